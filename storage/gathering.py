"""Gathering: what waits for a digest is handed to one, chat by chat; every moment may be the last of the process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database, insert_ignoring
from storage.leadership import Leadership
from storage.model import DeliveryState, PushAction, PushLane, PushState
from storage.moments import GRACE, Backlog, due, silent_until, strikes
from storage.rhythm import Rhythm
from storage.schema import HELD, chats, deliveries, destinations, pushes

#: A digest that could not be delivered by then goes into the next one.
DIGEST_LIFE = timedelta(hours=12)
#: Chats in one transaction, so that no other writer waits long.
_SLICE = 200
#: A chat whose last digest is just on its way is looked at again after so long.
_BUSY = timedelta(minutes=1)


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
            gatherer = _Gatherer(self._database, self._leadership, now, house)
            for at in range(0, len(called), _SLICE):
                yield await gatherer.take(called[at : at + _SLICE])
            for packed in rhythms:
                async for found in self._waiting(packed, await gatherer.open()):
                    yield await gatherer.take(found)
            # One that is cut short is closed by the next.
            await gatherer.close()
        if upto != self._looked:
            self._since, self._looked = self._looked, upto

    async def _called(self, now: datetime) -> list[int]:
        """Whom to look at whatever the hour: a mute is over, or the rhythm is another."""
        query = (
            sa.select(destinations.c.id).where(destinations.c.gather_at <= now).order_by(destinations.c.id)
        )
        async with self._database.read() as connection:
            return list(await connection.scalars(query))

    async def _rhythms(self) -> list[str | None]:
        """Every rhythm that anybody has, once: from one to the next in the index, however many have each."""
        rhythm = destinations.c.rhythm
        found = sa.select(sa.func.min(rhythm).label("rhythm")).cte("found", recursive=True)
        next_one = sa.select(sa.func.min(rhythm)).where(rhythm > found.c.rhythm).scalar_subquery()
        found = found.union_all(sa.select(next_one).where(found.c.rhythm.is_not(None)))
        query = sa.select(found.c.rhythm).where(found.c.rhythm.is_not(None))
        async with self._database.read() as connection:
            return [None, *await connection.scalars(query)]

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


def _loose(open_: Sequence[int]) -> sa.ColumnElement[bool]:
    """Which waiting rows no digest that is under way took along."""
    return deliveries.c.digest.is_(None) | deliveries.c.digest.not_in(open_)


def _loose_of(packed: str | None, open_: Sequence[int], after: int) -> sa.Select[int]:
    if packed is None:
        # Nearly everybody has this rhythm: those are gone through who have anything waiting.
        usual = sa.select(destinations.c.id).where(
            destinations.c.id == deliveries.c.destination, destinations.c.rhythm.is_(None)
        )
        return (
            sa.select(deliveries.c.destination)
            .where(HELD, deliveries.c.destination > after, _loose(open_), usual.exists())
            .group_by(deliveries.c.destination)
            .order_by(deliveries.c.destination)
            .limit(_SLICE)
        )
    loose = sa.select(deliveries.c.id).where(
        HELD, deliveries.c.destination == destinations.c.id, _loose(open_)
    )
    return (
        sa.select(destinations.c.id)
        .where(destinations.c.rhythm == packed, destinations.c.id > after, loose.exists())
        .order_by(destinations.c.id)
        .limit(_SLICE)
    )


class _Gatherer:
    """One pass: writes the rows of one digest push, which is closed when the pass is over."""

    def __init__(self, database: Database, leadership: Leadership, now: datetime, house: ZoneInfo) -> None:
        self._database = database
        self._leadership = leadership
        self._now = now
        self._house = house
        self._push: int | None = None
        self._begun = False

    async def open(self) -> list[int]:
        """The digests under way."""
        async with self._database.read() as connection:
            return await _under_way(connection)

    async def take(self, chosen: Sequence[int]) -> int:
        """Write the digests of those among these for whom one is due; gives how many."""
        async with self._database.write() as connection:
            await self._leadership.check(connection)
            if not self._begun:
                await self._finish_others(connection)
            open_ = await _under_way(connection)
            found, again = await self._due(connection, chosen, open_)
            if found and open_:
                busy = await self._take_over(connection, found, open_)
                again |= dict.fromkeys(busy, self._now + _BUSY)
                found = [one for one in found if one not in busy]
            push = await self._write(connection, found) if found else self._push
            await self._call_again(connection, chosen, again)
        self._begun, self._push = True, push
        return len(found)

    async def close(self) -> None:
        """All are written: the digest may end when all have it."""
        if self._push is None:
            return
        async with self._database.write() as connection:
            await connection.execute(
                pushes.update()
                .where(pushes.c.id == self._push, pushes.c.state == PushState.EXPANDING)
                .values(state=PushState.SENDING)
            )

    async def _finish_others(self, connection: AsyncConnection) -> None:
        """A pass that was cut short is over: whom it did not come to is found by this one."""
        await connection.execute(
            pushes.update()
            .where(
                pushes.c.settled_at.is_(None),
                pushes.c.action == PushAction.DIGEST,
                pushes.c.state == PushState.EXPANDING,
            )
            .values(state=PushState.SENDING)
        )

    async def _due(
        self, connection: AsyncConnection, chosen: Sequence[int], open_: Sequence[int]
    ) -> tuple[list[int], dict[int, datetime]]:
        """Who of these is told now, and who is to be looked at again when."""
        theirs = HELD & (deliveries.c.destination == destinations.c.id) & _loose(open_)
        query = (
            sa.select(
                destinations.c.id,
                destinations.c.rhythm,
                destinations.c.muted_until,
                (destinations.c.gather_at <= self._now).label("called"),
                sa.func.max(sa.case((deliveries.c.state == DeliveryState.HELD, 1), else_=0)).label("held"),
                sa.func.min(
                    sa.case((deliveries.c.state == DeliveryState.DIGEST, deliveries.c.held_at))
                ).label("since"),
                sa.func.count(deliveries.c.id).label("rows"),
            )
            .join(chats, chats.c.id == destinations.c.chat)
            .outerjoin(deliveries, theirs)
            .where(
                destinations.c.id.in_(chosen),
                destinations.c.suspended_at.is_(None),
                chats.c.suspended_at.is_(None),
            )
            .group_by(destinations.c.id)
        )
        found, again = [], {}
        for row in await connection.execute(query):
            waiting = Backlog(Rhythm.unpacked(row.rhythm), row.muted_until, bool(row.held), row.since)
            if due(waiting, self._now, self._house):
                found.append(row.id)
            elif row.called and row.rows:
                until = silent_until(waiting, self._now, self._house)
                if until is not None:
                    again[row.id] = until
        return found, again

    async def _take_over(
        self, connection: AsyncConnection, found: Sequence[int], open_: Sequence[int]
    ) -> set[int]:
        """What an earlier digest did not deliver goes into this one; gives those whose earlier one is on its way."""
        # Without the condition of the partial index: through it, all that waits of those pushes would be gone through.
        open_states = [DeliveryState.PENDING, DeliveryState.RETRY, DeliveryState.SENDING]
        earlier = (
            deliveries.c.destination.in_(found)
            & deliveries.c.push.in_(open_)
            & deliveries.c.state.in_(open_states)
        )
        untried = (
            deliveries.c.state.in_([DeliveryState.PENDING, DeliveryState.RETRY])
            & (deliveries.c.doubts == 0)
            & (deliveries.c.push != (self._push or 0))
        )
        await connection.execute(
            deliveries.update().where(earlier, untried).values(state=DeliveryState.SUPERSEDED)
        )
        left = sa.select(deliveries.c.destination).where(earlier)
        return set(await connection.scalars(left))

    async def _write(self, connection: AsyncConnection, found: Sequence[int]) -> int:
        push = self._push
        if push is None:
            inserted = await connection.execute(
                pushes.insert()
                .values(
                    event=None,
                    revision=0,
                    lane=PushLane.DIGEST,
                    action=PushAction.DIGEST,
                    # Open until the pass is over; whoever is written is sent to meanwhile.
                    state=PushState.EXPANDING,
                    cursor=1,
                    tells_after=None,
                    created_at=self._now,
                    not_before=self._now.replace(second=0, microsecond=0),
                    expires=self._now + DIGEST_LIFE,
                )
                .returning(pushes.c.id)
            )
            push = int(inserted.scalar_one())
        await connection.execute(
            deliveries.update().where(HELD, deliveries.c.destination.in_(found)).values(digest=push)
        )
        await connection.execute(
            insert_ignoring(connection, deliveries),
            [
                {
                    "push": push,
                    "destination": destination,
                    "rank": 0,
                    "state": DeliveryState.PENDING.value,
                    "attempts": 0,
                    "doubts": 0,
                }
                for destination in found
            ],
        )
        return push

    async def _call_again(
        self, connection: AsyncConnection, chosen: Sequence[int], again: dict[int, datetime]
    ) -> None:
        await connection.execute(
            destinations.update()
            .where(destinations.c.id.in_(chosen), destinations.c.gather_at <= self._now)
            .values(gather_at=None)
        )
        for moment in set(again.values()):
            those = [one for one, at in again.items() if at == moment]
            await connection.execute(
                destinations.update().where(destinations.c.id.in_(those)).values(gather_at=moment)
            )


async def _under_way(connection: AsyncConnection) -> list[int]:
    """The digests that are not settled: few, for each lasts twelve hours at the most."""
    query = sa.select(pushes.c.id).where(pushes.c.settled_at.is_(None), pushes.c.action == PushAction.DIGEST)
    return list(await connection.scalars(query))
