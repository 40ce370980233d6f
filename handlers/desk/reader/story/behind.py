"""What a sentence tells behind its main event and is one of its own: a clash of the day before, a march after a lift."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.desk.reader.figures.counts import Counts
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.where.mentions import Mention
from storage.model import Kind

_AFTER = re.compile(
    r"\b(?:tras|luego del?(?: que)?|despues del?(?: que)?|following|after|"
    r"(?:un dia|a day|one day) (?:despues|after)(?: de)?)\s"
)
_DAY_BEFORE = re.compile(
    r"\b(?:ayer|anoche|anteayer|dia anterior|noche anterior|vispera|yesterday|last night|previous (?:day|night)|"
    r"(?:day|night) (?:before|earlier)|un dia despues|(?:a|one) day after|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:el|del) (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo))\b"
)
_ENDS = re.compile(r"[.;]|,\s(?:y|and|mientras|while|segun|informo|said)\b")


def done_after_lift(point: Point) -> Point | None:
    """What people did of another kind when what they lift was over: "realizaron un plantón tras suspender el paro"."""
    own, over = point.told[0], point.clearing
    found = [h for h in own.hits if h.kind in (Kind.MARCH, Kind.SIT_IN) and not h.frame]
    if over is None or not found or found[0].kind is over.kind:
        return None
    did = replace(
        point,
        told=[replace(own, hits=tuple(found), clearing=None, kms=(), roads=(), states=())],
        kinds=[found[0].kind],
        clearing=None,
        km=None,
        road=None,
        own_road=False,
        around=list(point.around),
        second=True,
    )
    point.kinds = []
    point.told[0] = replace(own, hits=tuple(h for h in own.hits if h not in found), counts=Counts())
    if over.kind is not None:
        point.venue, point.square = None, None  # where they gathered
    else:
        did.venue = None
    return did


_AND_THE = re.compile(r"[^.;,]{0,60}\s(?:y|asi como|and)\s(?:el|al|la|the|a|un)?\s?(?:\w+\s)?$")


def blockade_beside(point: Point, told: Told) -> Point | None:
    """The blockade named beside a house that was taken: "el ingreso al campamento y el bloqueo de la vía"."""
    if point.kinds[:2] != [Kind.OCCUPATION, Kind.BLOCKADE] or point.told[0] is not told:
        return None
    taken = next((h for h in told.hits if h.kind is Kind.OCCUPATION), None)
    shut = next((h for h in told.hits if h.kind is Kind.BLOCKADE), None)
    flat = told.sentence.plain
    if taken is None or shut is None or not _AND_THE.match(flat[taken.end : shut.start]):
        return None
    if not flat.startswith(("bloqueo", "cierre", "toma de", "block"), shut.start):
        return None
    point.kinds = [Kind.OCCUPATION]
    point.told[0] = replace(told, hits=tuple(h for h in told.hits if h is not shut), states=())
    own = replace(told, hits=(shut,), counts=Counts())
    return replace(
        point, told=[own], kinds=[Kind.BLOCKADE], soft=False, around=list(point.around), second=True
    )


def clash_before(point: Point, told: Told) -> Point | None:
    """The clash of the day before that is named as its ground, where people came to harm in it."""
    flat, harm = told.sentence.plain, told.counts
    hit = next((h for h in told.hits if h.kind is Kind.CLASH and h.frame), None)
    if hit is None or not (harm.injured or harm.dead) or harm.other_time:
        return None
    span = _clause(flat, hit)
    if span is None or _DAY_BEFORE.search(flat, *span) is None:
        return None
    own = [replace(w, role="") for w in told.moments if span[0] <= w.start < span[1]]
    rest = [replace(w, role="other") if span[0] <= w.start < span[1] else w for w in told.moments]
    fought = replace(
        told,
        hits=(replace(hit, frame=False),),
        counts=replace(harm, crowd=()),
        moments=tuple(own),
        states=(),
        kms=(),
        roads=(),
        organisers=None,
        demand=None,
        ahead=False,
    )
    mine = replace(told, counts=replace(harm, injured=(), dead=()), moments=tuple(rest))
    point.told = [mine if one is told else one for one in point.told]
    path = point.path
    if path and span[0] <= path[0].start < span[1]:
        # "Islay acata un paro después del enfrentamiento de ayer en Cocachacra"
        outside = [m for m in told.mentions if m.weight > 0 and not span[0] <= m.start < span[1]]
        point.path = tuple(outside[:1]) or path
    return replace(
        point,
        told=[fought],
        path=path,
        kinds=[Kind.CLASH],
        km=None,
        road=None,
        own_road=False,
        venue=None,
        square=None,
        soft=False,
        others=(),
        organisers=None,
        around=list(point.around),
        finished=True,
        second=True,
    )


def _clause(flat: str, hit: Hit) -> tuple[int, int] | None:
    """The part of a sentence that tells of what was before, from its "tras" or "after" on, None where none does."""
    marks = [m for m in _AFTER.finditer(flat, 0, hit.start) if hit.start - m.end() < 90]
    if not marks:
        return None
    stop = _ENDS.search(flat, hit.end)
    return marks[-1].start(), stop.start() if stop else len(flat)


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
    return _apart(point, own, Kind.STRIKE, path)


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
    stood_there = _apart(point, own, Kind.SIT_IN, there)
    if not there:
        stood_there.venue, stood_there.square = point.venue, point.square
    return stood_there


def _apart(point: Point, told: Told, kind: Kind, path: tuple[Mention, ...]) -> Point:
    return replace(
        point,
        told=[told],
        kinds=[kind],
        path=path,
        km=None,
        road=None,
        own_road=False,
        venue=None,
        square=None,
        soft=False,
        others=(),
        around=list(point.around),
        second=True,
    )
