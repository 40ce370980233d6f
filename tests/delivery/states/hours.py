"""An event loop whose seconds cost nothing: when only timers are left to wait for, the next one is due at once."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable
from typing import Any

#: Nothing here takes so long: a wait of this many real seconds is a deadlock.
_STUCK = 20.0


class _Selector(selectors.DefaultSelector):
    """Waits for files as long as somebody works elsewhere, and lets the clock jump otherwise."""

    loop: QuickLoop

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None or (timeout > 0 and self.loop.busy()):
            found = super().select(_STUCK)
            if not found:
                raise RuntimeError("nothing will ever happen any more")
            return found
        found = super().select(0)
        if not found and timeout > 0:
            self.loop.skip(timeout)
        return found


class QuickLoop(asyncio.SelectorEventLoop):
    """A loop with a clock of its own, which stands still while `busy` says that a database works."""

    def __init__(self) -> None:
        """At the beginning of time."""
        self.busy: Callable[[], bool] = lambda: False
        self._seconds = 0.0
        selector = _Selector()
        selector.loop = self
        super().__init__(selector)

    def time(self) -> float:
        """Seconds since the beginning."""
        return self._seconds

    def skip(self, seconds: float) -> None:
        """Let time pass at once: whatever was to happen meanwhile happens now."""
        self._seconds += seconds
