"""Whether an event is to come, goes on or is over, as far as the verbs of its sentences agree about it."""

from __future__ import annotations

import re
from datetime import datetime

from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.residue import all_past, ends, stands
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.what.nouns import told_as_past
from handlers.desk.reader.words.monthnames import MONTH
from handlers.desk.reader.words.numbers import NUMBER
from handlers.desk.reader.words.periods import EARLIER_DAYS
from storage.model import EventFacts, EventState, Kind

#: What says that it stands still: its verb apart, a word for going on, the day it is in, since which day.
_GOING = re.compile(
    r"\b(?:sigue\w*|continua\w*|mantien\w*|permanec\w*|persist\w*|todavia|aun|hasta (?:ahora|el momento|hoy)|"
    r"still|remain\w*|continu\w*|has been|have been|"
    r"indefinid\w*|indefinite\w*|(?:esta(?:n)?|is|are) (?:\w+ ){0,2}(?:bloque|cerr|tom|interrump|restring|paraliz|obstru|"
    r"varad|block|closed|shut|cut off|on strike|stranded|impassable)\w*|hay (?:\w+ ){0,2}(?:bloque|piquet|pase|paso)\w*|"
    r"no (?:hay|dejan|permiten)|(?:primer|segundo|tercer|cuarto|quinto|\w+[tvm]o) dia|cumplen?|llevan?|"
    r"\w+(?:st|nd|rd|th|second|third) day|inici\w+|comenz\w+|began|started)\b"
)
#: "Desde anoche", "since Friday"; an hour of an earlier day says only when it began.
_SINCE = re.compile(
    r"\b(?:desde|since)\s(?!las? (?:\d|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)|\d)"
)
_SINCE_HOUR = re.compile(r"\b(?:desde|since)\b")
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
    if begun is None:
        earlier = any(EARLIER_DAYS.search(t.sentence.plain) for t in telling) and all_past(point.told)
    else:
        earlier = begun.astimezone(now.tzinfo).date() < now.date()
    if (
        facts.state is EventState.ACTIVE
        and (facts.kind in _BEYOND_DAY or facts.kind is None)
        and earlier
        and not _GOING.search(plain(written))
        and not any(stands(t) for t in point.told)
        and not _SINCE.search(plain(written))
        and (not _SINCE_HOUR.search(plain(written)) or all_past(point.told))
    ):
        # "Bloquearon ayer …" does not say whether they still do.
        return EventState.ENDED
    if facts.state is EventState.ENDED and facts.kind in _OF_A_MOMENT and earlier:
        return EventState.ACTIVE  # "Saquearon anoche un almacén": whether they still do is not said
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
    if (
        facts.state is EventState.ACTIVE
        and not short
        and len(written) <= _FEW
        and not _GOING.search(plain(written))
        and _WAS.search(plain(written))
    ):
        return EventState.ENDED  # "Ilave estaba cerrado"
    return None


_FEW = 90  # letters of a message that says no more
_WAS = re.compile(
    r"\b(?:estaba[n]?|estuv(?:o|ieron)|hubo|habia|was|were)\b(?:(?! (?:y|pero|and|but|ahora|now) )[^.;,]){0,40}?"
    r"\b(?:bloque|cerrad|tomad|trancad|cortad|pase|paso|closed|blocked|shut|block)"
)


#: Told as gone by, for as long as it took: "permaneció bloqueada tres horas", "bloquearon por media hora la vía".
_LASTED = re.compile(
    r"\b(?:blocked|closed|shut|cut|bloque(?:o|aron)|cerr(?:o|aron)|cort(?:o|aron)|"
    r"(?:estuv|mantuv|permaneci|qued)(?:o|ieron|eron|aron) (?:\w+ ){0,2}?"
    r"(?:bloquead|cerrad|tomad|interrumpid|obstruid|cortad)[oa]s?)"
    rf"(?: (?:unas |casi |mas de )?(?:{NUMBER}) |\b[^.;]{{0,80}}?\b(?:for|por|durante) (?:(?!hace|desde)\w+ ){{0,3}}?)"
    r"(?:hours?|horas?|minutes|minutos)\b"
)

#: "Estuvo bloqueada hasta el mediodía", "bloquearon la vía hasta las 11": whether they still do by now is not said.
_LASTED_UNTIL = re.compile(
    r"\b(?:(?:was|were|been) (?:\w+ )?(?:blocked|closed|shut|cut)|blocked|bloque(?:o|aron)|cerr(?:o|aron)|cort(?:o|aron)|"
    r"(?:estuv|mantuv|permaneci|qued)(?:o|ieron|eron|aron) (?:\w+ ){0,2}?(?:bloquead|cerrad|tomad|interrumpid|cortad)[oa]s?|"
    r"(?:hubo|there (?:was|were)|se registr(?:o|aron)) (?:\w+ ){0,2}?(?:bloque|piquete|cierre|(?:road)?block)\w*)\b"
    r"[^.;]{0,80}?\b(?:hasta|until|till)\s(?:(?:aproximadamente|casi|cerca de|about|around|poco antes de)\s)?"
    rf"(?:(?:las?|el)\s)?(?:\d{{1,2}}\b(?!\sde\s{MONTH})|mediodia|medianoche|noon|midnight|anoche|ayer|madrugada|"
    r"tarde|noche|manana|last night|yesterday|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)\b|"
    r"\b(?:estuv|permaneci)(?:o|ieron|eron) (?:bloquead|cerrad|tomad|interrumpid|cortad)[oa]s?\b[^.;]{0,60}?\bde "
    r"\d{1,2}(?::\d\d)? a \d|\b(?:was|were) (?:blocked|closed|shut)\b[^.;]{0,60}?\bfrom \d{1,2}(?::\d\d)? to \d"
)


def _ends(told: Told) -> bool:
    """Whether a sentence has a word for something being over that no reading of it as a clearing took up."""
    flat = told.sentence.plain
    return any(pattern.search(flat) for pattern in (_LASTED, _LASTED_UNTIL)) or ends(told)
