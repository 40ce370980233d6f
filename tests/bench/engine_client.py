"""Chaski's own engine: one push to everybody in the record, from Publish until every message is recorded as sent."""

from __future__ import annotations

import asyncio
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot import memory
from bot.announcing import Announcer
from bot.delivery.connections import at_once
from bot.delivery.courier import Courier
from bot.delivery.engine import Engine
from bot.delivery.leading import Leading
from bot.delivery.pacing import Pacing
from bot.delivery.transport import AiohttpRequest
from bot.delivery.watching import Trouble
from handlers.texts import Texts
from storage.model import EventFacts, Kind, Source, TrafficState
from storage.pushes import DeliveryState, Push
from storage.regions import Gazetteer
from storage.sealing import Sealer
from storage.store import Store
from tests.bench.load import peak_memory, run
from tests.bench.record import KEY

#: No pace at all.
_RATE = 1e6
_PATIENCE = 300.0


@dataclass(frozen=True)
class Broadcast:
    """Messages recorded as sent, the seconds from Publish to the last record (and on the processor), peak memory."""

    messages: int
    seconds: float
    cpu: float
    memory_mb: float


class _Over:
    """Waits for the end of a push."""

    def __init__(self) -> None:
        self.event = asyncio.Event()

    def finished(self, push: Push) -> None:
        self.event.set()

    def parked(self, push: Push, why: str) -> None:
        raise RuntimeError(f"the message was refused: {why}")

    def troubled(self, trouble: Trouble, detail: str) -> None:
        raise RuntimeError(f"sending rests: {trouble}, {detail}")

    def recovered(self, trouble: Trouble) -> None:
        pass


async def broadcast(store: Store, regions: Gazetteer, url: str, token: str) -> Broadcast:
    """Tell everybody in Puno of a blockade at Ilave."""
    zone, over = ZoneInfo("America/Lima"), _Over()
    request = AiohttpRequest(pool=at_once(_RATE))
    await request.initialize()
    leading = Leading(store.leadership)
    await leading.start()
    bot = (int(token.partition(":")[0]), "chaski_bot")
    announcer = Announcer(store, Texts.load(), regions, zone, bot, lambda event, why: None)
    engine = Engine(
        store.outbox,
        announcer.render,
        Courier(request, url, token).post,
        Pacing(_RATE),
        _now,
        leading,
        paused=store.operations.paused,
        watcher=over,
    )
    await engine.start()
    now = _now()
    facts = EventFacts(
        kind=Kind.BLOCKADE,
        region="210501",
        traffic_state=TrafficState.INTERRUPTED,
        road="PE-3S",
        km_from=1410.0,
        last_confirmed=now,
        summary_es="Comunidades cierran el puente internacional. Piden diálogo con el Gobierno.",
        summary_en="Communities close the international bridge. They ask the Government to talk.",
        sources=(Source("Sutran"),),
    )
    editor = await store.editors.ensure_owner(1, now=now)
    draft = await store.drafts.open(editor.id, facts, now=now)
    await asyncio.sleep(1.0)
    # As the bot does when everything is started.
    memory.settle()
    begun, cpu = time.perf_counter(), time.process_time()
    published = await store.events.publish(draft, now=_now(), undo=timedelta(0))
    engine.published()
    async with asyncio.timeout(_PATIENCE):
        await over.event.wait()
    seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
    assert published.push is not None
    progress = await store.outbox.progress(published.push)
    await engine.stop()
    await leading.stop()
    await request.shutdown()
    sent = progress.counts.get(DeliveryState.SENT, 0)
    if sent != sum(progress.counts.values()):
        raise RuntimeError(f"not everything was sent: {progress}")
    return Broadcast(sent, seconds, cpu, peak_memory())


def _now() -> datetime:
    return datetime.now(UTC)


async def work() -> Broadcast:
    """Broadcast once on the record that the command line names."""
    url, token, database = sys.argv[1:4]
    regions = Gazetteer.load()
    store = await Store.open(database, Sealer(KEY), gazetteer=regions)
    try:
        return await broadcast(store, regions, url, token)
    finally:
        await store.close()


if __name__ == "__main__":
    run(work)
