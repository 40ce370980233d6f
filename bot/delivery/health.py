"""Whether the record can be written: nothing is sent that could not be recorded."""

from __future__ import annotations

from collections.abc import Callable

import structlog

from bot.delivery.watching import Trouble, Watcher, tell

log = structlog.get_logger(__name__)


class Health:
    """What is known of the record, and of who is told when that changes."""

    def __init__(self, watcher: Watcher | None, on_change: Callable[[bool], None]) -> None:
        """All is well; `on_change` is told whether it still is, after `watcher`."""
        self._watcher = watcher
        self._on_change = on_change
        self._recorded = True
        self._reachable = True
        self._doubtful = False
        self._to_prove = False

    @property
    def unproven(self) -> bool:
        """Whether only a write can tell how the record is: it was out of reach, or somebody else met an error."""
        return self._to_prove or not self._reachable

    @property
    def reachable(self) -> bool:
        """Whether the record answered when it was last asked."""
        return self._reachable

    @property
    def recorded(self) -> bool:
        """Whether what became of messages could be written when that was last tried."""
        return self._recorded

    @property
    def well(self) -> bool:
        """Both."""
        return self._recorded and self._reachable

    def doubt(self) -> None:
        """Somebody who talks with people could not read or write."""
        self._to_prove = True

    def proven(self) -> None:
        """A write went through."""
        self._to_prove = False

    def begin(self) -> None:
        """A step begins."""
        self._doubtful = False

    def done(self) -> None:
        """A step went through: that proves nothing against a slice that could not be written meanwhile."""
        if not self._doubtful:
            self._set(recorded=self._recorded, reachable=True, why="")

    def failed(self, error: Exception) -> None:
        """A step could not read or write."""
        self._set(recorded=self._recorded, reachable=False, why=type(error).__name__)

    def unwritten(self, error: Exception) -> None:
        """Recipients could not be written, beside a step."""
        self._doubtful = True
        self.failed(error)

    def results(self, written: bool, why: str) -> None:
        """What became of messages could be written, or could not."""
        self._set(recorded=written, reachable=self._reachable, why=why)

    def _set(self, *, recorded: bool, reachable: bool, why: str) -> None:
        before, self._recorded, self._reachable = self.well, recorded, reachable
        if self.well is before:
            return
        if self.well:
            log.info("the record can be written again, sending goes on")
            tell(self._watcher, Trouble.RECORD, None)
        else:
            log.error("the record cannot be written, sending rests", error=why)
            tell(self._watcher, Trouble.RECORD, why)
        self._on_change(self.well)
