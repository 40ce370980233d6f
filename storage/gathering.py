"""Gathering: what waits for a digest is handed to one, chat by chat; every moment may be the last of the process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from storage.database import Database
from storage.leadership import Leadership
from storage.moments import GRACE, strikes
from storage.rhythm import Rhythm
from storage.rounds import Round, loose
from storage.schema import HELD, Moment, deliveries, destinations

#: Chats in one transaction, so that no other writer waits long.
_SLICE = 200
#: Whom to look at whatever the hour: a mute is over, or the rhythm is another.
_CALLED = (
    sa.select(destinations.c.id)
    .where(destinations.c.gather_at <= sa.bindparam("moment", type_=Moment))
    .order_by(destinations.c.id)
)


def _rhythms() -> sa.Select[str]:
    """Every rhythm that anybody has, once: from one to the next in the index, however many have each."""
    rhythm = destinations.c.rhythm
    found = sa.select(sa.func.min(rhythm).label("rhythm")).cte("found", recursive=True)
    next_one = sa.select(sa.func.min(rhythm)).where(rhythm > found.c.rhythm).scalar_subquery()
    found = found.union_all(sa.select(next_one).where(found.c.rhythm.is_not(None)))
    return sa.select(found.c.rhythm).where(found.c.rhythm.is_not(None))


_RHYTHMS = _rhythms()


class Gathering:
    """Writes the digests that are due. Whatever it writes raises NotLeader where another process leads."""

    def __init__(self, database: Database, leadership: Leadership, house: ZoneInfo) -> None:
        """Gather in this database; chats go by the `house` zone where they chose no other."""
        self._database = database
        self._leadership = leadership
        self._house = house
        self._looked: datetime | None = None
        self._since: datetime | None = None

    def forget(self) -> None:
        """Another process gathers meanwhile: the next time every rhythm is looked at."""
        self._looked = self._since = None

    async def gather(self, now: datetime) -> AsyncIterator[int]:
        """Write all digests that are due, slice by slice; gives after each how many chats it concerned.

        A rhythm is looked at when one of its moments has passed, and once more a minute later: what was just being
        written is there by then. The first two times each of them is.
        """
        house = self._house
        called = await self._called(now)
        upto = (now - GRACE).replace(second=0, microsecond=0)
        if self._looked is not None and upto < self._looked:
            # The clock was set back: what it showed before tells nothing of what was looked at.
            self.forget()
        rhythms: list[str | None] = []
        if self._looked is None or upto > self._looked:
            since = self._since
            rhythms = [
                packed
                for packed in await self._rhythms()
                if since is None or strikes(Rhythm.unpacked(packed), since, upto, house)
            ]
        if called or rhythms:
            round_ = Round(self._database, self._leadership, now, house)
            for at in range(0, len(called), _SLICE):
                yield await round_.take(called[at : at + _SLICE])
            for packed in rhythms:
                async for found in self._waiting(packed, await round_.open()):
                    yield await round_.take(found)
            await round_.close()
        if upto != self._looked:
            self._since, self._looked = self._looked, upto

    async def _called(self, now: datetime) -> list[int]:
        async with self._database.read() as connection:
            return list(await connection.scalars(_CALLED, {"moment": now}))

    async def _rhythms(self) -> list[str | None]:
        async with self._database.read() as connection:
            return [None, *await connection.scalars(_RHYTHMS)]

    async def _waiting(self, packed: str | None, open_: Sequence[int]) -> AsyncIterator[list[int]]:
        """Who of that rhythm has something waiting that no digest took along, in slices."""
        after = 0
        while True:
            async with self._database.read() as connection:
                found = list(await connection.scalars(_loose_of(packed, open_, after)))
            if not found:
                return
            yield found
            after = found[-1]


def _loose_of(packed: str | None, open_: Sequence[int], after: int) -> sa.Select[int]:
    if packed is None:
        # Nearly everybody has this rhythm: those are gone through who have anything waiting.
        usual = (
            sa.select(destinations.c.id)
            .where(destinations.c.id == deliveries.c.destination, destinations.c.rhythm.is_(None))
            .scalar_subquery()
        )
        return (
            sa.select(deliveries.c.destination)
            .where(HELD, deliveries.c.destination > after, loose(open_), usual.is_not(None))
            .group_by(deliveries.c.destination)
            .order_by(deliveries.c.destination)
            .limit(_SLICE)
        )
    # One value and no join: PostgreSQL would look through all that waits of everybody for each slice.
    waiting = (
        sa.select(deliveries.c.id)
        .where(HELD, deliveries.c.destination == destinations.c.id, loose(open_))
        .limit(1)
        .scalar_subquery()
    )
    return (
        sa.select(destinations.c.id)
        .where(destinations.c.rhythm == packed, destinations.c.id > after, waiting.is_not(None))
        .order_by(destinations.c.id)
        .limit(_SLICE)
    )
