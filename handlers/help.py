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
    editor = private and await context.editor(update) is not None
    await say(update, context, views.help(editor, not private, **await context.world(update)))
