"""How fast the budget may be: down fast where Telegram complains, up slowly, and never blindly to where it hurt. Pure.

Moments are seconds of a monotonic clock that the caller hands in.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

#: Answers are counted in slices of so many seconds, and forgotten after so many.
_SLICE, _REMEMBERED = 0.5, 20.0
#: So much of the latest answers tells what Telegram lets through.
LATELY = 5.0
#: Chats in limits of their own are a few per cent at most; so many complaints are more than chance makes of them.
_ALWAYS, _SIGMAS, _LEAST_ANSWERS = 0.05, 4.5, 15
#: This share of complaints among the latest answers means that every further push does harm.
_STORM_SHARE = 0.2
#: The rate is set a little under what came through, and no lower than half of what it was.
_UNDER, _HALF, _SLOWEST = 0.97, 0.5, 1.0
#: Back to the last good rate, every second.
_CLIMB, _TICK = 1.02, 1.0
#: Below the wanted rate this share of complaints is too much; each time a little slower, so many times.
_TOLERATED, _TRIM, _TRIMS = 0.02, 0.98, 5
#: Seconds between two tries at more: at first, at most, and after a try that went well.
_PATIENCE, _LONGEST_PATIENCE, _ENCOURAGED = 30.0, 120.0, 5.0
#: How long a try at more takes, and how much more: twice as much after each that went well.
_TRY, _STEP, _LARGEST_STEP = 10.0, 0.03, 0.5


@dataclass(slots=True)
class _Slice:
    begin: float
    accepted: int = 0
    complaints: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """Telegram's answers within some seconds: how many were accepted and how many were 429, and the seconds."""

    accepted: int
    complaints: int
    seconds: float

    @property
    def answers(self) -> int:
        """All of them."""
        return self.accepted + self.complaints

    @property
    def share(self) -> float:
        """The part of the answers that were 429, from 0 to 1."""
        return self.complaints / self.answers if self.answers else 0.0

    @property
    def too_many(self) -> bool:
        """Whether so many complaints cannot be a few chats in limits of their own."""
        expected = _ALWAYS * self.answers
        return self.answers >= _LEAST_ANSWERS and self.complaints > expected + _SIGMAS * math.sqrt(expected)

    @property
    def disturbing(self) -> bool:
        """Whether a rate that was found under a limit is still a little above it."""
        return self.answers >= _LEAST_ANSWERS and self.complaints >= 4 and self.share > _TOLERATED


class Answers:
    """Telegram's latest answers, counted at next to no cost."""

    def __init__(self) -> None:
        """Nothing was answered yet."""
        self._slices: deque[_Slice] = deque()
        self._latest = _Slice(-math.inf)
        self._over = -math.inf

    def accepted(self, now: float) -> None:
        """An attempt was accepted."""
        self._at(now).accepted += 1

    def complained(self, now: float) -> None:
        """An attempt was answered with 429."""
        self._at(now).complaints += 1

    def within(self, seconds: float, now: float) -> Counted:
        """The answers of so many last seconds; fewer where the first of them came later."""
        slices = [one for one in self._slices if one.begin > now - seconds]
        return Counted(
            sum(one.accepted for one in slices),
            sum(one.complaints for one in slices),
            now - slices[0].begin if slices else 0.0,
        )

    def forget(self) -> None:
        """Start anew: what was answered at another rate says nothing of this one."""
        self._slices.clear()
        self._over = -math.inf

    def _at(self, now: float) -> _Slice:
        if now >= self._over:
            self._latest = _Slice(now)
            self._over = now + _SLICE
            self._slices.append(self._latest)
            while self._slices[0].begin <= now - _REMEMBERED:
                self._slices.popleft()
        return self._latest


@dataclass(frozen=True, slots=True)
class _Try:
    """A try at more than the last good rate."""

    base: float
    usual: float  # the share of complaints that slowing down did not cure

    def fails(self, counted: Counted) -> bool:
        expected = self.usual * counted.answers
        allowed = expected + _TOLERATED * counted.answers + 2 * math.sqrt(expected)
        return counted.complaints >= 3 and counted.complaints > allowed


class AdaptiveRate:
    """The rate that Telegram bears, found from its answers."""

    def __init__(self, most: float) -> None:
        """Start at the wanted rate, in messages a second; it is never exceeded."""
        self._most = most
        self._least = min(_SLOWEST, most)
        self._rate = most
        self._ceiling = most  # the last rate known to be good
        self._answers = Answers()
        self._try: _Try | None = None
        self._trims = 0
        self._patience, self._step = _PATIENCE, _STEP
        self._next_try = math.inf
        #: When there is something to do for `tick`.
        self.due = math.inf

    @property
    def rate(self) -> float:
        """Messages a second, now."""
        return self._rate

    def accepted(self, now: float) -> None:
        """An attempt was accepted."""
        self._answers.accepted(now)

    def complained(self, now: float) -> None:
        """An attempt was answered with 429 that is not the chat's own affair; changes nothing yet."""
        self._answers.complained(now)

    def judge(self, now: float) -> None:
        """Less, where the complaints are many but no storm."""
        lately = self._answers.within(_REMEMBERED, now)
        if self._try is not None:
            if self._try.fails(lately):
                self._fall_back(self._try, now)
        elif lately.too_many:
            self.slow_down(now, now)
        elif self._trims and lately.disturbing:
            self._trims -= 1
            self._rate = self._ceiling = max(self._least, self._rate * _TRIM)
            self._rest(now)

    def storms(self, now: float) -> bool:
        """Whether so much of the latest answers is 429 that pushes must stop for a while."""
        lately = self._answers.within(LATELY, now)
        return lately.too_many and lately.share >= _STORM_SHARE

    def slow_down(self, now: float, resume: float) -> None:
        """Too much was sent: less from `resume` on, as much as came through lately."""
        if self._try is not None:
            self._fall_back(self._try, resume)
            return
        lately = self._answers.within(LATELY, now)
        through = lately.accepted / max(1.0, lately.seconds)
        self._rate = max(self._least, self._rate * _HALF, min(self._rate, through) * _UNDER)
        if lately.accepted:
            # Where nothing at all came through, the pace was not at fault.
            self._ceiling = self._rate
        self._trims = _TRIMS
        self._patience, self._step = _PATIENCE, _STEP
        self._rest(resume)

    def tick(self, now: float) -> None:
        """Do what is due: climb back, try more, keep what went well."""
        if self._try is not None:
            self._ceiling, self._try = self._rate, None
            self._step = min(self._step * 2, _LARGEST_STEP)
            self._next_try = now + _ENCOURAGED
        elif self._rate < self._ceiling:
            self._rate = min(self._ceiling, self._rate * _CLIMB)
            self._next_try = max(self._next_try, now + _ENCOURAGED)
        elif now >= self._next_try:
            # A share that slowing down did not cure belongs to the chats, not to the pace.
            usual = 0.0 if self._trims else self._answers.within(_REMEMBERED, now).share
            self._try = _Try(self._rate, usual)
            self._rate = min(self._most, self._rate * (1 + self._step))
            self._answers.forget()
        self._plan(now)

    def _plan(self, now: float) -> None:
        if self._try is not None:
            self.due = now + _TRY
        elif self._rate < self._ceiling:
            self.due = now + _TICK
        elif self._rate < self._most:
            self.due = self._next_try
        else:
            self._trims = 0
            self.due = math.inf

    def _fall_back(self, failed: _Try, now: float) -> None:
        self._rate = self._ceiling = failed.base
        self._try = None
        self._patience, self._step = min(self._patience * 2, _LONGEST_PATIENCE), _STEP
        self._rest(now)

    def _rest(self, until: float) -> None:
        """At the new rate for a while, from `until` on."""
        self._answers.forget()
        self._next_try = until + self._patience
        self.due = until + _TICK
