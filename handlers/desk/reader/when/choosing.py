"""Which of the moments that are named is the start, and when that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.desk.reader.when.times import When

#: How far the hour of a report may lie ahead of the clock.
SLACK = timedelta(minutes=10)
#: Which of several moments is the start, best first.
_PREFERENCE: tuple[Callable[[When], bool], ...] = (
    lambda w: bool(w.role == "since" and (w.hour or w.moment or w.hours)),
    lambda w: bool(w.role == "since"),
    lambda w: bool(w.day is not None and w.hour is not None and not w.vague),
    lambda w: bool(w.hour is not None or w.hours or w.moment is not None),
    lambda w: bool(w.day is not None),
)


_NEAR = timedelta(days=2)


def _dated(fits: Sequence[When]) -> Sequence[When]:
    """Of several first days those that are named: "comenzó el jueves; hoy es el sexto día" began on that Thursday."""
    first = min(fits, key=lambda w: w.day or date.max)
    named = [w for w in fits if w.role == "since" and not w.vague and w.day and first.day]
    return [w for w in named if first.day and w.day and w.day - first.day <= _NEAR] or fits


def chosen(moments: Sequence[When], ahead: bool) -> When | None:
    """The moment that is the start: what stands after "desde", else the first that is no report's and no end's."""
    usable = [w for w in moments if w.usable]
    for test in _PREFERENCE:
        fits = [w for w in usable if test(w)]
        # "Acatan hoy el segundo día de paro" began on the first.
        found = (
            min(_dated(fits), key=lambda w: w.day or date.max)
            if fits and fits[0].role == "since"
            else next(iter(fits), None)
        )
        if found is not None:
            found = _with_its_hour(found, usable, ahead)
            return _with_its_day(found, usable, ahead)
    return None


def _with_its_day(found: When, usable: Sequence[When], ahead: bool) -> When:
    """An hour with the day that another moment names."""
    if found.day is not None or found.moment is not None:
        return found
    day = next((w for w in usable if w.day and (w.hour is None or (found.vague and w.vague))), None)
    if day is None or found.role == day.role == "since":
        day = next((w for w in usable if w.day), None) if ahead else None
    if day is None:
        return found
    return When(found.start, found.end, day.day, found.hour, found.role, found.vague, found.hours)


def _with_its_hour(found: When, usable: Sequence[When], ahead: bool) -> When:
    """A day with the hour that is said of it somewhere else: "starting on Wednesday. It starts tomorrow at 7:30"."""
    if found.hour is not None or found.hours or found.day is None:
        return found
    fits = (w for w in usable if w.day == found.day and w.hour is not None and not w.vague)
    return next((w for w in fits if ahead or w.role == "since"), found)


def moment_of(
    when: When, now: datetime, zone: ZoneInfo, ahead: bool
) -> tuple[datetime | None, tuple[datetime, ...]]:
    """The moment, or the moments that it may be."""
    if when.moment is not None:
        return when.moment, ()
    local = now.astimezone(zone)
    day = when.day or local.date()
    if when.hour is not None:
        moment = datetime.combine(day, when.hour, zone)
        if when.day is None and not ahead and moment > local + SLACK and when.role == "since":
            moment -= timedelta(days=1)
        return moment, ()
    if when.hours:
        both = tuple(datetime.combine(day, hour, zone) for hour in when.hours)
        fits = tuple(m for m in both if (m > local if ahead else m <= local + SLACK))
        if ahead and len(fits) > 1 and (usual := [m for m in fits if 5 <= m.hour <= 16]):
            return usual[0], ()  # Who calls people out for ten means the morning, for three the afternoon.
        if len(fits) == 1 and (when.day is None or when.day == local.date()):
            return fits[0], ()
        return None, fits or both
    return None, ()
