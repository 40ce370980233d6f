"""Muting: the buttons under a push, and the line that says until when nothing comes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from telegram import InlineKeyboardButton

from handlers.texts import Texts
from handlers.views import times
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen
from handlers.views.voice import Voice
from storage.regions import Gazetteer

#: How long a mute may be, as buttons carry it; the last is until 07:00 of the next morning.
LENGTHS = ("1", "8", "m")
# Two labels that a narrow phone shows whole beside each other.
_BESIDE = 19


def below_push(region: str | None, voice: Voice) -> tuple[Row, ...]:
    """The first buttons under a push: the status of the department, and the way to silence."""
    if region is None:
        return ()
    code = voice.known(region[:2]).code
    state = Button(voice.plain("button-status", place=voice.area(code), country=not code), f"st:{code}")
    mute = Button(voice.plain("button-mute"), f"mu:o:{code}")
    return ((state, mute),) if len(state.label) <= _BESIDE else ((state,), (mute,))


def opened(code: str, muted: bool, voice: Voice) -> tuple[Row, ...]:
    """The same place under the push while it asks for how long; `code` is the department of its status button."""
    one, eight, morning = (
        Button(voice.plain(f"button-mute-{length}"), f"mu:{length}:{code}") for length in LENGTHS
    )
    end = ((Button(voice.plain("button-mute-end"), f"mu:x:{code}"),),) if muted else ()
    back = Button("‹", f"mu:b:{code}")
    settings = Button(voice.plain("button-settings"), f"mu:s:{code}")
    # Three labels in a row have to be short ones.
    return ((back, one, eight), (morning, settings), *end)


def replaced(
    rows: Sequence[Sequence[InlineKeyboardButton]], code: str, new: tuple[Row, ...]
) -> list[list[InlineKeyboardButton]]:
    """A push's keyboard with its first buttons exchanged; the others, such as a campaign's, stay where they are."""

    def first(row: Sequence[InlineKeyboardButton]) -> bool:
        data = [str(button.callback_data or "") for button in row]
        return any(entry.startswith("mu:") or entry == f"st:{code}" for entry in data)

    fresh = [[InlineKeyboardButton(b.label, callback_data=b.data) for b in row] for row in new]
    return [*fresh, *(list(row) for row in rows if not first(row))]


def until(moment: datetime, voice: Voice) -> str:
    """Until when: "hasta las 15:20", "hasta mañana 07:00", "hasta el 8 ene, 07:00"."""
    now, zone = voice.reader.now, voice.reader.zone
    hour = moment.astimezone(zone).hour
    if times.same_day(moment, now, zone):
        return voice.plain("until-clock", time=times.clock(moment, zone), hour=hour)
    if times.is_yesterday(now, moment, zone):
        return voice.plain("until-tomorrow", time=times.clock(moment, zone))
    return voice.plain("until-day", day=times.day_time(moment, zone, voice.language, now=now))


def muted(moment: datetime, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Says until when nothing comes and what follows then, with the way out; the reader's zone is the chat's."""
    voice = Voice(texts, regions, reader)
    end = Button(voice.plain("button-mute-end"), "mu:x")
    return Screen(voice("muted", until=until(moment, voice)), ((end,),))


def unmuted(ended: bool, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Says that the silence is over, by this tap (`ended`) or already before."""
    return Screen(Voice(texts, regions, reader)("unmuted" if ended else "unmuted-already"))
