"""The board, and the card of who may work where: what they say of an event and of a place."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.texts import Texts
from handlers.views.board import BoardData, age, board
from handlers.views.people import card
from handlers.views.reader import Reader
from handlers.views.voice import Voice
from storage.model import Event, Language, Verification
from storage.regions import Gazetteer
from storage.staff import Editor, Role
from tests.conftest import LIMA, Clock
from tests.factories import facts

NOW = Clock().now()
TEXTS, PLACES = Texts.load(), Gazetteer.load()


@pytest.mark.parametrize(
    ("verification", "language", "said"),
    [
        (Verification.REPORTED, Language.ES, "reportado hace 1 h"),
        (Verification.CONFIRMED, Language.ES, "confirmado hace 1 h"),
        (Verification.REPORTED, Language.EN, "reported 1 h ago"),
        (Verification.CONFIRMED, Language.EN, "confirmed 1 h ago"),
    ],
)
def test_only_what_was_confirmed_reads_so_on_the_board(
    verification: Verification, language: Language, said: str
) -> None:
    voice = Voice(TEXTS, PLACES, Reader(language, NOW, LIMA))
    hour_ago = NOW - timedelta(hours=1)
    event = Event(1, 1, facts(NOW, verification=verification, last_confirmed=hour_ago), hour_ago, hour_ago)

    assert age(event, voice) == said


@pytest.mark.parametrize(
    ("language", "here", "labels"),
    [
        (Language.ES, "21", ["✓ Puno", "✓ Puno (provincia)", "✓ Azángaro"]),
        (Language.EN, "21", ["✓ Puno", "✓ Puno (province)", "✓ Azángaro"]),
        (Language.ES, "2101", ["✓ Puno (provincia)", "✓ Puno (distrito)"]),
        (Language.ES, "2111", ["✓ San Román", "✓ Juliaca"]),
    ],
)
def test_a_place_that_bears_the_name_of_the_wider_one_says_which_it_is(
    language: Language, here: str, labels: list[str]
) -> None:
    editor = Editor(1, 9_000_001, Role.PUBLISHER, ("21",))

    screen = card(editor, "", here, texts=TEXTS, regions=PLACES, reader=Reader(language, NOW, LIMA))

    shown = [button.label for row in screen.rows for button in row]
    whole = shown.index(labels[0])
    assert shown[whole : whole + len(labels)] == labels


@pytest.mark.parametrize(
    ("others", "wide", "said"),
    [
        (0, True, "No hay hechos abiertos."),
        (3, True, "Usted no tiene hechos abiertos. Pegue aquí un reporte, o mire los de sus lugares."),
        (0, False, "Usted no tiene hechos abiertos."),
    ],
)
def test_nobody_is_told_that_nothing_is_open_who_sees_their_own_alone(
    others: int, wide: bool, said: str
) -> None:
    data = BoardData((), "m", 0, 1, 0, others, wide)

    shown = board(data, texts=TEXTS, regions=PLACES, reader=Reader(Language.ES, NOW, LIMA))

    assert shown.text.startswith(said)
