"""`/settings`: what a chat receives, how and when; all of it by buttons, `op:LETTER:SCOPE:VALUE`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from handlers.asking import asked_in
from handlers.context import Context, number_in
from handlers.groups import may_change
from handlers.settings import choosing, rhythm, zone
from handlers.settings.place import Place, alert, data_of, local, preferred, show
from handlers.speaking import say, say_anew, toast
from handlers.subscribe import stale
from handlers.views import settings as views
from handlers.views.scope import Scope
from handlers.views.screen import Screen
from handlers.views.settings import SettingsData
from storage.preferences import Preferred

_Room = Callable[[Update, Context, Place], Awaitable[None]]
_CHOICES = frozenset("kgmeo")


async def settings(update: Update, context: Context) -> None:
    """Say what is on, with the ways to change it; with a city's name, its time zone."""
    if not await may_change(update, context):
        return
    assert update.effective_message is not None
    words = asked_in(update.effective_message)
    found = await preferred(update, context)
    if words and found is not None:
        await zone.answer(update, context, words)
        return
    await say(update, context, await _first(update, context, found))


async def begin(update: Update, context: Context) -> None:
    """The first screen, whatever else the words say that asked for it: "no molestar de noche"."""
    if await may_change(update, context):
        await say(update, context, await _first(update, context, await preferred(update, context)))


async def show_below(update: Update, context: Context, found: Preferred) -> None:
    """The first screen as a message of its own, where the tapped one is to stay."""
    await say_anew(update, context, await _first(update, context, found))


async def tapped_settings(update: Update, context: Context) -> None:
    """Any button of the settings: what it is about is looked up, who taps it may be nobody to choose here."""
    letter, packed, value = (*context.tapped(update), "", "")[:3]
    scope = Scope.unpacked(packed)
    if scope is None:
        await stale(update, context)
        return
    if not await may_change(update, context):
        return
    if letter != "z" and update.effective_chat is not None:
        context.house.cities.answered(update.effective_chat.id)
    found = await preferred(update, context)
    if found is None:
        await _nothing(update, context, letter, value)
        return
    await turn(update, context, found, letter, Place(found.destination, scope, value))


async def turn(update: Update, context: Context, found: Preferred, letter: str, place: Place) -> None:
    """Do what a button of the settings says about what a destination has `found`, and show what is on now."""
    followed = {(one.target_kind, one.target) for one in found.subscriptions}
    if place.scope.followed is not None and place.scope.followed not in followed:
        await alert(update, context, "settings-unfollowed")
    elif letter in _CHOICES:
        await choosing.chosen(update, context, letter, place)
    elif letter in _ROOMS:
        await _ROOMS[letter](update, context, place)
    else:
        await stale(update, context)


async def _nothing(update: Update, context: Context, letter: str, value: str) -> None:
    """Where nothing is kept of the chat only its language can be chosen; and what comes first."""
    if letter == "l":
        await zone.language(update, context, Place(0, value=value))
        return
    await toast(update)
    await say(update, context, views.nothing(**await context.world(update)))


async def _overview(update: Update, context: Context, place: Place) -> None:
    await toast(update)
    await show(update, context, place, await _first_of(update, context, await data_of(context, place)))


async def _places(update: Update, context: Context, place: Place) -> None:
    page, data = number_in(place.value or "0", 3), await data_of(context, place)
    if page is None or data is None:
        await stale(update, context)
        return
    await toast(update)
    await show(update, context, place, views.places(data, page, **await context.world(update)))


async def _first(update: Update, context: Context, found: Preferred | None) -> Screen:
    data = None if found is None else await data_of(context, Place(found.destination))
    return await _first_of(update, context, data)


async def _first_of(update: Update, context: Context, data: SettingsData | None) -> Screen:
    if data is None or not data.preferred.subscriptions:
        return views.nothing(**await context.world(update))
    return views.overview(data, **await local(update, context, data.preferred.rhythm))


_ROOMS: dict[str, _Room] = {
    "": _overview,
    "p": _places,
    "d": rhythm.digests,
    "c": rhythm.digest_clock,
    "q": rhythm.quiet,
    "f": rhythm.quiet_from,
    "t": rhythm.quiet_to,
    "u": rhythm.mute,
    "z": zone.zone,
    "l": zone.language,
}
