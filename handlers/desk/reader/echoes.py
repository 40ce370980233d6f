"""What a later sentence takes up by a definite noun, without a place of its own, is the event that was just told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.points import Point
from handlers.desk.reader.telling import Told
from storage.model import Kind

#: Who or what was told of before, as a sentence takes it up: "La protesta …", "Los manifestantes …", "The demonstrations …".
_TAKEN_UP = re.compile(
    r"\W*(?:(?:por otro lado|por su parte|asimismo|incluso|segun [^,]{3,60}|sin embargo|mientras tanto|ya),?\s)?"
    r"(?:(?:indico|dijo|senalo|preciso|informo|alego) que\s)?"
    r"(?:la|el|los|las|esta|este|estos|dicha|dicho|dichos|the|this|these|those)\s(?:mism[oa]s? )?(?:\w+\s)?"
    r"(?:protestas?|medidas?|manifestaci\w+|movilizaci\w+|marcha|planton|bloqueos?|paro|huelga|toma|obstruccion|piquetes?|"
    r"manifestantes|huelguistas|protestantes|personas que|jornada|accion|demonstrations?|protests?|march|strike|blockades?|"
    r"roadblocks?|protesters|demonstrators|strikers|action)\b"
)
#: "La vía fue liberada": the road just told of.
_THE_ROAD = re.compile(
    r"\W*(?:[^,;]{0,50},?\s)?(?:la|el|dicha|the)\s(?:via|carretera|pista|autopista|road|highway|transito)\b"
)
_MORE = re.compile(r"\b(?:otr[oa]s?|tambien|ademas|asimismo|another|also|similar\w*)\b")
#: Of these one is told of by the words for another: a blockade's "plantón", a strike's "movilización".
_LOOSE = frozenset({Kind.BLOCKADE, Kind.MARCH, Kind.SIT_IN, Kind.STRIKE, Kind.OCCUPATION})


def without_echoes(points: Sequence[Point]) -> list[Point]:
    """The points, those that only tell more of the one before as part of that one."""
    kept: list[Point] = []
    for point in points:
        before = _before(kept, point)
        if before is not None and _echoes(point, before):
            _fold(point, before)
        else:
            kept.append(point)
    return kept


def _before(kept: Sequence[Point], point: Point) -> Point | None:
    """The one event that was told of right before."""
    if not kept or point.told[0].sentence.bullet or kept[-1].listed or point.listed:
        return None
    last = kept[-1]
    first = last.told[0].sentence.number
    if any(p is not last and p.told[0].sentence.number == first for p in kept):
        return None  # One of several.
    gap = point.told[0].sentence.block - max(t.sentence.block for t in last.told)
    return last if 0 <= gap <= 1 else None


def _echoes(point: Point, before: Point) -> bool:
    own = point.told[0]
    flat = own.sentence.plain
    if _MORE.search(flat) or own.sentence.number == before.told[0].sentence.number:
        return False
    if _elsewhere(own, point, before) or (point.km and before.km) or before.clearing is not None:
        return False
    if point.clearing is not None:
        shut = before.kinds[:1] == [Kind.BLOCKADE]
        over = _THE_ROAD.match(flat) or _TAKEN_UP.match(flat)
        return shut and point.clearing.kind in (None, Kind.BLOCKADE) and over is not None
    if not set(point.kinds[:1]) <= _LOOSE or not set(before.kinds[:1]) <= _LOOSE:
        return False
    taken = _TAKEN_UP.match(flat)
    shuts = point.kinds[:1] == [Kind.BLOCKADE] and before.kinds[:1] != [Kind.BLOCKADE]
    if taken is None or shuts:
        return False
    # "El plantón tuvo como objetivo …" takes a blockade up by another word; "los huelguistas marcharon" tells of a march.
    alone = all(hit.start < taken.end() for hit in own.hits)
    return alone or point.kinds[:1] == before.kinds[:1]


def _elsewhere(own: Told, point: Point, before: Point) -> bool:
    """Whether it names a place that is not the one told of before."""
    names = {m.name for m in before.path}
    codes = [c for m in before.path[:1] for c in m.codes]
    named = [m for m in own.mentions if m.weight >= 2 and m.name not in names]
    return any(
        not any(a.startswith(b) or b.startswith(a) for a in m.codes for b in codes) for m in named
    ) or bool(
        point.own_road
        and before.own_road
        and point.road
        and before.road
        and point.road.roads != before.road.roads
    )


def _fold(point: Point, before: Point) -> None:
    before.told += [told for told in point.told if not any(told is one for one in before.told)]
    before.km = before.km or point.km
    before.venue = before.venue or point.venue
    before.sector = before.sector or point.sector
    if not before.own_road and point.road is not None:
        before.road, before.own_road = point.road, point.own_road
    if not before.path:
        before.path, before.own_path, before.around = point.path, point.own_path, point.around
    if point.clearing is not None:
        before.clearing = point.clearing
    before.kinds = before.kinds or point.kinds
