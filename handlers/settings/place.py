"""Whose choices are meant: the chat or topic that an update came from, as the record has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.constants import ChatType

from handlers.context import Context, World, topic_of
from handlers.journeys import Guide
from handlers.speaking import say, toast
from handlers.views.journey import named
from handlers.views.scope import WHOLE, Scope
from handlers.views.screen import Screen
from handlers.views.settings import SettingsData
from storage.followed import parted
from storage.preferences import Preferred
from storage.rhythm import Rhythm

_MORNING = time(7)
_MINUTE = timedelta(minutes=1)
_HOURS = {"1": timedelta(hours=1), "8": timedelta(hours=8)}


@dataclass(frozen=True, slots=True)
class Place:
    """A destination and which of its choices are meant; `value` is what the button says beside it.

    Where it is another chat's than the one that the update came from, `aimed` makes the buttons of a screen mean it, and
    `channel` says which it is.
    """

    destination: int
    scope: Scope = WHOLE
    value: str = ""
    aimed: Callable[[Screen], Screen] | None = None
    channel: int | None = None


async def preferred(update: Update, context: Context) -> Preferred | None:
    """What the chat or topic chose; None where Chaski keeps nothing of it, and for channels, whose posts anybody may tap."""
    chat = update.effective_chat
    if chat is None or chat.type == ChatType.CHANNEL:
        return None
    return await context.store.preferences.of(chat.id, topic_of(update), now=context.now)


async def data_of(context: Context, place: Place) -> SettingsData | None:
    """All that the screens about a destination tell; None where it is kept no more."""
    found = await context.store.preferences.at(place.destination, now=context.now)
    if found is None:
        return None
    guide, network = Guide(context.regions, context.house.network), context.house.network
    routes = {}
    for one in found.subscriptions:
        ends = parted(one.target, network) if one.target_kind == "route" else None
        if ends is not None:
            routes[one.target] = named(guide.called(ends[0]), guide.called(ends[1]))
    return SettingsData(found, place.scope, routes)


async def local(update: Update, context: Context, rhythm: Rhythm) -> World:
    """What views are given where they tell times by the chat's own clock."""
    world = await context.world(update)
    reader = world["reader"]
    world["reader"] = replace(reader, zone=rhythm.clock(reader.zone))
    return world


async def show(update: Update, context: Context, place: Place, screen: Screen) -> None:
    """Show a screen about these choices in place of the tapped one."""
    await say(update, context, place.aimed(screen) if place.aimed is not None else screen)


async def alert(update: Update, context: Context, key: str) -> None:
    """Answer a tap with a notice that stays until it is read."""
    language = await context.language(update)
    await toast(update, context.house.texts.plain(language, key), alert=True)


def muted_until(length: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The end of a mute that begins now, in whole minutes, so that a second tap means the same; KeyError for no length."""
    if length == "m":
        local = now.astimezone(zone)
        day = local.date() + timedelta(days=int(local.time() >= _MORNING))
        return datetime.combine(day, _MORNING, zone).astimezone(now.tzinfo)
    end = now + _HOURS[length]
    whole = end.replace(second=0, microsecond=0)
    return whole if whole == end else whole + _MINUTE
