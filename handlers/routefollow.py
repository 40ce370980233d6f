"""Following a route: hearing what changes along it."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import Update

from handlers.context import Context, topic_of
from handlers.groups import may_change
from handlers.journeys import Guide
from handlers.speaking import say_anew, toast
from handlers.subscribe import stale
from handlers.views import route as views
from storage.followed import parted, target
from storage.paths import Stop

#: More than anybody drives; each costs a look at every push.
MOST_ROUTES = 20


async def tapped_follow_route(update: Update, context: Context) -> None:
    """A "Tell me about this route" button: `rf:FROM|TO`."""
    ends = await ends_of(update, context)
    if ends is None or not await may_change(update, context):
        return
    start, end = ends
    await toast(update)
    followed = await routes_followed(update, context)
    network = context.house.network
    wanted = target(start, end, network)
    world = await context.world(update)
    if followed & {wanted, target(end, start, network)}:
        await say_anew(update, context, views.followed(start, end, wanted, False, **world))
        return
    if len(followed) >= MOST_ROUTES:
        await say_anew(update, context, views.too_many(MOST_ROUTES, **world))
        return
    chat = await context.remember(update)
    destination = await context.store.chats.destination(chat.id, topic_of(update), now=context.now)
    added = await context.store.chats.follow(destination, [wanted], now=context.now, kind="route")
    # Who follows for the first time may have got another language by it.
    world = await context.world(update)
    await say_anew(update, context, views.followed(start, end, wanted, bool(added), **world))


async def unfollow_routes(update: Update, context: Context, routes: Iterable[tuple[Stop, Stop]]) -> None:
    """Stop following these routes, whichever direction of each is followed."""
    known, network = await context.chat(update), context.house.network
    if known is not None:
        destination = await context.store.chats.destination(known.id, topic_of(update), now=context.now)
        both = [target(*ends, network) for start, end in routes for ends in ((start, end), (end, start))]
        await context.store.chats.unfollow(destination, both, kind="route")


async def routes_followed(update: Update, context: Context) -> frozenset[str]:
    """The routes that the chat or topic follows, as subscriptions keep them."""
    chat = update.effective_chat
    if chat is None:
        return frozenset()
    found = await context.store.chats.subscriptions(chat.id, topic_of(update))
    return frozenset(s.target for s in found if s.target_kind == "route")


async def listed(update: Update, context: Context) -> list[tuple[Stop, Stop]]:
    """The ends of each followed route; one that the roads do not have any more is left out."""
    routes = sorted(await routes_followed(update, context))
    known = [parted(route, context.house.network) for route in routes]
    guide = Guide(context.regions, context.house.network)
    return [(guide.called(ends[0]), guide.called(ends[1])) for ends in known if ends is not None]


async def ends_of(update: Update, context: Context) -> tuple[Stop, Stop] | None:
    """The places that a button names, None after saying that it is of no use any more."""
    first, _, last = context.tapped(update)[0].partition("|")
    guide = Guide(context.regions, context.house.network)
    start, end = guide.end(first).stop, guide.end(last).stop
    if start is None or end is None or start.node == end.node:
        await stale(update, context)
        return None
    return start, end
