"""When digests come, when nothing does, and silence from now on."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Update

from handlers.context import Context
from handlers.settings.changes import Refused, digests_of, quiet_of, read_time
from handlers.settings.place import Place, alert, data_of, local, muted_until, show
from handlers.speaking import toast
from handlers.subscribe import stale
from handlers.views import settings_rhythm as views
from handlers.views.muting import LENGTHS
from handlers.views.screen import Screen
from handlers.views.settings import SettingsData
from storage.rhythm import Rhythm

#: What a button's value makes of a rhythm; None for one that is not known.
Read = Callable[[str], Callable[[Rhythm], Rhythm] | None]
_HALVES = {"": False, "0": False, "30": True}


async def digests(update: Update, context: Context, place: Place) -> None:
    """The digest times: hourly, morning and evening, or others."""
    await _page(update, context, place, digests_of, views.digests)


async def digest_clock(update: Update, context: Context, place: Place) -> None:
    """One time more or less, by the clock of buttons; the page stays on the half hours if that was tapped."""
    if place.value in _HALVES:
        data, half = await data_of(context, place), _HALVES[place.value]
    else:
        data, half = await _changed(update, context, place, digests_of), place.value.endswith("30")
        if data is None:
            return
    if data is None:
        await stale(update, context)
        return
    await toast(update)
    world = await local(update, context, data.preferred.rhythm)
    await show(update, context, place, views.digest_clock(data, half, **world))


async def quiet(update: Update, context: Context, place: Place) -> None:
    """The quiet hours, and whether what is urgent may wake."""
    await _page(update, context, place, quiet_of, views.quiet)


async def quiet_from(update: Update, context: Context, place: Place) -> None:
    """Ask for the hour from which nothing is to come."""
    if place.value not in _HALVES:
        await stale(update, context)
        return
    await toast(update)
    await show(update, context, place, views.quiet_from(_HALVES[place.value], **await context.world(update)))


async def quiet_to(update: Update, context: Context, place: Place) -> None:
    """Ask for the hour until which nothing is to come: `HHMM`, and the half of the clock behind a dash."""
    first, _, half = place.value.partition("-")
    start = read_time(first)
    if start is None or half not in _HALVES:
        await stale(update, context)
        return
    await toast(update)
    await show(update, context, place, views.quiet_to(start, _HALVES[half], **await context.world(update)))


async def mute(update: Update, context: Context, place: Place) -> None:
    """Silence from now on for a while, or its end."""
    data = await data_of(context, place)
    if data is None or place.value not in ("", "x", *LENGTHS):
        await stale(update, context)
        return
    zone = data.preferred.rhythm.clock(context.house.zone)
    if place.value:
        until = None if place.value == "x" else muted_until(place.value, context.now, zone)
        await context.store.preferences.mute(place.destination, until, now=context.now)
        data = await data_of(context, place) or data
    await toast(update)
    await show(
        update, context, place, views.mute(data, **await local(update, context, data.preferred.rhythm))
    )


async def _page(
    update: Update, context: Context, place: Place, read: Read, view: Callable[..., Screen]
) -> None:
    """A page of choices after what was tapped on it."""
    data = await _changed(update, context, place, read)
    if data is not None:
        await toast(update)
        await show(update, context, place, view(data, **await local(update, context, data.preferred.rhythm)))


async def _changed(update: Update, context: Context, place: Place, read: Read) -> SettingsData | None:
    """The choices after what was tapped; None after having said why nothing changed."""
    if place.value:
        change = read(place.value)
        if change is None:
            await stale(update, context)
            return None
        try:
            await context.store.preferences.change_rhythm(place.destination, change, now=context.now)
        except Refused as reason:
            await alert(update, context, str(reason))
            return None
    data = await data_of(context, place)
    if data is None:
        await stale(update, context)
    return data
