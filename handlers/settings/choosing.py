"""The four choices, for a chat or for one place or route that it follows."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context
from handlers.settings.changes import Refused, change_of
from handlers.settings.place import Place, alert, data_of, local, show
from handlers.speaking import toast
from handlers.subscribe import stale
from handlers.views import settings as views
from handlers.views import settings_choices as choices

_SCREENS = {
    "k": choices.kinds,
    "g": choices.severity,
    "m": choices.manner,
    "e": choices.extent,
    "o": views.place,
}


async def chosen(update: Update, context: Context, letter: str, place: Place) -> None:
    """Keep what was tapped and show what is on now; nothing changes where that would leave nothing."""
    if place.value and not await _keep(update, context, letter, place):
        return
    data = await data_of(context, place)
    if data is None:
        await stale(update, context)
        return
    await toast(update)
    await show(
        update, context, place, _SCREENS[letter](data, **await local(update, context, data.preferred.rhythm))
    )


async def _keep(update: Update, context: Context, letter: str, place: Place) -> bool:
    """Change the record; False after having said why it could not be."""
    followed = place.scope.followed
    change = change_of(letter, place.value, followed=followed is not None)
    if change is None:
        await stale(update, context)
        return False
    try:
        kept = await context.store.preferences.change(place.destination, change, target=followed)
    except Refused as reason:
        await alert(update, context, str(reason))
        return False
    if kept is None:
        await alert(update, context, "settings-unfollowed")
        return False
    return True
