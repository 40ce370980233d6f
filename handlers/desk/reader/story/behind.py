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
    span = _clause(told, hit)
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
    return replace(point.besides(fought, Kind.CLASH), path=path, organisers=None, finished=True)


def _clause(told: Told, hit: Hit) -> tuple[int, int] | None:
    """The part of a sentence that tells of what was before, from its "tras" or "after" on, None where none does."""
    flat = told.sentence.plain
    marks = [m for m in _AFTER.finditer(flat, 0, hit.start) if hit.start - m.end() < 90]
    if not marks:
        return None
    stop = _ENDS.search(flat, hit.end)
    end = stop.start() if stop else len(flat)
    main = next((h.start for h in told.hits if not h.frame and hit.end < h.start < end), None)
    comma = flat.rfind(",", hit.end, main) if main is not None else -1
    return marks[
        -1
    ].start(), comma if comma >= 0 else end  # "Tras el enfrentamiento de ayer, Islay acata un paro"


_WHERE_HELD = re.compile(
    r"[^,.;:]{0,40}\s(?:mantien|acat|desarroll|cumpl|registr|realiz|sigue|continu)\w*\s(?:\w+\s)?en\s(?:(?:toda|todo|la|el)\s)*"
    r"(?:(?:region|departamento|provincia)\s(?:de\s)?)?"
)


def where_held(told: Told, strike: Hit) -> Mention | None:
    """The place in which a strike is said to be held: "en el cuarto día del paro que se mantiene en Cajamarca"."""
    flat, end = told.sentence.plain, strike.end
    return next((m for m in told.mentions if _WHERE_HELD.fullmatch(flat[end : max(end, m.start)])), None)
