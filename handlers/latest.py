"""`/latest`: what changed last in a place, where the chat follows, or anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from handlers.asking import asked_in
from handlers.context import Context
from handlers.query import understand
from handlers.speaking import say, toast
from handlers.subscribe import stale
from handlers.views import latest as views
from handlers.views import regions as region_views
from handlers.views.screen import Screen

_SHOWN = 8


async def latest(update: Update, context: Context) -> None:
    """The newest entries of the record, newest first; those of the places that are named, if any are."""
    assert update.effective_message is not None
    words = asked_in(update.effective_message)
    named = [
        place.code for place in understand(words, context.regions, context.now, context.house.zone).places
    ]
    if words and not named:
        screen = region_views.choose(words, context.regions.find(words), "lt", **await context.world(update))
        await say(update, context, screen)
        return
    followed = [] if named else await context.followed(update)
    await say(update, context, await _of(update, context, named, followed))


async def newest(update: Update, context: Context) -> None:
    """The newest entries of what is followed, whatever else the words say that asked for them: "últimas noticias"."""
    await say(update, context, await _of(update, context, [], await context.followed(update)))


async def tapped_latest(update: Update, context: Context) -> None:
    """Which place was meant, `lt:CODE`: its newest entries in place of the question."""
    (code, *_) = context.tapped(update)
    if code not in context.regions:
        await stale(update, context)
        return
    await toast(update)
    await say(update, context, await _of(update, context, [code], []))


async def _of(update: Update, context: Context, named: Sequence[str], followed: Sequence[str]) -> Screen:
    events = await context.store.events.latest(named or followed or [""], limit=_SHOWN)
    return views.latest(events, named, bool(followed), **await context.world(update))
