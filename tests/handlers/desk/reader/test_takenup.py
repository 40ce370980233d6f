"""What a later sentence takes up by a definite noun is the event just told of; what it tells anew is one of its own."""

from __future__ import annotations

import pytest

from handlers.desk.reader import Intent
from storage.model import Kind
from tests.reports import drafts

SHUT = "Comuneros bloquearon el puente de Ilave."


@pytest.mark.parametrize(
    "more",
    [
        "El plantón tuvo como objetivo exigir agua potable.",
        "La protesta reunió a unas 45 personas.",
        "Los manifestantes bloquearon la vía con piedras.",
        "Dicho bloqueo afecta a decenas de vehículos.",
    ],
)
def test_what_is_taken_up_tells_more_of_the_same(more: str) -> None:
    (draft,) = drafts(f"{SHUT} {more}")

    assert (draft.facts.kind, draft.facts.region) == (Kind.BLOCKADE, "210501")
    assert more in draft.text


def test_the_road_that_was_freed_is_the_one_just_told_of() -> None:
    (draft,) = drafts(f"{SHUT} Pasadas las 9 de la mañana la vía fue liberada por la Policía.")

    assert draft.intent is Intent.LIFT


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ("Los manifestantes marcharon por la plaza de Juli.", [Kind.BLOCKADE, Kind.MARCH]),
        ("También hay otro bloqueo en Juli.", [Kind.BLOCKADE, Kind.BLOCKADE]),
        ("Los manifestantes se enfrentaron con la Policía.", [Kind.BLOCKADE, Kind.CLASH]),
    ],
)
def test_what_is_told_anew_is_a_draft_of_its_own(more: str, kinds: list[Kind]) -> None:
    assert [d.facts.kind for d in drafts(f"{SHUT} {more}")] == kinds
