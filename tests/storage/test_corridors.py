"""Along a way: what closes it, what is near, where nobody reported, how else to go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storage.corridors import Corridor, corridor, cut_legs, effect, other_ways, silent, touches
from storage.model import Event, EventFacts, EventState, Kind, TrafficState, Verification
from storage.network import Network
from storage.paths import Path
from storage.regions import Gazetteer
from storage.whereabouts import Whereabouts

_NETWORK = Network.load()
_HERE = Whereabouts.load(Gazetteer.load(), _NETWORK.roads)
_NOW = datetime(2023, 1, 5, 19, 20, tzinfo=UTC)


def way(start: str, end: str) -> Path:
    path = _NETWORK.path(_NETWORK.named(start)[0].node, _NETWORK.named(end)[0].node)
    assert path is not None
    return path


def event(number: int = 1, **facts: Any) -> Event:
    at_ilave = EventFacts(kind=Kind.BLOCKADE, region="210501", road="PE-3S", km_from=1410.0)
    return Event(number, 1, at_ilave.changed(**facts), _NOW, _NOW)


def along(path: Path, *events: Event) -> Corridor:
    return corridor(path, events, _HERE)


_TINTA: dict[str, Any] = {"region": "080608", "km_from": 1083.0}
_CALAPUJA: dict[str, Any] = {"region": "210703", "km_from": 1294.0}


def test_points_come_in_travelling_order_whichever_way_one_travels() -> None:
    events = [event(1, **_CALAPUJA), event(2, **_TINTA)]

    there, back = along(way("Cusco", "Puno"), *events), along(way("Puno", "Cusco"), *events)

    assert [(p.event.id, round(p.at)) for p in there.points] == [(2, 114), (1, 324)]
    assert [(p.event.id, round(p.at)) for p in back.points] == [(1, 64), (2, 275)]


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        (_TINTA, "on"),
        ({**_TINTA, "km_from": 1080.0, "km_to": 1090.0}, "on"),
        # A stretch that only begins before the way does.
        ({"region": "0801", "km_from": 960.0, "km_to": 975.0}, "on"),
        ({**_TINTA, "km_from": None}, "on"),
        ({**_TINTA, "road": None, "road_name": "Longitudinal de la Sierra Sur"}, "on"),
        ({**_TINTA, "road": None, "km_from": None}, "near"),
        # A district that no post stands in, but whose chief town lies beside the road.
        ({"region": "081203", "road": None, "km_from": None}, "off"),
        ({"region": "211101", "road": None, "km_from": None, "kind": Kind.MARCH}, "near"),
        ({"region": "21", "road": None, "km_from": None}, "around"),
        ({"region": "", "road": None, "km_from": None, "kind": Kind.STRIKE}, "around"),
        ({"region": "21", "road": None, "km_from": None, "kind": Kind.MARCH}, "off"),
        # Past Puno, on the same road.
        ({}, "off"),
        # The kilometre says Cusco, the region Ica: it is put on neither.
        ({"region": "110101", "km_from": 1083.0}, "off"),
        # The same kilometre of another road.
        ({"region": "18", "road": "PE-1S", "km_from": 1111.0}, "off"),
        ({"region": "1501", "road": None, "km_from": None}, "off"),
    ],
)
def test_where_an_event_lies_from_the_way_between_cusco_and_puno(facts: dict[str, Any], where: str) -> None:
    found = along(way("Cusco", "Puno"), event(**facts))

    lies = {"on": found.points, "near": found.near, "around": found.around}
    assert [name for name, events in lies.items() if events] == ([where] if where != "off" else [])


@pytest.mark.parametrize(
    ("facts", "does"),
    [
        ({}, TrafficState.INTERRUPTED),
        ({"traffic_state": TrafficState.RESTRICTED}, TrafficState.RESTRICTED),
        ({"traffic_state": TrafficState.NORMAL}, None),
        ({"state": EventState.ENDED}, None),
        ({"state": EventState.ANNOUNCED}, None),
        ({"verification": Verification.DENIED}, None),
        ({"kind": Kind.MARCH}, None),
        ({"kind": Kind.MARCH, "traffic_state": TrafficState.INTERRUPTED}, TrafficState.INTERRUPTED),
    ],
)
def test_what_an_event_does_to_the_traffic(facts: dict[str, Any], does: TrafficState | None) -> None:
    assert effect(event(**facts).facts) is does


def test_other_ways_avoid_every_known_cut_the_best_first() -> None:
    usual = way("Cusco", "Puno")
    cut = cut_legs([event(**_TINTA)], _HERE, _NETWORK)

    ways = other_ways(usual, cut, _NETWORK)

    assert ways
    assert all(cut.isdisjoint(leg.key for leg in other.legs) for other in ways)
    assert [other.length for other in ways] == sorted(other.length for other in ways)


def test_a_cut_on_the_other_way_as_well_is_gone_around_too() -> None:
    usual = way("Juliaca", "Moquegua")
    events = [event(1, region="210101", road="PE-36B", km_from=3.0)]
    first = other_ways(usual, cut_legs(events, _HERE, _NETWORK), _NETWORK)[0]
    shared = {leg.key for leg in usual.legs}
    middle = next(leg for leg in first.legs if leg.km_from and leg.km_to and leg.key not in shared)
    assert middle.km_from is not None and middle.km_to is not None
    km = (middle.km_from + middle.km_to) / 2
    events.append(event(2, region=None, road=middle.road.code, km_from=km))

    second = other_ways(usual, cut_legs(events, _HERE, _NETWORK), _NETWORK)

    assert second
    assert all(middle.key not in {leg.key for leg in other.legs} for other in second)


def test_where_every_way_is_cut_no_other_is_called_open() -> None:
    usual = way("Piura", "Paita")
    events = [event(region="2005", road="PE-02", km_from=20.0, km_to=48.0)]

    assert other_ways(usual, cut_legs(events, _HERE, _NETWORK), _NETWORK) == ()


def test_stretches_without_news_for_a_day_are_unknown_with_the_last_news_of_all_of_it() -> None:
    day = timedelta(days=1)
    updated = {
        "0801": _NOW,
        "0812": _NOW - 0.5 * day,
        "0806": _NOW - 3 * day,
        "2108": _NOW - 2 * day,
        "2111": _NOW,
        "2101": _NOW - 0.9 * day,
    }

    (stretch,) = silent(way("Cusco", "Puno"), updated, _NOW)

    assert (stretch.first.place, stretch.last.place) == ("Checacupe", "Calapuja")
    assert stretch.since == _NOW - 2 * day
    assert not stretch.whole


def test_a_way_of_which_nothing_was_ever_recorded_is_unknown_as_a_whole() -> None:
    (stretch,) = silent(way("Cusco", "Puno"), {}, _NOW)

    assert stretch.whole
    assert stretch.since is None


@pytest.mark.parametrize(
    ("facts", "follows"),
    [
        (_TINTA, True),
        ({**_TINTA, "state": EventState.ENDED}, True),
        ({"region": "211101", "road": None, "km_from": None}, True),
        ({"region": "211101", "road": None, "km_from": None, "kind": Kind.MARCH}, False),
        ({"region": "211101", "road": "PE-34H", "km_from": 10.0}, False),
        ({"region": "21", "road": None, "km_from": None}, False),
        ({}, False),
    ],
)
def test_which_news_concern_who_follows_the_route(facts: dict[str, Any], follows: bool) -> None:
    assert touches(way("Cusco", "Puno"), event(**facts).facts, _HERE) is follows
