"""What the parts of one sentence share: the place that one of them names, and those who strike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.story.further import told_as_further
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.where.routes import along
from handlers.desk.reader.where.unmapped import shut_hamlet, unmapped
from storage.model import Kind

_THERE = re.compile(r"\W*(?:en|in|at)\s")


def _of_a_row(one: Point, other: Point) -> bool:
    """Whether two are told of in one row, the one with a road and no place, which then is not the other's."""
    row = one.listed and other.listed and one.told[0].sentence is other.told[0].sentence
    return row and other.own_road and not other.path


def share(points: Sequence[Point]) -> None:
    """What one sentence tells of in several parts: at the place that one of them names, by those whom one names."""
    for point in points:
        whole = point.told[0].sentence.whole
        beside = [
            p
            for p in points
            if p is not point and p.told[0].sentence.whole == whole and not _of_a_row(p, point)
        ]
        # "…; en Jaén, …" is there alone.
        named = [
            p
            for p in beside
            if p.own_path
            and not p.clearing
            and not told_as_further(p.told[0])
            and not _THERE.match(p.told[0].sentence.plain)
        ]
        strikes = any(p.kinds[:1] == [Kind.STRIKE] for p in (point, *beside))
        vague = bool(named) and (
            not point.path or (strikes and point.path[0].weight <= 1 < named[0].path[0].weight)
        )
        off = point.road is not None and bool(named) and not along(point.road, named[0].path)
        hamlet = (
            unmapped(point.told[0].sentence) or shut_hamlet(point.told[0].sentence) is not None
        )  # "En Quishuarani ya pasan, no hay pase en Ilave"
        if vague and not (point.square or point.km or point.country or off or hamlet):
            point.path, point.around = named[0].path, [*named[0].around]
        if strikes and point.organisers is None:
            point.organisers = next((t.organisers for p in beside for t in p.told if t.organisers), None)
