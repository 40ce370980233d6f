"""What a sentence names that is but part of the one thing it tells of: a strike's own measures, how a vigil ended."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.desk.reader.story.told import Told
from handlers.desk.reader.what.kinds import HARMFUL, Hit
from storage.model import Kind

#: "Un paro de 48 horas con bloqueo de la Carretera Central".
_WITH = re.compile(
    r"\b(?:con|incluid[oa]s?|incluye(?:ndo)?|with|including)\s(?:(?:el|la|los|las|un|una|a|the)\s)?(?:\w+\s)?$"
)
_AND = re.compile(r"\s(?:\w+\s){0,6}(?:y|e|and)\s(?:(?:el|la|los|las|un|una|a|the)\s)?(?:\w+\s)?")
_MEASURES = frozenset({Kind.BLOCKADE, Kind.MARCH, Kind.SIT_IN})
#: "La vigilia terminó con la detención de cuatro".
_ENDED_IN = re.compile(r"\s?(?:con|en|with|in)\s(?:(?:la|el|los|las|un|una|the|an|a)\s)?(?:\w+\s)?")


def one_thing(told: Told) -> Told:
    """The sentence without what is but part of a strike to come, or the harm in which what was over ended."""
    return _of_its_end(_of_a_plan(told))


def _of_a_plan(told: Told) -> Told:
    strike = next((h for h in told.hits if h.kind is Kind.STRIKE and not h.frame), None)
    if strike is None or not told.ahead or told.kms:
        return told
    flat = told.sentence.plain
    parts: list[Hit] = []
    for hit in told.hits:
        if hit.kind not in _MEASURES or hit.start < strike.end:
            continue
        joined = parts and _AND.fullmatch(flat[parts[-1].end : hit.start])
        if joined or _WITH.search(flat[strike.end : hit.start]):
            parts.append(hit)
    if not parts:
        return told
    hits = tuple(replace(h, frame=True) if h in parts else h for h in told.hits)
    behind = parts[0].start
    before = tuple(m for m in told.mentions if m.start < behind)
    return replace(
        told,
        hits=hits,
        roads=tuple(road for road in told.roads if road.start < behind),
        mentions=before if any(m.weight > 0 for m in before) else told.mentions,
        sector=None,
        venue=None,
    )


def _of_its_end(told: Told) -> Told:
    over = told.clearing
    if over is None or over.kind not in (Kind.MARCH, Kind.SIT_IN):
        return told
    harm = [h for h in told.hits if h.kind in HARMFUL and h.start >= over.end]
    if not harm or not _ENDED_IN.fullmatch(told.sentence.plain[over.end : harm[0].start]):
        return told
    return replace(told, clearing=None, hits=tuple(h for h in told.hits if h.kind in HARMFUL))
