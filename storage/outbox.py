"""The outbox: pushes, who gets them, and what became of each message. The engine's only view of the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chats import move_chat
from storage.database import Database, insert_ignoring
from storage.model import (
    Delivery,
    DeliveryState,
    Language,
    Outcome,
    OutcomeKind,
    Progress,
    Push,
    PushLane,
    PushState,
)
from storage.schema import chats, deliveries, destinations, push_regions, pushes, subscriptions
from storage.sealing import Sealer

_OPEN = (PushState.WAITING, PushState.EXPANDING, PushState.SENDING)
_UNFINISHED = (DeliveryState.PENDING, DeliveryState.RETRY, DeliveryState.SENDING)
#: How long to wait after the nth refusal when Telegram names no time.
_BACKOFF = tuple(timedelta(seconds=s) for s in (1, 2, 5, 10, 30, 60, 120))
#: Pause before a message of unknown outcome is repeated, once.
_DOUBT_PAUSE = timedelta(seconds=3)


def followers_of(codes: Sequence[str]) -> sa.ColumnElement[bool]:
    """Which subscriptions a push about these regions concerns: the region, what contains it and what it contains."""
    above = {code[:n] for code in codes for n in (0, 2, 4, 6) if n <= len(code)}
    conditions: list[sa.ColumnElement[bool]] = [subscriptions.c.target.in_(sorted(above))]
    for code in codes:
        if not code:
            conditions.append(sa.true())
        elif len(code) < 6:
            conditions.append((subscriptions.c.target > code) & (subscriptions.c.target < code + ":"))
    return (subscriptions.c.target_kind == "region") & sa.or_(*conditions)


def _live() -> sa.ColumnElement[bool]:
    return chats.c.suspended_at.is_(None) & destinations.c.suspended_at.is_(None)


class Outbox:
    """Recipients in slices, claims, results."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        """Work on this database; chat ids are unsealed for the sender only."""
        self._database = database
        self._sealer = sealer

    async def due_pushes(self, now: datetime) -> list[Push]:
        """Pushes that may be worked on now: by lane, then oldest first."""
        query = (
            sa.select(pushes)
            .where(pushes.c.state.in_(_OPEN), pushes.c.not_before <= now)
            .order_by(pushes.c.lane, pushes.c.id)
        )
        async with self._database.read() as connection:
            return [_push(row) for row in await connection.execute(query)]

    async def next_due(self, now: datetime) -> datetime | None:
        """When the next push leaves its undo time or the next retry comes due; None if nothing is planned."""
        waiting = sa.select(sa.func.min(pushes.c.not_before)).where(
            pushes.c.state == PushState.WAITING, pushes.c.not_before > now
        )
        retry = (
            sa.select(sa.func.min(deliveries.c.not_before))
            .join(pushes, pushes.c.id == deliveries.c.push)
            .where(deliveries.c.state == DeliveryState.RETRY, pushes.c.state.in_(_OPEN))
        )
        async with self._database.read() as connection:
            times = [await connection.scalar(query) for query in (waiting, retry)]
        known: list[datetime] = [time for time in times if time is not None]
        return min(known) if known else None

    async def expand(self, push: int, now: datetime, size: int) -> bool:
        """Write the recipients of one slice of destination ids and move the cursor, in one transaction.

        True when every recipient is written. Whoever follows several matching regions is written once.
        """
        async with self._database.write() as connection:
            row = (
                await connection.execute(sa.select(pushes).where(pushes.c.id == push).with_for_update())
            ).one()
            if row.state not in (PushState.WAITING, PushState.EXPANDING):
                return True
            last = await connection.scalar(sa.select(sa.func.max(destinations.c.id))) or 0
            upto = min(row.cursor + size, last)
            codes = list(
                await connection.scalars(sa.select(push_regions.c.region).where(push_regions.c.push == push))
            )
            recipients = (
                sa.select(
                    sa.literal(push),
                    subscriptions.c.destination,
                    # 0 for a follower inside the country's regions, 1 for who only watches all of Peru.
                    sa.func.min(sa.case((subscriptions.c.target == "", 1), else_=0)),
                    sa.literal(DeliveryState.PENDING.value),
                    sa.literal(0),
                    sa.literal(0),
                )
                .select_from(subscriptions)
                .join(destinations, destinations.c.id == subscriptions.c.destination)
                .join(chats, chats.c.id == destinations.c.chat)
                .where(
                    subscriptions.c.destination > row.cursor,
                    subscriptions.c.destination <= upto,
                    followers_of(codes),
                    _live(),
                )
                .group_by(subscriptions.c.destination)
            )
            await connection.execute(
                insert_ignoring(connection, deliveries).from_select(
                    ["push", "destination", "rank", "state", "attempts", "doubts"], recipients
                )
            )
            complete = bool(upto >= last)
            await connection.execute(
                pushes.update()
                .where(pushes.c.id == push)
                .values(cursor=upto, state=PushState.SENDING if complete else PushState.EXPANDING)
            )
            return complete

    async def claim(self, now: datetime, limit: int, lease: timedelta) -> list[Delivery]:
        """Take up to `limit` deliveries to send now, by lane, inside the region before the country's watchers.

        Committed before it returns. Who unsubscribed or blocked the bot since is left out, and what expired is
        settled as such.
        """
        claimed: list[Delivery] = []
        async with self._database.write() as connection:
            rows = (
                await connection.execute(
                    sa.select(pushes.c.id, pushes.c.expires)
                    .where(
                        pushes.c.state.in_([PushState.EXPANDING, PushState.SENDING]),
                        pushes.c.not_before <= now,
                    )
                    .order_by(pushes.c.lane, pushes.c.id)
                )
            ).all()
            for row in rows:
                if row.expires <= now:
                    await _settle_unsent(connection, row.id, PushState.EXPIRED, DeliveryState.EXPIRED)
                    continue
                # One state at a time, so that the index gives the order and nothing is sorted.
                for state in (DeliveryState.RETRY, DeliveryState.PENDING):
                    if len(claimed) < limit:
                        room = limit - len(claimed)
                        claimed += await self._claim_of(connection, row.id, state, now, room, lease)
        return claimed

    async def _claim_of(
        self,
        connection: AsyncConnection,
        push: int,
        state: DeliveryState,
        now: datetime,
        limit: int,
        lease: timedelta,
    ) -> list[Delivery]:
        codes = list(
            await connection.scalars(sa.select(push_regions.c.region).where(push_regions.c.push == push))
        )
        follows = (
            sa.select(subscriptions.c.id)
            .where(subscriptions.c.destination == deliveries.c.destination, followers_of(codes))
            .exists()
        )
        candidates = (
            sa.select(
                deliveries.c.id,
                deliveries.c.destination,
                deliveries.c.attempts,
                destinations.c.chat,
                destinations.c.topic,
                chats.c.sealed,
                chats.c.language,
                (follows & _live()).label("wanted"),
            )
            .join(destinations, destinations.c.id == deliveries.c.destination)
            .join(chats, chats.c.id == destinations.c.chat)
            .where(
                deliveries.c.push == push,
                deliveries.c.state == state,
                deliveries.c.not_before.is_(None) | (deliveries.c.not_before <= now),
                chats.c.not_before.is_(None) | (chats.c.not_before <= now),
            )
            .order_by(deliveries.c.rank, deliveries.c.id)
            .limit(limit)
        )
        rows = (await connection.execute(candidates)).all()
        unwanted = [row.id for row in rows if not row.wanted]
        wanted = [row for row in rows if row.wanted]
        if unwanted:
            await connection.execute(deliveries.delete().where(deliveries.c.id.in_(unwanted)))
        if wanted:
            taken = await connection.scalars(
                deliveries.update()
                # Only from the state it was found in: what another process took meanwhile is not taken twice.
                .where(deliveries.c.id.in_([row.id for row in wanted]), deliveries.c.state == state)
                .values(
                    state=DeliveryState.SENDING,
                    lease_until=now + lease,
                    attempts=deliveries.c.attempts + 1,
                )
                .returning(deliveries.c.id)
            )
            ours = set(taken)
            wanted = [row for row in wanted if row.id in ours]
        return [
            Delivery(
                id=row.id,
                push=push,
                destination=row.destination,
                chat=row.chat,
                telegram_id=self._sealer.open(row.sealed),
                topic=row.topic or None,
                language=Language(row.language),
                attempts=row.attempts + 1,
            )
            for row in wanted
        ]

    async def release(self, claimed: Sequence[Delivery]) -> None:
        """Hand back claims that were not sent."""
        if not claimed:
            return
        async with self._database.write() as connection:
            await connection.execute(
                deliveries.update()
                .where(
                    deliveries.c.id.in_([d.id for d in claimed]), deliveries.c.state == DeliveryState.SENDING
                )
                .values(state=DeliveryState.PENDING, lease_until=None, attempts=deliveries.c.attempts - 1)
            )

    async def record(self, results: Sequence[tuple[Delivery, Outcome]], now: datetime) -> None:
        """Write what became of sent messages, in one transaction."""
        sent = [
            {"row": delivery.id, "message": outcome.message_id}
            for delivery, outcome in results
            if outcome.kind is OutcomeKind.SENT
        ]
        async with self._database.write() as connection:
            if sent:
                await connection.execute(
                    deliveries.update()
                    .where(deliveries.c.id == sa.bindparam("row"))
                    .values(
                        state=DeliveryState.SENT,
                        message_id=sa.bindparam("message"),
                        sent_at=now,
                        lease_until=None,
                        not_before=None,
                    ),
                    sent,
                )
            for delivery, outcome in results:
                if outcome.kind is not OutcomeKind.SENT:
                    await self._record_other(connection, delivery, outcome, now)

    async def _record_other(
        self, connection: AsyncConnection, delivery: Delivery, outcome: Outcome, now: datetime
    ) -> None:
        values: dict[str, Any] = {"lease_until": None, "detail": outcome.detail[:200] or None}
        match outcome.kind:
            case OutcomeKind.NOT_ACCEPTED | OutcomeKind.BOT_AT_FAULT:
                wait = _BACKOFF[min(delivery.attempts, len(_BACKOFF)) - 1]
                if outcome.retry_after is not None:
                    wait = timedelta(seconds=outcome.retry_after)
                    await connection.execute(
                        chats.update().where(chats.c.id == delivery.chat).values(not_before=now + wait)
                    )
                values |= {"state": DeliveryState.RETRY, "not_before": now + wait}
            case OutcomeKind.UNKNOWN:
                values |= _doubt(now)
            case OutcomeKind.GONE:
                values["state"] = DeliveryState.GONE
                await connection.execute(
                    chats.update()
                    .where(chats.c.id == delivery.chat)
                    .values(suspended_at=now, suspended_why=outcome.detail[:200])
                )
            case OutcomeKind.TOPIC_GONE:
                values["state"] = DeliveryState.GONE
                await connection.execute(
                    destinations.update()
                    .where(destinations.c.id == delivery.destination)
                    .values(suspended_at=now)
                )
            case OutcomeKind.MIGRATED if outcome.migrate_to is not None:
                values |= {"state": DeliveryState.RETRY, "not_before": now}
                await connection.execute(
                    deliveries.update().where(deliveries.c.id == delivery.id).values(**values)
                )
                await self._migrate(connection, delivery, outcome.migrate_to)
                return
            case OutcomeKind.REFUSED:
                values["state"] = DeliveryState.PARKED
            case _:
                values["state"] = DeliveryState.PARKED
                await connection.execute(
                    pushes.update()
                    .where(pushes.c.id == delivery.push)
                    .values(state=PushState.PARKED, detail=outcome.detail[:200])
                )
        await connection.execute(
            deliveries.update()
            .where(deliveries.c.id == delivery.id, deliveries.c.state == DeliveryState.SENDING)
            .values(**values)
        )

    async def _migrate(self, connection: AsyncConnection, delivery: Delivery, new: int) -> None:
        """Move the chat under its new id, and this delivery with it unless the new one has its own."""
        await move_chat(connection, self._sealer, delivery.telegram_id, new)
        new_chat = await connection.scalar(
            sa.select(chats.c.id).where(chats.c.sealed == self._sealer.seal(new))
        )
        destination = await connection.scalar(
            sa.select(destinations.c.id).where(
                destinations.c.chat == new_chat, destinations.c.topic == (delivery.topic or 0)
            )
        )
        if destination is not None and destination != delivery.destination:
            # The old row went with its chat; the push owes the new one a message unless it has it already.
            await connection.execute(
                insert_ignoring(connection, deliveries).values(
                    push=delivery.push,
                    destination=destination,
                    rank=0,
                    state=DeliveryState.PENDING,
                    attempts=0,
                    doubts=0,
                )
            )

    async def reclaim(self, now: datetime, *, everything: bool) -> int:
        """Take back deliveries left in flight by a crash: those past their lease, or all of them.

        Their outcome is unknown: each is repeated once and then final. Gives how many were found.
        """
        condition = deliveries.c.state == DeliveryState.SENDING
        if not everything:
            condition &= deliveries.c.lease_until <= now
        async with self._database.write() as connection:
            result = await connection.execute(
                deliveries.update().where(condition).values(lease_until=None, **_doubt(now))
            )
            return int(result.rowcount)

    async def finish(self, now: datetime) -> list[Push]:
        """Close the pushes that have nothing left to do, and give them."""
        unfinished = (
            sa.select(deliveries.c.id)
            .where(deliveries.c.push == pushes.c.id, deliveries.c.state.in_(_UNFINISHED))
            .exists()
        )
        done = sa.select(pushes.c.id).where(pushes.c.state == PushState.SENDING, ~unfinished)
        async with self._database.read() as connection:
            found = list(await connection.scalars(done))
        if not found:
            return []
        async with self._database.write() as connection:
            rows = await connection.execute(
                pushes.update()
                .where(pushes.c.id.in_(found), pushes.c.state == PushState.SENDING)
                .values(state=PushState.DONE)
                .returning(pushes)
            )
            return [_push(row) for row in rows]

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

    async def is_on_its_way(self, push: int) -> bool:
        """Whether a push was neither taken back nor replaced."""
        async with self._database.read() as connection:
            state = await connection.scalar(sa.select(pushes.c.state).where(pushes.c.id == push))
        return state not in (None, PushState.UNDONE, PushState.SUPERSEDED)

    async def audience(self, codes: Sequence[str]) -> int:
        """How many destinations a push about these regions would reach now."""
        query = (
            sa.select(sa.func.count(sa.distinct(subscriptions.c.destination)))
            .select_from(subscriptions)
            .join(destinations, destinations.c.id == subscriptions.c.destination)
            .join(chats, chats.c.id == destinations.c.chat)
            .where(followers_of(codes), _live())
        )
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)


def _doubt(now: datetime) -> dict[str, Any]:
    """The columns of a delivery whose outcome is unknown: once more, the second time for good."""
    first = deliveries.c.doubts == 0
    return {
        "state": sa.case((first, DeliveryState.RETRY.value), else_=DeliveryState.UNKNOWN.value),
        "not_before": now + _DOUBT_PAUSE,
        "doubts": deliveries.c.doubts + 1,
    }


async def _settle_unsent(
    connection: AsyncConnection, push: int, state: PushState, delivery: DeliveryState
) -> None:
    """End a push: what was not sent stays unsent under that name."""
    await connection.execute(
        deliveries.update()
        .where(
            deliveries.c.push == push,
            deliveries.c.state.in_([DeliveryState.PENDING, DeliveryState.RETRY]),
        )
        .values(state=delivery)
    )
    await connection.execute(pushes.update().where(pushes.c.id == push).values(state=state))


def _push(row: Any) -> Push:
    return Push(
        id=row.id,
        event=row.event,
        revision=row.revision,
        lane=PushLane(row.lane),
        state=PushState(row.state),
        not_before=row.not_before,
        expires=row.expires,
        cursor=row.cursor,
        editor=row.editor,
    )
