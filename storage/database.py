"""Opening a database: the two engines of SQLite, the one of PostgreSQL, and the rules each connection obeys."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import math
import os
import time
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}


#: Seconds after which PostgreSQL ends a transaction of a process that does nothing in it: one that freezes there must
#: not keep a successor waiting.
_FROZEN = 3.0
#: Seconds for which a connection that was just used is taken to be alive while nothing tells otherwise.
_FRESH = 5.0


class ConnectionLost(SQLAlchemyError):
    """The database ended the connection, or it broke: of a transaction that was not committing nothing is kept."""


class AlreadyRunning(Exception):
    """Another runner holds this database."""


def with_driver(url: str) -> sa.URL:
    """The address with its async driver, from plain `sqlite:///…` or `postgresql://…`; ValueError for others."""
    parsed = make_url(url)
    name = parsed.drivername.split("+")[0]
    if name not in _DRIVERS:
        raise ValueError(f"Chaski keeps its record in sqlite or postgresql, not in {name}")
    return parsed.set(drivername=_DRIVERS[name])


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite address, None for PostgreSQL and for memory."""
    parsed = make_url(url)
    if not parsed.drivername.startswith("sqlite") or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database))


class RunnerLock:
    """Keeps a second runner off the same SQLite file; the system drops it when the process dies, however it dies."""

    def __init__(self, database: Path) -> None:
        """Name the lock after the database file."""
        self._path = database.with_name(database.name + ".lock")
        self._handle: int | None = None

    def take(self) -> None:
        """Hold the lock until released; AlreadyRunning if another process holds it."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            raise AlreadyRunning(
                f"another chaski is running on {self._path.with_suffix('')}; stop it first"
            ) from error
        self._handle = handle

    def release(self) -> None:
        """Let the next runner in."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


class Database:
    """A database with one writer: `write()` gives a transaction, `read()` a look, `snapshot()` one moment to look at."""

    def __init__(self, url: str, *, patience: float | None = 20.0) -> None:
        """Prepare the engines; nothing is opened until first used.

        A statement that PostgreSQL does not answer within `patience` seconds fails: the connection may be dead.
        """
        address = with_driver(url)
        self.is_sqlite = address.drivername.startswith("sqlite")
        # What people wrote is a statement's parameter: an error that is logged must not show it.
        if self.is_sqlite:
            # A reader pool and one writer: WAL lets them work at the same time. What was used last is used again, for
            # it has its pages and statements at hand.
            self._reader = create_async_engine(
                address, pool_size=4, max_overflow=4, pool_use_lifo=True, hide_parameters=True
            )
            self._writer = create_async_engine(address, pool_size=1, max_overflow=0, hide_parameters=True)
            self._unmoved = self._reader
            _obey(self._reader, begin="BEGIN", cache=1)
            _obey(self._writer, begin="BEGIN IMMEDIATE", cache=2)
            self._turn: contextlib.AbstractAsyncContextManager[Any] = asyncio.Lock()
        else:
            self._writer = create_async_engine(
                address,
                pool_size=8,
                max_overflow=4,
                pool_use_lifo=True,
                hide_parameters=True,
                connect_args={
                    "timeout": 5,
                    "command_timeout": patience,
                    "server_settings": {"idle_in_transaction_session_timeout": f"{_FROZEN * 1000:.0f}"},
                },
            )
            _try_first(self._writer)
            _tell_losses(self._writer)
            # Each statement sees what was committed before it, in a transaction or not: to begin and end one for each
            # look would ask the server three times in place of once.
            self._reader = self._writer.execution_options(isolation_level="AUTOCOMMIT")
            self._unmoved = self._writer.execution_options(isolation_level="REPEATABLE READ")
            self._turn = contextlib.nullcontext()

    @contextlib.asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that commits when the block ends and leaves nothing behind when it fails."""
        async with self._turn, self._writer.begin() as connection:
            yield connection

    @contextlib.asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection for reading."""
        async with self._reader.begin() as connection:
            yield connection

    @contextlib.asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """A connection for reading much, all of it as it was at one moment."""
        async with self._unmoved.begin() as connection:
            yield connection

    async def close(self) -> None:
        """Close every connection."""
        await self._writer.dispose()
        await self._reader.dispose()


def _try_first(engine: AsyncEngine) -> None:
    """Take no connection from the pool that the server closed, nor one that lay there for long without a trial.

    SQLAlchemy's own trial asks the server three times before each transaction, as often as many a transaction itself.
    """

    @sa.event.listens_for(engine.sync_engine, "checkin")
    def on_checkin(_connection: Any, record: Any) -> None:
        record.info["since"] = time.monotonic()

    @sa.event.listens_for(engine.sync_engine, "checkout")
    def on_checkout(connection: Any, record: Any, _proxy: Any) -> None:
        try:
            if connection.driver_connection.is_closed():
                raise sa.exc.InvalidatePoolError
            if time.monotonic() - record.info.get("since", math.inf) > _FRESH:
                connection.ping()
        except (engine.dialect.loaded_dbapi.Error, OSError) as error:  # or no answer in time
            raise sa.exc.InvalidatePoolError from error


def _tell_losses(engine: AsyncEngine) -> None:
    """Let whoever meets a lost connection hear just that.

    The driver has other words for each moment in which the end can arrive, even that another operation is in progress,
    as if two had shared the connection.
    """

    @sa.event.listens_for(engine.sync_engine, "handle_error")
    def on_error(context: sa.engine.ExceptionContext) -> None:
        error = context.original_exception
        if context.is_disconnect and not context.is_pre_ping and isinstance(error, Exception):
            raise ConnectionLost(f"the database ended the connection: {error}")


def _obey(engine: AsyncEngine, *, begin: str, cache: int) -> None:
    """Give every SQLite connection Chaski's rules: durable commits, foreign keys, patience with other writers.

    Each keeps up to `cache` MiB of pages: there are up to eight readers, and the system keeps the file in memory anyway.
    """

    @sa.event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        # Transactions are begun by the hook below, not by the driver.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA busy_timeout = 15000")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute(f"PRAGMA cache_size = -{cache * 1024}")
        cursor.close()

    @sa.event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)


def insert_ignoring(connection: AsyncConnection, table: sa.Table) -> Any:
    """An insert that leaves rows alone which are there already, in the words of the database at hand."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    return dialect.insert(table).on_conflict_do_nothing()


async def one_by_one(connection: AsyncConnection, key: int) -> None:
    """Let transactions that name the same key follow one another; the one writer of SQLite does so anyway."""
    if connection.dialect.name == "postgresql":
        await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(key)))


def listed(connection: AsyncConnection, *types: sa.types.TypeEngine[Any]) -> sa.Subquery:
    """Rows handed over as one JSON text in the parameter `rows`, a list of lists; columns c0, c1, … of these types.

    A statement over many rows is bound once, not row by row: that is what makes hundreds of them cheap.
    """
    return listed_in(connection.dialect.name, *types)


def listed_in(database: str, *types: sa.types.TypeEngine[Any]) -> sa.Subquery:
    """The same in the words of `database`, the name of its dialect."""
    if database == "sqlite":
        value = sa.func.json_each(sa.bindparam("rows", type_=sa.Text)).table_valued("value").c.value
        columns = [
            sa.cast(sa.func.json_extract(value, f"$[{n}]"), kind).label(f"c{n}")
            for n, kind in enumerate(types)
        ]
    else:
        # One text in, so that both databases are handed the same.
        parsed = sa.cast(sa.bindparam("rows", type_=sa.Text), postgresql.JSON)
        value = sa.func.json_array_elements(parsed).table_valued(sa.column("value", postgresql.JSON)).c.value
        columns = [sa.cast(value.op("->>")(n), kind).label(f"c{n}") for n, kind in enumerate(types)]
    return sa.select(*columns).subquery("listed")


async def rows_at_once(connection: AsyncConnection, query: sa.Select[Any]) -> list[list[Any]]:
    """The rows of a query, every value as JSON has it and bytes in hexadecimal; for hundreds of rows on a hot path.

    SQLite hands rows over one by one, and for each its thread waits until the program lets go of the
    interpreter: while that is busy, a thousand rows take seconds. So they come as one value.
    """
    return await handed(connection, at_once(connection.dialect.name, query))


def at_once(database: str, query: sa.Select[Any]) -> sa.Select[Any]:
    """A query for `handed`, in the words of `database`, the name of its dialect."""
    if database != "sqlite":
        return query
    table = query.subquery("found")
    values = [
        sa.func.hex(column) if isinstance(column.type, sa.LargeBinary) else column for column in table.c
    ]
    return sa.select(sa.func.json_group_array(sa.func.json_array(*values)))


async def handed(
    connection: AsyncConnection, query: sa.Executable, given: Mapping[str, object] | None = None
) -> list[list[Any]]:
    """The rows that `at_once` asks for, as `rows_at_once` gives them."""
    if connection.dialect.name != "sqlite":
        found = await connection.execute(query, given)
        return [[value.hex() if isinstance(value, bytes) else value for value in row] for row in found]
    text = await connection.scalar(query, given)
    rows: list[list[Any]] = orjson.loads(text or "[]")
    return rows
