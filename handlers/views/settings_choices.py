"""The four choices, a screen each: which kinds, from which severity, how, how much; the chat's or one place's."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import choicewords
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen, stacked
from handlers.views.settings import SettingsData, back, digest_lines, ticked
from handlers.views.voice import Voice
from storage.choices import ALL_SORTS, Extent, Grade, Manner, Sort
from storage.regions import Gazetteer


def kinds(data: SettingsData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Six kinds of event, each with a tick or without."""
    voice, packed, chosen = Voice(texts, regions, reader), data.scope.packed(), data.chosen.sorts
    assert chosen is not None
    buttons = [
        Button(
            ticked(_capital(choicewords.sort_name(sort, voice)), sort in chosen),
            f"op:k:{packed}:{'-' if sort in chosen else '+'}{sort.value}",
        )
        for sort in Sort
    ]
    every = ((Button(voice.plain("button-set-all"), f"op:k:{packed}:*"),),) if chosen != ALL_SORTS else ()
    lines = [
        _title(data, "kinds", choicewords.sorts(chosen, voice), voice),
        voice("settings-kinds-how"),
        voice("settings-kinds-clashes"),
    ]
    return Screen(
        stacked(lines),
        (*((button,) for button in buttons), *every, *_end(data, "k", data.own.sorts is None, voice)),
    )


def severity(data: SettingsData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The least severity that is wanted."""
    voice, chosen = Voice(texts, regions, reader), data.chosen.least
    assert chosen is not None
    lines = [
        _title(data, "severity", choicewords.grade(chosen, voice), voice),
        voice("settings-severity-how"),
    ]
    names = [choicewords.grade(grade, voice) for grade in Grade]
    return Screen(stacked(lines), _radio(data, "g", names, chosen, data.own.least is None, voice))


def manner(data: SettingsData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """At once, without a sound, or in digests; then exactly when the next one comes."""
    voice, chosen = Voice(texts, regions, reader), data.chosen.manner
    assert chosen is not None
    lines = [_title(data, "manner", choicewords.manner(chosen, voice), voice)]
    if chosen is Manner.DIGEST:
        lines += digest_lines(data, voice)
    else:
        lines.append(voice("settings-manner-how"))
    names = [choicewords.manner(one, voice) for one in Manner]
    rows = _radio(data, "m", names, chosen, data.own.manner is None, voice)
    times = (Button(voice.plain("button-set-digests"), f"op:d:{data.scope.packed()}"),)
    return Screen(stacked(lines), (*rows[:-1], times, rows[-1]))


def extent(data: SettingsData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Every update, or only that something starts and ends."""
    voice, chosen = Voice(texts, regions, reader), data.chosen.extent
    assert chosen is not None
    lines = [_title(data, "extent", choicewords.extent(chosen, voice), voice), voice("settings-extent-how")]
    names = [choicewords.extent(one, voice) for one in Extent]
    return Screen(stacked(lines), _radio(data, "e", names, chosen, data.own.extent is None, voice))


def _title(data: SettingsData, name: str, what: str, voice: Voice) -> Markup:
    """What is on, first; of which place, where it is not the chat's."""
    if data.scope.followed is None:
        return voice(f"settings-{name}", what=what)
    return voice("settings-place", place=data.name(data.scope, voice), what=what)


def _radio(
    data: SettingsData, letter: str, names: Sequence[str], chosen: int, same: bool, voice: Voice
) -> tuple[Row, ...]:
    packed = data.scope.packed()
    rows = [
        (Button(ticked(_capital(name), number == chosen), f"op:{letter}:{packed}:{number}"),)
        for number, name in enumerate(names)
    ]
    return (*rows, *_end(data, letter, same, voice))


def _end(data: SettingsData, letter: str, same: bool, voice: Voice) -> tuple[Row, ...]:
    """As the chat's, for a place; then the way back."""
    whole = data.scope.followed is None
    as_chat = Button(ticked(voice.plain("button-set-as-chat"), same), f"op:{letter}:{data.scope.packed()}:=")
    return (*(() if whole else ((as_chat,),)), back(data.scope, voice))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
