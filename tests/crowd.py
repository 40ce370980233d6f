"""Very many followers at once: in the record, and as people of the playground who wrote to the bot before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

import sqlalchemy as sa

from bot.playground.server import Playground
from storage.database import Database
from storage.schema import chats, destinations, subscriptions
from storage.sealing import Sealer
from tests.hosting import KEY, Host

_BATCH = 10_000
_BEGAN = datetime(2023, 1, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Crowd:
    """Their chats, and the numbers under which the record knows their destinations."""

    chats: tuple[int, ...]
    destinations: dict[int, int]

    def __len__(self) -> int:
        """How many they are."""
        return len(self.chats)

    def chats_of(self, numbers: Sequence[int]) -> set[int]:
        """The chats behind numbers of destinations."""
        return {self.destinations[number] for number in numbers}


async def gather(host: Host, count: int, place: str = "21") -> Crowd:
    """So many more people who follow a place."""
    return await crowd_of(host.playground, host.database_url, count, place)


async def crowd_of(playground: Playground, url: str, count: int, place: str) -> Crowd:
    """The same, in this playground and this record."""
    ids = playground.people.crowd(count, "es")
    database = Database(url)
    try:
        async with database.read() as connection:
            highest = [
                await connection.scalar(sa.select(sa.func.coalesce(sa.func.max(table.c.id), 0)))
                for table in (chats, destinations, subscriptions)
            ]
        first = max(int(number or 0) for number in highest) + 1
        numbered = iter(enumerate(ids, first))
        while batch := list(islice(numbered, _BATCH)):
            async with database.write() as connection:
                for table, rows in _rows(batch, place):
                    await connection.execute(table.insert(), rows)
        if not database.is_sqlite:
            await _count_on(database)
    finally:
        await database.close()
    return Crowd(tuple(ids), dict(enumerate(ids, first)))


def _rows(batch: Sequence[tuple[int, int]], place: str) -> Iterator[tuple[sa.Table, list[dict[str, object]]]]:
    sealer = Sealer(KEY)
    yield (
        chats,
        [
            {
                "id": number,
                "sealed": sealer.seal(chat),
                "kind": "private",
                "language": "es",
                "language_chosen": False,
                "created_at": _BEGAN,
            }
            for number, chat in batch
        ],
    )
    yield destinations, [{"id": number, "chat": number, "topic": 0} for number, _ in batch]
    yield (
        subscriptions,
        [
            {
                "id": number,
                "destination": number,
                "target_kind": "region",
                "target": place,
                "created_at": _BEGAN,
            }
            for number, _ in batch
        ],
    )


async def _count_on(database: Database) -> None:
    """Row numbers were given by hand: let PostgreSQL count on from there."""
    async with database.write() as connection:
        for table in (chats, destinations, subscriptions):
            await connection.execute(
                sa.text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
                    f"(SELECT max(id) FROM {table.name}))"
                )
            )
        await connection.execute(sa.text("ANALYZE"))
