"""When somebody must not be disturbed: what they chose, and when they chose it."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.rhythm import Rhythm
from tests.conftest import LIMA

#: How long what was claimed before may take to arrive.
ON_ITS_WAY = timedelta(seconds=30)


class Silence:
    """The quiet hours and mutes of one chat or topic."""

    def __init__(self, begun: datetime) -> None:
        """None yet."""
        self.rhythms = [(begun, Rhythm())]
        self.muted: list[tuple[datetime, datetime]] = []

    @property
    def rhythm(self) -> Rhythm:
        """The newest."""
        return self.rhythms[-1][1]

    def keep(self, rhythm: Rhythm, now: datetime) -> None:
        """Another rhythm from now on."""
        self.rhythms.append((now, rhythm))

    def mute(self, until: datetime | None, now: datetime) -> None:
        """A mute in place of all others, or none any more."""
        self.muted = [(since, min(end, now)) for since, end in self.muted]
        if until is not None:
            self.muted.append((now, until))

    def broken_by(self, now: datetime, *, urgent: bool) -> bool:
        """Whether a message that arrives now disturbs it: it held already when that could be claimed."""
        return all(self._holds(at, urgent=urgent) for at in (now, now - ON_ITS_WAY))

    def _holds(self, now: datetime, *, urgent: bool) -> bool:
        if any(since <= now < until for since, until in self.muted):
            return True
        known = [one for since, one in self.rhythms if since <= now] or [self.rhythms[0][1]]
        return known[-1].quiet_until(now, LIMA) is not None and not (urgent and known[-1].urgent_wakes)
