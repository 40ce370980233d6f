"""Who may change what a chat follows: anybody in private, administrators in groups."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from handlers.context import Context
from handlers.speaking import say, toast
from handlers.views import chat as views


async def may_change(update: Update, context: Context) -> bool:
    """Whether the sender may change the chat's choices; one who may not is told so here."""
    if await _is_in_charge(update, context):
        return True
    language = await context.language(update)
    if update.callback_query is not None:
        await toast(update, context.house.texts.plain(language, "admins-only"), alert=True)
    else:
        await say(update, context, views.admins_only(**await context.world(update)))
    return False


async def _is_in_charge(update: Update, context: Context) -> bool:
    chat, user, message = update.effective_chat, update.effective_user, update.effective_message
    if chat is None:
        return False
    if chat.type in (ChatType.PRIVATE, ChatType.CHANNEL):
        return True
    if update.callback_query is None and message is not None and message.sender_chat is not None:
        # An anonymous administrator speaks as the group itself; a linked channel speaks as another chat.
        return message.sender_chat.id == chat.id
    if user is None:
        return False
    try:
        # getChatMember is only promised for people other than the bot where the bot is an administrator.
        administrators = await context.bot.get_chat_administrators(chat.id)
    except TelegramError:
        return False
    return any(member.user.id == user.id for member in administrators)
