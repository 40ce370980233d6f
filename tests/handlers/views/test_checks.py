"""What is worth a look before a draft goes out stands in one short block, in both languages, and never asks twice."""

from __future__ import annotations

import pytest

from handlers.texts import Texts
from handlers.views import checks
from handlers.views.reader import Reader
from handlers.views.screen import Button
from handlers.views.voice import Voice
from storage.doubts import Choice, Doubt, Why
from storage.model import Draft, EventState, Kind, Language
from storage.regions import Gazetteer
from tests.conftest import LIMA, Clock
from tests.factories import facts

NOW = Clock().now()
HELD = facts(NOW, crowd=300, started=None)


def choices(field: str, *values: object) -> tuple[Choice, ...]:
    return tuple(Choice(((field, value),)) for value in values)


DOUBTS = (
    Doubt("kind", Why.KIND_UNCLEAR, choices("kind", Kind.BLOCKADE, Kind.OCCUPATION), blocks=False),
    Doubt("state", Why.PHASE_UNCLEAR, choices("state", EventState.ACTIVE, EventState.ENDED), blocks=False),
    Doubt("crowd", Why.COUNT_UNCLEAR, choices("crowd", 300), blocks=False),
    Doubt("started", Why.TIME_UNCLEAR, blocks=False),
)


def shown(language: Language, *doubts: Doubt) -> tuple[list[str], list[str]]:
    """The lines of the block and the labels of its buttons."""
    voice = Voice(Texts.load(), Gazetteer.load(), Reader(language, NOW, LIMA))
    found = checks.beside(Draft(1, 1, HELD, 1, NOW, NOW, doubts=doubts))
    rows = checks.buttons(found, HELD, voice, Button)
    return (
        [line.striptags() for line in checks.block(found, HELD, voice)],
        [button.label for row in rows for button in row],
    )


@pytest.mark.parametrize(
    ("language", "lines", "labels"),
    [
        (
            Language.ES,
            ["• Tipo: Bloqueo ¿o Toma de local?", "• Estado: En curso ¿o Terminado?", "• Asistentes: 300"],
            ["✓ Todo está bien", "Tipo: Toma de local", "Estado: Terminado", "Asistentes: Dejar sin dato"],
        ),
        (
            Language.EN,
            ["• Kind: Blockade or Occupation?", "• State: Going on or Ended?", "• Crowd: 300"],
            ["✓ All of it is right", "Kind: Occupation", "State: Ended", "Crowd: Leave it out"],
        ),
    ],
)
def test_each_field_has_a_line_with_what_was_read_and_what_else_it_may_be(
    language: Language, lines: list[str], labels: list[str]
) -> None:
    block, buttons = shown(language, *DOUBTS)

    assert len(block) == 5 and block[1:4] == lines
    assert buttons[:4] == labels and len(buttons) == 5


def test_a_question_alone_needs_no_name_on_its_buttons() -> None:
    _, buttons = shown(Language.ES, DOUBTS[1])

    assert buttons == ["✓ Todo está bien", "Terminado"]


@pytest.mark.parametrize(
    ("field", "why", "label"),
    [
        ("region", Why.REGION_APART, "Escribir…"),
        ("kind", Why.KIND_UNCLEAR, "Más…"),
        ("started", Why.TIME_UNCLEAR, "Escribir…"),
    ],
)
def test_what_has_no_other_value_can_be_put_right(field: str, why: Why, label: str) -> None:
    held = getattr(HELD, field)

    _, buttons = shown(Language.ES, Doubt(field, why, choices(field, held) if held else (), blocks=False))

    assert buttons[:2] == ["✓ Todo está bien", label]


def test_what_bars_a_draft_is_asked_apart() -> None:
    barring = Doubt("kind", Why.KIND_UNCLEAR, DOUBTS[0].choices)

    assert checks.beside(Draft(1, 1, HELD, 1, NOW, NOW, doubts=(barring,))) == []


OVER = (
    Doubt("region", Why.NOT_PLAIN, choices("region", HELD.region), blocks=False),
    Doubt("crowd", Why.NOT_PLAIN, choices("crowd", 300), blocks=False),
)


@pytest.mark.parametrize(
    ("language", "doubts", "last"),
    [
        (Language.ES, OVER, "¿Está bien? El texto cuenta varias cosas: revise lugar, asistentes."),
        (Language.EN, OVER, "Is this right? The text tells of several things: look over place, crowd."),
        (Language.ES, (DOUBTS[1], *OVER), "Revise también: lugar, asistentes."),
        (Language.EN, (DOUBTS[1], *OVER), "Look over as well: place, crowd."),
    ],
)
def test_what_is_but_to_be_looked_over_takes_one_line_and_no_buttons(
    language: Language, doubts: tuple[Doubt, ...], last: str
) -> None:
    block, buttons = shown(language, *doubts)

    assert block[-1] == last and len(block) == (1 if doubts == OVER else 3)
    assert len(buttons) == (1 if doubts == OVER else 2)


@pytest.mark.parametrize(
    ("language", "doubts", "said"),
    [
        (Language.ES, OVER, "revise cada dato"),
        (Language.EN, OVER, "check every detail"),
        (Language.ES, (DOUBTS[1],), "revise: estado"),
        (Language.EN, (DOUBTS[1],), "check: state"),
        (Language.ES, (DOUBTS[1], *OVER), "revise: estado y lo demás"),
        (Language.EN, (DOUBTS[1], *OVER), "check: state and the rest"),
    ],
)
def test_a_line_of_a_list_says_in_few_words_what_to_look_at(
    language: Language, doubts: tuple[Doubt, ...], said: str
) -> None:
    voice = Voice(Texts.load(), Gazetteer.load(), Reader(language, NOW, LIMA))

    assert checks.to_check(Draft(1, 1, HELD, 1, NOW, NOW, doubts=doubts), voice) == said
