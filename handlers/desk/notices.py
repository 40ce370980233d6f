"""What an owner changed of somebody's role or regions, told to them: one message, true while the owner still chooses."""

from __future__ import annotations

from datetime import datetime, timedelta

#: An owner ticks regions one by one: what follows within this time changes the message, and makes no sound.
_CHOOSING = timedelta(minutes=5)


class Notices:
    """The latest message to each editor about what they may do, and when it was sent."""

    def __init__(self) -> None:
        """Nobody was told anything yet."""
        self._sent: dict[int, tuple[int, datetime]] = {}

    def of(self, editor: int, now: datetime) -> int | None:
        """The message that can still be changed, None where the next change is news."""
        message, at = self._sent.get(editor, (None, now))
        return message if now - at < _CHOOSING else None

    def sent(self, editor: int, message: int, now: datetime) -> None:
        """They were told by this message."""
        self._sent[editor] = (message, now)

    def forget(self, editor: int) -> None:
        """They work at the desk no more: whatever comes next is news."""
        self._sent.pop(editor, None)
