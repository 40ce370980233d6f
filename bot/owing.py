"""Whose role or regions an owner changed hears of it, also where the process ended before they were told."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import timedelta
from functools import partial

import structlog
from telegram import Bot
from telegram.error import TelegramError

from handlers import menu
from handlers.context import House, World
from handlers.telling import write_to
from handlers.views.people import changed
from handlers.views.screen import Screen
from storage.staff import Editor

log = structlog.get_logger(__name__)

#: Seconds between rounds.
_EVERY = 60.0
#: Whoever makes a change tells of it at once: what is owed for longer was left by a process that is no more.
LEFT = timedelta(minutes=1)


class Owing:
    """Looks once a minute at whom nobody told; only the leader tells."""

    def __init__(self, house: House, bot: Bot) -> None:
        """Tell the people of this house's desk through this bot."""
        self._house = house
        self._bot = bot

    async def run(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            try:
                if self._house.store.leadership.holds:
                    await self.look()
            except Exception as error:
                log.warning("could not tell whose role was changed", error=type(error).__name__)
            await asyncio.sleep(_EVERY)

    async def look(self) -> None:
        """Tell each what they may do now and where, once, with the commands of their role."""
        house = self._house
        for editor, since in await house.store.editors.untold(house.now() - LEFT):
            # Before it is sent: to be told twice by two processes is worse than to find it out by oneself.
            await house.store.editors.told(editor.id, since)
            await write_to(self._bot, house, editor.telegram_id, partial(_told, editor))
            known = await house.store.chats.find(editor.telegram_id)
            language = known.language if known is not None else house.default_language
            with contextlib.suppress(TelegramError):
                await menu.register_editor(self._bot, house.texts, editor.telegram_id, language, editor.role)


def _told(editor: Editor, world: World) -> Screen:
    return changed(editor, **world)
