"""How near to an event the words of a field stand decides whether it stands, is asked about, or is left empty."""

from __future__ import annotations

import pytest

from handlers.desk.reader.judging import Ground, Verdict, judged

SURE, BESIDE, ASKED = Verdict.SURE, Verdict.BESIDE, Verdict.ASKED


@pytest.mark.parametrize(
    ("field", "ground", "alone", "with_rivals"),
    [
        ("region", Ground.SAID, SURE, BESIDE),
        ("region", Ground.CARRIED, SURE, BESIDE),
        ("region", Ground.NEAR, BESIDE, ASKED),
        ("kind", Ground.SAID, SURE, BESIDE),
        ("kind", Ground.NEAR, BESIDE, ASKED),
        ("state", Ground.CARRIED, SURE, BESIDE),
        ("started", Ground.SAID, SURE, BESIDE),
        ("started", Ground.CARRIED, SURE, BESIDE),
        ("started", Ground.NEAR, BESIDE, BESIDE),
        ("crowd", Ground.NEAR, BESIDE, BESIDE),
        ("dead", Ground.NEAR, BESIDE, BESIDE),
    ],
)
def test_what_the_event_s_own_clause_says_stands_and_what_stood_near_is_asked(
    field: str, ground: Ground, alone: Verdict, with_rivals: Verdict
) -> None:
    assert judged(field, ground, rivals=False) is alone
    assert judged(field, ground, rivals=True) is with_rivals
