"""The questions beside what was read: one for each field that the words leave open, with answers that say all they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.doubts.cases import Case
from handlers.desk.reader.doubts.caution import looked_over
from handlers.desk.reader.doubts.rivals import RULES, left_open
from handlers.desk.reader.model import Choice, Doubt, Why
from storage.model import EventFacts, EventState, Kind, TrafficState

_MOST = 3  # other values offered
#: What is asked about each field.
WHY = {
    "kind": Why.KIND_UNCLEAR,
    "state": Why.PHASE_UNCLEAR,
    "region": Why.REGION_APART,
    "road": Why.ROAD_AMBIGUOUS,
    "traffic_state": Why.STATE_UNCLEAR,
    "started": Why.TIME_UNCLEAR,
    "km_from": Why.KM_UNCLEAR,
    "crowd": Why.COUNT_UNCLEAR,
    "injured": Why.COUNT_UNCLEAR,
    "dead": Why.COUNT_UNCLEAR,
}


def question(name: str, facts: EventFacts, rivals: Sequence[object], words: str, *, blocks: bool) -> Doubt:
    """Whether a field is as it was read, or one of the first of these other values; `words` are the text's for it."""
    values = [v for v in dict.fromkeys((getattr(facts, name), *rivals[:_MOST])) if v is not None]
    return Doubt(name, WHY[name], tuple(Choice(((name, v),)) for v in values), words, blocks)


def asked(case: Case, doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """These questions, one beside each field though the words around allow another value, and what is to be looked over."""
    known = {name for doubt in doubts for name in doubt.fields}
    found = []
    for name in RULES:
        rivals = None if name in known else left_open(name, case)
        if rivals is None:
            continue
        path = case.point.path
        words = path[0].name if name == "region" and path else ""
        found.append(question(name, case.facts, rivals, words, blocks=False))
    kept = [_complete(doubt, case.facts) for doubt in _one_each((*doubts, *found))]
    return (*kept, *looked_over(case, kept))


def _one_each(doubts: Sequence[Doubt]) -> list[Doubt]:
    """One question for each field, the one that bars before the others."""
    kept: list[Doubt] = []
    for doubt in doubts:
        known = next((n for n, one in enumerate(kept) if one.field == doubt.field), None)
        if known is None:
            kept.append(doubt)
        elif doubt.blocks and not kept[known].blocks:
            kept[known] = doubt
    return kept


def _complete(doubt: Doubt, facts: EventFacts) -> Doubt:
    """The question with answers that also say how the road is: what is over is free, what is no blockade shuts none."""
    if doubt.field not in ("kind", "state") or any(len(c.changes) > 1 for c in doubt.choices):
        return doubt
    choices = []
    for choice in doubt.choices:
        value = choice.changes[0][1]
        if value == getattr(facts, doubt.field):
            choices.append(choice)
            continue
        if facts.state is EventState.ENDED and value is EventState.ACTIVE:
            shut = (
                TrafficState.INTERRUPTED
                if facts.traffic_state is TrafficState.NORMAL
                else facts.traffic_state
            )
            choices.append(Choice((*choice.changes, ("traffic_state", shut), ("ended", None))))
            continue
        then = choice.taken(facts)
        traffic = facts.traffic_state if then.kind is Kind.BLOCKADE else None
        if then.kind is Kind.BLOCKADE and then.state is EventState.ENDED:
            traffic = TrafficState.NORMAL
        elif then.kind is Kind.BLOCKADE and then.state is EventState.ACTIVE:
            traffic = traffic or TrafficState.INTERRUPTED
        elif then.kind is Kind.BLOCKADE:
            traffic = None
        changed = traffic is not facts.traffic_state
        choices.append(Choice((*choice.changes, ("traffic_state", traffic))) if changed else choice)
    return replace(doubt, choices=tuple(choices))
