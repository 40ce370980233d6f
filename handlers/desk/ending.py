"""When something was over, where the words of a clearing say so plainly: "se levantó … a las 16:00". Pure."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.desk.hours import moment
from handlers.desk.reading import Unreadable

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ¿])|[;\n]")
_OVER = re.compile(
    r"\b(?:se levant[oó]|(?:fue|fueron|ha sido|han sido|qued[oó]|quedaron) (?:levantad|liberad|despejad|reabiert)\w*|"
    r"levantaron|liberaron|despejaron|reabrieron|(?:se )?(?:liber[oó]|despej[oó]|reabri[oó]|normaliz[oó]|restableci[oó])|"
    r"(?:was|were|has been|have been) (?:lifted|cleared|reopened)|reopened|lifted)\b",
    re.IGNORECASE,
)
_HALF = (
    r"(?:[ap]\.?\s?)?m\b\.?|de la (?:mañana|tarde|noche|madrugada)|del (?:mediod[ií]a|d[ií]a)|"
    r"in the (?:morning|afternoon|evening)|at night"
)
_NAMED = r"mediod[ií]a|medianoche|noon|midnight"
_AT = re.compile(
    rf"\b(?:(?:a las?|at|around|hacia las?|cerca de las?|alrededor de las?)\s+"
    rf"(?P<time>(?P<hour>\d{{1,2}})(?:[:.]\d{{2}})?\s*(?P<half>{_HALF})?(?:h|hs|hrs|horas)?\b)|"
    rf"(?:al?(?: la)?|at|around|hacia (?:el|la))\s+(?P<named>{_NAMED})\b)",
    re.IGNORECASE,
)
_ANY_CLOCK = re.compile(
    rf"\ba las?\s+\d{{1,2}}(?:[:.]\d{{2}})?|\b\d{{1,2}}:\d{{2}}|"
    rf"(?<![:.\d])\d{{1,2}}\s*(?:{_HALF}|h|hs|hrs|horas)(?!\w)|\b(?:{_NAMED})\b",
    re.IGNORECASE,
)
#: The hour may be that of something else, or of another day, or how long it took: "a las 12 horas de bloqueo".
_ELSE = re.compile(
    r"\b(?:inici\w*|empez\w*|comenz\w*|desde|hasta|reun\w*|convoc\w*|asamblea|instal\w*|lleg\w*|plazo|tregua|tras|antes|"
    r"luego|horas de (?!hoy\b|ayer\b|la\b|este\b)\w+|despu[eé]s|since|until|beg[au]n|start\w*|me[et]t?\w*|before|after|by|"
    r"lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|anoche|anteayer|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"\d{1,2}[/-]\d{1,2}|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_YESTERDAY = re.compile(r"\b(?:ayer|yesterday)\b", re.IGNORECASE)
_HALF_DAY = timedelta(hours=12)


def ended_at(text: str, written: datetime, zone: ZoneInfo) -> datetime | None:
    """The hour at which the text says that it was over; None where it says none, or one of two, or of something else."""
    told = [sentence for sentence in _SENTENCES.split(text) if _OVER.search(sentence)]
    if len(told) != 1:
        return None
    (sentence,) = told
    found = list(_AT.finditer(sentence))
    if len(found) != 1 or len(_ANY_CLOCK.findall(sentence)) > 1 or _ELSE.search(sentence):
        return None
    day = "ayer " if _YESTERDAY.search(sentence) else ""
    try:
        ended = moment(day + (found[0]["time"] or found[0]["named"]).strip(), written, zone)
    except (Unreadable, ValueError):
        return None
    if ended > written:
        return None
    hour = found[0]["hour"]
    # "A las 4:00" of an afternoon may be either; "a las 04:00" is not.
    either = hour and not found[0]["half"] and not hour.startswith("0") and int(hour) < 12
    return None if either and ended + _HALF_DAY <= written else ended
