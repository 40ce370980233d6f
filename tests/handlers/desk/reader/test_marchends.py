"""A march told with its end is over and lifts nothing; its end may be but when something else happened."""

from __future__ import annotations

import pytest

from storage.model import Kind
from tests.reports import only


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Docentes recorrieron ayer las calles del Cusco y terminaron su movilización en la plaza.", "ended"),
        ("Los docentes marcharon por Cusco y culminaron su recorrido frente a la municipalidad.", "ended"),
        ("Plantón de 60 personas frente a la Corte de Trujillo. Se retiran 12:30 sin novedad.", "ended"),
        ("Marcha en Trujillo, 250 personas. Culminó a las 12:45 sin detenidos.", "ended"),
        ("Peaceful march of 300 on Av Abancay in Lima, ended 1230.", "ended"),
        ("Marcha en Trujillo, 250 personas. Culmina 18:45 en la plaza de Armas.", "active"),
        ("Marchan en Trujillo y concluirán en la plaza de Armas.", "active"),
    ],
)
def test_a_march_that_is_told_with_its_end_is_reported_as_over(text: str, state: str) -> None:
    draft = only(text)
    assert draft.intent == "report"
    assert draft.facts.state == state or (state == "active" and draft.doubtful("state"))


@pytest.mark.parametrize(
    "text",
    [
        "En Huancayo encapuchados prendieron fuego a la caseta de la universidad, al terminar una marcha pacífica.",
        "Al terminar la marcha en Huancayo, encapuchados quemaron la caseta de la universidad.",
        "At the end of a march in Huancayo, hooded men set fire to a guard post.",
    ],
)
def test_the_end_of_a_march_is_but_when_it_happened(text: str) -> None:
    draft = only(text)
    assert (draft.intent, draft.facts.kind, draft.facts.region) == ("report", Kind.LOOTING, "120101")
