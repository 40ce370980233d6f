"""How many came, were hurt or died at a point, of the numbers that its sentences give."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.judging import Ground, Verdict, judged
from handlers.desk.reader.model import Choice, Doubt, Why
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.told import Told
from storage.model import EventFacts

#: What is counted besides the ones that were counted before.
_BESIDES = re.compile(
    r"\b(?:asimismo|ademas|tambien|otr[oa]s?|a su vez|also|another|other|in addition|as well)\b"
)


def counted(point: Point, facts: EventFacts, doubts: list[Doubt]) -> EventFacts:
    """The facts with the numbers of their sentences; of several the likeliest, with a question beside it."""
    for name in ("crowd", "injured", "dead"):
        told = point.told if name == "crowd" else [*point.told, *point.harmed]
        found: list[int] = []
        ground, besides = Ground.SAID, False
        for one in told:
            if name != "crowd" and one.counts.other_time:
                continue
            sums = {t.value for t in one.tallies if t.counted == name}
            numbers = [n for n in getattr(one.counts, name) if n not in sums]
            if numbers and not found:
                ground = Ground.NEAR if one in point.harmed else _ground(one, told, name)
            elif numbers:
                besides = _BESIDES.search(one.sentence.plain) is not None
            found += numbers
        distinct = list(dict.fromkeys(found))
        if not distinct:
            continue
        if len(distinct) == 1 or _adds_up(distinct):
            value = max(distinct)
            facts = facts.changed(**{name: value})
            open_ = any(one.counts.shared or (name != "crowd" and one.counts.summed) for one in told)
            if open_ or judged(name, ground, rivals=False) is Verdict.BESIDE:
                doubts.append(_asked(name, (value,)))
            continue
        if name == "crowd":
            if not any(one.counts.between for one in told):
                facts = facts.changed(crowd=distinct[0])
            doubts.append(_asked(name, distinct))
            continue
        value = sum(distinct) if besides else max(distinct)
        facts = facts.changed(**{name: value})
        doubts.append(_asked(name, dict.fromkeys((value, *distinct, sum(distinct)))))
    return facts


def _asked(name: str, numbers: Sequence[int] | dict[int, None]) -> Doubt:
    return Doubt(name, Why.COUNT_UNCLEAR, tuple(Choice(((name, n),)) for n in numbers), blocks=False)


def _ground(one: Told, told: Sequence[Told], name: str) -> Ground:
    """How near a number stands: a sentence with a day or a place of its own may count other people."""
    if one is told[0] or one.hits or one.generic:
        return Ground.SAID
    days = any(w.day is not None for w in one.moments)
    places = any(m.weight >= 2 for m in one.mentions)
    return Ground.NEAR if days or places or (one.counts.total and name != "crowd") else Ground.CARRIED


def _adds_up(numbers: Sequence[int]) -> bool:
    """Whether one of them is the sum of the others: "12 heridos: 8 civiles y 4 policías"."""
    return len(numbers) > 2 and 2 * max(numbers) == sum(numbers)
