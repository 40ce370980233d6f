"""Which events concern a region, as conditions of a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import listed
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


def touched(connection: AsyncConnection) -> sa.Select[str, datetime | None, datetime | None]:
    """For each listed region its code, when an event that lies there last changed, and when one that spans it did.

    One statement for however many regions, so that it is put together once and not for every number of them.
    """
    asked = listed(connection, sa.String())
    code, region = asked.c.c0, event_regions.c.region
    changed = sa.select(sa.func.max(events.c.updated_at))
    spans = sa.select(event_regions.c.event).where(region >= code, region < code + ":").correlate(asked)
    there = changed.where(events.c.region >= code, events.c.region < code + ":")
    spanning = changed.where(events.c.id.in_(spans))
    return sa.select(code, there.scalar_subquery(), spanning.scalar_subquery())
