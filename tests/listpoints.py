"""Points that a list may have: surveyed posts of roads, districts, and sectors that no list of places knows."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from storage.naming import fold
from storage.regions import Region
from storage.road import Post, Road
from tests.reports import places

#: The roads of lists, as people call them.
ROADS = {
    "PE-1S": "Panamericana Sur",
    "PE-1N": "Panamericana Norte",
    "PE-22": "Carretera Central",
    "PE-3S": "Longitudinal de la Sierra Sur",
    "PE-3N": "Longitudinal de la Sierra Norte",
    "PE-30C": "Interoceánica Sur",
    "PE-34A": "carretera Repartición - Arequipa - Juliaca",
    "PE-34H": "carretera Juliaca - Putina - Sandia",
    "PE-36A": "carretera Moquegua - Desaguadero",
    "PE-5NB": "carretera Tarapoto - Yurimaguas",
    "PE-22B": "carretera La Oroya - Tarma - La Merced",
    "PE-10A": "carretera Trujillo - Huamachuco",
    "PE-08": "carretera Ciudad de Dios - Cajamarca",
    "PE-28B": "carretera Quinua - San Francisco - Quillabamba",
}
#: What of a spot may be named above a list: that which all of the list share.
SHARED = {"region": "same-region", "road": "same-road", "code": "same-road", "district": "same-district"}
_COUNTS = (2, 3, 3, 4, 4, 5, 6, 8, 10, 12)
_FAR = 3.0  # kilometres between two points of a road
_HEADS = ("Ccolla", "Huayra", "Quello", "Yana", "Sillu", "Chari", "Occo", "Anta", "Puca", "Jaru", "Llusca")
_TAILS = ("puquio", "hirca", "huaycco", "pujllo", "chaca", "ccasa", "rumi", "uyo", "pucro", "tira")
_SPANISH = ("Los Molles", "Tres Esquinas", "Boca del Zorro", "El Mirador", "La Ensenada", "Alto Sillani")
_SPANISH += ("Cuatro Vientos", "Las Retamas", "Cerro Partido", "Santa Elisa", "Villa Primavera", "La Perdiz")


@dataclass(frozen=True)
class Stand:
    """Where a point is: a district and, on a road, its kilometre; a sector and a bridge that no list has."""

    district: Region
    road: Road | None = None
    post: Post | None = None
    sector: str = ""
    bridge: str = ""

    @property
    def region(self) -> str:
        return self.district.code[:2]


def as_post(km: float) -> str:
    """A kilometre as posts have it, "120+500"."""
    return f"{int(km)}+{round(km % 1 * 1000):03}"


@cache
def sectors() -> tuple[str, ...]:
    """Names in the manner of real ones that no list has."""
    gazetteer, _ = places()
    made = [*(a + b for a, b in product(_HEADS, _TAILS)), *_SPANISH]
    return tuple(name for name in made if not gazetteer.bearers(fold(name)))


@cache
def stands() -> tuple[tuple[Stand, ...], tuple[Stand, ...]]:
    """The surveyed posts of roads in districts with a name of their own, and such districts."""
    gazetteer, roads = places()
    plain = {r.code: r for r in gazetteer if len(r.code) == 6 and len(gazetteer.bearers(fold(r.name))) == 1}
    posts = [
        Stand(plain[post.district], road, post)
        for road in roads
        if road.key in ROADS
        for post in road.known
        if post.status == "verified" and post.district in plain and post.km is not None
    ]
    return tuple(posts), tuple(Stand(region) for region in plain.values() if " " not in region.name)


def pool(
    chance: random.Random, marks: Sequence[str], mark: str, most: int, beside: Sequence[Stand] = ()
) -> list[Stand]:
    """Points far enough from each other, which share what the marks say."""
    posts, towns = stands()
    everywhere = posts if mark == "road" else towns
    count = chance.choice([c for c in _COUNTS if c <= most])
    for _ in range(200):
        first = chance.choice(everywhere)
        if any(_shares(first, other, marks) for other in beside) and set(SHARED.values()) & set(marks):
            continue
        near = [s for s in everywhere if _shares(first, s, marks)]
        chosen: list[Stand] = []
        for stand in chance.sample(near, len(near)):
            if len(chosen) < count and all(_apart(stand, other) for other in (*beside, *chosen)):
                chosen.append(stand)
        if len(chosen) > 1:
            names = chance.sample(sectors(), 2 * len(chosen))
            return [
                Stand(s.district, s.road, s.post, names[2 * n], names[2 * n + 1])
                for n, s in enumerate(chosen)
            ]
    raise LookupError(f"no points share {marks}")


def _shares(one: Stand, other: Stand, marks: Sequence[str]) -> bool:
    region = "same-region" not in marks or one.region == other.region
    road = "same-road" not in marks or (one.road and other.road and one.road.key == other.road.key)
    return bool(region and road and ("same-district" not in marks or one.district == other.district))


def _apart(one: Stand, other: Stand) -> bool:
    """Whether nobody would take two points for one."""
    if one.road and other.road and one.post and other.post and one.road.code == other.road.code:
        return abs((one.post.km or 0) - (other.post.km or 0)) > _FAR
    return one.district != other.district
