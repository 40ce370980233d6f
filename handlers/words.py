"""Messages that are no command: a place is answered with its status, the rest with a short way on."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType

from handlers import channels, query, route, status
from handlers.asking import places
from handlers.context import Context
from handlers.desk.forwards import forwarded
from handlers.desk.pasting import pasted
from handlers.desk.typing import typed
from handlers.prompts import prompted
from handlers.report import continued
from handlers.settings import zone
from handlers.speaking import say, toast
from handlers.views import chat as views

#: A message longer than a place's name with its province and department is no name of a place.
_LONGEST_NAME = 120


async def words(update: Update, context: Context) -> None:
    """A text in private: an answer, part of a report, of the desk's work, a place, or none of these."""
    if await prompted(update, context) or await channels.named(update, context):
        return
    if await continued(update, context):
        return
    editor = await context.editor(update)
    if editor is not None and (await typed(update, context) or await pasted(update, context, editor)):
        return
    message = update.effective_message
    assert message is not None
    text = (message.text or "").strip()
    if text and len(text) <= _LONGEST_NAME:
        if await zone.typed(update, context, text):
            return
        if await route.answer(update, context, text, asked=False):
            return
        named = places(text, context.regions)
        told = [place.code for place in query.places(text, context.regions)[0]]
        # "¿Hay paso en Juliaca?" names a place as well as "Juliaca" does; a slip is asked about only where it stands alone.
        if not named.clear and told:
            text = ", ".join(context.regions.label(code) for code in told)
        if named.clear or told or any(found.choices or found.suggestions for _, found in named.unclear):
            await status.answer(update, context, text)
            return
    await say(update, context, views.not_understood(text, **await context.world(update)))


async def other(update: Update, context: Context) -> None:
    """A photo, sticker, voice and the like in private: editors' photos reach their draft, the rest is asked in words."""
    if await continued(update, context):
        return
    editor = await context.editor(update)
    if editor is not None and await typed(update, context):
        return
    message = update.effective_message
    if editor is not None and message is not None and message.photo and message.caption:
        if message.media_group_id:
            await forwarded(update, context)
            return
        if await pasted(update, context, editor):
            return
    await say(update, context, views.say_text(**await context.world(update)))


async def forward(update: Update, context: Context) -> None:
    """A forward in private: an editor is offered a draft, everyone else is treated as if they had written it."""
    if await context.editor(update) is None:
        await (words if update.effective_message and update.effective_message.text else other)(
            update, context
        )
        return
    await forwarded(update, context)


async def unknown(update: Update, context: Context) -> None:
    """A command that Chaski does not have; in groups only when it names this bot, for it may be another's."""
    chat, message = update.effective_chat, update.effective_message
    assert chat is not None and message is not None
    command, _, addressed = (message.text or message.caption or "").split(maxsplit=1)[0].partition("@")
    mine = addressed.lower() == context.bot.username.lower()
    if (addressed and not mine) or (chat.type != ChatType.PRIVATE and not mine):
        return
    await say(update, context, views.unknown_command(command[:32], **await context.world(update)))


async def unknown_button(update: Update, context: Context) -> None:
    """A button that Chaski does not know (any more)."""
    language = await context.language(update)
    await toast(update, context.house.texts.plain(language, "stale-button"), alert=True)
