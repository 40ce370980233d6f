"""One place is so and another is not, in few words: what is denied of one is never said of the other."""

from __future__ import annotations

from itertools import product

import pytest

from handlers.desk.reader import Intent
from tests.reports import asks, drafts

ILAVE, JULI = "210501", "210401"
FREE_THEN_SHUT = (
    *("ya no hay bloqueo en Ilave pero sí en Juli", "no hay bloqueo en Ilave, en Juli sí"),
    *("en Ilave no hay bloqueo pero en Juli sí", "en Ilave ya no hay bloqueo, sí en Juli"),
    *("hay pase en Ilave pero no en Juli", "en Ilave hay pase, en Juli no", "Ilave abierto pero no en Juli"),
    "no blockade in Ilave but there is one in Juli",
)
SHUT_THEN_FREE = (
    *("hay bloqueo en Ilave pero no en Juli", "en Ilave hay bloqueo, en Juli no"),
    *("no hay pase en Ilave pero sí en Juli", "en Ilave no hay pase, en Juli sí"),
    "blocked in Ilave but not in Juli",
)
BOTH_SHUT = (
    *("ni por Ilave ni por Juli se puede pasar", "ni en Ilave ni en Juli hay pase", "ni Ilave ni Juli abren"),
    *("no se puede pasar por Ilave ni por Juli", "neither Ilave nor Juli is open"),
)
BOTH_FREE = (
    *("ni en Ilave ni en Juli hay bloqueo", "ni Ilave ni Juli están bloqueados"),
    "no hay bloqueo en Ilave ni en Juli",
)


def _intents(text: str) -> dict[str | None, Intent]:
    return {draft.facts.region: draft.intent for draft in drafts(text)}


@pytest.mark.parametrize("text", FREE_THEN_SHUT)
def test_the_first_is_free_and_the_second_shut(text: str) -> None:
    assert _intents(text) == {ILAVE: Intent.LIFT, JULI: Intent.REPORT}


@pytest.mark.parametrize("text", SHUT_THEN_FREE)
def test_the_first_is_shut_and_the_second_free(text: str) -> None:
    assert _intents(text) == {ILAVE: Intent.REPORT, JULI: Intent.LIFT}


@pytest.mark.parametrize("text", BOTH_SHUT)
def test_neither_is_free(text: str) -> None:
    assert _intents(text) == {ILAVE: Intent.REPORT, JULI: Intent.REPORT}


@pytest.mark.parametrize("text", BOTH_FREE)
def test_neither_is_shut(text: str) -> None:
    assert _intents(text) == {ILAVE: Intent.LIFT, JULI: Intent.LIFT}


@pytest.mark.parametrize(
    "text",
    [
        "anoche abrieron Ilave, hoy a las 5 cerraron de nuevo",
        "Anoche abrieron Ilave. Hoy a las 5 cerraron de nuevo",
        "abrieron Ilave y hoy cerraron nuevamente",
    ],
)
def test_what_was_opened_and_is_shut_again_is_shut(text: str) -> None:
    assert _intents(text) == {ILAVE: Intent.REPORT}


HARDLY = (
    "not",
    "still not",
    "not yet",
    "hardly",
    "never",
    "not really",
    "far from",
    "anything but",
    "not even",
)
OPEN = (
    *("Ilave is {} open", "Ilave {} open", "the road in Ilave is {} open", "Ilave is {} passable"),
    *(
        "the bridge in Ilave has {} reopened",
        "the blockade in Ilave is {} lifted",
        "Ilave is {} back to normal",
    ),
)


@pytest.mark.parametrize(("words", "how"), [*product(OPEN, HARDLY)])
def test_what_is_hardly_open_is_not_freed_unasked(words: str, how: str) -> None:
    found = [draft for draft in drafts(words.format(how)) if draft.intent is Intent.LIFT]

    assert all(asks(draft, "state") for draft in found)


@pytest.mark.parametrize(
    "text",
    [
        *("todo libre menos Ilave", "está libre todo salvo Ilave", "toda la ruta libre menos en Ilave"),
        *("Puno libre excepto Ilave", "everything open except Ilave", "open everywhere but Ilave"),
        *("solo Ilave está cerrado, lo demás libre", "lo demás libre, solo Ilave está cerrado"),
    ],
)
def test_what_all_but_one_place_is_that_place_is_not(text: str) -> None:
    assert _intents(text) == {ILAVE: Intent.REPORT}


def test_all_is_shut_but_one_place() -> None:
    assert _intents("todo cerrado menos Ilave") == {ILAVE: Intent.LIFT}


@pytest.mark.parametrize(
    "text",
    [
        "después de Ilave todo libre",
        "pasando Ilave normal",
        "hasta Ilave normal",
        "Ilave medio libre",
        "beyond Ilave open",
    ],
)
def test_what_is_free_beyond_a_place_or_half_frees_it_not(text: str) -> None:
    assert Intent.LIFT not in _intents(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "levantaron el bloqueo en Ilave por hoy",
        "abrieron la vía en Ilave por ahora",
        "ya abrieron Ilave, aunque siguen en la berma",
    ],
)
def test_what_is_open_for_now_or_beside_them_is_asked(text: str) -> None:
    (draft,) = drafts(text)

    assert draft.intent is Intent.LIFT and asks(draft, "state")
