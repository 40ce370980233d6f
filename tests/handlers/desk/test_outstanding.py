"""What keeps the drafts of one text from going out, each question once."""

from __future__ import annotations

from handlers.desk.outstanding import Asked, asked, ready, sourceless
from storage.batches import Batch
from storage.doubts import Doubt, Why
from storage.model import Draft, Source
from tests.conftest import Clock
from tests.factories import facts

NOW = Clock().now()
KIND, STARTED = Doubt("kind", Why.KIND_UNCLEAR), Doubt("started", Why.TIME_UNCLEAR)
BESIDE = Doubt("crowd", Why.COUNT_UNCLEAR, blocks=False)


def draft(number: int, *doubts: Doubt, sources: tuple[Source, ...] = (Source("PNP"),)) -> Draft:
    return Draft(number, 1, facts(NOW, sources=sources), 1, NOW, NOW, doubts=doubts)


def batch(*drafts: Draft, discarded: frozenset[int] = frozenset()) -> Batch:
    return Batch(4, 1, 1, NOW, drafts, discarded)


def test_what_several_drafts_ask_is_asked_once_of_all_of_them() -> None:
    found = asked(batch(draft(1, KIND), draft(2, BESIDE), draft(3, STARTED, KIND)))

    assert found == [Asked(KIND, 0, (0, 2)), Asked(STARTED, 0, (2,))]


def test_a_draft_that_asks_the_same_twice_is_named_once() -> None:
    assert asked(batch(draft(1, KIND, KIND))) == [Asked(KIND, 0, (0,))]


def test_what_was_thrown_away_asks_nothing_and_needs_no_source() -> None:
    of_three = batch(draft(1, KIND, sources=()), draft(2, sources=()), draft(3), discarded=frozenset({1}))

    assert asked(of_three) == []
    assert sourceless(of_three) == (1,)


def test_a_draft_is_ready_with_questions_beside_it_but_not_with_one_open_or_a_field_empty() -> None:
    empty = Draft(1, 1, facts(NOW, kind=None), 1, NOW, NOW)

    assert [ready(one) for one in (draft(1, BESIDE), draft(1, KIND), empty)] == [True, False, False]
