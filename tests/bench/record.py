"""A large record to measure on: many events, few of them active, and very many followers."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

import sqlalchemy as sa

from storage.database import Database
from storage.facts import to_columns, to_json
from storage.model import EventFacts, EventState, Kind, Severity, Source, TrafficState, Verification
from storage.regions import Gazetteer
from storage.schema import chats, destinations, events, revisions, sources, subscriptions
from storage.sealing import Sealer
from storage.store import Store

#: One fixed key, so that a record can be opened again by the next step of the same run.
KEY = bytes(range(64))
NOW = datetime(2023, 1, 5, 19, 20, tzinfo=UTC)
_BATCH = 10_000
FIRST_FOLLOWER = 5_000_000


@dataclass(frozen=True)
class Size:
    """How large a record is to be."""

    events: int
    active: int
    followers: int

    def __str__(self) -> str:
        return f"{self.events:,} events ({self.active:,} active), {self.followers:,} followers"


async def fill(url: str, size: Size, *, place: str | None = None) -> None:
    """Bring the record at `url` up to this size; new followers follow `place`, or one in five Puno and others anything."""
    gazetteer = Gazetteer.load()
    await (await Store.open(url, Sealer(KEY), gazetteer=gazetteer)).close()
    database = Database(url)
    try:
        async with database.read() as connection:
            have = await connection.scalar(sa.select(sa.func.max(chats.c.id))) or 0
            written = await connection.scalar(sa.select(sa.func.max(events.c.id))) or 0
        codes = [region.code for region in gazetteer if region.code]
        await _insert(database, _followers(have, size.followers, codes, place))
        await _insert(database, _events(written, size, codes))
        async with database.write() as connection:
            await connection.execute(sa.text("ANALYZE"))
    finally:
        await database.close()


async def _insert(database: Database, rows: Iterator[dict[sa.Table, dict[str, Any]]]) -> None:
    while batch := list(islice(rows, _BATCH)):
        async with database.write() as connection:
            for table in batch[0]:
                await connection.execute(table.insert(), [row[table] for row in batch])
    # Row numbers were given by hand: let PostgreSQL count on from there.
    if not database.is_sqlite:
        async with database.write() as connection:
            for table in (chats, destinations, subscriptions, events, revisions):
                await connection.execute(
                    sa.text(
                        f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
                        f"GREATEST((SELECT max(id) FROM {table.name}), 1))"
                    )
                )


def _followers(
    have: int, wanted: int, codes: list[str], place: str | None
) -> Iterator[dict[sa.Table, dict[str, Any]]]:
    sealer, dice = Sealer(KEY), random.Random(1)
    for number in range(have + 1, wanted + 1):
        one_of_them = "21" if number <= 10 or dice.random() < 0.2 else dice.choice(codes)
        yield {
            chats: {
                "id": number,
                "sealed": sealer.seal(FIRST_FOLLOWER + number),
                "kind": "private",
                "language": "es" if number % 5 else "en",
                "language_chosen": False,
                "created_at": NOW,
            },
            destinations: {"id": number, "chat": number, "topic": 0, "hinted": True},
            subscriptions: {
                "id": number,
                "destination": number,
                "target_kind": "region",
                "target": one_of_them if place is None else place,
                "created_at": NOW,
            },
        }


def _events(have: int, size: Size, codes: Iterable[str]) -> Iterator[dict[sa.Table, dict[str, Any]]]:
    dice, places = random.Random(2), list(codes)
    for number in range(have + 1, size.events + 1):
        active = number > size.events - size.active
        started = NOW - timedelta(hours=dice.uniform(0, 20) if active else dice.uniform(24, 24 * 900))
        kind = dice.choice(list(Kind))
        facts = EventFacts(
            kind=kind,
            region=dice.choice(places),
            state=EventState.ACTIVE if active else EventState.ENDED,
            traffic_state=TrafficState.INTERRUPTED if kind is Kind.BLOCKADE else None,
            verification=dice.choice(list(Verification)[:2]),
            severity=dice.choice(list(Severity)[1:]),
            road="PE-3S" if kind is Kind.BLOCKADE else None,
            km_from=float(dice.randrange(1500)) if kind is Kind.BLOCKADE else None,
            started=started,
            last_confirmed=started + timedelta(hours=1),
            ended=None if active else started + timedelta(hours=dice.uniform(1, 20)),
            summary_es="Organizaciones de la provincia protestan. Piden diálogo con el Gobierno.",
            sources=(Source("Sutran", None, started),),
        )
        yield {
            events: to_columns(facts)
            | {
                "id": number,
                "revision": 1,
                "created_at": started,
                "updated_at": started + timedelta(hours=1),
            },
            revisions: {
                "id": number,
                "event": number,
                "number": 1,
                "facts": to_json(facts),
                "at": started,
                "editor": None,
            },
            sources: {"event": number, "position": 0, "name": "Sutran", "url": None, "at": started},
        }
