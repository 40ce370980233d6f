"""One process leads and sends; on PostgreSQL others stand by and take over when its lease runs out."""

from __future__ import annotations

import time
import uuid

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database, insert_ignoring
from storage.schema import leadership

#: Seconds for which a leader that falls silent is still believed to be there.
LEASE = 3.0
#: How much earlier a leader stops to believe in itself than others do.
_MARGIN = 0.5


class NotLeader(Exception):
    """Another process leads: nothing was written."""


class Leadership:
    """The right to send: on SQLite the runner's by its lock file, on PostgreSQL a lease with a term that fences."""

    def __init__(self, database: Database) -> None:
        """Not the leader yet."""
        self._database = database
        self._me = uuid.uuid4().hex
        self._term: int | None = None
        self._until = 0.0

    @property
    def holds(self) -> bool:
        """Whether this process may send at this very moment; costs nothing to ask."""
        return self._database.is_sqlite or time.monotonic() < self._until

    @property
    def exclusive(self) -> bool:
        """Whether no message can be in flight from elsewhere: only a lock that dies with its process says so."""
        return self._database.is_sqlite

    async def take(self) -> bool:
        """Become the leader, or stay it, for the next seconds; False while another process leads."""
        if self._database.is_sqlite:
            return True
        asked = time.monotonic()
        now = sa.func.extract("epoch", sa.func.clock_timestamp())
        mine = leadership.c.holder == self._me
        async with self._database.write() as connection:
            await connection.execute(
                insert_ignoring(connection, leadership).values(id=1, holder="", term=0, until=0.0)
            )
            self._term = await connection.scalar(
                leadership.update()
                .where(leadership.c.id == 1, mine | (leadership.c.until < now))
                .values(
                    holder=self._me,
                    term=leadership.c.term + sa.case((mine, 0), else_=1),
                    until=now + LEASE,
                )
                .returning(leadership.c.term)
            )
        # Counted from before the question: the database's clock began later, never earlier.
        self._until = asked + LEASE - _MARGIN if self._term is not None else 0.0
        return self._term is not None

    async def check(self, connection: AsyncConnection) -> None:
        """Inside a transaction that sends or records: NotLeader unless this process leads until it commits."""
        if self._database.is_sqlite:
            return
        held = await connection.scalar(
            sa.select(leadership.c.id)
            .where(leadership.c.id == 1, leadership.c.holder == self._me, leadership.c.term == self._term)
            # A successor's take waits for this transaction, and this one sees a successor that came first.
            .with_for_update(read=True)
        )
        if held is None:
            self._until = 0.0
            raise NotLeader("another process leads")

    async def give_up(self) -> None:
        """Let the next one lead at once."""
        self._until = 0.0
        if self._database.is_sqlite or self._term is None:
            return
        async with self._database.write() as connection:
            await connection.execute(
                leadership.update().where(leadership.c.holder == self._me).values(until=0.0)
            )
