"""An end that holds for some, for hours, for one lane or on a condition is no end: the reader knows its limits."""

from __future__ import annotations

import pytest

from handlers.desk.reader.what.clearings import clearing
from handlers.desk.reader.what.limits import Limit, bounds_said, let_through
from handlers.desk.reader.what.traffic import passable, traffic_states
from handlers.desk.reader.what.undone import still_shut
from handlers.desk.reader.words.verbs import verbs_in
from storage.model import TrafficState


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("liberaron el pase solo para los buses con pasajeros", Limit.SOME),
        ("reabrieron la carretera unicamente a vehiculos menores", Limit.SOME),
        ("se abrio el transito para vehiculos livianos", Limit.SOME),
        ("despejaron la salida nada mas que para las unidades de transporte publico", Limit.SOME),
        ("the blockade was lifted only for buses carrying passengers", Limit.SOME),
        ("demonstrators cleared the road to let food trucks through", Limit.SOME),
        ("abrieron la via unicamente a una ambulancia", Limit.URGENT),
        ("liberaron la via para el paso de camiones con oxigeno", Limit.URGENT),
        ("levantaron el bloqueo por tres horas en el puente", Limit.HOURS),
        ("abrieron la via por el lapso de una hora y media", Limit.HOURS),
        ("liberaron la panamericana hasta las 6 de la tarde", Limit.HOURS),
        ("restablecieron el transito de 6 p. m. a 5 a. m.", Limit.HOURS),
        ("la carretera fue reabierta temporalmente", Limit.HOURS),
        ("acordaron una tregua de 12 horas y liberaron la carretera", Limit.HOURS),
        ("protesters reopened the road for three hours", Limit.HOURS),
        ("villagers briefly unblocked the mining corridor", Limit.HOURS),
        ("despejaron parcialmente la carretera", Limit.PART),
        ("police cleared one lane of the highway", Limit.PART),
    ],
)
def test_what_opens_for_some_for_hours_or_by_halves_goes_on(text: str, limit: Limit) -> None:
    found = clearing(text)

    assert found is not None
    assert limit in found.limits
    assert found.partly


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("suspendieron el bloqueo de la via hasta el viernes", Limit.DAYS),
        ("acordaron una tregua de 48 horas y liberaron la carretera", Limit.DAYS),
        ("levantaron el bloqueo por 72 horas en el puente", Limit.DAYS),
        ("they lifted the roadblock for 36 hours", Limit.DAYS),
        ("liberaron la carretera por las fiestas de navidad", Limit.DAYS),
        ("tras una tregua quedo libre el pase en la carretera", Limit.DAYS),
        ("villagers suspended their blockade for two weeks", Limit.DAYS),
        ("acordaron levantar el bloqueo de la carretera", Limit.AGREED),
        ("levantaron el bloqueo de la via a condicion de ser recibidos", Limit.IF),
        ("abrieron la carretera para que pasen los vehiculos varados", Limit.HELD_UP),
    ],
)
def test_what_opens_for_days_or_on_a_condition_is_over_within_that_limit(text: str, limit: Limit) -> None:
    found = clearing(text)

    assert found is not None
    assert limit in found.limits
    assert not found.partly


@pytest.mark.parametrize(
    "text",
    [
        "despejaron la via despues de dos horas de bloqueo",
        "la carretera, bloqueada por tres dias, fue reabierta",
        "tras haber estado cerrado por 48 horas, el puente fue liberado",
        "the highway, which had been closed for two days, reopened",
        "sugar workers blocked the entrance for three hours and then withdrew",
        "levantaron el bloqueo, pero los camiones varados avanzan solo de a pocos",
        "la via esta libre para todo tipo de vehiculos",
        "liberaron la via que une puno con juliaca",
    ],
)
def test_how_long_it_was_shut_and_who_waited_bound_no_end(text: str) -> None:
    found = clearing(text)

    assert found is not None
    assert not found.limits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dejaron pasar unicamente a los buses", Limit.SOME),
        ("los comuneros permitieron el paso de vehiculos livianos", Limit.SOME),
        ("miners let cars and ambulances through", Limit.SOME),
        ("truckers allowed light vehicles to pass", Limit.SOME),
        ("only residents are allowed through", Limit.SOME),
        ("solo los vecinos pueden pasar por el bloqueo", Limit.SOME),
        ("only ambulances were let through", Limit.URGENT),
        ("ni las motos pueden pasar", None),
        ("solo circulan motos y bicicletas", Limit.SOME),
        ("permiten el pase de ambulancias", Limit.URGENT),
        ("they let ambulances through", Limit.URGENT),
        ("no dejan pasar a los buses", None),
        ("pidieron que permitan el paso de los buses", None),
        ("donde circulan las unidades que transportan mineral", None),
    ],
)
def test_whom_they_let_pass_is_told_from_the_verb(text: str, expected: Limit | None) -> None:
    found = let_through(text, verbs_in(text))

    assert (found.limit if found else None) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("el permiso es solo para los conductores de buses", {Limit.SOME}),
        ("no aclararon por cuanto tiempo", {Limit.DAYS}),
        ("la tregua durara hasta el domingo", {Limit.DAYS}),
        ("vencida la tregua no hubo respuesta", set()),
        ("los buses ya circulan con normalidad", set()),
    ],
)
def test_a_sentence_below_may_tell_the_limits(text: str, expected: set[Limit]) -> None:
    assert bounds_said(text) == expected


@pytest.mark.parametrize(
    ("limits", "state"),
    [
        ({Limit.SOME}, TrafficState.RESTRICTED),
        ({Limit.HOURS, Limit.URGENT}, TrafficState.RESTRICTED),
        ({Limit.URGENT}, TrafficState.INTERRUPTED),
        ({Limit.AGAIN, Limit.HOURS}, TrafficState.INTERRUPTED),
    ],
)
def test_ambulances_alone_leave_a_road_shut(limits: set[Limit], state: TrafficState) -> None:
    assert passable(frozenset(limits)) is state


@pytest.mark.parametrize(
    "text",
    [
        "la policia intento desbloquear la via",
        "se niegan a levantar el bloqueo de la carretera",
        "soldiers failed to clear the road",
        "called on residents to free the road",
        "liberaran la carretera cuando firmen el acta",
        "el juez ordeno desbloquear la carretera",
        "la fiscalia dispuso el desbloqueo de la via",
    ],
)
def test_whoever_asks_tries_or_will_free_a_road_tells_that_it_is_shut(text: str) -> None:
    assert clearing(text) is None
    assert still_shut(text, verbs_in(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "acordaron levantar el paro siempre y cuando se firme el acta",
        "decidieron suspender la huelga desde manana",
    ],
)
def test_what_is_agreed_for_later_or_on_a_condition_is_not_over(text: str) -> None:
    assert clearing(text) is None


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("ocupan ambos carriles y dejan circular cada tres horas", (TrafficState.RESTRICTED,)),
        ("no permitiendo el paso de vehiculos particulares", ()),
        ("los persuaden para que dejen libre un carril", ()),
        ("dejan pasar unicamente a los buses", (TrafficState.RESTRICTED,)),
    ],
)
def test_a_road_is_passable_for_whom_they_let_pass_and_not_for_whom_somebody_asks_it(
    text: str, states: tuple[TrafficState, ...]
) -> None:
    assert traffic_states(text, let_through(text, verbs_in(text))) == states
