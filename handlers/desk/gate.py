"""Who may enter the desk, and where it is: editors, in their private chat."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType

from handlers.context import Context
from handlers.speaking import say, toast
from handlers.views import desk as views
from storage.model import Editor


async def at_the_desk(update: Update, context: Context) -> Editor | None:
    """The editor, or None after a polite refusal; a refusal writes nothing to the record."""
    editor = await context.editor(update)
    chat = update.effective_chat
    if editor is not None and chat is not None and chat.type == ChatType.PRIVATE:
        return editor
    key = "desk-private-only" if editor is not None else "desk-not-editor"
    if update.callback_query is not None:
        await toast(update, context.house.texts.plain(await context.language(update), key), alert=True)
    else:
        await say(update, context, views.note(key, **await context.world(update)))
    return None
