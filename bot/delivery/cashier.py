"""The cashier: sees what waits, sets Stars aside in the record before they are spent, and brings back what was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import structlog

from bot.delivery.pacing import Pacing
from bot.delivery.purse import LONGEST_FREE, Offer, Purse, Waiting, allowance, offers
from storage.pushes import Delivery, Push
from storage.spending import PER_STAR, Notice, Spending

log = structlog.get_logger(__name__)

#: Seconds between two looks, and how many seconds' worth is set aside at once: all that a crash can lose.
_EVERY, _BLOCK = 0.25, 1.0
#: Paid for and yet nothing leaves for so long: something else holds it up, and is given so long.
_STALLED, _REST = 2.0, 5.0

Backlog = Callable[[Iterable[int], int, datetime], Awaitable[dict[int, int]]]
#: What owners are to hear, and how many messages were paid for today, of how many Stars a day.
Tell = Callable[[Notice, int, int], None]


class Cashier:
    """Decides with the record whether messages are paid for, and changes the pace accordingly."""

    def __init__(
        self,
        spending: Spending,
        backlog: Backlog,
        pacing: Pacing,
        cap: int,
        zone: ZoneInfo,
        tell: Tell,
    ) -> None:
        """Spend at most `cap` Stars on a day of this zone; `tell` is called for what owners should hear."""
        self.purse = Purse()
        self._spending = spending
        self._backlog = backlog
        self._pacing = pacing
        self._cap = cap
        self._zone = zone
        self._tell = tell
        self._day: date | None = None
        self._counted = 0
        self._told: set[Notice] = set()
        self._next = 0.0
        self._seen: list[tuple[int, int]] = []
        self._moved, self._moved_at = 0, 0.0

    async def look(
        self, due: Sequence[Push], claimed: Iterable[Delivery], now: datetime, clock: float
    ) -> None:
        """See what waits and decide whether it is paid for; raises what the record raises, and pays nothing then."""
        seen = [(push.id, push.cursor) for push in due]
        if clock < self._next and seen == self._seen:
            return
        self._next, self._seen = clock + _EVERY, seen
        try:
            await self._decide(due, claimed, now, clock)
        except BaseException:
            self._pacing.hurry(False, clock)
            self.purse.lane = None
            raise

    async def close(self) -> None:
        """Pay no more, and bring back what was not spent."""
        self.purse.lane = None
        await self._put_back()

    async def _decide(
        self, due: Sequence[Push], claimed: Iterable[Delivery], now: datetime, clock: float
    ) -> None:
        day = now.astimezone(self._zone).date()
        if day != self._day:
            await self._put_back()
            self._day, self._counted = day, 0
            self._told.clear()
        if self._pacing.hurry_is_vain:
            # Where Paid Broadcasts are not turned on the flag may mean nothing: Telegram says "too many" as ever.
            self.purse.refused("429 in spite of the flag", clock, certain=True)
            self._pacing.hurry(False, clock)
            self._pacing.forget_hurry()
        if self.purse.refusal is not None:
            await self._refused(day)
        if self._stalls(clock):
            self._next = clock + _REST
            return await self._calm(clock)
        for offer in [] if self.purse.rests(clock) else await self._offers(due, claimed, now):
            if await self._covered(offer, now, clock):
                return self._hurry(offer, clock)
            if await self._first(Notice.SPENT, day):
                log.warning(
                    "what may be paid today is used up", stars=self._counted / PER_STAR, cap=self._cap
                )
                self._tell(Notice.SPENT, self._counted, self._cap)
        return await self._calm(clock)

    async def _offers(self, due: Sequence[Push], claimed: Iterable[Delivery], now: datetime) -> list[Offer]:
        ours = Counter(delivery.push for delivery in claimed)
        most = max(self._block, int(self._pacing.free * LONGEST_FREE) + 1)
        written = await self._backlog([push.id for push in due], most, now)
        waiting = [Waiting.of(push, ours[push.id] + written[push.id]) for push in due]
        return offers(waiting, self._pacing.free, self.purse.lane)

    async def _covered(self, offer: Offer, now: datetime, clock: float) -> bool:
        """Whether there is something to pay this with; set aside anew where little is left."""
        assert self._day is not None
        left, limit = self.purse.left(clock), allowance(self._cap, offer.lane)
        wanted = min(self._block, offer.messages)
        if left < min(self._block / 2, wanted) and self._counted < limit:
            ends = clock + (_midnight(self._day, self._zone) - now).total_seconds()
            granted, self._counted = await self._spending.reserve(self._day, wanted - left, limit)
            self.purse.fill(granted, self._day, ends)
        return self.purse.left(clock) > 0

    @property
    def _block(self) -> int:
        return max(1, int(self._pacing.most * _BLOCK))

    def _hurry(self, offer: Offer, clock: float) -> None:
        if self.purse.lane is None:
            log.info("sending is paid for", waiting=offer.messages)
            self._moved, self._moved_at = self.purse.taken, clock
        self.purse.lane = offer.lane
        self._pacing.hurry(True, clock)

    async def _calm(self, clock: float) -> None:
        self._pacing.hurry(False, clock)
        paid, self.purse.lane = self.purse.lane is not None, None
        await self._put_back()
        if paid:
            log.info("sending costs nothing again", stars_today=self._counted / PER_STAR, cap=self._cap)

    async def _put_back(self) -> None:
        day, unused = self.purse.day, self.purse.empty()
        if unused and day is not None:
            # If it cannot be written, more is counted than was paid: never the other way round.
            await self._spending.put_back(day, unused)
            if day == self._day:
                self._counted -= unused

    def _stalls(self, clock: float) -> bool:
        """Whether nothing was paid for, for so long that something else must be in the way."""
        if self.purse.lane is None or self.purse.taken != self._moved:
            self._moved, self._moved_at = self.purse.taken, clock
        return clock - self._moved_at > _STALLED

    async def _refused(self, day: date) -> None:
        log.warning("Telegram refuses paid sending, it goes on at the free pace", why=self.purse.refusal)
        await self._put_back()
        if await self._first(Notice.REFUSED, day):
            self._tell(Notice.REFUSED, self._counted, self._cap)
        self.purse.refusal = None

    async def _first(self, notice: Notice, day: date) -> bool:
        """Whether owners have not heard it today; asked of the record once a day."""
        if notice in self._told:
            return False
        found = await self._spending.first(notice, day)
        self._told.add(notice)
        return found


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    """When the day is over there."""
    return datetime.combine(day + timedelta(days=1), time(), zone)
