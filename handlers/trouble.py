"""When a handler fails: the person hears so, the operator finds it in the log, and nobody's words are logged."""

from __future__ import annotations

import contextlib

import structlog
from telegram import Update
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ApplicationHandlerStop

from handlers.context import Context, World, spoken
from handlers.desk.gate import refused
from handlers.speaking import say_anew, toast
from handlers.views import chat as views
from storage.authority import Refused

log = structlog.get_logger(__name__)

#: Telegram's words for a place where the bot may not write; what follows for pushes is for delivery to say.
_CLOSED = (
    "not enough rights to send",
    "have no rights to send a message",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_admin_required",
    "need administrator rights in the channel chat",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
)


async def trouble(update: object, context: Context) -> None:
    """Log what failed without a word of the update, and tell the person to try again."""
    error = context.error
    if isinstance(error, Forbidden):
        return  # They blocked the bot between asking and being answered.
    if isinstance(error, BadRequest) and any(words in error.message.lower() for words in _CLOSED):
        return  # They asked where they may write and the bot may not.
    if isinstance(error, Refused) and isinstance(update, Update):
        with contextlib.suppress(TelegramError):
            await refused(update, context, error)
        return
    log.error("handler failed", error=type(error).__name__, exc_info=error)
    # On a quiet night nothing else would notice that the disk is full, until somebody has to publish.
    context.house.doubt()
    if not isinstance(update, Update) or update.effective_chat is None:
        return
    try:
        await toast(update)
        await say_anew(update, context, views.went_wrong(**await _world(update, context)))
    except TelegramError:
        log.warning("could not say that a handler failed")
    # What else would be done with the update would likely fail as well, and say so a second time.
    raise ApplicationHandlerStop


async def _world(update: Update, context: Context) -> World:
    """What the view is given; where it is the record that fails, in the language of the person's app."""
    try:
        return await context.world(update)
    except Exception:
        return context.house.world(spoken(update, context.house.default_language))
