"""Whether an event is to come, goes on or is over, as far as the verbs of its sentences agree about it."""

from __future__ import annotations

import re
from datetime import datetime

from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.residue import ends
from handlers.desk.reader.story.telling import Told
from handlers.desk.reader.text.sentences import plain
from handlers.desk.reader.what.nouns import told_as_past
from storage.model import EventFacts, EventState, Kind

_GOING = re.compile(
    r"\b(?:sigue\w*|continua\w*|mantien\w*|permanec\w*|persist\w*|todavia|aun|hasta (?:ahora|el momento|hoy)|desde|"
    r"since|still|remain\w*|continu\w*|has been|have been|indefinid\w*|indefinite\w*|esta(?:n)?|is|are|hay|no (?:hay|"
    r"dejan|permiten)|"
    r"(?:primer|segundo|tercer|cuarto|quinto|\w+[tvm]o) dia|cumplen?|llevan?|\w+(?:st|nd|rd|th|second|third) day|"
    r"inici\w+|began|started)\b"
)
_IS_NOW = re.compile(
    r"\b(?:esta[n]?|ha[n]|hay|sigue[n]?|continua[n]?|permanece[n]?|aun|todavia|mantien\w+|is|are|have|has|still|"
    r"remain\w*)\b"
    r"(?! (?:previst|programad|convocad|planead|expected|planned|scheduled|announced|called|anunciad|convoc|acordad|"
    r"decidid))"
)
_OF_A_MOMENT = frozenset({Kind.LOOTING, Kind.EXCESSIVE_FORCE})
_BEYOND_DAY = frozenset({Kind.BLOCKADE, Kind.OCCUPATION, Kind.STRIKE})


def other_phase(point: Point, facts: EventFacts, now: datetime) -> EventState | None:
    """The phase that the verbs of its sentences would allow beside the one that was read, None where they agree."""
    if point.clearing is not None or facts.state is EventState.RETRACTED:
        return None
    telling = [t for t in point.told if any(not h.frame for h in t.hits)]
    ahead = [t.ahead for t in telling]
    if any(ahead) and not all(ahead):
        return EventState.ACTIVE if facts.state is EventState.ANNOUNCED else EventState.ANNOUNCED
    written = " ".join(t.sentence.text for t in point.told)
    begun = facts.started
    earlier = begun is not None and begun.astimezone(now.tzinfo).date() < now.date()
    if (
        facts.state is EventState.ACTIVE
        and (facts.kind in _BEYOND_DAY or facts.kind is None)
        and earlier
        and not _GOING.search(plain(written))
    ):
        # "Bloquearon ayer …" does not say whether they still do.
        return EventState.ENDED
    if facts.state is EventState.ACTIVE and facts.kind in _OF_A_MOMENT and earlier:
        return EventState.ENDED  # "Saquearon ayer un almacén"
    if facts.state is EventState.ANNOUNCED and any(_IS_NOW.search(t.sentence.plain) for t in telling):
        return EventState.ACTIVE  # "Calca está cerrado …, recién en la tarde van a abrir"
    if facts.state is EventState.ANNOUNCED and any(_ends(t) for t in telling):
        return EventState.ACTIVE  # "Decidirán esta noche si suspenden el paro"
    short = facts.kind not in _BEYOND_DAY and facts.kind is not None
    named = [told_as_past(t.sentence.plain, t.sentence.text, t.hits) for t in point.told if t.hits]
    if facts.state is EventState.ACTIVE and not short and named and all(named):
        return EventState.ENDED  # "El bloqueo dejó a cien turistas sin tren"
    if facts.state is EventState.ACTIVE and not short and any(_ends(t) for t in point.told):
        return EventState.ENDED
    return None


_LASTED = re.compile(
    r"\b(?:blocked|closed|shut|cut|bloque(?:o|aron)|cerr(?:o|aron)|cort(?:o|aron))\b[^.;]{0,80}\b(?:for|por|"
    r"durante) (?:\w+ ){0,3}?"
    r"(?:hours?|horas?|minutes|minutos)\b"
)


def _ends(told: Told) -> bool:
    """Whether a sentence has a word for something being over that no reading of it as a clearing took up."""
    return _LASTED.search(told.sentence.plain) is not None or ends(told)
