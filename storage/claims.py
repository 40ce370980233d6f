"""Claims: a message is taken before it is sent, so that nobody else sends it; inside the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import listed, rows_at_once
from storage.model import Delivery, DeliveryState, Language, Push, PushState
from storage.recipients import followers_of, live, routes_of
from storage.schema import UNSETTLED, chats, deliveries, destinations, pushes, subscriptions
from storage.sealing import Sealer

#: Pause before a message of unknown outcome is repeated, once.
_DOUBT_PAUSE = timedelta(seconds=3)

_LANGUAGES = {language.value: language for language in Language}
#: One place in so many is for messages that are tried again.
_AGAIN = 25
#: Claims of one message that ended in a crash: whoever brings the process down so often is left alone.
_MOST_CRASHES = 8
#: Pushes that may be worked on.
OPEN = (PushState.WAITING, PushState.EXPANDING, PushState.SENDING)

#: Lanes, most pressing first; in each the regions, whose turn it is first; of each its pushes, oldest first.
Lanes = Sequence[Sequence[Sequence[Push]]]


class _Row(NamedTuple):
    id: int
    destination: int
    attempts: int
    doubts: int
    chat: int
    topic: int
    sealed: str
    language: str
    wanted: bool
    parked: bool


class Claims:
    """Takes claims in the order of the lanes, evenly across the regions of a lane."""

    def __init__(
        self,
        connection: AsyncConnection,
        sealer: Sealer,
        now: datetime,
        lease: timedelta,
        *,
        retries: bool = True,
    ) -> None:
        """Claim inside this transaction until `now` plus `lease`; without `retries` only what was never tried."""
        self._connection = connection
        self._retries = retries
        self._open: set[int] = set()
        self._sealer = sealer
        self._now = now
        self._lease = lease

    async def take(self, lanes: Lanes, limit: int) -> list[Delivery]:
        """Up to `limit` deliveries. Who unsubscribed or blocked the bot since is left out.

        So is a push that was taken back, replaced, parked or grew too old since the lanes were drawn up.
        """
        claimed: list[Delivery] = []
        named = [push.id for regions in lanes for region in regions for push in region]
        self._open = set(
            await self._connection.scalars(
                sa.select(pushes.c.id).where(
                    pushes.c.id.in_(named),
                    pushes.c.settled_at.is_(None),
                    pushes.c.state.in_(OPEN),
                    pushes.c.not_before <= self._now,
                    pushes.c.expires > self._now,
                )
            )
        )
        for regions in lanes:
            remaining = list(regions)
            while remaining and len(claimed) < limit:
                share = -(-(limit - len(claimed)) // len(remaining))
                still = []
                for region in remaining:
                    room = min(share, limit - len(claimed))
                    if room <= 0:
                        break
                    got = await self._of_region(region, room)
                    claimed += got
                    if len(got) == room:
                        still.append(region)
                remaining = still
        return claimed

    async def _of_region(self, region: Sequence[Push], limit: int) -> list[Delivery]:
        claimed: list[Delivery] = []
        for push in region:
            room = limit - len(claimed)
            if push.id not in self._open or room <= 0:
                continue
            # One state at a time, so that the index gives the order and nothing is sorted. Who was never tried
            # comes first, or a few chats that Telegram refuses every second would hold up all others; but not
            # always first, or who had bad luck once would wait for the end.
            again = max(1, room // _AGAIN)
            few = await self._of_push(push, DeliveryState.RETRY, again) if self._retries else []
            fresh = await self._of_push(push, DeliveryState.PENDING, room - len(few))
            claimed += few + fresh
            left = room - len(few) - len(fresh)
            if len(few) == again and left > 0:
                claimed += await self._of_push(push, DeliveryState.RETRY, left)
        return claimed

    async def _of_push(self, push: Push, state: DeliveryState, limit: int) -> list[Delivery]:
        taken: list[_Row] = []
        while len(taken) < limit:
            found = await self._candidates(push, state, limit - len(taken))
            unwanted = [row.id for row in found if not row.wanted]
            parked = [row.id for row in found if row.wanted and row.parked]
            wanted = [row for row in found if row.wanted and not row.parked]
            if unwanted:
                await self._connection.execute(deliveries.delete().where(deliveries.c.id.in_(unwanted)))
            if parked:
                await self._put_off(parked)
            if wanted:
                taken += await self._mark(wanted, state)
            if not unwanted and not parked:
                break
        return [self._delivery(push, row) for row in taken]

    async def _candidates(self, push: Push, state: DeliveryState, limit: int) -> list[_Row]:
        follows = (
            sa.select(subscriptions.c.id)
            .where(
                subscriptions.c.destination == deliveries.c.destination,
                followers_of(push.regions, routes_of(push.id)),
            )
            .exists()
        )
        query = (
            sa.select(
                deliveries.c.id,
                deliveries.c.destination,
                deliveries.c.attempts,
                deliveries.c.doubts,
                destinations.c.chat,
                destinations.c.topic,
                chats.c.sealed,
                chats.c.language,
                (follows & live()).label("wanted"),
                sa.func.coalesce(chats.c.not_before > self._now, sa.false()).label("parked"),
            )
            .join(destinations, destinations.c.id == deliveries.c.destination)
            .join(chats, chats.c.id == destinations.c.chat)
            .where(
                UNSETTLED,
                deliveries.c.push == push.id,
                deliveries.c.state == state,
                deliveries.c.not_before.is_(None) | (deliveries.c.not_before <= self._now),
            )
            .order_by(deliveries.c.rank, deliveries.c.id)
            .limit(limit)
        )
        return [_Row(*row) for row in await rows_at_once(self._connection, query)]

    async def _put_off(self, rows: Sequence[int]) -> None:
        """Let these wait as long as their chats must, or every claim would meet them again."""
        until = (
            sa.select(chats.c.not_before)
            .join(destinations, destinations.c.chat == chats.c.id)
            .where(destinations.c.id == deliveries.c.destination)
            .scalar_subquery()
        )
        await self._connection.execute(
            deliveries.update()
            .where(deliveries.c.id.in_(rows))
            .values(state=DeliveryState.RETRY, not_before=until)
        )

    async def _mark(self, rows: Sequence[_Row], state: DeliveryState) -> Sequence[_Row]:
        until = self._now + self._lease
        chosen = listed(self._connection, sa.BigInteger())
        ours = deliveries.c.id.in_(sa.select(chosen.c.c0))
        handed = {"rows": json.dumps([(row.id,) for row in rows])}
        marked = await self._connection.execute(
            deliveries.update()
            # Only from the state it was found in: what another process took meanwhile is not taken twice.
            .where(ours, deliveries.c.state == state)
            .values(state=DeliveryState.SENDING, lease_until=until, attempts=deliveries.c.attempts + 1),
            handed,
        )
        if marked.rowcount == len(rows):
            return rows
        # Somebody was forgotten in this very moment.
        left = sa.select(deliveries.c.id).where(
            ours, deliveries.c.state == DeliveryState.SENDING, deliveries.c.lease_until == until
        )
        taken = set((await self._connection.execute(left, handed)).scalars())
        return [row for row in rows if row.id in taken]

    def _delivery(self, push: Push, row: _Row) -> Delivery:
        return Delivery(
            id=row.id,
            push=push.id,
            destination=row.destination,
            chat=row.chat,
            telegram_id=self._sealer.open(bytes.fromhex(row.sealed)),
            topic=row.topic or None,
            language=_LANGUAGES[row.language],
            attempts=row.attempts + 1,
            lane=push.lane,
            doubts=row.doubts,
            lease=self._now + self._lease,
        )


def held(delivery: Delivery) -> sa.ColumnElement[bool]:
    """The row of a claim as long as it is this claim's: not another's after it was taken back or erased."""
    return (
        (deliveries.c.id == delivery.id)
        & (deliveries.c.push == delivery.push)
        & (deliveries.c.state == DeliveryState.SENDING)
        & (deliveries.c.lease_until == delivery.lease)
    )


async def release(connection: AsyncConnection, claimed: Sequence[Delivery]) -> None:
    """Hand back claims that were not sent; one that was in doubt before stays so."""
    claims: dict[tuple[int, datetime | None], list[int]] = {}
    for delivery in claimed:
        claims.setdefault((delivery.push, delivery.lease), []).append(delivery.id)
    for (push, lease), rows in claims.items():
        await connection.execute(
            deliveries.update()
            .where(
                deliveries.c.id.in_(rows),
                deliveries.c.push == push,
                deliveries.c.state == DeliveryState.SENDING,
                deliveries.c.lease_until == lease,
            )
            .values(
                state=sa.case(
                    (deliveries.c.not_before.is_(None), DeliveryState.PENDING.value),
                    else_=DeliveryState.RETRY.value,
                ),
                lease_until=None,
                attempts=deliveries.c.attempts - 1,
            )
        )


async def reclaim(
    connection: AsyncConnection, now: datetime, *, everything: bool, held: Collection[int] = ()
) -> int:
    """Take back what a crash left in flight, but not what the caller still holds; gives how many were found.

    A claim is no sending: each is repeated, or a second crash would lose what was never sent. Only what was
    claimed in many crashes is final, for it may be what brings the process down.
    """
    condition = UNSETTLED & (deliveries.c.state == DeliveryState.SENDING)
    condition &= deliveries.c.push.in_(sa.select(pushes.c.id).where(pushes.c.settled_at.is_(None)))
    if not everything:
        condition &= deliveries.c.lease_until <= now
    if held:
        condition &= deliveries.c.id.not_in(list(held))
    result = await connection.execute(
        deliveries.update()
        .where(condition)
        .values(
            state=sa.case(
                (deliveries.c.crashes < _MOST_CRASHES, DeliveryState.RETRY.value),
                else_=DeliveryState.UNKNOWN.value,
            ),
            lease_until=None,
            not_before=now,
            crashes=deliveries.c.crashes + 1,
            detail="in flight when the process died",
        )
    )
    return int(result.rowcount)


def doubt(now: datetime) -> dict[str, Any]:
    """The columns of a delivery whose outcome is unknown: once more, the second time for good."""
    first = deliveries.c.doubts == 0
    return {
        "state": sa.case((first, DeliveryState.RETRY.value), else_=DeliveryState.UNKNOWN.value),
        "not_before": now + _DOUBT_PAUSE,
        "doubts": deliveries.c.doubts + 1,
    }
