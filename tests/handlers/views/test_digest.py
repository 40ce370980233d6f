"""A digest: named by its moment, told region by region, and within Telegram's limit whatever it tells."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest

from handlers.texts import Texts
from handlers.views.digest import Entry, digest
from handlers.views.reader import Reader
from handlers.views.screen import TEXT_LIMIT, Screen, measured
from storage.model import Change, Digest, Event, EventState, Language
from storage.regions import Gazetteer
from tests.conftest import LIMA, Clock
from tests.factories import facts

NOW = Clock().now()
HOUR = timedelta(hours=1)
TEXTS, PLACES = Texts.load(), Gazetteer.load()


def _entry(number: int = 1, change: Change = Change.NEW, **changes: Any) -> Entry:
    return Entry(Event(number, 1, facts(NOW, **changes), NOW, NOW), change)


def _digest(*entries: Entry, language: Language = Language.ES, **told: Any) -> Screen:
    said = Digest((), **{"due": NOW, **told})
    return digest(entries, said, texts=TEXTS, regions=PLACES, reader=Reader(language, NOW, LIMA))


def _shown(screen: Screen) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", screen.text))


@pytest.mark.parametrize(
    ("told", "es", "en"),
    [
        ({"due": NOW}, "Resumen de las 14:20", "14:20 digest"),
        ({"due": NOW - HOUR * 7}, "Resumen de las 07:20", "07:20 digest"),
        # It is 14:20: seven in the evening was yesterday.
        ({"due": NOW - HOUR * 19}, "Resumen del 4 ene, 19:20", "4 Jan, 19:20 digest"),
        ({"due": NOW, "zone": "Europe/Madrid"}, "Resumen de las 20:20", "20:20 digest"),
        ({"due": NOW, "quiet": True}, "Mientras estaba en silencio:", "While you had silence:"),
    ],
)
def test_it_is_named_by_the_moment_it_was_due(told: dict[str, Any], es: str, en: str) -> None:
    spanish, english = (_digest(_entry(), language=language, **told) for language in Language)

    assert _shown(spanish).startswith(es) and "1 bloqueo nuevo" in _shown(spanish)
    assert _shown(english).startswith(en) and "1 new blockade" in _shown(english)


@pytest.mark.parametrize("language", Language)
def test_it_fits_a_message_whatever_it_tells(language: Language) -> None:
    places = [district.code for district in PLACES if len(district.code) == 6][::9]
    longest = {"road": "PE-3S" * 6, "passage": "🚧 " * 150, "summary_es": "y" * 900}
    crowd = [
        _entry(number, Change(number % 3), region=places[number], state=EventState.ACTIVE, **longest)
        for number in range(200)
    ]

    screen = _digest(*crowd, language=language)

    assert measured(screen.text) <= TEXT_LIMIT
    assert "200" not in _shown(screen).splitlines()[0]  # new, changed and over are counted apart
    assert re.search(r"^1\. ", _shown(screen), re.M)
    assert all(len((button.data or "").encode()) <= 64 for row in screen.rows for button in row)
