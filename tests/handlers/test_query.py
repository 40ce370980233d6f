"""A question taken apart: its places, and the words that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.query import understand
from storage.regions import Gazetteer
from tests.conftest import LIMA, Clock

NOW = Clock().now()
PLACES = Gazetteer.load()


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("bloqueo Puno", "bloqueo", "21"),
        ("paro en la provincia de Puno ayer", "paro", "2101"),
        ("Santa Rosa, Melgar", "", "210808"),
        ("Santa Rosa", "santa rosa", ""),  # ten places: no guess
        ("paro Puno Cusco", "paro", "21 08"),
        ("Plaza San Martín", "plaza san martin", ""),
        ("puente Ilave", "puente ilave", ""),
        ("La Libertad", "libertad", ""),  # also a word
        ("en La Libertad", "", "13"),
        ("PE-3S km 1410", "pe 3s 1410", ""),
        ("21", "21", ""),
        ("todo", "todo", ""),
        ('"Puno" marcha', "marcha puno", ""),
        ("¿Qué pasa en Juliaca?", "pasa", "211101"),
        ("de la en los", "", ""),
    ],
)
def test_places_are_told_from_words(text: str, words: str, codes: str) -> None:
    query = understand(text, PLACES, NOW, LIMA)

    assert (" ".join(query.words), " ".join(place.code for place in query.places)) == (words, codes)


@given(st.text(max_size=300))
def test_no_question_breaks_the_reading(text: str) -> None:
    query = understand(text, PLACES, NOW, LIMA)

    assert len(query.words) <= 8 and len(query.places) <= 4
    assert query.empty or query.wanted() != type(query.wanted())()
