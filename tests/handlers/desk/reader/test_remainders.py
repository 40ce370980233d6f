"""Counts of what is shut: what is free by now is none of it, and a difference gives the value before."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.conftest import LIMA
from tests.reports import reading


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "Sutran: quedaron liberados 12 de los 88 puntos bloqueados; permanecen interrumpidos 76 en el país.",
            [("", 76, 88)],
        ),
        ("De los 45 puntos bloqueados que había ayer quedan 31, según Sutran.", [("", 31, 45)]),
        (
            "Sutran: de los 45 puntos bloqueados en el país, 12 puntos fueron liberados y quedan 33.",
            [("", 33, 45)],
        ),
        ("El MTC señaló que se despejaron 25 puntos y aún hay 14 bloqueados.", [("", 14, None)]),
        ("Sutran: 85 puntos bloqueados en el país, tres más que en la víspera.", [("", 85, 82)]),
        (
            "Sutran: 58 puntos interrumpidos en Puno, 9 en Cusco y 4 en Apurímac.",
            [("21", 58, None), ("08", 9, None), ("03", 4, None)],
        ),
        (
            "Sutran contó 85 puntos bloqueados en el país. Puno, con 31, y Cusco, con 19, concentran más de la mitad.",
            [("", 85, None), ("21", 31, None), ("08", 19, None)],
        ),
        ("Siguen bloqueados 33 puntos en el país; ayer se liberaron 5.", [("", 33, None)]),
    ],
)
def test_what_is_free_is_not_counted_as_shut(text: str, counts: list[tuple[str, int, int | None]]) -> None:
    found = reading(text, datetime(2023, 2, 3, 8, tzinfo=LIMA))

    points = [t for t in found.tallies if t.counted == "blocked_points"]
    assert [(t.region, t.value, t.earlier) for t in points] == counts
    assert found.drafts == ()
