"""How pushes end: what expired or was replaced is written off, what has nothing left to do is closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import digests
from storage.candidates import OPEN
from storage.model import PushAction
from storage.pushes import DeliveryState, PushState
from storage.schema import UNSETTLED, Moment, deliveries, pushes

#: Pushes that ended before everybody had them, and what becomes of the messages that were not sent.
_ENDED = {
    PushState.EXPIRED: DeliveryState.EXPIRED,
    PushState.SUPERSEDED: DeliveryState.SUPERSEDED,
    PushState.UNDONE: DeliveryState.SUPERSEDED,
    PushState.PARKED: DeliveryState.PARKED,
}
#: Rows settled in one transaction, so that no other writer waits long.
_SLICE = 500


async def write_off(connection: AsyncConnection, now: datetime) -> bool:
    """End what expired, and a slice of the messages that nobody will get any more; whether there are more of them."""
    await connection.execute(
        pushes.update()
        .where(pushes.c.settled_at.is_(None), pushes.c.state.in_(OPEN), pushes.c.expires <= now)
        .values(state=PushState.EXPIRED)
    )
    # What a digest did not deliver is not lost with it.
    more = await digests.free(connection, now)
    for push, delivery in _ENDED.items():
        ended = sa.select(pushes.c.id).where(
            pushes.c.settled_at.is_(None),
            pushes.c.state == push,
            pushes.c.action != PushAction.DIGEST,
            _decided(now),
        )
        rows = (
            sa.select(deliveries.c.id)
            .where(
                UNSETTLED,
                deliveries.c.push.in_(ended),
                deliveries.c.state.in_([DeliveryState.PENDING, DeliveryState.RETRY]),
            )
            .limit(_SLICE)
        )
        done = await connection.execute(
            deliveries.update().where(deliveries.c.id.in_(rows)).values(state=delivery)
        )
        more = more or done.rowcount == _SLICE
    return more


async def close(connection: AsyncConnection, found: Sequence[int], now: datetime) -> Sequence[Any]:
    """Close these, unless somebody else did; gives their rows."""
    closed = await connection.execute(
        pushes.update()
        .where(pushes.c.id.in_(found), _closable(now))
        .values(
            settled_at=now,
            state=sa.case((pushes.c.state == PushState.SENDING, PushState.DONE.value), else_=pushes.c.state),
        )
        .returning(pushes)
    )
    rows: Sequence[Any] = closed.all()
    return rows


def _closable(now: datetime | sa.BindParameter[datetime]) -> sa.ColumnElement[bool]:
    return pushes.c.settled_at.is_(None) & pushes.c.state.in_([PushState.SENDING, *_ENDED]) & _decided(now)


def _decided(now: datetime | sa.BindParameter[datetime]) -> sa.ColumnElement[bool]:
    """Not a push whose replacement may still be taken back: then it goes on."""
    newer = pushes.alias("newer")
    undoable = (
        sa.select(newer.c.id)
        .where(
            newer.c.event == pushes.c.event,
            newer.c.id > pushes.c.id,
            newer.c.state == PushState.WAITING,
            newer.c.not_before > now,
        )
        .exists()
    )
    return (pushes.c.state != PushState.SUPERSEDED) | ~undoable


def _over(now: sa.BindParameter[datetime]) -> sa.Select[int]:
    ended = pushes.c.state.in_(list(_ENDED)) | (pushes.c.state.in_(OPEN) & (pushes.c.expires <= now))
    return sa.select(pushes.c.id).where(_decided(now), pushes.c.settled_at.is_(None), ended).limit(1)


def _ready(now: sa.BindParameter[datetime]) -> sa.Select[int]:
    unfinished = sa.select(deliveries.c.id).where(UNSETTLED, deliveries.c.push == pushes.c.id).exists()
    return sa.select(pushes.c.id).where(_closable(now), ~unfinished)


#: A push that ended or expired by a `moment` and is not closed yet, and those that have nothing left to do. Both are asked
#: for every second, and to build them anew took longer than the answer.
OVER, READY = (ask(sa.bindparam("moment", type_=Moment)) for ask in (_over, _ready))
