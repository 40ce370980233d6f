"""How many rows a table holds."""

from __future__ import annotations

import sqlalchemy as sa

from storage.store import Store


async def rows_in(store: Store, table: sa.Table) -> int:
    """The rows of a table, of whatever state."""
    async with store._database.read() as connection:
        return int(await connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0)
