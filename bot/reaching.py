"""The first connection to Telegram."""

from __future__ import annotations

import asyncio

import structlog
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.asking import AskingRequest
from bot.delivery.limiting import RateLimiter
from bot.delivery.transport import AiohttpRequest

log = structlog.get_logger(__name__)

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0


async def reached(
    token: str, api_url: str, request: AiohttpRequest, asking: AskingRequest, limiter: RateLimiter
) -> ExtBot[int]:
    """The bot of this token, connected, with Chaski's pools and pace; InvalidToken where Telegram does not know it.

    Patiently: a server that starts before its network must not give up.
    """
    bot: ExtBot[int] = ExtBot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=request,
        get_updates_request=asking,
        rate_limiter=limiter,
    )
    pause = _FIRST_PAUSE
    while True:
        try:
            await bot.initialize()
            return bot
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("Telegram cannot be reached yet", error=type(error).__name__, again_in=pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE)
