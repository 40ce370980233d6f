"""An offer with a button, in answer to somebody's message: what its tap takes up, once."""

from __future__ import annotations

from datetime import timedelta

from telegram import Message, Update
from telegram.error import TelegramError

from handlers.context import Context
from handlers.speaking import toast

#: An album's parts come within this many seconds of each other.
ALBUM_PAUSE = 1.0


async def taken_up(
    update: Update, context: Context, gone: str, *, holds: timedelta | None = None, late: str = ""
) -> Message | None:
    """The message that a tapped offer answers, whose button is gone then; None where it cannot be taken up.

    The tap says why: the text `gone` where the message is no more, `late` where it is older than the offer holds.
    A second tap of the same button takes up nothing.
    """
    query = update.callback_query
    offer = query.message if query is not None else None
    source = offer.reply_to_message if isinstance(offer, Message) else None
    if not isinstance(offer, Message) or not isinstance(source, Message):
        await toast(update, context.house.texts.plain(await context.language(update), gone), alert=True)
        return None
    if holds is not None and context.now - source.date > holds:
        await toast(update, context.house.texts.plain(await context.language(update), late), alert=True)
        return None
    await toast(update)
    try:
        # One tap, one deed: the button goes before it is done.
        await offer.edit_reply_markup(None)
    except TelegramError:
        return None
    return source


def photo_of(context: Context, source: Message) -> str | None:
    """The file of the photo of a message, or of the first of its album; None where there is none."""
    album = context.house.albums.of(source)
    if album is not None:
        return album.photo()
    return source.photo[-1].file_id if source.photo else None
