"""Sights are found by the names that visitors use; places that only sound like one are left alone."""

from __future__ import annotations

import pytest

from handlers.sights import named


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("is the Sacred Valley safe?", ("0813", "0804")),
        ("Valle Sagrado", ("0813", "0804")),
        ("Colca Canyon", ("0405",)),
        ("cañón del Colca", ("0405",)),
        ("lake titicaca", ("21",)),
        ("montaña de 7 colores", ("0806", "0812")),
        ("Huacachina", ("110101",)),
    ],
)
def test_a_sight_lies_in_its_regions(text: str, codes: tuple[str, ...]) -> None:
    found = named(text)

    assert found is not None and found[1] == codes


@pytest.mark.parametrize("text", ["Colca", "Puno", "valle", "", "the inca"])
def test_other_words_name_no_sight(text: str) -> None:
    assert named(text) is None
