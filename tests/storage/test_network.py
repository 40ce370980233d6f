"""The road network: the roads that people take between cities, and its places by key and name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.network import Network
from storage.paths import Leg, Path

_NETWORK = Network.load()


def way(start: str, end: str) -> Path:
    path = _NETWORK.path(_NETWORK.named(start)[0].node, _NETWORK.named(end)[0].node)
    assert path is not None
    return path


@pytest.mark.parametrize(
    ("start", "end", "codes", "km"),
    [
        ("Cusco", "Puno", "PE-3S", (380, 400)),
        ("Lima", "Cusco", "PE-1S PE-30A PE-3S", (1090, 1120)),
        ("Lima", "Huancayo", "PE-22 PE-3S", (290, 310)),
        ("Lima", "Arequipa", "PE-1S PE-34A", (1000, 1030)),
        ("Arequipa", "Puno", "PE-34A PE-3S", (290, 320)),
        ("Puno", "Desaguadero", "PE-3S", (145, 150)),
        ("Puno", "Tacna", "PE-36B PE-36A PE-1S", (400, 440)),
        ("Moquegua", "Desaguadero", "PE-36A", (290, 310)),
        ("Cusco", "Puerto Maldonado", "PE-3S PE-30C", (470, 490)),
        ("Juliaca", "Puerto Maldonado", "PE-3S PE-34B PE-30C", (550, 580)),
        ("Lima", "Ayacucho", "PE-1S PE-28A", (540, 560)),
        ("Ayacucho", "Cusco", "PE-3S", (570, 600)),
        ("Lima", "Trujillo", "PE-1N", (560, 570)),
        ("Trujillo", "Cajamarca", "PE-1N PE-08", (300, 310)),
        ("Chiclayo", "Jaén", "PE-1N PE-1NJ PE-04B PE-5N", (290, 320)),
        ("Lima", "Huaraz", "PE-1N PE-16 PE-3N", (400, 420)),
        ("Lima", "Pucallpa", "PE-22 PE-3N PE-18A PE-5N PE-18C", (760, 800)),
        ("Lima", "Satipo", "PE-22 PE-3N PE-22B PE-5S", (410, 440)),
        ("Piura", "Tumbes", "PE-1N", (280, 290)),
        ("Cusco", "Quillabamba", "PE-28F PE-28B", (200, 220)),
        ("Abancay", "Andahuaylas", "PE-3S", (125, 140)),
        ("Lima", "Cerro de Pasco", "PE-22 PE-3N", (290, 305)),
    ],
)
def test_the_way_between_two_cities_is_the_one_that_people_take(
    start: str, end: str, codes: str, km: tuple[int, int]
) -> None:
    path = way(start, end)

    assert " ".join(path.codes) == codes
    assert km[0] <= path.length <= km[1]


def test_every_place_on_the_roads_is_reached_from_lima() -> None:
    lima = _NETWORK.named("Lima")[0].node

    assert [stop.name for stop in _NETWORK.stops if _NETWORK.path(lima, stop.node) is None] == []


def test_the_keys_of_places_are_short_and_tell_them_apart() -> None:
    keys = [stop.key for stop in _NETWORK.stops]

    assert len(set(keys)) == len(keys)
    # Two of them have to fit a button with 64 bytes and a subscription with 40.
    assert max(map(len, keys)) <= 12
    assert all(_NETWORK.keyed(stop.key) is stop for stop in _NETWORK.stops)


def test_no_suffix_of_a_count_and_no_bare_post_is_shown_as_a_place() -> None:
    assert not any("#" in stop.name or stop.name.startswith("km ") for stop in _NETWORK.stops)


_NODES = st.sampled_from([stop.node for stop in _NETWORK.stops])


@settings(max_examples=60)
@given(_NODES, _NODES)
def test_a_way_joins_its_ends_leg_by_leg_and_is_as_long_the_other_way(start: int, end: int) -> None:
    path, back = _NETWORK.path(start, end), _NETWORK.path(end, start)

    assert path is not None and back is not None
    nodes = [start, *(leg.end for leg in path.legs)]
    assert nodes[-1] == end
    assert all(leg.start == before for leg, before in zip(path.legs, nodes, strict=False))
    assert len(set(nodes)) == len(nodes)
    assert path.cost == pytest.approx(back.cost)


def test_a_leg_that_costs_nothing_known_is_not_taken() -> None:
    usual = way("Cusco", "Puno")
    closed = usual.legs[len(usual.legs) // 2]

    def cost(leg: Leg) -> float | None:
        return None if leg.key == closed.key else leg.cost

    other = _NETWORK.path(usual.legs[0].start, usual.legs[-1].end, cost)

    assert other is not None
    assert closed.key not in {leg.key for leg in other.legs}
    assert other.cost >= usual.cost
