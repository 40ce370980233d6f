"""What is worth paying Telegram for, and what may be paid for now. Pure: moments are seconds of a clock handed in.

Telegram takes some 30 messages a second for nothing; with `allow_paid_broadcast` up to 1,000, for 0.1 Stars each.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.delivery.addressing import edits
from storage.model import PushAction
from storage.pushes import Delivery, Push, PushLane
from storage.spending import PER_STAR

#: The pace that costs nothing, in messages a second: five of Telegram's 30 are left to answers and to chance.
FREE = 25.0
#: What is sent for nothing within so many seconds is not paid for: what is pressing, and all else.
_PRESSING, LONGEST_FREE = 2.0, 10.0
#: The part of a day's Stars that is kept for what is urgent and for changes of state.
_KEPT = 0.5
#: The Bot API takes the flag with a message of its own: edits, and so corrections, are sent at the free pace.
_PAYABLE = (PushAction.TELL, PushAction.CHANGE)
_PAYING = (PushLane.URGENT, PushLane.CORRECTION, PushLane.ROUTINE)
#: So many refusals in a row, without a paid message among them that was taken, are about the payment.
_REFUSALS = 3
#: Seconds until paying is tried again after Telegram refused it.
_REST = 3600.0


def free_pace(rate: float) -> float:
    """Messages a second that are sent for nothing where `rate` is wanted."""
    return min(rate, FREE)


def allowance(cap: int, lane: PushLane) -> int:
    """How many messages of a day may be paid for in a lane, with all that was before it, at `cap` Stars a day."""
    return cap * PER_STAR if lane < PushLane.ROUTINE else math.floor(cap * PER_STAR * (1 - _KEPT))


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many messages of a push wait to be sent."""

    lane: PushLane
    messages: int
    payable: bool

    @classmethod
    def of(cls, push: Push, messages: int) -> Waiting:
        """So many of this push; what edits messages cannot be paid for."""
        return cls(push.lane, messages, push.action in _PAYABLE and push.amends is None)


@dataclass(frozen=True, slots=True)
class Offer:
    """So many messages are worth paying for, those of this lane and of what is more pressing."""

    lane: PushLane
    messages: int


def offers(waiting: Sequence[Waiting], free: float, paying: PushLane | None = None) -> list[Offer]:
    """What is worth paying for at this free pace, the widest first; `paying` is up to where it is paid just now.

    A backlog that the free pace is soon done with costs nothing; what has begun is finished. Nothing is paid for that
    would overtake what is more pressing and cannot be paid for.
    """
    found: list[Offer] = []
    messages = 0
    for lane in _PAYING:
        here = [one for one in waiting if one.lane is lane and one.messages]
        if not all(one.payable for one in here):
            break
        messages += sum(one.messages for one in here)
        soon = free * (_PRESSING if lane < PushLane.ROUTINE else LONGEST_FREE)
        if paying is not None and lane <= paying:
            soon = 0
        if here and messages > soon:
            found.append(Offer(lane, messages))
    return found[::-1]


class Purse:
    """Messages that may be paid for: counted as spent before they came in here."""

    def __init__(self) -> None:
        """Empty, and nothing to be paid for."""
        #: Up to which lane is paid.
        self.lane: PushLane | None = None
        #: How many messages left it, ever.
        self.taken = 0
        #: Telegram's words, where it refuses payment.
        self.refusal: str | None = None
        #: What was taken for deliveries that nothing has come of yet, by the day on which it was counted.
        self.out: dict[int, date] = {}
        #: The day on which what is in it was counted.
        self.day: date | None = None
        self._left = 0
        self._ends = -math.inf
        self._refusals = 0
        self._rests_until = -math.inf

    def left(self, now: float) -> int:
        """For how many messages there is enough; what was counted on a day that is over is worth nothing."""
        return self._left if self._rests_until <= now < self._ends else 0

    def rests(self, now: float) -> bool:
        """Whether Telegram refused payment a short while ago."""
        return now < self._rests_until

    def fill(self, messages: int, day: date, ends: float) -> None:
        """Put in so many, counted on the day that ends at that moment; what is left of another day is lost."""
        left = self._left if day == self.day else 0
        self._left, self.day, self._ends = left + messages, day, ends

    def empty(self) -> int:
        """Take out all that is left, to be counted as unused."""
        left, self._left = self._left, 0
        return left

    def covers(self, delivery: Delivery) -> bool:
        """Whether a message is one of those that are paid for now."""
        return self.lane is not None and delivery.lane <= self.lane and not edits(delivery)

    def take(self, delivery: Delivery) -> None:
        """Pay for this one; the caller knows that there is enough left."""
        assert self.day is not None
        self._left -= 1
        self.taken += 1
        self.out[delivery.id] = self.day

    def settle(self, delivery: Delivery, *, paid: bool) -> None:
        """What was taken for this one is spent, or certainly was not and may be spent again on the same day."""
        counted = self.out.pop(delivery.id, None)
        if counted is not None and counted == self.day and not paid:
            self._left += 1

    def accepted(self) -> None:
        """Telegram took a paid message."""
        self._refusals = 0

    def refused(self, words: str, now: float, *, certain: bool) -> None:
        """Telegram refused a paid message, `certain` that for its payment: then nothing is paid for a while."""
        self._refusals += 1
        if certain or self._refusals >= _REFUSALS:
            self._refusals = 0
            self._rests_until = now + _REST
            self.refusal = words
