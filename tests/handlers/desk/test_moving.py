"""A place put right takes with it what cannot be there: the road, its kilometre, and what the summary says of them."""

from __future__ import annotations

from typing import Any

import pytest

from handlers.desk.moving import at_region, left_behind, still_said
from storage.model import EventFacts
from storage.roads import Roads
from tests.conftest import Clock
from tests.factories import facts

NOW, ROADS = Clock().now(), Roads.load()
AT_ILAVE = {"latitude": -16.1, "longitude": -69.6}
GONE: dict[str, Any] = {"road": None, "road_name": None, "km_from": None, "km_to": None, "sector": None}


def _at(region: str, **changes: Any) -> tuple[EventFacts, EventFacts]:
    before = facts(NOW).changed(sector="Chijichaya", **{**AT_ILAVE, **changes})
    return before, at_region(before, region, ROADS)


@pytest.mark.parametrize("region", ["15", "150101", "110101", "040101"])
def test_a_road_that_does_not_come_there_goes_with_all_that_was_said_of_it(region: str) -> None:
    before, found = _at(region)

    assert found == before.changed(region=region, latitude=None, longitude=None, **GONE)
    assert left_behind(before, found)


@pytest.mark.parametrize("region", ["210401", "211101", "080101"])
def test_a_kilometre_of_elsewhere_goes_and_the_road_that_comes_there_stays(region: str) -> None:
    before, found = _at(region)

    assert (found.road, found.km_from, found.sector, found.latitude) == ("PE-3S", None, None, None)
    assert left_behind(before, found)


@pytest.mark.parametrize(
    ("region", "changes"),
    [
        ("2105", {}),
        ("21", {}),
        ("", {}),
        ("210502", {}),
        ("210401", {"km_from": None}),
        ("210401", {"road": None, "road_name": "Trocha de los Andes", "km_from": 3.0}),
        ("210401", {"road": None, "km_from": 3.0}),
        ("210401", {"road": None, "km_from": None}),
    ],
)
def test_what_no_list_speaks_against_stays(region: str, changes: dict[str, Any]) -> None:
    before, found = _at(region, **changes)

    assert found == before.changed(region=region)
    assert not left_behind(before, found)


@pytest.mark.parametrize("name", [{"road_name": "Trocha de los Andes"}, {"road_name": None}])
def test_a_road_that_no_list_has_is_left_in_its_department(name: dict[str, Any]) -> None:
    before, found = _at("15", road=None, km_from=3.0, **name)

    assert (found.road_name, found.km_from) == (None, None)
    assert left_behind(before, found)


def test_the_first_place_of_a_draft_is_no_other_one() -> None:
    before = facts(NOW, region=None)

    assert at_region(before, "15", ROADS) == before.changed(region="15")


def test_a_position_of_another_department_goes_as_well() -> None:
    _, found = _at("15", road=None, km_from=None)

    assert (found.region, found.latitude, found.sector) == ("15", None, "Chijichaya")


@pytest.mark.parametrize(
    ("region", "summary", "corrected", "said"),
    [
        ("15", "Bloqueo en Ilave, Puno: PE-3S km 1410.", "Bloqueo en Ilave, Puno.", False),
        ("15", "Piedras en la vía (PE 3S, km 1410+500). Siguen.", "Piedras en la vía. Siguen.", False),
        ("15", "Blocked at Ilave, PE-3S.", "Blocked at Ilave.", False),
        ("15", "Bloqueo en el km 1410 de la PE-3S.", "Bloqueo en el km 1410 de la PE-3S.", True),
        ("210401", "Bloqueo en la PE-3S km 1410.", "Bloqueo en la PE-3S.", False),
        ("210401", "Bloqueo en el km 1410.", "Bloqueo en el km 1410.", True),
        ("210401", "Bloqueo en la PE-3S.", "Bloqueo en la PE-3S.", False),
        ("210401", "Unas 1410 personas.", "Unas 1410 personas.", False),
        ("210401", "Bloqueo en la PE-3S km 14105.", "Bloqueo en la PE-3S km 14105.", False),
    ],
)
def test_the_summary_says_it_no_more_where_it_stands_by_itself_and_else_that_is_told(
    region: str, summary: str, corrected: str, said: bool
) -> None:
    before, found = _at(region, summary_es=summary, summary_en=None)

    assert (found.summary_es, still_said(before, found)) == (corrected, said)
