"""Suggestions between the value and its row, inside the caller's transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.facts import from_json, to_json
from storage.model import EventState, TrafficState
from storage.schema import drafts, events, suggestions
from storage.suggesting import About, Standing, Suggestion, Wants

_MOST = 1_000


async def load(
    connection: AsyncConnection, *conditions: sa.ColumnElement[bool], lock: bool = False
) -> list[Suggestion]:
    """The suggestions of these conditions, the oldest first, each with the event that it is about now; `lock` holds them."""
    event = sa.func.coalesce(drafts.c.published_event, suggestions.c.event)
    query = (
        sa.select(
            suggestions,
            event.label("found"),
            drafts.c.id.label("drafted"),
            drafts.c.discarded_at,
            drafts.c.published_event,
        )
        .outerjoin(drafts, drafts.c.id == suggestions.c.draft)
        .where(*conditions)
        .order_by(suggestions.c.id)
        .limit(_MOST if conditions else None)
    )
    if lock:
        query = query.with_for_update(of=suggestions)
    rows = (await connection.execute(query)).all()
    about = await standing_events(connection, {row.found for row in rows if row.found is not None})
    return [_to_suggestion(row, about.get(row.found)) for row in rows]


def _to_suggestion(row: Any, about: About | None) -> Suggestion:
    standing = Standing(row.state)
    undecided = row.drafted is not None and row.published_event is None
    if standing is Standing.TAKEN and undecided and row.discarded_at is not None:
        # Whoever threw the draft away found that it was not worth it.
        standing = Standing.IGNORED
    return Suggestion(
        id=row.id,
        key=row.key,
        wants=Wants(row.wants),
        standing=standing,
        facts=from_json(row.facts),
        version=row.version,
        seen_at=row.seen_at,
        updated_at=row.updated_at,
        doubt=row.doubt,
        event=row.found,
        about=about,
        told_at=row.told_at,
        missed=row.missed,
        in_hand=standing is Standing.TAKEN and undecided and row.discarded_at is None,
    )


async def standing_events(connection: AsyncConnection, numbers: set[int]) -> dict[int, About]:
    """Those of the events that are not over, also those that nobody knows of any more."""
    if not numbers:
        return {}
    query = sa.select(events.c.id, events.c.region, events.c.traffic_state, events.c.last_confirmed).where(
        events.c.id.in_(sorted(numbers)),
        events.c.state.in_([EventState.ACTIVE, EventState.ANNOUNCED, EventState.LAPSED]),
    )
    found = {}
    for row in await connection.execute(query):
        traffic = None if row.traffic_state is None else TrafficState(row.traffic_state)
        found[row.id] = About(row.id, row.region, traffic, row.last_confirmed)
    return found


async def write(connection: AsyncConnection, before: Suggestion | None, after: Suggestion | None) -> bool:
    """Write what changed; seeing a point again is no change, save once a day."""
    if after is None:
        return False
    if before is not None and after.seen_at - before.seen_at < timedelta(days=1):
        after = replace(after, seen_at=before.seen_at)
    if after == before:
        return False
    values = {
        "key": after.key,
        "wants": after.wants,
        "state": after.standing,
        "facts": to_json(after.facts),
        "doubt": after.doubt,
        "event": after.event,
        "version": after.version,
        "missed": after.missed,
        "seen_at": after.seen_at,
        "updated_at": after.updated_at,
        "told_at": after.told_at,
    }
    if before is None:
        await connection.execute(suggestions.insert().values(**values))
        return True
    if after.standing is Standing.WAITING:
        # What is asked anew has no draft yet.
        values["draft"] = None
    await connection.execute(suggestions.update().where(suggestions.c.id == before.id).values(**values))
    return after.version != before.version
