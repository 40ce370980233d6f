"""A photo with words below it that nobody asked for: with one tap it is a report to the desk, as it stands."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from telegram import Message, Update

from handlers import courtesies
from handlers.context import Context
from handlers.offers import ALBUM_PAUSE, photo_of, taken_up
from handlers.report import file_report
from handlers.speaking import say, say_below
from handlers.views import chat as chat_views
from handlers.views import report as views

#: What was seen longer ago may be over: it is to be sent again by whoever still sees it.
_HOLDS = timedelta(hours=1)


async def offered(update: Update, context: Context) -> bool:
    """Offer to hand a photo and its words to the desk; False where there are none, or only a greeting."""
    message = update.effective_message
    if message is None or not message.photo:
        return False
    if message.media_group_id:
        # Not awaited: the other parts are handled after this one, and one of them may bear the words.
        context.application.create_task(_offer_album(update, context, message), update=update)
        return True
    if not _tells(message.caption):
        return False
    await _offer(update, context, message)
    return True


def _tells(caption: str | None) -> bool:
    words = (caption or "").strip()
    # A command that was meant for another bot, or that somebody else sent first, tells nothing.
    return any(map(str.isalnum, words)) and not words.startswith("/") and courtesies.meant(words) is None


async def _offer_album(update: Update, context: Context, message: Message) -> None:
    await asyncio.sleep(ALBUM_PAUSE)
    album = context.house.albums.of(message)
    if album is not None and _tells(album.words()):
        await _offer(update, context, album.first())
    else:
        await say(update, context, chat_views.say_text("picture", **await context.world(update)))


async def _offer(update: Update, context: Context, message: Message) -> None:
    await say_below(context, message, views.offer(message.message_id, **await context.world(update)))


async def tapped_offer(update: Update, context: Context) -> None:
    """The button of that offer, `ph:MESSAGE`: files the photo that it answers, with its words, as `/report` does."""
    source = await taken_up(update, context, "report-offer-gone", holds=_HOLDS, late="report-offer-old")
    if source is None:
        return
    album = context.house.albums.of(source)
    words = album.words() if album is not None else source.caption or ""
    await file_report(update, context, words.strip(), "", photo_of(context, source), source.message_id)
