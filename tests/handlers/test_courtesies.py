"""What people write out of politeness, told from what they ask."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import courtesies
from handlers.courtesies import meant, without
from storage.regions import Gazetteer

PLACES = Gazetteer.load()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hola", "greeting"),
        ("Hola!!", "greeting"),
        ("Buenos días", "greeting"),
        ("buenas noches, Chaski", "greeting"),
        ("Allillanchu", "greeting"),
        ("hi", "greeting"),
        ("👋", "greeting"),
        ("gracias", "thanks"),
        ("Hola, buenos días, muchas gracias", "thanks"),
        ("thank you so much", "thanks"),
        ("🙏🏾", "thanks"),
        ("❤️", "thanks"),
        ("ok", "fine"),
        ("👍🏽", "fine"),
        ("no gracias", "fine"),
        ("Está bien.", "fine"),
        ("chau", "farewell"),
        ("good night", "farewell"),
        ("STOP", "stop"),
        ("ya no quiero más avisos", "stop"),
        ("quiero darme de baja", "stop"),
        ("¿Quién eres?", "who"),
        ("eres un bot?", "who"),
        ("es gratis?", "who"),
        ("how much does it cost", "who"),
        ("stop it", "stop"),
        ("no more messages", "stop"),
        ("no me llegan los avisos", "missing"),
        ("¿Por qué no me avisan?", "missing"),
        ("I don't get any notifications", "missing"),
        ("no llegan buses a Puno", None),
        ("auxilio", "help"),
        ("ayuda por favor", "help"),
        ("😂😂", "sign"),
        ("Puno", None),
        ("hola Puno", None),
        ("Buenos Aires", None),
        ("Chao", None),
        ("ok Juliaca gracias", None),
        ("no hay paso", None),
        ("—", None),
        ("?", None),
        ("", None),
        ("gracias " * 20, None),
    ],
)
def test_courtesies_alone_are_told_from_all_else(text: str, kind: str | None) -> None:
    assert meant(text) == kind


def test_no_courtesy_is_the_name_of_a_place() -> None:
    phrases = [one for told in courtesies._PHRASES.values() for one in told.split("|")]

    assert [one for one in phrases if PLACES.bearers(one)] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hola, ¿hay paso de Cusco a Puno?", "¿hay paso de Cusco a Puno?"),
        ("hola puno", "puno"),
        ("Buenas tardes: Juliaca, por favor", "Juliaca"),
        ("Buenos días una consulta, Ilave gracias", "Ilave"),
        ("hola", "hola"),
        ("gracias", "gracias"),
        ("Holanda", "Holanda"),
        ("Buenos Aires", "Buenos Aires"),
    ],
)
def test_what_is_asked_is_read_without_the_greeting_around_it(text: str, left: str) -> None:
    assert without(text) == left


@given(st.text(max_size=100))
def test_no_text_breaks_the_reading_and_nothing_is_lost_of_it_all(text: str) -> None:
    meant(text)

    assert without(text) in text and (without(text) or not text.strip(" ,.;:"))
