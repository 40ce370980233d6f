"""The days that a sentence names, against the day it was written."""

from __future__ import annotations

import contextlib
import re
from datetime import date, time, timedelta

from handlers.desk.reader.words.clocks import PARTS
from handlers.desk.reader.words.monthdays import nearest, numbered
from handlers.desk.reader.words.monthnames import MONTH, MONTHS

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("lunes", "monday"),
            ("martes", "tuesday"),
            ("miercoles", "wednesday"),
            ("jueves", "thursday"),
            ("viernes", "friday"),
            ("sabado", "saturday"),
            ("domingo", "sunday"),
        )
    )
    for name in names
}


_WEEKDAY = "|".join(WEEKDAYS)


_NUMERIC = re.compile(
    r"(?<![\d/.+-])(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2}|\d{2})(?![\d/])|"
    r"(?<![\d/.-])(20\d{2})-(\d{2})-(\d{2})(?!\d)"
)


#: "02ENE23", as the police write it.
_STUCK = re.compile(rf"(?<![\w.])(\d{{2}})({MONTH})(20\d{{2}}|\d{{2}})?(?![\w/])")
#: "El 02.01", with both numbers in two figures.
_DOTTED = re.compile(r"\b(?:el|desde el|del|al|on|dia) (0\d|[12]\d|3[01])[.-](0\d|1[0-2])(?![\d.,-]|\.\d)")
#: "El primero de enero", "el 1.º de enero".
_FIRST = re.compile(
    rf"\b(?:primero|1\s?\.\s?[º°o]|first) (?:de|of) ({MONTH})\b(?:,?\s(?:del?\s)?(20\d{{2}}))?"
)
#: Feasts that are told as days, never by their eve's or square's name.
_FEASTS = (
    (re.compile(r"\b(?:en|por|desde|durante|on|since|de) (?:la )?(?:ano nuevo|new year's day)\b"), 1, 1),
    (re.compile(r"\b(?:en|por|desde|durante|on|since|de) (?:la )?(?:nochebuena|christmas eve)\b"), 12, 24),
    (
        re.compile(r"\b(?:en|por|desde|durante|on|since) (?:la )?(?:navidad|christmas(?: day)?)\b(?! eve)"),
        12,
        25,
    ),
)


_SHORT = re.compile(r"(?<![\d/.+km-])(\d{1,2})/(\d{1,2})(?![\d/])")


#: "Monday and Tuesday, May 27-28": the days of the week by which the dates are called.
_CALLED = rf"(?:(?:{_WEEKDAY})(?:,? (?:and|to|through|y|al?|-) (?:el )?(?:{_WEEKDAY}))?[, ]+)?"


#: "El 2 y 3 de diciembre", "del 5 al 8 de enero": the first of them.
_SEVERAL = re.compile(
    rf"\b{_CALLED}(\d{{1,2}})(?:, (?:(?:{_WEEKDAY}) )?\d{{1,2}})*,?\s?(?:\b(?:y|al|and|to|through)\b|-)\s?(?:el )?"
    rf"(?:(?:{_WEEKDAY}) )?\d{{1,2}}\s(?:(?:de|of)\s)?({MONTH})\b(?:,?\s(?:del?\s)?(20\d{{2}}))?"
)


_NAMED = re.compile(
    rf"\b{_CALLED}(\d{{1,2}})(?:st|nd|rd|th|ro|°|º)?\s+(?:de\s+|"
    rf"of\s+)?({MONTH})\b\.?(?:,?\s+(?:del?\s+)?(20\d{{2}}))?"
)


_ENGLISH = re.compile(rf"\b{_CALLED}({MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(20\d{{2}}))?")


_DAY = re.compile(
    rf"\b(?:(next|this|last|este|esta|proximo|pasado|"
    rf"ultimo)\s+)?({_WEEKDAY})\b(?:\s+(\d{{1,2}})(?!\s*(?:[:/+]|mil\b|a\.|p\.|am\b|pm\b|horas|personas|"
    rf"manifest))\b)?(?:\s+(proximo|pasado|que viene|last))?"
)


_RELATIVE = (
    (re.compile(r"\b(?:pasado manana|day after tomorrow)\b"), 2),
    (re.compile(r"\b(?:anteayer|antes de ayer|antier|day before yesterday)\b"), -2),
    (
        re.compile(
            r"\b(?:ayer|yesterday|la vispera|anoche|last night|el dia (?:anterior|previo)|un dia antes(?! del? )|"
            r"the (?:day before|previous day))\b(?! yesterday)"
        ),
        -1,
    ),
    (
        re.compile(
            r"(?<!la )(?<!esta )(?<!una )(?<!toda la )(?<!media )\bmanana\b(?! del? (?:hoy|ayer))|\btomorrow\b"
        ),
        1,
    ),
    (
        re.compile(
            r"\b(?:hoy|today|tonight|esta (?:manana|tarde|noche|madrugada)|this (?:morning|afternoon|"
            r"evening)|hoy dia|on this day)\b"
        ),
        0,
    ),
)


#: The day that was named before.
SAME_DAY = re.compile(r"\b(?:es[ea] (?:mismo )?dia|(?:el|ese) mismo dia|that (?:same )?day|the same day)\b")
_STREET = re.compile(
    r"\b(?:plaza|plazuela|av|avenida|jr|jiron|calle|parque|urb|urbanizacion|colegio|asociacion|vivienda|"
    r"humano|educativa|cooperativa|aa\.? ?hh|"
    r"ovalo|mercado|hospital|estadio|puente)\.?"
    r"\s(?:del? |el |la )?$"
)


_NEAR_DAYS = {"manana": 1, "hoy": 0, "ayer": -1, "today": 0, "tomorrow": 1, "yesterday": -1}
_RELATIVE_BEFORE = re.compile(r"\b(manana|hoy|ayer|today|tomorrow|yesterday),?\s(?:el )?$")


#: "Over the weekend", "el fin de semana": from its Saturday on.
_WEEKEND = re.compile(
    r"\b(?:(?:over|during|at|on|of) the (?:past |last )?weekend|(?:this|last|next) weekend|"
    r"(?:el|este|del|al|durante el) (?:pasado |ultimo |proximo )?fin de semana(?: (?:pasado|ultimo|proximo|"
    r"que viene))?)\b"
)


#: A date without its year lies at most so many days ahead, where all is told as past.
_AHEAD = timedelta(days=45)


def days_in(
    flat: str, today: date, future: bool, *, told: bool = False
) -> list[tuple[int, int, date, time | None]]:
    """The days that a text names: from where to where, which, and at what hour if a part of the day is said.

    `future` is whether they are to come, `told` whether what happens on them is told as past.
    """
    found: list[tuple[int, int, date, time | None]] = []

    def add(match: re.Match[str], day: date | None, hour: time | None = None) -> None:
        if day is not None and not any(a < match.end() and match.start() < b for a, b, _, _ in found):
            found.append((match.start(), match.end(), day, hour or _part(flat, match.start(), match.end())))

    for match in _NUMERIC.finditer(flat):
        if match[1]:
            year = int(match[3])
            add(match, _date(year + 2000 if year < 100 else year, int(match[2]), int(match[1]), today))
        else:
            add(match, _date(int(match[4]), int(match[5]), int(match[6]), today))

    def dated(year: str | None, month: str, number: str) -> date | None:
        day = _date(int(year) if year else None, MONTHS[month], int(number), today)
        if day is not None and not year and told and not future and day - today > _AHEAD:
            return _date(day.year - 1, day.month, day.day, today) or day  # "El 16 de abril tomaron …"
        return day

    for match in _SEVERAL.finditer(flat):
        add(match, dated(match[3], match[2], match[1]))
    for match in _NAMED.finditer(flat):
        if _STREET.search(flat[: match.start()]):
            continue  # "Plaza 28 de Julio"
        add(match, dated(match[3], match[2], match[1]))
    for match in _ENGLISH.finditer(flat):
        add(match, dated(match[3], match[1], match[2]))
    for match in _FIRST.finditer(flat):
        add(match, dated(match[2], match[1], "1"))
    for match in _STUCK.finditer(flat):
        add(match, dated(f"20{match[3][-2:]}" if match[3] else None, match[2], match[1]))
    for pattern, month, number in _FEASTS:
        for match in pattern.finditer(flat):
            add(match, _date(None, month, number, today))
    for match in (*_DOTTED.finditer(flat), *_SHORT.finditer(flat)):
        if int(match[2]) <= 12 and not re.search(r"\b(?:km|kms|kilometros?)\.?\s*$", flat[: match.start()]):
            add(match, _date(None, int(match[2]), int(match[1]), today))
    for match in _DAY.finditer(flat):
        if flat.endswith("santo ", 0, match.start()):
            continue  # a place, "Santo Domingo"
        past = match[1] in ("last", "pasado", "ultimo") or match[4] in ("pasado", "last")
        ahead = match[1] in ("next", "proximo") or match[4] in ("proximo", "que viene")
        beside = _RELATIVE_BEFORE.search(flat[: match.start()])
        if beside is not None and not match[3]:
            near = today + timedelta(days=_NEAR_DAYS[beside[1]])
            if near.weekday() == WEEKDAYS[match[2]]:
                add(match, near)  # "Mañana sábado"
                continue
        add(
            match,
            _weekday(match[2], int(match[3]) if match[3] else None, today, ahead or (future and not past)),
        )
    for match in _WEEKEND.finditer(flat):
        add(match, _weekday("sabado", None, today, future))
    for pattern, offset in _RELATIVE:
        for match in pattern.finditer(flat):
            add(match, today + timedelta(days=offset))
    for match in numbered(flat):
        add(match, nearest(match, today, past=told and not future))
    return sorted(found, key=lambda day: day[0])


def _part(flat: str, start: int, end: int) -> time | None:
    """The hour that stands for a part of the day said beside a day."""
    around = flat[max(0, start - 22) : end + 22]
    for pattern, hour in PARTS:
        if pattern.search(around):
            return time(hour)
    return None


def _weekday(name: str, number: int | None, today: date, future: bool) -> date | None:
    wanted = WEEKDAYS[name]
    if number is not None:
        near = [today + timedelta(days=n) for n in range(-45, 46)]
        fits = [day for day in near if day.day == number]
        exact = [day for day in fits if day.weekday() == wanted]
        return min(exact or fits, key=lambda day: abs(day - today), default=None)
    if future:
        return today + timedelta(days=(wanted - today.weekday()) % 7)
    return today - timedelta(days=(today.weekday() - wanted) % 7)


def _date(year: int | None, month: int, day: int, today: date) -> date | None:
    years = (year,) if year is not None else (today.year - 1, today.year, today.year + 1)
    days = []
    for one in years:
        with contextlib.suppress(ValueError):
            days.append(date(one, month, day))
    near = [one for one in days if abs(one - today) <= timedelta(days=400)]
    return min(near, key=lambda one: abs(one - today), default=None)


_NAMED_BY_DATE = re.compile(
    r"\b(?:avenida|av|avs|plaza|plazuela|parque|jiron|jr|calle|pasaje|mercado|colegio|urbanizacion|ovalo|campo|"
    rf"hospital|puente|barrio|cooperativa|vivienda|asociacion|humano|educativa|poblado|sindicato)\.?\s\d{{1,2}}\s(?:de\s)?(?:{MONTH})\b"
)


def undated(flat: str) -> str:
    """The same letters with squares and streets that bear a date blanked: "plaza 28 de Julio" is no day."""
    return _NAMED_BY_DATE.sub(lambda match: " " * len(match[0]), flat)


def without_recent(flat: str, today: date | None) -> str:
    """The same letters with the days of the last week blanked, with what leads to them: "el pasado 25 de enero"."""
    if today is None:
        return flat
    for start, end, day, _ in days_in(flat, today, False):
        if timedelta(0) <= today - day <= timedelta(days=6):
            lead = _LEADS_TO.search(flat[:start])
            begin = lead.start() if lead else start
            flat = f"{flat[:begin]}{' ' * (end - begin)}{flat[end:]}"
    return flat


_LEADS_TO = re.compile(
    r"(?:\b(?:del?|el|en|la|on|of|since|desde|noche|tarde|manana|madrugada|pasado|ultimo|last|this|este)\s)+$"
)
