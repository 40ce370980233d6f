"""What was set aside for paid sending, day by day: written down before anything is sent, so never less than was paid."""

from __future__ import annotations

import enum
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from storage.database import Database, insert_ignoring
from storage.leadership import Leadership
from storage.schema import spending

#: Messages for one Telegram Star: 0.1 Stars each, as the Bot API says of `allow_paid_broadcast`.
PER_STAR = 10


class Notice(enum.StrEnum):
    """What owners hear about paid sending, each once a day."""

    SPENT = "spent"  # what may be paid today is used up
    REFUSED = "refused"  # Telegram takes no payment


class Reserved(NamedTuple):
    """How many messages may be paid for now, and how many of the day are counted with them."""

    granted: int
    counted: int


class Spending:
    """How many messages of each day were, or could have been, paid for."""

    def __init__(self, database: Database, leadership: Leadership) -> None:
        """Keep count in this database; only who leads may reserve."""
        self._database = database
        self._leadership = leadership

    async def reserve(self, day: date, wanted: int, limit: int) -> Reserved:
        """Count up to `wanted` messages as paid for, as long as the day's stay within `limit`; NotLeader if another leads.

        Committed before it returns: a process that dies afterwards has counted too many at the most.
        """
        async with self._database.write() as connection:
            await self._leadership.check(connection)
            fresh = insert_ignoring(connection, spending)
            await connection.execute(fresh.values(day=day, messages=0))
            row = sa.select(spending.c.messages).where(spending.c.day == day).with_for_update()
            before = await connection.scalar(row) or 0
            granted = max(0, min(wanted, limit - before))
            if granted:
                counted = spending.update().where(spending.c.day == day)
                await connection.execute(counted.values(messages=before + granted))
        return Reserved(granted, before + granted)

    async def put_back(self, day: date, unused: int) -> None:
        """Count so many less: they were reserved and will not be sent. Not to be tried again where it fails."""
        async with self._database.write() as connection:
            less = spending.update().where(spending.c.day == day)
            await connection.execute(less.values(messages=spending.c.messages - unused))

    async def on(self, day: date) -> int:
        """How many messages of a day are counted as paid for."""
        async with self._database.read() as connection:
            found = await connection.scalar(sa.select(spending.c.messages).where(spending.c.day == day))
        return found or 0

    async def first(self, notice: Notice, day: date) -> bool:
        """Whether owners have not heard this on that day; from now on they have."""
        told = spending.c[f"{notice.value}_told"]
        async with self._database.write() as connection:
            await self._leadership.check(connection)
            fresh = insert_ignoring(connection, spending)
            await connection.execute(fresh.values(day=day, messages=0))
            marked = await connection.execute(
                spending.update().where(spending.c.day == day, told.is_(False)).values({told: True})
            )
        return bool(marked.rowcount)
