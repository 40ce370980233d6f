"""What is told not to be done, or not believed, opens nothing and frees nothing: "tampoco", "nunca", "dudo que"."""

from __future__ import annotations

from itertools import product

import pytest

from handlers.desk.reader import Intent
from storage.model import EventState
from tests.reports import asks, drafts, only

NOT = (
    *("tampoco", "hoy tampoco", "ni hoy", "nunca", "jamás", "casi"),
    *("nadie dice que", "no creo que", "dudo que"),
)
SHUT = (
    *("hay bloqueo en Ilave", "bloquean Ilave", "está bloqueado Ilave", "bloquearon Ilave"),
    *("tomaron el puente de Ilave", "marcharon en Ilave", "quemaron llantas en Ilave"),
)
FREE = (
    *("hay pase por Ilave", "está libre Ilave", "abrieron en Ilave", "dan pase en Ilave"),
    *("se puede pasar por Ilave", "dejan pasar en Ilave", "levantan el bloqueo en Ilave"),
)


@pytest.mark.parametrize(("words", "event"), [*product(NOT, SHUT)])
def test_what_was_not_done_opens_nothing_unasked(words: str, event: str) -> None:
    found = [draft for draft in drafts(f"{words} {event}") if draft.facts.state is EventState.ACTIVE]

    assert all(asks(draft, "kind") or asks(draft, "state") for draft in found)


@pytest.mark.parametrize(("words", "end"), [*product(NOT, FREE)])
def test_what_was_not_opened_is_not_freed_unasked(words: str, end: str) -> None:
    found = [draft for draft in drafts(f"{words} {end}") if draft.intent is Intent.LIFT]

    assert all(asks(draft, "state") for draft in found)


@pytest.mark.parametrize(
    "text",
    [
        "hoy tampoco hay pase por Ilave",
        "en Ilave tampoco dejan pasar",
        "no creo que levanten el bloqueo en Ilave",
    ],
)
def test_what_is_shut_today_as_well_is_read_as_shut(text: str) -> None:
    draft = only(text)

    assert (draft.intent, draft.facts.region) == (Intent.REPORT, "210501")


def test_almost_so_many_are_as_many() -> None:
    assert only("Casi 200 comuneros bloquean la vía en Ilave").facts.crowd == 200
