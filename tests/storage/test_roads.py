"""Roads by code and name, positions between posts, and which region a kilometre lies in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.regions import Gazetteer
from storage.road import Lies, Road
from storage.roads import Roads

_ROADS = Roads.load()
_PLACES = Gazetteer.load()


def road(key: str) -> Road:
    return next(road for road in _ROADS if road.key == key)


@pytest.mark.parametrize("text", ["PE-3S", "pe 3s", "PE-03S", "3S", "PE3S", " pe-3s "])
def test_a_road_is_found_by_its_code_however_it_is_typed(text: str) -> None:
    found = _ROADS.find(text)

    assert found[0].key == "PE-3S"
    assert {r.code for r in found} == {"PE-3S"}


def test_a_code_with_several_counts_gives_them_all() -> None:
    assert {r.key for r in _ROADS.coded("PE-5N")} == {"PE-5N#norte", "PE-5N#jaen", "PE-5N#centro"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("panamericana sur", {"PE-1S"}),
        ("PANAMERICANA SUR", {"PE-1S"}),
        ("Vía Los Libertadores", {"PE-28A"}),
        ("carretera central", {"PE-22", "PE-3N", "PE-3S", "PE-18A", "PE-22B"}),
        ("Interoceánica Sur", {"PE-30C", "PE-30A", "PE-34A", "PE-34B", "PE-36A"}),
        ("Marginal de la Selva", {"PE-5N", "PE-5S"}),
        ("calle de nadie", set()),
    ],
)
def test_a_name_gives_every_road_that_bears_it(text: str, codes: set[str]) -> None:
    assert {r.code for r in _ROADS.named(text)} == codes


def test_no_suffix_of_a_count_is_ever_part_of_a_code_or_a_name() -> None:
    assert not any("#" in r.code + r.name for r in _ROADS)


def test_a_bare_post_has_no_name_for_people() -> None:
    hidden = [p for r in _ROADS for p in r.posts if p.place.startswith("km ")]

    assert hidden
    assert all(p.shown is None for p in hidden)


def test_a_position_between_posts_is_interpolated_and_says_so() -> None:
    found = road("PE-3S").position(1400)

    assert found is not None
    assert found.approximate
    assert (found.before.place, found.after.place) == ("Acora", "Ilave")
    assert -16.0834 < found.latitude < -15.9738


def test_a_surveyed_post_is_where_it_is() -> None:
    found = road("PE-3S").position(1410.8)

    assert found is not None
    assert not found.approximate
    assert (found.latitude, found.longitude) == (-16.0833, -69.6667)


@pytest.mark.parametrize(
    ("key", "km"), [("PE-3S", 1507), ("PE-3S", -1), ("PE-28B", 10), ("PE-30B", 20), ("PE-3S#yunguyo", 5)]
)
def test_outside_of_the_known_posts_there_is_no_position(key: str, km: float) -> None:
    assert road(key).position(km) is None
    assert road(key).near(km) == ()
    assert road(key).implied(km) is None


@pytest.mark.parametrize(
    ("key", "km", "region", "lies"),
    [
        ("PE-1S", 262, "11", Lies.YES),
        ("PE-1S", 262, "110108", Lies.YES),
        ("PE-1S", 262, "110101", Lies.NO),
        ("PE-1S", 48, "04", Lies.NO),
        ("PE-3S", 1410, "21", Lies.YES),
        ("PE-3S", 1410, "08", Lies.NO),
        ("PE-3S", 1150, "21", Lies.UNKNOWN),
        ("PE-3S", 1185, "08", Lies.NO),
        ("PE-3S", 1126, "08", Lies.YES),
        ("PE-3S", 1900, "21", Lies.UNKNOWN),
        ("PE-3S", 1900, "12", Lies.NO),
        ("PE-30C", 100, "17", Lies.NO),
        ("PE-34B", 108, "170102", Lies.NO),
        ("PE-1S", 262, "", Lies.YES),
    ],
)
def test_whether_a_kilometre_lies_in_a_region(key: str, km: float, region: str, lies: Lies) -> None:
    assert road(key).lies_in(km, region).lies is lies


def test_the_known_ranges_come_with_the_answer() -> None:
    assert road("PE-1S").lies_in(48, "04").ranges == ((520.0, 1049.0),)


@pytest.mark.parametrize(
    ("key", "km", "region"),
    [("PE-1S", 290, "1101"), ("PE-3S", 1410, "2105"), ("PE-3S", 1150, None), ("PE-3S", 1400, "21")],
)
def test_a_kilometre_implies_no_more_than_its_posts_tell(key: str, km: float, region: str | None) -> None:
    assert road(key).implied(km) == region


def test_every_post_lies_in_a_district_that_is_known() -> None:
    assert [p.place for r in _ROADS for p in r.posts if p.district not in _PLACES] == []


def test_known_posts_rise_along_their_road() -> None:
    kms = {r.key: [p.km for p in r.posts if p.km is not None] for r in _ROADS}

    assert [
        key for key, found in kms.items() if found != sorted(found) and found != sorted(found, reverse=True)
    ] == []


@given(st.sampled_from(list(_ROADS)), st.floats(-100, 4000, allow_nan=False))
def test_a_position_never_lies_beyond_the_posts_around_it(one: Road, km: float) -> None:
    found = one.position(km)

    if found is not None:
        low, high = sorted((found.before.latitude, found.after.latitude))
        assert low - 1e-4 <= found.latitude <= high + 1e-4
        assert found.before.km is not None and found.after.km is not None
        assert found.before.km <= km <= found.after.km


@given(st.text(max_size=80))
def test_any_text_is_answered(text: str) -> None:
    assert isinstance(_ROADS.find(text), tuple)
