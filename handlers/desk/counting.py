"""`/tally`: an official count from a line of text, recorded with one tap, and the latest ones to correct or withdraw."""

from __future__ import annotations

from telegram import Update

from handlers.asking import argument
from handlers.context import Context
from handlers.desk.batching import open_counts
from handlers.desk.gate import at_the_desk
from handlers.desk.pasting import read_text
from handlers.speaking import say
from handlers.views import desk as desk_views
from handlers.views import tallies as views
from storage.permission import Act


async def tally(update: Update, context: Context) -> None:
    """Show the count that the text after the command gives, to be recorded; without one the latest counts."""
    editor = await at_the_desk(update, context, Act.TALLY)
    message = update.effective_message
    if editor is None or message is None:
        return
    words = argument(message.text or message.caption)
    answered = message.reply_to_message
    if not words and answered is not None:
        words = answered.text or answered.caption or ""
    world = await context.world(update)
    if not words:
        await say(update, context, views.counts_known(await context.store.tallies.latest(), **world))
        return
    found = await read_text(context, words)
    if not found.tallies:
        await say(update, context, desk_views.note("tally-unread", **world))
        return
    await open_counts(update, context, editor, found)
