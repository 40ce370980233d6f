"""What leaves the record: events for files and feeds, without a trace of who wrote them."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.concern import concerning, concerning_all
from storage.database import Database, insert_ignoring
from storage.events import Events
from storage.model import Event, EventState
from storage.schema import control, events

_RECORD = "record"
_KEPT = sa.select(control.c.value).where(control.c.key == _RECORD)
_CHUNK = 500
_GOING_ON = (EventState.ACTIVE, EventState.ANNOUNCED)


class Exports:
    """Events on their way out."""

    def __init__(self, database: Database, record: Events) -> None:
        """Read them from this record."""
        self._database = database
        self._events = record

    async def record(self) -> uuid.UUID:
        """What tells this record from every other one, the same as long as it exists."""
        async with self._database.read() as connection:
            found = await connection.scalar(_KEPT)
        if found is not None:
            return uuid.UUID(found)
        async with self._database.write() as connection:
            return await record_of(connection)

    async def all(
        self, region: str = "", *, since: datetime | None = None, until: datetime | None = None
    ) -> AsyncIterator[Event]:
        """Every event in a region that went on between two moments, in the order in which they were put on record."""
        last = 0
        while True:
            query = sa.select(events.c.id).where(events.c.id > last, concerning(region))
            began = sa.func.coalesce(events.c.started, events.c.last_confirmed, events.c.created_at)
            if until is not None:
                query = query.where(began < until)
            if since is not None:
                over = sa.func.coalesce(events.c.ended, events.c.last_confirmed, began)
                going_on = events.c.state.in_(_GOING_ON) & events.c.ended.is_(None)
                query = query.where(sa.or_(over >= since, going_on))
            async with self._database.read() as connection:
                ids = list((await connection.scalars(query.order_by(events.c.id).limit(_CHUNK))).all())
            for event in await self._events.many(ids):
                yield event
            if len(ids) < _CHUNK:
                return
            last = ids[-1]

    async def recent(self, region: str, *, since: datetime, limit: int) -> list[Event]:
        """What goes on in a region or for all around it, and what was changed there since; newest change first."""
        wider = [region[:size] for size in range(0, len(region), 2)]
        query = (
            sa.select(events.c.id)
            .where(
                sa.or_(concerning(region), concerning_all(wider)),
                sa.or_(events.c.state.in_(_GOING_ON), events.c.updated_at >= since),
            )
            .order_by(events.c.updated_at.desc(), events.c.id.desc())
            .limit(limit)
        )
        async with self._database.read() as connection:
            ids = list((await connection.scalars(query)).all())
        return await self._events.many(ids)


async def record_of(connection: AsyncConnection) -> uuid.UUID:
    """The record's own mark, made the first time that anybody asks, inside the caller's transaction."""
    found = await connection.scalar(_KEPT)
    if found is None:
        fresh = insert_ignoring(connection, control).values(key=_RECORD, value=str(uuid.uuid4()))
        await connection.execute(fresh)
        found = await connection.scalar(_KEPT)
    return uuid.UUID(found)


def own_id(record: uuid.UUID, event: int) -> str:
    """The external id under which an event of this record leaves it, where it has none from elsewhere."""
    return f"chaski:{record.hex[:16]}:{event}"


def own_number(record: uuid.UUID, external_id: str) -> int | None:
    """The event that such an id of this record means; None for ids from elsewhere."""
    head = own_id(record, 0)[:-1]
    number = external_id.removeprefix(head)
    return int(number) if external_id.startswith(head) and number.isdecimal() and len(number) < 16 else None
