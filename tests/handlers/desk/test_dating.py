"""Days told from the day of writing bear their dates in a summary."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.desk.dating import dated, dated_facts
from handlers.desk.prefill import LONGEST_SUMMARY
from storage.model import Language
from tests.conftest import LIMA
from tests.reports import reading

#: Thursday, 5 January 2023, a quarter past two in the afternoon in Lima.
WRITTEN = datetime(2023, 1, 5, 14, 15, tzinfo=LIMA)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Desde hoy bloquean el puente.", "Desde hoy (5 ene) bloquean el puente."),
        ("HOY hay paro", "HOY (5 ene) hay paro"),
        ("Hoy a las 5 marchan; hoy mismo vuelven.", "Hoy (5 ene) a las 5 marchan; hoy mismo vuelven."),
        ("Bloquean desde ayer y seguirán mañana.", "Bloquean desde ayer (4 ene) y seguirán mañana (6 ene)."),
        ("Anoche, ayer y anteayer", "Anoche (4 ene), ayer y anteayer (3 ene)"),
        ("Pasado mañana inician el paro", "Pasado mañana (7 ene) inician el paro"),
        ("Cerraron ayer por la noche el puente", "Cerraron ayer por la noche (4 ene) el puente"),
        ("Hoy en la mañana marcharon", "Hoy en la mañana (5 ene) marcharon"),
        ("Esta mañana cerraron la vía", "Esta mañana (5 ene) cerraron la vía"),
        ("Hoy día bloquean", "Hoy día (5 ene) bloquean"),
        ("Desde hoy jueves en la mañana", "Desde hoy jueves en la mañana (5 ene)"),
        ("Bloqueo en Puno\nHoy a las 5", "Bloqueo en Puno\nHoy (5 ene) a las 5"),
        ("Ayer 20 comuneros bloquearon", "Ayer (4 ene) 20 comuneros bloquearon"),
        ("Desde mañana y a partir de mañana", "Desde mañana (6 ene) y a partir de mañana"),
        ("Antes de ayer marcharon", "Antes de ayer (3 ene) marcharon"),
    ],
)
def test_a_day_bears_its_date_where_it_is_first_told(text: str, told: str) -> None:
    assert dated(text, WRITTEN, LIMA, Language.ES) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Blocked since yesterday.", "Blocked since yesterday (4 Jan)."),
        ("Today's march ended, tonight they meet.", "Today's (5 Jan) march ended, tonight they meet."),
        ("The day after tomorrow they march", "The day after tomorrow (7 Jan) they march"),
        ("They marched yesterday evening.", "They marched yesterday evening (4 Jan)."),
        ("A strike begins tomorrow at 5 am", "A strike begins tomorrow (6 Jan) at 5 am"),
        ("Shut the day before yesterday", "Shut the day before yesterday (3 Jan)"),
    ],
)
def test_so_it_does_in_english(text: str, told: str) -> None:
    assert dated(text, WRITTEN, LIMA, Language.EN) == told


@pytest.mark.parametrize(
    "text",
    [
        "Hoy, jueves 5 de enero, hay paro.",
        "Paro hoy 5 de enero",
        "Ayer miércoles 4 marcharon",
        "Mañana viernes 6/1 hay paro",
        "A las 5 de la mañana bloquearon la vía",
        "En la mañana y por la mañana",
        "Salieron muy de mañana",
        "Hoy en día no hay pase; hoy por hoy tampoco",
        "Lo dijo Diario Hoy",
        "Esa mañana y aquella misma mañana cerraron; turno mañana, noche",
        "Vigilia de mañana, tarde y noche",
        "",
    ],
)
def test_what_bears_its_date_or_is_no_day_stays_as_it_was(text: str) -> None:
    assert dated(text, WRITTEN, LIMA, Language.ES) == text


@pytest.mark.parametrize(
    "text",
    ["Hoy martes bloquean y mañana siguen", "Hoy 4 de enero bloquean; mañana siguen", "Ayer lunes 2, hoy"],
)
def test_a_text_whose_days_are_those_of_another_day_stays_as_it_was(text: str) -> None:
    assert dated(text, WRITTEN, LIMA, Language.ES) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("4 de enero de 2023. Hoy comuneros bloquearon la carretera en Ilave.", "Hoy (4 ene)"),
        ("5 de enero. Hoy comuneros bloquearon la carretera en Ilave.", "Hoy (5 ene)"),
        ("04/01/2023 Reporte: hoy comuneros bloquearon la carretera en Ilave.", "hoy comuneros"),
        ("[03/01/23, 18:22] Juan: hoy comuneros bloquearon la carretera en Ilave.", "hoy comuneros"),
        ("LUNES 2 DE ENERO\nHoy comuneros bloquearon la carretera en Ilave.", "Hoy comuneros"),
        ("Puno, 4 de enero. Hoy comuneros bloquearon la carretera en Ilave.", "Hoy comuneros"),
    ],
)
def test_a_report_that_opens_with_another_day_is_dated_from_there_or_not_at_all(text: str, told: str) -> None:
    report = reading(text, WRITTEN)

    assert report.written is not None
    facts = dated_facts(report.drafts[0].facts, report.written, LIMA, text)
    assert told in (facts.summary_es or "")


def test_the_hour_behind_a_day_is_no_date() -> None:
    assert dated("Marchan hoy 5 pm", WRITTEN, LIMA, Language.ES) == "Marchan hoy (5 ene) 5 pm"


def test_the_day_is_that_of_lima() -> None:
    late = datetime.fromisoformat("2023-01-06T03:30:00+00:00")  # 22:30 on the fifth in Lima

    assert dated("hoy", late, LIMA, Language.ES) == "hoy (5 ene)"


@given(st.text(st.sampled_from("hoyayermañanatomorrow (5)/ .,"), max_size=200), st.sampled_from(Language))
def test_dating_twice_is_dating_once_and_loses_nothing(text: str, language: Language) -> None:
    once = dated(text, WRITTEN, LIMA, language)

    assert dated(once, WRITTEN, LIMA, language) == once
    rest = iter(once)
    assert all(letter in rest for letter in text)


def test_a_text_that_would_grow_too_long_stays_as_it_is() -> None:
    text = "hoy " + "x" * (LONGEST_SUMMARY - 4)

    assert dated(text, WRITTEN, LIMA, Language.ES) == text
