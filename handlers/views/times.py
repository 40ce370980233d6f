"""Times as people in Peru write them: pure, the zone and the present moment handed in."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, get_month_names

from storage.model import Language

_YESTERDAY = {Language.ES: "ayer", Language.EN: "yesterday"}
_LOCALES = {Language.ES: "es_PE", Language.EN: "en"}
_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """The time of day: "06:20"."""
    return f"{moment.astimezone(zone):%H:%M}"


def same_day(one: datetime, other: datetime, zone: ZoneInfo) -> bool:
    """Whether two moments fall on one calendar day in the zone."""
    return one.astimezone(zone).date() == other.astimezone(zone).date()


def is_yesterday(moment: datetime, now: datetime, zone: ZoneInfo) -> bool:
    """Whether a moment falls on the calendar day before today."""
    return moment.astimezone(zone).date() == now.astimezone(zone).date() - _DAY


def day_time(moment: datetime, zone: ZoneInfo, language: Language, *, now: datetime | None = None) -> str:
    """Day and time: "5 ene, 14:20", "5 Jan, 14:20"; with the year where `now` lies in another one."""
    local = moment.astimezone(zone)
    pattern = "d MMM, HH:mm"
    if now is not None and now.astimezone(zone).year != local.year:
        pattern = "d MMM y, HH:mm"
    # CLDR abbreviates with a full stop ("ene."), which nobody types in a chat.
    return format_datetime(local.replace(tzinfo=None), pattern, locale=_LOCALES[language]).replace(".", "")


def at_midnight(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether a moment begins its day: so stands in the record what is known by its day alone."""
    return moment.astimezone(zone).time() == time(0)


def known(
    moment: datetime, zone: ZoneInfo, language: Language, *, now: datetime | None = None, timed: bool = False
) -> str:
    """Day and time, or the day alone for a midnight of which nobody said that it is the hour (`timed`)."""
    tell = day if at_midnight(moment, zone) and not timed else day_time
    return tell(moment, zone, language, now=now)


def coming(
    moment: datetime, zone: ZoneInfo, language: Language, *, now: datetime, timed: bool = False
) -> str:
    """A moment yet to come, with its weekday: "lun 9 ene, 05:00", "Mon 9 Jan, 05:00", or its day alone."""
    local = moment.astimezone(zone).replace(tzinfo=None)
    weekday = format_datetime(local, "EEE", locale=_LOCALES[language]).replace(".", "")
    return f"{weekday} {known(moment, zone, language, now=now, timed=timed)}"


def day(moment: datetime, zone: ZoneInfo, language: Language, *, now: datetime | None = None) -> str:
    """The day alone: "5 ene", "5 Jan"; with the year where `now` lies in another one."""
    return day_time(moment, zone, language, now=now).rpartition(",")[0]


def when(moment: datetime, now: datetime, zone: ZoneInfo, language: Language) -> str:
    """A moment seen from now: "06:20" today, "ayer 21:30", "3 ene, 18:00"; not for what stands still."""
    if same_day(moment, now, zone):
        return clock(moment, zone)
    if is_yesterday(moment, now, zone):
        return f"{_YESTERDAY[language]} {clock(moment, zone)}"
    return day_time(moment, zone, language, now=now)


def stamp(moment: datetime, published: datetime, zone: ZoneInfo, language: Language) -> str:
    """A moment in a text that stands still: the time alone on the day of publication, else with its date."""
    if same_day(moment, published, zone):
        return clock(moment, zone)
    return day_time(moment, zone, language, now=published)


def lasted(delta: timedelta, language: Language) -> str:
    """A length of time in its two largest units: "45 min", "10 h 45 min", "3 d 4 h"; the same in both languages."""
    delta = max(delta, _MINUTE)
    days, hours, minutes = delta // _DAY, delta % _DAY // _HOUR, delta % _HOUR // _MINUTE
    parts = ((days, "d"), (hours, "h")) if days else ((hours, "h"), (minutes, "min"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number)


def roughly(delta: timedelta, language: Language) -> str:
    """A length of time in its largest unit, rounded down: "7 h", "2 d"; the same in both languages."""
    return " ".join(lasted(delta, language).split()[:2])


def month(number: int, language: Language) -> str:
    """The name of a month: "febrero", "February"."""
    return str(get_month_names("wide", locale=_LOCALES[language])[number])
