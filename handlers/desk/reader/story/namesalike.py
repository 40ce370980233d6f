"""Names that several places bear: those of a list by one another, and those that are but a river's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import departments_of, shared_with


def side_by_side(points: Sequence[Point]) -> None:
    """Of the names of a list those are meant that lie beside each other, as far as that makes out a region."""
    lists: dict[tuple[int, ...], list[Point]] = {}
    for point in points:
        if point.listed and point.path and len(point.told) > 1:
            lists.setdefault(tuple(t.sentence.number for t in point.told[1:]), []).append(point)
    for row in lists.values():
        for point in row:
            others = [p.path[0] for p in row if p is not point]
            point.around += shared_with(point.path[:1], others)
            point.beside |= departments_of(others)


def river_of(told: Told, name: Mention) -> str | None:
    """A river as it is written: "río Bajo Urubamba"."""
    before = re.search(r"(?i)\b(?:r[ií]o|quebrada)\s(?:\w+\s){0,2}$", told.sentence.text[: name.start])
    return f"{before[0]}{told.sentence.text[name.start : name.end]}" if before else None
