"""What a draft leaves open is asked in words that fit what is offered, and each button says what it is for."""

from __future__ import annotations

import pytest

from handlers.texts import Texts
from handlers.views.questions import answers, question
from handlers.views.reader import Reader
from handlers.views.screen import Button
from handlers.views.voice import Voice
from storage.doubts import Choice, Doubt, Why
from storage.model import Language
from storage.regions import Gazetteer
from tests.conftest import LIMA, Clock
from tests.factories import facts

NOW = Clock().now()
TEXTS, PLACES = Texts.load(), Gazetteer.load()
ILAVE, JULI = (Choice((("region", code),)) for code in ("210501", "210401"))


def _voice(language: Language = Language.ES) -> Voice:
    return Voice(TEXTS, PLACES, Reader(language, NOW, LIMA))


@pytest.mark.parametrize(
    ("words", "choices", "asked"),
    [
        ("", (), "¿Dónde es? El texto no nombra un lugar que yo conozca."),
        ("Ilaev", (ILAVE,), "¿Dónde es? No conozco «Ilaev»."),
        ("ilave", (ILAVE, JULI), "¿Dónde es? El texto no lo dice claramente."),
    ],
)
def test_a_place_that_is_offered_is_not_said_to_be_unknown(
    words: str, choices: tuple[Choice, ...], asked: str
) -> None:
    doubt = Doubt("region", Why.REGION_UNKNOWN, choices, words)

    assert question(doubt, facts(NOW), {}, _voice()).unescape() == asked


@pytest.mark.parametrize(
    ("language", "named", "labels"),
    [
        (Language.ES, False, ["Escribir…", "Dejar sin dato"]),
        (Language.ES, True, ["Vía y km: Escribir…", "Vía y km: Dejar sin dato"]),
        (Language.EN, True, ["Road and km: Type it…", "Road and km: Leave it out"]),
    ],
)
def test_of_two_questions_each_says_what_is_typed_or_left_out(
    language: Language, named: bool, labels: list[str]
) -> None:
    rows = answers(Doubt("road", Why.ROAD_AMBIGUOUS), 0, facts(NOW), _voice(language), Button, named=named)

    assert [button.label for row in rows for button in row] == labels


def test_a_kilometre_in_either_of_two_places_differs_by_the_place_alone() -> None:
    here, there = Choice((("km_from", 262.0),)), Choice((("km_from", 262.0), ("region", "2101")))

    rows = answers(
        Doubt("km_from", Why.ROAD_REGION, (here, there)),
        0,
        facts(NOW, region="210501", km_from=None),
        _voice(),
        Button,
    )

    labels = [button.label for row in rows for button in row]
    assert labels[:2] == ["km 262, en Ilave, Puno", "km 262, en Puno (provincia)"]
