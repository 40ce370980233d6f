"""`/subscribe`: follow regions by name or by buttons."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from handlers.asking import asked_in, places
from handlers.context import Context, topic_of
from handlers.groups import may_change
from handlers.shown import is_status
from handlers.speaking import say, say_anew, toast
from handlers.views import regions as views


async def subscribe(update: Update, context: Context) -> None:
    """Follow the regions named, ask about the unclear ones, or show the places to walk through."""
    if not await may_change(update, context):
        return
    assert update.effective_message is not None
    words = asked_in(update.effective_message)
    if words:
        await follow_named(update, context, words)
    else:
        await walk_from(update, context, "", 0)


async def follow_named(update: Update, context: Context, words: str) -> None:
    """Follow the regions that these words name, and ask about the unclear ones."""
    named = places(words, context.regions)
    if named.clear:
        also = (
            [region.code for found in named.clear for region in found.also] if len(named.clear) == 1 else []
        )
        codes = [found.region.code for found in named.clear if found.region is not None]
        await follow_and_say(update, context, codes, also)
    world = await context.world(update)
    for part, found in named.unclear:
        await say_anew(update, context, views.choose(part, found, "fo", **world))
    if named.left:
        await say_anew(update, context, views.too_many(", ".join(named.left), **world))


async def follow_and_say(
    update: Update, context: Context, codes: Sequence[str], also: Sequence[str] = ()
) -> None:
    """Follow these regions and say what will come."""
    chat = await context.remember(update)
    destination = await context.store.chats.destination(chat.id, topic_of(update), now=context.now)
    added = await context.store.chats.follow(destination, codes, now=context.now)
    already = [code for code in codes if code not in added]
    # A status stays on the screen beneath what its button did.
    show = say_anew if update.callback_query is not None and is_status(update) else say
    screen = views.followed(added, already, also=tuple(also), **await context.world(update))
    await show(update, context, screen)


async def tapped_follow(update: Update, context: Context) -> None:
    """A "Follow …" button: `fo:CODE`."""
    code = context.tapped(update)[0]
    if code not in context.regions:
        await stale(update, context)
        return
    if not await may_change(update, context):
        return
    await toast(update)
    await follow_and_say(update, context, [code])


async def walk(update: Update, context: Context) -> None:
    """A button of the walk Peru → department → province → district: `wk:CODE:PAGE`."""
    code, page = (*context.tapped(update), "0")[:2]
    if code not in context.regions or not page.isdecimal():
        await stale(update, context)
        return
    # In a group the walk takes the place of a message that all see.
    if not await may_change(update, context):
        return
    await toast(update)
    await walk_from(update, context, code, int(page))


async def walk_from(update: Update, context: Context, code: str, page: int) -> None:
    """Show what lies in a region, to follow or to walk further."""
    followed = frozenset(await context.followed(update))
    await say(update, context, views.walk(code, page, followed, **await context.world(update)))


async def stale(update: Update, context: Context) -> None:
    """Say that a button is of no use any more, and what to do instead."""
    language = await context.language(update)
    await toast(update, context.house.texts.plain(language, "stale-button"), alert=True)
