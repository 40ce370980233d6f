"""One breath on two towns: what is taken in each, what lacks in one, whose people act, what goes on in the other."""

from __future__ import annotations

import pytest

from handlers.desk.reader import Intent, ReadDraft
from storage.model import EventState, Kind
from tests.reports import asks, drafts, only

ILAVE, JULI = "210501", "210401"


def _by_region(text: str) -> dict[str | None, ReadDraft]:
    found = drafts(text)
    assert len({draft.facts.region for draft in found}) == len(found)
    return {draft.facts.region: draft for draft in found}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Mañana tomarán el municipio en Ilave y la carretera en Juli", EventState.ANNOUNCED),
        ("Tomaron el municipio de Ilave y la carretera en Juli", EventState.ACTIVE),
        ("Tomorrow they will seize the town hall in Ilave and the road in Juli", EventState.ANNOUNCED),
    ],
)
def test_each_thing_taken_has_its_own_town(text: str, state: EventState) -> None:
    found = _by_region(text)

    assert {code: draft.facts.kind for code, draft in found.items()} == {
        ILAVE: Kind.OCCUPATION,
        JULI: Kind.BLOCKADE,
    }
    assert {draft.facts.state for draft in found.values()} == {state}


@pytest.mark.parametrize(
    "text",
    [
        "En Ilave falta gas y en Juli sigue tomado el puente",
        "En Ilave subió el pollo y en Juli cerraron la pista",
        "No hay papa en Ilave, en Juli sigue bloqueada la carretera",
    ],
)
def test_a_town_that_lacks_something_is_not_shut(text: str) -> None:
    assert only(text).facts.region == JULI


@pytest.mark.parametrize(
    "text",
    [
        "El bloqueo en Ilave empezará mañana pero el de Juli continúa",
        "The blockade in Ilave starts tomorrow but the one in Juli continues",
    ],
)
def test_what_goes_on_takes_no_day_of_the_one_to_come(text: str) -> None:
    found = _by_region(text)

    assert {code: draft.facts.state for code, draft in found.items()} == {
        ILAVE: EventState.ANNOUNCED,
        JULI: EventState.ACTIVE,
    }


def test_a_town_strikes_and_the_road_is_shut_in_another() -> None:
    found = _by_region("Ilave acata paro, bloquean la vía en Juli")

    assert {code: draft.facts.kind for code, draft in found.items()} == {
        ILAVE: Kind.STRIKE,
        JULI: Kind.BLOCKADE,
    }


@pytest.mark.parametrize(
    "text", ["Los de Quehue y Checca cerraron el puente", "La gente de Quehue y Checca cerró el puente"]
)
def test_those_of_two_towns_shut_one_bridge_and_where_it_is_is_asked(text: str) -> None:
    draft = only(text)

    assert draft.facts.kind is Kind.BLOCKADE and asks(draft, "region")


def test_who_shuts_a_road_as_one_is_named_before_the_strike_as_well() -> None:
    kinds = {draft.facts.kind for draft in drafts("La gente de Urcos se plegó al paro y cerró la carretera")}

    assert kinds == {Kind.STRIKE, Kind.BLOCKADE}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Bloqueo en Ocoña. Bloqueo en Camaná", ["040206", "0402"]),
        ("Roadblock in Ocoña. Roadblock in Camaná.", ["040206", "0402"]),
    ],
)
def test_the_same_words_of_two_places_tell_of_two(text: str, places: list[str]) -> None:
    assert [draft.facts.region for draft in drafts(text)] == places


def test_a_headline_and_its_story_are_still_one() -> None:
    assert only("Bloqueo en Ilave. El bloqueo en Ilave es total").facts.region == ILAVE


@pytest.mark.parametrize(
    ("text", "region", "road"),
    [
        ("Ocoña-Chala bloqueado", "04", "PE-1S"),
        ("Bloqueo Ilave - Juli", "21", "PE-3S"),
        ("Ilave - Puno cerrado", "21", "PE-3S"),
        ("bloqueado Chala - Atico", "0403", "PE-1S"),
    ],
)
def test_a_bare_dash_between_two_towns_of_one_road_is_the_stretch(text: str, region: str, road: str) -> None:
    facts = only(text).facts

    assert (facts.region, facts.road) == (region, road)


def test_a_town_and_the_capital_of_its_region_may_be_but_where_it_lies() -> None:
    assert asks(only("Ilave - Puno bloqueado"), "region")


@pytest.mark.parametrize(
    "text", ["Ilave - Bloqueo en el puente", "Quiquijana - Cusco: bloqueo", "Juli - sigue bloqueado"]
)
def test_other_dashes_join_no_towns(text: str) -> None:
    assert only(text).facts.road is None


@pytest.mark.parametrize(
    "text",
    [
        "carretera Puno - Juli bloqueada, carretera Puno - Juliaca libre",
        "Puno - Juli bloqueado, Puno - Juliaca libre",
    ],
)
def test_a_stretch_that_is_free_frees_no_other_of_its_road(text: str) -> None:
    shut, free = drafts(text)

    assert shut.intent is Intent.REPORT and shut.facts.kind is Kind.BLOCKADE
    assert free.intent is Intent.LIFT and asks(free, "state")
