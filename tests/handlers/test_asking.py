"""Which places a message names: one with what it lies in, or several."""

from __future__ import annotations

import pytest

from handlers.asking import places
from storage.regions import Gazetteer


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Puno, Juliaca", ["21", "211101"]),  # as README.md and the channel's screen write it
        ("puno; juliaca", ["21", "211101"]),
        ("Puno\nJuliaca\nIlave", ["21", "211101", "210501"]),
        ("Puno, San Román, Juliaca", ["21", "2111", "211101"]),
        ("Puno, Ica", ["21", "11"]),
        ("Juliaca, Puno", ["211101"]),
        ("Juliaca, San Román, Puno", ["211101"]),
        ("Santa Rosa, Melgar", ["210808"]),
        ("Melgar, Santa Rosa", ["210808"]),  # alone it is no one place
        ("PUNO/MELGAR/SANTA ROSA", ["210808"]),
        ("Cusco, Cusco", ["0801"]),
        ("Puno", ["21"]),
    ],
)
def test_a_list_that_begins_with_the_wider_place_names_several(
    gazetteer: Gazetteer, text: str, codes: list[str]
) -> None:
    named = places(text, gazetteer)

    assert [found.region and found.region.code for found in named.clear] == codes
    assert not named.unclear
