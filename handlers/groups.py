"""Who may change what a chat follows: anybody in private, administrators in groups, nobody from inside a channel."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from handlers.context import Context
from handlers.speaking import say, toast
from handlers.views import groups as views


async def may_change(update: Update, context: Context) -> bool:
    """Whether the sender may change the chat's choices; one who may not is told so here."""
    why = await _objection(update, context)
    if why is None:
        return True
    if update.callback_query is not None:
        language = await context.language(update)
        await toast(update, context.house.texts.plain(language, why), alert=True)
    else:
        await say(update, context, views.not_allowed(why, **await context.world(update)))
    return False


async def _objection(update: Update, context: Context) -> str | None:
    """The text that says why the sender may not change anything, None if they may."""
    chat, user, message = update.effective_chat, update.effective_user, update.effective_message
    query = update.callback_query
    if chat is None or chat.type == ChatType.CHANNEL:
        return "stale-button"
    if chat.type == ChatType.PRIVATE:
        return None
    if query is not None and chat.is_forum and (query.message is None or not query.message.is_accessible):
        # Which topic the button stands in is not told any more.
        return "stale-button"
    if query is None and message is not None and message.sender_chat is not None:
        # An anonymous administrator speaks as the group itself; a linked channel speaks as another chat.
        return None if message.sender_chat.id == chat.id else "admins-only"
    if user is None:
        return "admins-only"
    try:
        known = await context.house.administrators.include(context.bot, chat.id, user.id, context.now)
    except TelegramError:
        return "admins-unchecked"
    return None if known else "admins-only"
