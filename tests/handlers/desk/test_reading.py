"""What editors type, as it is read: roads, times, numbers, sources; what is unclear is asked, never guessed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.desk.fields import TYPED, beginning
from handlers.desk.hours import moment
from handlers.desk.prefill import prefilled
from handlers.desk.reading import (
    RoadPosition,
    Unreadable,
    named_sources,
    people,
    position_in,
    road_position,
)
from storage.model import Kind, Language, TrafficState
from storage.regions import Gazetteer
from storage.roads import Roads
from tests.conftest import LIMA, Clock

NOW = Clock().now()  # 5 January 2023, 14:20 in Lima
PLACES, ROADS = Gazetteer.load(), Roads.load()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("PE-3S km 1410", RoadPosition("PE-3S", None, 1410.0)),
        ("pe 3s Km. 1410", RoadPosition("PE-3S", None, 1410.0)),
        ("PE3S, kilómetro 1 410", RoadPosition("PE-3S", None, 1410.0)),
        ("PE-1S km 262.5", RoadPosition("PE-1S", None, 262.5)),
        ("PE-1S km 262,5", RoadPosition("PE-1S", None, 262.5)),
        ("PE-3S km 1083+600", RoadPosition("PE-3S", None, 1083.6)),
        ("PE-3S km 1330 al 1340", RoadPosition("PE-3S", None, 1330.0, 1340.0)),
        ("PE-3S km 1340-1330", RoadPosition("PE-3S", None, 1330.0, 1340.0)),
        ("Panamericana Sur km 262", RoadPosition(None, "Panamericana Sur", 262.0)),
        ("km 262 de la Panamericana Sur", RoadPosition(None, "Panamericana Sur", 262.0)),
        ("262", RoadPosition(None, None, 262.0)),
        ("PE-34A", RoadPosition("PE-34A")),
    ],
)
def test_a_road_and_a_position(text: str, wanted: RoadPosition) -> None:
    assert road_position(text) == wanted


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("km 1.410", "desk-km-unclear"),
        ("km 99999", "desk-bad-km"),
        ("km 262, km 290", "desk-several-km"),
        ("", "desk-bad-road"),
        ("???", "desk-bad-road"),
    ],
)
def test_an_unclear_position_is_asked_again(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        road_position(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bloqueo en la PE-1S km 262", RoadPosition("PE-1S", None, 262.0)),
        ("Bloqueos en los km 262, 290 y 299 de la PE-1S", RoadPosition("PE-1S")),
        ("Bloqueos: PE-1S km 262 y PE-3S km 1410", RoadPosition()),
        ("Unas 300 personas marchan desde las 10", RoadPosition()),
    ],
)
def test_a_report_gives_only_what_it_leaves_no_doubt_about(text: str, wanted: RoadPosition) -> None:
    assert position_in(text) == wanted


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("ahora", "2023-01-05 14:20"),
        ("06:20", "2023-01-05 06:20"),
        ("6 am", "2023-01-05 06:00"),
        ("12 am", "2023-01-05 00:00"),
        ("a las 4 de la tarde", "2023-01-05 16:00"),
        ("6h30", "2023-01-05 06:30"),
        ("mediodía", "2023-01-05 12:00"),
        ("ayer 21:30", "2023-01-04 21:30"),
        ("yesterday at 9:30 pm", "2023-01-04 21:30"),
        ("mañana 5 am", "2023-01-06 05:00"),
        ("hace 2 horas", "2023-01-05 12:20"),
        ("30 min ago", "2023-01-05 13:50"),
        ("5/1 06:20", "2023-01-05 06:20"),
        ("31/12 23:00", "2022-12-31 23:00"),
        ("4 de enero 18:00", "2023-01-04 18:00"),
        ("4 Jan 18:00", "2023-01-04 18:00"),
        ("2023-01-04 18:00", "2023-01-04 18:00"),
    ],
)
def test_a_time_as_people_say_it(text: str, local: str) -> None:
    assert moment(text, NOW, LIMA) == datetime.fromisoformat(local).replace(tzinfo=LIMA)


@pytest.mark.parametrize(
    ("text", "local"),
    [
        *(
            (text, "2023-01-05 12:00")
            for text in ("12 m.", "a las 12 m", "12 del día", "al mediodía", "noon")
        ),
        *((text, "2023-01-05 12:00") for text in ("at midday", "12 del mediodía", "hoy 12:00")),
        # The last midnight, where no day stands beside it.
        *(
            (text, "2023-01-05 00:00")
            for text in ("medianoche", "a las 12 de la noche", "midnight", "12 at night")
        ),
        *((text, "2023-01-05 00:00") for text in ("cero horas", "hoy a las cero horas", "5/1 00 horas")),
        *((text, "2023-01-05 01:00") for text in ("a la 1 de la noche", "1 am", "la 1 de la madrugada")),
        ("a las 2:30 de la noche", "2023-01-05 02:30"),
        ("9 de la noche", "2023-01-05 21:00"),
        ("12:30 de la noche", "2023-01-05 00:30"),
        # The one that ends the day.
        *(
            (text, "2023-01-06 00:00")
            for text in ("esta noche a las 12", "hoy a las 12 de la noche", "tonight at 12")
        ),
        *((text, "2023-01-06 00:00") for text in ("midnight tonight", "a las 12 de la noche de hoy")),
        *(
            (text, "2023-01-05 00:00")
            for text in ("anoche a las 12", "ayer a las 12 de la noche", "last night at 12")
        ),
        ("4 de enero, 12 de la noche", "2023-01-05 00:00"),
        ("esta noche a la 1", "2023-01-06 01:00"),
        ("esta noche a las 7", "2023-01-05 19:00"),
        ("anoche 9:30", "2023-01-04 21:30"),
        ("anoche 21:30", "2023-01-04 21:30"),
        ("a las 5 de la tarde de ayer", "2023-01-04 17:00"),
        ("9 pm yesterday", "2023-01-04 21:00"),
    ],
)
def test_noon_and_midnight_as_people_mean_them(text: str, local: str) -> None:
    assert moment(text, NOW, LIMA) == datetime.fromisoformat(local).replace(tzinfo=LIMA)


@pytest.mark.parametrize("text", ["medianoche", "12 de la noche", "midnight"])
def test_the_midnight_of_what_is_announced_is_still_to_come(text: str) -> None:
    found = beginning(text, NOW, LIMA, None)

    assert found == {"started": datetime(2023, 1, 6, tzinfo=LIMA), "started_timed": True}


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("5 am", "2023-01-09 05:00"),
        ("12 de la noche", "2023-01-10 00:00"),
        ("mañana 5 am", "2023-01-06 05:00"),
        ("hoy a las 16:00", "2023-01-05 16:00"),
    ],
)
def test_an_hour_alone_is_of_the_day_for_which_it_is_announced(text: str, local: str) -> None:
    found = beginning(text, NOW, LIMA, datetime(2023, 1, 9, tzinfo=LIMA))

    assert found["started"] == datetime.fromisoformat(local).replace(tzinfo=LIMA)


@pytest.mark.parametrize(
    "text",
    [
        "ayer a medianoche",
        "medianoche de hoy",
        "4/1 medianoche",
        "yesterday midnight",
        "ayer a la 1 de la noche",
    ],
)
def test_a_midnight_that_may_begin_or_end_its_day_is_asked_about(text: str) -> None:
    with pytest.raises(Unreadable, match="desk-midnight-open"):
        moment(text, NOW, LIMA)


@pytest.mark.parametrize(
    "text",
    [
        "6",
        "25:00",
        "13 am",
        "temprano",
        "1 m.",
        "3 del día",
        "esta noche",
        "esta noche a las 25",
        "31/02 10:00",
        "",
        "1/1/1900 10:00",
    ],
)
def test_a_time_that_could_be_another_is_asked_again(text: str) -> None:
    with pytest.raises(Unreadable, match="desk-bad-time"):
        moment(text, NOW, LIMA)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("300", 300),
        ("1 200", 1200),
        ("1,200", 1200),
        ("1.200", 1200),
        ("2 mil", 2000),
        ("unas 300 personas", 300),
        ("about 50 people", 50),
    ],
)
def test_a_number_of_people(text: str, wanted: int) -> None:
    assert people(text) == wanted


@pytest.mark.parametrize("text", ["muchos", "-3", "9999999999", "3.5", ""])
def test_what_is_no_number_of_people(text: str) -> None:
    with pytest.raises(Unreadable):
        people(text)


def test_sources_with_and_without_an_address() -> None:
    found = named_sources("Sutran; Radio Pachamama https://example.org/a.\nPNP; sutran", NOW)

    assert [(one.name, one.url) for one in found] == [
        ("Sutran", None),
        ("Radio Pachamama", "https://example.org/a"),
        ("PNP", None),
    ]


@pytest.mark.parametrize(
    "field",
    ["place", "organisers", "demand", "passage", "campaign", "sources", "summary_es", "summary_en"],
)
@pytest.mark.parametrize("text", [".", "¡¿??", "🙏"])
def test_what_has_no_letter_and_no_digit_fills_no_field(field: str, text: str) -> None:
    with pytest.raises(Unreadable):
        TYPED[field].read(text, NOW, LIMA)


@given(st.text(max_size=200))
def test_nothing_typed_breaks_the_reading(text: str) -> None:
    for read in (road_position, people, lambda t: moment(t, NOW, LIMA), lambda t: named_sources(t, NOW)):
        try:
            value = read(text)
        except Unreadable:
            continue
        if isinstance(value, datetime):
            assert abs(value - NOW) <= timedelta(days=367)
    prefilled(text, PLACES, ROADS, Language.ES)


@pytest.mark.parametrize(
    ("text", "kind", "region"),
    [
        ("Bloqueo en Ilave, Puno: PE-3S km 1410", Kind.BLOCKADE, "210501"),
        ("Marcha en la Plaza San Martín de Lima", Kind.MARCH, None),
        ("Se levantó el bloqueo en Ilave", None, "210501"),
        ("Levantan el bloqueo en Ilave", None, "210501"),
        ("Se restableció el tránsito tras el bloqueo en Ilave", None, "210501"),
        ("Paro en Puno y Cusco", Kind.STRIKE, None),
    ],
)
def test_a_report_prefills_what_is_certain(text: str, kind: Kind | None, region: str | None) -> None:
    facts = prefilled(text, PLACES, ROADS, Language.ES)

    assert facts.kind is kind
    if region is not None or kind is Kind.STRIKE:
        assert facts.region == region
    assert facts.summary_es == text
    assert (facts.traffic_state is TrafficState.INTERRUPTED) == (kind is Kind.BLOCKADE)
