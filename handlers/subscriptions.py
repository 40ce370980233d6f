"""`/subscriptions` and `/unsubscribe`: what the chat follows, and how to follow less."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from handlers.asking import asked_in, places
from handlers.context import Context, topic_of
from handlers.groups import may_change
from handlers.routefollow import ends_of, listed, unfollow_routes
from handlers.settings.place import preferred
from handlers.shown import is_status
from handlers.speaking import say, say_anew, toast
from handlers.subscribe import stale
from handlers.views import regions as views
from handlers.views import route as route_views
from handlers.views.journey import named as route_named
from handlers.views.scope import Scope
from handlers.views.settings import scope_of
from storage.choices import Choices
from storage.naming import fold
from storage.regions import Found

#: What means all that is followed, and not the country.
_ALL = frozenset({"todo", "todos", "todas", "all", "everything"})


async def subscriptions(update: Update, context: Context) -> None:
    """List what is followed, each with a button to drop it."""
    followed, routes = await context.followed(update), await listed(update, context)
    apart = await _apart(update, context)
    await say(update, context, views.subscriptions(followed, routes, apart, **await context.world(update)))


async def _apart(update: Update, context: Context) -> dict[Scope, Choices]:
    """What was chosen for each place and route alone."""
    found = await preferred(update, context)
    return {scope_of(one): one.choices for one in found.subscriptions} if found is not None else {}


async def unsubscribe(update: Update, context: Context) -> None:
    """Stop following the regions named; without a name, show what is followed."""
    if not await may_change(update, context):
        return
    assert update.effective_message is not None
    words = asked_in(update.effective_message)
    if words:
        await unfollow_named(update, context, words)
    else:
        await subscriptions(update, context)


async def unfollow_named(update: Update, context: Context, words: str) -> None:
    """Stop following the regions that these words name, or all; ask about what is unclear or was not followed."""
    followed = await context.followed(update)
    if fold(words) in _ALL:
        await _drop_all(update, context, followed)
        return
    named = places(words, context.regions)
    meant = [(None, found) for found in named.clear] + list(named.unclear)
    drop, unclear = [], []
    for part, found in meant:
        codes = _followed_of(found, followed)
        if len(codes) == 1:
            drop.append(codes[0])
        elif part is not None and not codes:
            unclear.append((part, found))
        elif len(codes) > 1:
            unclear.append((part or words, Found(choices=tuple(context.regions.get(code) for code in codes))))
        elif found.region is not None:
            unclear.append((context.regions.path(found.region.code), Found()))
    world = await context.world(update)
    if drop:
        await _drop(update, context, drop)
    for part, found in unclear:
        if found.choices and all(region.code in followed for region in found.choices):
            await say_anew(update, context, views.choose(part, found, "un", **world))
        else:
            apart = await _apart(update, context)
            await say_anew(update, context, views.not_followed(part, followed, apart, **world))


def _followed_of(found: Found, followed: Sequence[str]) -> list[str]:
    """Which of the followed regions the words may mean: the one found, else its namesakes."""
    if found.region is not None and found.region.code in followed:
        return [found.region.code]
    namesakes = [*found.choices, *found.also]
    return [region.code for region in namesakes if region.code in followed]


async def _drop_all(update: Update, context: Context, followed: Sequence[str]) -> None:
    routes = await listed(update, context)
    await _unfollow(update, context, followed)
    await unfollow_routes(update, context, routes)
    await say(update, context, views.unfollowed(list(followed), ways=routes, **await context.world(update)))


async def tapped_unfollow(update: Update, context: Context) -> None:
    """A "Stop following …" button: `un:CODE`."""
    code = context.tapped(update)[0]
    if code not in context.regions:
        await stale(update, context)
        return
    if not await may_change(update, context):
        return
    if _is_list(update):
        # In the list the button's row goes, and the list stays where it is.
        await _unfollow(update, context, [code])
        await _still(update, context, context.regions.label(code, await context.language(update)))
        return
    await toast(update)
    await _drop(update, context, [code])


async def tapped_unfollow_route(update: Update, context: Context) -> None:
    """A "Stop telling me" button, or a route's in the list: `ru:FROM|TO`; whichever direction is followed ends."""
    ends = await ends_of(update, context)
    if ends is None or not await may_change(update, context):
        return
    await unfollow_routes(update, context, [ends])
    if _is_list(update):
        await _still(update, context, route_named(*ends))
        return
    await toast(update)
    await say_anew(update, context, route_views.unfollowed(*ends, **await context.world(update)))


async def _still(update: Update, context: Context, gone: str) -> None:
    """The list as it is now, in its place, with a word about what went."""
    texts, language = context.house.texts, await context.language(update)
    await toast(update, texts.plain(language, "unfollowed", places=gone))
    await subscriptions(update, context)


def _is_list(update: Update) -> bool:
    """Whether the tapped button stands in the list of what is followed."""
    markup = getattr(update.effective_message, "reply_markup", None)
    labels = [button.text for row in markup.inline_keyboard for button in row] if markup else []
    return any(label.startswith("✖") for label in labels)


async def _drop(update: Update, context: Context, codes: Sequence[str]) -> None:
    await _unfollow(update, context, codes)
    still, routes = await context.followed(update), await listed(update, context)
    show = say_anew if update.callback_query is not None and is_status(update) else say
    await show(
        update, context, views.unfollowed(list(codes), still, len(routes), **await context.world(update))
    )


async def _unfollow(update: Update, context: Context, codes: Sequence[str]) -> None:
    known = await context.chat(update)
    if known is not None:
        destination = await context.store.chats.destination(known.id, topic_of(update), now=context.now)
        await context.store.chats.unfollow(destination, codes)
