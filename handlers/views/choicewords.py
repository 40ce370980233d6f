"""Choices in words: what comes, from which severity, how, and how much of it."""

from __future__ import annotations

from dataclasses import astuple
from datetime import datetime, time

from handlers.views import times
from handlers.views.voice import Voice
from storage.choices import ALL_SORTS, Choices, Extent, Grade, Manner, Sort
from storage.rhythm import Rhythm

#: So few missing ones are told sooner than all the others.
_FEW = 2


def sort_name(sort: Sort, voice: Voice) -> str:
    """One sort as it stands inside a sentence: "marchas y plantones"."""
    assert sort.name is not None
    return voice.plain(f"sort-{sort.name.lower()}")


def sorts(chosen: Sort, voice: Voice) -> str:
    """Several sorts in a sentence: "todo", "todo menos marchas y plantones", "bloqueos, paros y acuerdos"."""
    if chosen == ALL_SORTS:
        return voice.plain("sort-all")
    missing = [sort for sort in Sort if sort not in chosen]
    if len(missing) <= _FEW:
        return voice.plain("sort-but", what=voice.listed(sort_name(sort, voice) for sort in missing))
    return voice.listed(sort_name(sort, voice) for sort in Sort if sort in chosen)


def told(choices: Choices, voice: Voice) -> str:
    """Choices of which each is made, in a sentence: "bloqueos y paros, en resumen, solo inicio y fin"."""
    assert choices.sorts is not None and choices.manner is not None
    parts = [sorts(choices.sorts, voice)]
    if choices.least:
        parts.append(grade(choices.least, voice))
    parts.append(manner(choices.manner, voice))
    if choices.extent is Extent.ENDS:
        parts.append(extent(choices.extent, voice))
    return ", ".join(parts)


def differing(choices: Choices, voice: Voice) -> str:
    """What was chosen for one place or route apart from the chat's, in a sentence; "" for nothing."""
    parts = []
    if choices.sorts is not None:
        parts.append(sorts(choices.sorts, voice))
    if choices.least is not None:
        parts.append(grade(choices.least, voice))
    if choices.manner is not None:
        parts.append(manner(choices.manner, voice))
    if choices.extent is not None:
        parts.append(extent(choices.extent, voice))
    return ", ".join(parts)


def which(choices: Choices, voice: Voice) -> str:
    """Which of the four choices are made: "clases y cómo llega"; "" for none."""
    named = zip(("kinds", "severity", "manner", "extent"), astuple(choices), strict=True)
    return voice.listed(voice.plain(f"choice-{name}") for name, value in named if value is not None)


def grade(least: Grade, voice: Voice) -> str:
    """From which severity on: "desde gravedad alta"."""
    return voice.plain(f"least-{least.name.lower()}")


def manner(how: Manner, voice: Voice) -> str:
    """How it comes: "al instante"."""
    return voice.plain(f"manner-{how.name.lower()}")


def extent(much: Extent, voice: Voice) -> str:
    """How much of it: "solo inicio y fin"."""
    return voice.plain(f"extent-{much.name.lower()}")


def clock(at: time) -> str:
    """A time by the clock on the wall: "07:00"."""
    return f"{at:%H:%M}"


def digest_times(rhythm: Rhythm, voice: Voice) -> str:
    """When digests come: "cada hora", "07:00 y 19:00"."""
    if not rhythm.digests:
        return voice.plain("digests-hourly")
    return voice.listed(clock(at) for at in sorted(rhythm.digests))


def quiet_hours(rhythm: Rhythm, voice: Voice) -> str:
    """The quiet hours: "22:00–06:00, salvo lo urgente", "ninguna"."""
    if rhythm.quiet is None:
        return voice.plain("quiet-none")
    hours = "–".join(map(clock, rhythm.quiet))
    return voice.plain("quiet-told", hours=hours, wakes=rhythm.urgent_wakes)


def next_one(moment: datetime, voice: Voice) -> str:
    """When the next digest comes: "hoy 19:00", "mañana 07:00", "8 ene, 07:00"."""
    now, zone = voice.reader.now, voice.reader.zone
    if times.same_day(moment, now, zone):
        return voice.plain("next-today", time=times.clock(moment, zone))
    if times.is_yesterday(now, moment, zone):
        return voice.plain("next-tomorrow", time=times.clock(moment, zone))
    return times.day_time(moment, zone, voice.language, now=now)
