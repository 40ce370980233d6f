"""Retention: erases what was promised to be kept no longer."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from storage.database import Database
from storage.model import EventState, PushAction, Verification
from storage.reporters import drop_reporters
from storage.schema import askings, chats, deliveries, destinations, events, pushes, reporters, reports, tips

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
        """Erase who was sent what about the events that ended, and whose last push is older; gives how many rows.

        What goes on keeps them however long: what is wrong in a message of the first day may show on the tenth.
        """
        going_on = [EventState.ACTIVE, EventState.ANNOUNCED]
        over = sa.select(events.c.id).where(
            events.c.state.not_in(going_on) | (events.c.verification == Verification.DENIED),
            events.c.ended.is_(None) | (events.c.ended < before),
        )
        quiet = (
            sa.select(pushes.c.event)
            .where(pushes.c.event.in_(over))
            .group_by(pushes.c.event)
            .having(sa.func.max(pushes.c.created_at) < before)
        )
        old = sa.select(pushes.c.id).where(pushes.c.event.in_(quiet))
        return await self._erase(deliveries, sa.select(deliveries.c.id).where(deliveries.c.push.in_(old)))

    async def erase_digests(self, before: datetime) -> int:
        """Erase the digests that were gathered before then, and who got them; gives how many messages that were."""
        old = sa.select(pushes.c.id).where(
            pushes.c.action == PushAction.DIGEST,
            pushes.c.created_at < before,
            pushes.c.settled_at.is_not(None),
        )
        sent = await self._erase(deliveries, sa.select(deliveries.c.id).where(deliveries.c.push.in_(old)))
        await self._erase(pushes, old)
        return sent

    async def erase_askings(self, before: datetime) -> int:
        """Erase what editors were asked before then; gives how many messages that were."""
        return await self._erase(askings, sa.select(askings.c.id).where(askings.c.at < before))

    async def erase_tips(self, before: datetime) -> int:
        """Erase the tips that came before then, and who sent them; gives how many tips they were."""
        return await self._erase(tips, sa.select(tips.c.id).where(tips.c.created_at < before))

    async def erase_reporters(self, *, gone: datetime, idle: datetime, now: datetime) -> int:
        """Erase the reporters who left before `gone`, with what they reported, and those of whom nothing is needed any
        more: not muted, no tip kept, nothing sent since `idle`. Gives how many they were.
        """
        left = sa.select(reporters.c.id).where(reporters.c.left_at < gone)
        number = 0
        while True:
            async with self._database.write() as connection:
                found = list(await connection.scalars(left.limit(_CHATS)))
                if found:
                    await drop_reporters(connection, found)
            number += len(found)
            if not found:
                break
        kept = sa.select(reports.c.id).where(reports.c.reporter == reporters.c.id).exists()
        unneeded = sa.select(reporters.c.id).where(
            reporters.c.used_at < idle,
            reporters.c.muted_until.is_(None) | (reporters.c.muted_until < now),
            ~kept,
        )
        return number + await self._erase(reporters, unneeded)

    async def _erase(self, table: sa.Table, which: sa.Select[tuple[int]]) -> int:
        number, slice_ = 0, _CHATS if table in (chats, destinations) else _SLICE
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
