"""Places that a sentence misspells are told from words that only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.slips import mended, slips
from storage.network import Network
from storage.regions import Gazetteer

PLACES, NETWORK = Gazetteer.load(), Network.load()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("esta abierto ilabe?", "esta abierto Ilave?"),
        ("hay paso en juliaka", "hay paso en Juliaca"),
        ("paso libre por desaguadro?", "paso libre por Desaguadero?"),
        ("paso a moquega desde arequpa", "paso a Moquegua desde Arequipa"),
        ("areqipa a juliaca", "Arequipa a juliaca"),
        ("train to machu pichu tomorrow", "train to Machupicchu tomorrow"),
    ],
)
def test_a_name_in_a_sentence_is_missed_by_a_letter(text: str, meant: str) -> None:
    assert mended(text, slips(text, PLACES, NETWORK), PLACES) == meant


@pytest.mark.parametrize(
    "text",
    [
        *("hay paso en Ilave?", "hay clases mañana?", "cuando abren la carretera", "no me llegan los avisos"),
        *(
            "sigue el paro",
            "con la policía",
            "hasta ahora",
            "hay paso en imata",
            "is it safe?",
            "buenas tardes",
            "",
        ),
    ],
)
def test_other_words_miss_no_name(text: str) -> None:
    assert slips(text, PLACES, NETWORK) == ()


@given(st.text(max_size=120))
def test_no_text_breaks_the_finding(text: str) -> None:
    mended(text, slips(text, PLACES, NETWORK), PLACES)
