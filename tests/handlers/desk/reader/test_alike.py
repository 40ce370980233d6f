"""The same said of one place more, and rows of red lights: each place is told as it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.desk.reader import Intent
from tests.handlers.desk.reader.test_passing import Place
from tests.reports import asks, drafts, reading
from tests.untidy import UNTIDY

SHUT = (
    *("{} bloqueado", "en {} no pasan", "hay bloqueo en {}", "en {} no hay pase", "{} cerrado"),
    *("en {} solo pasan motos", "en {} pasan por turnos"),
)
FREE = ("{} libre", "en {} ya abrieron", "en {} ya hay pase")
ALIKE = (
    *(
        ", lo mismo en {}",
        ". Lo mismo en {}",
        ", también en {}",
        ". También en {}",
        ", igual en {}",
        ", {} también",
    ),
    *(", {} lo mismo", ", en {} también", "\nLo mismo en {}", "\nTambién {}"),
)
PLACES = (Place("Juli", "210401"), Place("Chala", "040307"), Place("Desaguadero", "210402"))


@settings(max_examples=250, deadline=None, derandomize=True)
@given(
    st.sampled_from((*SHUT, *FREE)),
    st.sampled_from(ALIKE),
    st.sampled_from(PLACES),
    st.sampled_from(UNTIDY[:4]),
)
def test_what_is_the_same_elsewhere_is_told_of_both(
    words: str, alike: str, place: Place, typed: Callable[[str], str]
) -> None:
    found = drafts(typed(words.format("Ilave") + alike.format(place.name)))

    wanted = Intent.REPORT if words in SHUT else Intent.LIFT
    assert {(draft.facts.region, draft.intent) for draft in found} == {
        ("210501", wanted),
        (place.code, wanted),
    }


@pytest.mark.parametrize("text", ["En Ilave ya hay pase. Juli igual", "En Ilave ya abrieron. Juli igual"])
def test_a_place_that_is_as_before_is_not_lifted_with_the_other(text: str) -> None:
    assert "210401" not in {draft.facts.region for draft in drafts(text) if draft.intent is Intent.LIFT}


@pytest.mark.parametrize(
    "text",
    ["🔴 Ilave 🔴 Juli", "🔴 Ilave\n🔴 Juli", "Ilave 🔴 Juli 🔴", "⛔ Ilave ⛔ Juli", "🚫 ilave 🚫 juli"],
)
def test_red_lights_before_names_are_shut_places_whose_kind_is_asked(text: str) -> None:
    found = drafts(text)

    assert {draft.facts.region for draft in found} == {"210501", "210401"}
    assert all(draft.intent is Intent.REPORT and asks(draft, "kind") for draft in found)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "✅ Ilave ✅ Juli",
            "🟢 Ilave 🟢 Juli",
            "❌ Ilave ❌ Juli",
            "🔴 Ilave",
            "🔴 EN VIVO 🔴 Lima",
            "🔴 Corrupción 🔴 Impunidad",
        ),
        *("✅ Rápido ✅ Seguro", "También en Juli", "Ilave igual"),
    ],
)
def test_marks_of_one_colour_and_words_alone_tell_nothing(text: str) -> None:
    assert reading(text).drafts == ()
