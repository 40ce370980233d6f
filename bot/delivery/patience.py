"""Ends requests that take too long: one timer for all of them, because several for each cost as much as the request."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator

#: How late an end may come, in seconds.
_TICK = 0.25


class Patience:
    """Watches over requests; each is given its seconds, and TimeoutError when they are over."""

    def __init__(self) -> None:
        """Nothing to watch yet."""
        self._ends: dict[asyncio.Task[object], float] = {}
        self._cut: set[asyncio.Task[object]] = set()
        self._timer: asyncio.TimerHandle | None = None

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Raise TimeoutError in the block when it takes longer, at most a quarter of a second late."""
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        assert task is not None
        self._ends[task] = loop.time() + seconds
        if self._timer is None:
            self._timer = loop.call_later(_TICK, self._look)
        try:
            yield
        except asyncio.CancelledError:
            if task not in self._cut:
                raise
            task.uncancel()
            raise TimeoutError from None
        finally:
            self._cut.discard(task)
            del self._ends[task]

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        for task, end in self._ends.items():
            if now >= end and task not in self._cut:
                self._cut.add(task)
                task.cancel()
        self._timer = loop.call_later(_TICK, self._look) if self._ends else None
