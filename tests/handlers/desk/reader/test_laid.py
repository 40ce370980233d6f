"""What lies or stands on a road, at exits and corners as residents name them, and when it began by a log's hour."""

from __future__ import annotations

import pytest

from storage.model import Kind
from tests.reports import asks, drafts, only
from tests.scoring import value


@pytest.mark.parametrize(
    "text",
    [
        "Cusco: piedras y palos en la av. de la cultura con magisterio",
        "Tacna: troncos en la pista, salida a Tarata",
        "huancayo: puro palos en ferrocarril con loreto",
        "buses across the road in Ilave",
        "Ayacucho: gente parada en medio de la pista en el óvalo Magdalena",
    ],
)
def test_what_lies_or_stands_on_a_road_shuts_it_and_is_asked(text: str) -> None:
    draft = only(text)

    assert draft.facts.kind is Kind.BLOCKADE and asks(draft, "kind")


@pytest.mark.parametrize(
    "text",
    [
        "Hay piedras en la pista por derrumbe en Urcos",
        "Llantas usadas a 50 soles en la salida a Cusco",
        "venta de llantas en real con giraldez",
        "se me reventaron las llantas en la salida de Ilave",
    ],
)
def test_stones_that_fell_and_tyres_that_are_sold_shut_nothing(text: str) -> None:
    assert drafts(text) == ()


def test_burning_tyres_at_several_exits_are_several_blockades() -> None:
    found = drafts("Juliaca: llantas ardiendo en la salida a Cusco, la salida a Puno y el óvalo San Román")

    assert [draft.facts.place for draft in found] == ["salida a Cusco", "salida a Puno", "óvalo San Román"]
    assert {(draft.facts.kind, draft.facts.region) for draft in found} == {(Kind.BLOCKADE, "211101")}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Huancayo: hay llantas en Real con Giráldez", "Real con Giráldez"),
        ("huancayo: hay llantas en real con giraldez", "real con giraldez"),
        (
            "Iquitos: motocarristas cerrando Abelardo Quiñones con Participación",
            "Abelardo Quiñones con Participación",
        ),
    ],
)
def test_a_corner_goes_by_its_two_streets(text: str, place: str) -> None:
    assert only(text).facts.place == place


def test_each_corner_of_a_row_is_one_and_its_streets_are_no_towns() -> None:
    found = drafts("Hay llantas en Real con Giráldez, Ferrocarril con Piura y el óvalo Mariscal, Huancayo")

    assert [draft.facts.region for draft in found] == ["120101"] * 3


@pytest.mark.parametrize(
    "text", ["Bloqueo en Ilave con piedras y palos", "Comuneros bloquean en Ilave con apoyo de Juli"]
)
def test_what_people_shut_it_with_is_no_street(text: str) -> None:
    assert only(text).facts.place is None


@pytest.mark.parametrize(
    ("text", "started"),
    [
        ("Siendo las 10:20 hrs. pobladores bloquearon la vía en Ilave.", "2023-01-05 10:20"),
        ("Siendo las 9.30 am inicia el bloqueo en Ilave", "2023-01-05 09:30"),
        ("Siendo las 14:00 h se mantiene bloqueada la vía en Ilave", None),
        ("Siendo las 10:20 horas se reporta bloqueo en Ilave", None),
    ],
)
def test_the_hour_of_a_log_is_the_start_where_something_began(text: str, started: str | None) -> None:
    assert value(only(text), "started") == started
