"""Writes who gets each push, in slices, so that no other writer waits long and the first can be sent to at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog

from storage.model import Push, PushState
from storage.outbox import Outbox

log = structlog.get_logger(__name__)

#: Destinations looked at in one transaction: few at first, for the first message must not wait.
FIRST_SLICE, SLICE = 500, 5_000
_PAUSE = 0.5


def next_to_expand(due: Sequence[Push]) -> Push | None:
    """The push whose recipients are written next: of the most pressing lane the one that is least far, or None."""
    unfinished = [push for push in due if push.state in (PushState.WAITING, PushState.EXPANDING)]
    return min(unfinished, key=lambda push: (push.lane, push.cursor, push.id), default=None)


class Expander:
    """Expands what is due until told to stop; says after each slice that there is more to claim."""

    def __init__(
        self,
        outbox: Outbox,
        now: Callable[[], datetime],
        may_write: Callable[[], bool],
        on_slice: Callable[[], None],
    ) -> None:
        """Work on this outbox while `may_write` holds."""
        self._outbox = outbox
        self._now = now
        self._may_write = may_write
        self._on_slice = on_slice
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._ending = False

    def wake(self) -> None:
        """Look for work at once."""
        self._wake.set()

    def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Finish the slice that is being written and end."""
        self._ending = True
        self.wake()
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=2.0)
            self._task.cancel()

    async def _run(self) -> None:
        while not self._ending:
            await self._wake.wait()
            self._wake.clear()
            try:
                while not self._ending and self._may_write() and await self._slice():
                    pass
            except Exception as error:
                # The engine knows as well, and wakes this again.
                log.warning("recipients cannot be written now", error=type(error).__name__)
                await asyncio.sleep(_PAUSE)

    async def _slice(self) -> bool:
        now = self._now()
        push = next_to_expand(await self._outbox.due_pushes(now))
        if push is None:
            return False
        await self._outbox.expand(push.id, now, SLICE if push.cursor else FIRST_SLICE)
        self._on_slice()
        return True
