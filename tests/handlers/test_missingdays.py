"""Days that do not exist, as people write them, and what only looks like a day."""

from __future__ import annotations

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import missingdays
from handlers.query import understand
from handlers.texts import Texts
from handlers.views import days
from handlers.views.reader import Reader
from storage.model import Language
from storage.regions import Gazetteer
from tests.conftest import LIMA, Clock

NOW = Clock().now()
TEXTS, PLACES = Texts.load(), Gazetteer.load()


@pytest.mark.parametrize(
    ("text", "day", "month", "year", "instead"),
    [
        ("30 febrero", 30, 2, None, "28 febrero"),
        ("31 abril", 31, 4, None, "30 abril"),
        ("Puno 31 de setiembre del 2022", 31, 9, 2022, "Puno 30 setiembre 2022"),
        ("February 30 2023", 30, 2, 2023, "28 febrero 2023"),
        ("April 31st, 2023", 31, 4, 2023, "30 abril 2023"),
        ("29 feb 2023", 29, 2, 2023, "28 febrero 2023"),
        ("Puno 31/04/2023 bloqueo", 31, 4, 2023, "Puno 30 abril 2023 bloqueo"),
        ("31.4.23", None, None, None, ""),  # dots and two digits are no sure date
        ("2023-02-30", 30, 2, 2023, "28 febrero 2023"),
        ("31/11", 31, 11, None, "30 noviembre"),
        ("12/25/2022", 12, 25, 2022, "25 diciembre 2022"),
        ("del 30 al 31 de abril", 31, 4, None, "del 30 al 30 abril"),
        ("99/99/2023", 99, 99, 2023, "28 diciembre 2023"),
        ("0 enero", 0, 1, None, "31 enero"),
        ("45 de mayo", 45, 5, None, "31 mayo"),
        ("29 de febrero", None, None, None, ""),
        ("29 feb 2024", None, None, None, ""),
        ("km 31/04", None, None, None, ""),
        ("PE-3S km 45 mayo", None, None, None, ""),
        ("march 50", None, None, None, ""),
        ("40 march in Lima", None, None, None, ""),
        ("dos de mayo", None, None, None, ""),
        ("24/7", None, None, None, ""),
        ("1/2 carril", None, None, None, ""),
        ("10.40.20", None, None, None, ""),
    ],
)
def test_a_day_that_no_calendar_has_is_found_with_one_that_may_have_been_meant(
    text: str, day: int | None, month: int | None, year: int | None, instead: str
) -> None:
    found = missingdays.find(text)

    assert (found and (found.day, found.month_told, found.year)) == (
        None if day is None else (day, month, year)
    )
    if found is not None:
        reader = Reader(Language.ES, NOW, LIMA)
        assert days.instead(found, texts=TEXTS, regions=PLACES, reader=reader) == instead


@given(st.dates())
def test_a_day_that_exists_is_never_missing(day: object) -> None:
    for told in (f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day:%d}/{day:%m}"):
        if day.year >= 1900 and day.year < 2100:  # type: ignore[attr-defined]
            assert missingdays.find(told) is None, told


@given(st.integers(1, 12), st.integers(1900, 2099), st.sampled_from("/-."), st.integers(1, 68))
def test_the_day_after_a_months_last_is_always_missing(month: int, year: int, sign: str, more: int) -> None:
    day = calendar.monthrange(year, month)[1] + more

    found = missingdays.find(f"{day}{sign}{month}{sign}{year}")

    assert found is not None and found.likely == (calendar.monthrange(year, month)[1], month)


@given(st.text(max_size=120))
def test_no_text_breaks_the_finding(text: str) -> None:
    found = missingdays.find(text)

    assert found is None or 1 <= found.likely[0] <= 31


def test_a_missing_day_is_neither_a_time_nor_words() -> None:
    query = understand("bloqueo Puno 31/04/2023", PLACES, NOW, LIMA)
    quoted = understand('"31 abril" Puno', PLACES, NOW, LIMA)

    assert query.missing is not None and query.span is None
    assert (query.words, [place.code for place in query.places]) == (("bloqueo",), ["21"])
    assert quoted.missing is None and quoted.words == ("31", "abril")


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        (
            "es",
            "Puno 30 febrero",
            "El 30 de febrero no existe.\nFebrero tiene 28 o 29 días.\nEscriba, por ejemplo: Puno 28 febrero",
        ),
        (
            "es",
            "31/04/2023",
            "El 31 de abril de 2023 no existe.\nAbril de 2023 tiene 30 días.\nEscriba, por ejemplo: 30 abril 2023",
        ),
        (
            "en",
            "February 30 2023",
            "30 February 2023 does not exist.\nFebruary 2023 has 28 days.\nWrite, for example: 28 February 2023",
        ),
        (
            "en",
            "12/25/2022",
            "There is no month 25.\nThe day comes first and then the month.\nWrite, for example: 25 December 2022",
        ),
    ],
)
def test_it_is_said_kindly_with_what_to_write_instead(language: str, text: str, shown: str) -> None:
    missing = missingdays.find(text)
    assert missing is not None

    screen = days.no_such_day(
        missing,
        "words",
        "sq:" + "x" * 70,
        texts=TEXTS,
        regions=PLACES,
        reader=Reader(Language(language), NOW, LIMA),
    )

    assert screen.text.striptags() == " ".join(shown.split())
    assert str(screen.text).replace("<b>", "").replace("</b>", "") == shown
    assert screen.rows == ()
