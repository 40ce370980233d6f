"""Who may enter the desk, and where it is: editors, in their private chat."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType

from handlers.context import Context
from handlers.speaking import say, toast
from handlers.views import desk as views
from storage.authority import Refused
from storage.permission import Act, trusted
from storage.staff import Editor

#: What somebody at the desk hears whose role is not enough.
_NOT_FOR_YOU = {
    Act.PAUSE: "sending-owners-only",
    Act.PEOPLE: "people-owners-only",
    Act.AUDIT: "audit-not-for-you",
    Act.TALLY: "tally-not-yours",
}


async def at_the_desk(update: Update, context: Context, act: Act = Act.DRAFT) -> Editor | None:
    """The editor whose role allows the act, or None after a polite refusal, which writes nothing to the record.

    The desk writes to its people unasked later, in the language in which they come to it first.
    """
    editor = await context.editor(update)
    chat = update.effective_chat
    if editor is None:
        await refuse(update, context, "desk-not-editor")
    elif chat is None or chat.type != ChatType.PRIVATE:
        await refuse(update, context, "desk-private-only")
    elif not trusted(editor.role, act):
        await refuse(update, context, _NOT_FOR_YOU.get(act, "desk-not-yours"))
    else:
        await context.keep_language(update)
        return editor
    return None


async def refused(update: Update, context: Context, refusal: Refused) -> None:
    """Say why the record refused an act that its editor could still tap or type."""
    if await context.editor(update) is None:
        await refuse(update, context, "desk-not-editor")
    elif refusal.editor is None:
        await refuse(update, context, "review-author-gone")
    else:
        await refuse(update, context, _NOT_FOR_YOU.get(refusal.act, "desk-not-yours"))


async def refuse(update: Update, context: Context, key: str) -> None:
    """Say no: over the button that was tapped, else as an answer."""
    if update.callback_query is not None:
        await toast(update, context.house.texts.plain(await context.language(update), key), alert=True)
    else:
        await say(update, context, views.note(key, **await context.world(update)))
