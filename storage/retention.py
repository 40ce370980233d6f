"""Retention: erases what was promised to be kept no longer."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from storage.database import Database
from storage.schema import askings, chats, deliveries, destinations, pushes

#: Rows in one transaction, so that no other writer waits long; a chat takes all that was sent to it along.
_SLICE, _CHATS = 2_000, 50


class Retention:
    """What a chat that left and a message long delivered leave behind, for a while."""

    def __init__(self, database: Database) -> None:
        """Erase in this database."""
        self._database = database

    async def erase_left(self, before: datetime) -> int:
        """Erase everything about the chats and topics that went silent before then; gives how many they were."""
        gone = sa.select(chats.c.id).where(chats.c.suspended_at < before)
        closed = sa.select(destinations.c.id).where(destinations.c.suspended_at < before)
        return await self._erase(chats, gone) + await self._erase(destinations, closed)

    async def erase_deliveries(self, before: datetime) -> int:
        """Erase who was sent what about the events whose last push is older; gives how many rows that were."""
        quiet = (
            sa.select(pushes.c.event)
            .group_by(pushes.c.event)
            .having(sa.func.max(pushes.c.created_at) < before)
        )
        old = sa.select(pushes.c.id).where(pushes.c.event.in_(quiet))
        return await self._erase(deliveries, sa.select(deliveries.c.id).where(deliveries.c.push.in_(old)))

    async def erase_askings(self, before: datetime) -> int:
        """Erase what editors were asked before then; gives how many messages that were."""
        return await self._erase(askings, sa.select(askings.c.id).where(askings.c.at < before))

    async def _erase(self, table: sa.Table, which: sa.Select[tuple[int]]) -> int:
        number, slice_ = 0, _SLICE if table is deliveries else _CHATS
        while True:
            # Looked for before the transaction: it may be a long search, and mostly for nothing.
            async with self._database.read() as connection:
                found = list(await connection.scalars(which.limit(slice_)))
            if not found:
                return number
            async with self._database.write() as connection:
                again = which.where(table.c.id.in_(found))
                result = await connection.execute(table.delete().where(table.c.id.in_(again)))
            number += result.rowcount
