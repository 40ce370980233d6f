"""Which events concern a region, as conditions of a query."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import listed
from storage.model import EventState
from storage.schema import event_regions, events


def within(column: sa.Column[str], code: str) -> sa.ColumnElement[bool]:
    """Whether a region column lies in a region: the prefix relation, as a range that an index can serve."""
    if not code:
        return sa.true()
    return (column >= code) & (column < code + ":")  # ':' follows '9'


def concerning(code: str) -> sa.ColumnElement[bool]:
    """Whether an event concerns a region: it lies there, or spans several and one of them lies there."""
    if not code:
        return sa.true()
    spans = sa.select(event_regions.c.event).where(within(event_regions.c.region, code))
    return within(events.c.region, code) | events.c.id.in_(spans)


def containing(code: str) -> list[str]:
    """The code and those of all regions that contain it, the country first."""
    return [code[:length] for length in range(0, len(code), 2)]


def concerning_all(codes: Sequence[str]) -> sa.ColumnElement[bool]:
    """Whether an event concerns all of one of these very regions."""
    spans = sa.select(event_regions.c.event).where(event_regions.c.region.in_(codes))
    return events.c.region.in_(codes) | events.c.id.in_(spans)


_LAPSED = events.c.state == EventState.LAPSED
_KNOWN = sa.select(sa.func.max(events.c.updated_at)).where(~_LAPSED)
_LOST = sa.select(sa.func.max(sa.func.coalesce(events.c.last_confirmed, events.c.created_at))).where(_LAPSED)


def _lost(since: datetime | None) -> sa.Select[datetime | None]:
    """The last word about what lapsed since then; what lapsed before has none that is later."""
    return _LOST if since is None else _LOST.where(events.c.ended > since)


async def last_word(connection: AsyncConnection, where: sa.ColumnElement[bool]) -> datetime | None:
    """When the desk last had a word about such events.

    That one lapses is none: it says that nobody knew of it any more, and the last word about it was before.
    """
    known = await connection.scalar(_KNOWN.where(where))
    return _newest((known, await connection.scalar(_lost(known).where(where))))


async def last_words(connection: AsyncConnection, regions: Sequence[str]) -> dict[str, datetime]:
    """The same for each of these regions, of events that lie there or span it; those without one are left out."""
    asked = {"rows": json.dumps([[code] for code in regions])}
    rows = (await connection.execute(_by_region(connection, _KNOWN), asked)).all()
    known = {code: _newest(times) for code, *times in rows}
    dated = [time for time in known.values() if time is not None]
    since = min(dated) if dated and len(dated) == len(known) else None
    lost = (await connection.execute(_by_region(connection, _lost(since)), asked)).all()
    words = {code: _newest((known[code], *times)) for code, *times in lost}
    return {code: time for code, time in words.items() if time is not None}


def _by_region(connection: AsyncConnection, found: sa.Select[datetime | None]) -> sa.Select[Any]:
    """For each listed region its code, and what is found of the events that lie there, and of those that span it.

    One statement for however many regions, so that it is put together once and not for every number of them.
    """
    asked = listed(connection, sa.String())
    code, region = asked.c.c0, event_regions.c.region
    spans = sa.select(event_regions.c.event).where(region >= code, region < code + ":").correlate(asked)
    there = found.where(events.c.region >= code, events.c.region < code + ":")
    spanning = found.where(events.c.id.in_(spans))
    return sa.select(code, there.scalar_subquery(), spanning.scalar_subquery())


def _newest(times: Iterable[datetime | None]) -> datetime | None:
    return max((time for time in times if time is not None), default=None)
