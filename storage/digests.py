"""Digests: what becomes of the deliveries that one tells; inside the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import listed
from storage.model import PushAction
from storage.pushes import Delivery, DeliveryState, PushState
from storage.schema import HELD, UNSETTLED, Moment, deliveries, destinations, pushes

#: Rows freed in one transaction, so that no other writer waits long.
_SLICE = 500
_LONG_AGO = sa.literal(datetime.fromtimestamp(0, UTC), Moment)
#: For `gather_at`: what waits is looked at with the next look, or when the mute is over.
SOON = sa.func.coalesce(destinations.c.muted_until, _LONG_AGO)


async def put_back(connection: AsyncConnection, push: int, silent: Mapping[int, datetime]) -> None:
    """Let wait what these destinations must not be told now, until when each may be told it again."""
    await connection.execute(
        deliveries.update()
        .where(HELD, deliveries.c.destination.in_(list(silent)), deliveries.c.digest == push)
        .values(digest=None)
    )
    for moment in set(silent.values()):
        await call(connection, [one for one, until in silent.items() if until == moment], moment)


async def call(connection: AsyncConnection, chosen: Sequence[int], moment: datetime) -> None:
    """Have what waits for these destinations looked at in that moment at the latest."""
    later = destinations.c.gather_at.is_(None) | (destinations.c.gather_at > moment)
    await connection.execute(
        destinations.update().where(destinations.c.id.in_(chosen), later).values(gather_at=moment)
    )


async def settle(
    connection: AsyncConnection, results: Iterable[tuple[Delivery, int | None]], now: datetime
) -> None:
    """What digests told is sent, each by the message of its digest; an earlier text of it is corrected there."""
    rows = [
        (row, message, -revision, delivery.push)
        for delivery, message in results
        if delivery.telling is not None
        for row, revision in delivery.telling.rows
    ]
    if not rows:
        return
    told = listed(connection, *[sa.BigInteger()] * 4)
    await connection.execute(
        deliveries.update()
        .where(HELD, deliveries.c.id == told.c.c0, deliveries.c.digest == told.c.c3)
        .values(
            state=DeliveryState.SENT.value,
            message_id=told.c.c1,
            shows=sa.cast(told.c.c2, sa.Integer),
            sent_at=now,
        ),
        {"rows": json.dumps(rows)},
    )


async def end(connection: AsyncConnection, delivery: Delivery, state: DeliveryState) -> None:
    """What a digest would have told ends as it does."""
    if delivery.telling is not None:
        await connection.execute(
            deliveries.update()
            .where(
                HELD,
                deliveries.c.id.in_([row for row, _ in delivery.telling.rows]),
                deliveries.c.digest == delivery.push,
            )
            .values(state=state)
        )


async def free(connection: AsyncConnection, now: datetime) -> bool:
    """Let what an expired digest did not deliver wait for the next, a slice at a time; whether there is more."""
    ended = sa.select(pushes.c.id).where(
        pushes.c.settled_at.is_(None),
        pushes.c.action == PushAction.DIGEST,
        pushes.c.state.in_([PushState.EXPIRED, PushState.PARKED]),
    )
    query = (
        sa.select(deliveries.c.id, deliveries.c.destination)
        .where(
            UNSETTLED,
            deliveries.c.push.in_(ended),
            deliveries.c.state.in_([DeliveryState.PENDING, DeliveryState.RETRY]),
        )
        .limit(_SLICE)
    )
    found = (await connection.execute(query)).all()
    if not found:
        return False
    await connection.execute(
        deliveries.update()
        .where(
            deliveries.c.id.in_([row.id for row in found]),
            deliveries.c.state.in_([DeliveryState.PENDING, DeliveryState.RETRY]),
        )
        .values(state=DeliveryState.EXPIRED)
    )
    waiting = [row.destination for row in found]
    await connection.execute(
        deliveries.update()
        .where(HELD, deliveries.c.destination.in_(waiting), deliveries.c.digest.in_(ended))
        .values(digest=None)
    )
    await call(connection, waiting, now)
    return len(found) == _SLICE
