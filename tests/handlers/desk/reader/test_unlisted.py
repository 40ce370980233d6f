"""A hamlet that no list has beside a place that is known: how it is there says nothing of the other."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.desk.reader import Intent
from tests.handlers.desk.reader.test_passing import JOINTS, told
from tests.reports import asks, drafts
from tests.untidy import small, tidy

SHUT = (
    *("{} cerrado", "en {} no pasan", "no hay pase en {}", "en {} hay bloqueo", "{} bloqueado"),
    *("en {} siguen con piedras", "bloquean la vía en {}", "en {} solo pasan motos"),
)
FREE = (
    "{} libre",
    "{} normal",
    "en {} ya pasan",
    "en {} ya abrieron",
    "ya hay pase en {}",
    "la de {} está libre",
)
HAMLETS = ("Quishuarani", "Choccoyo", "Pacchapata")
ILAVE = "210501"


@settings(max_examples=250, deadline=None, derandomize=True)
@given(
    st.sampled_from(SHUT),
    st.sampled_from(FREE),
    st.sampled_from(HAMLETS),
    st.sampled_from(JOINTS),
    st.sampled_from((tidy, small)),
    st.booleans(),
)
def test_a_hamlet_that_is_free_lifts_nothing_elsewhere(
    shut: str, free: str, hamlet: str, joint: str, typed: Callable[[str], str], first: bool
) -> None:
    found = drafts(typed(told(shut.format("Ilave"), free.format(hamlet), joint, shut_first=first)))

    assert ILAVE in {draft.facts.region for draft in found if draft.intent is Intent.REPORT}
    lifts = [draft for draft in found if draft.intent is Intent.LIFT]
    assert all(asks(draft, "region") or asks(draft, "state") for draft in lifts)


@settings(max_examples=250, deadline=None, derandomize=True)
@given(
    st.sampled_from(SHUT),
    st.sampled_from(FREE),
    st.sampled_from(HAMLETS),
    st.sampled_from(JOINTS),
    st.sampled_from((tidy, small)),
    st.booleans(),
)
def test_a_hamlet_that_is_shut_shuts_nothing_elsewhere(
    shut: str, free: str, hamlet: str, joint: str, typed: Callable[[str], str], first: bool
) -> None:
    found = drafts(typed(told(shut.format(hamlet), free.format("Ilave"), joint, shut_first=first)))

    here = [draft for draft in found if draft.facts.region == ILAVE]
    assert Intent.LIFT in {draft.intent for draft in here}
    assert all(draft.intent is Intent.LIFT or asks(draft, "region") for draft in here)


def test_what_is_said_in_general_still_tells_of_the_place_before() -> None:
    found = drafts("En Ilave estaba bloqueado. Felizmente ya abrieron")

    assert [(draft.intent, draft.facts.region) for draft in found] == [(Intent.LIFT, ILAVE)]
