"""Texts as pages and phones leave them: broken lines, double spaces, capitals alone. They say what they say."""

from __future__ import annotations

import textwrap

import pytest

from handlers.desk.reader import ReadDraft
from tests.reports import drafts, only
from tests.scoring import STRICT, value

BLOCKADE = (
    "Comuneros del distrito de Challhuahuacho mantienen bloqueada desde el lunes la vía por la que salen los minerales, "
    "a la altura del sector Quehuira, en rechazo a la falta de compromisos de la empresa. La Policía informó que hay unos "
    "200 camiones varados y que nadie resultó herido."
)
STRIKE = (
    "Farmers in Tambo Valley began a 48-hour strike on Tuesday against a copper project. In the district of Cocachacra "
    "about 300 of them blocked the South Pan-American Highway at kilometre 1047 with burning tyres."
)
LIST = (
    "Sutran: tránsito interrumpido\n- Panamericana Sur, km 850, Camaná\n- Panamericana Sur, km 1014, La Joya"
)


def told(text: str) -> list[dict[str, object]]:
    """Every field of every draft, in their order."""
    return [_fields(draft) for draft in drafts(text)]


def _fields(draft: ReadDraft) -> dict[str, object]:
    return {"intent": draft.intent} | {name: value(draft, name) for name in STRICT}


@pytest.mark.parametrize("text", [BLOCKADE, STRIKE])
@pytest.mark.parametrize("width", [40, 57, 72, 80, 100])
def test_lines_that_a_page_broke_are_read_as_one_text(text: str, width: int) -> None:
    page = textwrap.fill(text, width)

    assert told(page) == told(text)


def test_paragraphs_on_a_page_stay_apart() -> None:
    apart = f"{textwrap.fill(BLOCKADE, 64)}\n{textwrap.fill(STRIKE, 64)}"

    assert told(apart) == told(f"{BLOCKADE}\n{STRIKE}")


@pytest.mark.parametrize(
    "space", ["  ", "    ", "\u00a0", "\u202f ", " \u00a0 "], ids=["two", "four", "nbsp", "thin", "mixed"]
)
@pytest.mark.parametrize("text", [BLOCKADE, STRIKE, LIST])
def test_spaces_of_any_kind_and_number_part_words(text: str, space: str) -> None:
    assert told(text.replace(" ", space)) == told(text)


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        (
            "Transportistas bloquean desde esta mañana el puente de\nOcoña",
            "Transportistas bloquean desde esta mañana el puente de Ocoña",
        ),
        ("Marcha de los docentes hoy en\nChota", "Marcha de los docentes hoy en Chota"),
        (
            "Bloquean la Panamericana Sur los trans-\nportistas en el distrito de Ocoña",
            "Bloquean la Panamericana Sur los transportistas en el distrito de Ocoña",
        ),
    ],
)
def test_a_line_that_no_writer_would_end_so_goes_on_in_the_next(torn: str, whole: str) -> None:
    assert told(torn) == told(whole)


def test_lines_of_a_list_stay_lines_however_long_they_are() -> None:
    rows = [
        "Panamericana Sur, km 780, Ocoña, tránsito interrumpido",
        "Panamericana Sur, km 850, Camaná, tránsito interrumpido",
        "Panamericana Sur, km 1047, Cocachacra, interrumpido",
    ]

    assert [draft.facts.km_from for draft in drafts("\n".join(rows))] == [780, 850, 1047]


@pytest.mark.parametrize(
    "text",
    [
        "DECENAS DE MANIFESTANTES BLOQUEARON LAS VÍAS DE INGRESO A ILAVE EN EL MARCO DEL PARO INDEFINIDO.",
        "POBLADORES DE ILAVE BLOQUEARON LA CARRETERA EN ILAVE CON PALOS, PIEDRAS Y ALAMBRES.",
    ],
)
def test_in_capitals_a_common_word_is_no_place(text: str) -> None:
    assert only(text).facts.region == "210501"
