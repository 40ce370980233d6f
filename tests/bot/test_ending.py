"""What runs beside everything else is over when it has been ended."""

from __future__ import annotations

import asyncio
import contextlib

from bot import ending


async def test_a_task_that_missed_being_told_to_end_is_told_again() -> None:
    told = 0

    async def deaf() -> None:
        nonlocal told
        while told < 2:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                told += 1
                if told == 2:
                    raise

    task = asyncio.create_task(deaf())
    await asyncio.sleep(0)

    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(20):
            await ending.ended(task)

    assert task.done() and told == 2
