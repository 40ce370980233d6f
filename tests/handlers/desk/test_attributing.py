"""Who says so, among the words beside a command: a name is a source, and what the command says itself is none."""

from __future__ import annotations

import pytest

from handlers.desk.attributing import who
from handlers.desk.reading import Unreadable


@pytest.mark.parametrize(
    "words",
    [
        *(
            "",
            "sí",
            "SI",
            "ok",
            "yo",
            "por favor",
            "sigue igual",
            "SIGUE BLOQUEADO",
            "todavía",
            "ya lo vi, sigue",
        ),
        *(
            "no hay cambios",
            "sin cambios",
            "no changes",
            "still blocked",
            "yes, still there",
            "dicen que sigue",
        ),
    ],
)
def test_that_it_still_stands_is_said_by_nobody_but_the_desk(words: str) -> None:
    assert who(words, stands=True) == ""


@pytest.mark.parametrize(
    "words",
    [
        "ya pasó",
        "se levantó",
        "ya hay pase",
        "VIA LIBRE",
        "ya terminó, gracias",
        "lifted",
        "it is over now",
        "dicen que ya pasó",
    ],
)
def test_that_it_is_over_is_said_by_nobody_but_the_desk(words: str) -> None:
    assert who(words, stands=False) == ""


@pytest.mark.parametrize(
    ("words", "stands", "name"),
    [
        *(
            (name, True, name)
            for name in ("PNP", "Radio Onda Azul, Juliaca", "Puno Informa", "Radio Sin Fronteras", "vecinos")
        ),
        *(
            (name, False, name)
            for name in ("Radio Libre", "Canal N", "Radio 91.5", "Sutran https://x.pe/a,b", "La República")
        ),
        ("sigue bloqueado, PNP", True, "PNP"),
        ("sigue igual según la PNP", True, "PNP"),
        ("todavía sigue según vecinos", True, "vecinos"),
        ("vecinos dicen que sigue", True, "vecinos"),
        ("la PNP informó que sigue cerrado", True, "PNP"),
        ("me lo dijo un chofer", True, "chofer"),
        ("dice la PNP", True, "PNP"),
        ("se levantó, PNP", False, "PNP"),
        ("PNP dice que ya hay pase", False, "PNP"),
        ("PNP; RPP", True, "PNP; RPP"),
        ("sí; PNP", True, "PNP"),
    ],
)
def test_a_name_is_found_beside_what_the_command_says_itself(words: str, stands: bool, name: str) -> None:
    assert who(words, stands=stands) == name


@pytest.mark.parametrize(
    ("words", "stands", "problem"),
    [
        *(
            (words, True, "life-says-over")
            for words in ("ya pasó", "ya se levantó", "no", "ya no sigue", "vía libre")
        ),
        *(
            (words, False, "life-says-stands")
            for words in ("todavía no", "sigue", "no se levantó", "still blocked")
        ),
        ("PNP dice que ya pasó", True, "life-says-over"),
        ("PNP dice que sigue", False, "life-says-stands"),
        ("siguen los comuneros en la vía", True, "life-only-name"),
        ("levantaron después de hablar con el prefecto", False, "life-only-name"),
    ],
)
def test_what_says_the_opposite_or_more_than_a_name_is_not_taken_for_one(
    words: str, stands: bool, problem: str
) -> None:
    with pytest.raises(Unreadable, match=problem):
        who(words, stands=stands)
