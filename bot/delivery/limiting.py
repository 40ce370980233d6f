"""Answers to people within Telegram's limits: the same budget as pushes, ahead of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery.pacing import Pacing

_TRIES = 4
#: Nobody waits longer for an answer; the error handler sees it instead.
_LONGEST = 60.0


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
        chat = data.get("chat_id") if endpoint.startswith(("send", "edit", "copy", "forward")) else None
        chat = chat if isinstance(chat, int) else None
        clock = asyncio.get_running_loop().time
        for attempt in range(1, _TRIES + 1):
            wait = self._pacing.take_answer(chat, clock())
            while wait > 0:
                await asyncio.sleep(min(wait, _LONGEST))
                wait = self._pacing.take_answer(chat, clock())
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                seconds = error._retry_after.total_seconds()
                self._pacing.told_to_wait(chat, seconds, clock())
                if attempt == _TRIES or seconds > _LONGEST:
                    raise
                await asyncio.sleep(seconds)
        return None
