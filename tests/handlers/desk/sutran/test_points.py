"""Sutran's list is read with all its quirks, and nothing that it can hold breaks the reading."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.desk.sutran import Answer, Broken, Point, points_in, read_answer
from storage.model import EventFacts, TrafficState
from storage.regions import Gazetteer
from storage.roads import Roads
from tests.conftest import LIMA
from tests.sutran import CRASH, HUAYCO, ILAVE, TINTA, listed

NOW = datetime(2023, 1, 5, 19, 20, tzinfo=UTC)
REGIONS, ROADS = Gazetteer.load(), Roads.load()


def read(data: bytes) -> Answer:
    return points_in(read_answer(data), REGIONS, ROADS, NOW, LIMA)


def point(**changes: Any) -> Point:
    (found,) = read(listed(TINTA | changes)).points
    return found


def test_an_alert_becomes_a_blockade_with_road_place_times_and_source() -> None:
    found = point()

    facts = found.facts
    assert found.human and found.doubt is None
    assert (facts.kind, facts.region, facts.traffic_state) == ("blockade", "080608", "interrupted")
    assert (facts.road, facts.km_from, facts.km_to) == ("PE-3S", 1083.6, None)
    assert (facts.road_name, facts.sector) == ("Longitudinal de la Sierra Sur", "Chectuyoc")
    assert (facts.latitude, facts.longitude) == (-14.1453, -71.4071)
    assert facts.started == datetime(2023, 1, 4, 6, 20, tzinfo=LIMA)
    assert facts.last_confirmed == datetime(2023, 1, 5, 11, 30, tzinfo=LIMA)
    assert [(s.name, s.at) for s in facts.sources] == [("Sutran", facts.last_confirmed)]
    assert facts.summary_es == (
        "Bloqueo de vía. Pobladores bloquean la vía con piedras y troncos. "
        "Sutran cita: PNP - comisaría Sicuani."
    )


def test_road_and_kilometre_are_found_under_their_other_names() -> None:
    (found,) = read(listed(ILAVE)).points

    facts = found.facts
    assert (facts.road, facts.km_from, facts.region) == ("PE-3S", 1410.0, "210501")
    assert (facts.traffic_state, facts.sector) == ("restricted", "Puente Internacional")
    assert facts.last_confirmed == facts.started == datetime(2023, 1, 5, 8, 0, tzinfo=LIMA)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"evento": "KM 1 AL KM 30 BLOQUEO"}, {"km_from": 1.0, "km_to": 30.0}),
        ({"evento": "KM 6+000 - KM 6+100 BLOQUEO"}, {"km_from": 6.0, "km_to": 6.1}),
        ({"evento": "BLOQUEO", "progresiva": "KM 12+500"}, {"km_from": 12.5}),
        ({"codigo_via": "PE 03S"}, {"road": "PE-3S"}),
        ({"codigo_via": None}, {"road": "PE-3S"}),
        ({"ubigeo": "cusco/canchis/tinta"}, {"region": "080608"}),
        ({"ubigeo": "CUSCO/CANCHIS/UN LUGAR"}, {"region": "0806"}),
        ({"ubigeo": "080608"}, {"region": "080608"}),
        ({"ubigeo": "ÁNCASH/HUARAZ/JANGAS"}, {"region": "020106"}),
        ({"fecha_actualizacion": "5/1/2023 1:05 P.M."}, {"last_confirmed": NOW.replace(hour=18, minute=5)}),
        (
            {"fecha_actualizacion": "06/01/2023  10:00 HORAS"},
            {"last_confirmed": datetime(2023, 1, 4, 6, 20, tzinfo=LIMA)},
        ),
        ({"fecha_evento": "31/02/2023 10:00 HORAS"}, {"started": None}),
        ({"latitud": "-71,4071", "longitud": "-14,1453"}, {"latitude": -14.1453, "longitude": -71.4071}),
        ({"latitud": "0", "longitud": "0"}, {"latitude": None, "precision": None}),
        ({"estado": "TRANSITO NORMAL", "tipo_alerta_": ""}, {"traffic_state": TrafficState.NORMAL}),
        ({"estado": "", "tipo_alerta_": "RESTRINGIDO"}, {"traffic_state": TrafficState.RESTRICTED}),
    ],
)
def test_a_field_is_read_however_it_is_written(changes: dict[str, Any], expected: dict[str, Any]) -> None:
    facts = point(**changes).facts

    assert {name: getattr(facts, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"ubigeo": "NINGUNA PARTE/X/Y"}, "region"),
        ({"ubigeo": ""}, "region"),
        ({"ubigeo": "TUMBES/TUMBES/CORRALES"}, "road"),
        ({"estado": "", "tipo_alerta_": "OTRO", "afectacion": ""}, "state"),
    ],
)
def test_what_cannot_be_right_is_left_to_an_editor(changes: dict[str, Any], doubt: str) -> None:
    assert point(**changes).doubt == doubt


@pytest.mark.parametrize(
    ("row", "human"),
    [
        (TINTA, True),
        (ILAVE, True),
        (HUAYCO, False),
        (CRASH, False),
        (TINTA | {"motivo": None}, True),
        (TINTA | {"motivo": "", "evento": "KM 3 VIA CERRADA", "afectacion": "CIERRE"}, False),
        (HUAYCO | {"evento": "KM 6 CIERRE", "motivo": "CONFLICTO SOCIAL"}, True),
        (HUAYCO | {"evento": "KM 6 OBRAS DE MANTENIMIENTO", "motivo": "HUMANO"}, False),
        (HUAYCO | {"evento": "KM 6 POBLADORES PROTESTAN POR ACCIDENTE", "motivo": "HUMANO"}, True),
    ],
)
def test_only_what_people_caused_by_protest_counts(row: dict[str, Any], human: bool) -> None:
    assert read(listed(row)).points[0].human is human


def test_a_point_is_the_same_one_when_its_state_words_and_times_change() -> None:
    same = {
        point().key,
        point(estado="TRANSITO RESTRINGIDO", fecha_actualizacion="05/01/2023  13:00 HORAS").key,
        point(evento="KM 1083+620 PASE INTERMITENTE").key,
        point(ubigeo="CUSCO / CANCHIS / TINTA", fecha_evento="05/01/2023 05:00 HORAS").key,
    }

    assert len(same) == 1
    assert point(evento="KM 1090 BLOQUEO").key not in same


def test_of_two_alerts_about_one_place_the_newer_counts() -> None:
    newer = TINTA | {"estado": "TRANSITO RESTRINGIDO", "fecha_actualizacion": "05/01/2023  13:00 HORAS"}

    for rows in ((TINTA, newer), (newer, TINTA)):
        (found,) = read(listed(*rows)).points
        assert found.facts.traffic_state is TrafficState.RESTRICTED


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf",
        b"<!DOCTYPE html><html><body>502 Bad Gateway</body></html>",
        b"\xef\xbb\xbf <html>",
        listed(TINTA, ILAVE)[:-200],
        b"null",
        b"[1, 2]",
        b'{"features": {}}',
        b'{"features": [{}, null, 7]}',
        b'{"error": "maintenance"}',
        b"[" * 100_000,
        b'{"features": [' + b'{"properties": {"a": 1}},' * 20_001 + b'{"properties": {"a": 1}}]}',
    ],
)
def test_what_is_no_list_of_alerts_is_broken(data: bytes) -> None:
    with pytest.raises(Broken):
        read_answer(data)


def test_a_list_with_a_part_that_cannot_be_read_is_not_whole() -> None:
    whole = json.loads(listed(TINTA).decode("utf-8-sig"))
    whole["features"].append({"type": "Feature", "properties": None})

    answer = read(json.dumps(whole).encode("latin-1"))

    assert len(answer.points) == 1 and not answer.whole


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
_WORDS = st.sampled_from(
    [
        *TINTA.values(),
        "KM 99999+9999",
        "////",
        "١٢/٠١/٢٠٢٣",
        "1e999",
        "-",
        "0/0/0000",
        "PE-",
        "KM",
        "(((",
        "²",
    ]
)
_NAMES = st.sampled_from([*TINTA, *ILAVE, "estado "])
_ROWS = st.dictionaries(_NAMES, _WORDS | _JSON, max_size=13)


@given(st.lists(_ROWS | _JSON, max_size=4), st.sampled_from(["utf-8", "utf-16", "latin-1"]))
@example([{"ubigeo": "/" * 500, "evento": "KM " * 900}], "utf-8")
def test_no_list_breaks_the_reading(rows: list[Any], encoding: str) -> None:
    text = json.dumps({"features": [{"properties": row, "geometry": row} for row in rows]})

    try:
        answer = read(text.encode(encoding))
    except Broken:
        return

    for found in answer.points:
        facts: EventFacts = found.facts
        assert facts.region is None or facts.region in REGIONS
        assert facts.last_confirmed is None or facts.last_confirmed.tzinfo is not None
        assert len(found.key) == 32


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading(data: bytes) -> None:
    with contextlib.suppress(Broken):
        read(data)
