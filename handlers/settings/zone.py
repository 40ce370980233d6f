"""The chat's time zone: tapped, or found by a city's name; and its language."""

from __future__ import annotations

from dataclasses import replace
from typing import Unpack

from telegram import Update
from telegram.constants import ChatType

from handlers import language as languages
from handlers.asking import places
from handlers.context import Context, World, number_in
from handlers.settings import zonenames
from handlers.settings.place import Place, data_of, local, show
from handlers.speaking import say_anew, toast
from handlers.subscribe import stale
from handlers.views import settings_zone as views
from handlers.views.screen import Screen
from storage.model import Language
from storage.rhythm import Rhythm

#: As many words as the name of a city has; what is longer is no answer.
_WORDS = 3


async def zone(update: Update, context: Context, place: Place) -> None:
    """Keep the zone that was tapped, or show a page of them; in private a city can be typed then."""
    page = number_in(place.value or "0", 2)
    if page is None and place.value not in zonenames.zones():
        await stale(update, context)
        return
    if page is None:
        await _keep(context, place)
    data = await data_of(context, place)
    if data is None:
        await stale(update, context)
        return
    await toast(update)
    chat = update.effective_chat
    private = chat is not None and chat.type == ChatType.PRIVATE
    # A channel is looked after in private.
    if chat is not None and private:
        if page is None:
            context.house.cities.answered(chat.id)
        else:
            context.house.cities.ask(chat.id, context.now, place.channel)
    world = await local(update, context, data.preferred.rhythm)
    await show(update, context, place, views.zone(data, page, private, **world))


async def _keep(context: Context, place: Place) -> None:
    # The house's own zone is kept as none, so that who chose nothing else has the default.
    chosen = None if place.value == context.house.zone.key else place.value

    def change(before: Rhythm) -> Rhythm:
        return replace(before, zone=chosen)

    await context.store.preferences.change_rhythm(place.destination, change, now=context.now)


def is_city(update: Update, context: Context, text: str) -> bool:
    """Whether a text was typed after the zones were shown, and may be a city's name."""
    chat = update.effective_chat
    if chat is None or not context.house.cities.asks(chat.id, context.now):
        return False
    found = zonenames.find(text, context.regions)
    return bool(found.names) or not (len(text.split()) > _WORDS or places(text, context.regions).clear)


async def answer(update: Update, context: Context, words: str) -> None:
    """The zones that words may mean, each to tap."""
    await say_anew(update, context, found(words, context, **await context.world(update)))


def found(words: str, context: Context, **world: Unpack[World]) -> Screen:
    """The same as a screen."""
    zones = zonenames.find(words, context.regions)
    return views.zones_found(words, zones.names, zones.sure, **world)


async def language(update: Update, context: Context, place: Place) -> None:
    """Keep the language that was tapped, and show the choice in it."""
    if place.value and place.value not in list(Language):
        await stale(update, context)
        return
    await toast(update)
    if place.value:
        await languages.choose(update, context, Language(place.value))
    await show(update, context, place, views.language(**await context.world(update)))
