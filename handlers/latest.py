"""`/latest`: what changed last where the chat follows, or anywhere."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context
from handlers.speaking import say
from handlers.views import latest as views

_SHOWN = 8


async def latest(update: Update, context: Context) -> None:
    """The newest entries of the record, newest first."""
    followed = await context.followed(update)
    events = await context.store.events.latest(followed or [""], limit=_SHOWN)
    await say(update, context, views.latest(events, bool(followed), **await context.world(update)))
