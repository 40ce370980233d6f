"""A way told by its two ends in a few words is the road between them, and no event at either end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.desk.reader import Intent
from storage.model import Kind, TrafficState
from tests.reports import asks, drafts, only
from tests.untidy import UNTIDY

SHUT = (
    *(
        "desde {} hasta {} cerrado",
        "entre {} y {} no hay pase",
        "entre {} y {} está bloqueado",
        "{} a {} cerrado",
    ),
    *(
        "de {} a {} todo bloqueado",
        "de {} a {} no hay pase",
        "de {} hasta {} no pasan",
        "no hay pase de {} a {}",
    ),
    *("todo cerrado desde {} hasta {}", "no se puede pasar de {} a {}", "bloqueado de {} a {}"),
    *("between {} and {} no one gets through", "from {} to {} everything is blocked", "{} to {} closed"),
)
FREE = ("de {} a {} libre", "entre {} y {} normal", "ya hay pase de {} a {}", "de {} a {} ya pasan")
#: Two ends, and the region that has both.
WAYS = (
    ("Ilave", "Juli", "21"),
    ("Juli", "Pomata", "2104"),
    ("Ilave", "Puno", "21"),
    ("Ilave", "Desaguadero", "21"),
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from((*SHUT, *FREE)), st.sampled_from(WAYS), st.sampled_from(UNTIDY))
def test_a_way_told_by_its_ends_is_one_road(
    words: str, way: tuple[str, str, str], typed: Callable[[str], str]
) -> None:
    one, other, region = way

    draft = only(typed(words.format(one, other)))

    assert draft.intent is (Intent.REPORT if words in SHUT else Intent.LIFT)
    assert draft.facts.region == region or asks(draft, "region")


def test_between_two_departments_the_region_is_asked() -> None:
    draft = only("De Chala a Nasca todo bloqueado")

    assert (draft.intent, draft.facts.region) == (Intent.REPORT, None)
    assert asks(draft, "region")


def test_where_but_some_get_through_the_way_is_restricted() -> None:
    draft = only("De Ilave a Juli solo pasan motos")

    assert (draft.facts.region, draft.facts.traffic_state) == ("21", TrafficState.RESTRICTED)


@pytest.mark.parametrize(
    "text", ["Ilave abierto de 6 a 8", "de lunes a viernes Ilave cerrado", "¿de Ilave a Juli hay pase?"]
)
def test_hours_days_and_questions_are_no_way(text: str) -> None:
    assert all(draft.facts.road is None for draft in drafts(text))


def test_what_happens_at_one_end_is_there() -> None:
    draft = only("Bloqueo en Ilave, buses de Juli a Puno no salen")

    assert (draft.facts.kind, draft.facts.region) == (Kind.BLOCKADE, "210501")
