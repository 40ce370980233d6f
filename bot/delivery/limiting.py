"""Answers to people within Telegram's limits: the same budget as pushes, ahead of them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from typing import Any

import structlog
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery.pacing import Pacing

log = structlog.get_logger(__name__)

_TRIES = 4
#: Nobody waits longer for an answer; the error handler sees it instead.
_LONGEST = 60.0
#: What Telegram counts; the rest (answers to taps, menus, the chat's own data) passes freely.
_COUNTED = ("send", "edit", "copy", "forward")
#: Telegram looked at the message and said no: that is no haste. A timeout or a 5xx says nothing.
_ANSWERED = (BadRequest, ChatMigrated, Forbidden)


class RateLimiter(BaseRateLimiter[int]):
    """Holds an answer back where its own chat is too fast, and honours "retry after"."""

    def __init__(self, pacing: Pacing, park: Callable[[int, float], Awaitable[None]] | None = None) -> None:
        """Share this budget; `park` keeps for a chat how many seconds Telegram wants it left alone."""
        self._pacing = pacing
        self._park = park

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
        """Call Telegram when the chat's pace allows it, again after a 429; RetryAfter when that takes a minute."""
        chat = data.get("chat_id")
        if not isinstance(chat, int):
            chat = None
        counted = chat is not None and endpoint.startswith(_COUNTED) and endpoint != "sendChatAction"
        deadline = _clock() + _LONGEST
        tries = 0
        while True:
            if chat is not None and counted:
                await self._wait_for(chat, deadline)
            tries += 1
            try:
                result = await callback(*args, **kwargs)
            except RetryAfter as error:
                # The public attribute warns that its type will change.
                seconds = error._retry_after.total_seconds()
                if chat is not None:
                    await self._told_to_wait(chat, seconds)
                if tries == _TRIES or _clock() + seconds > deadline:
                    raise
                await asyncio.sleep(seconds)
            except _ANSWERED:
                self._accepted(counted)
                raise
            else:
                self._accepted(counted)
                return result

    async def _wait_for(self, chat: int, deadline: float) -> None:
        while (wait := self._pacing.take_answer(chat, _clock())) > 0:
            if _clock() + wait > deadline:
                raise RetryAfter(timedelta(seconds=wait))
            await asyncio.sleep(wait)

    def _accepted(self, counted: bool) -> None:
        if counted:
            self._pacing.accepted(_clock())

    async def _told_to_wait(self, chat: int, seconds: float) -> None:
        self._pacing.told_to_wait(chat, seconds, _clock())
        if self._park is None:
            return
        try:
            await self._park(chat, seconds)
        except Exception as error:
            # The pace holds the chat back all the same, until the next start. The message may name the chat.
            log.warning("a chat's wait could not be kept", why=type(error).__name__)


def _clock() -> float:
    return asyncio.get_running_loop().time()
