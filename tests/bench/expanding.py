"""Who gets a push to the whole country is written, while others of the same process write too: how long each takes.

Runs as a process of its own (`python -m tests.bench.expanding URL`), so that its memory is nobody else's.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from bot.delivery.expanding import next_to_expand
from bot.delivery.leading import Leading
from storage.database import Database
from storage.model import EventFacts, Kind, Severity, Source
from storage.regions import Gazetteer
from storage.schema import deliveries
from storage.sealing import Sealer
from storage.store import Store
from tests.bench.beside import Writer
from tests.bench.figures import percentile
from tests.bench.load import peak_memory, run
from tests.bench.record import KEY, NOW

_ALONE = 2.0


@dataclass(frozen=True)
class Expanded:
    """Recipients in slices, the seconds to write them, what another writer waited meanwhile and alone, peak memory."""

    recipients: int
    slices: int
    seconds: float
    writes: int
    wait_p50: float
    wait_p99: float
    wait_longest: float
    alone_p50: float
    alone_longest: float
    memory_mb: float


async def measure(url: str) -> Expanded:
    """Expand one push to everybody in the record at `url`."""
    regions = Gazetteer.load()
    store = await Store.open(url, Sealer(KEY), gazetteer=regions)
    leading = Leading(store.leadership)
    try:
        await leading.start()
        editor = await store.editors.ensure_owner(1, now=NOW)
        facts = EventFacts(
            kind=Kind.STRIKE,
            region="",
            severity=Severity.EXTREME,
            last_confirmed=NOW,
            summary_es="Paro nacional.",
            sources=(Source("Defensoría del Pueblo"),),
        )
        draft = await store.drafts.open(editor.id, facts, now=NOW)
        published = await store.events.publish(draft, now=NOW, undo=timedelta(0))
        assert published.push is not None
        writer = Writer(store, 1)
        alone = await writer.during(asyncio.sleep(_ALONE))
        begun = time.perf_counter()
        sizes: list[int] = []
        beside = await writer.during(_expand(store, sizes))
        seconds = time.perf_counter() - begun
        memory = peak_memory()
        recipients = await _count(url, published.push)
    finally:
        await leading.stop()
        await store.close()
    return Expanded(
        recipients,
        len(sizes),
        seconds,
        len(beside),
        statistics.median(beside),
        percentile(beside, 99),
        max(beside),
        statistics.median(alone),
        max(alone),
        memory,
    )


async def _expand(store: Store, sizes: list[int]) -> None:
    """As the engine does it (bot/delivery/expanding.py)."""
    while push := next_to_expand(await store.outbox.due_pushes(NOW)):
        sizes.append(store.outbox.slice_of(push))
        await store.outbox.expand(push.id, NOW, sizes[-1])


async def _count(url: str, push: int) -> int:
    database = Database(url)
    try:
        async with database.read() as connection:
            query = sa.select(sa.func.count()).where(deliveries.c.push == push)
            return int(await connection.scalar(query) or 0)
    finally:
        await database.close()


if __name__ == "__main__":
    run(lambda: measure(sys.argv[1]))
