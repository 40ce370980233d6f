"""Reading files of events: all that is wrong is told, by line and field."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importing import BadFile, Problem, read_and_validate
from storage.model import FRESH_FOR, EventState, Kind
from storage.regions import Gazetteer

NOW = datetime(2023, 1, 5, 19, 20, tzinfo=UTC)
GOOD: dict[str, Any] = {
    "external_id": "a-1",
    "kind": "blockade",
    "region": "210501",
    "last_confirmed": "2023-01-05T12:00-05:00",
    "summary_es": "Comunidades cierran el puente.",
    "sources": [{"name": "Sutran"}],
}
_PLACES = Gazetteer.load()


def _json(*events: dict[str, Any]) -> bytes:
    return json.dumps({"events": events}, ensure_ascii=False, indent=1).encode()


def _wrong(data: bytes, name: str = "x.json") -> list[Problem]:
    with pytest.raises(BadFile) as told:
        read_and_validate(data, name, _PLACES, NOW)
    return told.value.problems


def test_a_good_event_is_read() -> None:
    (event,) = read_and_validate(_json(GOOD), "x.json", _PLACES, NOW).events

    assert event.external_id == "a-1"
    assert event.facts.kind is Kind.BLOCKADE and event.facts.region == "210501"
    assert event.facts.last_confirmed == datetime(2023, 1, 5, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.json", _json(GOOD | {"also": ["Arequipa (departamento)", "0801", "080101", "04", "210502"]})),
        (
            "x.csv",
            b"external_id;kind;region;also;summary_es;sources\n"
            b'a-1;blockade;210501;"04 ; 0801 ; 080101;210502";Algo.;Sutran\n',
        ),
    ],
)
def test_further_regions_are_read_each_once_and_none_inside_another(name: str, data: bytes) -> None:
    (event,) = read_and_validate(data, name, _PLACES, NOW).events

    assert event.facts.regions == ("210501", "04", "0801", "210502")


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"kind": "riot"}, "kind", "blockade"),
        ({"kind": None}, "kind", "blockade"),
        ({"region": "Atlantis"}, "region", "no such place"),
        ({"region": "Pnuo"}, "region", "Puno"),
        ({"region": "Santa Rosa"}, "region", "10 places"),
        ({"region": 21}, "region", "quotes"),
        ({"also": ["Cusco", "Pnuo"]}, "also.1", "Puno"),
        ({"also": "Cusco"}, "also", "list"),
        ({"also": [""]}, "also", "country"),
        ({"state": "over"}, "state", "active"),
        ({"traffic_state": "closed"}, "traffic_state", "interrupted"),
        ({"verification": "sure"}, "verification", "reported"),
        ({"severity": "huge"}, "severity", "extreme"),
        ({"km_from": -1}, "km_from", "greater"),
        ({"km_from": 4000}, "km_from", "less"),
        ({"km_from": "near"}, "km_from", "number"),
        ({"km_from": 10, "km_to": 5}, "", "km_to"),
        ({"km_to": 5}, "", "km_to"),
        ({"latitude": -15.0}, "", "together"),
        ({"latitude": 40.0, "longitude": -70.0}, "latitude", "less"),
        ({"started": "yesterday"}, "started", "2023-01-05"),
        ({"started": "2023-02-30 06:00"}, "started", "2023-01-05"),
        ({"started": "2023-01-07 06:00"}, "", "announced"),
        (
            {"started": "2023-01-05 06:00", "ended": "2023-01-05 05:00", "state": "ended"},
            "",
            "before started",
        ),
        ({"ended": "2023-01-05 05:00"}, "", "ended"),
        ({"last_confirmed": "2023-01-06 05:00"}, "last_confirmed", "future"),
        ({"summary_es": None}, "", "summary_es"),
        ({"summary_es": "x" * 1501}, "summary_es", "1500"),
        ({"sources": []}, "sources", "at least 1"),
        ({"sources": [{"name": "A", "url": "ftp://x"}]}, "sources.0.url", "pattern"),
        ({"sources": "Sutran"}, "sources", "list"),
        ({"crowd": -5}, "crowd", "greater"),
        ({"crowd": 2.5}, "crowd", "integer"),
        ({"summry_es": "x"}, "summry_es", "summary_es"),
        ({"external_id": ""}, "external_id", "at least 1"),
    ],
)
def test_a_bad_field_is_told_by_line_record_and_field(change: dict[str, Any], field: str, says: str) -> None:
    bad = GOOD | {"external_id": "b-2"} | change

    problems = _wrong(_json(GOOD, bad))

    assert [(p.field, p.line) for p in problems] == [(field, 15)]
    assert says.lower() in problems[0].message.lower()


def test_missing_fields_are_told_all_together() -> None:
    problems = _wrong(_json({}, GOOD, {"external_id": "c"}))

    assert {(p.field, p.message) for p in problems} == {
        (name, "is missing") for name in ("external_id", "kind", "region", "sources")
    }
    assert len(problems) == 7


def test_an_id_met_twice_names_the_first_line() -> None:
    (problem,) = _wrong(_json(GOOD, GOOD))

    assert (problem.field, problem.message) == ("external_id", "is the id of line 3 already")


@pytest.mark.parametrize(
    ("data", "name", "line", "says"),
    [
        (b"", "x.json", 1, "must hold"),
        (b"{", "x.json", 1, "not JSON"),
        (b'{"events": [\n{"a": }\n]}', "x.json", 2, "not JSON"),
        (b'{"event": []}', "x.json", 1, '"events"'),
        (b'{"events": {}}', "x.json", 1, "list"),
        (b"[1]", "x.json", 1, "object"),
        (b"[]", "x.json", 1, "no events"),
        (b"[] []", "x.json", 1, "after the end"),
        (b'{"events": []}\n\xff', "x.json", 2, "UTF-8"),
        (b"a;b\n1;2\n", "x.csv", 1, "columns"),
        (b"external_id,kind\na,b,c\n", "x.csv", 2, "3 cells"),
        (b"<xml/>", "x.xml", 1, ".csv"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_why(data: bytes, name: str, line: int, says: str) -> None:
    (problem,) = _wrong(data, name)

    assert problem.line == line
    assert says in problem.message


def test_csv_says_the_same_as_json() -> None:
    rows = (
        "record;external_id;kind;region;last_confirmed;summary_es;sources;source;counted;value;at\r\n"
        ";a-1;Bloqueo;Ilave;2023-01-05 12:00;Comunidades cierran el puente.;Sutran;;;;\r\n"
        "tally;t-1;Perú;;;;;;;;\r\n"
    )
    data = rows.replace(
        "tally;t-1;Perú;;;;;;;;", "tally;t-1;;Perú;;;;Sutran;blocked_points;37;2023-01-05 12:00"
    )

    found = read_and_validate("\ufeff".encode() + data.encode(), "x.csv", _PLACES, NOW)

    assert found.events == read_and_validate(_json(GOOD), "x.json", _PLACES, NOW).events
    assert [(tally.region, tally.value, tally.source.name) for tally in found.tallies] == [("", 37, "Sutran")]


def test_of_what_nobody_confirmed_in_time_nothing_is_known() -> None:
    old = GOOD | {"last_confirmed": "2023-01-04T12:00-05:00"}

    (event,) = read_and_validate(_json(old), "x.json", _PLACES, NOW).events

    assert event.facts.state is EventState.LAPSED
    assert event.facts.last_confirmed is not None and event.facts.ended is not None
    assert event.facts.ended - event.facts.last_confirmed == FRESH_FOR[Kind.BLOCKADE]


@given(st.binary(max_size=200), st.sampled_from(["x.json", "x.csv"]))
def test_any_file_is_read_or_refused_in_words(data: bytes, name: str) -> None:
    try:
        read_and_validate(data, name, _PLACES, NOW)
    except BadFile as bad:
        assert list(bad.lines())


def test_the_seed_is_valid_and_fresh_on_the_demos_afternoon(gazetteer: Gazetteer) -> None:
    data = (resources.files("storage") / "data" / "peru-2023-01.json").read_bytes()

    found = read_and_validate(data, "peru-2023-01.json", gazetteer, NOW)
    places = {event.facts.region for event in found.events}

    assert len(found.events) >= 12 and len(found.tallies) >= 2
    assert {event.facts.km_from for event in found.events} >= {262.0, 290.0, 299.0}
    assert places >= {"1101", "21", "040101", "150101", "2501", "060701", "080101", "050101"}
    assert (37, 25) in {(tally.value, tally.earlier) for tally in found.tallies}
    assert all(event.facts.summary_es and event.facts.summary_en for event in found.events)
    assert sum(event.facts.state is EventState.ACTIVE for event in found.events) >= 10
    later = read_and_validate(data, "peru-2023-01.json", gazetteer, NOW + timedelta(days=900))
    assert all(event.facts.state in (EventState.ENDED, EventState.LAPSED) for event in later.events)
