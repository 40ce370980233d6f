"""Moving the whole record to another database: to PostgreSQL where SQLite became too small, or back."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database, RunnerLock, sqlite_file
from storage.regions import Gazetteer
from storage.schema import audit, chats, events, leadership, metadata
from storage.sealing import Sealer
from storage.store import Store

#: Rows that are carried at a time.
_LOAD = 1000
#: What a database that was only opened has none of.
_TELLING = (audit, chats, events)


class NotEmpty(Exception):
    """The database to move to holds a record of its own already."""


async def move(source: str, target: str, sealer: Sealer, *, gazetteer: Gazetteer) -> dict[str, int]:
    """Copy every row from one database to another that is empty; gives how many by table. The first stays as it is.

    AlreadyRunning if a process runs on the first, NotEmpty if the other holds something, FileNotFoundError if there is no
    first: nothing is changed then.
    """
    if (file := sqlite_file(source)) is not None and not file.is_file():
        raise FileNotFoundError(f"there is no database {file}")
    locks = [RunnerLock(file) for file in (sqlite_file(source), sqlite_file(target)) if file is not None]
    try:
        for lock in locks:
            lock.take()
        # Both are brought up to date, and the key is tried on both.
        for url in (source, target):
            await (await Store.open(url, sealer, gazetteer=gazetteer)).close()
        here, there = Database(source, patience=None), Database(target, patience=None)
        try:
            async with here.snapshot() as before, there.write() as after:
                return await _carry(before, after)
        finally:
            await here.close()
            await there.close()
    finally:
        for lock in locks:
            lock.release()


async def _carry(before: AsyncConnection, after: AsyncConnection) -> dict[str, int]:
    for table in _TELLING:
        if await after.scalar(sa.select(sa.exists(sa.select(table)))):
            raise NotEmpty(f"the database to move to is not empty: it has {table.name}")
    # Who leads on one database is nothing to the other.
    tables = [table for table in metadata.sorted_tables if table is not leadership]
    for table in reversed(tables):
        await after.execute(table.delete())  # what opening it put in
    counts = {}
    for table in tables:
        counts[table.name] = 0
        async with before.stream(sa.select(table)) as rows:
            async for load in rows.mappings().partitions(_LOAD):
                await after.execute(table.insert(), [dict(row) for row in load])
                counts[table.name] += len(load)
        await _count_on(after, table)
    return counts


async def _count_on(after: AsyncConnection, table: sa.Table) -> None:
    """Let PostgreSQL number the next row after those that came with their numbers."""
    if after.dialect.name != "postgresql" or "id" not in table.c:
        return
    sequence = await after.scalar(sa.select(sa.func.pg_get_serial_sequence(table.name, "id")))
    if sequence is not None:
        last = sa.select(sa.func.max(table.c.id)).scalar_subquery()
        await after.execute(sa.select(sa.func.setval(sequence, sa.func.coalesce(last, 1), last.is_not(None))))
