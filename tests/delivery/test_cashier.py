"""The cashier at the turns of a day and of luck, look by look, with a record that is real."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.cashier import Cashier
from bot.delivery.pacing import Pacing
from storage.pushes import PushLane
from storage.spending import Notice
from storage.store import Store
from tests.conftest import Clock
from tests.delivery.making import delivery, push

LIMA = ZoneInfo("America/Lima")
RATE, FREE, CAP = 200.0, 25.0, 100

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Till:
    """A cashier, what waits, and both clocks."""

    def __init__(self, store: Store, clock: Clock, cap: int = CAP) -> None:
        self.store, self.clock, self.at = store, clock, 1000.0
        self.waiting = 0
        self.lane = PushLane.URGENT
        self.broken = False
        self.told: list[Notice] = []
        self.pacing = Pacing(RATE, FREE)
        self.cashier = Cashier(
            store.spending, self._backlog, self.pacing, cap, LIMA, lambda what, *_: self.told.append(what)
        )
        self.purse = self.cashier.purse
        self._number = 0

    async def _backlog(self, pushes: Iterable[int], most: int, now: datetime) -> dict[int, int]:
        if self.broken:
            raise OSError("disk full")
        return {number: min(self.waiting, most) for number in pushes}

    async def look(self, waiting: int | None = None, seconds: float = 0.3) -> None:
        self.waiting = self.waiting if waiting is None else waiting
        self.at += seconds
        self.clock.forward(timedelta(seconds=seconds))
        await self.cashier.look([push(1, "21", lane=self.lane)], [], self.clock.now(), self.at)

    def send(self, count: int, *, paid: bool = True) -> None:
        for _ in range(count):
            self._number += 1
            self.purse.take(delivery(self._number, lane=self.lane))
            self.purse.settle(delivery(self._number, lane=self.lane), paid=paid)

    async def counted(self, days: int = 0) -> int:
        return await self.store.spending.on(self.clock.now().astimezone(LIMA).date() + timedelta(days=days))


async def test_a_seconds_worth_is_set_aside_at_a_time_and_what_is_left_comes_back(
    store: Store, clock: Clock
) -> None:
    till = Till(store, clock)

    await till.look(10_000)
    first, hurried = await till.counted(), till.pacing.hurried
    till.send(150)
    await till.look()
    second = await till.counted()
    till.send(50, paid=False)
    await till.look(0)

    assert (first, hurried, second) == (200, True, 350)
    assert await till.counted() == 150
    assert not till.pacing.hurried
    assert till.told == []


async def test_routine_pushes_leave_half_of_the_day_to_what_is_urgent_and_owners_hear_it_once(
    store: Store, clock: Clock
) -> None:
    till = Till(store, clock, cap=40)
    till.lane = PushLane.ROUTINE

    await till.look(10_000)
    till.send(200)
    for _ in range(3):
        await till.look()
    routine, hurried = await till.counted(), till.pacing.hurried
    till.lane = PushLane.URGENT
    await till.look()
    urgent, hurried_again = await till.counted(), till.pacing.hurried

    assert (routine, hurried) == (200, False)
    assert (urgent, hurried_again) == (400, True)
    assert till.told == [Notice.SPENT]


async def test_at_midnight_what_is_left_goes_back_to_its_own_day_and_a_new_day_begins(
    store: Store, clock: Clock
) -> None:
    till = Till(store, clock)
    clock.forward(timedelta(hours=9, minutes=39, seconds=59))

    await till.look(10_000)
    till.send(20)
    at_midnight = till.purse.left(till.at + 0.8)
    await till.look(seconds=2.0)

    assert at_midnight == 0
    assert (await till.counted(-1), await till.counted()) == (20, 200)
    assert till.pacing.hurried


async def test_what_was_counted_before_a_restart_counts(store: Store, clock: Clock) -> None:
    before = Till(store, clock, cap=30)
    await before.look(10_000)
    before.send(10)

    after = Till(store, clock, cap=30)
    await after.look(10_000)

    assert after.purse.left(after.at) == 100
    assert await after.counted() == 300


async def test_where_nothing_leaves_nothing_is_set_aside_for_long(store: Store, clock: Clock) -> None:
    till = Till(store, clock)

    await till.look(10_000)
    for _ in range(8):
        await till.look()
    stalled, counted = till.pacing.hurried, await till.counted()
    await till.look(seconds=6.0)

    assert (stalled, counted) == (False, 0)
    assert till.pacing.hurried


async def test_a_record_that_cannot_be_read_ends_the_hurry(store: Store, clock: Clock) -> None:
    till = Till(store, clock)
    await till.look(10_000)

    till.broken = True
    with pytest.raises(OSError, match="disk full"):
        await till.look()

    assert not till.pacing.hurried
    assert not till.purse.covers(delivery(1, lane=PushLane.URGENT))


async def test_where_paying_is_hardly_faster_nothing_is_paid_for_an_hour(store: Store, clock: Clock) -> None:
    till = Till(store, clock, cap=10_000)
    await till.look(10_000)

    # Telegram takes 30 a second, whatever is offered for more.
    took: deque[float] = deque([-1.0] * 30, maxlen=30)
    vain, chat = till.at, 0
    while till.pacing.hurried and till.at - vain < 60:
        while (wait := till.pacing.wait(till.at)) <= 0:
            chat += 1
            till.pacing.book(chat, till.at)
            if taken := till.at - took[0] >= 1:
                took.append(till.at)
                till.pacing.accepted(till.at)
            else:
                till.pacing.told_to_wait(chat, 1.0, till.at)
            till.send(1, paid=taken)
        await till.look(seconds=min(wait, 0.25))
    seconds, told, counted = till.at - vain, list(till.told), await till.counted()
    await till.look(seconds=3601.0)

    assert seconds < 60, "it goes on paying in vain"
    assert told == [Notice.REFUSED]
    assert counted < 30 * 60
    assert till.pacing.hurried
    assert till.pacing.rate == RATE


async def test_stopping_brings_back_what_was_not_spent(store: Store, clock: Clock) -> None:
    till = Till(store, clock)
    await till.look(10_000)
    till.send(30)

    await till.cashier.close()

    assert await till.counted() == 30
