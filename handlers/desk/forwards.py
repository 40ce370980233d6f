"""An editor's forwards: "Make draft" beside each report, albums joined."""

from __future__ import annotations

import asyncio

from telegram import Message, MessageOriginChannel, MessageOriginUser, Update

from handlers.asking import argument
from handlers.context import Context
from handlers.desk.gate import at_the_desk
from handlers.desk.parts import NEARLY_FULL
from handlers.desk.pasting import open_from, written_at
from handlers.desk.typing import typed
from handlers.offers import ALBUM_PAUSE, photo_of, taken_up
from handlers.speaking import say_below
from handlers.views import desk as views
from handlers.views import turns


async def forwarded(update: Update, context: Context) -> None:
    """Offer to make a draft of the forwarded message, or of the whole album it belongs to."""
    message = update.effective_message
    if message is None:
        return
    if await _own(update, context, message):
        return
    if message.photo and not message.caption and not message.media_group_id and await typed(update, context):
        return
    text, parts = message.text or "", context.house.parts
    if parts.arriving(message.chat.id) or len(text) >= NEARLY_FULL:
        if parts.add(message.chat.id, message.message_id, text):
            context.application.create_task(_offer_whole(update, context, message), update=update)
    elif not message.media_group_id:
        await _offer(update, context, message)
    elif context.house.albums.add(message):
        # Not awaited: the other parts are handled after this one, in order.
        context.application.create_task(_offer_album(update, context, message), update=update)


async def _own(update: Update, context: Context, message: Message) -> bool:
    """Show the event of what Chaski itself told, which is no report of it; False for what others wrote."""
    origin, event = message.forward_origin, None
    if isinstance(origin, MessageOriginChannel):
        event = await context.store.traces.pushed(origin.chat.id, origin.message_id)
        if event is None:
            return False
    elif not isinstance(origin, MessageOriginUser) or origin.sender_user.id != context.bot.id:
        return False
    found = await context.store.events.get(event) if event is not None else None
    world = await context.world(update)
    screen = turns.card(found, "", **world) if found is not None else views.note("desk-forward-own", **world)
    await say_below(context, message, screen)
    return True


async def _offer_whole(update: Update, context: Context, message: Message) -> None:
    await context.house.parts.whole(message.chat.id)
    await _offer(update, context, message)


async def _offer_album(update: Update, context: Context, message: Message) -> None:
    await asyncio.sleep(ALBUM_PAUSE)
    album = context.house.albums.of(message)
    await _offer(update, context, album.first() if album is not None else message)


async def _offer(update: Update, context: Context, message: Message) -> None:
    await say_below(context, message, views.offer(message.message_id, **await context.world(update)))


async def make_draft(update: Update, context: Context) -> None:
    """The "Make draft" button, `md:MSGID[:bare]`: opens what the message that the offer answers makes, or one bare draft."""
    editor = await at_the_desk(update, context)
    if editor is None:
        return
    source = await taken_up(update, context, "desk-forward-gone")
    if source is None:
        return
    album = context.house.albums.of(source)
    whole = context.house.parts.of(source.chat.id, source.message_id)
    text = album.words() if album is not None else whole or source.text or source.caption or ""
    if source.text and not source.forward_origin and text.startswith("/"):
        text = argument(text)
    photo = photo_of(context, source)
    bare = context.tapped(update)[1:] == ["bare"]
    # A post of yesterday goes round today: its hours are yesterday's, and so is its word.
    await open_from(update, context, editor, text, photo, bare=bare, written=written_at(source))
