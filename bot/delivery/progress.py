"""How far a push has come: counts taken now and then become figures for people. Pure, the time is handed in."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from storage.pushes import DeliveryState, Progress

#: Seconds over which the speed is told.
WINDOW = 30.0
_OPEN = (DeliveryState.PENDING, DeliveryState.RETRY, DeliveryState.SENDING)
_ENDS = (
    DeliveryState.SENT,
    DeliveryState.DIGEST,
    DeliveryState.HELD,
    DeliveryState.GONE,
    DeliveryState.UNKNOWN,
    DeliveryState.PARKED,
    DeliveryState.EXPIRED,
    DeliveryState.SUPERSEDED,
)
#: Seconds until the first look, between looks in the first minute, and between looks after it.
FIRST, OFTEN, CALMLY = 1.0, 3.0, 10.0
_MINUTE = 60.0
#: Looking never takes more of the time than one part in so many.
_SPARING = 20


@dataclass(frozen=True, slots=True)
class Figures:
    """How many messages of a push are done with, of how many, how fast in messages a second, seconds left.

    `total` is None while recipients are still being written, `rate` and `left` while nobody can tell.
    """

    done: int
    total: int | None
    rate: float | None
    left: float | None

    @property
    def over(self) -> bool:
        """Whether nothing is left to send."""
        return self.total is not None and self.done >= self.total


class Course:
    """The course of one push, from looks at its counts."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self._seen: deque[tuple[float, int]] = deque()

    def add(self, at: float, progress: Progress) -> Figures:
        """The figures as of this look; `at` is in seconds of a clock that only goes forward."""
        open_ = sum(progress.counts.get(state, 0) for state in _OPEN)
        done = progress.total - open_
        self._seen.append((at, done))
        # One look from before the window stays, or looks that are far apart would leave no speed.
        while len(self._seen) > 2 and self._seen[1][0] <= at - WINDOW:
            self._seen.popleft()
        since, before = self._seen[0]
        # Whoever erases their chat takes its row along: what is done may shrink.
        rate = max(0.0, (done - before) / (at - since)) if at > since else None
        return _figures(done, progress.total if progress.expanded else None, rate)


def together(several: Iterable[Figures]) -> Figures:
    """Several pushes as if they were one."""
    found = list(several)
    totals = [figures.total for figures in found if figures.total is not None]
    rates = [figures.rate for figures in found if figures.rate is not None]
    return _figures(
        sum(figures.done for figures in found),
        sum(totals) if len(totals) == len(found) else None,
        sum(rates) if rates else None,
    )


def _figures(done: int, total: int | None, rate: float | None) -> Figures:
    left = (total - done) / rate if total is not None and rate else None
    return Figures(done, total, rate, left)


def outcomes(counts: Mapping[DeliveryState, int]) -> dict[DeliveryState, int]:
    """How many messages ended how, as people want to hear it: good news first; only what occurred."""
    return {state: counts[state] for state in _ENDS if counts.get(state)}


def pause(age: float, cost: float) -> float:
    """Seconds until the next look at a push that was first seen `age` seconds ago and took `cost` seconds to count."""
    return max(OFTEN if age < _MINUTE else CALMLY, cost * _SPARING)
