"""Reading the time that an editor types: into a field, beside a command, at a count. Pure."""

from __future__ import annotations

import contextlib
import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.words.clocks import after_midnight, hour_of, named_hour, of_that_night
from handlers.desk.reading import Unreadable

#: Why a midnight is asked about: it may begin the day that is named, or end it.
MIDNIGHT_OPEN = "desk-midnight-open"

_HALF = (
    r"a\.?\s?m\.?|p\.?\s?m\.?|m\b\.?|de la (?:manana|tarde|noche|madrugada)|del (?:medio)?dia|"
    r"in the (?:morning|afternoon|evening)|at night"
)
_CLOCK = re.compile(
    rf"(\d{{1,2}})\s*(?:[:.h]\s*(\d{{2}})\s*(?:h|hs|hrs|horas)?|(?:h|hs|hrs|horas))?\s*({_HALF})?"
)
_LATE = re.compile(r"p|de la (?:tarde|noche)|in the (?:afternoon|evening)|at night")
_NIGHT = re.compile(r"de la noche|at night")
_AGO = re.compile(
    r"(?:hace\s+)?(\d{1,3}|una?|an?)\s*(minutos?|min|minutes?|horas?|hours?|hrs?|h|dias?|days?)(?:\s+ago)?"
)
_AGO_WORD = re.compile(r"^hace\b|\bago$")
_LENGTH = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_LEADING = re.compile(r"^(?:desde\s+)?(?:a las|a la|al?|at|since|las|la|desde|,)\s+")
_DATE = re.compile(r"(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?[\s,]+(.+)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[\st,]+(.+)")
_NAMED = re.compile(r"(?:el\s+)?(\d{1,2})\s+(?:de\s+)?([a-z]{3,10})\.?(?:\s+(?:de\s+)?(\d{4}))?[\s,]+(.+)")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *(("ene", "jan"), ("feb",), ("mar",), ("abr", "apr"), ("may",), ("jun",), ("jul",)),
            *(("ago", "aug"), ("set", "sep"), ("oct",), ("nov",), ("dic", "dec")),
        ),
        start=1,
    )
    for name in names
}
_DAYS = {
    **dict.fromkeys(("hoy", "today", "esta noche", "tonight"), 0),
    **dict.fromkeys(("ayer", "yesterday", "anoche", "last night"), -1),
    **dict.fromkeys(("anteayer",), -2),
    **dict.fromkeys(("manana", "tomorrow"), 1),
}
_DAY = "|".join(_DAYS)
_DAY_FIRST = re.compile(rf"({_DAY})[\s,]+(.+)")
#: "Las 12 de la noche de ayer"; but "8 de la mañana" names no day.
_DAY_LAST = re.compile(rf"(.+?)[\s,]+(?:de )?(?<!\bla )({_DAY})")
_DAY_LONG = timedelta(days=1)
_FARTHEST = timedelta(days=366)


def moment(
    text: str, now: datetime, zone: ZoneInfo, *, ahead: bool = False, on: date | None = None
) -> datetime:
    """A time as people say it: "06:20", "6 am", "ayer 21:30", "5/1 06:20", "hace 2 horas".

    It is of the day that is named, else of the day that it is known to be `on`, else today's.

    Midnight by itself was the last one, of what lies `ahead` the next. "Esta noche a las 12" ends the day, as does "ayer a
    las 12 de la noche"; "ayer a medianoche" may begin or end it: MIDNIGHT_OPEN.
    """
    words = " ".join(plain(text).split()).strip(" ,")
    if words in ("ahora", "now", "ahorita", "recien", "just now"):
        return now
    if _AGO_WORD.search(words) and (match := _AGO.fullmatch(words)):
        number = int(match[1]) if match[1].isdecimal() else 1
        return now - number * _LENGTH[match[2][0]]
    today = now.astimezone(zone).date()
    day, said, words = _day(words, today)
    if day is None and on is not None:
        day, said = on, on.isoformat()
    hour, closes = _clock(words, said, ahead)
    found = datetime.combine((day or today) + closes * _DAY_LONG, hour, zone).astimezone(UTC)
    if abs(found - now) > _FARTHEST:
        raise Unreadable("desk-bad-time")
    return found


def _day(words: str, today: date) -> tuple[date | None, str, str]:
    """The day that the words name, how they call it from today, and what is left of them."""
    if match := _DAY_FIRST.fullmatch(words):
        return today + timedelta(days=_DAYS[match[1]]), match[1], match[2]
    if match := _DAY_LAST.fullmatch(words):
        return today + timedelta(days=_DAYS[match[2]]), match[2], match[1]
    if match := _ISO.fullmatch(words):
        return _date(int(match[1]), int(match[2]), int(match[3]), today), words, match[4]
    if match := _DATE.fullmatch(words):
        year = int(match[3]) if match[3] else None
        return (
            _date(
                year + 2000 if year is not None and year < 100 else year, int(match[2]), int(match[1]), today
            ),
            words,
            match[4],
        )
    if (match := _NAMED.fullmatch(words)) and match[2][:3] in _MONTHS:
        year = int(match[3]) if match[3] else None
        return _date(year, _MONTHS[match[2][:3]], int(match[1]), today), words, match[4]
    return None, "", words


def _date(year: int | None, month: int, day: int, today: date) -> date:
    """A calendar day; where no year is said, the one that lies nearest to today."""
    years = (year,) if year is not None else (today.year - 1, today.year, today.year + 1)
    days = []
    for one in years:
        with contextlib.suppress(ValueError):
            days.append(date(one, month, day))
    # Years far from now would overflow on the way to UTC, and are refused anyway.
    near = [one for one in days if abs(one - today) <= _FARTHEST]
    if not near:
        raise Unreadable("desk-bad-time")
    return min(near, key=lambda one: abs(one - today))


def _clock(words: str, day: str, ahead: bool) -> tuple[time, bool]:
    """The time of day that words are beside a day of that name ("" for none), and whether it is of the day after."""
    words = _LEADING.sub("", words.strip(" ,"))
    tonight = of_that_night(day, time(0))
    if (named := named_hour(words)) is not None:
        if named.hour or not day:
            return named, not named.hour and ahead
        if not tonight and not words.endswith("horas"):
            raise Unreadable(MIDNIGHT_OPEN)
        return named, tonight
    hour, minute, half = _parts(words, tonight)
    found = hour_of(hour, minute, half)
    if found is None:
        raise Unreadable("desk-bad-time")
    if tonight:
        return found, of_that_night(day, found)
    if _NIGHT.fullmatch(half) and after_midnight(found.hour):
        if day and found.hour:
            raise Unreadable(MIDNIGHT_OPEN)
        return found, bool(day) or ahead
    return found, False


def _parts(words: str, tonight: bool) -> tuple[int, int, str]:
    """Hour, minute and half of the day that the words are; a bare hour of a night is not that of the morning."""
    match = _CLOCK.fullmatch(words)
    if match is None or (words.isdecimal() and not tonight):
        raise Unreadable("desk-bad-time")
    hour, half = int(match[1]), match[3] or ""
    if half and not 1 <= hour <= 12 and not (_LATE.match(half) and hour <= 23):
        raise Unreadable("desk-bad-time")
    if half.startswith(("m", "del")) and hour != 12:
        raise Unreadable("desk-bad-time")
    return hour, int(match[2] or 0), half or ("de la noche" if tonight and 1 <= hour <= 12 else "")
