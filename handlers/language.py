"""`/language`: Spanish or English."""

from __future__ import annotations

import contextlib

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from handlers import menu
from handlers.context import Context
from handlers.groups import may_change
from handlers.speaking import say, toast
from handlers.subscribe import stale
from handlers.views import chat as views
from storage.model import Language

_NAMES = {
    **dict.fromkeys(("es", "español", "espanol", "castellano", "spanish"), Language.ES),
    **dict.fromkeys(("en", "english", "inglés", "ingles"), Language.EN),
}


async def language(update: Update, context: Context) -> None:
    """Ask which language to speak; `/language en` chooses at once."""
    wanted = _NAMES.get(" ".join(context.args or ()).lower())
    if wanted is None:
        await say(update, context, views.language_choice(**await context.world(update)))
    elif await may_change(update, context):
        await _choose(update, context, wanted)


async def tapped_language(update: Update, context: Context) -> None:
    """A language button: `la:es`."""
    wanted = _NAMES.get(context.tapped(update)[0])
    if wanted is None:
        await stale(update, context)
        return
    if not await may_change(update, context):
        return
    await toast(update)
    await _choose(update, context, wanted)


async def _choose(update: Update, context: Context, wanted: Language) -> None:
    await choose(update, context, wanted)
    await say(update, context, views.language_set(**await context.world(update)))


async def choose(update: Update, context: Context, wanted: Language) -> None:
    """Speak this language to the chat from now on, in its menu as well."""
    chat = await context.remember(update)
    await context.store.chats.set_language(chat.id, wanted)
    texts = context.house.texts
    with contextlib.suppress(TelegramError):  # The menu is a comfort; the language is chosen either way.
        editor = await context.editor(update) if chat.kind == ChatType.PRIVATE else None
        if editor is not None:
            await menu.register_editor(context.bot, texts, chat.telegram_id, wanted, editor.role)
        else:
            await menu.register_chat(context.bot, texts, chat.telegram_id, wanted)
