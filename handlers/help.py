"""`/help`: what Chaski can do, in one screen."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType

from handlers.context import Context
from handlers.speaking import say
from handlers.views import chat as views


async def help_(update: Update, context: Context) -> None:
    """List the commands; editors see the desk's as well."""
    chat = update.effective_chat
    assert chat is not None
    private = chat.type == ChatType.PRIVATE
    editor = await context.editor(update) if private else None
    role = None if editor is None else editor.role
    await say(update, context, views.help(role, not private, **await context.world(update)))
