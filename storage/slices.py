"""The recipients of a push, written slice by slice of destination numbers."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import recipients
from storage.choices import Grade, Matter, Phase, Sort
from storage.database import insert_ignoring
from storage.model import PushAction
from storage.schema import deliveries, destinations, push_regions

#: Destination numbers in one slice: few at first, for the first message must not wait; then, on SQLite, as many as
#: another writer can wait for, while on PostgreSQL none waits.
_FIRST, _SQLITE, _POSTGRESQL = 500, 5_000, 10_000
#: How many slices of which nobody wants such news are gone through in one transaction.
_FURTHEST = 8


def size(*, first: bool, sqlite: bool) -> int:
    """How many destination numbers a slice spans, the first of a push or a further one."""
    return _FIRST if first else _SQLITE if sqlite else _POSTGRESQL


async def write(
    connection: AsyncConnection, push: sa.Row[Any], width: int, *, sure: bool
) -> tuple[bool, int]:
    """Write one slice of up to `width` destination numbers: whether it was the last one, and up to which number it went.

    IntegrityError where it was taken as `sure` that nobody in it has a delivery of the push yet.
    """
    last = await connection.scalar(sa.select(sa.func.max(destinations.c.id))) or 0
    regions = sa.select(push_regions.c.region).where(push_regions.c.push == push.id)
    codes = tuple(await connection.scalars(regions))
    routes = tuple(await connection.scalars(recipients.routes_of(push.id)))
    action = PushAction(push.action)
    matter = Matter(Sort(push.sort), Grade(push.grade), Phase(push.phase))
    on = connection.dialect.name == "sqlite"
    rows: list[tuple[sa.Select[Any], sa.Select[Any] | None, int]] = []
    if push.tells_after is not None:
        following = recipients.rows_for(codes, routes, matter, sqlite=on)
        # What concerns all of Peru concerns everybody: the next one is the next one.
        first = None if "" in codes else recipients.next_concerned(codes, routes=bool(routes))
        rows.append((following, first, push.tells_after))
    if routes and action is PushAction.CORRECT:
        # A correction may put the event onto a route whose followers nobody told.
        met = tuple(await connection.scalars(recipients.routes_first_met(push.id, push.event)))
        if met:
            first = recipients.next_concerned((), routes=True)
            rows.append((recipients.rows_for((), met, matter, sqlite=on), first, 0))
    if push.amends is not None or action is PushAction.REFRESH:
        # Who was told before, beyond the followers: they are corrected or refreshed, whatever they follow now.
        told = recipients.told_before(push.event, action)
        rows.append((told, recipients.next_told_before(push.event), 0))
    upto, written = push.cursor, 0
    for _ in range(_FURTHEST):
        # To the next one at once: the first message must not wait for slices in which nobody follows.
        found = [await _next(connection, first, push, max(upto, least)) for _, first, least in rows]
        after = min((number - 1 for number in found if number is not None), default=last)
        if after >= last:
            return True, last
        upto = min(after + width, last)
        for number, (query, _, least) in enumerate(rows):
            if upto <= least:
                continue
            # Looking for each row whether it is there already takes a quarter of the time.
            alone = sure and number == 0
            insert = deliveries.insert() if alone else insert_ignoring(connection, deliveries)
            bounds = recipients.bounds(push.id, max(after, least), upto, push.not_before)
            inserted = await connection.execute(insert.from_select(recipients.ROW, query), bounds)
            written += inserted.rowcount
        if upto >= last or written:
            break
    return upto >= last, upto


async def _next(
    connection: AsyncConnection, query: sa.Select[Any] | None, push: sa.Row[Any], above: int
) -> int | None:
    """The next destination above a number that is to be looked at, None where there is none any more."""
    if query is None:
        return above + 1
    bounds = recipients.bounds(push.id, above, above, push.not_before)
    found: int | None = await connection.scalar(query, bounds)
    return found
