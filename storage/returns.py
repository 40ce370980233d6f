"""Claims that come back: handed back unsent, left by a crash, or of unknown outcome; inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.pushes import Delivery, DeliveryState
from storage.schema import UNSETTLED, Moment, deliveries, pushes

#: Pause before a message of unknown outcome is repeated, once.
_DOUBT_PAUSE = timedelta(seconds=3)
#: A message that was claimed in so many crashes may be what brings the process down: the others go first.
_SUSPECT = 8
_SUSPECT_PAUSE = timedelta(seconds=3)


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

    A claim is no sending: each is repeated, or a crash would lose what was never sent. What was claimed in many
    crashes waits a little, so that the others get through between two of them.
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
            state=DeliveryState.RETRY,
            lease_until=None,
            not_before=sa.case(
                (deliveries.c.crashes < _SUSPECT, sa.literal(now, Moment)),
                else_=sa.literal(now + _SUSPECT_PAUSE, Moment),
            ),
            crashes=deliveries.c.crashes + 1,
            astray=True,
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
        "astray": True,
    }
