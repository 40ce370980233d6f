"""Drafts out of one text: opened, answered and discarded together; counts recorded once and withdrawn."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.authority import Refused
from storage.batches import Batch, Entry
from storage.doubts import Choice, Doubt, Unanswered, Why
from storage.model import Kind, Source
from storage.store import Store
from storage.tallies import Counted
from tests.conftest import Clock
from tests.factories import editor, facts

WHERE = Doubt(
    "region", Why.REGION_AMBIGUOUS, (Choice((("region", "080106"),)), Choice((("region", "110111"),)))
)


def counted(clock: Clock, value: int = 37, region: str = "") -> Counted:
    return Counted(region, "blocked_points", value, clock.now(), Source("Sutran", None, clock.now()))


async def opened(store: Store, clock: Clock) -> Batch:
    desk = await editor(store, clock.now())
    entries = (
        Entry(facts(clock.now())),
        Entry(facts(clock.now(), region=None, road=None, km_from=None), (WHERE,)),
    )
    number = await store.batches.open(
        desk.id, entries, counts=[counted(clock)], notes=[("context", "…")], now=clock.now()
    )
    found = await store.batches.get(number, desk.id)
    assert found is not None
    return found


async def test_a_batch_is_found_again_as_it_was(store: Store, clock: Clock) -> None:
    batch = await opened(store, clock)

    (listed,) = await store.batches.open_of(batch.editor)

    assert listed == batch
    assert [d.doubts for d in batch.drafts] == [(), (WHERE,)]
    assert batch.counts == (counted(clock),) and batch.notes == (("context", "…"),)
    assert await store.drafts.mine(batch.editor) == []
    assert await store.batches.get(batch.id, batch.editor + 1) is None


async def test_a_draft_with_an_open_question_goes_nowhere(store: Store, clock: Clock) -> None:
    batch = await opened(store, clock)
    asking = await store.drafts.change(
        batch.drafts[1], now=clock.now(), facts=batch.drafts[1].facts.changed(kind=Kind.MARCH)
    )
    assert asking is not None and asking.doubts == (WHERE,)
    told = asking.facts.changed(region="210501")

    with pytest.raises(ValueError):
        await store.events.publish(asking, now=clock.now(), undo=timedelta(0))
    kept = await store.drafts.change(asking, now=clock.now(), facts=told, doubts=(WHERE,))
    assert kept is not None
    with pytest.raises(Unanswered):
        await store.events.publish(kept, now=clock.now(), undo=timedelta(0))
    with pytest.raises(Unanswered):
        await store.reviews.send(kept, now=clock.now())
    assert await store.events.latest([""], limit=5) == []


async def test_an_answer_holds_for_all_or_for_none(store: Store, clock: Clock) -> None:
    batch = await opened(store, clock)
    one, other = batch.drafts
    assert await store.drafts.change(other, now=clock.now(), awaiting="region") is not None

    settled = [(d, d.facts.changed(dead=1), (), None, ()) for d in (one, other)]
    done = await store.drafts.settle(settled, now=clock.now())
    now = await store.batches.get(batch.id, batch.editor)

    assert not done
    assert now is not None and [d.facts.dead for d in now.drafts] == [None, None]
    assert now.stamp > batch.stamp


async def test_counts_are_recorded_once_and_withdrawn(store: Store, clock: Clock) -> None:
    batch = await opened(store, clock)
    where = (batch.id, batch.version)

    written = await store.tallies.record(batch.counts, by=batch.editor, now=clock.now(), batch=where)
    again = await store.tallies.record(batch.counts, by=batch.editor, now=clock.now(), batch=where)
    shown = await store.tallies.current("")
    gone = await store.tallies.withdraw(written[0], by=batch.editor, now=clock.now())
    twice = await store.tallies.withdraw(written[0], by=batch.editor, now=clock.now())

    assert len(written) == 1 and again == []
    assert [t.value for t in shown] == [37]
    assert gone is not None and twice is None
    assert await store.tallies.current("") == []


async def test_a_corrected_count_takes_the_place_and_withdrawn_gives_it_back(
    store: Store, clock: Clock
) -> None:
    desk = await editor(store, clock.now())
    await store.tallies.record([counted(clock)], by=desk.id, now=clock.now())
    (wrong,) = await store.tallies.record([counted(clock, 370)], by=desk.id, now=clock.now())

    newest = await store.tallies.current("")
    await store.tallies.withdraw(wrong, by=desk.id, now=clock.now())
    left = await store.tallies.current("")

    assert [t.value for t in newest] == [370] and [t.value for t in left] == [37]


async def test_discarding_leaves_what_went_out(store: Store, clock: Clock) -> None:
    batch = await opened(store, clock)
    await store.events.publish(batch.drafts[0], now=clock.now(), undo=timedelta(0))
    published = await store.batches.get(batch.id, batch.editor)
    assert published is not None

    gone = await store.batches.discard(published, now=clock.now())
    now = await store.batches.get(batch.id, batch.editor)

    assert gone == 1
    assert now is not None and now.open == () and now.counts == ()
    assert await store.batches.open_of(batch.editor) == []
    assert len(await store.events.latest([""], limit=5)) == 1


async def test_whoever_was_revoked_opens_and_records_nothing(store: Store, clock: Clock) -> None:
    desk = await editor(store, clock.now())
    await store.editors.only_owners(frozenset(), now=clock.now())

    with pytest.raises(Refused):
        await store.batches.open(desk.id, [Entry(facts(clock.now()))], now=clock.now())
    with pytest.raises(Refused):
        await store.tallies.record([counted(clock)], by=desk.id, now=clock.now())
    assert await store.tallies.latest() == []
