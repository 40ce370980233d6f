"""A sentence that tells of what was done and, behind a comma, of what is called for another day."""

from __future__ import annotations

import re

from handlers.desk.reader.what import kinds
from handlers.desk.reader.what.acts import acts_in
from handlers.desk.reader.what.generics import generic
from handlers.desk.reader.what.phases import Phase, phase
from handlers.desk.reader.words.verbs import Tense, Verb, verbs_in
from handlers.desk.reader.words.verbwords import words
from storage.model import Kind

_WEEKDAY = (
    r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
#: "…, mañana viernes concentración 8 am", "… y marcha el lunes": the day, with the meeting before it or behind it.
_JOINT = re.compile(
    r"(?P<cut>[,;.]\s(?:(?:y|e|pero|and|but)\s)?|\s(?:y|pero|and|but)\s)(?P<what>(?:\w+\s){0,4}?)"
    r"(?:(?:para|a partir de|desde|ya|el dia|on|from)\s)?"
    rf"(?P<day>(?:pasado )?manana|tomorrow|(?:(?:el|este|proximo|on|this|next)\s){{1,2}}{_WEEKDAY})\b(?! del?\b)"
)
_MEETING = re.compile(
    r"\b(?:asambleas?|reuni(?:on|ones)|concentraci(?:on|ones)|cabildo|mesa de dialogo|meetings?|assembly)\b"
)
#: "… y mañana también": that it goes on.
_AS_TODAY = re.compile(r"(?:manana|tomorrow)\s(?:tambien|igual|too|as well)\W*$")
_HOUR = re.compile(r"\b(?:a las? \d|\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.? ?m\b|h|hrs|horas)|at \d)")
_CALLS = words(
    "anunciar convocar llamar programar acordar decidir ratificar planear amenazar announce call plan agree decide "
    "threaten vow"
)
#: What goes on, or ends, on that day is what was told of before.
_ON_OR_OVER = words(
    "continuar seguir mantener proseguir persistir levantar abrir reabrir liberar suspender terminar culminar durar "
    "cumplir despejar evaluar continue remain keep lift reopen open end suspend last"
)
_GATHERED = frozenset({Kind.MARCH, Kind.SIT_IN, Kind.STRIKE})
_DONE = frozenset({Tense.PAST, Tense.PRESENT, Tense.IMPERFECT, Tense.PARTICIPLE})


def later_day(text: str, flat: str) -> tuple[int, int] | None:
    """Where a sentence passes from what was done to what is called for a day to come, None where it does not."""
    for joint in _JOINT.finditer(flat):
        begin = joint.end("cut")
        if _done(text[: joint.start()], flat[: joint.start()]) and _called(text, flat, begin, joint):
            return joint.span("cut")
    return None


def _done(text: str, flat: str) -> bool:
    """Whether people did something, or do it now; what they but gather for may be what the day is of."""
    verbs = verbs_in(flat, text)
    told = [hit for hit in kinds.hits(flat, text, acts_in(flat, text, verbs)) if not hit.frame]
    if not told or any(verb.lemma in _CALLS or verb.tense is Tense.FUTURE for verb in verbs):
        return False
    if phase(told, flat, verbs) in (Phase.AHEAD, Phase.THREAT):
        return False
    mere = all(hit.kind in _GATHERED for hit in told)
    return any(verb.tense is Tense.PAST or (verb.tense in _DONE and not mere) for verb in verbs)


def _called(text: str, flat: str, begin: int, joint: re.Match[str]) -> bool:
    """Whether a meeting of some kind is set for the day, and it is not what was told of before that goes on or ends."""
    rest = flat[begin:]
    if _AS_TODAY.match(rest):
        return True
    verbs = verbs_in(rest, text[begin:])
    if any(verb.lemma in _ON_OR_OVER or verb.tense in (Tense.PAST, Tense.IMPERFECT) for verb in verbs):
        return False
    if not _to_come(joint["day"], rest, verbs):
        return False
    named = joint["what"] or rest
    return bool(kinds.hits(named, named) or generic(named) or _MEETING.search(named))


def _to_come(day: str, rest: str, verbs: list[Verb]) -> bool:
    """Whether a day is one to come: "mañana", or a weekday with an hour or with what people will do."""
    sure = day.endswith(("manana", "tomorrow"))
    return sure or _HOUR.search(rest) is not None or any(verb.tense is Tense.FUTURE for verb in verbs)
