"""What delivery tells those who look on: that a push is over, that a message is at fault, that all sending rests."""

from __future__ import annotations

import enum
from typing import Protocol

from storage.pushes import Push


class Trouble(enum.StrEnum):
    """Why all sending rests."""

    BOT_REFUSED = "bot_refused"  # Telegram refuses the bot: 401, 404 or 409
    RECORD = "record"  # the database cannot be written: disk full or out of reach
    UNREACHABLE = "unreachable"  # Telegram does not answer


class Watcher(Protocol):
    """Is told by the engine what happens; no call may block, so anything slow is started as a task."""

    def finished(self, push: Push) -> None:
        """Nothing is left to do for the push, however it ended."""

    def parked(self, push: Push, why: str) -> None:
        """The message itself is at fault, in Telegram's words; its editor must hear why."""

    def troubled(self, trouble: Trouble, detail: str) -> None:
        """All sending rests, and why in words for the log."""

    def recovered(self, trouble: Trouble) -> None:
        """Sending goes on."""


def tell(watcher: Watcher | None, trouble: Trouble, why: str | None) -> None:
    """Tell whoever looks on of a trouble, or with None that it is over."""
    if watcher is None:
        return
    if why is None:
        watcher.recovered(trouble)
    else:
        watcher.troubled(trouble, why)
