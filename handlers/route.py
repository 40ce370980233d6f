"""`/route`: whether one can pass from one place to another, and following a route."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from telegram import Update
from telegram.constants import ChatType

from handlers.asking import asked_in
from handlers.context import Context
from handlers.journeys import End, Guide
from handlers.routefollow import routes_followed
from handlers.speaking import say, toast
from handlers.subscribe import stale
from handlers.views import journey as questions
from handlers.views import route as views
from handlers.views.screen import Screen
from storage.corridors import corridor, cut_legs, on_way, other_ways, silent
from storage.followed import target
from storage.model import Event, Verification
from storage.paths import Path, Stop

#: More than Peru ever had at once; who asks must not wait for a flood of entries.
MOST_EVENTS = 2000
_ALSO = 3


async def route(update: Update, context: Context) -> None:
    """Answer for two places; ask for what is missing or unclear."""
    assert update.effective_message is not None
    words = asked_in(update.effective_message)
    if not words:
        chat = update.effective_chat
        typed = chat is not None and chat.type != ChatType.PRIVATE
        await say(update, context, questions.ask(typed, **await context.world(update)))
        return
    await answer(update, context, words, asked=True)


async def answer(update: Update, context: Context, words: str, *, asked: bool) -> bool:
    """Answer words that name a journey; False where they name none and nothing was said."""
    guide = Guide(context.regions, context.house.network)
    ends = guide.journey(words, asked=asked)
    if ends is None or (not asked and not all(end is not None and meant(end) for end in ends)):
        return False
    await say(update, context, await between(update, context, guide, *ends))
    return True


async def asked_beside(update: Update, context: Context, text: str, codes: Sequence[str]) -> bool:
    """Ask whether two names side by side mean the way between them or these places; False for other texts."""
    ends = Guide(context.regions, context.house.network).beside(text)
    start, end = (ends[0].stop, ends[1].stop) if ends else (None, None)
    if start is None or end is None or start.node == end.node:
        return False
    await say(update, context, questions.way_or_each(start, end, codes, **await context.world(update)))
    return True


def meant(end: End) -> bool:
    """Whether the words name a place, or nearly one, or one that no road reaches."""
    return end.known or bool(end.suggestions) or end.roadless is not None


async def tapped_route(update: Update, context: Context) -> None:
    """A button that leads to a journey: `rt:FROM|TO:PAGE`, its ends keys, codes or words."""
    journey, page = (*context.tapped(update), "0")[:2]
    start, _, end = journey.partition("|")
    if not start or not end or not page.isdecimal() or len(page) > 3:
        await stale(update, context)
        return
    await toast(update)
    guide = Guide(context.regions, context.house.network)
    screen = await between(update, context, guide, guide.end(start), guide.end(end), int(page))
    await say(update, context, screen)


async def linked(update: Update, context: Context, journey: str) -> None:
    """A link to a route: `FROM-TO`, keys or codes."""
    start, _, end = journey.partition("-")
    if not start or not end:
        await say(update, context, questions.ask(False, **await context.world(update)))
        return
    guide = Guide(context.regions, context.house.network)
    await say(update, context, await between(update, context, guide, guide.end(start), guide.end(end)))


async def between(
    update: Update, context: Context, guide: Guide, start: End, end: End | None, page: int = 0
) -> Screen:
    """The answer for two ends as a screen, or the question that is left."""
    world = await context.world(update)
    if start.stop is None or (end is not None and end.stop is None):
        unclear, first = (start, True) if start.stop is None else (end, False)
        assert unclear is not None
        other = (end or End("")) if first else start
        if other.stop is not None:
            unclear = guide.nearest_first(unclear, other.stop)
        return questions.choose(unclear, other, first, **world)
    if end is None:
        cities = [guide.end(city).stop for city in questions.cities()]
        return questions.ask_end(start.stop, [stop for stop in cities if stop is not None], **world)
    assert end.stop is not None
    network = context.house.network
    path = network.path(start.stop.node, end.stop.node) if start.stop.node != end.stop.node else None
    if path is None:
        return questions.same(start.stop.name, **world)
    also = [(stop.name, f"{stop.key}|{end.stop.key}") for stop in start.also[:_ALSO]]
    also += [(stop.name, f"{start.stop.key}|{stop.key}") for stop in end.also[:_ALSO]]
    data = await _known(
        context, path, start.stop, end.stop, page, also, await routes_followed(update, context)
    )
    return views.route(data, **world)


async def _known(
    context: Context,
    path: Path,
    start: Stop,
    end: Stop,
    page: int,
    also: list[tuple[str, str]],
    followed: frozenset[str],
) -> views.RouteData:
    house, store = context.house, context.store
    events = [e for e in await store.under_way.all(limit=MOST_EVENTS) if not _denied(e)]
    here = corridor(path, events, house.whereabouts)
    others: tuple[Path, ...] = ()
    if here.cuts:
        cut = cut_legs(events, house.whereabouts, house.network)
        others = other_ways(path, cut, house.network)
    passed = {district[:4] for way in (path, *others) for district in way.districts}
    updated = await store.events.updated_in(sorted(passed))
    return views.RouteData(
        start=start,
        end=end,
        corridor=here,
        silent=silent(path, updated, context.now),
        others=[_other(way, events, updated, context) for way in others],
        page=page,
        following=bool(followed & {target(start, end, house.network), target(end, start, house.network)}),
        bot=context.bot.username,
        also=also,
    )


def _other(
    way: Path, events: list[Event], updated: Mapping[str, datetime], context: Context
) -> views.OtherWay:
    there = on_way(way, events, context.house.whereabouts)
    told = not silent(way, updated, context.now)
    return views.OtherWay(way, len(there.cuts), len(there.restrictions), told)


def _denied(event: Event) -> bool:
    return event.facts.verification is Verification.DENIED
