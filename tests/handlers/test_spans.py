"""Days in plain words: what people write, against the day on which they write it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import spans
from handlers.daywords import MONTHS, WEEKDAYS
from tests.conftest import LIMA, Clock

NOW = Clock().now()  # Thursday, 5 January 2023


def _read(text: str) -> tuple[date | None, date | None, str]:
    span, rest = spans.find(text, NOW, LIMA)
    since, until = (span.since, span.until) if span else (None, None)
    return (
        since.astimezone(LIMA).date() if since else None,
        (until - timedelta(seconds=1)).astimezone(LIMA).date() if until else None,
        rest,
    )


@pytest.mark.parametrize(
    ("text", "first", "last", "rest"),
    [
        ("hoy", "2023-01-05", "2023-01-05", ""),
        ("Ayer", "2023-01-04", "2023-01-04", ""),
        ("the day before yesterday", "2023-01-03", "2023-01-03", ""),
        ("bloqueo puno enero 2023", "2023-01-01", "2023-01-31", "bloqueo puno"),
        ("enero de 2023", "2023-01-01", "2023-01-31", ""),
        ("diciembre", "2022-12-01", "2022-12-31", ""),
        ("5 enero", "2023-01-05", "2023-01-05", ""),
        ("el 5 de enero de 2023 en Puno", "2023-01-05", "2023-01-05", "el en puno"),
        ("January 5, 2023", "2023-01-05", "2023-01-05", ""),
        ("5th of January", "2023-01-05", "2023-01-05", ""),
        ("15 diciembre", "2022-12-15", "2022-12-15", ""),
        ("7 enero", "2023-01-07", "2023-01-07", ""),
        ("del 3 al 5 de enero", "2023-01-03", "2023-01-05", ""),
        ("3-5 enero", "2023-01-03", "2023-01-05", ""),
        ("between 3 and 5 January", "2023-01-03", "2023-01-05", ""),
        ("entre el 3 y el 5 de enero", "2023-01-03", "2023-01-05", ""),
        ("January 3 to 5", "2023-01-03", "2023-01-05", ""),
        ("del 28 de diciembre al 3 de enero", "2022-12-28", "2023-01-03", ""),
        ("del 28 de diciembre al 3 de enero de 2021", "2020-12-28", "2021-01-03", ""),
        ("5 enero - 8 enero", "2023-01-05", "2023-01-08", ""),
        ("2023-01-04", "2023-01-04", "2023-01-04", ""),
        ("2023-01-03 - 2023-01-04", "2023-01-03", "2023-01-04", ""),
        ("04/01/2023", "2023-01-04", "2023-01-04", ""),
        ("4/1", "2023-01-04", "2023-01-04", ""),
        ("desde el 3 de enero", "2023-01-03", None, ""),
        ("since monday", "2023-01-02", None, ""),
        ("hasta ayer", None, "2023-01-04", ""),
        ("esta semana", "2023-01-02", "2023-01-08", ""),
        ("la semana pasada", "2022-12-26", "2023-01-01", ""),
        ("last week", "2022-12-26", "2023-01-01", ""),
        ("el mes pasado", "2022-12-01", "2022-12-31", ""),
        ("últimos 3 días", "2023-01-02", "2023-01-05", ""),
        ("hace dos semanas", "2022-12-22", "2022-12-22", ""),
        ("3 days ago", "2023-01-02", "2023-01-02", ""),
        ("2022", "2022-01-01", "2022-12-31", ""),
        ("el lunes", "2023-01-02", "2023-01-02", ""),
        ("last thursday", "2022-12-29", "2022-12-29", ""),
        ("29 de febrero", "2020-02-29", "2020-02-29", ""),
    ],
)
def test_days_are_read_as_people_write_them(
    text: str, first: str | None, last: str | None, rest: str
) -> None:
    since, until, left = _read(text)

    assert (since and since.isoformat(), until and until.isoformat(), left) == (first, last, rest)


@pytest.mark.parametrize(
    "text",
    ["march puno", "dos de mayo", "km 2023", "31 de febrero", "PE-3S km 1410", "mar", "262"],
)
def test_what_is_no_day_stays_among_the_words(text: str) -> None:
    span, _ = spans.find(text, NOW, LIMA)

    assert span is None


_OTHERS = "del al - / de hasta desde ayer last ago 5 31 2022 days hace 99 0 y next febrero 29"
_PIECES = st.sampled_from((*MONTHS, *WEEKDAYS, *_OTHERS.split()))


@given(
    st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=9).map(" ".join)),
    st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2090, 1, 1)),
)
def test_no_text_breaks_the_reading_and_no_time_ends_before_it_begins(text: str, day: datetime) -> None:
    span, rest = spans.find(text, day.replace(tzinfo=LIMA), LIMA)

    assert len(rest) <= len(spans.fold(text)) + 40
    if span and span.since and span.until:
        assert span.since < span.until
