"""A digest on a phone: the essence in its first line, every region named, and times that stay true."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.texts import Texts
from handlers.views.digest import Entry, digest
from handlers.views.reader import Reader
from handlers.views.screen import TEXT_LIMIT, Screen, measured
from storage.model import Event, EventState, Kind, Language, Severity, Source, TrafficState
from storage.pushes import Change, Digest
from storage.regions import Gazetteer
from tests.factories import facts

LIMA = ZoneInfo("America/Lima")
NOW = datetime(2023, 1, 5, 19, tzinfo=LIMA).astimezone(UTC)
TEXTS, REGIONS = Texts.load(), Gazetteer.load()
NEW, CHANGED, OVER = Change.NEW, Change.CHANGED, Change.OVER
MARCH: dict[str, Any] = {"kind": Kind.MARCH, "road": None, "km_from": None, "traffic_state": None}
ENDED: dict[str, Any] = {"state": EventState.ENDED, "ended": NOW - timedelta(hours=2), "traffic_state": None}


def entry(change: Change, number: int = 1, hours: float = 1, **changes: Any) -> Entry:
    at = NOW - timedelta(hours=hours)
    return Entry(Event(number, 2, facts(NOW, **changes), at, at), change)


def shown(
    *entries: Entry, language: Language = Language.ES, unshown: Sequence[int] = (), **told: Any
) -> Screen:
    said = Digest((), **{"due": NOW, **told})
    reader = Reader(language, NOW, LIMA)
    return digest(entries, said, texts=TEXTS, regions=REGIONS, reader=reader, unshown=unshown)


TITLES = [
    ([entry(NEW)], {}, "Resumen de las 19:00 · 1 bloqueo nuevo", "19:00 digest · 1 new blockade"),
    (
        [entry(NEW, 1), entry(NEW, 2), entry(OVER, 3, **ENDED)],
        {},
        "Resumen de las 19:00 · 2 bloqueos nuevos, 1 bloqueo levantado",
        "19:00 digest · 2 new blockades, 1 blockade lifted",
    ),
    (
        [entry(NEW, 1, **MARCH), entry(CHANGED, 2), entry(OVER, 3, **MARCH | ENDED)],
        {"quiet": True},
        "Mientras estaba en silencio: 1 marcha nueva, 1 con cambios, 1 terminado",
        "While you had silence: 1 new march, 1 changed, 1 ended",
    ),
    (
        [entry(NEW, 1), entry(NEW, 2, **MARCH), entry(NEW, 3, **MARCH | {"kind": Kind.STRIKE})],
        {},
        "Resumen de las 19:00 · 3 hechos nuevos",
        "19:00 digest · 3 new events",
    ),
    (
        [entry(OVER, 1, state=EventState.RETRACTED), entry(OVER, 2, state=EventState.LAPSED, ended=NOW)],
        {},
        "Resumen de las 19:00 · 1 sin información, 1 retirado",
        "19:00 digest · 1 without information, 1 withdrawn",
    ),
    # It is named by the readers' clock.
    (
        [entry(NEW)],
        {"zone": "Europe/Madrid"},
        "Resumen de la 01:00 · 1 bloqueo nuevo",
        "01:00 digest · 1 new blockade",
    ),
    # And by the moment it was due, however late it comes; it is 19:00, and 23:00 was yesterday.
    (
        [entry(NEW)],
        {"due": NOW - timedelta(hours=12)},
        "Resumen de las 07:00 · 1 bloqueo nuevo",
        "07:00 digest · 1 new blockade",
    ),
    (
        [entry(NEW)],
        {"due": NOW - timedelta(hours=20)},
        "Resumen del 4 ene, 23:00 · 1 bloqueo nuevo",
        "4 Jan, 23:00 digest · 1 new blockade",
    ),
]


@pytest.mark.parametrize(("entries", "told", "spanish", "english"), TITLES)
def test_the_first_line_says_what_happened(
    entries: list[Entry], told: dict[str, Any], spanish: str, english: str
) -> None:
    lines = [str(shown(*entries, language=language, **told).text).split("\n")[0] for language in Language]

    assert lines == [f"<b>{spanish}</b>", f"<b>{english}</b>"]


LINES = [
    (entry(NEW), "1. 🔴 <b>Ilave</b> · PE-3S km 1410 · desde las 11:00 · confirmado 18:00 por Sutran"),
    (entry(NEW, **MARCH), "1. 🚶 <b>Ilave</b> · marcha desde las 11:00 · confirmado 18:00 por Sutran"),
    (
        entry(CHANGED, traffic_state=TrafficState.RESTRICTED, passage="un carril"),
        "1. 🟡 <b>Ilave</b> · PE-3S km 1410 · desde las 11:00 · un carril · confirmado 18:00 por Sutran · cambió 18:00",
    ),
    (entry(OVER, **ENDED, sources=()), "1. 🟢 <b>Ilave</b> · PE-3S km 1410 · levantado 17:00. Duró 6 h."),
    (entry(OVER, state=EventState.RETRACTED), "1. ❌ <b>Ilave</b> · PE-3S km 1410 · retirado"),
]


@pytest.mark.parametrize(("one", "line"), LINES)
def test_each_event_is_told_in_a_line_whose_times_stay_true(one: Entry, line: str) -> None:
    lines = str(shown(one).text).split("\n")

    assert lines[2:4] == ["<b>Puno</b>", line]


def numbers(screen: Screen) -> list[int]:
    """The events with a line of their own, as their buttons stand."""
    data = [button.data or "" for row in screen.rows for button in row]
    return [int(one.removeprefix("ev:")) for one in data if one.startswith("ev:")]


ORDERS = [
    # Equally grave: the newest first.
    ([entry(NEW, 7, 5), entry(NEW, 8, 1), entry(CHANGED, 9, 2)], [8, 9, 7]),
    # How severe it is goes before how new it is; what nobody graded counts as moderate.
    (
        [
            entry(NEW, 7, 1, severity=Severity.MINOR),
            entry(NEW, 8, 2),
            entry(NEW, 9, 3, severity=Severity.EXTREME),
            entry(NEW, 10, 4, severity=Severity.SEVERE),
        ],
        [9, 10, 8, 7],
    ),
    # Equally severe: what is more pressing.
    ([entry(NEW, 7, 1, **MARCH), entry(NEW, 8, 2, **MARCH | {"kind": Kind.CLASH})], [8, 7]),
    # The region of the gravest comes first, with all of its own.
    (
        [entry(NEW, 7, 1), entry(NEW, 8, 2, region="080101", severity=Severity.SEVERE), entry(NEW, 9, 3)],
        [8, 7, 9],
    ),
]


@pytest.mark.parametrize(("found", "order"), ORDERS)
def test_the_gravest_comes_first(found: list[Entry], order: list[int]) -> None:
    assert numbers(shown(*found)) == order


def test_what_there_is_no_room_for_is_the_least_grave_whatever_its_region() -> None:
    old_and_grave = [entry(NEW, number, 9, severity=Severity.SEVERE) for number in range(1, 16)]
    minor = [entry(NEW, number, 1, severity=Severity.MINOR) for number in range(20, 30)]
    elsewhere = [entry(NEW, number, 2, region="080101") for number in range(30, 35)]

    screen = shown(*minor, *elsewhere, *old_and_grave)

    assert set(numbers(screen)) == {*range(1, 16), 32, 33, 34}
    lines = str(screen.text).split("\n")
    assert [line for line in lines if line.startswith("…")] == ["… y 10 más", "… y 2 más"]
    assert [button.data for button in screen.rows[-2]] == ["st:21", "st:08"]


def test_long_lines_cost_the_least_grave_its_place() -> None:
    long = {
        "place": "Á" * 60,
        "also": ("120706", "120702", "120703", "0801"),
        "sources": (Source("Ú" * 60),),
        "traffic_state": TrafficState.RESTRICTED,
        "passage": "Ó" * 400,
    }
    many = [entry(NEW, number, severity=Severity.MINOR, **long) for number in range(1, 18)]

    screen = shown(*many, entry(NEW, 99, 9, region="080101", severity=Severity.SEVERE))

    told = numbers(screen)
    assert told[0] == 99 and 5 < len(told) < 18
    assert f"… y {18 - len(told)} más" in screen.text


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        (
            Language.ES,
            "Resumen de las 19:00 · 1 bloqueo nuevo, 2 más",
            "2. ▫️ Hecho 142: véalo con /hecho 142",
        ),
        (Language.EN, "19:00 digest · 1 new blockade, 2 more", "2. ▫️ Event 142: see /event 142"),
    ],
)
def test_what_cannot_be_shown_is_told_by_its_number(language: Language, first: str, last: str) -> None:
    screen = shown(entry(NEW), language=language, unshown=[142, 7])

    lines = str(screen.text).split("\n")
    assert (lines[0], lines[-2]) == (f"<b>{first}</b>", last)
    assert numbers(screen) == [1, 142, 7]


def test_a_digest_of_bare_numbers_says_how_many_there_are() -> None:
    screen = shown(unshown=range(1, 21))

    assert str(screen.text).startswith("<b>Resumen de las 19:00 · 20 hechos</b>\n\n1. ▫️ Hecho 1: ")
    assert screen.text.endswith("\n… y 2 más")
    assert numbers(screen) == list(range(1, 19))


def test_regions_come_by_their_newest_with_a_way_to_each_event() -> None:
    screen = shown(entry(NEW, 7, 5), entry(NEW, 8, 1, region="080101"), entry(CHANGED, 9, 2))

    places = [line for line in str(screen.text).split("\n") if line.startswith("<b>")][1:]
    assert places == ["<b>Cusco</b>", "<b>Puno</b>"]
    assert [[button.data for button in row] for row in screen.rows] == [
        ["ev:8", "ev:9", "ev:7"],
        ["st:08", "st:21"],
        ["mu:s:08"],
    ]


def test_who_lives_by_another_clock_is_told_whose_the_times_are() -> None:
    said = "Las horas de los hechos son las del Perú."

    assert said in shown(entry(NEW), zone="Europe/Madrid").text
    assert said not in shown(entry(NEW), zone="America/Bogota").text


def test_a_region_without_room_is_named_with_its_number() -> None:
    many = [entry(NEW, number, number / 99, region=f"{number % 25 + 1:02d}0101") for number in range(1, 76)]

    text = str(shown(*many).text)

    assert "… y 2 más" in text
    assert "… y 21 más en " in text
    assert text.count("🔴") == 18


texts = st.text(st.characters(codec="utf-8"), max_size=200)
entries = st.builds(
    entry,
    st.sampled_from(Change),
    st.integers(1, 10**9),
    st.floats(0, 90),
    region=st.sampled_from(["", "21", "210501", "08", "080101", "150101", "250101", "0401"]),
    kind=st.sampled_from(Kind),
    state=st.sampled_from(EventState),
    place=texts,
    road_name=texts,
    passage=texts,
    ended=st.sampled_from([None, NOW]),
)


@given(
    st.lists(entries, min_size=1, max_size=60, unique_by=lambda one: one.event.id),
    st.sampled_from(Language),
    st.booleans(),
)
def test_whatever_happened_it_is_one_message_that_telegram_takes(
    found: list[Entry], language: Language, quiet: bool
) -> None:
    screen = shown(*found, language=language, quiet=quiet, zone="Asia/Kathmandu")

    assert measured(screen.text) <= TEXT_LIMIT
    assert sum(len(row) for row in screen.rows) <= 18 + 4 + 1
    assert screen.rows[0][0].data is not None and screen.rows[0][0].data.startswith("ev:")
