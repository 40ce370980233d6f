"""`/event` and `/history`: one event with all its versions, and a place as it stood on a day."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from telegram import Update

from handlers import search
from handlers.asking import asked_in
from handlers.context import Context
from handlers.missingdays import MissingDay
from handlers.query import Query, understand
from handlers.spans import Span
from handlers.speaking import say, say_anew, toast
from handlers.subscribe import stale
from handlers.views import days, links, wording
from handlers.views import event as event_view
from handlers.views import record as views
from handlers.views import regions as region_views
from handlers.views.screen import Screen
from handlers.views.voice import Voice
from storage.model import Event, Kind, Revision
from storage.search import Place, Wanted

_LONGEST_NUMBER = 15
_DAY = "%Y%m%d"
#: "¿Qué pasó ayer en Juliaca?" asks for all of it.
_HAPPENED_LIST = "paso pasaba ocurrio sucedio hubo hay habia estaba happened was were did"
_HAPPENED = frozenset(_HAPPENED_LIST.split())


async def event(update: Update, context: Context) -> None:
    """Show the event of a number; without one, how to ask."""
    assert update.effective_message is not None
    await answer_event(update, context, asked_in(update.effective_message))


async def answer_event(update: Update, context: Context, words: str) -> None:
    """Show the event whose number these words name, or ask for it."""
    found = re.search(r"\d+", words)
    if found is None:
        await say(update, context, views.event_usage(**await context.world(update)))
        return
    await show_event(update, context, found[0])


async def show_event(update: Update, context: Context, number: str) -> None:
    """Say an event, its picture first where it has one."""
    screen = await card(update, context, number, 0)
    if screen is None:
        await say(update, context, views.event_unknown(number[:20], **await context.world(update)))
        return
    known = await context.store.events.get(int(number))
    if known is not None and known.facts.photo and known.facts.photo_bot == context.bot.id:
        world = await context.world(update)
        picture = event_view.announcement(known, **world)
        if picture.photo:
            await say_anew(update, context, replace(picture, rows=()))
    await say_anew(update, context, screen)


async def tapped_event(update: Update, context: Context) -> None:
    """An event's button, `ev:NUMBER[:PAGE]`: from a list it opens below, its own pages turn in place."""
    number, page = (*context.tapped(update), "")[:2]
    if page and not (page.isdecimal() and len(page) <= 4):
        await stale(update, context)
        return
    screen = await card(update, context, number, int(page or 0))
    if screen is None:
        await stale(update, context)
        return
    await toast(update)
    if page:
        await say(update, context, screen)
    else:
        await show_event(update, context, number)


async def card(update: Update, context: Context, number: str, page: int) -> Screen | None:
    """An event with its versions and its share button; None where there is none that was ever made public."""
    if not number.isdecimal() or len(number) > _LONGEST_NUMBER:
        return None
    known = await context.store.events.get(int(number))
    if known is None:
        return None
    versions = (await context.store.events.revisions([known.id])).get(known.id, [])
    world = await context.world(update)
    screen = views.event_card(known, versions, page, **world)
    if wording.is_void(known.facts):
        return screen
    words = views.event_words(known, **world)
    return screen.plus(links.share(context.bot.username, links.event(known.id), words, Voice(**world)))


async def history(update: Update, context: Context) -> None:
    """Answer for a place and some days; without a place for the country, without days for today."""
    assert update.effective_message is not None
    text = asked_in(update.effective_message)
    if not text:
        await say(update, context, views.history_usage(**await context.world(update)))
        return
    await answer_history(update, context, text)


async def answer_history(update: Update, context: Context, text: str) -> None:
    """Say what was under way in the place and on the days that these words name."""
    world = await context.world(update)
    query = understand(text, context.regions, context.now, context.house.zone)
    if query.missing is not None:
        await no_such_day(update, context, query.missing, "history")
        return
    if query.words and query.places:
        await search.answer(update, context, text)
        return
    first, last = _days(query.span, context)
    dates = f"{first:{_DAY}}:{last:{_DAY}}"
    if query.words:
        name = " ".join(query.words)
        await say(
            update, context, region_views.choose(name, context.regions.find(name), f"hi:{dates}", **world)
        )
        return
    await tell_days(update, context, query)


async def tell_days(update: Update, context: Context, query: Query) -> None:
    """Say what was under way in the places and on the days of a question, whatever else it says."""
    first, last = _days(query.span, context)
    for place in query.places or (Place(""),):
        await say_anew(update, context, await of_days(update, context, place.code, first, last))


async def no_such_day(update: Update, context: Context, missing: MissingDay, how: str) -> None:
    """Say that a day does not exist; a button tells the record of the one that may have been meant."""
    world = await context.world(update)
    words = days.instead(missing, **world)
    query = understand(words, context.regions, context.now, context.house.zone)
    way = f"sq:{words}"
    if query.span is not None and not query.words and len(query.places) <= 1:
        first, last = _days(query.span, context)
        code = query.places[0].code if query.places else ""
        way = f"hi:{first:{_DAY}}:{last:{_DAY}}:{code}"
    await say(update, context, days.no_such_day(missing, how, way, **world))


async def no_day(update: Update, context: Context, text: str) -> bool:
    """Say so where words name a day that does not exist; False where they name none."""
    missing = understand(text, context.regions, context.now, context.house.zone).missing
    if missing is not None:
        await no_such_day(update, context, missing, "words")
    return missing is not None


async def past_days(update: Update, context: Context, text: str) -> bool:
    """Answer words that ask of days gone by, as history or by a search; False where they name no such days."""
    query = understand(text, context.regions, context.now, context.house.zone)
    if query.span is None or not _is_past(query.span, context):
        return False
    if not set(query.words) - _HAPPENED:
        await tell_days(update, context, query)
    elif query.places:
        await search.answer(update, context, text)
    else:
        return False
    return True


async def tapped_history(update: Update, context: Context) -> None:
    """A history's button, `hi:FROM:TO:CODE[:PAGE]`: turns its pages, or answers which place was meant."""
    begin, end, code, page = (*context.tapped(update), "", "", "")[:4]
    page = page or "0"
    try:
        first, last = (datetime.strptime(day, _DAY).date() for day in (begin, end))
    except ValueError:
        await stale(update, context)
        return
    if code not in context.regions or first > last or not page.isdecimal() or len(page) > 4:
        await stale(update, context)
        return
    await toast(update)
    await say(update, context, await of_days(update, context, code, first, last, int(page)))


async def of_days(
    update: Update, context: Context, code: str, first: date, last: date, page: int = 0
) -> Screen:
    """What was under way in a region on some days, as a screen."""
    zone, store = context.house.zone, context.store
    span = Span(
        datetime.combine(first, time(), zone), datetime.combine(last + timedelta(days=1), time(), zone)
    )
    assert span.since is not None and span.until is not None
    hits = await store.search.find(
        Wanted(places=(Place(code, around=True),), since=span.since, until=span.until)
    )
    found = await store.events.many(hits.events)
    versions = await store.events.revisions(hits.events)
    known = [_known(event, versions.get(event.id, []), span.since, span.until) for event in found]
    known.sort(key=lambda one: (one.began, one.event.facts.started or one.event.created_at, one.event.id))
    pages = max(1, -(-len(known) // views.VERSIONS))
    page = min(page, pages - 1)
    kinds = Counter(
        one.event.facts.kind for one in known if one.event.facts.kind and not wording.is_void(one.event.facts)
    )
    data = views.HistoryData(
        region=code,
        span=span,
        asked=context.now,
        dates=f"{first:{_DAY}}:{last:{_DAY}}",
        known=known[page * views.VERSIONS : (page + 1) * views.VERSIONS],
        counts={kind.value: kinds[kind] for kind in Kind},
        page=page,
        pages=pages,
        more=len(known) if hits.more else 0,
    )
    world = await context.world(update)
    then = min(context.now, span.until - timedelta(minutes=1))
    return views.history(
        data,
        texts=world["texts"],
        regions=world["regions"],
        reader=replace(world["reader"], now=then, back=then < context.now),
    )


def _known(event: Event, versions: list[Revision], since: datetime, until: datetime) -> views.Known:
    """The event as the last version before the end of those days had it, or its first one if it came later."""
    before = [version for version in versions if version.at < until]
    said = (
        before[-1]
        if before
        else versions[0]
        if versions
        else Revision(event.revision, event.updated_at, event.facts)
    )
    began = (said.facts.started or event.created_at) >= since
    then = Event(event.id, said.number, said.facts, event.created_at, said.at, event.external_id)
    void = wording.is_void(event.facts) and not wording.is_void(said.facts)
    return views.Known(then, began, None if before else said.at, void)


def _is_past(span: Span, context: Context) -> bool:
    """Whether a time begins before today and has an end: of today, or since, one wants to know how things stand."""
    today = datetime.combine(context.now.astimezone(context.house.zone), time(), context.house.zone)
    return span.until is not None and (span.since is None or span.since < today)


def _days(span: Span | None, context: Context) -> tuple[date, date]:
    """The first and the last day of a time, both in it; today where none was told."""
    zone = context.house.zone
    today = context.now.astimezone(zone).date()
    if span is None:
        return today, today
    last = (span.until - timedelta(seconds=1)).astimezone(zone).date() if span.until else today
    first = span.since.astimezone(zone).date() if span.since else last
    return min(first, last), last
