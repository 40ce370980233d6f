"""What people will do, or did, one after the other: a strike and a march to come, a march and the sit-in it led to."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.desk.reader.figures.counts import Counts
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.told import Told
from storage.model import Kind

#: Before a strike that is to come: "harán un paro", "plan to strike".
_TO_STRIKE = re.compile(
    r"\b(?:haran?|iran? a(?:l)?|acord(?:o|aron)|acatara[n]?|realizara[n]?|iniciara[n]?|convoc(?:o|aron|an)|"
    r"anunci(?:o|aron|an)|will|(?:plans?|planned|intends?|vowed|voted) to|(?:have |has )?called)\s(?:[\w-]+\s){0,4}$"
)
_JOINT = re.compile(r"\s(?:y|e|and)\s")
_SHUT_BY_VERB = re.compile(r"(?:bloque|cerr|tom)\w+(?:ran|ra)\b|block\b")


def strike_ahead(point: Point, told: Told) -> Point | None:
    """The strike announced beside what else they will do: "harán un paro el 25 y marcharán el 26"."""
    flat = told.sentence.plain
    strike = next((h for h in told.hits if h.kind is Kind.STRIKE and not h.frame), None)
    other = next((h for h in told.hits if point.kinds[:1] == [h.kind] and not h.frame), None)
    if strike is None or other is None or other.kind is Kind.STRIKE or not told.ahead:
        return None
    gathers = other.kind in (Kind.MARCH, Kind.SIT_IN) or _SHUT_BY_VERB.match(flat, other.start)
    joints = [m.start() for m in _JOINT.finditer(flat, strike.end, max(strike.end, other.start + 1))]
    if not (gathers and joints and _TO_STRIKE.search(flat[: strike.start])):
        return None
    joint = joints[-1]
    first = tuple(w for w in told.moments if w.start < joint)
    later = tuple(w for w in told.moments if w.start > joint)
    own = replace(told, hits=(strike,), moments=first or later, kms=(), roads=(), states=())
    rest = replace(told, hits=tuple(h for h in told.hits if h is not strike), moments=later or first)
    path = point.path
    if (
        path
        and path[0].start > joint
        and (here := [m for m in told.mentions if m.weight > 0 and m.start < joint])
    ):
        path = tuple(here[-1:])
    point.kinds = [k for k in point.kinds if k is not Kind.STRIKE]
    point.told = [rest if one is told else one for one in point.told]
    return replace(point.besides(own, Kind.STRIKE), path=path)


_THERE = re.compile(
    r"[^.;]*?(?:,\s(?:donde|where)|\b(?:y|and)\s(?:luego|despues|finalmente|then|later)|para luego|"
    r"\by(?=\s(?:termin|culmin|conclu)))\s(?:\w+\s){0,2}?"
    r"(?:realiz|efectu|hic|protagoniz|instal|termin|culmin|conclu|held|staged|began)\w*\s(?:\w+\s){0,4}$"
)


def sit_in_there(point: Point, told: Told) -> Point | None:
    """The sit-in to which a march led: "marcharon hasta el túnel, donde realizaron un plantón"."""
    march = next((h for h in told.hits if h.kind is Kind.MARCH and not h.frame), None)
    stood = next((h for h in told.hits if h.kind is Kind.SIT_IN and not h.frame), None)
    if march is None or stood is None or set(point.kinds) != {Kind.MARCH, Kind.SIT_IN}:
        return None
    if march.end > stood.start or _THERE.fullmatch(told.sentence.plain[march.end : stood.start]) is None:
        return None
    mine = replace(told, hits=tuple(h for h in told.hits if h is not stood))
    point.kinds, point.told = [Kind.MARCH], [mine if one is told else one for one in point.told]
    own = replace(told, hits=(stood,), counts=Counts(), moments=(), kms=(), roads=(), states=())
    there = point.path
    passed = [m for m in told.mentions if m.weight > 1 and m.start < stood.start]
    if len(passed) > 1 and there and there[0] in passed[1:]:
        point.path = (passed[0],)
    stood_there = replace(point.besides(own, Kind.SIT_IN), path=there)
    if not there:
        stood_there.venue, stood_there.square = point.venue, point.square
    return stood_there
