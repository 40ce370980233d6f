"""Answers to people within Telegram's limits: the same budget as pushes, ahead of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery.pacing import Pacing

_TRIES = 4
#: Nobody waits longer for an answer; the error handler sees it instead.
_LONGEST = 60.0
#: What Telegram counts; the rest (answers to taps, menus, the chat's own data) passes freely.
_COUNTED = ("send", "edit", "copy", "forward")


class RateLimiter(BaseRateLimiter[int]):
    """Holds an answer back where its own chat is too fast, and honours "retry after"."""

    def __init__(self, pacing: Pacing) -> None:
        """Share this budget."""
        self._pacing = pacing

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Call Telegram when the chat's pace allows it, again after a 429; RetryAfter when that takes too long."""
        chat = data.get("chat_id")
        counted = isinstance(chat, int) and endpoint.startswith(_COUNTED) and endpoint != "sendChatAction"
        clock = asyncio.get_running_loop().time
        tries = 0
        while True:
            if counted:
                await self._wait_for(chat)
            tries += 1
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                # The public attribute warns that its type will change.
                seconds = error._retry_after.total_seconds()
                if isinstance(chat, int):
                    self._pacing.told_to_wait(chat, seconds, clock())
                if tries == _TRIES or seconds > _LONGEST:
                    raise
            await asyncio.sleep(seconds)

    async def _wait_for(self, chat: Any) -> None:
        clock = asyncio.get_running_loop().time
        while (wait := self._pacing.take_answer(chat, clock())) > 0:
            if wait > _LONGEST:
                raise RetryAfter(timedelta(seconds=wait))
            await asyncio.sleep(wait)
