"""Who administers which group; in memory alone, and briefly."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta

from telegram import Bot

#: How long somebody may be taken for an administrator who is none any more.
_TRUSTED = timedelta(seconds=30)
#: How soon the list is asked for again on behalf of somebody who is not in it.
_DOUBTED = timedelta(seconds=5)
_KEPT = 1000


class Administrators:
    """What Telegram said of groups' administrators a moment ago."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self._known: OrderedDict[int, tuple[frozenset[int], datetime]] = OrderedDict()

    async def include(self, bot: Bot, chat: int, user: int, now: datetime) -> bool:
        """Whether somebody administers a group; TelegramError where it cannot be asked."""
        found = self._known.get(chat)
        if found is None or now - found[1] >= (_TRUSTED if user in found[0] else _DOUBTED):
            # getChatMember is only promised for people other than the bot where the bot is an administrator.
            listed = await bot.get_chat_administrators(chat)
            found = (frozenset(member.user.id for member in listed), now)
            self._known[chat] = found
            self._known.move_to_end(chat)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return user in found[0]

    def forget(self, chat: int) -> None:
        """Ask anew the next time."""
        self._known.pop(chat, None)
