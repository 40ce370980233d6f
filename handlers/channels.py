"""Channels: an administrator chooses in private what is posted in theirs; each act is checked with Telegram anew."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from telegram import (
    LinkPreviewOptions,
    MessageEntity,
    Update,
    User,
)
from telegram.constants import ChatType, ParseMode
from telegram.error import TelegramError

from handlers import route
from handlers.asking import places
from handlers.channelaccess import Denied, deny, look, read
from handlers.context import Context, number_in
from handlers.journeys import End, Guide
from handlers.private import led_to_private
from handlers.routefollow import MOST_ROUTES
from handlers.settings import overview, zone
from handlers.settings.place import Place
from handlers.speaking import say, say_anew, toast
from handlers.subscribe import stale
from handlers.views import channels as views
from handlers.views import links
from handlers.views import regions as region_views
from handlers.views.channels import Shown
from handlers.views.scope import Scope
from handlers.views.screen import CHANNEL_REQUEST, Screen
from storage.followed import target
from storage.model import Language


async def channels(update: Update, context: Context) -> None:
    """Ask which channel is meant; in a group lead to the private chat."""
    if await led_to_private(update, context, links.CHANNELS, views.in_private):
        return
    await say_anew(update, context, views.choose(context.bot.username, **await context.world(update)))


async def shared(update: Update, context: Context) -> None:
    """The channel that was chosen: what it follows, if the sender may post there and Chaski as well."""
    message, user = update.effective_message, update.effective_user
    if message is None or message.chat_shared is None or user is None:
        return
    if message.chat_shared.request_id == CHANNEL_REQUEST:
        await _show(update, context, message.chat_shared.chat_id, user)


async def tapped_channel(update: Update, context: Context) -> None:
    """A button about a channel, `ch:NUMBER:ACT…`; `_act` has what each does."""
    number, act, first, second = (*context.tapped(update), "", "", "")[:4]
    user, chat, digits = update.effective_user, update.effective_chat, number_in(number)
    if digits is None or user is None or chat is None or chat.type != ChatType.PRIVATE:
        await stale(update, context)
        return
    channel = views.channel_in(digits)
    context.house.cities.answered(chat.id)
    found = await look(context, channel, user)
    if isinstance(found, Denied):
        await deny(update, context, channel, found)
        return
    if not await _act(update, context, found, act, first, second):
        await stale(update, context)


async def _act(update: Update, context: Context, shown: Shown, act: str, first: str, second: str) -> bool:
    """Do what a button wants; False where it wants nothing that Chaski knows.

    Show (s), walk (w), follow or drop a place (f, u) or a route (r, v), ask for a name (n), speak (l), ask and unlink
    (x, y), choose (o).
    """
    store, world = context.store, await context.world(update)
    known_place = first in context.regions
    match act:
        case "s":
            await toast(update)
            await say(update, context, views.channel(shown, **world))
        case "w" if known_place and number_in(second, 4) is not None:
            await toast(update)
            walk = region_views.walk(first, int(second), frozenset(shown.codes), **world)
            await say(update, context, views.aimed(walk, shown, **world))
        case "f" if known_place:
            await toast(update)
            await _follow(update, context, shown, [first])
        case "u" if known_place:
            if first in shown.codes:
                destination = await store.channels.link(shown.id, language=shown.language, now=context.now)
                await store.chats.unfollow(destination, [first])
            await toast(update)
            await say(update, context, views.channel(await read(context, shown), **world))
        case "r" if "|" in first:
            await toast(update)
            start, _, end = first.partition("|")
            guide = Guide(context.regions, context.house.network)
            await _follow_route(update, context, shown, guide.end(start), guide.end(end))
        case "v":
            if first in [kept for kept, _ in shown.routes]:
                destination = await store.channels.link(shown.id, language=shown.language, now=context.now)
                await store.chats.unfollow(destination, [first], kind="route")
            await toast(update)
            await say(update, context, views.channel(await read(context, shown), **world))
        case "n":
            await toast(update)
            await say_anew(update, context, views.ask_name(shown, **world))
        case "l" if first in [*Language]:
            chosen = Language(first)
            await store.channels.link(shown.id, language=chosen, now=context.now)
            known = await store.chats.find(shown.id)
            if known is not None:
                await store.chats.set_language(known.id, chosen)
            await toast(update)
            await say(update, context, views.channel(await read(context, shown), **world))
        case "x":
            await toast(update)
            await say(update, context, views.ask_unlink(shown, **world))
        case "y":
            await store.chats.forget(shown.id)
            await toast(update)
            await say(update, context, views.unlinked(shown, **world))
        case "o":
            return await _choose(update, context, shown)
        case _:
            return False
    return True


async def _choose(update: Update, context: Context, shown: Shown) -> bool:
    """The choices of what the channel gets, `ch:NUMBER:o:LETTER:SCOPE:VALUE`, as a chat has them."""
    _, _, letter, packed, value = (*context.tapped(update), "", "", "")[:5]
    found, scope = await context.store.preferences.of(shown.id, None, now=context.now), Scope.unpacked(packed)
    # Its language has a button of its own.
    if found is None or scope is None or letter == "l":
        return False
    world = await context.world(update)
    place = Place(
        found.destination, scope, value, lambda screen: views.aimed(screen, shown, **world), shown.id
    )
    await overview.turn(update, context, found, letter, place)
    return True


async def named(update: Update, context: Context) -> bool:
    """Whether a text answers a message about a channel: the places or the route it names are followed there.

    Under the time zones, a city is its clock.
    """
    message, user = update.effective_message, update.effective_user
    about = message.reply_to_message if message is not None else None
    if message is None or user is None or about is None or about.from_user is None:
        return False
    rows = about.reply_markup.inline_keyboard if about.reply_markup else ()
    buttons = [str(button.callback_data or "") for row in rows for button in row]
    channel = views.named_in(
        # A notice may name a channel's post as its source: that is no answer about the channel.
        [entity.url for entity in about.entities if entity.type == MessageEntity.TEXT_LINK]
        if (about.text or "").startswith(views.SIGN)
        else (),
        buttons,
    )
    if about.from_user.id != context.bot.id or channel is None:
        return False
    if views.asks_city(buttons):
        await city(update, context, channel, message.text or "")
        return True
    found = await look(context, channel, user)
    if isinstance(found, Denied):
        await deny(update, context, channel, found)
        return True
    world = await context.world(update)
    ends = Guide(context.regions, context.house.network).journey(message.text or "", asked=False)
    start, end = ends or (None, None)
    if start is not None and end is not None and (start.known or end.known):
        await _follow_route(update, context, found, start, end)
        return True
    named_ = places(message.text or "", context.regions)
    for part, unclear in named_.unclear:
        question = region_views.choose(part, unclear, "fo", **world)
        await say_anew(update, context, views.aimed(question, found, **world))
    if named_.left:
        await say_anew(update, context, region_views.too_many(", ".join(named_.left), **world))
    if named_.clear:
        codes = [place.region.code for place in named_.clear if place.region is not None]
        await _follow(update, context, found, codes)
    return True


async def city(update: Update, context: Context, channel: int, words: str) -> None:
    """The time zones that words may mean, each to tap for the channel."""
    user = update.effective_user
    if user is None:
        return
    found = await look(context, channel, user)
    if isinstance(found, Denied):
        await deny(update, context, channel, found)
        return
    world = await context.world(update)
    await say_anew(update, context, views.aimed(zone.found(words, context, **world), found, **world))


async def _follow_route(update: Update, context: Context, shown: Shown, start: End, end: End) -> None:
    """Follow the route between two places in a channel, or ask for what is unclear about them."""
    world = await context.world(update)
    network = context.house.network
    if start.stop is None or end.stop is None or start.stop.node == end.stop.node:
        question = await route.between(
            update, context, Guide(context.regions, context.house.network), start, end
        )
        await say(update, context, views.aimed(question, shown, **world))
        return
    wanted = target(start.stop, end.stop, network)
    followed = {wanted, target(end.stop, start.stop, network)} & dict(shown.routes).keys()
    if len(shown.routes) >= MOST_ROUTES and not followed:
        await say(update, context, views.most_routes(shown, MOST_ROUTES, **world))
        return
    if not followed:
        destination = await context.store.channels.link(shown.id, language=shown.language, now=context.now)
        await context.store.chats.follow(destination, [wanted], now=context.now, kind="route")
    await say(update, context, views.channel(await read(context, shown), **world))


async def _follow(update: Update, context: Context, shown: Shown, codes: Sequence[str]) -> None:
    destination = await context.store.channels.link(shown.id, language=shown.language, now=context.now)
    await context.store.chats.follow(destination, codes, now=context.now)
    screen = views.channel(await read(context, shown), **await context.world(update))
    await say(update, context, screen)


async def tell_linker(update: Update, context: Context) -> None:
    """Tell whoever made Chaski an administrator of a channel what to do next, if they have talked to it before.

    Apps that add it because its button was tapped send the channel along: who sees it by that is not told again.
    """
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None or user.is_bot:
        return
    greeter, channel = context.house.greeter, chat.id

    async def tell() -> None:
        if greeter.has_seen(user.id, channel):
            return
        found = await look(context, channel, user)
        world = context.house.world(await context.language_of(user))
        if isinstance(found, Shown):
            await _write(context, user, views.channel(found, **world))
        elif found.why == "channel-not-mine":
            await _write(context, user, views.refused(found.why, channel, **world))

    greeter.later(tell)


async def _write(context: Context, user: User, screen: Screen) -> None:
    with contextlib.suppress(TelegramError):
        await context.bot.send_message(
            user.id,
            screen.text,
            parse_mode=ParseMode.HTML,
            reply_markup=screen.keyboard(),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )


async def _show(update: Update, context: Context, channel: int, user: User) -> None:
    found = await look(context, channel, user)
    if isinstance(found, Denied):
        await deny(update, context, channel, found)
        return
    context.house.greeter.saw(user.id, channel)
    await say(update, context, views.channel(found, **await context.world(update)))
