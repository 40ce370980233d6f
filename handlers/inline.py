"""Inline mode: `@bot puno` in any chat offers a status and events to share."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers import status
from handlers.context import Context, World
from handlers.query import understand
from handlers.views import inline as views
from handlers.views import wording
from handlers.views.voice import Voice
from storage.model import Event

_MOST_EVENTS = 10
_MOST_PLACES = 2
#: Seconds for which Telegram repeats an answer to the same person.
_CACHED = 20
_NUMBER = re.compile(r"\s*#?(\d{1,15})\s*")


async def inline(update: Update, context: Context) -> None:
    """Offer what the words name: places by their status, events by number or words; nothing typed is the country."""
    query = update.inline_query
    assert query is not None
    cards = await offered(update, context, query.query)
    results = [
        InlineQueryResultArticle(
            card.id,
            card.title,
            InputTextMessageContent(
                card.text, ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
            ),
            reply_markup=card.keyboard(),
            description=card.description,
        )
        for card in cards
    ]
    voice = Voice(**await context.world(update))
    # The way into the bot stands above the results; where there are none it says so.
    words = voice.plain("inline-open" if cards else "inline-nothing")
    with contextlib.suppress(BadRequest):  # They typed on, and nobody waits for this answer any more.
        await query.answer(
            results,
            cache_time=_CACHED,
            # In the reader's own language: nobody else may be given it.
            is_personal=True,
            button=InlineQueryResultsButton(words, start_parameter="inline"),
        )


async def offered(update: Update, context: Context, text: str) -> list[views.Card]:
    """The cards for some words, the best first."""
    store, world, bot = context.store, await context.world(update), context.bot.username
    if number := _NUMBER.fullmatch(text):
        event = await store.events.get(int(number[1]))
        return _cards([event] if event else [], bot, world)
    query = understand(text, context.regions, context.now, context.house.zone)
    codes = [place.code for place in query.places[:_MOST_PLACES]]
    if not text.strip():
        codes = [""]
    cards = []
    for code in codes:
        screen = await status.of_region(update, context, code, 0)
        cards.append(views.status_card(code, screen.text, bot, **world))
    if query.missing is not None:
        # What was on a day that does not exist is nothing; its figures are no words.
        return cards
    if query.words or query.span:
        hits = await store.search.find(query.wanted(), page=_MOST_EVENTS)
        return cards + _cards(await store.events.many(hits.events[:_MOST_EVENTS]), bot, world)
    for code in codes:
        cards += _cards(await store.events.active(code, limit=_MOST_EVENTS), bot, world)
    # Two places may hold the same event; Telegram takes no id twice.
    return list({card.id: card for card in cards}.values())


def _cards(events: Sequence[Event], bot: str, world: World) -> list[views.Card]:
    return [views.event_card(event, bot, **world) for event in events if not wording.is_void(event.facts)]
