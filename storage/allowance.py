"""How many tips one chat may send, so that nobody fills the desk's queue; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PER_HOUR, PER_DAY = 5, 20
#: Tips of one chat that the desk has not looked at yet.
MOST_WAITING = 10


@dataclass(frozen=True, slots=True)
class Wait:
    """Why a chat cannot send a tip now, and from when on it can; `until` is None where that is up to the desk."""

    why: str  # hour | day | muted | waiting
    until: datetime | None = None


def wait(sent: Sequence[datetime], muted_until: datetime | None, now: datetime) -> Wait | None:
    """What a chat that sent tips at these moments has to wait for; None if it may send one now."""
    if muted_until is not None and muted_until > now:
        return Wait("muted", muted_until)
    found = [
        Wait(why, recent[-most] + span)
        for why, span, most in (("hour", HOUR, PER_HOUR), ("day", DAY, PER_DAY))
        if len(recent := sorted(at for at in sent if at > now - span)) >= most
    ]
    return max(found, key=lambda one: one.until or now, default=None)
