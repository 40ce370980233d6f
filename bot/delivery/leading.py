"""Keeps the right to send: asks for it, renews it, and says when it came and went."""

from __future__ import annotations

import asyncio
import contextlib

import structlog

from storage.leadership import Leadership

log = structlog.get_logger(__name__)

#: Three times within a lease: one failed attempt costs nothing.
_EVERY = 0.8


class Leading:
    """Whether this process is the one that sends and takes updates; another one takes over when it falls silent."""

    def __init__(self, leadership: Leadership) -> None:
        """Not yet."""
        self._leadership = leadership
        self._task: asyncio.Task[None] | None = None
        self._changed = asyncio.Condition()
        self._was = False

    @property
    def holds(self) -> bool:
        """Whether this process may send at this very moment."""
        return self._leadership.holds

    @property
    def exclusive(self) -> bool:
        """Whether nothing can be in flight from elsewhere while this process leads."""
        return self._leadership.exclusive

    async def start(self) -> None:
        """Ask once and go on asking; raises what the database raised the first time."""
        await self._leadership.take()
        await self._notice()
        self._task = asyncio.create_task(self._run())

    async def wait(self, leads: bool) -> None:
        """Return once this process leads, or does not any more."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._was is leads)

    async def stop(self) -> None:
        """Let the next one lead at once."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        try:
            async with asyncio.timeout(1.0):
                await self._leadership.give_up()
        except Exception as error:
            log.warning("the lease was not given up, it runs out by itself", error=type(error).__name__)

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(_EVERY)
            try:
                async with asyncio.timeout(_EVERY):
                    await self._leadership.take()
            except Exception as error:
                log.warning("the lease could not be renewed", error=type(error).__name__)
            await self._notice()

    async def _notice(self) -> None:
        if self.holds is self._was:
            return
        self._was = self.holds
        log.info("this process leads now" if self._was else "another process leads: standing by")
        async with self._changed:
            self._changed.notify_all()
