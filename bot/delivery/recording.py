"""Writes what became of messages, in groups, at most 100 ms late."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog

from storage.outbox import Outbox
from storage.pushes import Delivery, Outcome
from storage.results import Result

log = structlog.get_logger(__name__)

#: With the commit itself still less than 100 ms.
_LATE = 0.05
#: So many are written without waiting for more, and in one transaction at the most.
_PLENTY, _GROUP = 512, 1024
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 5.0


class Recorder:
    """Takes outcomes and writes them, in the order in which they came."""

    def __init__(
        self,
        outbox: Outbox,
        now: Callable[[], datetime],
        on_written: Callable[[Sequence[Result]], None],
        on_health: Callable[[bool, str], None],
    ) -> None:
        """Write to this outbox, stamped by this clock.

        `on_written` is told what is in the record now, `on_health` when writing begins to fail or goes well again.
        """
        self._outbox = outbox
        self._now = now
        self._on_written = on_written
        self._on_health = on_health
        self._waiting: list[Result] = []
        self._landed = now()
        self._work = asyncio.Event()
        self._plenty = asyncio.Event()
        self._healthy = True
        self._task: asyncio.Task[None] | None = None
        self._ending = False

    @property
    def busy(self) -> bool:
        """Whether an outcome is not written yet."""
        return bool(self._waiting)

    def start(self) -> None:
        """Begin to write."""
        self._task = asyncio.create_task(self._run())

    def put(self, delivery: Delivery, outcome: Outcome) -> None:
        """Record what became of a message, soon."""
        # A "retry after" counts from the answer, not from the commit.
        self._landed = self._now()
        self._waiting.append((delivery, outcome))
        self._work.set()
        if len(self._waiting) >= _PLENTY:
            self._plenty.set()

    async def stop(self, patience: float = 2.5) -> None:
        """Write what is left and end; what cannot be written within `patience` seconds is left to the next start."""
        if self._task is None:
            return
        self._ending = True
        self._work.set()
        self._plenty.set()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._task, patience)
        if self._waiting:
            log.error(
                "outcomes were not recorded, the next start repeats their messages", count=len(self._waiting)
            )

    async def _run(self) -> None:
        pause = _FIRST_PAUSE
        while self._waiting or not self._ending:
            await self._work.wait()
            if len(self._waiting) < _PLENTY and not self._ending:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(_LATE):
                        await self._plenty.wait()
            self._plenty.clear()
            if not self._waiting:
                continue
            try:
                await self._write()
                self._turn(True, "")
                pause = _FIRST_PAUSE
            except Exception as error:
                # What was sent is known only here now: nothing more is sent until it is written.
                self._turn(False, type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)

    def _turn(self, healthy: bool, why: str) -> None:
        if healthy is not self._healthy:
            self._healthy = healthy
            self._on_health(healthy, why)

    async def _write(self) -> None:
        group = self._waiting[:_GROUP]
        await self._outbox.record(group, self._landed)
        del self._waiting[: len(group)]
        if not self._waiting and not self._ending:
            self._work.clear()
        self._on_written(group)
