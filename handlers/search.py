"""`/search`: ask the record by words, places and days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from telegram import Message, Update

from handlers.asking import asked_in
from handlers.context import Context
from handlers.query import Query, understand
from handlers.speaking import say, say_anew, toast
from handlers.subscribe import stale
from handlers.views import days, links
from handlers.views import search as views
from handlers.views.screen import Screen
from handlers.views.voice import Voice
from storage.model import Tally
from storage.words import harms

_DAY = "%Y%m%d"


async def search(update: Update, context: Context) -> None:
    """Answer with what the record has, newest first; without words, with examples."""
    assert update.effective_message is not None
    text = asked_in(update.effective_message)
    if not text:
        await say(update, context, views.usage(**await context.world(update)))
        return
    await answer(update, context, text)


async def answer(update: Update, context: Context, text: str) -> None:
    """Say what is found for these words."""
    await say_anew(update, context, await found(update, context, _understood(context, text, context.now)))


async def tapped_search(update: Update, context: Context) -> None:
    """A button under an answer, `se:DAY:PAGE[:WITHOUT]`, or `sq:WORDS` where nothing was understood."""
    query = update.callback_query
    assert query is not None
    if (query.data or "").startswith("sq:"):
        await toast(update)
        await answer(update, context, (query.data or "")[3:])
        return
    day, page, without = (*context.tapped(update), "", "")[:3]
    shown = query.message.text if isinstance(query.message, Message) else None
    text = views.question(shown or "")
    asked = _day(day, context)
    if text is None or asked is None or not page.isdecimal() or len(page) > 4:
        await stale(update, context)
        return
    await toast(update)
    wanted = _narrowed(_understood(context, text, asked), without, context)
    await say(update, context, await found(update, context, wanted, int(page), day))


async def found(
    update: Update, context: Context, query: Query, page: int = 0, asked: str | None = None
) -> Screen:
    """One page of the answer to a question as a screen."""
    world = await context.world(update)
    if query.missing is not None:
        words = days.instead(query.missing, **world)
        return days.no_such_day(query.missing, "search", f"sq:{words}", **world)
    if query.empty:
        return views.too_common(query, **world)
    hits = await context.store.search.find(query.wanted(), page=views.PER_PAGE)
    pages = max(1, -(-len(hits.events) // views.PER_PAGE))
    page = min(page, pages - 1)
    data = views.SearchData(
        query=query,
        asked=asked or f"{context.now.astimezone(context.house.zone):{_DAY}}",
        events=await context.store.events.many(
            hits.events[page * views.PER_PAGE : (page + 1) * views.PER_PAGE]
        ),
        page=page,
        pages=pages,
        total=len(hits.events),
        more=hits.more,
        wider=() if hits.events else await _wider(context, query),
        tallies=await _tallies(context, query),
    )
    screen = views.results(data, **world)
    payload = links.search(query.text) if hits.events else None
    if payload is None:
        return screen
    return screen.plus(links.share(context.bot.username, payload, query.text, Voice(**world)))


async def _tallies(context: Context, query: Query) -> list[Tally]:
    """What sources count of the deaths or injuries that are asked about, as long as no days are."""
    harm = harms(query.words)
    if not harm or query.span is not None or len(query.places) > 1:
        return []
    place = query.places[0].code if query.places else ""
    return [tally for tally in await context.store.tallies.current(place) if tally.counted in harm]


async def _wider(context: Context, query: Query) -> list[tuple[str, int]]:
    """What would be found without the days, without the places, or without the words: only what helps."""
    ways = []
    for what in ("days", "places", "words", "names"):
        less = _narrowed(query, what[0], context)
        if less.empty or less == query or (what == "names" and not query.places):
            continue
        hits = await context.store.search.find(less.wanted())
        if hits.events:
            ways.append((what, len(hits.events)))
    return ways


def _narrowed(query: Query, without: str, context: Context) -> Query:
    """The question without its days ("d"), places ("p") or words ("w"), or with its places as mere names ("n"), retold."""
    quoted = ""
    match without:
        case "d":
            less = replace(query, span=None)
        case "p":
            less = replace(query, places=())
        case "w":
            less = replace(query, words=())
        case "n":
            named = tuple(word for place in query.places for word in place.words)
            quoted = '"' + " ".join(named) + '"'
            less = replace(query, words=(*query.words, *named), places=())
        case _:
            return query
    zone = context.house.zone
    days = []
    if less.span:
        since, until = less.span.since, less.span.until
        if since:
            days.append(
                f"{since.astimezone(zone):%Y-%m-%d}" if until else f"desde {since.astimezone(zone):%Y-%m-%d}"
            )
        if until:
            last = datetime.fromtimestamp(until.timestamp() - 1, UTC).astimezone(zone)
            days.append(f"{'-' if since else 'hasta'} {last:%Y-%m-%d}")
    if len(days) == 2 and days[1].endswith(days[0]):
        days.pop()
    names = [context.regions.label(place.code) for place in less.places]
    return replace(
        less, text=" ".join((*(query.words if quoted else less.words), quoted, *names, *days)).strip()
    )


def _understood(context: Context, text: str, now: datetime) -> Query:
    return understand(text, context.regions, now, context.house.zone)


def _day(text: str, context: Context) -> datetime | None:
    """The end of the day of asking, or now where that is earlier."""
    if not re.fullmatch(r"\d{8}", text):
        return None
    try:
        day = datetime.strptime(text, _DAY).replace(hour=23, minute=59, tzinfo=context.house.zone)
    except ValueError:
        return None
    return min(day, context.now)
