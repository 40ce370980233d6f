"""The judge: the playground's ledger says what arrived, a plain connection says what the record holds."""

from __future__ import annotations

import asyncio
import bisect
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import asyncpg

from bot.playground.ledger import Call, Ledger
from storage.database import sqlite_file


class Judge:
    """Counts what arrived in the chats of a crowd, and knows when."""

    def __init__(self, ledger: Ledger, chats: Iterable[int]) -> None:
        """Judge by this ledger; what other chats get is none of it."""
        self._ledger = ledger
        self.chats = frozenset(chats)
        self._read = 0
        self._calls: list[Call] = []
        self._got: Counter[int] = Counter()

    @property
    def got(self) -> Counter[int]:
        """How many messages arrived in each chat so far."""
        self._catch_up()
        return self._got

    @property
    def arrived(self) -> list[Call]:
        """The calls that brought them, in their order."""
        self._catch_up()
        return self._calls

    @property
    def lost(self) -> set[int]:
        """The chats that got nothing."""
        return set(self.chats - self.got.keys())

    @property
    def repeated(self) -> dict[int, int]:
        """The chats that got more than one message, and how many."""
        return {chat: count for chat, count in self.got.items() if count > 1}

    def attempts(self) -> list[Call]:
        """Every attempt to send something to these chats, whatever became of it."""
        return [call for call in self._ledger.calls("sendMessage") if call.chat_id in self.chats]

    def _catch_up(self) -> None:
        fresh = self._ledger.after(self._read)
        self._read += len(fresh)
        for call in fresh:
            if call.delivered and call.chat_id in self.chats and call.method == "sendMessage":
                self._calls.append(call)
                self._got[call.chat_id or 0] += 1

    async def until(self, holds: Callable[[], bool], timeout: float = 60.0) -> None:
        """Wait until something is so; TimeoutError says how far it came."""
        try:
            async with asyncio.timeout(timeout):
                while not holds():  # noqa: ASYNC110  what another process does
                    await asyncio.sleep(0.005)
        except TimeoutError:
            raise TimeoutError(
                f"{len(self.got)} of {len(self.chats)} chats have {self.got.total()} messages after {timeout:g} s"
            ) from None

    async def until_reached(self, count: int | None = None, timeout: float = 60.0) -> None:
        """Wait until so many chats, or all of them, got something."""
        wanted = len(self.chats) if count is None else count
        await self.until(lambda: len(self.got) >= wanted, timeout)

    async def quiet(self, seconds: float = 0.3) -> None:
        """Wait until nothing was tried for so long: what was on the wire has arrived."""
        seen, loop = -1, asyncio.get_running_loop()
        since = loop.time()
        while loop.time() - since < seconds:
            if len(self._ledger) != seen:
                seen, since = len(self._ledger), loop.time()
            await asyncio.sleep(0.01)

    def repeats_by_kill(self, marks: Sequence[int]) -> list[set[int]]:
        """For each kill the chats whose last message before it was repeated after it; last, those without a kill.

        `marks` are the numbers of the last call before each kill.
        """
        self._catch_up()
        found: list[set[int]] = [set() for _ in range(len(marks) + 1)]
        last: dict[int, int] = {}
        for call in self._calls:
            chat, age = call.chat_id or 0, bisect.bisect_left(marks, call.n)
            if chat in last:
                found[last[chat] if last[chat] < age else -1].add(chat)
            last[chat] = age
        return found


@dataclass
class PlainRecord:
    """The record as it lies there, read by a plain connection that is opened for each question."""

    url: str
    _file: str | None = field(init=False)

    def __post_init__(self) -> None:
        """Find the file, if it is one."""
        file = sqlite_file(self.url)
        self._file = str(file) if file is not None else None

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self._file is not None

    async def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        if self._file is not None:
            # Only for reading: what a crash left in the log is the next runner's to put in order.
            connection = sqlite3.connect(f"file:{self._file}?mode=ro", uri=True, timeout=10)
            try:
                return connection.execute(query).fetchall()
            finally:
                connection.close()
        server = await asyncpg.connect(self.url)
        try:
            return [tuple(row) for row in await server.fetch(query)]
        finally:
            await server.close()

    async def change(self, *statements: str) -> None:
        """Change something by force; each statement by itself."""
        if self._file is not None:
            with sqlite3.connect(self._file, timeout=10, isolation_level=None) as connection:
                for statement in statements:
                    connection.execute(statement)
            connection.close()
            return
        server = await asyncpg.connect(self.url)
        try:
            for statement in statements:
                await server.execute(statement)
        finally:
            await server.close()

    async def count(self, table: str, where: str = "1=1") -> int:
        """How many rows a table has."""
        return int((await self.rows(f"SELECT count(*) FROM {table} WHERE {where}"))[0][0])

    async def states(self) -> dict[str, int]:
        """How many deliveries are in each state."""
        return {
            str(state): int(count)
            for state, count in await self.rows("SELECT state, count(*) FROM deliveries GROUP BY state")
        }

    async def destinations(self, *states: str) -> set[int]:
        """The destinations of the deliveries in these states."""
        named = ", ".join(f"'{state}'" for state in states)
        return {
            row[0] for row in await self.rows(f"SELECT destination FROM deliveries WHERE state IN ({named})")
        }

    async def pushes(self) -> list[tuple[str, int]]:
        """State and cursor of every push."""
        return [(str(s), int(c)) for s, c in await self.rows("SELECT state, cursor FROM pushes ORDER BY id")]

    async def alone(self) -> None:
        """Return when PostgreSQL has put away what a killed process had begun."""
        if self.is_sqlite:
            return
        others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        async with asyncio.timeout(20):
            while (await self.rows(others))[0][0]:  # noqa: ASYNC110
                await asyncio.sleep(0.02)

    async def settled(self, timeout: float = 90.0) -> None:
        """Return when nothing is left to do about any push."""
        async with asyncio.timeout(timeout):
            while await self.count("pushes", "settled_at IS NULL"):  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def time_passes(self) -> None:
        """Let the leases of a process that is dead run out at once; SQLite's runner needs none."""
        if not self.is_sqlite:
            await self.change(
                "UPDATE leadership SET until = 0",
                "UPDATE deliveries SET lease_until = 0 WHERE state = 'sending'",
            )
