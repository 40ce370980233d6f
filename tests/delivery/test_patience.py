"""Requests that take too long are ended; nothing else is."""

from __future__ import annotations

import asyncio

import pytest

from bot.delivery.patience import Patience


async def test_what_takes_too_long_is_ended_and_its_task_goes_on() -> None:
    patience = Patience()

    with pytest.raises(TimeoutError), patience.within(0.01):
        await asyncio.sleep(60)
    await asyncio.sleep(0)

    assert asyncio.current_task().cancelling() == 0  # type: ignore[union-attr]


async def test_what_ends_in_time_is_left_alone() -> None:
    patience = Patience()

    with patience.within(60):
        await asyncio.sleep(0)
    await asyncio.sleep(0.6)


async def test_a_cancellation_from_elsewhere_stays_one() -> None:
    patience = Patience()
    begun = asyncio.Event()

    async def work() -> None:
        with patience.within(60):
            begun.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(work())
    await begun.wait()
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
