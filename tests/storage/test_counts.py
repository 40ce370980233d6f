"""Counts between two pairs of hands: recorded once, by somebody else who may, and never for who left the desk."""

from __future__ import annotations

import asyncio

import pytest

from storage.authority import NeedsSecond, Refused
from storage.batches import Batch
from storage.model import Source
from storage.staff import Editor, FourEyes
from storage.store import Store
from storage.tallies import Counted, Tallies
from tests.conftest import Clock
from tests.factories import editor


async def _batch(store: Store, author: Editor, clock: Clock) -> Batch:
    count = Counted("21", "blocked_points", 9, clock.now(), Source("Sutran", None, clock.now()))
    number = await store.batches.open(author.id, (), counts=[count], now=clock.now())
    batch = await store.batches.get(number, author.id)
    assert batch is not None
    return batch


async def test_a_count_is_handed_over_once_and_of_two_publishers_one_records_it(
    store: Store, clock: Clock
) -> None:
    author, first, second = [await editor(store, clock.now(), number) for number in (1, 2, 3)]
    batch = await _batch(store, author, clock)

    sent = [await store.counts.send(batch, now=clock.now()) for _ in range(2)]
    handed = sent[0]
    assert handed is not None
    done = await asyncio.gather(
        *(store.counts.record(handed, by=one.id, now=clock.now()) for one in (first, second))
    )

    assert sent[1] is None
    assert sorted(len(written) for written in done) == [0, 1]
    assert [tally.value for tally in await store.tallies.current("21")] == [9]
    assert await store.counts.waiting(first) == []


async def test_nobody_records_what_they_handed_over_themselves_or_what_was_taken_back(
    store: Store, clock: Clock
) -> None:
    author, other = await editor(store, clock.now(), 1), await editor(store, clock.now(), 2)
    handed = await store.counts.send(await _batch(store, author, clock), now=clock.now())
    assert handed is not None

    seen = await store.counts.get(handed.batch, author)
    with pytest.raises(Refused):
        await store.counts.record(handed, by=author.id, now=clock.now())
    newest = await store.batches.get(handed.batch, author.id)
    assert newest is not None
    await store.batches.forget_counts(newest, now=clock.now())
    late = await store.counts.record(handed, by=other.id, now=clock.now())

    assert (seen, late) == (None, [])
    assert await store.tallies.current("21") == []


async def test_a_second_pair_of_eyes_is_asked_for_in_the_transaction(store: Store, clock: Clock) -> None:
    author = await editor(store, clock.now(), 1)
    batch = await _batch(store, author, clock)
    strict = Tallies(store._database, FourEyes.ALL)

    with pytest.raises(NeedsSecond):
        await strict.record(batch.counts, by=author.id, now=clock.now(), batch=(batch.id, batch.version))

    assert await store.tallies.current("21") == []
