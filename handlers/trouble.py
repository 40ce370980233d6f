"""When a handler fails: the person hears so, the operator finds it in the log, and nobody's words are logged."""

from __future__ import annotations

import contextlib

import structlog
from telegram import Update
from telegram.error import Forbidden, TelegramError

from handlers.context import Context
from handlers.desk.gate import refused
from handlers.speaking import say_anew, toast
from handlers.views import chat as views
from storage.authority import Refused

log = structlog.get_logger(__name__)


async def trouble(update: object, context: Context) -> None:
    """Log what failed without a word of the update, and tell the person to try again."""
    error = context.error
    if isinstance(error, Forbidden):
        return  # They blocked the bot between asking and being answered.
    if isinstance(error, Refused) and isinstance(update, Update):
        with contextlib.suppress(TelegramError):
            await refused(update, context, error)
        return
    log.error("handler failed", error=type(error).__name__, exc_info=error)
    if not isinstance(update, Update) or update.effective_chat is None:
        return
    try:
        await toast(update)
        await say_anew(update, context, views.went_wrong(**await context.world(update)))
    except TelegramError:
        log.warning("could not say that a handler failed")
