"""Which chats were asked for a city just now; in memory alone, for a few minutes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

#: How long words that follow may be the answer.
ASKING = timedelta(minutes=10)
_MOST = 1000


@dataclass(slots=True)
class Cities:
    """The chats that look at the time zones, each with since when and of which channel (None: their own)."""

    asked: OrderedDict[int, tuple[datetime, int | None]] = field(default_factory=OrderedDict)

    def ask(self, chat: int, now: datetime, channel: int | None = None) -> None:
        """What this chat writes next may name a city; the chats that were asked longest ago are let go."""
        self.asked[chat] = (now, channel)
        self.asked.move_to_end(chat)
        while len(self.asked) > _MOST:
            self.asked.popitem(last=False)

    def asks(self, chat: int, now: datetime) -> bool:
        """Whether it was asked a short while ago."""
        found = self.asked.get(chat)
        return found is not None and now - found[0] <= ASKING

    def channel(self, chat: int) -> int | None:
        """The channel whose city it was asked for; None for its own, and where nothing was asked."""
        found = self.asked.get(chat)
        return None if found is None else found[1]

    def answered(self, chat: int) -> None:
        """Ask it no more."""
        self.asked.pop(chat, None)
