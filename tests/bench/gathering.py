"""The morning digest of very many chats is written while others write too: how long each transaction takes.

Runs as a process of its own (`python -m tests.bench.gathering URL`), on a record in which `wait` let news wait.
"""

from __future__ import annotations

import asyncio
import contextlib
import statistics
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bot.delivery.leading import Leading
from storage.choices import Manner
from storage.database import Database
from storage.model import EventFacts, Kind, Severity
from storage.pushes import DeliveryState, PushState
from storage.regions import Gazetteer
from storage.rhythm import Rhythm
from storage.schema import deliveries, destinations, pushes
from storage.sealing import Sealer
from storage.store import Store
from tests.bench.beside import Writer
from tests.bench.figures import percentile
from tests.bench.load import run
from tests.bench.record import KEY, NOW

#: Of ten chats three are on the morning digest.
_OF_TEN, _EVENTS = 3, 3
_MORNING = Rhythm.unpacked("|07:00||1").packed()
_SEVEN = datetime(2023, 1, 6, 7, 0, 3, tzinfo=ZoneInfo("America/Lima"))
_ALONE = 2.0
#: Two seconds' worth at 25 a second, and the pause between two claims that take nothing.
_CLAIM, _LEASE = 50, timedelta(seconds=20)


@dataclass(frozen=True)
class Gathered:
    """Digests and the seconds to write them, the seconds to the first slice and of the first claim, the transactions'
    times, and what another writer waited meanwhile and alone.
    """

    digests: int
    seconds: float
    first: float
    claim: float
    claimed: int
    transactions: int
    p50: float
    p99: float
    longest: float
    wait_p50: float
    wait_p99: float
    wait_longest: float
    alone_p50: float
    alone_longest: float


async def wait(url: str) -> None:
    """Put three in ten chats on the morning digest, and let news of three events wait for each of them."""
    store = await Store.open(url, Sealer(KEY), gazetteer=Gazetteer.load())
    try:
        editor = await store.editors.ensure_owner(1, now=NOW)
        numbers = []
        for kind in list(Kind)[:_EVENTS]:
            facts = EventFacts(kind=kind, region="", severity=Severity.SEVERE, summary_es="Piden diálogo.")
            draft = await store.drafts.open(editor.id, facts, now=NOW)
            published = await store.events.publish(draft, now=NOW, undo=timedelta(0))
            assert published.push is not None
            numbers.append(published.push)
    finally:
        await store.close()
    chosen = destinations.c.id % 10 < _OF_TEN
    database = Database(url, patience=None)
    try:
        async with database.write() as connection:
            await connection.execute(
                destinations.update().where(chosen).values(manner=Manner.DIGEST, rhythm=_MORNING)
            )
            done = {"state": PushState.DONE, "settled_at": NOW}
            await connection.execute(pushes.update().where(pushes.c.id.in_(numbers)).values(**done))
        for push in numbers:
            async with database.write() as connection:
                await connection.execute(_waiting(push, chosen))
        async with database.write() as connection:
            await connection.execute(sa.text("ANALYZE"))
    finally:
        await database.close()


def _waiting(push: int, chosen: sa.ColumnElement[bool]) -> sa.Insert:
    values: dict[str, Any] = {
        "push": sa.literal(push),
        "destination": destinations.c.id,
        "rank": sa.literal(1),
        "state": sa.literal(DeliveryState.DIGEST.value),
        "attempts": sa.literal(0),
        "doubts": sa.literal(0),
        "manner": sa.literal(int(Manner.DIGEST)),
        "held_at": sa.literal(NOW, deliveries.c.held_at.type),
    }
    rows = sa.select(*values.values()).where(chosen).order_by(destinations.c.id)
    return deliveries.insert().from_select(list(values), rows)


class _Timed(Database):
    """Notes how long each transaction holds the record, from its turn to its commit."""

    took: list[float]

    @contextlib.asynccontextmanager
    async def write(self) -> AsyncIterator[Any]:
        async with self._turn:
            begun = time.perf_counter()
            async with self._writer.begin() as connection:
                yield connection
            self.took.append(time.perf_counter() - begun)


async def measure(url: str) -> Gathered:
    """Gather in the record at `url`; another process of the same machine would wait as the other writer does."""
    store = await Store.open(url, Sealer(KEY), gazetteer=Gazetteer.load())
    leading = Leading(store.leadership)
    timed = _Timed(url)
    timed._turn, timed.took = store._database._turn, []
    digests, first, claim, claimed = 0, 0.0, 0.0, 0

    async def gather() -> None:
        nonlocal digests, first, claim, claimed
        with patch.object(store.gathering, "_database", timed):
            async for number in store.gathering.gather(_SEVEN):
                digests += number
                if not first:
                    first = time.perf_counter() - begun
                    # As the engine does, which is woken after each slice.
                    due = await store.outbox.due_pushes(_SEVEN)
                    since = time.perf_counter()
                    claimed = len(await store.outbox.claim(_SEVEN, [[due]], _CLAIM, _LEASE))
                    claim = time.perf_counter() - since

    try:
        await leading.start()
        writer = Writer(store, 1)
        alone = await writer.during(asyncio.sleep(_ALONE))
        begun = time.perf_counter()
        beside = await writer.during(gather())
        seconds = time.perf_counter() - begun - claim
    finally:
        await timed.close()
        await leading.stop()
        await store.close()
    return Gathered(
        digests,
        seconds,
        first,
        claim,
        claimed,
        len(timed.took),
        statistics.median(timed.took),
        percentile(timed.took, 99),
        max(timed.took),
        statistics.median(beside),
        percentile(beside, 99),
        max(beside),
        statistics.median(alone),
        max(alone),
    )


if __name__ == "__main__":
    run(lambda: measure(sys.argv[1]))
