"""`/status`: what goes on in a region, or in the country."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from telegram import Update

from handlers import campaign, record, road
from handlers.asking import asked_in, places
from handlers.context import Context
from handlers.desk.freshness import TOLD_FOR
from handlers.shown import is_status
from handlers.speaking import say, say_anew, toast
from handlers.subscribe import stale
from handlers.views import links
from handlers.views import regions as region_views
from handlers.views import status as views
from handlers.views.screen import Screen
from handlers.views.voice import Voice
from storage.model import Kind
from storage.regions import Found, Region

#: Events on one page: what a small phone shows without much scrolling.
PAGE = 6
_DEPARTMENTS = 12
_AROUND = 3
_LAPSED = 3
_MOST_LAPSED = 500
_COMPARED = timedelta(hours=24)


async def status(update: Update, context: Context) -> None:
    """Answer for the regions named, for the country without a name, with a question where the name is unclear."""
    assert update.effective_message is not None
    words = asked_in(update.effective_message)
    if not words:
        await say(update, context, await country(update, context, 0))
        return
    if not places(words, context.regions).clear and (
        await record.no_day(update, context, words) or await record.past_days(update, context, words)
    ):
        return
    await answer(update, context, words)


async def answer(update: Update, context: Context, words: str) -> None:
    """Say the status of the places that these words name."""
    if await campaign.answer(update, context, words):
        return
    named = places(words, context.regions)
    if not named.clear and await road.answer(update, context, words):
        return
    for found in named.clear[:5]:
        assert found.region is not None
        screen = await of_region(update, context, found.region.code, 0, found.also)
        await say_anew(update, context, screen)
    for part, found in named.unclear[:5]:
        await say_anew(update, context, region_views.choose(part, found, "st", **await context.world(update)))
    left = [context.regions.path(found.region.code) for found in named.clear[5:] if found.region is not None]
    if left or named.left:
        screen = region_views.too_many(", ".join([*left, *named.left]), **await context.world(update))
        await say_anew(update, context, screen)


async def tapped_status(update: Update, context: Context) -> None:
    """A status button, `st:CODE[:PAGE]`: shows the page, or the same one refreshed, in place."""
    code, page = (*context.tapped(update), "0")[:2]
    if code not in context.regions or not page.isdecimal() or len(page) > 4:
        await stale(update, context)
        return
    await toast(update)
    screen = await (
        of_region(update, context, code, int(page)) if code else country(update, context, int(page))
    )
    # A push stays as it was delivered; a status and a question are replaced by the answer.
    await (say if is_status(update) else say_anew)(update, context, screen)


async def of_region(
    update: Update, context: Context, code: str, page: int, also: tuple[Region, ...] | None = None
) -> Screen:
    """The status of one region as a screen."""
    if not code:
        return await country(update, context, page)
    store = context.store
    counts = await store.events.counts(code)
    total = await store.events.active_count(code)
    pages = max(1, -(-total // PAGE))
    page = min(page, pages - 1)
    if also is None:
        named: Found = context.regions.find(context.regions.label(code))
        also = named.also
    data = views.StatusData(
        region=code,
        counts=counts,
        before=await store.events.counts_at(code, context.now - _COMPARED),
        tallies=await store.tallies.current(code),
        events=await store.events.active(code, limit=PAGE, offset=page * PAGE),
        page=page,
        pages=pages,
        total=total,
        around=await store.events.around(code, limit=_AROUND),
        lapsed=await store.events.lapsed(code, context.now - TOLD_FOR, limit=_LAPSED),
        last_ended=None if total else await store.events.last_ended(code),
        desk_updated=await store.events.desk_updated(code),
        following=code in await context.followed(update),
        also=tuple(region.code for region in also[:4]),
    )
    world = await context.world(update)
    voice = Voice(**world)
    words = voice.plain("share-status", place=voice.label(code))
    screen = views.region_status(data, **world)
    return screen.plus(links.share(context.bot.username, links.status(code), words, voice))


async def country(update: Update, context: Context, page: int) -> Screen:
    """The status of the whole country as a screen: a line per region that has anything."""
    store = context.store
    found = await store.events.by_department()
    counts: dict[Kind, int] = {}
    for kinds in found.values():
        for kind, count in kinds.items():
            counts[kind] = counts.get(kind, 0) + count
    # Where most roads are blocked comes first, as people scan for it.
    rows = sorted(
        found.items(), key=lambda row: (-row[1].get(Kind.BLOCKADE, 0), -sum(row[1].values()), row[0])
    )
    pages = max(1, -(-len(rows) // _DEPARTMENTS))
    page = min(page, pages - 1)
    data = views.CountryData(
        rows=rows[page * _DEPARTMENTS : (page + 1) * _DEPARTMENTS],
        counts=counts,
        before=await store.events.counts_at("", context.now - _COMPARED),
        tallies=await store.tallies.current(""),
        desk_updated=await store.events.desk_updated(""),
        page=page,
        pages=pages,
        lapsed=await _lapsed(context),
    )
    return views.country_status(data, **await context.world(update))


async def _lapsed(context: Context) -> dict[str, int]:
    """How many events of each department nothing has been known of any more since a short while, the most first."""
    found = await context.store.events.lapsed("", context.now - TOLD_FOR, limit=_MOST_LAPSED)
    return dict(Counter((event.facts.region or "")[:2] for event in found).most_common())
