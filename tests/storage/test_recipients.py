"""No delivery is without its push and its destination, whoever comes or goes while recipients are written."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.schema import chats, deliveries, destinations, pushes
from storage.store import Store
from tests.conftest import Clock
from tests.factories import follower, publish

_NOBODY = 999


def _row(push: int, destination: int) -> dict[str, Any]:
    return {
        "push": push,
        "destination": destination,
        "rank": 0,
        "state": "pending",
        "attempts": 0,
        "doubts": 0,
    }


async def _there(database: Database) -> list[tuple[int, int]]:
    async with database.read() as connection:
        rows = await connection.execute(sa.select(deliveries.c.push, deliveries.c.destination))
    return sorted((row.push, row.destination) for row in rows)


@pytest.fixture
async def told(store: Store, clock: Clock) -> tuple[int, list[int]]:
    """A push to Puno, and the three who follow it there."""
    followers = [await follower(store, number, "21", now=clock.now()) for number in (1, 2, 3)]
    places = [await store.chats.destination(chat.id, None, now=clock.now()) for chat in followers]
    push = (await publish(store, clock.now(), region="21")).push
    assert push is not None
    return push, places


@pytest.mark.parametrize("missing", ["destination", "push"])
async def test_a_delivery_to_nobody_or_of_nothing_is_refused(
    told: tuple[int, list[int]], database_url: str, missing: str
) -> None:
    push, places = told
    database = Database(database_url)

    for rows in (
        [_row(push, places[0]), _row(push, places[1]) | {missing: _NOBODY}],
        [_row(push, places[0]) | {missing: _NOBODY}],
    ):
        with pytest.raises(IntegrityError):
            async with database.write() as connection:
                await connection.execute(deliveries.insert(), rows)
    async with database.write() as connection:
        await connection.execute(deliveries.insert(), [_row(push, places[0])])
    with pytest.raises(IntegrityError):
        async with database.write() as connection:
            await connection.execute(deliveries.update().values({missing: _NOBODY}))
    left = await _there(database)
    await database.close()

    assert left == [(push, places[0])]


async def test_who_is_forgotten_takes_their_deliveries_along_and_so_does_a_push(
    told: tuple[int, list[int]], store: Store, clock: Clock, database_url: str
) -> None:
    push, places = told
    database = Database(database_url)
    await store.outbox.expand(push, clock.now(), 500)

    await store.chats.forget(1)
    after_one = await _there(database)
    async with database.write() as connection:
        await connection.execute(pushes.delete().where(pushes.c.id == push))
    after_all = await _there(database)
    await database.close()

    assert after_one == [(push, place) for place in places[1:]]
    assert after_all == []


async def test_who_is_forgotten_while_recipients_are_written_leaves_nothing_behind(
    told: tuple[int, list[int]], store: Store, database_url: str
) -> None:
    push, places = told
    database = Database(database_url)

    async with database.write() as connection:
        await connection.execute(deliveries.insert(), [_row(push, place) for place in places])
        forgetting = asyncio.create_task(store.chats.forget(1))
        done, _ = await asyncio.wait({forgetting}, timeout=0.3)
    await forgetting
    left = await _there(database)
    await database.close()

    assert not done
    assert left == [(push, place) for place in places[1:]]


async def test_who_was_forgotten_before_the_recipients_are_committed_gets_none(
    told: tuple[int, list[int]], store: Store, clock: Clock, database_url: str
) -> None:
    push, places = told
    database = Database(database_url)

    async with database.write() as connection:
        await connection.execute(chats.delete().where(chats.c.id == 1))
        expanding = asyncio.create_task(store.outbox.expand(push, clock.now(), 500))
        await asyncio.wait({expanding}, timeout=0.3)
    await expanding
    left = await _there(database)
    await database.close()

    assert left == [(push, place) for place in places[1:]]


async def test_a_delivery_that_is_there_already_is_not_written_twice_and_stops_no_other(
    told: tuple[int, list[int]], store: Store, clock: Clock, database_url: str
) -> None:
    push, places = told
    database = Database(database_url)
    async with database.write() as connection:
        await connection.execute(deliveries.insert(), [_row(push, places[1])])

    complete = await store.outbox.expand(push, clock.now(), 500)
    left = await _there(database)
    await database.close()

    assert complete
    assert left == [(push, place) for place in places]


async def test_nobody_is_written_whose_chat_or_topic_takes_nothing_by_then(
    told: tuple[int, list[int]], store: Store, clock: Clock, database_url: str
) -> None:
    push, places = told
    database = Database(database_url)
    async with database.write() as connection:
        # The numbers of chats and of their destinations are not the same.
        left = sa.select(destinations.c.chat).where(destinations.c.id == places[0]).scalar_subquery()
        await connection.execute(chats.update().where(chats.c.id == left).values(suspended_at=clock.now()))
        closed = destinations.update().where(destinations.c.id == places[1])
        await connection.execute(closed.values(suspended_at=clock.now()))

    await store.outbox.expand(push, clock.now(), 500)
    written = await _there(database)
    await database.close()

    assert written == [(push, places[2])]
