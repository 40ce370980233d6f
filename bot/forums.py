"""Groups that are no forum any more: Telegram does not tell, and their topics would fall silent one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from telegram import Bot
from telegram.error import TelegramError

from storage.groups import Groups

log = structlog.get_logger(__name__)

_EVERY = 600.0
#: How long after a topic refused a message its group is looked at.
_LATELY = timedelta(hours=2)


class Forums:
    """Looks after the groups whose topics refused messages lately."""

    def __init__(
        self, groups: Groups, bot: Bot, now: Callable[[], datetime], may_act: Callable[[], bool]
    ) -> None:
        """Ask with this bot while `may_act` holds; `now` is the record's clock."""
        self._groups = groups
        self._bot = bot
        self._now = now
        self._may_act = may_act

    async def run(self) -> None:
        """Look every ten minutes, until cancelled; what fails is tried again the next time."""
        while True:
            await asyncio.sleep(_EVERY)
            try:
                if self._may_act():
                    await self.look()
            except Exception as error:
                log.error("forums could not be looked at", error=type(error).__name__)

    async def look(self) -> int:
        """Give the chat what its topics followed where a group has none any more; gives how many groups that were."""
        ended = 0
        for group in await self._groups.with_closed_topics(self._now() - _LATELY):
            try:
                chat = await self._bot.get_chat(group)
            except TelegramError:
                continue
            if not chat.is_forum:
                ended += await self._groups.end_topics(group)
        return ended
