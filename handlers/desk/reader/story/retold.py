"""What a text tells once more without a place, road or kilometre of its own is no second point."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.story.points import Point, akin
from handlers.desk.reader.story.residue import stands
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.where.unmapped import unmapped
from handlers.desk.reader.words.verbs import Tense
from storage.model import Kind


def without_retold(points: Sequence[Point]) -> list[Point]:
    """The points without sums of others and places of a list told again; what was cleared below is a clearing."""
    kept = [
        p
        for p in points
        if not any(rule(p, points) for rule in (_sum_of_others, _of_the_list, _title, _ended))
    ]
    gone: list[Point] = []
    for point in kept:
        if (shut := _cleared(point, kept) or _freed(point, kept)) is not None:
            _take_over(point, shut)
            gone.append(shut)
        if (tried := _tried(point, kept)) is not None:
            point.told += tried.told
            gone.append(tried)
    return [p for p in kept if not any(p is one for one in gone)]


def _blockade(point: Point) -> bool:
    return point.kinds[:1] == [Kind.BLOCKADE] and point.clearing is None


def _sum_of_others(point: Point, points: Sequence[Point]) -> bool:
    """Whether it is but the roads of the whole country, of which others are told one by one."""
    bare = not (point.path or point.km or point.road or point.venue or point.square or point.listed)
    single = [p for p in points if p is not point and _blockade(p) and p.own_path and (p.km or p.own_road)]
    return _blockade(point) and bare and len(single) > 1 and point.told[0] is point.told[-1]


def _of_the_list(point: Point, points: Sequence[Point]) -> bool:
    """Whether it has but the place of a kilometre told of in the same sentence."""
    if not _blockade(point) or point.km or point.venue or not point.path:
        return False
    own = point.told[0]
    beside = [p for p in points if p is not point and p.km is not None and p.told[0].sentence is own.sentence]
    return bool(own.kms) and any(m.name == point.path[0].name for p in beside for m in p.path)


def _cleared(point: Point, points: Sequence[Point]) -> Point | None:
    """The one blockade told of before in the same paragraph, at whose place a road is now free, None where none is."""
    over = point.clearing
    if over is not None and over.kind in (Kind.STRIKE, Kind.OCCUPATION):
        return _struck(point, points)
    if (
        over is None
        or over.free
        or over.kind not in (None, Kind.BLOCKADE)
        or point.km
        or point.venue
        or point.own_road
    ):
        return None
    own = point.told[0].sentence
    others = [p for p in points if p is not point]
    shut = [p for p in others if _blockade(p)]
    if len(shut) != 1 or len(others) != 1:
        return None
    one = shut[0]
    before = one.told[0].sentence.block == own.block and one.told[-1].sentence.number < own.number
    lasting = any(stands(t) or t.ahead or t.goes_on for t in one.told)
    same = not point.path or not one.path or akin([one], point.path)
    return one if before and not lasting and same and not _side_by_side(one, point) else None


def _side_by_side(shut: Point, freed: Point) -> bool:
    """Whether two places are told of as they are now, the one in the other: "Bloqueo en Ocoña, ya hay paso en Camaná"."""
    if unmapped(shut.told[0].sentence) and not shut.own_path and freed.own_path:
        return True  # "No hay pase en Quishuarani. En Ocoña ya pasan"
    if not (shut.path and freed.path) or shut.path[0].name == freed.path[0].name:
        return False
    return not any(verb.tense is Tense.PAST for told in shut.told for verb in told.sentence.verbs)


def _title(point: Point, points: Sequence[Point]) -> bool:
    """Whether it is but a title, "Paro en Moquegua", above the roads that are shut there, or free again."""
    own = point.told[0]
    if point.kinds != [Kind.STRIKE] or point.clearing or len(point.told) > 1 or own.sentence.verbs:
        return False
    if not own.sentence.alone:
        return False
    if len(own.sentence.plain) > _TITLE or own.moments or own.organisers or own.counts.crowd or own.campaign:
        return False
    below = [p for p in points if p.told[0].sentence.number > own.sentence.number]
    roads = bool(below) and all(_blockade(p) or (p.clearing and p.clearing.kind is None) for p in below)
    return roads and all(akin([p], point.path) for p in below)


_TITLE = 32  # letters

#: "Pidió a sus seguidores poner fin al paro": how it came to its end.
_TO_END = re.compile(
    r"\b(?:pid\w+|llam\w+|exhort\w+|invoc\w+|orden\w+|dispus\w+|called|asked|told|urged|ordered)\b[^.;]{0,60}"
    r"\b(?:poner fin|levantar|suspender|deponer|terminar|end|lift|call off|suspend)\b"
)


def _ended(point: Point, points: Sequence[Point]) -> bool:
    """Whether it but tells how the strike was ended of which the text says that it is over."""
    if point.kinds != [Kind.STRIKE] or point.clearing or not _TO_END.search(point.told[0].sentence.plain):
        return False
    return any(
        p.clearing is not None and p.clearing.kind is Kind.STRIKE and _together(p, point) for p in points
    )


def _together(one: Point, other: Point) -> bool:
    """Whether two points stand side by side in the text, at places of which one may hold the other."""
    near = abs(one.told[0].sentence.block - other.told[0].sentence.block) <= 1
    return near and (not one.path or not other.path or akin([one], other.path))


def _freed(point: Point, points: Sequence[Point]) -> Point | None:
    """The one protest of no kind told of before a road that is free by now: "Desató protestas … la vía fue despejada"."""
    over = point.clearing
    if over is None or over.free or over.kind not in (None, Kind.BLOCKADE):
        return None
    others = [p for p in points if p is not point]
    if len(others) != 1 or others[0].kinds or others[0].clearing or others[0].km or others[0].venue:
        return None
    one = others[0]
    before = one.told[-1].sentence.number < point.told[0].sentence.number and _together(one, point)
    lasting = any(stands(t) or t.ahead or t.goes_on or _GOES_ON.search(t.sentence.plain) for t in one.told)
    return one if before and one.told[0].generic and not lasting else None


_TRY = re.compile(
    r"\b(?:intent(?!ara)\w+|trat(?:aron|o|aban|ando) de|quis(?:o|ieron)|tried|(?<!will )(?<!to )attempt\w*|trying)\b"
)
_FOUGHT = frozenset({Kind.CLASH, Kind.DISPERSAL, Kind.EXCESSIVE_FORCE})


def _tried(point: Point, points: Sequence[Point]) -> Point | None:
    """What people but tried, from which the clash came that is told beside it, or in which they fought."""
    if not set(point.kinds[:1]) <= _FOUGHT or not point.kinds or point.clearing:
        return None
    found = [
        p
        for p in points
        if p is not point
        and not (p.clearing or p.km or p.told[0].ahead)
        and p.kinds[:1] in ([], [Kind.OCCUPATION], [Kind.BLOCKADE], [Kind.LOOTING])
        and len(p.told) <= 2
        and _only_tried(p.told[0])
        and _together(p, point)
    ]
    return found[0] if len(found) == 1 else None


def _only_tried(told: Told) -> bool:
    """Whether all that a sentence tells of hangs on a verb of trying."""
    tried = _TRY.search(told.sentence.plain)
    return tried is not None and all(hit.frame or 0 <= hit.start - tried.end() <= 30 for hit in told.hits)


_GOES_ON = re.compile(r"\b(?:continu|sigue|siguio|mantien|permanec|persist|prosig|still|remain)\w*")


def _struck(point: Point, points: Sequence[Point]) -> Point | None:
    """The one strike or occupation told of before in the same paragraph that is over as a whole, None where none is."""
    own = point.told[0].sentence
    before = [
        p
        for p in points
        if point.clearing is not None
        and p.kinds[:1] == [point.clearing.kind]
        and p.clearing is None
        and p.block == own.block
        and p.told[-1].sentence.number < own.number
    ]
    if len(before) != 1 or sum(p.clearing is not None for p in points) > 1:
        return None
    one = before[0]
    lasting = any(t.ahead or _GOES_ON.search(t.sentence.plain) for t in one.told)
    whole = not (point.own_path and one.path) or set(one.path[0].codes) <= set(point.path[0].codes)
    return None if lasting or not whole else one


def _take_over(point: Point, shut: Point) -> None:
    """Give a clearing the place, road and kilometre of what it cleared."""
    point.km, point.road, point.own_road = shut.km, shut.road or point.road, shut.own_road
    point.venue, point.sector = shut.venue or point.venue, shut.sector or point.sector
    if shut.path and shut.own_path:
        point.path, point.own_path, point.around = shut.path, True, [*shut.around]
