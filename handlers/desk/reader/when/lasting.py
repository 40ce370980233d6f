"""Since when, told by how long it goes on: "hace tres horas", "el quinto día de paro", "a 17 días de la huelga"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.desk.reader.words.monthnames import MONTH
from handlers.desk.reader.words.numbers import NUMBER, value

_STRIKE = r"(?:paros?|huelgas?|paralizaci?on(?:es)?|strikes?|striking(?! [a-z]+s\b)|walkouts?|stoppages?)"
_MEASURE = (
    rf"(?:{_STRIKE}|protestas?|jornadas?|medidas?|manifestaci?on(?:es)?|movilizaci?on(?:es)?|bloqueos?|toma|protests?|"
    r"blockades?|roadblocks?|demonstrations?)"
)
AGO = re.compile(
    rf"\b(?:(?:desde )?(?:h?ace|h?ase)\s+(?:ya |como |mas de |unas? |unos |casi )*({NUMBER})\s+(minutos?|min|"
    rf"h?oras?|"
    rf"hrs?|dias?|"
    rf"noches?|"
    rf"semanas?)|"
    rf"({NUMBER})\s+(minutes?|hours?|days?|nights?|weeks?)\s+ago|(?:for the (?:past|last)|(?:been|stuck|waiting|stranded|"
    rf"here)(?: \w+)? for|llev(?:an|a|amos|o)|"
    rf"vamos|van|it(?:'s| has) been|(?:ya son|suman)(?!\s+\S+\s+\S+\s+de\s+(?:huelga|paro))|"
    rf"cumpl(?:en?|io|ieron)(?: hoy| ya| ayer)?|"
    rf"acumulan?(?: ya)?|(?:ya )?ten(?:emos|"
    rf"go))\s+(?:mas de |ya |over |"
    rf"more than |about |casi |como "
    rf")*({NUMBER})\s+"
    rf"(horas?|hrs|hours?|dias?|days?|semanas?|weeks?)(?:\s+(?:bloquead|de bloqueo|en paro|de paro|now|seguid|"
    rf"consecutiv|sin)\w*)?)"
)
#: "Have blocked the road for five days", "have for two weeks blockaded".
_HAVE_FOR = re.compile(
    r"\b(?:has|have|'ve)\b(?!\s(?:\w+ly\s)?(?:called|announced|agreed|suspend|promis|vow|threaten|decid|lift|cancel|"
    r"scheduled|planned|extended|postpon|clos\w+ (?:its|their))\w*)(?:[^.;]|\.(?=\d)){0,140}?\s"
    rf"for\s(?:(?:over|more than|about|almost|nearly|at least|some)\s)?({NUMBER})\s(days?|weeks?)\b"
    r"(?! (?:strike|truce|of talks))"
)
_LONGER = re.compile(r"^(?!h?a[cs]e|desde).*\b(?:mas de|over|more than)\b")
#: "A 17 días de la huelga", "tras cinco días de bloqueo", "12 days into the strike".
_INTO = re.compile(
    rf"\b(?:a|al cumplirse|al cumplir|tras|luego de|despues de|con|ya son|ya van|en|after|for)\s(?:mas de |"
    rf"casi |ya |over |more than )?"
    rf"({NUMBER})\s(dias?|semanas?|days?|weeks?)\s(?:consecutivos |seguidos |straight )?(?:del?|of|into)\s"
    rf"(?:(?:iniciad[oa]s?|haber\w* \w+|la|el|los|las|un|una|the|an?)\s){{0,3}}(?:\w+\s)?{_MEASURE}\b"
)
#: "Nueve días lleva cortada la carretera", "cinco días llevan bloqueando".
_CARRIED = re.compile(
    rf"\b({NUMBER})\s(dias|semanas)\s(?:consecutiv[oa]s |seguid[oa]s |ya )?(?:llev(?:a|an|amos)|viene|vienen|permanecen?)\b"
)
#: What is told of the people, and is why they protest.
_WITHOUT = re.compile(
    r"(?:(?<=sin)|\s(?:sin|without))\s(?:agua|luz|energia|electricidad|suelo?dos?|pagos?|cobrar|servicio|"
    r"respuesta|gas|"
    r"combustible|clases|alimentos|atencion|solucion|ser atendid\w+|water|power|pay|electricity|wages|answer)\b"
)
_BECAUSE = re.compile(
    r"\b(?:porque|ya que|pues|debido a que|because)\s(?![^,;.]*\b(?:bloque|cerr|cierr|tomad|paraliz|block)\w*)[^,;.]*$"
)
_TO_AN_END = re.compile(r"\b(?:fin|termino|cese|end|halt|stop)\s$")
_NAMES = (
    ("primer", "primera", "first"),
    ("segundo", "segunda", "second"),
    ("tercer", "tercera", "third"),
    ("cuarto", "cuarta", "fourth"),
    ("quinto", "quinta", "fifth"),
    ("sexto", "sexta", "sixth"),
    ("septimo", "septima", "seventh"),
    ("octavo", "octava", "eighth"),
    ("noveno", "novena", "ninth"),
    ("decimo", "decima", "tenth"),
    ("undecimo", "undecima", "eleventh", "onceavo"),
    ("duodecimo", "duodecima", "twelfth", "doceavo"),
    ("decimotercer", "decimotercera", "thirteenth", "treceavo"),
    ("decimocuarto", "decimocuarta", "fourteenth", "catorceavo"),
    ("decimoquinto", "decimoquinta", "fifteenth", "quinceavo"),
)
#: "Décimo primer día".
_TEENS = re.compile(r"\b(decimo|decima|vigesimo|vigesima)\s$")
_ORDINALS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names}
_NTH = rf"(?:{'|'.join(_ORDINALS)})"
_DAY_OF = re.compile(
    rf"\b(?:({_NTH}) (?:dia\b(?: (?:consecutivo|seguido))?|jornada\b(?: (?:consecutiva|seguida))?(?= de)|"
    rf"(?:(?:consecutive|straight) )?day\b)|(?:dia|day) (\d{{1,2}}|{'|'.join(n[2] for n in _NAMES)}) (?:del?|"
    rf"of)(?!\s(?:{MONTH})\b)|\bsu dia (\d{{1,2}})\b|"
    rf"(\d{{1,2}})(?:er|do|to|mo|vo|no) dia|(\d{{1,2}})(?:st|nd|rd|th) (?:(?:consecutive|straight) )?day\b)"
)
_WEEK_OF = re.compile(
    rf"\b({_NTH}) (?:(?:consecutive|straight) )?(?:semana|week)\b(?! (?:de|of) (?!{_MEASURE}))"
)
#: Behind its number, what is in its fifth day: "día de paro"; before it, "el paro llegó a su quinto día".
_OF_ANY = re.compile(rf"(?:\sconsecutiv[oa])?\s(?:de|del|of(?: the)?|of an?)\s(?:\w+\s)?{_MEASURE}\b")
_ITS_STRIKE = re.compile(
    rf"\b{_STRIKE}\b(?:\s(?!(?:bloque|march|cerr|cierr|tom|enfrent|protest|desaloj|block|clos|"
    rf"clash)\w*)[^\s.;]+){{0,12}}?\s?$"
)
_STRUCK_SINCE = re.compile(
    rf"\b{_STRIKE}(?:\s(?:indefinid[oa]|nacional|regional|general|agrari[oa]|provincial|que|acat\w+|inici\w+|"
    rf"comenz\w+|"
    r"cumpl\w+|sostien\w+|realiz\w+|llev\w+|vienen?|began|started|de \d+ horas))*\s(?:desde|since|on)\s"
    r"(?:el |la |las |los )?(?:pasado )?$"
)
_YESTERDAY = re.compile(r"\b(?:ayer|yesterday)\s(?:\w+\s){0,4}$")
_UNITS = {"m": "minutes", "h": "hours", "o": "hours", "d": "days", "n": "days", "s": "weeks", "w": "weeks"}


@dataclass(frozen=True, slots=True)
class Lasting:
    """Since when something goes on, and whether that is a strike's time."""

    start: int
    end: int
    day: date | None
    moment: datetime | None
    strike: bool
    ago: bool = False  # a day that is told by how long ago it was: something happened then


def lasting(flat: str, now: datetime, today: date) -> list[Lasting]:
    """The times since when something goes on, as a sentence tells them by how long that is."""
    found = []
    for match in AGO.finditer(flat):
        number, unit = next((value(match[i]), match[i + 1]) for i in (1, 3, 5) if match[i])
        if _WITHOUT.match(flat, match.end()) or _BECAUSE.search(flat[: match.start()]):
            continue  # "… porque llevan cinco días sin agua"
        if number is None or number >= 1000 or (unit[0] in "sw" and _LONGER.search(match[0])):
            continue  # "Ya cumple más de una semana" names no day
        ago = timedelta(**{_UNITS[unit[0]]: number})
        exact = unit[0] in "mho"
        if not exact and ("ayer" in match[0] or _YESTERDAY.search(flat[: match.start()])):
            ago += timedelta(days=1)
        day, moment = (None, now - ago) if exact else (today - ago, None)
        found.append(
            Lasting(
                *match.span(),
                day,
                moment,
                _ITS_STRIKE.search(flat[: match.start()]) is not None,
                ago=not exact and match[0].endswith("ago"),
            )
        )
    for match in (*_INTO.finditer(flat), *_HAVE_FOR.finditer(flat), *_CARRIED.finditer(flat)):
        number = value(match[1])
        if _TO_AN_END.search(flat[: match.start()]) or _WITHOUT.match(flat, match.end()):
            continue
        if match[2][0] == "w" and _LONGER.search(match[0]):
            continue
        if number is not None and 1 <= number <= 200 and not _within(found, match):
            days = number * (7 if match[2][0] in "sw" else 1)
            strike = re.search(rf"{_STRIKE}$", match[0]) is not None
            found.append(Lasting(*match.span(), today - timedelta(days=days), None, strike))
    for pattern, length in ((_DAY_OF, 1), (_WEEK_OF, 7)):
        for match in pattern.finditer(flat):
            word = next(group for group in match.groups() if group)
            number = _ORDINALS.get(word) or value(word) or 0
            if not 1 <= number <= 90 or _within(found, match):
                continue
            before = flat[: match.start()]
            if (tens := _TEENS.search(before)) is not None:
                number += 10 if tens[1].startswith("dec") else 20
            day = today - timedelta(
                days=length * (number - 1) + bool(length == 7 and _YESTERDAY.search(before))
            )
            # "Segundo día de protestas": a march of today did not begin then.
            strike = bool(_OF_ANY.match(flat, match.end()) or _ITS_STRIKE.search(before))
            found.append(Lasting(*match.span(), day, None, strike))
    return found


def struck_since(before: str) -> bool:
    """Whether a moment right behind these words is since when a strike goes on: "en huelga desde el 3 de junio"."""
    return _STRUCK_SINCE.search(before) is not None


def _within(found: list[Lasting], match: re.Match[str]) -> bool:
    return any(one.start < match.end() and match.start() < one.end for one in found)
