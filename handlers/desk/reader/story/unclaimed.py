"""Places at which a sentence says that something happens, and which no point took: each is one, with what it is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.story.loci import loci
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.what.kinds import ranked
from handlers.desk.reader.where.mentions import Mention
from storage.model import Kind

#: What is told of several places at once.
_SPREAD = frozenset({Kind.BLOCKADE, Kind.MARCH, Kind.SIT_IN, Kind.OCCUPATION})
#: A name that stands so says for sure that it happens there.
_SURE = 3
#: "Near Ica (km 290) and Chala, as well as roads in Apurímac and Junín".
_AS_WELL = re.compile(r"\b(?:as well as|asi como|ademas de|y tambien|and also|aparte de|besides)\b")


def with_unclaimed(points: Sequence[Point]) -> list[Point]:
    """The points with one more for each place of their sentences that says where it happens and that none of them has."""
    found = list(points)
    for point in points:
        for told in point.told:
            if told.hits and not (told.tallies or told.natural or told.denies or told.clearing):
                found += _of(told, found)
    return found


def _of(told: Told, points: Sequence[Point]) -> list[Point]:
    kinds = [kind for kind in ranked([hit for hit in told.hits if not hit.frame]) if kind in _SPREAD]
    if not kinds or told.sentence.bullet or told.sector or any(road.route for road in told.roads):
        return []
    if any(point.borrowed or point.sector for point in points if point.told[0].sentence is told.sentence):
        return []  # villages that no list has, which lie there
    paths = [path for path in loci(told)[0] if _stands_alone(told, path, points)]
    return [
        Point([told], kinds=kinds[:1], path=path, own_path=True, second=True, around=[]) for path in paths
    ]


def _stands_alone(told: Told, path: Sequence[Mention], points: Sequence[Point]) -> bool:
    """Whether it happens at this place by its words, and neither in, at nor around that of a point."""
    here = path[0]
    if here.weight < _SURE or here.adjective or here.perhaps or told.asked_for(here.start):
        return False
    taken = [code for point in points for mention in point.path for code in mention.codes]
    if told.kms and not _AS_WELL.search(told.sentence.plain, 0, here.start):
        return False  # the names around a kilometre say where that is
    if not told.kms:
        taken += [code for point in points for codes in point.around for code in codes]
    return not any(a.startswith(b) or b.startswith(a) for a in here.codes for b in taken)
