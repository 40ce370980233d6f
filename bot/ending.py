"""How what runs beside everything else is brought to its end."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import structlog

log = structlog.get_logger(__name__)

#: Seconds for what Telegram has a part in, when stopping.
_BRIEFLY = 1.5
#: Seconds after which a task is told again.
_AGAIN = 1.0


async def briefly(ending: Callable[[], Awaitable[None]]) -> None:
    """End it, or leave it when Telegram hangs: a stop must not wait for an answer."""
    try:
        async with asyncio.timeout(_BRIEFLY):
            await ending()
    except Exception as error:
        log.warning("left without waiting any longer", error=type(error).__name__)


async def ended(task: asyncio.Task[None]) -> None:
    """Stop a task that would go on for ever, and wait until it is over; one that missed it is told again."""
    while not task.done():
        task.cancel()
        await asyncio.wait({task}, timeout=_AGAIN)
    with contextlib.suppress(asyncio.CancelledError):
        await task
