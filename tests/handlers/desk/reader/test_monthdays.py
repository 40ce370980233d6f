"""Days without a month or a year, and those that no date names: which they are, and that nothing of them is now."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.desk.reader.words.monthdays import next_day
from storage.model import EventState
from tests.conftest import LIMA
from tests.reports import asks, only, reading


def started(text: str) -> str | None:
    facts = only(text).facts
    return None if facts.started is None else f"{facts.started.astimezone(LIMA):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("when", "since"),
    [
        ("el día 6", "2022-12-06 00:00"),
        ("el día 2", "2023-01-02 00:00"),
        ("el 3 a las 9 de la mañana", "2023-01-03 09:00"),
        ("el pasado día 30", "2022-12-30 00:00"),
        ("los días 2 y 3", "2023-01-02 00:00"),
        ("el primero de enero", "2023-01-01 00:00"),
        ("el 1.º de enero", "2023-01-01 00:00"),
        ("02ENE23", "2023-01-02 00:00"),
        ("en Navidad", "2022-12-25 00:00"),
        ("hace tres noches", "2023-01-02 00:00"),
        ("a las 7.30", "2023-01-05 07:30"),
        ("a las 7 y 45", "2023-01-05 07:45"),
        ("a las 5 aprox", "2023-01-05 05:00"),
        ("a golpe de 9 de la mañana", "2023-01-05 09:00"),
    ],
)
def test_it_was_on_that_day(when: str, since: str) -> None:
    assert started(f"Comuneros bloquearon la vía en Ilave {when}.") == since


@pytest.mark.parametrize(
    ("when", "since"),
    [
        ("on the 2nd", "2023-01-02 00:00"),
        ("on the 28th", "2022-12-28 00:00"),
        ("on New Year's Day", "2023-01-01 00:00"),
        ("on Christmas Eve", "2022-12-24 00:00"),
        ("02JAN23", "2023-01-02 00:00"),
        ("two nights ago", "2023-01-03 00:00"),
        ("at 0400", "2023-01-05 04:00"),
        ("at 7.30", "2023-01-05 07:30"),
    ],
)
def test_it_was_on_that_day_in_english(when: str, since: str) -> None:
    assert started(f"Residents blocked the road in Ilave {when}.") == since


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Acatarán paro en Puno el día 12.", "2023-01-12 00:00"),
        ("Paro en Puno el día 2.", "2023-02-02 00:00"),
        ("Marcha en Ilave para el 25, a las 9 a. m.", "2023-01-25 09:00"),
        ("They will march in Puno on the 12th.", "2023-01-12 00:00"),
    ],
)
def test_what_is_to_come_is_on_the_next_such_day(text: str, since: str) -> None:
    assert (only(text).facts.state, started(text)) == (EventState.ANNOUNCED, since)


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("El 16 de abril estudiantes tomaron el municipio de Lagunas.", "2022-04-16 00:00"),
        ("Street battles in Puerto Maldonado on March 14 left three people dead.", "2022-03-14 00:00"),
        ("La CGTP acordó una marcha el 20 de marzo en Puno.", "2023-03-20 00:00"),
        ("Bloquean la vía en Ilave desde el 2 de enero.", "2023-01-02 00:00"),
    ],
)
def test_a_date_far_ahead_was_last_years_where_all_is_told_as_past(text: str, since: str) -> None:
    assert started(text) == since


def test_a_number_alone_is_of_the_month_told_of() -> None:
    text = (
        "El 24 de julio hubo un enfrentamiento en Arapa. El 25 se produjo otro enfrentamiento en Ilave "
        "y el 3 se enfrentaron en Juli comuneros y policías."
    )
    starts = [f"{d.facts.started.astimezone(LIMA):%m-%d}" for d in reading(text).drafts if d.facts.started]
    assert starts[:2] == ["07-24", "07-25"]


@pytest.mark.parametrize(
    "text",
    [
        "El 80 % de Puno acata el paro.",
        "Bloqueo en Ilave, el 25 por ciento de los comuneros participa.",
        "El 25 de la avenida fue saqueado en Puno.",
        "Bloqueo en Ilave; a las 12 comunidades se sumaron otras.",
        "Saqueo en Puno, en la plaza 2 de Mayo.",
        "Roadblock in Ilave, on the 4th floor they wait.",
    ],
)
def test_other_numbers_are_no_days(text: str) -> None:
    assert started(text) is None


@pytest.mark.parametrize(
    "text",
    [
        f"Comuneros bloquearon la vía en Ilave {when}."
        for when in (
            *(
                "la semana pasada",
                "a fines de diciembre",
                "en los primeros días de enero",
                "en los últimos días",
            ),
            *("noches atrás", "durante las últimas semanas"),
        )
    ]
    + [
        f"Residents blocked the road in Ilave {when}."
        for when in (
            *("last week", "late last week", "earlier this week", "in early January", "in recent days"),
            *("at the end of December", "over the last few weeks"),
        )
    ],
)
def test_what_was_in_days_that_no_date_names_is_asked(text: str) -> None:
    draft = only(text)
    assert asks(draft, "started")
    assert asks(draft, "state")


@given(st.integers(1, 31), st.dates(date(2004, 1, 1), date(2030, 12, 31)), st.booleans())
def test_the_nearest_such_day_has_the_number_and_none_lies_between(
    number: int, day: date, back: bool
) -> None:
    found = next_day(number, day, back=back)
    assert found is not None
    assert found.day == number
    step = timedelta(days=-1 if back else 1)
    one = day
    while one != found:
        assert one.day != number
        one += step
