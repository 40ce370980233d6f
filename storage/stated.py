"""What was stated of an event: its facts as its revisions had them, read inside the caller's transaction."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.facts import from_json
from storage.model import EventFacts
from storage.schema import events, revisions


async def facts_at(connection: AsyncConnection, event: int | None, number: int | None) -> EventFacts | None:
    """The event as one of its revisions had it; None for an event that is new, and where there is no such revision."""
    stated = await connection.scalar(
        sa.select(revisions.c.facts).where(revisions.c.event == event, revisions.c.number == number)
    )
    return None if stated is None else from_json(stated)


async def facts_ever(connection: AsyncConnection, event: int | None) -> list[EventFacts]:
    """The event as each of its revisions had it; nothing for an event that is new."""
    rows = await connection.scalars(sa.select(revisions.c.facts).where(revisions.c.event == event))
    return [from_json(row) for row in rows]


def newest_of(event: int) -> sa.Select[Any]:
    """The number of the event's newest revision."""
    return sa.select(events.c.revision).where(events.c.id == event)


def kept(query: sa.Select[Any]) -> sa.Select[Any]:
    """The same question about an event, which stays as it is until the transaction ends.

    Rows that only refer to the event may come: who is asked about it holds an editor and then wants the event, who acts
    on it the other way round, and each would wait for the other.
    """
    return query.with_for_update(key_share=True)
