"""What says where a point is, and what may be answered: a region, or the question beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.desk.reader.drafts.onroad import OnRoad
from handlers.desk.reader.drafts.shared import Shared
from handlers.desk.reader.model import Doubt
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.where.mentions import Mention
from storage.model import Kind


@dataclass(frozen=True, slots=True)
class Answer:
    """The region of a point, None where it is not sure, with the questions beside it."""

    region: str | None
    doubts: tuple[Doubt, ...] = ()
    local: bool = False  # its kilometre is counted from some town there


@dataclass(frozen=True, slots=True)
class Clues:
    """What says where a point is."""

    point: Point
    path: tuple[Mention, ...]  # the name of its place and what contains it
    kind: Kind | None
    placed: OnRoad
    shared: Shared

    @property
    def word(self) -> str:
        """The name of its place."""
        return self.path[0].name

    def around(self) -> list[tuple[str, ...]]:
        """The codes of other names near by."""
        point, found = self.point, [*self.point.around]
        if point.path is not self.path or not point.own_path:
            found += [m.codes for m in self.path[1:]]
        found += [m.codes for m in self.shared.path]
        ends = {c[:2] for town in (point.road.towns if point.road else ()) for c in town}
        if point.road and not point.road.roads and len(ends) <= 2:
            found.append(tuple(sorted(ends)))  # "La carretera Iquitos - Nauta … en San Juan Bautista"
        return found

    def in_town(self) -> bool:
        """Whether it happens in the town that its place's name may mean: a protest gathers there, unless on a road."""
        if self._in_streets():
            return True
        if self.path and (self._on_border_bridge() or self._on_another_road()):
            return False
        spot = bool(self.point.venue or self.point.square) and self.kind is not Kind.STRIKE
        return spot or (self.kind is None and not self.point.clearing and self.placed.code is None)

    def _in_streets(self) -> bool:
        """Whether a road is shut in a town: "en el óvalo de ingreso a la ciudad", "las calles"."""
        off_roads = self.placed.code is None and self.point.km is None
        if self.kind is not Kind.BLOCKADE or not off_roads or not self.path or self.path[0].sure:
            return False
        return _IN_TOWN.search(self.point.told[0].sentence.plain) is not None

    def _on_border_bridge(self) -> bool:
        """Whether the bridge is elsewhere, at a border: "las rondas de Ayabaca … el puente internacional de Espíndola"."""
        border = _BORDER.match(self.point.venue or "")
        return border is not None and self.word not in border["name"].lower()

    def _on_another_road(self) -> bool:
        """Whether the road joins other towns than the place: "Huánuco: … la carretera Tingo María - Monzón, puente …"."""
        road = self.point.road
        return (
            self.kind is Kind.BLOCKADE
            and road is not None
            and bool(road.route)
            and self.word not in road.route
        )


_IN_TOWN = re.compile(
    r"\b(?:ovalo|avenidas?|jirones|calles|centro) (?:\w+ ){0,4}(?:de|a) la ciudad\b|\b(?:las|principales|"
    r"sus) (?:\w+ )?(?:calles|avenidas)\b"
)
#: A bridge to the next country, which bears the name of its own place.
_BORDER = re.compile(r"[Pp]uente (?:inter|bi)nacional(?P<name> .+)")
