"""Tips by the ten thousand, filed as thousands of chats would: some loud, many alike, most about one place."""

from __future__ import annotations

import random
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import sqlalchemy as sa

from storage.model import Language
from storage.schema import reporters, reports, tips
from storage.store import Store
from storage.tips import Tip
from tests.bench.figures import percentile
from tests.conftest import Clock
from tests.factories import editor

CHATS = 8_000
#: A few hundred of them send half of all, until their limits stop them.
_LOUD = 400
_PUNO, _JULIACA = "210501", "211101"
#: Much of it about Ilave, some without a place, and some about each department.
_PLACES = (*[_PUNO] * 25, *[_JULIACA] * 5, *[""] * 5, *(f"{code:02}0101" for code in range(1, 26)))
_STORIES = (
    "Hay un bloqueo en el puente de Ilave, no dejan pasar a nadie desde la madrugada",
    "Queman llantas en la salida a Desaguadero y hay una fila larga de camiones parados",
    "La marcha avanza por el jirón Lima hacia la plaza de armas con banderas y pancartas",
    "Piedras y vidrios en la pista cerca del mercado, pasan solo motos por un costado",
)
_TEXT = "ba ce di fo gu la me ni po ru sa te vi yo za que cho lla ño pri"
_SYLLABLES = _TEXT.split()
#: A flood of a day and a half at fifty thousand.
_STEP = timedelta(seconds=2.5)
_PAGES = 20


@dataclass
class Mark:
    """The record after so many filings: seconds for the latest of them and for a page of the queue, rows, bytes."""

    filed: int
    filing: list[float]
    queue: list[float]
    waiting: int
    rows: dict[str, int]
    size: int
    became: Counter[str] = field(default_factory=Counter)

    @property
    def p50(self) -> float:
        """Half of the filings took less."""
        return percentile(self.filing, 50)

    @property
    def p99(self) -> float:
        """One in a hundred took more."""
        return percentile(self.filing, 99)


class _Crowd:
    """What chats say, always the same for one seed."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._lately: deque[tuple[str, str]] = deque(maxlen=300)

    def says(self) -> tuple[int, str, str]:
        """The next report: chat, words and place."""
        dice = self._dice
        chat = dice.randrange(1, _LOUD) if dice.random() < 0.5 else dice.randrange(_LOUD, CHATS)
        fate = dice.random()
        if fate < 0.25 and self._lately:  # what others told a moment ago, with a slip
            words, place = dice.choice(self._lately)
            at = dice.randrange(len(words))
            words = words[:at] + words[at + 1 :]
        elif fate < 0.35:
            words, place = dice.choice(_STORIES), dice.choice(_PLACES)
        else:
            words = " ".join(self._word() for _ in range(dice.choice((6, 12, 40, 250))))
            place = dice.choice(_PLACES)
            self._lately.append((words, place))
        return chat, words, place

    def page(self, total: int) -> int:
        """A place in the queue to look at."""
        return self._dice.randrange(total)

    def _word(self) -> str:
        return "".join(self._dice.choice(_SYLLABLES) for _ in range(self._dice.randrange(2, 5)))


async def flood(store: Store, clock: Clock, marks: Sequence[int], *, seed: int = 1) -> AsyncIterator[Mark]:
    """File reports and tell how it stands at each of these numbers of them."""
    desk, crowd = await editor(store, clock.now()), _Crowd(seed)
    latest: deque[float] = deque(maxlen=1_000)
    became: Counter[str] = Counter()
    for number in range(1, max(marks) + 1):
        chat, words, place = crowd.says()
        begun = time.perf_counter()
        found = await store.filing.file(chat, words, place, language=Language.ES, now=clock.now())
        latest.append(time.perf_counter() - begun)
        if isinstance(found, Tip):
            became["new" if found.voices == 1 else "joined"] += 1
        else:
            became[f"refused ({found.why})"] += 1
        clock.forward(_STEP)
        if number in marks:
            taken = []
            for _ in range(_PAGES):
                begun = time.perf_counter()
                page = await store.tips.page(desk, crowd.page(total=2_000))
                taken.append(time.perf_counter() - begun)
            yield Mark(
                number, list(latest), taken, page.total, await _rows(store), await _size(store), became.copy()
            )


async def _rows(store: Store) -> dict[str, int]:
    found = {}
    async with store._database.read() as connection:
        for table in (tips, reports, reporters):
            query = sa.select(sa.func.count()).select_from(table)
            found[table.name] = int(await connection.scalar(query) or 0)
    return found


async def _size(store: Store) -> int:
    """Bytes that the tips take: of the whole file on SQLite, of their tables and indexes on PostgreSQL."""
    if store._database.is_sqlite:
        query = "SELECT (SELECT * FROM pragma_page_count) * (SELECT * FROM pragma_page_size)"
    else:
        query = " + ".join(f"pg_total_relation_size('{table.name}')" for table in (tips, reports, reporters))
        query = f"SELECT {query}"
    async with store._database.read() as connection:
        return int(await connection.scalar(sa.text(query)) or 0)
