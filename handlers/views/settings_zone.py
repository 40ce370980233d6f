"""Where a chat lives: its time zone by country or city, and its language."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.texts import Texts
from handlers.views import zonewords
from handlers.views.reader import Reader
from handlers.views.screen import Button, Screen, fitted, in_pairs, one_line, stacked
from handlers.views.settings import SettingsData, ticked, to_overview
from handlers.views.status import paging
from handlers.views.voice import Voice
from storage.model import Language
from storage.regions import Gazetteer

#: Where people who follow Peru live: a country by its zone, a city where the country has several.
_COMMON: tuple[tuple[str, str | None], ...] = (
    ("America/Lima", "PE"),
    ("America/La_Paz", "BO"),
    ("America/Santiago", "CL"),
    ("America/Argentina/Buenos_Aires", "AR"),
    ("America/Guayaquil", "EC"),
    ("America/Bogota", "CO"),
    ("America/Rio_Branco", None),
    ("America/Sao_Paulo", None),
    ("America/Caracas", "VE"),
    ("America/Mexico_City", "MX"),
    ("America/New_York", None),
    ("America/Chicago", None),
    ("America/Denver", None),
    ("America/Los_Angeles", None),
    ("America/Toronto", None),
    ("Europe/Madrid", "ES"),
    ("Europe/Rome", "IT"),
    ("Europe/Paris", "FR"),
    ("Europe/Berlin", "DE"),
    ("Europe/Zurich", "CH"),
    ("Europe/London", "GB"),
    ("Asia/Tokyo", "JP"),
    ("Australia/Sydney", None),
)
_PER_PAGE = 12
_HOW = {True: "settings-zone-how", False: "settings-zone-how-group"}
_LABEL = 30


def zone(
    data: SettingsData,
    page: int | None,
    typing: bool,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """The chat's zone, and a page of others (None: its own).

    Any other by a city's name: `typing` alone, else behind the command.
    """
    voice, kept = Voice(texts, regions, reader), data.preferred.rhythm.zone
    pages, current = -(-len(_COMMON) // _PER_PAGE), kept or reader.zone.key
    if page is None:
        at = [number for number, (name, _) in enumerate(_COMMON) if name == current]
        page = at[0] // _PER_PAGE if at else 0
    page = min(max(page, 0), pages - 1)
    lines = [
        voice("settings-zone", zone=zonewords.named(kept, voice), time=zonewords.now(voice)),
        voice(_HOW[typing]),
    ]
    buttons = [
        _button(name, _called(name, code, voice), voice, on=name == current)
        for name, code in _COMMON[page * _PER_PAGE : (page + 1) * _PER_PAGE]
    ]
    rows = (*in_pairs(buttons), *paging("", page, pages, "op:z"), (to_overview(voice),))
    return Screen(stacked(lines), rows)


def zones_found(
    words: str, found: Sequence[str], sure: bool, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """The zones that words may mean, each to tap; `sure` where they name them and no others were guessed."""
    voice, typed = Voice(texts, regions, reader), one_line(words, 40)
    all_ = (Button(voice.plain("button-set-zones"), "op:z"),)
    if not found:
        return Screen(voice("settings-zone-unknown", name=typed), (all_,))
    told = voice("settings-zone-which" if sure else "settings-zone-near", name=typed)
    buttons = [_button(name, zonewords.city(name, voice.language), voice) for name in found]
    return Screen(told, (*in_pairs(buttons), all_))


def language(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The language of the chat, with all its topics."""
    voice = Voice(texts, regions, reader)
    names = ((Language.ES, "Castellano"), (Language.EN, "English"))
    row = tuple(Button(ticked(name, one is reader.language), f"op:l::{one.value}") for one, name in names)
    return Screen(voice("settings-language"), (row, (to_overview(voice),)))


def _called(name: str, code: str | None, voice: Voice) -> str:
    return zonewords.country(code, voice.language) if code else zonewords.city(name, voice.language)


def _button(name: str, called: str, voice: Voice, *, on: bool = False) -> Button:
    there = zonewords.there(name, voice.reader.now)
    return Button(ticked(f"{fitted(called, _LABEL)} {there}", on), f"op:z::{name}")
