"""Writes who gets each push, in slices, so that no other writer waits long and the first can be sent to at once."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog

from storage.model import PushAction
from storage.outbox import Outbox
from storage.pushes import Push, PushState

log = structlog.get_logger(__name__)

_PAUSE = 0.5
#: How long the second slice lets those of the first be claimed before it.
_COURTESY = 0.1


def to_expand(push: Push) -> bool:
    """Whether not all recipients of a push are written; those of a digest are written by who gathers it."""
    return push.state in (PushState.WAITING, PushState.EXPANDING) and push.action is not PushAction.DIGEST


def next_to_expand(due: Sequence[Push]) -> Push | None:
    """The push whose recipients are written next: of the most pressing lane the one that is least far, or None."""
    unfinished = [push for push in due if to_expand(push)]
    return min(unfinished, key=lambda push: (push.lane, push.cursor, push.id), default=None)


class Expander:
    """Expands what is due until told to stop; says after each slice that there is more to claim."""

    def __init__(
        self,
        outbox: Outbox,
        now: Callable[[], datetime],
        may_write: Callable[[], bool],
        on_begin: Callable[[Push], None],
        on_slice: Callable[[], None],
        on_failure: Callable[[Exception], None],
    ) -> None:
        """Work on this outbox while `may_write` holds; `on_begin` is told of each push before its first slice.

        After `on_failure` it rests until it is woken.
        """
        self._outbox = outbox
        self._now = now
        self._may_write = may_write
        self._on_begin = on_begin
        self._on_slice = on_slice
        self._on_failure = on_failure
        self._wake = asyncio.Event()
        self._claimed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._ending = False

    def wake(self) -> None:
        """Look for work at once."""
        self._wake.set()

    def claimed(self) -> None:
        """What was written so far has been looked at: the next slice is in nobody's way."""
        self._claimed.set()

    def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Finish the slice that is being written and end."""
        self._ending = True
        self.wake()
        self.claimed()
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
                self._on_failure(error)
                log.warning("recipients cannot be written now", error=type(error).__name__)
                await asyncio.sleep(_PAUSE)

    async def _slice(self) -> bool:
        now = self._now()
        push = next_to_expand(await self._outbox.due_pushes(now))
        if push is None:
            return False
        if not push.cursor:
            # It is rendered while its recipients are being written, so that the first of them waits for nothing.
            self._on_begin(push)
        self._claimed.clear()
        await self._outbox.expand(push.id, now, self._outbox.slice_of(push))
        self._on_slice()
        if not push.cursor:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_COURTESY):
                    await self._claimed.wait()
        return True
