"""Whoever asks for a place abroad is led to where the road leaves Peru."""

from __future__ import annotations

import pytest

from handlers.borders import named
from storage.network import Network
from storage.regions import Gazetteer

PLACES, NETWORK = Gazetteer.load(), Network.load()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("frontera con Bolivia", "bolivia"),
        ("is the bolivian border open", "bolivia"),
        ("de Puno a La Paz", "bolivia"),
        ("Tacna a Arica", "chile"),
        ("ecuador", "ecuador"),
        ("to Brazil", "brazil"),
        ("puno - la paz", "bolivia"),
        ("La Paz Bolivia", "bolivia"),
        ("hay marcha por la paz en Lima?", None),
        ("queremos la paz", None),
        ("avenida Bolivia", None),
        ("av. Brasil", None),
        ("jr. Arica", None),
        ("jirón La Paz", None),
        ("Puno", None),
        ("Bolívar", None),
        ("", None),
    ],
)
def test_a_country_is_known_by_its_names_and_towns(text: str, country: str | None) -> None:
    found = named(text)

    assert (found and found.country) == country


@pytest.mark.parametrize("country", ["bolivia", "chile", "ecuador", "brasil"])
def test_each_crossing_is_a_region_and_lies_on_a_road(country: str) -> None:
    found = named(country)

    assert found is not None
    for code, place in found.crossings:
        assert code in PLACES
        assert NETWORK.named(place), place
