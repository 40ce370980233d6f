"""The conversation with Telegram: python-telegram-bot's application, the first connection, and the menus."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application

from bot.delivery.limiting import RateLimiter
from bot.delivery.transport import AiohttpRequest, AskingRequest
from bot.processing import PerChatProcessor
from handlers import menu
from handlers.context import House, context_types
from handlers.routes import arrivals, routes
from handlers.trouble import trouble

log = structlog.get_logger(__name__)

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0


def application(
    token: str,
    api_url: str,
    house: House,
    request: AiohttpRequest,
    asking: AskingRequest,
    limiter: RateLimiter,
) -> Application[Any, Any, Any, Any, Any, Any]:
    """PTB's application with Chaski's handlers, pools, pace and order."""
    built = (
        Application.builder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(request)
        .get_updates_request(asking)
        .rate_limiter(limiter)
        .concurrent_updates(PerChatProcessor())
        .context_types(context_types(house))
        .job_queue(None)
        .build()
    )
    built.add_handlers({0: arrivals(), 1: routes()})
    built.add_error_handler(trouble)
    return built


async def reach(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Connect to Telegram, patiently: a server that starts before its network must not give up."""
    pause = _FIRST_PAUSE
    while True:
        try:
            await application.initialize()
            return
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("Telegram cannot be reached yet", error=type(error).__name__, again_in=pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE)


async def introduce(bot: Bot, house: House) -> None:
    """Register the menus of commands: everybody's, and those of the owners."""
    try:
        await menu.register(bot, house.texts, house.default_language)
    except TelegramError as error:
        log.warning("the command menus could not be registered", error=type(error).__name__)
    for owner in house.owners:
        # An owner who has not written to the bot yet has no chat to put a menu in: their /start does it.
        with contextlib.suppress(TelegramError):
            known = await house.store.chats.find(owner)
            language = known.language if known else house.default_language
            await menu.register_editor(bot, house.texts, owner, language)
