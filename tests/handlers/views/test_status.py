"""A status: never a line that reads as a free road, nothing lost where a list is long."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest

from handlers.texts import Texts
from handlers.views import times
from handlers.views.reader import Reader
from handlers.views.screen import Screen
from handlers.views.status import CountryData, StatusData, country_status, region_status
from storage.model import AUTHORITIES, Event, EventState, Kind, Language, Source, Tally, TrafficState
from storage.regions import Gazetteer
from tests.conftest import LIMA, Clock
from tests.factories import facts

NOW = Clock().now()
HOUR = timedelta(hours=1)
TEXTS, PLACES = Texts.load(), Gazetteer.load()


def _status(language: Language = Language.ES, **given: Any) -> Screen:
    data: dict[str, Any] = {
        "region": "21",
        "counts": {},
        "before": {},
        "tallies": (),
        "events": (),
        "page": 0,
        "pages": 1,
        "total": 0,
        "last_ended": None,
        "desk_updated": None,
        "following": False,
    }
    return region_status(
        StatusData(**data | given), texts=TEXTS, regions=PLACES, reader=Reader(language, NOW, LIMA)
    )


def _shown(screen: Screen) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", screen.text))


def _event(**changes: Any) -> Event:
    return Event(1, 1, facts(NOW, **changes), NOW, NOW)


def test_counts_their_change_the_tally_and_the_events_stand_in_this_order() -> None:
    tally = Tally(
        id=1,
        region="21",
        counted="blocked_points",
        value=9,
        qualifier=None,
        earlier=None,
        at=NOW - 2 * HOUR,
        source=Source("Sutran"),
    )
    screen = _status(
        counts={Kind.BLOCKADE: 9, Kind.MARCH: 2},
        before={Kind.BLOCKADE: 5, Kind.MARCH: 2},
        tallies=[tally],
        events=[_event()],
        total=11,
        pages=2,
    )

    first, second, third, blank, listed = _shown(screen).splitlines()
    assert first == "Puno · 5 ene, 14:20"
    assert second == "9 bloqueos (▲4 desde ayer) · 2 marchas"
    assert "Sutran" in third and "9 puntos bloqueados" in third
    assert blank == "" and listed.startswith("🔴 Ilave · PE-3S km 1410")
    assert [button.label for button in screen.rows[0]] == ["1/2 ▶"]


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("Sutran", Language.ES, "Sutran cuenta 9 puntos bloqueados en Puno"),
        ("Sutran", Language.EN, "Sutran counts 9 blocked points in Puno"),
        (AUTHORITIES, Language.ES, "Las autoridades cuentan 9 puntos bloqueados en Puno"),
        (AUTHORITIES, Language.EN, "The authorities count 9 blocked points in Puno"),
    ],
)
def test_a_count_names_who_gave_it_in_the_readers_language(name: str, language: Language, said: str) -> None:
    tally = Tally(id=1, region="21", counted="blocked_points", value=9, at=NOW, source=Source(name))

    assert said in _shown(_status(language, tallies=[tally]))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("desk", [None, NOW - 17 * HOUR])
def test_silence_never_reads_as_free(language: Language, desk: Any) -> None:
    lifted = _event(state=EventState.ENDED, traffic_state=TrafficState.NORMAL, ended=NOW - 20 * HOUR)
    shown = _shown(_status(language, desk_updated=desk, last_ended=lifted))

    assert "🟢" not in shown
    assert not re.search(r"\b(libre|free|open|abierta|sin problemas|clear)\b", shown, re.IGNORECASE)
    assert ("no asegura que haya paso" if language is Language.ES else "does not mean") in shown
    if desk:
        assert ("ayer 21:20" if language is Language.ES else "yesterday 21:20") in shown


def test_what_concerns_a_wider_region_is_told_below() -> None:
    strike = _event(
        kind=Kind.STRIKE, region="", road=None, km_from=None, traffic_state=None, started=NOW - HOUR
    )
    shown = _shown(_status(around=[strike])).splitlines()

    assert shown[shown.index("Además, en toda la zona:") + 1].startswith("⏸️ Perú · paro desde las 13:20")


def test_the_country_has_a_line_and_a_button_for_each_region_with_anything() -> None:
    data = CountryData(
        rows=[("21", {Kind.BLOCKADE: 9}), ("11", {Kind.BLOCKADE: 3}), ("", {Kind.STRIKE: 1})],
        counts={Kind.BLOCKADE: 12, Kind.STRIKE: 1},
        before={},
        tallies=(),
        desk_updated=NOW,
        page=0,
        pages=1,
    )
    screen = country_status(data, texts=TEXTS, regions=PLACES, reader=Reader(Language.ES, NOW, LIMA))

    shown = _shown(screen)
    assert "Puno 9 bloqueos" in shown and "Ica 3 bloqueos" in shown and "1 paro" in shown
    assert [b.data for row in screen.rows for b in row] == ["st:21", "st:11", "st::0"]


@pytest.mark.parametrize(("rows", "quiet"), [([("21", {Kind.BLOCKADE: 9})], False), ([], True)])
def test_the_country_counts_what_nothing_is_known_of_and_leads_to_it(
    rows: list[tuple[str, dict[Kind, int]]], quiet: bool
) -> None:
    data = CountryData(rows, {}, {}, (), NOW, 0, 1, lapsed={"11": 2, "21": 1})

    screen = country_status(data, texts=TEXTS, regions=PLACES, reader=Reader(Language.ES, NOW, LIMA))

    assert _shown(screen).endswith("Sin información reciente: 3 hechos (Ica 2, Puno 1)")
    assert {"st:11", "st:21"} <= {b.data for row in screen.rows for b in row}
    assert ("Que no haya avisos" in _shown(screen)) is quiet


@pytest.mark.parametrize(
    ("hours", "told", "english"),
    [
        (0.5, "13:50", "13:50"),
        (14.3, "00:02", "00:02"),
        (14.4, "ayer 23:56", "yesterday 23:56"),
        (30, "ayer 08:20", "yesterday 08:20"),
        (48, "3 ene, 14:20", "3 Jan, 14:20"),
        (24 * 20, "16 dic 2022, 14:20", "16 Dec 2022, 14:20"),
    ],
)
def test_times_as_people_in_peru_write_them(hours: float, told: str, english: str) -> None:
    moment = NOW - timedelta(hours=hours)

    assert times.when(moment, NOW, LIMA, Language.ES) == told
    assert times.when(moment, NOW, LIMA, Language.EN) == english


@pytest.mark.parametrize(
    ("minutes", "exact", "roughly"),
    [(0, "1 min", "1 min"), (45, "45 min", "45 min"), (645, "10 h 45 min", "10 h"), (4560, "3 d 4 h", "3 d")],
)
def test_lengths_of_time(minutes: int, exact: str, roughly: str) -> None:
    length = timedelta(minutes=minutes)

    assert times.lasted(length, Language.ES) == exact
    assert times.roughly(length, Language.ES) == roughly
