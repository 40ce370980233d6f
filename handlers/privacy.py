"""`/privacy` and `/forget`: what Chaski keeps about a chat, and its end."""

from __future__ import annotations

import contextlib

from telegram import BotCommandScopeChat, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from handlers.context import Context
from handlers.groups import may_change
from handlers.speaking import say, toast
from handlers.subscribe import stale
from handlers.views import chat as views
from storage.staff import Role


async def privacy(update: Update, context: Context) -> None:
    """Say what is kept, what is not, and how to erase it."""
    await say(update, context, views.privacy(await _desk(update, context), **await context.world(update)))


async def _desk(update: Update, context: Context) -> bool:
    """Whether somebody asks in private who works at the desk and is no owner: those stay, for the settings name them."""
    chat = update.effective_chat
    if chat is None or chat.type != ChatType.PRIVATE:
        return False
    editor = await context.editor(update)
    return editor is not None and editor.role is not Role.OWNER


async def forget(update: Update, context: Context) -> None:
    """Ask once before everything about the chat is erased."""
    if await may_change(update, context):
        desk = await _desk(update, context)
        await say(update, context, views.forget_ask(desk, **await context.world(update)))


async def tapped_forget(update: Update, context: Context) -> None:
    """The answer to that question: `fg:yes` or `fg:no`."""
    answer = context.tapped(update)[0]
    if answer not in ("yes", "no"):
        await stale(update, context)
        return
    if not await may_change(update, context):
        return
    await toast(update)
    world = await context.world(update)  # before the language is forgotten with the rest
    assert update.effective_chat is not None
    if answer == "yes":
        await context.store.reporters.forget(update.effective_chat.id, now=context.now)
        await context.store.chats.forget(update.effective_chat.id)
        context.house.cities.answered(update.effective_chat.id)
        if update.effective_chat.type == ChatType.PRIVATE:
            await context.store.editors.leave(update.effective_chat.id, now=context.now)
        with contextlib.suppress(TelegramError):
            # A menu in a chosen language is kept at Telegram under the chat's id: it goes as well.
            await context.bot.delete_my_commands(BotCommandScopeChat(update.effective_chat.id))
        await say(update, context, views.forgotten(**world))
    else:
        await say(update, context, views.forget_kept(**world))
