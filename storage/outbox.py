"""The outbox: pushes, who gets them, and what became of each message. The engine's only view of the record."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import AsyncIterator, Collection, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import candidates, claims, endings, recipients, returns, slices
from storage.announcing import matter_for
from storage.database import Database, insert_ignoring
from storage.followed import FollowedRoutes, followed_routes
from storage.holding import Hours
from storage.leadership import Leadership
from storage.model import Draft, PushAction
from storage.pushes import Delivery, DeliveryState, Progress, Push, PushLane, PushState
from storage.results import Result, Results
from storage.schema import Moment, control, deliveries, push_regions, push_routes, pushes
from storage.sealing import Sealer

_PROBE = "probe"
#: Pushes that may be worked on, each as often as it has regions: asked in one go, and before every claim.
_DUE = (
    sa.select(pushes, push_regions.c.region)
    .outerjoin(push_regions, push_regions.c.push == pushes.c.id)
    .where(
        pushes.c.settled_at.is_(None),
        pushes.c.state.in_(candidates.OPEN),
        pushes.c.not_before <= sa.bindparam("moment", type_=Moment),
        pushes.c.expires > sa.bindparam("moment", type_=Moment),
    )
    .order_by(pushes.c.lane, pushes.c.id, push_regions.c.region)
)
#: When the next push leaves its undo time.
_NEXT = sa.select(sa.func.min(pushes.c.not_before)).where(
    pushes.c.state == PushState.WAITING, pushes.c.not_before > sa.bindparam("moment", type_=Moment)
)


class Outbox:
    """Recipients in slices, claims, results. Whatever sends or records raises NotLeader where another process leads."""

    def __init__(
        self,
        database: Database,
        sealer: Sealer,
        leadership: Leadership,
        followed: FollowedRoutes,
        zone: ZoneInfo,
    ) -> None:
        """Work on this database; chat ids are unsealed for the sender only. Quiet hours are those of the house's zone
        where a chat has none of its own.
        """
        self._followed = followed
        self._zone = zone
        self._database = database
        self._sealer = sealer
        self._leadership = leadership

    @contextlib.asynccontextmanager
    async def _leading(self) -> AsyncIterator[AsyncConnection]:
        async with self._database.write() as connection:
            await self._leadership.check(connection)
            yield connection

    async def due_pushes(self, now: datetime) -> list[Push]:
        """Pushes that may be worked on now: by lane, then oldest first."""
        async with self._database.read() as connection:
            rows = (await connection.execute(_DUE, {"moment": now})).all()
        return [
            _push(of_push[0], [row.region for row in of_push if row.region is not None])
            for of_push in (list(group) for _, group in itertools.groupby(rows, lambda row: row.id))
        ]

    async def next_due(self, now: datetime) -> datetime | None:
        """When the next push leaves its undo time; None if nothing is planned. Retries belong to pushes that are due."""
        async with self._database.read() as connection:
            found: datetime | None = await connection.scalar(_NEXT, {"moment": now})
        return found

    def slice_of(self, push: Push) -> int:
        """How many destination numbers the next slice of a push should span."""
        return slices.size(first=not push.cursor, sqlite=self._database.is_sqlite)

    async def expand(self, push: int, now: datetime, size: int) -> bool:
        """Write the recipients of one slice of destination ids and move the cursor, in one transaction.

        True when every recipient is written. Whoever follows several matching regions is written once, in the most
        immediate manner that they chose; so is who was told of the event before, where the push corrects or
        refreshes what they have.
        """
        touched = await self._followed.by(self._database, push)
        try:
            complete = await self._slice(push, size, touched, sure=True)
        except IntegrityError:
            # A chat that moved brought its delivery into the slice meanwhile.
            complete = await self._slice(push, size, touched, sure=False)
        self._followed.written(push)
        return complete

    async def _slice(self, push: int, size: int, touched: Sequence[str], *, sure: bool) -> bool:
        """One slice; IntegrityError where it was taken as `sure` that nobody in it has a delivery of the push yet."""
        async with self._leading() as connection:
            row = (
                await connection.execute(sa.select(pushes).where(pushes.c.id == push).with_for_update())
            ).one()
            if row.state not in (PushState.WAITING, PushState.EXPANDING):
                return True
            if touched and row.cursor == 0:
                await connection.execute(
                    insert_ignoring(connection, push_routes),
                    [{"push": push, "target": target} for target in touched],
                )
            complete, upto = await slices.write(connection, row, size, sure=sure)
            await connection.execute(
                pushes.update()
                .where(pushes.c.id == push)
                .values(cursor=upto, state=PushState.SENDING if complete else PushState.EXPANDING)
            )
        return complete

    async def claim(
        self, now: datetime, lanes: claims.Lanes, limit: int, lease: timedelta, *, retries: bool = True
    ) -> claims.Claimed:
        """Take up to `limit` deliveries to send now, lane by lane and evenly across the regions of a lane.

        Inside the region before the country's watchers. Committed before it returns. Who unsubscribed or
        blocked the bot since is left out; who has quiet hours or is mute is told later. Without `retries` only what
        was never tried is looked for.
        """
        hours = Hours(now, self._zone)
        async with self._leading() as connection:
            claiming = claims.Claims(connection, self._sealer, now, lease, hours, retries=retries)
            return await claiming.take(lanes, limit)

    async def release(self, claimed: Sequence[Delivery]) -> None:
        """Hand back claims that were not sent."""
        if claimed:
            # Not fenced: a leader that lost its lease gives back all the same what it holds.
            async with self._database.write() as connection:
                await returns.release(connection, claimed)

    async def record(self, results: Sequence[Result], now: datetime) -> None:
        """Write what became of sent messages, in one transaction; true whoever leads by now."""
        async with self._database.write() as connection:
            await Results(connection, self._sealer, now).write(results)

    async def probe(self, now: datetime) -> None:
        """Write something that matters to nobody; raises what the database raises if it cannot be written."""
        async with self._leading() as connection:
            await connection.execute(control.delete().where(control.c.key == _PROBE))
            await connection.execute(control.insert().values(key=_PROBE, value=now.isoformat()))

    async def reclaim(self, now: datetime, *, everything: bool, held: Collection[int] = ()) -> int:
        """Take back deliveries left in flight by a crash: those past their lease, or all of them.

        Whether they were sent nobody knows: they are sent again. What the caller still `held` is left to it: a
        machine that slept past every lease knows itself what became of them. Gives how many were found.
        """
        async with self._leading() as connection:
            return await returns.reclaim(connection, now, everything=everything, held=held)

    async def settle(self, now: datetime) -> bool:
        """End what expired, and write off a slice of what ended unsent; whether there is more to write off."""
        async with self._database.read() as connection:
            if await connection.scalar(endings.OVER, {"moment": now}) is None:
                return False
        async with self._leading() as connection:
            return await endings.write_off(connection, now)

    async def finish(self, now: datetime) -> list[Push]:
        """Close the pushes that have nothing left to do, however they ended, and give them."""
        async with self._database.read() as connection:
            found = list(await connection.scalars(endings.READY, {"moment": now}))
        if not found:
            return []
        async with self._leading() as connection:
            rows = await endings.close(connection, found, now)
            return await _with_regions(connection, rows)

    async def progress(self, push: int) -> Progress:
        """Recipients of a push by the state of their delivery."""
        counts = (
            sa.select(deliveries.c.state, sa.func.count())
            .where(deliveries.c.push == push)
            .group_by(deliveries.c.state)
        )
        async with self._database.read() as connection:
            state = await connection.scalar(sa.select(pushes.c.state).where(pushes.c.id == push))
            rows = (await connection.execute(counts)).all()
        expanded = state not in (PushState.WAITING, PushState.EXPANDING)
        return Progress(push, expanded, {DeliveryState(name): count for name, count in rows})

    async def undo_left(self, push: int, now: datetime) -> float:
        """Seconds until a push leaves; 0 when it may go already."""
        async with self._database.read() as connection:
            at = await connection.scalar(sa.select(pushes.c.not_before).where(pushes.c.id == push))
        return max(0.0, (at - now).total_seconds()) if at is not None else 0.0

    async def report_in(self, push: int, message: int | None) -> None:
        """Remember which message of the desk tells how far the push is; None when there is no more to tell."""
        async with self._database.write() as connection:
            await connection.execute(pushes.update().where(pushes.c.id == push).values(report=message))

    async def report_of(self, push: int) -> int | None:
        """Which message of the desk tells how far the push is, None if none does."""
        async with self._database.read() as connection:
            found: int | None = await connection.scalar(sa.select(pushes.c.report).where(pushes.c.id == push))
        return found

    async def reported(self, now: datetime) -> list[Push]:
        """The pushes whose editors look at a message about them and whose undo time is over."""
        query = sa.select(pushes).where(pushes.c.report.is_not(None), pushes.c.not_before <= now)
        async with self._database.read() as connection:
            rows = (await connection.execute(query.order_by(pushes.c.id))).all()
            return await _with_regions(connection, rows)

    async def audience(self, *drafts: Draft) -> int:
        """How many destinations the publication of these would reach now, at once or in a digest; along routes too."""
        told = []
        async with self._database.read() as connection:
            targets = await followed_routes(connection)
            for draft in drafts:
                matter = await matter_for(connection, draft.event, draft.facts, draft.action)
                told.append((matter, draft.facts.regions, self._followed.touched(targets, draft.facts)))
            return int(await connection.scalar(recipients.audience(told)) or 0)


async def _with_regions(connection: AsyncConnection, rows: Sequence[Any]) -> list[Push]:
    if not rows:
        return []
    query = sa.select(push_regions).where(push_regions.c.push.in_([row.id for row in rows]))
    regions: dict[int, list[str]] = {}
    for row in await connection.execute(query.order_by(push_regions.c.region)):
        regions.setdefault(row.push, []).append(row.region)
    return [_push(row, regions.get(row.id, ())) for row in rows]


def _push(row: Any, regions: Sequence[str]) -> Push:
    return Push(
        id=row.id,
        event=row.event or 0,
        revision=row.revision,
        lane=PushLane(row.lane),
        state=PushState(row.state),
        not_before=row.not_before,
        expires=row.expires,
        cursor=row.cursor,
        editor=row.editor,
        regions=tuple(regions),
        report=row.report,
        detail=row.detail or "",
        action=PushAction(row.action),
        shows=row.shows,
        amends=row.amends,
        sort=row.sort,
        grade=row.grade,
        phase=row.phase,
    )
