"""Whether the words of a draft allow another phase or start than the one that was read."""

from __future__ import annotations

import re

from handlers.desk.reader.doubts.cases import Case, Open, usable
from handlers.desk.reader.doubts.endrivals import below, ended
from handlers.desk.reader.doubts.kindrivals import graver_told
from handlers.desk.reader.story.untimed import untimed
from handlers.desk.reader.what.asides import behind
from handlers.desk.reader.what.kinds import OF_A_DAY
from handlers.desk.reader.words.periods import EARLIER_DAYS
from handlers.desk.reader.words.verbs import Tense
from storage.model import EventState, Kind

_MAY = re.compile(
    r"\b(?:would|could|might|may|threat\w*|warn\w*|unless|podrian?|amenaz\w+|advirti\w+|advierten|si no)\b"
)


def only_possible(case: Case) -> Open:
    """What may be: "said they would block …"."""
    return (EventState.ANNOUNCED,) if case.goes_on and _MAY.search(case.own.sentence.plain) else None


def still_to_come(case: Case) -> Open:
    """A moment of its sentence that has not come yet."""
    if not case.goes_on:
        return None
    today, hour = case.now.date(), case.now.time()
    for told in case.point.told:
        for when in told.moments:
            day = when.day or today
            if not when.usable or when.vague or day < today:
                continue
            if day > today or (when.hour is not None and when.hour > hour and when.role != "since"):
                return (EventState.ANNOUNCED,)
    return None


def of_an_earlier_day(case: Case) -> Open:
    """What lasts a day and began before today, unless the text says since when it goes on."""
    begun = case.facts.started
    if not case.goes_on or (case.facts.kind not in OF_A_DAY and case.facts.kind is not None):
        return None
    if begun is None:
        return (
            (EventState.ENDED,)
            if any(EARLIER_DAYS.search(t.sentence.plain) for t in case.point.told)
            else None
        )
    since = any(w.role == "since" for told in case.point.told for w in told.moments)
    earlier = begun.astimezone(case.now.tzinfo).date() < case.now.date()
    return (EventState.ENDED,) if earlier and not since else None


#: "Bloquearon la vía hasta que llegó la Policía": whether it ended then.
_UNTIL_THEN = re.compile(
    r"\b(?:hasta que|until)\s(?:(?:la|el|los|las|the|que|un|una|unos|a)\s)?(?:[a-z]+\s){0,3}?"
    r"(?:llego|llegaron|intervino|intervinieron|aparecio|aparecieron|hizo|arrived|intervened|came|showed up)\b"
)


def until_somebody_came(case: Case) -> Open:
    """What goes on, where a verb of the past says until whose coming."""
    if not case.goes_on or not any(v.tense is Tense.PAST for v in case.own.sentence.verbs):
        return None
    return (EventState.ENDED,) if _UNTIL_THEN.search(case.own.sentence.plain) else None


_A_WEEKDAY = re.compile(
    r"\b(?<!desde )(?<!since )(?:el|este|on|this) (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?! (?:pasado|ultimo|\d|de esta|last))"
)
_GONE_BY = frozenset({Tense.PAST, Tense.IMPERFECT, Tense.PARTICIPLE})


def on_a_weekday(case: Case) -> Open:
    """What no verb of the past tells, on a weekday: "el lunes marchan a las 9" may be the next one."""
    if not case.reports or case.facts.state is EventState.ANNOUNCED:
        return None
    own = case.own.sentence
    told = _A_WEEKDAY.search(own.plain) is None or any(verb.tense in _GONE_BY for verb in own.verbs)
    return None if told else (EventState.ANNOUNCED,)


_BEGAN = re.compile(
    r"\b(?:inicio|iniciad[oa]|empezo|comenzo|began|begun|started)\b|\bdesde el (?:dia )?"
    r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo) y\b"
)


def announced_beside(case: Case) -> Open:
    """What is to come is somebody else's: "nuestros buses no saldrán hoy por el bloqueo"; or its day is no day to come."""
    if not case.reports or case.facts.state is not EventState.ANNOUNCED:
        return None
    hits = [(told, hit) for told in case.point.told for hit in told.hits]
    undated = case.facts.started is None or case.facts.started <= case.now
    apart = bool(hits) and all(behind(told.sentence.plain, hit) for told, hit in hits)
    begun = any(_BEGAN.search(told.sentence.plain) for told, _ in hits)
    return (EventState.ACTIVE,) if undated or apart or begun else None


_ENDING = re.compile(
    r"\b(?:termin\w+|culmin\w+|conclu\w+|hasta|until|end(?:s|ed)?|vence\w*|levant\w+|suspend\w+)\b"
)


def other_moment(case: Case) -> Open:
    """A start beside another hour, or day of another point, or behind a verb of ending."""
    if case.facts.started is None or not case.reports:
        return None
    hours = {w.hour for w in case.own.moments if w.hour is not None and not w.vague}
    days = {w.day for w in case.own.moments if w.day is not None}
    flat = case.own.sentence.plain
    if any(rule(case) is not None for rule in (only_possible, still_to_come, announced_beside)):
        return ()
    if graver_told(case) is not None and not any(w.role == "since" for w in case.own.moments):
        return ()  # The hour may be that of the other event.
    if case.facts.state is EventState.ANNOUNCED and ended(case) is not None:
        return ()  # What is called off has no start.
    end = any(_ENDING.search(flat[max(0, w.start - 40) : w.start]) for w in usable(case.own))
    return () if len(hours) > 1 or (len(days) > 1 and case.together) or end else None


def day_before_it(case: Case) -> Open:
    """An hour of today for what is to come, where the sentences before it name a day."""
    begun = case.facts.started
    if begun is None or case.facts.state is not EventState.ANNOUNCED:
        return None
    today, own = case.now.date(), case.own
    named = any(w.day is not None for w in own.moments)
    earlier = (t for t in case.tolds if t.sentence.number < own.sentence.number)
    told = any(w.day is not None and w.day > today for t in earlier for w in t.moments)
    return () if begun.astimezone(case.now.tzinfo).date() == today and not named and told else None


def combined(case: Case) -> Open:
    """A start put together of two moments."""
    begun = case.facts.started
    if begun is None or not case.goes_on:
        return None
    at = begun.astimezone(case.now.tzinfo)
    same = [w for told in case.tolds for w in told.moments if w.hour is not None and w.hour == at.time()]
    days = {w.day or case.now.date() for w in same}
    return () if same and at.date() not in days else None


_OCCURRED = re.compile(
    r"\b(?:ocurrid|registrad|sucedid|producid|suscitad)[oa]s? (?:ayer|anoche|el (?:lunes|martes|miercoles|jueves|viernes|"
    r"sabado|domingo|pasado)|la (?:noche|madrugada|vispera))"
)
_TOOK_PLACE = re.compile(
    r"\b(?:ocurri\w+|sucedi\w+|se (?:produj|registr|suscit|dieron|dio)\w*|occurred|happened|took place)\b"
)


def occurred(case: Case) -> Open:
    """What is told as something that occurred before today: "… when the clash occurred late on Wednesday"."""
    if not case.goes_on:
        return None
    if _OCCURRED.search(case.own.sentence.plain):
        return (EventState.ENDED,)
    if case.facts.kind not in OF_A_DAY and case.facts.kind is not None:
        return None
    today = case.now.date()
    told = (t for t in (*case.point.told, *below(case)) if _TOOK_PLACE.search(t.sentence.plain))
    before = any(w.day is not None and w.day < today for t in told for w in t.moments)
    return (EventState.ENDED,) if before else None


def time_beside(case: Case) -> Open:
    """A start told in the sentence beside it, of which another draft was made that names no place of its own."""
    if case.facts.started is not None or not case.reports:
        return None
    at = case.own.sentence
    near = (
        t
        for p in case.others
        if not p.own_path
        for t in p.told
        if t.sentence.block == at.block and abs(t.sentence.number - at.number) <= 2
    )
    return () if any(untimed(t) or any(w.role == "since" for w in t.moments) for t in near) else None


def no_moment(case: Case) -> Open:
    """No start, though the sentence tells of one, or the sentence beside it that no other point has."""
    if case.facts.started is not None or not case.reports or case.facts.state is EventState.ANNOUNCED:
        return None
    if case.residues[0].time or _OCCURRED.search(case.own.sentence.plain):
        return ()
    struck = any(w.of is Kind.STRIKE for told in case.point.told for w in told.moments)
    if struck and case.facts.kind is Kind.BLOCKADE and not (case.point.road or case.point.venue):
        return ()  # "A 17 días de la huelga obligaron a cerrar las puertas": it may be but the strike
    today = case.now.date()
    moments = [w for told in case.point.told for w in usable(told) if w.of in (None, case.facts.kind)]
    return () if any(w.hour or w.hours or w.moment or w.day != today for w in moments) else None
