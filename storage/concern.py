"""Which events concern a region, as conditions of a query."""

from __future__ import annotations

from collections.abc import Sequence
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


def spoken_of(*where: sa.ColumnElement[bool]) -> tuple[sa.ScalarSelect[Any], sa.ScalarSelect[Any]]:
    """When the desk last had a word about such events: about those that it still knows of, and those that lapsed.

    That an event lapses says that nobody knew of it any more: the last word about it was before.
    """
    lapsed = events.c.state == EventState.LAPSED
    known = sa.select(sa.func.max(events.c.updated_at)).where(~lapsed, *where)
    word = sa.func.max(sa.func.coalesce(events.c.last_confirmed, events.c.created_at))
    return known.scalar_subquery(), sa.select(word).where(lapsed, *where).scalar_subquery()


def touched(connection: AsyncConnection) -> sa.Select[Any]:
    """For each listed region its code, and when the desk last had a word about an event that lies there or spans it.

    One statement for however many regions, so that it is put together once and not for every number of them.
    """
    asked = listed(connection, sa.String())
    code, region = asked.c.c0, event_regions.c.region
    spans = sa.select(event_regions.c.event).where(region >= code, region < code + ":").correlate(asked)
    there = spoken_of(events.c.region >= code, events.c.region < code + ":")
    return sa.select(code, *there, *spoken_of(events.c.id.in_(spans)))
