"""Writes what became of messages, in groups, at most 100 ms late."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime

import structlog

from storage.model import Delivery, Outcome
from storage.outbox import Outbox

log = structlog.get_logger(__name__)

#: With the commit itself still less than 100 ms.
_LATE = 0.05
_GROUP = 500
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 5.0


class Recorder:
    """Takes outcomes and writes them; `put` returns when its outcome is in the record."""

    def __init__(self, outbox: Outbox, now: Callable[[], datetime]) -> None:
        """Write to this outbox, stamped by this clock."""
        self._outbox = outbox
        self._now = now
        self._waiting: list[tuple[Delivery, Outcome, asyncio.Future[None]]] = []
        self._landed = now()
        self._work = asyncio.Event()
        self._healthy = True
        self._task: asyncio.Task[None] | None = None
        self._ending = False

    @property
    def healthy(self) -> bool:
        """Whether the last attempt to write went well."""
        return self._healthy

    @property
    def busy(self) -> bool:
        """Whether an outcome is not written yet."""
        return bool(self._waiting)

    def start(self) -> None:
        """Begin to write."""
        self._task = asyncio.create_task(self._run())

    async def put(self, delivery: Delivery, outcome: Outcome) -> None:
        """Record what became of a message; returns once that is committed."""
        written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        # A "retry after" counts from the answer, not from the commit.
        self._landed = self._now()
        self._waiting.append((delivery, outcome, written))
        self._work.set()
        await written

    async def stop(self) -> None:
        """Write what is left and end; what cannot be written by then is left to the next start."""
        if self._task is None:
            return
        self._ending = True
        self._work.set()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._task, _LONGEST_PAUSE)
        if self._waiting:
            log.error(
                "outcomes were not recorded, the next start treats them as unknown", count=len(self._waiting)
            )
            for _, _, written in self._waiting:
                written.cancel()

    async def _run(self) -> None:
        pause = _FIRST_PAUSE
        while self._waiting or not self._ending:
            await self._work.wait()
            if len(self._waiting) < _GROUP and not self._ending:
                await asyncio.sleep(_LATE)
            if not self._waiting:
                continue
            try:
                await self._write()
                self._healthy = True
                pause = _FIRST_PAUSE
            except Exception as error:
                # What was sent is known only here now: nothing more is sent until it is written.
                self._healthy = False
                log.error(
                    "outcomes cannot be recorded, sending rests", error=type(error).__name__, again_in=pause
                )
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)

    async def _write(self) -> None:
        group = self._waiting[:_GROUP]
        await self._outbox.record([(d, o) for d, o, _ in group], self._landed)
        del self._waiting[: len(group)]
        if not self._waiting and not self._ending:
            self._work.clear()
        for _, _, written in group:
            if not written.done():
                written.set_result(None)
