"""Rhythm: when a chat hears of what can wait, and when of nothing; in its own time zone. All of it pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_REMEMBERED = 4096
_DAY, _INSTANT = timedelta(days=1), timedelta(microseconds=1)
#: How many days back to look: longer than any quiet hours last.
_BACK = 3


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A chat's time zone (IANA name, None: the house's), digest times, quiet hours, and whether the urgent may wake it.

    Without digest times a digest comes every full hour. Quiet hours may reach over midnight; both ends by the clock on
    the wall there.
    """

    zone: str | None = None
    digests: tuple[time, ...] = (time(7), time(19))
    quiet: tuple[time, time] | None = None
    urgent_wakes: bool = True

    def packed(self) -> str:
        """The rhythm in one word, as it is kept: `zone|times|from-to|wakes`; the same rhythm gives the same word."""
        quiet = "" if self.quiet is None else "-".join(f"{at:%H:%M}" for at in self.quiet)
        times = ",".join(f"{at:%H:%M}" for at in sorted(set(self.digests)))
        return f"{self.zone or ''}|{times}|{quiet}|{int(self.urgent_wakes)}"

    @classmethod
    def unpacked(cls, packed: str | None) -> Rhythm:
        """The rhythm that was packed so; the default one for None."""
        return cls() if packed is None else _unpacked(packed)

    def clock(self, house: ZoneInfo) -> ZoneInfo:
        """The time zone that it goes by: its own, else the house's."""
        return house if self.zone is None else _zone(self.zone) or house

    def quiet_until(self, now: datetime, house: ZoneInfo) -> datetime | None:
        """When the quiet hours that are now will end, None outside of any. Two equal ends are no quiet hours."""
        end = _after(now, self._spans(now, house))
        return None if end == now else end

    def last_moment(self, now: datetime, house: ZoneInfo) -> datetime:
        """The last moment up to now at which a digest was due; one in quiet hours moves to their end."""
        spans = self._spans(now, house)
        return next(at for raw in self._backwards(now, house) if (at := _after(raw, spans)) <= now)

    def next_moment(self, now: datetime, house: ZoneInfo) -> datetime:
        """The next moment after now at which a digest is due."""
        upto = now
        while True:
            upto += _DAY
            spans = self._spans(upto, house)
            moments = (_after(raw, spans) for raw in self._backwards(upto, house, since=now - _DAY))
            later = [moment for moment in moments if moment > now]
            if later:
                return min(later)

    def last_quiet_end(self, now: datetime, house: ZoneInfo) -> datetime | None:
        """When the last quiet hours ended, up to now; None where there are none."""
        spans = self._spans(now, house)
        ends = [until for _, until in spans if until <= now and _after(until, spans) == until]
        return max(ends, default=None)

    def _spans(self, now: datetime, house: ZoneInfo) -> list[tuple[datetime, datetime]]:
        """The quiet hours of the days around now, in their order."""
        if self.quiet is None or self.quiet[0] == self.quiet[1]:
            return []
        (start, end), clock = self.quiet, self.clock(house)
        today, nights = now.astimezone(clock).date(), int(end < start)
        days = [today + n * _DAY for n in range(-_BACK, 2)]
        spans = [(_at(day, start, clock), _last_at(day + nights * _DAY, end, clock)) for day in days]
        # What the clock leaves out of a night in spring may be all of it.
        return [(since, until) for since, until in spans if since < until]

    def _backwards(
        self, upto: datetime, house: ZoneInfo, since: datetime | None = None
    ) -> Iterator[datetime]:
        """The chosen moments up to that one, the last first; quiet hours are not looked at."""
        clock, since = self.clock(house), since or upto - _BACK * _DAY
        day, first = upto.astimezone(clock).date() + _DAY, since.astimezone(clock).date() - _DAY
        if self.digests:
            days = [day - n * _DAY for n in range((day - first).days + 1)]
            found = {_at(day, at, clock) for day in days for at in self.digests}
            yield from sorted((at for at in found if since < at <= upto), reverse=True)
            return
        hour = _full_hour(upto, clock)
        while hour > since:
            yield hour
            hour = _full_hour(hour - _INSTANT, clock)


@lru_cache
def _zone(name: str) -> ZoneInfo | None:
    """The time zone of that name; None where this machine has none: one chat's must not stop all others' news."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _at(day: date, at: time, clock: tzinfo) -> datetime:
    """A time on the wall as a moment: one that the clock leaves out comes as much later, one it shows twice at first."""
    return datetime.combine(day, at, tzinfo=clock).astimezone(UTC)


def _last_at(day: date, at: time, clock: tzinfo) -> datetime:
    """The same, but of one that the clock shows twice the second: until then it is still the time before it."""
    return max(_at(day, at, clock), _at(day, at.replace(fold=1), clock))


def _full_hour(moment: datetime, clock: tzinfo) -> datetime:
    """The last full hour on the wall."""
    return moment.astimezone(clock).replace(minute=0, second=0, microsecond=0).astimezone(UTC)


def _after(moment: datetime, spans: list[tuple[datetime, datetime]]) -> datetime:
    """The moment itself, or the end of the quiet hours that it falls into."""
    for since, until in spans:
        if since <= moment < until:
            moment = until
    return moment


@lru_cache(_REMEMBERED)
def _unpacked(packed: str) -> Rhythm:
    zone, times, quiet, wakes = packed.split("|")
    digests = tuple(time.fromisoformat(at) for at in times.split(",") if at)
    start, _, end = quiet.partition("-")
    return Rhythm(
        zone=zone or None,
        digests=digests,
        quiet=(time.fromisoformat(start), time.fromisoformat(end)) if quiet else None,
        urgent_wakes=wakes == "1",
    )
