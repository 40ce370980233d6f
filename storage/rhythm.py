"""Rhythm: when a chat hears of what can wait, and when of nothing; in its own time zone. All of it pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from functools import lru_cache

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
