"""Reasons that are no events, places that no point took, and what the words leave open, which is asked."""

from __future__ import annotations

import pytest

from storage.model import Kind
from tests.reports import asks, only, reading


@pytest.mark.parametrize(
    "text",
    [
        "Bloqueo en el puente de Ilave. Motivo: paro regional",
        "Bloqueo en el puente de Ilave. Motivo paro indefinido.",
        "Tránsito interrumpido en Ilave por manifestantes. Debido al paro de 48 horas.",
        "Roadblock in Ilave. Reason: regional strike.",
    ],
)
def test_the_strike_that_is_the_reason_is_no_event_more(text: str) -> None:
    assert only(text).facts.kind is Kind.BLOCKADE


def test_a_strike_below_a_blockade_is_one_where_it_is_no_reason() -> None:
    kinds = {d.facts.kind for d in reading("Bloqueo en el puente de Ilave. Paro regional en Puno.").drafts}
    assert kinds == {Kind.BLOCKADE, Kind.STRIKE}


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        (
            "Demonstrators are blocking the Pan-American Highway South near Ica (km 290) and Chala, as well as roads in "
            "Apurimac, Ayacucho and Junin.",
            ["03", "040307", "05", "1101", "12"],
        ),
        (
            "Clashes broke out as police moved to break up roadblocks on the Pan-American Highway. The biggest protests are "
            "in the Viru and Chao districts; in the south there are blockades across Ica, mainly at Barrio Chino.",
            ["110108", "131201", "131202"],
        ),
    ],
)
def test_places_that_no_point_took_are_asked_about(text: str, regions: list[str]) -> None:
    drafts = reading(text).drafts
    found = {draft.facts.region or "" for draft in drafts}
    assert all(any(one.startswith(region[:4]) for one in found) for region in regions)
    assert all(d.doubts for d in drafts if d.facts.region not in ("1101", "040307", None))


@pytest.mark.parametrize(
    "text",
    [
        "Comunicado N.º 8 Pobladores bloquean la vía en Ilave.",
        "Sector 4 comuneros bloquean la vía en Ilave.",
        "Boletín informativo N° 12 Comuneros bloquean la vía en Ilave.",
    ],
)
def test_the_number_of_a_bulletin_counts_nobody(text: str) -> None:
    assert only(text).facts.crowd is None


def test_a_group_that_sets_fire_to_a_car_is_told_of_as_people_are() -> None:
    kinds = [
        d.facts.kind for d in reading("Residents march in Ilave. A group set fire to a patrol car.").drafts
    ]
    assert kinds == [Kind.MARCH, Kind.LOOTING]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Comuneros bloquearon la vía en Ilave hasta que llegó la Policía.", "state"),
        ("Residents blocked the road in Ilave until police arrived.", "state"),
        ("Bloqueo en el km 3 de la carretera Yurimaguas - Tarapoto.", "region"),
    ],
)
def test_what_the_words_leave_open_is_asked(text: str, field: str) -> None:
    assert asks(only(text), field)


def test_an_avenue_of_lima_that_is_called_like_a_town_is_asked_about() -> None:
    march, gas = reading("Marcha en el Centro de Lima. La policía lanza gases en Abancay.").drafts
    assert march.facts.region == "150101"
    assert asks(gas, "region")
    _, other = reading("Marcha en Cusco. La policía lanza gases en Abancay.").drafts
    assert not asks(other, "region")


@pytest.mark.parametrize(
    "text",
    [
        "Estudiantes tomaron la universidad en Huamanga. Reclaman la salida de las autoridades.",
        "Bloqueo en Ilave. Exigen la salida del rector y el ingreso de la fiscalía.",
    ],
)
def test_that_somebody_shall_go_is_no_exit(text: str) -> None:
    assert only(text).facts.place is None


def test_a_crowd_dissolved_by_police_is_a_dispersal() -> None:
    text = "En Puente Piedra, un grupo bloqueó la Panamericana Norte hasta que fue disuelto por la Policía."
    assert only(text).facts.kind is Kind.DISPERSAL or asks(only(text), "kind")


@pytest.mark.parametrize(
    "text",
    [
        "El servicio ferroviario fue suspendido luego de que pobladores colocaran troncos sobre la vía.",
        "Los trenes fueron suspendidos luego de que pobladores colocaran troncos sobre la vía en Pachar.",
    ],
)
def test_what_is_told_but_by_what_came_of_it_is_opened_with_a_question(text: str) -> None:
    draft = only(text)
    assert draft.facts.kind is Kind.BLOCKADE
    assert asks(draft, "kind")
