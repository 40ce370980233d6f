"""A photo with words below it that nobody asked for: with one tap it is a report to the desk, as it stands."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from telegram import Message, Update
from telegram.error import TelegramError

from handlers import courtesies
from handlers.context import Context
from handlers.report import file_report
from handlers.speaking import say, say_below, toast
from handlers.views import chat as chat_views
from handlers.views import report as views

#: An album's parts come within this many seconds of each other.
_ALBUM_PAUSE = 1.0
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
    await asyncio.sleep(_ALBUM_PAUSE)
    album = context.house.albums.of(message)
    if album is not None and _tells(album.words()):
        await _offer(update, context, album.first())
    else:
        await say(update, context, chat_views.say_text("picture", **await context.world(update)))


async def _offer(update: Update, context: Context, message: Message) -> None:
    await say_below(context, message, views.offer(message.message_id, **await context.world(update)))


async def tapped_offer(update: Update, context: Context) -> None:
    """The button of that offer, `ph:MESSAGE`: files the photo that it answers, with its words, as `/report` does."""
    query = update.callback_query
    offer = query.message if query is not None else None
    source = offer.reply_to_message if isinstance(offer, Message) else None
    texts, language = context.house.texts, await context.language(update)
    if not isinstance(offer, Message) or not isinstance(source, Message):
        await toast(update, texts.plain(language, "report-offer-gone"), alert=True)
        return
    if context.now - source.date > _HOLDS:
        await toast(update, texts.plain(language, "report-offer-old"), alert=True)
        return
    await toast(update)
    try:
        # One tap, one report: the button goes before it is filed.
        await offer.edit_reply_markup(None)
    except TelegramError:
        return
    album = context.house.albums.of(source)
    words = album.words() if album is not None else source.caption or ""
    photo = album.photo() if album is not None else (source.photo[-1].file_id if source.photo else None)
    await file_report(update, context, words.strip(), "", photo, source.message_id)
