"""Yesterday's state, tomorrow's opening, what is denied, hoped or asked: none of it is how a road is now."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.desk.reader import Intent
from storage.model import EventState
from tests.conftest import LIMA, Clock
from tests.handlers.desk.reader.test_passing import Place
from tests.reports import asks, drafts
from tests.untidy import UNTIDY

PLACES = (
    Place("Ilave", "210501"),
    Place("Juli", "210401"),
    Place("Chala", "040307"),
    Place("Ocoña", "040206"),
)
FREE_THEN = (
    *(
        "ayer pasé normal por {}",
        "ayer pasé {} sin problemas",
        "anoche pasé normal por {}",
        "ayer estaba libre {}",
    ),
    *("ayer {} libre", "hace dos días {} estaba libre", "anoche ya pasaban en {}", "anteayer {} normal"),
    *("yesterday {} was open", "{} was clear last night", "I passed {} yesterday without problems"),
)
FREE_LATER = (
    *(
        "mañana libre {}",
        "{} libre desde mañana",
        "desde mañana hay pase en {}",
        "a partir del lunes {} libre",
    ),
    *(
        "recién a las 6 dan pase en {}",
        "a las 6 abren en {}",
        "en {} abren al mediodía",
        "{} open from tomorrow",
    ),
    *("en {} recién abren mañana", "they will open {} at 6 pm"),
)
FREE_PERHAPS = (
    *(
        "ojalá abran {}",
        "exigen que abran {}",
        "casi abren {}",
        "cuando abran {} avisan",
        "no creo que abran {}",
    ),
    *(
        "sera q en {} ya abrieron",
        "por {} se puede pasar o no",
        "alguien sabe si hay pase en {}",
        "{} libre?",
    ),
)
SHUT_THEN = (
    *("ayer estaba cerrado {}", "anoche estaba cerrado {}", "{} estaba bloqueado", "estuvo cerrado {}"),
    *(
        "ayer no dejaban pasar en {}",
        "en {} hubo bloqueo",
        "en la mañana {} estaba cerrado",
        "ayer bloquearon {}",
    ),
    *("{} was blocked last night", "yesterday {} was closed", "hace una semana {} estaba cerrado"),
)
NOT_SHUT = (
    *(
        "¿está bloqueado {}?",
        "falso lo de {}",
        "no es cierto que {} esté bloqueado",
        "nadie está bloqueando en {}",
    ),
    *(
        "no bloquearon {}",
        "no han cerrado {}",
        "mentira que hay bloqueo en {}",
        "it's not true that {} is blocked",
    ),
    *("piensan bloquear {}", "el lunes bloquean {}", "mañana bloquean {}", "dicen que van a cerrar {}"),
)
STILL = (
    "desde ayer ya hay pase en {}",
    "ayer abrieron {}",
    "anoche levantaron el bloqueo en {}",
    "hoy {} libre",
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.sampled_from((*FREE_THEN, *FREE_LATER, *FREE_PERHAPS)),
    st.sampled_from(PLACES),
    st.sampled_from(UNTIDY),
)
def test_what_was_or_will_be_free_lifts_nothing(
    words: str, place: Place, typed: Callable[[str], str]
) -> None:
    assert Intent.LIFT not in {draft.intent for draft in drafts(typed(words.format(place.name)))}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from((*SHUT_THEN, *NOT_SHUT)), st.sampled_from(PLACES), st.sampled_from(UNTIDY))
def test_what_was_shut_or_is_not_is_not_shut_now_without_a_question(
    words: str, place: Place, typed: Callable[[str], str]
) -> None:
    today = Clock().now().astimezone(LIMA).date()

    for draft in drafts(typed(words.format(place.name))):
        begun = draft.facts.started
        dated = begun is not None and begun.astimezone(LIMA).date() < today
        sure = draft.facts.state is EventState.ACTIVE and not asks(draft, "state")
        assert not sure or draft.intent is Intent.LIFT or dated


@pytest.mark.parametrize("words", STILL)
@pytest.mark.parametrize("place", PLACES)
def test_what_was_opened_yesterday_and_is_open_since_lifts(words: str, place: Place) -> None:
    (draft,) = drafts(words.format(place.name))

    assert (draft.intent, draft.facts.region) == (Intent.LIFT, place.code)


NOT_HERE = (
    *(
        "no es {0} donde está bloqueado, es {1}",
        "no es {0}, es {1} lo que está cerrado",
        "está bloqueado {1}, no {0}",
    ),
    *("{1} bloqueado, no {0}", "no en {0}, en {1} está cerrado", "en {0} no, en {1} sí hay bloqueo"),
    *(
        "corrijo: es {1} el bloqueado, no {0}",
        "it's not {0} that is blocked, it's {1}",
        "{1} is blocked, not {0}",
    ),
    *("el bloqueo es en {1}, no en {0}", "no bloquean {0} sino {1}", "the blockade is at {1}, not {0}"),
)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.sampled_from(NOT_HERE), st.sampled_from(PLACES[1:]), st.sampled_from(UNTIDY))
def test_the_place_that_is_said_not_to_be_it_is_not_reported(
    words: str, place: Place, typed: Callable[[str], str]
) -> None:
    found = drafts(typed(words.format("Ilave", place.name)))

    assert all(asks(draft, "region") for draft in found if draft.facts.region == "210501")
    assert Intent.LIFT not in {draft.intent for draft in found if draft.facts.region == place.code}


@pytest.mark.parametrize(
    "text",
    [
        "Dicen que ya abrieron en Ilave",
        "parece que ya hay pase en ilave",
        "Me dicen que Ilave ya está libre",
        "They say Ilave is open now",
        "I heard the blockade in Ilave was lifted.",
        "En la mañana pasé normal por Ilave",
        "We got through at Ilave this morning, all clear",
    ],
)
def test_what_is_heard_or_was_hours_ago_lifts_only_after_a_question(text: str) -> None:
    lifts = [draft for draft in drafts(text) if draft.intent is Intent.LIFT]

    assert all(asks(draft, "state") for draft in lifts)


def test_whoever_passes_now_is_believed() -> None:
    (lift,) = drafts("Ya abrieron en Ilave, acabo de pasar")

    assert lift.intent is Intent.LIFT
    assert not asks(lift, "state")


@pytest.mark.parametrize(
    "text",
    ["El lunes marchan a las 9 en Tacna.", "El lunes marcha en Tacna.", "El lunes bloquean la vía en Ilave."],
)
def test_a_weekday_without_a_verb_of_the_past_may_be_the_next_one(text: str) -> None:
    (draft,) = drafts(text)

    assert draft.facts.state is EventState.ANNOUNCED or asks(draft, "state")
