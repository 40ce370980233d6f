"""Where but some get through, or now and then, in a few words: never free, and nothing of what is told beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.desk.reader import Intent
from storage.model import Kind, TrafficState
from tests.handlers.desk.reader.test_passing import JOINTS, Place, told
from tests.reports import asks, drafts, only
from tests.untidy import UNTIDY

#: Who alone gets through leaves a road shut.
SICK = (
    *(
        "solo ambulancias pasan en {}",
        "{} solo emergencias",
        "en {} dejan pasar ambulancias nomás",
        "en {} solo a pie",
    ),
    *(
        "hay pase a pie nomás en {}",
        "en {} no hay pase, solo a pie",
        "{} ni motos pasan",
        "en {} ni a pie dejan pasar",
    ),
    *("en {} no pasan ni ambulancias", "solo se pasa caminando en {}", "en {} solo enfermos pasan"),
)
SOME = (
    *(
        "{} pasan por turnos",
        "en {} cada dos horas abren",
        "{} abren cada hora",
        "cada media hora dan pase en {}",
    ),
    *("solo carros chicos en {}", "en {} carros chicos nomás", "en {} pasan motos", "{} solo motos pasan"),
    *(
        "en {} dejan pasar a los livianos",
        "en {} abren un rato y cierran",
        "en {} pasan de a pocos",
        "{} parcial",
    ),
    *(
        "en {} hay pase por un carril",
        "en {} solo un sentido",
        "en {} buses no pasan, autos sí",
        "en {} media vía",
    ),
    *(
        "en {} solo dejan pasar a los del pueblo",
        "{} de noche abren",
        "en {} dan pase de 12 a 2",
        "{} por horas nomás",
    ),
    *("en {} pasan uno por uno", "en {} pase intermitente", "en {} por ratos abren", "{} pase restringido"),
)
ENGLISH_SICK = (
    "only ambulances get through at {}",
    "on foot only at {}",
    "not even ambulances get through at {}",
)
ENGLISH_SOME = (
    *("letting cars through every two hours at {}", "at {} they open every two hours", "one lane open at {}"),
    *("only small cars get through at {}", "{}: only motorbikes", "buses can't pass at {} but cars can"),
)
SHUT = ("{} cerrado", "en {} no pasan", "no hay pase en {}", "en {} sigue el bloqueo")
FREE = ("{} libre", "en {} ya abrieron", "en {} ya hay pase", "{} normal")
STATES = {
    **dict.fromkeys((*SICK, *ENGLISH_SICK), TrafficState.INTERRUPTED),
    **dict.fromkeys((*SOME, *ENGLISH_SOME), TrafficState.RESTRICTED),
}
ILAVE, JULI, CHALA = Place("Ilave", "210501"), Place("Juli", "210401"), Place("Chala", "040307")
PLACES = (ILAVE, JULI, CHALA, Place("Ocoña", "040206"))


@settings(max_examples=250, deadline=None, derandomize=True)
@given(st.sampled_from(list(STATES)), st.sampled_from(PLACES), st.sampled_from(UNTIDY))
def test_where_but_some_get_through_a_road_is_shut_for_the_others(
    words: str, place: Place, typed: Callable[[str], str]
) -> None:
    draft = only(typed(words.format(place.name)))

    assert (draft.intent, draft.facts.region) == (Intent.REPORT, place.code)
    assert asks(draft, "kind") or draft.facts.kind is Kind.BLOCKADE
    assert asks(draft, "traffic_state") or draft.facts.traffic_state is STATES[words]


@settings(max_examples=250, deadline=None, derandomize=True)
@given(
    st.sampled_from((*SICK, *SOME)),
    st.sampled_from((*SHUT, *FREE)),
    st.sampled_from(JOINTS),
    st.booleans(),
    st.sampled_from((JULI, CHALA)),
    st.sampled_from(UNTIDY[:2]),
)
def test_beside_another_place_each_is_told_as_it_is(
    partly: str, other: str, joint: str, first: bool, place: Place, typed: Callable[[str], str]
) -> None:
    found = drafts(typed(told(partly.format("Ilave"), other.format(place.name), joint, shut_first=first)))

    here = {draft.facts.region: draft for draft in found}
    assert set(here) == {ILAVE.code, place.code}
    assert here[ILAVE.code].intent is Intent.REPORT
    assert here[place.code].intent is (Intent.REPORT if other in SHUT else Intent.LIFT)


@pytest.mark.parametrize(
    "words", ["en {} buses no pasan", "en {} no dejan pasar camiones", "no pasan buses en {}"]
)
def test_who_alone_is_kept_back_is_asked_for_the_rest(words: str) -> None:
    draft = only(words.format("Ilave"))

    assert (draft.intent, draft.facts.region) == (Intent.REPORT, "210501")
    assert asks(draft, "traffic_state")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "solo combustible en Ilave",
            "Hospital de Ilave solo emergencias",
            "en ilave solo atienden emergencias",
        ),
        *("en Ilave pasan motos robadas", "En Puno hay bus cada dos horas", "¿en Ilave pasan motos?"),
    ],
)
def test_what_is_sold_or_asked_restricts_no_road(text: str) -> None:
    assert drafts(text) == ()


@pytest.mark.parametrize(
    "text",
    ["de noche abrieron Ilave", "abrieron Ilave de noche", "en Ilave ya no solo motos, ya pasan todos"],
)
def test_what_was_opened_at_night_or_for_all_is_open(text: str) -> None:
    draft = only(text)

    assert (draft.intent, draft.facts.region) == (Intent.LIFT, "210501")


def test_of_three_places_each_is_told_as_it_is() -> None:
    found = drafts("Ilave libre; en Juli solo pasan motos; Chala cerrado")

    assert {(d.facts.region, d.intent, d.facts.traffic_state) for d in found} == {
        ("210501", Intent.LIFT, TrafficState.NORMAL),
        ("210401", Intent.REPORT, TrafficState.RESTRICTED),
        ("040307", Intent.REPORT, TrafficState.INTERRUPTED),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Bloqueo en Ilave, pase restringido o cerrado.",
        "Bloqueo en Ilave, tránsito restringido o interrumpido.",
        "Ilave: paso cerrado o restringido",
    ],
)
def test_restricted_or_shut_is_asked(text: str) -> None:
    assert asks(only(text), "traffic_state")
