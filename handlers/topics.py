"""Topics of a forum that are closed and opened again: what one follows waits meanwhile."""

from __future__ import annotations

from telegram import Update
from telegram.error import TelegramError

from handlers.context import Context, topic_of
from handlers.greeting import greet
from handlers.standing import manages_topics


async def closed(update: Update, context: Context) -> None:
    """A closed topic gets nothing until it is opened, unless Chaski may write where it is closed."""
    chat = update.effective_chat
    if chat is not None and not await _writes_anyway(chat.id, context):
        await context.store.groups.close_topic(chat.id, topic_of(update), now=context.now)


async def reopened(update: Update, context: Context) -> None:
    """A topic that is open again gets what it follows."""
    chat = update.effective_chat
    if chat is not None:
        await context.store.groups.open_topic(chat.id, topic_of(update))
        # Where the chat itself was closed it could not be greeted.
        await greet(context, chat)


async def _writes_anyway(chat: int, context: Context) -> bool:
    """Whether the bot manages topics: many close one so that only administrators and bots write in it."""
    try:
        me = await context.bot.get_chat_member(chat, context.bot.id)
    except TelegramError:
        return False
    return manages_topics(me)
