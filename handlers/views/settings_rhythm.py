"""When digests come and when nothing does: usual times to tap, and a small clock of buttons for others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import choicewords, muting, zonewords
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen, stacked
from handlers.views.settings import SettingsData, columns, digest_lines, ticked, to_overview
from handlers.views.voice import Voice
from storage.choices import Manner
from storage.regions import Gazetteer
from storage.rhythm import Rhythm

#: As many digests a day as can be chosen one by one.
MOST_TIMES = 4
#: Quiet hours that most people would choose.
USUAL = ((time(22), time(6)), (time(23), time(7)))
_COLUMNS = 4
_HALF = 30


def digests(data: SettingsData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The times of the chat's digests."""
    voice, packed, rhythm = Voice(texts, regions, reader), data.scope.packed(), data.preferred.rhythm
    usual = rhythm.digests == Rhythm().digests
    lines = [*digest_lines(data, voice), *_silent(rhythm, voice)]
    if not data.gathers and data.chosen.manner is not Manner.DIGEST:
        lines.append(voice("settings-digests-none"))
    rows = (
        (Button(ticked(voice.plain("button-set-hourly"), not rhythm.digests), f"op:d:{packed}:h"),),
        (Button(ticked(choicewords.digest_times(Rhythm(), voice), usual), f"op:d:{packed}:u"),),
        (
            Button(
                ticked(voice.plain("button-set-times"), bool(rhythm.digests) and not usual), f"op:c:{packed}"
            ),
        ),
        (Button(voice.plain("button-set-to-manner"), f"op:m:{packed}"), to_overview(voice)),
    )
    return Screen(stacked(lines), rows)


def digest_clock(
    data: SettingsData, half: bool, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """Up to four times of day to tick; full hours, or half ones."""
    voice, packed, chosen = Voice(texts, regions, reader), data.scope.packed(), data.preferred.rhythm.digests

    def button(at: time) -> Button:
        on = at in chosen
        return Button(
            f"✓{choicewords.clock(at)}" if on else choicewords.clock(at),
            f"op:c:{packed}:{'-' if on else '+'}{at:%H%M}",
        )

    rhythm = data.preferred.rhythm
    lines = [
        *digest_lines(data, voice),
        *_silent(rhythm, voice),
        voice("settings-times-how", count=MOST_TIMES),
    ]
    other = _other_half(f"op:c:{packed}:", half, voice)
    back = Button(voice.plain("button-set-to-digests"), f"op:d:{packed}")
    return Screen(stacked(lines), (*_clock(button, half), (other,), (back, to_overview(voice))))


def quiet(data: SettingsData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The hours in which nothing comes, and whether what is urgent may."""
    voice, rhythm = Voice(texts, regions, reader), data.preferred.rhythm
    lines = [
        voice("settings-quiet", hours=choicewords.quiet_hours(rhythm, voice)),
        voice("settings-quiet-how"),
        voice("settings-zone", zone=zonewords.named(rhythm.zone, voice), time=zonewords.now(voice)),
    ]
    usual = [
        Button(
            ticked("–".join(map(choicewords.clock, hours)), rhythm.quiet == hours),
            f"op:q::{_packed(*hours)}",
        )
        for hours in USUAL
    ]
    others = Button(
        ticked(voice.plain("button-set-hours"), rhythm.quiet is not None and rhythm.quiet not in USUAL),
        "op:f",
    )
    none = Button(ticked(voice.plain("button-set-quiet-none"), rhythm.quiet is None), "op:q::-")
    wakes = rhythm.urgent_wakes
    urgent = Button(ticked(voice.plain("button-set-urgent"), wakes), f"op:q::w{int(not wakes)}")
    rows: list[Row] = [tuple(usual), (none, others)]
    if rhythm.quiet is not None:
        rows.append((urgent,))
    return Screen(stacked(lines), (*rows, (to_overview(voice),)))


def quiet_from(half: bool, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Asks from when on nothing is to come."""
    voice = Voice(texts, regions, reader)

    def button(at: time) -> Button:
        return Button(choicewords.clock(at), f"op:t::{at:%H%M}")

    return Screen(
        voice("settings-quiet-from"),
        (*_clock(button, half), (_other_half("op:f::", half, voice),), _back(voice)),
    )


def quiet_to(start: time, half: bool, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Asks until when; the hour at which it starts is no end."""
    voice = Voice(texts, regions, reader)

    def button(at: time) -> Button | None:
        return None if at == start else Button(choicewords.clock(at), f"op:q::{_packed(start, at)}")

    words = voice("settings-quiet-to", start=choicewords.clock(start))
    other = _other_half(f"op:t::{start:%H%M}-", half, voice)
    return Screen(words, (*_clock(button, half), (other,), _back(voice)))


def mute(data: SettingsData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Silence from now on, for a while."""
    voice, until = Voice(texts, regions, reader), data.preferred.muted_until
    first = (
        voice("settings-mute-off")
        if until is None
        else voice("settings-muted", until=muting.until(until, voice))
    )
    lengths = [Button(voice.plain(f"button-mute-{length}"), f"op:u::{length}") for length in muting.LENGTHS]
    end = ((Button(voice.plain("button-mute-end"), "op:u::x"),),) if until is not None else ()
    return Screen(
        stacked((first, voice("settings-mute-how"))),
        (tuple(lengths[:2]), tuple(lengths[2:]), *end, (to_overview(voice),)),
    )


def _silent(rhythm: Rhythm, voice: Voice) -> list[Markup]:
    """Which of the digests fall into the quiet hours, and when they come instead."""
    if rhythm.quiet is None:
        return []
    start, end = rhythm.quiet
    times = [at for at in rhythm.digests if (start <= at < end if start < end else at >= start or at < end)]
    if not times:
        return []
    told = voice.listed(map(choicewords.clock, times))
    return [voice("settings-digests-silent", count=len(times), times=told, end=choicewords.clock(end))]


def _back(voice: Voice) -> Row:
    return (Button(voice.plain("button-set-to-quiet"), "op:q"), to_overview(voice))


def _packed(start: time, end: time) -> str:
    return f"{start:%H%M}-{end:%H%M}"


def _clock(button: Callable[[time], Button | None], half: bool) -> tuple[Row, ...]:
    """The day in 24 buttons, on the hour or on the half hour."""
    hours = [time(hour, _HALF if half else 0) for hour in range(24)]
    return columns([made for at in hours if (made := button(at)) is not None], _COLUMNS)


def _other_half(data: str, half: bool, voice: Voice) -> Button:
    """The way between full and half hours."""
    return Button(
        voice.plain("button-set-full" if half else "button-set-half"), f"{data}{0 if half else _HALF}"
    )
