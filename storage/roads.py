"""The roads, all of them: what people call one, and which a code, a name or two places mean.

One code may have several counts of kilometres: then every one of them answers, and who asks has to choose.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import resources

from storage.naming import fold
from storage.road import Post, Road

_PART = re.compile(r"\s*(?:\(.*|(?:corredor vial )?tramos? .*)$")
_CODE = re.compile(r"(?:([a-z]{2})[\s-]{0,3})?0*(\d{1,4})[\s-]?([a-z]{0,2})")


class Roads:
    """Every road that is known, by code and by name."""

    def __init__(self, roads: Iterable[Road]) -> None:
        """Know these roads."""
        self._roads = tuple(roads)
        self._codes: dict[str, list[Road]] = defaultdict(list)
        self._names: dict[str, list[Road]] = defaultdict(list)
        for road in self._roads:
            for name in (road.code, *road.aliases):
                if key := _code_key(name):
                    _add(self._codes[key], road)
            for name in (road.name, *road.aliases):
                for key in _name_keys(name):
                    _add(self._names[key], road)
        # "Interoceánica Sur tramo 4", "Carretera Central (La Oroya - Huánuco)": parts bear the name of the whole, if
        # several do; one alone is but called so by its neighbours.
        parts: dict[str, list[Road]] = defaultdict(list)
        for road in self._roads:
            for name in (road.name, *road.aliases):
                if (base := _PART.sub("", name)) != name:
                    for key in _name_keys(base):
                        _add(parts[key], road)
        for key, bearers in parts.items():
            if len(bearers) > 1 and " " in key:
                for road in bearers:
                    _add(self._names[key], road)

    @classmethod
    def load(cls) -> Roads:
        """The roads that ship with Chaski."""
        data = resources.files("storage") / "data"
        posts: dict[str, list[Post]] = defaultdict(list)
        with (data / "waypoints.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                posts[row["road"]].append(
                    Post(
                        row["place"],
                        row["district_ubigeo"],
                        float(row["lat"]),
                        float(row["lon"]),
                        float(row["km"]) if row["km"] else None,
                        row["km_status"],
                    )
                )
        with (data / "roads.csv").open(encoding="utf-8") as file:
            return cls(
                Road(
                    row["code"],
                    row["name"],
                    tuple(filter(None, row["aliases"].split(";"))),
                    row["from"],
                    row["to"],
                    tuple(posts[row["code"]]),
                )
                for row in csv.DictReader(file)
            )

    def __iter__(self) -> Iterator[Road]:
        """Every road, and every count of one, in the order of the list."""
        return iter(self._roads)

    def __len__(self) -> int:
        """How many roads and counts there are."""
        return len(self._roads)

    def coded(self, text: str) -> tuple[Road, ...]:
        """The roads with this code ("PE-3S", "pe 3s", "PE-03S", "3S"), its own before those that it is a second code of."""
        key = _code_key(text)
        found = self._codes.get(key, []) if key else []
        return tuple(sorted(found, key=lambda road: _code_key(road.code) != key))

    def named(self, text: str) -> tuple[Road, ...]:
        """The roads that bear this name, "carretera" or not; several may share one."""
        for key in _name_keys(text):
            if key in self._names:
                return tuple(self._names[key])
        return ()

    def find(self, text: str) -> tuple[Road, ...]:
        """The roads that a code or a name means."""
        return self.coded(text) or self.named(text)

    def names(self) -> Iterable[str]:
        """Every name, folded, that a road is known by."""
        return self._names.keys()

    def through(self, *districts: str) -> tuple[Road, ...]:
        """The roads that have a post in each of these regions."""
        return tuple(
            road
            for road in self._roads
            if all(any(p.district.startswith(d) for p in road.posts) for d in districts)
        )


def _add(roads: list[Road], road: Road) -> None:
    if road not in roads:
        roads.append(road)


def _code_key(text: str) -> str | None:
    match = _CODE.fullmatch(text.strip().lower())
    if match is None or not (match[1] or match[3]):
        return None
    return f"{match[1] or 'pe'}{match[2]}{match[3]}"


def _name_keys(name: str) -> list[str]:
    """A road's name folded, and without its first word where that only says that it is a road."""
    whole = fold(name)
    return (
        [whole, bare]
        if (bare := re.sub(r"^(?:carretera|via|autopista|corredor vial|la) ", "", whole)) != whole
        else [whole]
    )
