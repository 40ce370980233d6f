"""Whether the words of a draft allow another phase or start than the one that was read."""

from __future__ import annotations

import re

from handlers.desk.reader.doubts.cases import Case, Open, usable
from handlers.desk.reader.doubts.kindrivals import graver_told
from handlers.desk.reader.story.residue import ends, untimed
from handlers.desk.reader.story.telling import Told
from handlers.desk.reader.what.asides import behind
from handlers.desk.reader.what.limits import Limit, bounds_said
from storage.model import EventState, Kind


def ended(case: Case) -> Open:
    """A word for an end that no reading as a clearing took up."""
    lasting = case.facts.kind in (Kind.BLOCKADE, Kind.STRIKE, Kind.OCCUPATION, None)
    return (
        (EventState.ENDED,)
        if case.reports
        and case.facts.state is not EventState.ENDED
        and lasting
        and any(r.ends for r in case.residues)
        else None
    )


def end_beside(case: Case) -> Open:
    """A word for an end in the sentence beside it that no point took up."""
    if not case.goes_on or case.facts.kind not in (Kind.BLOCKADE, Kind.STRIKE, Kind.OCCUPATION):
        return None
    taken = {t.sentence.number for p in (*case.others, case.point) for t in p.told}
    at = case.own.sentence
    beside = (
        t
        for t in case.tolds
        if t.sentence.block == at.block
        and abs(t.sentence.number - at.number) == 1
        and t.sentence.number not in taken
    )
    return (EventState.ENDED,) if any(ends(t) for t in beside) else None


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
            if when.role in ("until", "report", "other", "aside") or when.vague or day < today:
                continue
            if day > today or (when.hour is not None and when.hour > hour and when.role != "since"):
                return (EventState.ANNOUNCED,)
    return None


_OF_A_DAY = frozenset({Kind.MARCH, Kind.SIT_IN, Kind.CLASH, Kind.DISPERSAL, Kind.EXCESSIVE_FORCE})


_DAY_BEFORE = re.compile(
    r"\b(?:(?:the day|night) before|previous (?:day|night)|la vispera|(?:el dia|la noche) anterior)\b"
)


def of_an_earlier_day(case: Case) -> Open:
    """What lasts a day and began before today, unless the text says since when it goes on."""
    begun = case.facts.started
    if not case.goes_on or (case.facts.kind not in _OF_A_DAY and case.facts.kind is not None):
        return None
    if begun is None:
        return (
            (EventState.ENDED,)
            if any(_DAY_BEFORE.search(t.sentence.plain) for t in case.point.told)
            else None
        )
    since = any(w.role == "since" for told in case.point.told for w in told.moments)
    earlier = begun.astimezone(case.now.tzinfo).date() < case.now.date()
    return (EventState.ENDED,) if earlier and not since else None


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


def occurred(case: Case) -> Open:
    """What is told as something that occurred before today."""
    return (EventState.ENDED,) if case.goes_on and _OCCURRED.search(case.own.sentence.plain) else None


def stands_again(case: Case) -> Open:
    """An end that came before what is told: "volvieron a cerrar …. Había sido levantado el domingo"."""
    if case.reports:
        return None
    flat = " ".join(t.sentence.plain for t in (*case.point.told, *_below(case)))
    again = _AGAIN.search(flat) or _STILL_SHUT.search(flat) or _FOR_MINUTES.search(flat)
    return (EventState.ACTIVE,) if again else None


_FOR_MINUTES = re.compile(
    r"\b(?:(?:solo|apenas|aunque) por (?:unos|algunos|pocos) (?:minutos|momentos|instantes)|momentaneamente|"
    r"de forma momentanea|(?:pero|aunque) solo para|but only (?:for|to)|(?:only|just) (?:for )?(?:a few )?minutes|"
    r"(?:continu|sigu|volv)\w+ (?:a )?(?:bloque|impid|cerr|obstru)\w+)\b"
)


#: What leaves it open whether a road is free for good; of a strike that is put off, that it is for hours or on a condition.
_LEFT_OPEN = frozenset({Limit.DAYS, Limit.IF, Limit.AGREED, Limit.HELD_UP})
_OF_A_STRIKE = frozenset({Limit.HOURS, Limit.IF})


def bounded(case: Case) -> Open:
    """An end that has a limit: for days, on a condition, for those who waited; as its own or the next sentences say."""
    over = case.point.clearing
    if over is None:
        return None
    told = frozenset().union(over.limits, *(t.clearing.limits for t in case.point.told if t.clearing))
    left = told & (_LEFT_OPEN if over.kind is None else _OF_A_STRIKE)
    below = any(bounds_said(t.sentence.plain) for t in _below(case)) and over.kind is None
    return (EventState.ACTIVE,) if left or below else None


def _below(case: Case) -> list[Told]:
    """The sentences that follow an event in its paragraph, as far as they are no other event's."""
    at = case.point.told[-1].sentence
    theirs = {t.sentence.number for p in case.others if p.own_path for t in p.told}
    return [
        t
        for t in case.tolds
        if t.sentence.block == at.block
        and 0 < t.sentence.number - at.number <= 2
        and t.sentence.number not in theirs
        and not t.sentence.bullet
    ]


def shut_beside(case: Case) -> Open:
    """A road told to be free, at a place where another sentence says that people shut it now."""
    if case.reports or case.point.km is not None or case.own.sentence.bullet or case.point.listed:
        return None
    shut = [
        p
        for p in case.others
        if p.clearing is None
        and p.kinds[:1] == [Kind.BLOCKADE]
        and not (p.km or p.listed or p.told[0].ahead or p.told[0].sentence.bullet)
        and p.path[:1] != ()
        and bool(case.point.path)
        and p.path[0].name == case.point.path[0].name
    ]
    return (EventState.ACTIVE,) if shut else None


_FREEING = re.compile(
    r"\b(?:bloque|cerr|tom)(?:aron|an)\b[^.;]*\b(?:reabren|despejan|liberan|desbloquean|abren|clear|reopen)\b"
)


def shut_and_freed(case: Case) -> Open:
    """What one sentence says to be shut and to be freed again: "bloquearon las pistas y las reabren con la Policía"."""
    both = not case.reports and _FREEING.search(case.own.sentence.plain)
    return (EventState.ACTIVE,) if both and case.point.km is None else None


def still_on(case: Case) -> Open:
    """What was read as over, though a verb of now says that people are there."""
    if not case.reports or case.facts.state is not EventState.ENDED:
        return None
    return (EventState.ACTIVE,) if any(_THERE_NOW.search(t.sentence.plain) for t in case.point.told) else None


_THERE_NOW = re.compile(
    r"\b(?:se (?:encuentran?|hallan?|mantienen?)|permanecen?|siguen?|continuan?|mantienen|realizan|protestan|"
    r"bloquean|acatan|impiden|are still|remain)\b|"
    r"\bno se (?:mover|retirar)an\b"
)


_STILL_SHUT = re.compile(
    r"\b(?:mantien\w+|sigue\w*|permanec\w+|continua\w*|remain\w*)\s(?:\w+\s){0,2}(?:bloquead|cerrad|tomad|interrumpid|closed|"
    r"blocked|shut)\w*|\b(?:bloquean|impiden el (?:paso|pase|transito)|are (?:still )?blocking)\b"
)
_AGAIN = re.compile(
    r"\b(?:volvieron a (?:bloque|cerr|tom|interrump|paraliz)\w+|retom(?:an|aron|o) (?:el|la|los|las|sus?) "
    r"(?:bloqueo|paro|medida|protesta|toma|huelga)\w*|hab(?:ia|ian) sido (?:levant|despej|liber|reabiert|suspend)\w+|"
    r"had been (?:lifted|cleared|reopened)|re-?block\w*)"
)


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
    today = case.now.date()
    moments = [w for told in case.point.told for w in usable(told)]
    return () if any(w.hour or w.hours or w.moment or w.day != today for w in moments) else None
