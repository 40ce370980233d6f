"""Rhythm: when a chat hears of what can wait, and when of nothing; in its own time zone. All of it pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_REMEMBERED = 4096


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

    def next_moment(self, now: datetime, house: ZoneInfo, *, muted_until: datetime | None = None) -> datetime:
        """When the next digest comes if there is anything to tell; quiet hours and a mute move it to their end."""
        zone = ZoneInfo(self.zone) if self.zone else house
        times = self.digests or tuple(time(hour) for hour in range(24))
        today = now.astimezone(zone).date()
        days = [today + timedelta(days=days) for days in range(-1, 3)]
        moments = [datetime.combine(day, at, zone).astimezone(UTC) for day in days for at in times]
        return min(moved for at in moments if (moved := self._moved(at, zone, muted_until)) > now)

    def _moved(self, moment: datetime, zone: ZoneInfo, muted_until: datetime | None) -> datetime:
        """The moment, or the end of the mute and the quiet hours that it falls into."""
        if muted_until is not None and moment < muted_until:
            moment = muted_until
        local = moment.astimezone(zone)
        if self.quiet is None or not _within(local.time(), *self.quiet):
            return moment
        end = self.quiet[1]
        day = local.date() + timedelta(days=int(end <= local.time()))
        return datetime.combine(day, end, zone).astimezone(UTC)


def _within(at: time, start: time, end: time) -> bool:
    """Whether a time lies from `start` on and before `end`, over midnight where the end is earlier."""
    return start <= at < end if start <= end else at >= start or at < end


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
