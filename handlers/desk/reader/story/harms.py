"""Where those who were hurt or died belong: to the clash, and not to the march or the arrests beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.story.points import Point, akin
from handlers.desk.reader.story.told import Told
from storage.model import Kind

#: At these people are hurt, the likeliest first.
_HARMFUL = (Kind.CLASH, Kind.DISPERSAL, Kind.EXCESSIVE_FORCE, Kind.LOOTING)
#: These hurt nobody by themselves.
_HARMLESS = frozenset({Kind.MARCH, Kind.SIT_IN, Kind.STRIKE, Kind.ARRESTS})


def settled(points: list[Point]) -> list[Point]:
    """The points; who was hurt at one that hurts nobody stands with the clash or dispersal told of beside it."""
    for point in points:
        if point.clearing is not None or not set(point.kinds[:1]) & _HARMLESS:
            continue
        for n, told in enumerate(point.told):
            if not (told.counts.injured or told.counts.dead) or told.counts.other_time:
                continue
            other = _harmful(points, point, told)
            if other is None:
                continue
            other.harmed.append(told)
            point.told[n] = replace(told, counts=replace(told.counts, injured=(), dead=(), total=False))
    return points


def _harmful(points: Sequence[Point], point: Point, told: Told) -> Point | None:
    at = told.sentence
    near = [
        p
        for p in points
        if p is not point
        and p.clearing is None
        and set(p.kinds[:1]) & set(_HARMFUL)
        and abs(p.block - at.block) <= 1
        and not any(t.counts.injured or t.counts.dead for t in p.told)
        and (not point.own_path or not p.path or akin([point], p.path))
    ]
    return min(near, key=lambda p: (_apart(p, told), _HARMFUL.index(p.kinds[0])), default=None)


def _apart(point: Point, told: Told) -> int:
    return min(abs(t.sentence.number - told.sentence.number) for t in point.told)


_ANSWERED = re.compile(
    r"\b(?:respond|answer|repl[iy]|repel|contest)\w*\s(?:\w+\s)?(?:with|con|using|firing)\b"
)


def answered(told: Told, last: Sequence[Point]) -> bool:
    """Whether it but says that the police answered the clash just told of with gas."""
    fought = bool(last) and all(p.kinds[:1] == [Kind.CLASH] for p in last)
    gas = {h.kind for h in told.hits if not h.frame} == {Kind.DISPERSAL}
    return fought and gas and _ANSWERED.search(told.sentence.plain) is not None
