"""What else a draft may be, and whether it goes on, where it is told of in a story: other acts, other days around it."""

from __future__ import annotations

import re

from handlers.desk.reader.doubts.cases import Case, Open
from handlers.desk.reader.doubts.kindrivals import AKIN
from handlers.desk.reader.story.points import Point, akin
from handlers.desk.reader.story.residue import stands
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.what.asides import behind
from handlers.desk.reader.what.kinds import HARMFUL, Hit
from handlers.desk.reader.words.verbs import Tense
from storage.model import EventState, Kind

_OF_A_DAY = HARMFUL | {Kind.MARCH, Kind.SIT_IN, None}
_OFF_ROADS = frozenset({Kind.MARCH, Kind.SIT_IN, Kind.STRIKE, Kind.OCCUPATION})


def _told_beside(case: Case, point: Point) -> bool:
    """Whether another point is told of in the same sentence or the same place."""
    whole = point.told[0].sentence.whole == case.own.sentence.whole
    return whole or (bool(case.point.path) and akin([point], case.point.path) and bool(point.path))


def second_act(case: Case) -> Open:
    """A kind that its first sentence tells of by a verb and people of its own, of which no point beside it was made."""
    kind = case.facts.kind
    if kind is None or not case.reports:
        return None
    taken = {k for p in (*(o for o in case.others if _told_beside(case, o)), case.point) for k in p.kinds[:1]}
    told = [h.kind for h in case.own.hits if _done(case.own, h)]
    told += [a.kind for a in case.own.sentence.acts if a.ours and not a.frame]
    found = [
        k
        for k in dict.fromkeys(told)
        if k not in taken and k is not Kind.AGREEMENT and not any({k, kind} <= akin for akin in AKIN)
    ]
    if kind is Kind.DISPERSAL:
        found = [k for k in found if k not in (Kind.BLOCKADE, Kind.OCCUPATION)]  # what was broken up
    return tuple(found) or None


_LASTING = re.compile(
    r"\s(?:que|which|that)\s(?:se\s|aun\s)?(?:persist|contin|mantien|sigue|permanec|remain)\w*"
)
_TRIED = re.compile(
    r"\b(?:intent\w+|trat\w+ de|quis\w+|pretend\w+|busca\w*|had|hab(?:ia|ian)|tried to|trying to|attempt\w* to|"
    r"para|to)\s(?:\w+\s){0,2}$"
)


def _done(told: Told, hit: Hit) -> bool:
    """Whether a kind is told of by its own verb, or said to go on: "por el bloqueo que persiste en el puente"."""
    flat = told.sentence.plain
    if _LASTING.match(flat, hit.end):
        return True
    if hit.kind is Kind.STRIKE or behind(flat, hit) or _TRIED.search(flat[: hit.start]):
        return False
    return any(
        v.start < hit.end and hit.start < v.end and v.tense in _TOLD and not v.negated and v.modal is None
        for v in told.sentence.verbs
    )


_TOLD = frozenset({Tense.PRESENT, Tense.PAST})


def on_a_road(case: Case) -> Open:
    """People at a kilometre of a road, who most likely shut it."""
    on = case.facts.kind in _OFF_ROADS and case.facts.km_from is not None
    return (Kind.BLOCKADE,) if on and case.reports else None


def title_alone(case: Case) -> Open:
    """A few words above a story that tells of another kind: "Paro en Arequipa", "Sigue el paro"."""
    if (
        len(case.point.told) > 1
        or not case.reports
        or case.own.sentence.number > 1
        or case.own.sentence.bullet
    ):
        return None
    own = case.own.sentence
    others = [p for p in case.others if p.kinds[:1] != case.point.kinds[:1] or p.clearing is not None]
    short = len(own.plain.split()) <= 7 and case.facts.kind is Kind.STRIKE and not case.point.listed
    story = len({t.sentence.whole for t in case.tolds}) > 2 and not any(t.sentence.bullet for t in case.tolds)
    clause = any(t.sentence.whole == own.whole for t in case.tolds if t is not case.own)
    return () if short and story and others and not clause and not case.own.moments else None


def second_of_a_story(case: Case) -> Open:
    """A later point of a paragraph without place, road or act of its own, which may be the one told of before."""
    if not case.reports or case.point.listed or case.point.own_path or case.facts.km_from is not None:
        return None
    own = case.own
    if own.sentence.bullet or case.point.own_road or own.venue or own.square or own.moments:
        return None
    if (
        own.counts.crowd
        or own.counts.injured
        or own.counts.dead
        or any(c.isdigit() for c in own.sentence.plain)
    ):
        return None
    before = [
        p
        for p in case.others
        if p.block == case.point.block and p.told[0].sentence.number < case.own.sentence.number
    ]
    if not before:
        return None
    acts = [a for a in case.own.sentence.acts if a.ours and a.by is not None]
    return () if not acts else None


_BEFORE = re.compile(
    r"\b(?:had been|hab(?:ia|ian) sido|hab(?:ia|ian)|had)\s(?:\w+\s)?(?:blocked|taken|seized|closed|shut|bloquead\w|tomad\w|"
    r"cerrad\w|ocupad\w)\b|\b(?:que|which|that)\s(?:fue|fueron|was|were)\s(?:bloquead|tomad|cerrad|ocupad|blocked|seized|taken)\w*"
)
_HURT = re.compile(
    r"\b(?:injured|wounded|hurt|killed|died|arrested|detained|herid[oa]s|lesionad[oa]s|muert[oa]s|fallecid[oa]s|detenid[oa]s|"
    r"murieron|fallecieron|operation to (?:clear|reopen)|(?:operativo para|intent\w+|para|tried to|to) "
    r"(?:intentar )?(?:despejar|liberar|desbloquear|clear|reopen))\b"
)


def ground_alone(case: Case) -> Open:
    """A blockade or occupation that had been so before, in a sentence about people hurt or an operation."""
    if case.facts.kind not in (Kind.BLOCKADE, Kind.OCCUPATION) or not case.reports:
        return None
    flat = case.own.sentence.plain
    return (Kind.DISPERSAL, Kind.CLASH) if _BEFORE.search(flat) and _HURT.search(flat) else None


_ONE_HELD = re.compile(r"(?:detenida?|was stopped)$")


def held_up(case: Case) -> Open:
    """An arrest without people: "la marcha fue detenida por la Policía"."""
    if case.facts.kind is not Kind.ARRESTS or not case.reports:
        return None
    hits = [(t.sentence.plain[h.start : h.end], h) for t in case.point.told for h in t.hits]
    mine = [text for text, h in hits if h.kind is Kind.ARRESTS]
    gathered = tuple(dict.fromkeys(h.kind for _, h in hits if h.kind is Kind.MARCH))
    return gathered if gathered and mine and all(_ONE_HELD.search(text) for text in mine) else None


_WILL_END = re.compile(
    r"\b(?:desalojar|levantar|suspender|liberar|desbloquear|retirarse|despejar|deponer|desalojaron|levantaron|suspendieron|"
    r"liberaron|reabrieron|desbloqueo|levantamiento|liberacion|reapertura|levantarian?|lift|suspend|clear|reopen|lifted|suspended|cleared|reopened)\b"
)


def end_agreed(case: Case) -> Open:
    """An agreement whose sentence says that roads are left, or that some get through for a while."""
    agreed = case.facts.kind is Kind.AGREEMENT and case.reports and not case.together
    told = [t.sentence.plain for t in case.point.told]
    return () if agreed and any(_WILL_END.search(flat) or _TO_PASS.search(flat) for flat in told) else None


_TO_PASS = re.compile(r"\b(?:tregua|truce)\b[^.;]*\b(?:paso|pase|circul\w+|transit\w+|passage|through)\b")


def of_the_country(case: Case) -> Open:
    """People in the streets of the whole country, where single places are told of as well."""
    crowd = case.facts.kind in (Kind.MARCH, Kind.SIT_IN, Kind.BLOCKADE)
    return () if crowd and case.facts.region == "" and case.reports else None


_THE_PEOPLE = re.compile(
    r"^\W*(?:\w+\s){0,1}(?:los|las|the|estos|these)\s(?:manifestantes|protestantes|huelguistas|movilizados|protesters|"
    r"demonstrators|strikers)\b(?! (?:de|del|from|of|en|in)\b)"
)


def the_same_people(case: Case) -> Open:
    """A second point by those of the first, named by their article alone, at a place of another province."""
    if not case.reports or case.own.sentence.bullet or not _THE_PEOPLE.match(case.own.sentence.plain):
        return None
    before = [
        p
        for p in case.others
        if p.block == case.point.block and p.told[0].sentence.number < case.own.sentence.number
    ]
    return () if before and any(p.kinds[:1] == case.point.kinds[:1] for p in before) else None


_NONE = re.compile(
    r"\b(?:no (?:hay|existe|se registra\w*|hubo)|there (?:is|are) no)\s(?:ning\w+\s|any\s)?(?:bloqueo|piquete|paro|toma|"
    r"marcha|road ?block|blockade|strike)"
)


def denied_beside(case: Case) -> Open:
    """A kind that its sentence says there is none of: "No hay ningún bloqueo; los ronderos se dirigieron a la plaza"."""
    return () if case.reports and _NONE.search(case.own.sentence.plain) else None


def nature_beside(case: Case) -> Open:
    """A road that nobody is said to have shut, in a paragraph about a landslide or an accident."""
    if case.facts.kind is not Kind.BLOCKADE or any(t.human for t in case.point.told):
        return None
    near = (t for t in case.tolds if abs(t.sentence.block - case.point.block) <= 1)
    return () if any(t.natural for t in near) else None


_PLANNED = re.compile(
    r"\b(?:anunciad[oa]s?|previst[oa]s?|programad[oa]s?|convocad[oa]s? para|planned|scheduled|announced|"
    r"expected|called for)\b"
)
_IS_PLANNED = re.compile(
    r"\b(?:esta|estan|is|are)\s(?:previst|programad|convocad|planned|scheduled|expected)\w*"
)


def only_planned(case: Case) -> Open:
    """What is said to be announced or planned, under no verb that says that people do it."""
    if not case.goes_on or not _PLANNED.search(case.own.sentence.plain) or stands(case.own):
        return None
    acts = case.own.sentence.acts
    done = any(a.ours and not a.frame for a in acts) and not _IS_PLANNED.search(case.own.sentence.plain)
    return (EventState.ANNOUNCED,) if not done else None


def cleared_beside(case: Case) -> Open:
    """What goes on, where the text later says of the same place that a road is free or a protest over."""
    lasting = case.facts.kind in (Kind.BLOCKADE, Kind.OCCUPATION, Kind.STRIKE, None)
    if not case.goes_on or not lasting or case.own.sentence.bullet:
        return None
    later = [
        p
        for p in case.others
        if p.clearing is not None
        and (p.clearing.kind or Kind.BLOCKADE) in (case.facts.kind, None)
        and p.told[0].sentence.number > case.own.sentence.number
        and not (p.listed or p.km)
    ]
    same = [
        p for p in later if not p.own_path or not p.path or not case.point.path or akin([p], case.point.path)
    ]
    return (EventState.ENDED,) if same else None


def day_gone(case: Case) -> Open:
    """What lasts a day, in a story whose other sentences tell of a day before."""
    if not case.goes_on or case.facts.kind not in _OF_A_DAY or case.own.sentence.bullet:
        return None
    begun = case.facts.started
    today = case.now.date()
    if begun is not None:
        earlier = begun.astimezone(case.now.tzinfo).date() < today
        hurt = case.facts.injured or case.facts.dead
        return (EventState.ENDED,) if earlier and hurt else None
    if any(w.day == today for w in case.own.moments):
        return None
    days = [
        w.day
        for t in case.tolds
        if t.sentence.number < case.own.sentence.number
        for w in t.moments
        if w.day is not None and w.role not in ("report", "other", "aside", "since")
    ]
    return (EventState.ENDED,) if days and max(days) < today else None


def dispersed_beside(case: Case) -> Open:
    """What goes on, where the sentence after it says that the police broke it up."""
    lasting = case.facts.kind in (Kind.BLOCKADE, Kind.OCCUPATION, Kind.SIT_IN)
    if not case.goes_on or not lasting or case.own.sentence.bullet or any(stands(t) for t in case.point.told):
        return None
    last = case.point.told[-1].sentence
    after = [
        p
        for p in case.others
        if p.told[0].sentence.number in (last.number, last.number + 1) and p.block == last.block
    ]
    broken = any(p.kinds[:1] == [Kind.DISPERSAL] and not p.own_path and not p.own_road for p in after)
    return (EventState.ENDED,) if broken else None


_ENDED = re.compile(
    r"\b(?:termino|terminaron|culmino|culminaron|concluyo|concluyeron|finalizo|finalizaron|ended|finished|dispersed)\b"
    r"(?! (?:en|con|por|in|with|up|herid|muert|detenid))"
)


def came_to_its_end(case: Case) -> Open:
    """A march or sit-in of which its sentence says that it came to its end."""
    short = case.facts.kind in (Kind.MARCH, Kind.SIT_IN, Kind.CLASH)
    said = any(_ENDED.search(t.sentence.plain) for t in case.point.told)
    return (EventState.ENDED,) if case.goes_on and short and said else None
