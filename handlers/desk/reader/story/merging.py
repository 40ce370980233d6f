"""What is told twice becomes one point: a headline and its story, a general word and the points it is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.story.crowding import without_counts
from handlers.desk.reader.story.further import SEVERAL, told_as_further
from handlers.desk.reader.story.points import Point, akin
from handlers.desk.reader.story.twins import another, headline_of, twins
from handlers.desk.reader.where.nesting import contains
from handlers.desk.reader.where.routes import same_road
from storage.model import Kind


def merged(points: list[Point]) -> list[Point]:
    """What is told twice becomes one: a general word on several points goes to each, a headline to its story."""
    kept: list[Point] = []
    sure = [p for p in points if p.kinds[:1] == [Kind.BLOCKADE] and not p.clearing and not _stranded(p)]
    points = [p for p in points if not (sure and _stranded(p))]
    for point in points:
        if point.km is None and point.clearing is None and not point.listed:
            fuller = [
                p
                for p in points
                if p is not point
                and p.km is not None
                and p.clearing is None
                and _fits(point, p)
                and not another(p)
                and not (another(point) and (point.own_path or point.venue or point.sector))
            ]
            fuller = _spread(point, points) or fuller
            if fuller:
                for other in fuller:
                    _fold(point, other, len(fuller) > 1)
                continue
        if kept and headline_of(kept[0], point):
            _fold(kept.pop(0), point, False)
        twin = next((p for p in kept if twins(p, point)), None)
        if twin is not None:
            _fold(point, twin, False)
            twin.km = twin.km or point.km
            continue
        kept.append(point)
    return kept


def _spread(general: Point, points: Sequence[Point]) -> list[Point]:
    """The places told of later of which a general word was said: "cuatro puntos del corredor. … en A, B y en C"."""
    if (
        general.venue
        or general.sector
        or general.kinds[:1] != [Kind.BLOCKADE]
        or told_as_further(general.told[0])
    ):
        return []
    at = next(n for n, p in enumerate(points) if p is general)
    own = general.told[0].sentence
    later = [p for p in points[at + 1 :] if p.clearing is None and p.told[0].sentence.whole != own.whole]
    later = [p for p in later if p.kinds[:1] in ([Kind.BLOCKADE], []) and p.block - general.block <= 1]
    row = [p for p in later if p.listed and p.told[0].sentence is later[0].told[0].sentence]
    lines = [p for p in later if p.listed and p.told[0].sentence.bullet and not p.told[0].hits]
    several = SEVERAL.search(own.plain) is not None
    # "Miners are blocking highways. Blockades in these places:", and below them the places.
    found = later if several or (lines == later and not general.own_road) else row
    if len(found) < 2 or (not several and told_as_further(found[0].told[0])):
        return []
    return found if all(_fits(general, p) and _same_or_within(p, general) for p in found) else []


def _same_or_within(point: Point, general: Point) -> bool:
    if not general.path or not point.path or not point.own_path:
        return True
    return contains(general.path[0], point.path[0]) or general.path[0].name == point.path[0].name


_HELD_UP = re.compile(r"(?:varad|atascad|atorad|strand)\w*\b")


def _stranded(point: Point) -> bool:
    """Whether it says but where people are held up, who stand far from where the road is shut."""
    told = point.told[0]
    texts = [told.sentence.plain[h.start : h.end] for h in told.hits if not h.frame]
    return (
        point.clearing is None and point.km is None and bool(texts) and all(_HELD_UP.match(t) for t in texts)
    )


def _fits(general: Point, point: Point) -> bool:
    if general.kinds and point.kinds and general.kinds[0] is not point.kinds[0]:
        return False
    if (
        general.road
        and point.road
        and general.own_road
        and point.own_road
        and not same_road(general.road, point.road)
    ):
        return False
    if not point.kinds and general.own_path and general.block != point.block:
        return False  # "Hay manifestantes en el km 82 …", and below: "Las vías de Canchis están bloqueadas"
    if general.venue and point.km and general.block != point.block:
        return False
    if not general.kinds and general.block != point.block:
        return False
    if not general.path:
        return abs(general.block - point.block) <= 1
    return akin([point], general.path) if point.path else general.block == point.block


def _fold(extra: Point, into: Point, shared: bool) -> None:
    into.told += [without_counts(t) if shared else t for t in extra.told]
    into.venue = into.venue or (extra.venue if not shared else None)
    into.square = into.square or extra.square
    into.sector = into.sector or (extra.sector if not shared else None)
    into.kinds = into.kinds or extra.kinds
    into.soft = into.soft and extra.soft
    if not into.own_road and extra.own_road:
        into.road, into.own_road = extra.road, True
    if extra.path:
        if not into.path or (not into.own_path and extra.own_path):
            into.around += [m.codes for m in into.path]
            into.path, into.own_path, into.ground = extra.path, extra.own_path, extra.ground
        elif contains(into.path[0], extra.path[0]) and not shared:
            into.around += [m.codes for m in into.path]
            into.path = extra.path
        else:
            into.around += [m.codes for m in extra.path]
