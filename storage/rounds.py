"""Rounds: what waits is handed to one digest, a slice of chats in each transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database, insert_ignoring, listed
from storage.leadership import Leadership
from storage.model import PushAction
from storage.moments import Backlog, due, silent_until
from storage.pushes import DeliveryState, PushLane, PushState
from storage.rhythm import Rhythm
from storage.schema import HELD, chats, deliveries, destinations, pushes

#: A digest that could not be delivered by then goes into the next one.
DIGEST_LIFE = timedelta(hours=12)
#: A chat whose last digest is just on its way is looked at again after so long.
_BUSY = timedelta(minutes=1)
#: Digests whose round is not over, or was cut short.
_UNCLOSED = (
    pushes.c.settled_at.is_(None)
    & (pushes.c.action == PushAction.DIGEST)
    & (pushes.c.state == PushState.EXPANDING)
)


def loose(open_: Sequence[int]) -> sa.ColumnElement[bool]:
    """Which waiting rows no digest that is under way took along."""
    return deliveries.c.digest.is_(None) | deliveries.c.digest.not_in(open_)


class Round:
    """Writes the rows of one digest push, which is closed when the round is over."""

    def __init__(self, database: Database, leadership: Leadership, now: datetime, house: ZoneInfo) -> None:
        """Gather what is due `now`; chats go by the `house` zone where they chose no other."""
        self._database = database
        self._leadership = leadership
        self._now = now
        self._house = house
        self._push: int | None = None
        self._begun = False
        self._written: set[int] = set()

    async def open(self) -> list[int]:
        """The digests under way."""
        async with self._database.read() as connection:
            return await _under_way(connection)

    async def take(self, chosen: Sequence[int]) -> int:
        """Write the digests of those among these for whom one is due; gives how many."""
        async with self._database.write() as connection:
            await self._leadership.check(connection)
            if not self._begun:
                # Of a round that was cut short: whom it did not come to is found by this one.
                await _finish(connection)
            open_ = await _under_way(connection)
            found, again = await self._due(connection, chosen, open_)
            if found and open_:
                busy = await self._busy(connection, found, open_)
                again |= dict.fromkeys(busy, self._now + _BUSY)
                found = [one for one in found if one not in busy]
            push = await self._write(connection, found) if found else self._push
            await self._call_again(connection, chosen, again)
        self._begun, self._push = True, push
        self._written.update(found)
        return len(found)

    async def close(self) -> None:
        """All are written: the digest may end when all have it, and so may that of a round that was cut short."""
        async with self._database.read() as connection:
            if not (await connection.scalars(sa.select(pushes.c.id).where(_UNCLOSED))).first():
                return
        async with self._database.write() as connection:
            await self._leadership.check(connection)
            await _finish(connection)

    async def _due(
        self, connection: AsyncConnection, chosen: Sequence[int], open_: Sequence[int]
    ) -> tuple[list[int], dict[int, datetime]]:
        """Who of these is told now, and who is to be looked at again when."""
        theirs = HELD & (deliveries.c.destination == destinations.c.id) & loose(open_)
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

    async def _busy(
        self, connection: AsyncConnection, found: Sequence[int], open_: Sequence[int]
    ) -> set[int]:
        """Those of whom this round wrote a digest before, or an earlier one is on its way."""
        busy = self._written.intersection(found)
        earlier = [push for push in open_ if push != self._push]
        return busy | await self._take_over(connection, found, earlier) if earlier else busy

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
        untried = deliveries.c.state.in_([DeliveryState.PENDING, DeliveryState.RETRY]) & (
            deliveries.c.doubts == 0
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
                    # Open until the round is over; whoever is written is sent to meanwhile.
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
        chosen = listed(connection, sa.BigInteger())
        named = {"rows": json.dumps([(destination,) for destination in found])}
        await connection.execute(
            deliveries.update()
            .where(HELD, deliveries.c.destination.in_(sa.select(chosen.c.c0)))
            .values(digest=push),
            named,
        )
        values = {
            "push": sa.literal(push),
            "destination": chosen.c.c0,
            "rank": sa.literal(0),
            "state": sa.literal(DeliveryState.PENDING.value),
            "attempts": sa.literal(0),
            "doubts": sa.literal(0),
        }
        # A condition, or SQLite would read the conflict's words as one of a join.
        rows = sa.select(*values.values()).where(sa.true())
        await connection.execute(
            insert_ignoring(connection, deliveries).from_select(list(values), rows), named
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


async def _finish(connection: AsyncConnection) -> None:
    await connection.execute(pushes.update().where(_UNCLOSED).values(state=PushState.SENDING))


async def _under_way(connection: AsyncConnection) -> list[int]:
    """The digests that are not settled: few, for each lasts twelve hours at the most."""
    query = sa.select(pushes.c.id).where(pushes.c.settled_at.is_(None), pushes.c.action == PushAction.DIGEST)
    return list(await connection.scalars(query))
