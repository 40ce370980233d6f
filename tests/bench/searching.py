"""How soon a question to the record is answered among very many events, beside reading one row by its key."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import asyncpg
import sqlalchemy as sa

from handlers.query import understand
from storage.database import Database
from storage.facts import from_json
from storage.regions import Gazetteer
from storage.schema import event_words, events, revisions
from storage.sealing import Sealer
from storage.search import Hits
from storage.store import Store
from storage.words import happened, index_words
from tests.bench.figures import percentile
from tests.bench.record import KEY, NOW
from tests.conftest import LIMA

_SLICE = 2_000
_TEXT = (
    "llantas piedras camiones puente mercado plaza transporte agrario minera canon agua luz gas docentes obreros "
    "comuneros federacion sindicato frente defensa renuncia congreso elecciones dialogo ministro prefecto huelga "
    "carretera desvio ambulancias heridos hospital banderas quema vigilia iglesia estadio aeropuerto terminal buses"
)
_VOCABULARY = _TEXT.split()
_TYPED = (
    "bloqueo Puno enero 2023|marcha Lima ayer|PE-3S km 1410|Cusco del 3 al 5 de enero|bloqueos|paro agrario|"
    "heridos Juliaca|puente Ilave|marcha plaza|huelga docentes Arequipa|Sutran|bloqueo|llantas y piedras en la carretera|"
    "camiones|protesta|organizaciones dialogo|comuneros canon minera Apurímac|Puno|Perú hoy|toma aeropuerto Cusco|"
    "ambulancias puente desvio|bloqueo PE-3S Puno llantas|marc|bloq Tacna|renuncia congreso elecciones dialogo|"
    "enfrentamiento Ica 2022|vigilia iglesia|km 262|obreros huelga frente defensa agua|xyzzy"
)
#: Rare and common words, places of every size, days, beginnings of words, and what there is not.
QUESTIONS = tuple(_TYPED.split("|"))


@dataclass(frozen=True)
class Searched:
    """Seconds, and what each question found."""

    p50: float
    p99: float
    by_key: float
    slowest: str
    found: tuple[Hits, ...]


async def index(url: str) -> None:
    """Put the words of every event of the record into the index, each with some of its own."""
    gazetteer, dice, last = Gazetteer.load(), random.Random(3), 0
    database = Database(url)
    facts = sa.select(revisions.c.event, revisions.c.facts, revisions.c.at).order_by(revisions.c.event)
    try:
        async with database.write() as connection:
            # Those of what was published while that was measured.
            await connection.execute(event_words.delete())
        while True:
            async with database.read() as connection:
                rows = (await connection.execute(facts.where(revisions.c.event > last).limit(_SLICE))).all()
            if not rows:
                break
            words = []
            for row in rows:
                told = from_json(row.facts)
                told = told.changed(summary_es=f"{told.summary_es} {' '.join(dice.sample(_VOCABULARY, 6))}")
                paths = " ".join(gazetteer.path(code) for code in told.regions)
                at = happened(told, row.at)
                words += [
                    {"word": word, "at": at, "event": row.event} for word in sorted(index_words(told, paths))
                ]
            async with database.write() as connection:
                await connection.execute(event_words.insert(), words)
            last = rows[-1].event
        async with database.write() as connection:
            await connection.execute(sa.text("ANALYZE"))
        if not database.is_sqlite:
            await _vacuum(url)  # as the server does by itself after so many inserts
    finally:
        await database.close()


async def _vacuum(url: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute("VACUUM ANALYZE event_words")
    await connection.close()


async def search_latency(url: str, *, times: int) -> Searched:
    """Ask every question so many times, after once to warm up."""
    gazetteer = Gazetteer.load()
    store = await Store.open(url, Sealer(KEY), gazetteer=gazetteer)
    wanted = [understand(text, gazetteer, NOW, LIMA).wanted() for text in QUESTIONS]
    taken: dict[str, list[float]] = {text: [] for text in QUESTIONS}
    try:
        found = tuple([await store.search.find(one) for one in wanted])
        for _ in range(times):
            for text, one in zip(QUESTIONS, wanted, strict=True):
                taken[text].append(await _timed(lambda one=one: store.search.find(one)))  # type: ignore[misc]

        async def by_key() -> object:
            async with store._database.read() as connection:
                return await connection.scalar(sa.select(events.c.id).where(events.c.id == 1))

        keyed = [await _timed(by_key) for _ in range(times * 10)]
    finally:
        await store.close()
    every = [one for some in taken.values() for one in some]
    slowest = max(taken, key=lambda text: statistics.median(taken[text]))
    return Searched(statistics.median(every), percentile(every, 99), statistics.median(keyed), slowest, found)


async def _timed(act: Callable[[], Awaitable[object]]) -> float:
    begun = time.perf_counter()
    await act()
    return time.perf_counter() - begun
