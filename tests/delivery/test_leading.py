"""The right to send comes and goes."""

from __future__ import annotations

import asyncio

import pytest

from bot.delivery import leading as module
from bot.delivery.leading import Leading


class Lease:
    """A leadership that is given and taken as the test says."""

    exclusive = False

    def __init__(self, free: bool) -> None:
        self.free = free
        self.holds = False
        self.broken = False
        self.given_up = False
        self.asked = 0

    async def take(self) -> bool:
        self.asked += 1
        if self.broken:
            raise OSError("the database is away")
        self.holds = self.free
        return self.holds

    async def give_up(self) -> None:
        if self.broken:
            raise OSError("the database is away")
        self.holds, self.given_up = False, True


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_EVERY", 0.01)


def _leading(lease: Lease) -> Leading:
    return Leading(lease)  # type: ignore[arg-type]


async def test_a_free_lease_is_taken_at_once_and_given_up_at_the_end() -> None:
    lease = Lease(free=True)
    leading = _leading(lease)

    await leading.start()
    led = leading.holds
    await asyncio.wait_for(leading.wait(True), 5)
    await leading.stop()

    assert led and lease.given_up and not leading.holds


async def test_who_stands_by_leads_when_the_lease_is_free_and_hears_when_it_is_lost() -> None:
    lease = Lease(free=False)
    leading = _leading(lease)
    await leading.start()
    at_first = leading.holds

    lease.free = True
    await asyncio.wait_for(leading.wait(True), 5)
    lease.free = False
    await asyncio.wait_for(leading.wait(False), 5)
    await leading.stop()

    assert not at_first and not leading.holds


async def test_a_renewal_that_fails_costs_nothing_while_the_lease_lasts() -> None:
    lease = Lease(free=True)
    leading = _leading(lease)
    await leading.start()

    lease.broken = True
    asked = lease.asked
    async with asyncio.timeout(5):
        while lease.asked < asked + 3:  # noqa: ASYNC110  the lease has nothing to wait on
            await asyncio.sleep(0.005)
    still = leading.holds
    lease.holds = False  # it ran out
    await asyncio.wait_for(leading.wait(False), 5)
    lease.broken = False
    await asyncio.wait_for(leading.wait(True), 5)
    await leading.stop()

    assert still


async def test_the_first_question_says_why_it_failed_and_the_last_one_does_not() -> None:
    lease = Lease(free=True)
    lease.broken = True

    with pytest.raises(OSError, match="away"):
        await _leading(lease).start()
    lease.broken = False
    leading = _leading(lease)
    await leading.start()
    lease.broken = True
    await leading.stop()
