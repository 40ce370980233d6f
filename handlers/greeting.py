"""Groups that Chaski was added to: each is told once what it does and who may choose."""

from __future__ import annotations

import structlog
from telegram import Chat, LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import TelegramError, TimedOut

from handlers.context import Context
from handlers.speaking import say
from handlers.views import groups as views

log = structlog.get_logger(__name__)


async def was_added(update: Update, context: Context) -> None:
    """The message by which a group tells that Chaski was added, or that it was made with it: greeted at once."""
    chat, message = update.effective_chat, update.effective_message
    assert chat is not None and message is not None
    if message.group_chat_created or any(user.id == context.bot.id for user in message.new_chat_members):
        await remember_added(update, context)
        await greet(context, chat)


async def remember_added(update: Update, context: Context) -> None:
    """Keep a group that Chaski was added to, in the language of whoever did it."""
    chat = update.effective_chat
    assert chat is not None
    if context.house.greeter.has_grown(chat.id):
        return
    language = await context.language_of(update.effective_user)
    await context.store.groups.added(chat.id, kind=chat.type, language=language, now=context.now)


async def greet(context: Context, chat: Chat) -> None:
    """Say the greeting that a group is owed, if it is; one that Telegram refuses is owed again."""
    store, house = context.store, context.house
    if not await store.groups.take_greeting(chat.id):
        return
    known = await store.chats.find(chat.id)
    world = house.world(known.language if known else house.default_language)
    screen = views.greeting(context.bot.username, bool(chat.is_forum), **world)
    house.greeter.greeted(chat.id, context.now)
    try:
        await context.bot.send_message(
            chat.id,
            screen.text,
            parse_mode=ParseMode.HTML,
            reply_markup=screen.keyboard(),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
    except TimedOut:
        return  # It may have come: better none than two.
    except TelegramError as error:
        log.info("a group could not be greeted yet", error=type(error).__name__)
        await store.groups.owe_greeting(chat.id)


async def started(update: Update, context: Context) -> None:
    """Tell a group what Chaski does; apps send /start on their own when they add a bot, which was greeted then."""
    chat = update.effective_chat
    if chat is not None and not context.house.greeter.lately(chat.id, context.now):
        screen = views.greeting(context.bot.username, bool(chat.is_forum), **await context.world(update))
        await say(update, context, screen)
