"""One process leads; another takes over when it falls silent, and the old one can write nothing any more."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.database import Database
from storage.leadership import LEASE, NotLeader
from storage.pushes import Delivery, Outcome, OutcomeKind
from storage.regions import Gazetteer
from storage.schema import leadership
from storage.sealing import Sealer
from storage.store import Store
from tests.conftest import Clock
from tests.factories import follower, publish


@dataclass
class Two:
    """Two processes' views of one PostgreSQL database."""

    first: Store
    second: Store
    url: str

    async def let_the_lease_run_out(self) -> None:
        database = Database(self.url)
        async with database.write() as connection:
            await connection.execute(leadership.update().values(until=leadership.c.until - LEASE - 1))
        await database.close()


@pytest.fixture
async def two(database_url: str, sealer: Sealer, gazetteer: Gazetteer) -> AsyncIterator[Two]:
    first = await Store.open(database_url, sealer, gazetteer=gazetteer)
    second = await Store.open(database_url, sealer, gazetteer=gazetteer)
    yield Two(first, second, database_url)
    await first.close()
    await second.close()


only_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@only_postgresql
async def test_the_second_stands_by_while_the_first_renews(two: Two) -> None:
    assert await two.first.leadership.take()
    assert not await two.second.leadership.take()
    assert await two.first.leadership.take()

    assert two.first.leadership.holds and not two.second.leadership.holds


@only_postgresql
async def test_whoever_gives_up_is_followed_at_once(two: Two) -> None:
    await two.first.leadership.take()

    await two.first.leadership.give_up()

    assert await two.second.leadership.take()
    assert not two.first.leadership.holds


@only_postgresql
async def test_of_many_that_ask_at_once_one_leads(two: Two) -> None:
    answers = await asyncio.gather(*(store.leadership.take() for store in (two.first, two.second)))

    assert sorted(answers) == [False, True]


@only_postgresql
async def test_a_leader_that_was_overtaken_can_neither_claim_nor_expand(two: Two, clock: Clock) -> None:
    await follower(two.first, 1, "21", now=clock.now())
    await two.first.leadership.take()
    published = await publish(two.first, clock.now())
    assert published.push is not None
    await two.first.outbox.expand(published.push, clock.now(), 500)
    due = await two.first.outbox.due_pushes(clock.now())
    await two.let_the_lease_run_out()
    assert await two.second.leadership.take()

    lease = timedelta(seconds=30)
    with pytest.raises(NotLeader):
        await two.first.outbox.claim(clock.now(), [[due]], 10, lease)
    with pytest.raises(NotLeader):
        await two.first.outbox.expand(published.push, clock.now(), 500)
    by_the_second = await two.second.outbox.claim(clock.now(), [[due]], 10, lease)

    assert [delivery.telegram_id for delivery in by_the_second] == [1]


@only_postgresql
async def test_what_the_old_leader_had_sent_is_recorded_all_the_same(two: Two, clock: Clock) -> None:
    (claimed,) = await _claimed(two.first, clock)
    await two.let_the_lease_run_out()
    assert await two.second.leadership.take()

    await two.first.outbox.record([(claimed, Outcome(OutcomeKind.SENT, message_id=7))], clock.now())

    assert {
        state.value: n for state, n in (await two.second.outbox.progress(claimed.push)).counts.items()
    } == {"sent": 1}


@only_postgresql
async def test_a_successor_lets_foreign_claims_wait_out_their_lease(two: Two, clock: Clock) -> None:
    await _claimed(two.first, clock)
    await two.let_the_lease_run_out()
    await two.second.leadership.take()

    early = await two.second.outbox.reclaim(clock.now(), everything=two.second.leadership.exclusive)
    clock.forward(timedelta(seconds=31))
    late = await two.second.outbox.reclaim(clock.now(), everything=False)

    assert (early, late) == (0, 1)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_on_sqlite_the_runner_leads_and_nothing_is_kept_of_it(two: Two) -> None:
    database = Database(two.url)

    assert await two.first.leadership.take() and two.first.leadership.holds
    assert two.first.leadership.exclusive
    async with database.read() as connection:
        rows = await connection.scalar(sa.select(sa.func.count()).select_from(leadership))
    await database.close()

    assert rows == 0


async def _claimed(store: Store, clock: Clock) -> list[Delivery]:
    await follower(store, 1, "21", now=clock.now())
    await store.leadership.take()
    published = await publish(store, clock.now())
    assert published.push is not None
    await store.outbox.expand(published.push, clock.now(), 500)
    due = await store.outbox.due_pushes(clock.now())
    return await store.outbox.claim(clock.now(), [[due]], 10, timedelta(seconds=30))
