"""`/status paro`, or the name of a campaign: how a strike stands, by region and event by event."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context
from handlers.shown import is_campaign
from handlers.speaking import say, say_anew, toast
from handlers.views import campaign as views
from handlers.views.screen import Screen
from storage.model import Campaign

#: Events on one page, as in the status of a region.
PAGE = 6


async def answer(update: Update, context: Context, words: str) -> bool:
    """Say how the campaigns stand that these words name; False where they name none."""
    found = await context.store.campaigns.named(words)
    if not found:
        if not views.is_any(words):
            return False
        await say_anew(update, context, views.none(**await context.world(update)))
    elif len(found) == 1:
        await say_anew(update, context, await _screen(update, context, found[0], 0))
    else:
        await say_anew(update, context, views.which(found, **await context.world(update)))
    return True


async def tapped_campaign(update: Update, context: Context) -> None:
    """The button `cp:ID[:PAGE]`: shows the page, in place of a status or below a message that stays."""
    number, page = (*context.tapped(update), "0")[:2]
    known = number.isdecimal() and len(number) < 16 and page.isdecimal() and len(page) < 5
    found = await context.store.campaigns.get(int(number)) if known else None
    if found is None:
        texts, language = context.house.texts, await context.language(update)
        await toast(update, texts.plain(language, "campaign-gone"), alert=True)
        return
    await toast(update)
    screen = await _screen(update, context, found, int(page))
    await (say if is_campaign(update) else say_anew)(update, context, screen)


async def _screen(update: Update, context: Context, found: Campaign, page: int) -> Screen:
    store = context.store
    extent = await store.campaigns.extent(found.id)
    pages = max(1, -(-extent.total // PAGE))
    page = min(page, pages - 1)
    numbers = await store.campaigns.events(found.id, limit=PAGE, offset=page * PAGE)
    # What sources count for all the country, and for the regions where most of it happens.
    places = ["", *sorted(extent.departments, key=lambda c: -sum(extent.departments[c].values()))[:3]]
    tallies = [tally for code in dict.fromkeys(places) for tally in await store.tallies.current(code)]
    data = views.CampaignData(found, extent, await store.events.many(numbers), tallies, page, pages)
    return views.status(data, **await context.world(update))
