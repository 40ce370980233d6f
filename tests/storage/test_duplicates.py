"""Which reports say the same: joined only where nothing that matters differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.duplicates import Report
from storage.naming import fold

REPORT = "Hay un bloqueo en el puente de Ilave, no dejan pasar a nadie desde la mañana"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (REPORT, REPORT, True),
        (REPORT, REPORT.upper() + " !!!", True),
        (REPORT, "ay un bloqeo en el puente de ilave no dejan pasar a nadie desde la manana", True),
        (REPORT, f"{REPORT} urgente", True),
        ("Bloqueo en Ilave", "bloqueo en Ilabe", True),
        (REPORT, "Hay una marcha en el puente de Ilave, no dejan pasar a nadie desde la mañana", False),
        (REPORT, "Hay un bloqueo en el puente de Juli, no dejan pasar a nadie desde la mañana", False),
        (REPORT, "Hay un bloqueo en el puente de Ilave, dejan pasar a todos desde la mañana", False),
        (REPORT, f"{REPORT}, ya levantaron", False),
        (REPORT, f"{REPORT}, hay 3 heridos", False),
        ("Bloqueo en el km 1410 de la Panamericana", "Bloqueo en el km 1414 de la Panamericana", False),
        ("Bloqueo", "Bloqueo en la salida de Juliaca con llantas y piedras", False),
        ("bloqueo", "paro", False),
        ("", "bloqueo", False),
    ],
)
def test_two_reports_are_one_only_where_nothing_that_matters_differs(
    one: str, other: str, same: bool
) -> None:
    assert Report(fold(one)).same_as(fold(other)) is same


_SOME = (
    "bloqueo",
    "marcha",
    "ilave",
    "juli",
    "puente",
    "en",
    "no",
    "ya",
    "km",
    "12",
    "14",
    "heridos",
    "libre",
)
_WORDS = st.lists(
    st.sampled_from(_SOME),
    max_size=12,
).map(" ".join)


@given(_WORDS, _WORDS)
def test_likeness_does_not_ask_which_report_came_first(one: str, other: str) -> None:
    assert Report(one).same_as(other) is Report(other).same_as(one)
    assert Report(one).same_as(one)
