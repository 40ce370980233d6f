"""Asks Telegram for updates while this process leads: two that ask at the same time get them half and half."""

from __future__ import annotations

import asyncio
import contextlib

import structlog
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import Updater

from bot.delivery.leading import Leading

log = structlog.get_logger(__name__)

#: What Chaski listens to: nothing else is sent to it.
UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
]
_PAUSE = 1.0


class Polling:
    """Begins to ask when the leadership comes and ends when it goes."""

    def __init__(self, updater: Updater, leading: Leading) -> None:
        """Ask with this updater."""
        self._updater = updater
        self._leading = leading
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Ask at once if this process leads, else stand by."""
        if self._leading.holds:
            await self._begin()
        self._task = asyncio.create_task(self._follow())

    async def stop(self) -> None:
        """Ask no more."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        if self._updater.running:
            with contextlib.suppress(TelegramError):
                await self._updater.stop()

    async def _follow(self) -> None:
        while True:
            await self._leading.wait(not self._updater.running)
            try:
                if self._updater.running:
                    await self._updater.stop()
                else:
                    await self._begin()
            except Exception as error:
                log.warning("asking for updates could not begin or end", error=type(error).__name__)
                await asyncio.sleep(_PAUSE)

    async def _begin(self) -> None:
        await self._updater.start_polling(
            timeout=30, allowed_updates=UPDATES, error_callback=_trouble, bootstrap_retries=-1
        )


def _trouble(error: TelegramError) -> None:
    log.warning("asking for updates failed, going on", error=type(error).__name__)
