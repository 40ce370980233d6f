"""Moments: when what waits for a chat is gathered, by its rhythm and its mute. All of it pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from storage.rhythm import Rhythm

#: What is being written while a moment passes is there so much later.
GRACE = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits for a chat or topic: `held` back in quiet hours or a mute, and for a digest since when."""

    rhythm: Rhythm
    muted_until: datetime | None
    held: bool
    since: datetime | None


def silent_until(waiting: Backlog, now: datetime, house: ZoneInfo) -> datetime | None:
    """Until when nobody is told anything that can wait; None where they may be told."""
    if waiting.muted_until is not None and waiting.muted_until > now:
        return waiting.muted_until
    return waiting.rhythm.quiet_until(now, house)


def due(waiting: Backlog, now: datetime, house: ZoneInfo) -> bool:
    """Whether a chat is to be told now: it may be, and was held back, or a moment has passed since news came."""
    if silent_until(waiting, now, house) is not None:
        return False
    since = waiting.since
    return waiting.held or (since is not None and since <= waiting.rhythm.last_moment(now - GRACE, house))


def strikes(rhythm: Rhythm, since: datetime, upto: datetime, house: ZoneInfo) -> bool:
    """Whether a digest moment or the end of quiet hours lies in that stretch of time."""
    ended = rhythm.last_quiet_end(upto, house)
    return rhythm.last_moment(upto, house) > since or (ended is not None and ended > since)
