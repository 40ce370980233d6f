"""Silence from a button under a push: `mu:WHAT:CODE`, CODE being the department of the status button beside it."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest

from handlers.context import Context
from handlers.groups import may_change
from handlers.refusals import OUT_OF_REACH, SAME, says
from handlers.settings.overview import show_below
from handlers.settings.place import alert, local, muted_until, preferred
from handlers.speaking import say, say_anew, toast
from handlers.subscribe import stale
from handlers.views import muting as views
from handlers.views.screen import Row
from handlers.views.voice import Voice
from storage.preferences import Preferred


async def tapped_mute(update: Update, context: Context) -> None:
    """Ask for how long (`o`), mute (`1`, `8`, `m`), end that (`x`), show the settings (`s`), or go back (`b`)."""
    what, code, below = _read(context.tapped(update))
    if what not in ("o", "b", "x", "s", *views.LENGTHS) or code not in context.regions:
        await stale(update, context)
        return
    chat = update.effective_chat
    if chat is not None and chat.type == ChatType.CHANNEL:
        await alert(update, context, "mute-channel")
        return
    if not await may_change(update, context):
        return
    found = await preferred(update, context)
    if found is None:
        await alert(update, context, "mute-nothing")
    elif below:
        await _end_below(update, context, found)
    elif what == "s":
        await toast(update)
        await show_below(update, context, found)
    elif what in views.LENGTHS:
        await _mute(update, context, found, what, code)
    else:
        await _turn(update, context, found, what, code)


def _read(parts: list[str]) -> tuple[str, str, bool]:
    """What was tapped and the department; whether below the push, on the line that says until when, which names none."""
    if parts == ["x"]:
        return "x", "", True
    return (parts[0], parts[1], False) if len(parts) == 2 else ("", "", False)


async def _turn(update: Update, context: Context, found: Preferred, what: str, code: str) -> None:
    """Show the lengths, or the buttons that were there before."""
    world = await local(update, context, found.rhythm)
    voice, until = Voice(**world), found.muted_until
    if what == "x":
        ended = await context.store.preferences.mute(found.destination, None, now=context.now)
        await toast(update, views.unmuted(ended, **world).text.striptags())
    elif what == "o" and until is not None:
        await toast(update, voice.plain("mute-toast", until=views.until(until, voice)))
    else:
        await toast(update)
    opened = what == "o"
    rows = views.opened(code, until is not None, voice) if opened else views.below_push(code, voice)
    await _exchange(update, code, rows)


async def _mute(update: Update, context: Context, found: Preferred, length: str, code: str) -> None:
    zone = found.rhythm.clock(context.house.zone)
    until = muted_until(length, context.now, zone)
    changed = await context.store.preferences.mute(found.destination, until, now=context.now)
    world = await local(update, context, found.rhythm)
    voice = Voice(**world)
    await toast(update, voice.plain("mute-toast", until=views.until(until, voice)))
    await _exchange(update, code, views.below_push(code, voice))
    if changed:
        # A second tap says nothing a second time.
        await say_anew(update, context, views.muted(until, **world), quietly=True)


async def _end_below(update: Update, context: Context, found: Preferred) -> None:
    """The button of the line that says until when: the line says instead that it is over."""
    ended = await context.store.preferences.mute(found.destination, None, now=context.now)
    await toast(update)
    await say(update, context, views.unmuted(ended, **await context.world(update)))


async def _exchange(update: Update, code: str, rows: tuple[Row, ...]) -> None:
    """Change the keyboard alone; where it says so already, or the message is out of reach, nothing is to be done."""
    message = update.effective_message
    if not isinstance(message, Message) or update.callback_query is None:
        return
    before = message.reply_markup.inline_keyboard if message.reply_markup else ()
    markup = InlineKeyboardMarkup(views.replaced(before, code, rows))
    try:
        await message.edit_reply_markup(markup)
    except BadRequest as error:
        if not says(error, (SAME, *OUT_OF_REACH)):
            raise
