"""Days in plain words: "ayer", "del 3 al 5 de enero", "enero 2023", "last week"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.daywords import COUNTS, DAY, FROM, LONE, MONTH, MONTHS, TO, UNITS, WEEKDAYS, YEAR, N, spelt
from storage.regions import fold

_AHEAD = timedelta(days=60)
_DAY_LENGTH = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """From a moment up to another one, which is not in it any more; open ends are None."""

    since: datetime | None
    until: datetime | None


@dataclass(frozen=True, slots=True)
class _Days:
    """Days from the first up to the last, both in it."""

    first: date
    last: date


def find(text: str, now: datetime, zone: ZoneInfo) -> tuple[Span | None, str]:
    """The time that a text names, as seen from now, and the folded text without the words that named it."""
    words = fold(spelt(text))
    today = now.astimezone(zone).date()
    hours = re.search(rf"\b(?:(?:las|los|the) )?(?:ultim[oa]s|last|past) {N} (?:horas?|hours?)\b", words)
    if hours:
        return Span(now - timedelta(hours=_number(hours[1])), None), _without(words, hours.span())
    named = _named(words, today)
    if named is None:
        return None, words
    start, end, since, until = named
    span = Span(
        datetime.combine(since, time(), zone) if since else None,
        datetime.combine(until + _DAY_LENGTH, time(), zone) if until else None,
    )
    return span, _without(words, (start, end))


def _named(words: str, today: date) -> tuple[int, int, date | None, date | None] | None:
    """Where the first time is named, its first and its last day; a range where two stand side by side."""
    found = _first(words, 0, today)
    if found is None:
        return None
    start, end, days = found
    before = re.search(
        rf"\b({FROM}|{TO}|before|antes del?|after|despues del?) (?:el |la |the )?$", words[:start]
    )
    lead = before[1] if before else ""
    if before:
        start = before.start()
    second = _first(words, end, today)
    if second is not None:
        between = words[end : second[0]]
        if re.fullmatch(rf" (?:{TO}) (?:el |la |the )?| ", between) and (between.strip() or lead):
            first, last = days.first, second[2].last
            if first > last:
                # "del 28 de diciembre al 3 de enero": the year that is told belongs to the end.
                first = _moved(
                    first, last.year - (1 if (first.month, first.day) > (last.month, last.day) else 0)
                )
            return start, second[1], first, max(first, last)
    if lead in ("desde", "desde el", "since", "from", "from the"):
        return start, end, days.first, None
    if lead in ("after", "despues de", "despues del"):
        return start, end, days.last + _DAY_LENGTH, None
    if lead in ("hasta", "hasta el", "until", "till", "through"):
        return start, end, None, days.last
    if lead in ("before", "antes de", "antes del"):
        return start, end, None, days.first - _DAY_LENGTH
    return start, end, days.first, days.last


def _first(words: str, after: int, today: date) -> tuple[int, int, _Days] | None:
    best: tuple[int, int, _Days] | None = None
    for pattern, read in _FORMS:
        for match in pattern.finditer(words, after):
            try:
                days = read(match, today)
            except (ValueError, OverflowError):
                continue
            # The one that begins first, and of those the one that takes in most.
            if days and (best is None or (match.start(), -match.end()) < (best[0], -best[1])):
                best = (match.start(), match.end(), days)
            break
    return best


def _range(match: re.Match[str], today: date) -> _Days | None:
    one, other, month, year = int(match[1]), int(match[2]), MONTHS[match[3]], match[4]
    if one > other:
        return None
    first = _dated(one, month, year, today)
    return _Days(first, first.replace(day=other))


def _range_english(match: re.Match[str], today: date) -> _Days | None:
    one, other, month, year = int(match[2]), int(match[3]), MONTHS[match[1]], match[4]
    if one > other:
        return None
    first = _dated(one, month, year, today)
    return _Days(first, first.replace(day=other))


def _date(match: re.Match[str], today: date) -> _Days:
    day = _dated(int(match[1]), MONTHS[match[2]], match[3], today)
    return _Days(day, day)


def _date_english(match: re.Match[str], today: date) -> _Days:
    day = _dated(int(match[2]), MONTHS[match[1]], match[3], today)
    return _Days(day, day)


def _month(match: re.Match[str], today: date) -> _Days:
    first = _dated(1, MONTHS[match[1]], match[2], today)
    return _Days(first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))


def _lone_month(match: re.Match[str], today: date) -> _Days:
    number = MONTHS[match[1]]
    first = date(today.year - (1 if number > today.month else 0), number, 1)
    return _Days(first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))


def _year(match: re.Match[str], today: date) -> _Days:
    return _Days(date(int(match[1]), 1, 1), date(int(match[1]), 12, 31))


def _ago(match: re.Match[str], today: date) -> _Days:
    number, unit = _number(match[1]), UNITS[match[2]]
    day = (
        today
        if unit == "hours"
        else today - timedelta(days=number * {"days": 1, "weeks": 7, "months": 30}[unit])
    )
    return _Days(day, day)


def _last_few(match: re.Match[str], today: date) -> _Days:
    number, unit = _number(match[1]), UNITS[match[2]]
    return _Days(
        today - timedelta(days=number * {"hours": 1, "days": 1, "weeks": 7, "months": 30}[unit]), today
    )


def _weekday(match: re.Match[str], today: date) -> _Days:
    behind = (today.weekday() - WEEKDAYS[match[1]]) % 7
    day = today - timedelta(days=behind or (7 if "pasado" in match[0] or "last" in match[0] else 0))
    return _Days(day, day)


def _weeks_back(number: int) -> Callable[[re.Match[str], date], _Days]:
    def read(_match: re.Match[str], today: date) -> _Days:
        monday = today - timedelta(days=today.weekday() + 7 * number)
        return _Days(monday, monday + timedelta(days=6))

    return read


def _days_back(*numbers: int) -> Callable[[re.Match[str], date], _Days]:
    def read(_match: re.Match[str], today: date) -> _Days:
        return _Days(today - timedelta(days=max(numbers)), today - timedelta(days=min(numbers)))

    return read


def _months_back(number: int) -> Callable[[re.Match[str], date], _Days]:
    def read(_match: re.Match[str], today: date) -> _Days:
        months = today.year * 12 + today.month - 1 - number
        first = date(months // 12, months % 12 + 1, 1)
        return _Days(first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))

    return read


def _years_back(number: int) -> Callable[[re.Match[str], date], _Days]:
    def read(_match: re.Match[str], today: date) -> _Days:
        return _Days(date(today.year - number, 1, 1), date(today.year - number, 12, 31))

    return read


def _form(
    pattern: str, read: Callable[[re.Match[str], date], _Days | None]
) -> tuple[re.Pattern[str], Callable[[re.Match[str], date], _Days | None]]:
    return re.compile(rf"\b(?:{pattern})\b"), read


_FORMS = (
    _form(rf"{DAY} {TO} (?:the )?{DAY} (?:de |of )?({MONTH}){YEAR}", _range),
    _form(rf"({MONTH}) {DAY} {TO} {DAY}(?: ((?:19|20)\d\d))?", _range_english),
    _form(rf"{DAY} (?:de |of )?({MONTH}){YEAR}", _date),
    _form(rf"({MONTH}) {DAY}(?: ((?:19|20)\d\d))?(?! {MONTH})", _date_english),
    _form(rf"({MONTH})(?: del?| of)? ((?:19|20)\d\d)", _month),
    _form(rf"(?<!dos de )(?<!\d de )({LONE})", _lone_month),
    _form(r"(?<!km )(?:(?:ano|year) )?((?:19|20)\d\d)", _year),
    _form(r"hoy(?: dia)?|today|hoy mismo", _days_back(0)),
    _form(r"ayer|yesterday", _days_back(1)),
    _form(r"anoche|last night", _days_back(0, 1)),
    _form(r"anteayer|antier|antes de ayer|(?:the )?day before yesterday", _days_back(2)),
    _form(r"esta semana|this week", _weeks_back(0)),
    _form(r"(?:la )?semana pasada|last week", _weeks_back(1)),
    _form(r"(?:la )?ultima semana|(?:the )?past week", _days_back(0, 7)),
    _form(r"este mes|this month", _months_back(0)),
    _form(r"(?:el )?mes pasado|last month", _months_back(1)),
    _form(r"(?:el )?ultimo mes|(?:the )?past month", _days_back(0, 30)),
    _form(r"este ano|this year", _years_back(0)),
    _form(r"(?:el )?ano pasado|last year", _years_back(1)),
    _form(rf"(?:(?:los|las|the) )?(?:ultim[oa]s|last|past) {N} ({'|'.join(UNITS)})", _last_few),
    _form(rf"hace {N} ({'|'.join(UNITS)})", _ago),
    _form(rf"{N} ({'|'.join(UNITS)}) ago", _ago),
    _form(rf"(?:(?:el|on|last) )?({'|'.join(WEEKDAYS)})(?: pasado)?", _weekday),
)


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    """A day of a month; without a year the last such day, or the next where it is near."""
    if year:
        return date(int(year), month, day)
    for number in range(today.year + 1, today.year - 9, -1):
        try:
            found = date(number, month, day)
        except ValueError:
            continue  # 29 February
        if found <= today + _AHEAD:
            return found
    raise ValueError("there is no such day")


def _moved(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def _number(word: str) -> int:
    return COUNTS.get(word) or int(word)


def _without(words: str, span: tuple[int, int]) -> str:
    return " ".join(f"{words[: span[0]]} {words[span[1] :]}".split())
