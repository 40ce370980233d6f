"""From Publish to the first message that reaches Telegram."""

from __future__ import annotations

import asyncio
import statistics
import time
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from bot.delivery.pacing import PER_CHAT
from storage.database import Database
from storage.model import EventFacts, Kind, Severity, Source, TrafficState
from storage.pushes import DeliveryState, PushState
from storage.schema import chats, deliveries, pushes
from tests.bench.figures import percentile
from tests.bench.record import NOW
from tests.bench.running import chaski_on


@dataclass(frozen=True)
class First:
    """Seconds."""

    p50: float
    p99: float
    commit: float


async def publish_to_first_send(url: str, *, times: int, few: bool) -> First:
    """Publish `times` urgent blockades in Puno, each when the last is out of the way, and watch the ledger.

    Where the followers are `few`, each push would find all of them at their pace of one message a second: then
    that second passes first.
    """
    waits = []
    async with chaski_on(url) as (playground, chaski, person):
        editor = await chaski.store.editors.ensure_owner(person.id, now=NOW)
        for number in range(times):
            facts = EventFacts(
                kind=Kind.BLOCKADE,
                region="210501",
                severity=Severity.EXTREME,
                traffic_state=TrafficState.INTERRUPTED,
                road="PE-3S",
                km_from=1400.0 + number,
                last_confirmed=NOW,
                summary_es="Comunidades cierran el puente.",
                sources=(Source("Sutran"),),
            )
            draft = await chaski.store.drafts.open(editor.id, facts, now=NOW)
            before = len(playground.ledger.calls("sendMessage"))
            begun = time.perf_counter()
            published = await chaski.store.events.publish(draft, now=NOW, undo=timedelta(0))
            chaski.engine.published()
            # The followers of the bench never wrote to this playground: a refusal is a send all the same.
            while len(playground.ledger.calls("sendMessage")) == before:  # noqa: ASYNC110
                await asyncio.sleep(0.0005)
            waits.append(time.perf_counter() - begun)
            await _clear(url, published.push)
            if few:
                await asyncio.sleep(PER_CHAT)
    return First(statistics.median(waits), percentile(waits, 99), await _commit(url))


async def _clear(url: str, push: int | None) -> None:
    """Take the push out of the way, so that the next one is measured and not the queue."""
    in_flight = sa.select(sa.func.count()).where(deliveries.c.state == DeliveryState.SENDING)
    database = Database(url)
    try:
        async with database.write() as connection:
            await connection.execute(
                pushes.update().where(pushes.c.id == push).values(state=PushState.UNDONE, settled_at=NOW)
            )
        while True:
            async with database.read() as connection:
                if not await connection.scalar(in_flight):
                    break
            await asyncio.sleep(0.05)
        async with database.write() as connection:
            await connection.execute(deliveries.delete())
            await connection.execute(
                chats.update().where(chats.c.suspended_at.is_not(None)).values(suspended_at=None)
            )
    finally:
        await database.close()


async def _commit(url: str) -> float:
    database = Database(url)
    taken = []
    try:
        for number in range(50):
            begun = time.perf_counter()
            async with database.write() as connection:
                await connection.execute(
                    sa.text("UPDATE control SET value = value WHERE key = :key"), {"key": f"bench{number}"}
                )
                await connection.execute(chats.update().where(chats.c.id == 1).values(language="es"))
            taken.append(time.perf_counter() - begun)
    finally:
        await database.close()
    return statistics.median(taken)
