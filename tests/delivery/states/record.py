"""A database that knows whether it is at work, checks every commit, and dies with its process."""

from __future__ import annotations

import asyncio
import contextlib
import enum
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import NoReturn

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database

Check = Callable[[AsyncConnection], Awaitable[None]]


class At(enum.StrEnum):
    """Where a process can die."""

    BEGIN = "before a transaction"
    COMMIT = "before its commit"
    COMMITTED = "after its commit"
    SEND = "before a message arrives"
    ARRIVED = "after a message arrived, before its answer"


class Quick(Database):
    """The real database, on a disk that loses everything when the power fails: no test does that."""

    def __init__(self, *values, **more) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*values, **more)
        self.at_work = 0
        #: How long a transaction of a process takes, before its commit and again before the process hears of it.
        self.delay = 0.0
        self.check: Check | None = None
        if self.is_sqlite:
            sa.event.listen(self._writer.sync_engine, "connect", _hurry)
            sa.event.listen(self._reader.sync_engine, "connect", _hurry)

    @contextlib.asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        async with self._turn:
            with self._working():
                async with self._writer.begin() as connection:
                    yield connection
                    if self.check is not None:
                        await self.check(connection)

    @contextlib.asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        with self._working():
            async with super().read() as connection:
                yield connection

    async def linger(self) -> None:
        """Take a moment without work, so that other things happen meanwhile."""
        self.at_work -= 1
        try:
            await asyncio.sleep(self.delay)
        finally:
            self.at_work += 1

    @contextlib.contextmanager
    def _working(self):  # type: ignore[no-untyped-def]
        self.at_work += 1
        try:
            yield
        finally:
            self.at_work -= 1


def _hurry(connection: object, _record: object) -> None:
    connection.cursor().execute("PRAGMA synchronous = OFF")  # type: ignore[attr-defined]


class _Died(Exception):
    pass


class Ending:
    """When and where a process dies."""

    def __init__(self) -> None:
        """Not planned."""
        self.dead = False
        self._at: At | None = None
        self._passes = 0

    def plan(self, at: At, passes: int) -> None:
        """Die the n-th time it comes by there."""
        self._at, self._passes = at, passes

    def comes(self, at: At) -> bool:
        """Whether it is dead there."""
        if not self.dead and at is self._at:
            self._passes -= 1
            self.dead = self._passes <= 0
        return self.dead

    async def passes(self, at: At) -> None:
        """Go on if it lives."""
        if self.comes(at):
            await forever()


class Link(Database):
    """What one process sees of the database."""

    def __init__(self, database: Quick, ending: Ending) -> None:
        self._all = database
        self._ending = ending
        self.is_sqlite = database.is_sqlite
        #: No transaction that writes succeeds.
        self.full = False

    @contextlib.asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        await self._ending.passes(At.BEGIN)
        if self.full:
            raise OperationalError("UPDATE", {}, Exception("database or disk is full"))
        try:
            async with self._all.write() as connection:
                yield connection
                if self.is_sqlite:  # elsewhere others wait for its rows inside the server, and no time passes
                    await self._all.linger()
                if self._ending.comes(At.COMMIT):
                    raise _Died
        except _Died:
            await forever()
        await asyncio.sleep(self._all.delay)
        await self._ending.passes(At.COMMITTED)

    @contextlib.asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        if self._ending.dead:
            await forever()
        async with self._all.read() as connection:
            yield connection


async def forever() -> NoReturn:
    """A dead process does nothing more."""
    await asyncio.get_running_loop().create_future()
    raise AssertionError
