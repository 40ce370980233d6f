"""Ends requests that take too long: one timer for all of them, because several for each cost as much as the request."""

from __future__ import annotations

import asyncio

#: How late an end may come, in seconds.
_TICK = 0.25


class Patience:
    """Watches over requests; each is given its seconds, and TimeoutError when they are over."""

    def __init__(self) -> None:
        """Nothing to watch yet."""
        self._ends: dict[asyncio.Task[object], float] = {}
        self._cut: set[asyncio.Task[object]] = set()
        self._timer: asyncio.TimerHandle | None = None

    def within(self, seconds: float) -> _Watched:
        """A block that raises TimeoutError when it takes longer, at most a quarter of a second late."""
        return _Watched(self, seconds)

    def begin(self, seconds: float) -> asyncio.Task[object]:
        """Watch over the current task from now on."""
        loop = asyncio.get_running_loop()
        task = asyncio.current_task(loop)
        assert task is not None
        self._ends[task] = loop.time() + seconds
        if self._timer is None:
            self._timer = loop.call_later(_TICK, self._look)
        return task

    def end(self, task: asyncio.Task[object]) -> bool:
        """Watch no more; whether it was this that cut the task short."""
        del self._ends[task]
        if task not in self._cut:
            return False
        self._cut.discard(task)
        task.uncancel()
        return True

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        for task, end in self._ends.items():
            if now >= end and task not in self._cut:
                self._cut.add(task)
                task.cancel()
        self._timer = loop.call_later(_TICK, self._look) if self._ends else None


class _Watched:
    """A context manager written out, for it runs once for every message."""

    __slots__ = ("_patience", "_seconds", "_task")

    def __init__(self, patience: Patience, seconds: float) -> None:
        self._patience = patience
        self._seconds = seconds

    def __enter__(self) -> None:
        self._task = self._patience.begin(self._seconds)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._patience.end(self._task) and kind is asyncio.CancelledError:
            raise TimeoutError
