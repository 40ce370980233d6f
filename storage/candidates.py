"""Candidates: the deliveries of a push that may go out now, with all that is asked of their chats before they do."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.choices import Grade, Matter, Phase, Sort
from storage.database import at_once, handed
from storage.model import PushAction
from storage.pushes import DeliveryState, Push, PushState
from storage.recipients import followers_of, live, manner, routes_of, wanted
from storage.schema import (
    UNSETTLED,
    Moment,
    chats,
    deliveries,
    destinations,
    push_routes,
    pushes,
    subscriptions,
)
from storage.statements import slot, worded

#: Pushes that may be worked on.
OPEN = (PushState.WAITING, PushState.EXPANDING, PushState.SENDING)


def _look() -> sa.Select[tuple[int, int, bool, bool]]:
    """The pushes of those `named` that may be worked on `now`, with what they give and how they are claimed."""
    older, moment = pushes.alias("older"), sa.bindparam("now", type_=pushes.c.expires.type)
    unsettled = (
        sa.select(older.c.id)
        .where(older.c.event == pushes.c.event, older.c.id < pushes.c.id, older.c.settled_at.is_(None))
        .exists()
    )
    digest = pushes.alias("digest")
    # A digest that is on its way may tell of any event that was told before.
    gathered = (pushes.c.revision > 1) & sa.select(digest.c.id).where(
        digest.c.action == PushAction.DIGEST, digest.c.settled_at.is_(None)
    ).exists()
    # One that only tells, of an event of which nothing else is on its way, is nobody's second message.
    looks_back = (
        (pushes.c.action != PushAction.TELL)
        | pushes.c.amends.is_not(None)
        | (pushes.c.shows > pushes.c.revision)
        | unsettled
        | gathered
    )
    on_routes = sa.select(push_routes.c.target).where(push_routes.c.push == pushes.c.id).exists()
    return sa.select(
        pushes.c.id, pushes.c.shows, looks_back.label("looks_back"), on_routes.label("on_routes")
    ).where(
        pushes.c.id.in_(sa.bindparam("named", expanding=True)),
        pushes.c.settled_at.is_(None),
        pushes.c.state.in_(OPEN),
        pushes.c.not_before <= moment,
        pushes.c.expires > moment,
    )


#: Built once: it is asked before every claim.
LOOK = _look()


class Candidate(NamedTuple):
    """One of them, as the record has it at the claim."""

    id: int
    destination: int
    attempts: int
    doubts: int
    written: int  # the manner in which it was to come when it was written
    chat: int
    topic: int
    sealed: str
    language: str
    rhythm: str | None
    muted_until: int | None  # in milliseconds
    hinted: bool
    live: bool
    parked: bool
    manner: int | None  # in which they want it now; None for not (any more)
    again: int | None  # the same for whoever was told of the event before
    kind: str


async def candidates(
    connection: AsyncConnection,
    push: Push,
    state: DeliveryState,
    limit: int,
    *,
    now: datetime,
    routed: bool,
) -> list[Candidate]:
    """Up to `limit` deliveries of a push in that state whose time has come, those inside the region first.

    `routed` says whether the push lies on a route that somebody follows.
    """
    matter = Matter(Sort(push.sort), Grade(push.grade), Phase(push.phase))
    asked = _asked(connection.dialect.name, push.regions, matter, routed)
    given = {"of_push": push.id, "found_in": state.value, "moment": now, "most": limit}
    return [Candidate._make(row) for row in await handed(connection, asked, given)]


@functools.lru_cache(maxsize=64)
def _asked(database: str, regions: tuple[str, ...], matter: Matter, routed: bool) -> sa.TextClause:
    """The question for the candidates of a push about these regions and this matter."""
    push = slot("of_push", sa.BigInteger())
    now = slot("moment", Moment())
    mixed = matter.phase is Phase.MIXED
    routes = routes_of(push) if routed else ()
    again = _manner(regions, routes, matter._replace(phase=Phase.UPDATE)) if mixed else sa.null()
    query = (
        sa.select(
            deliveries.c.id,
            deliveries.c.destination,
            deliveries.c.attempts,
            deliveries.c.doubts,
            deliveries.c.manner,
            destinations.c.chat,
            destinations.c.topic,
            chats.c.sealed,
            chats.c.language,
            destinations.c.rhythm,
            sa.type_coerce(destinations.c.muted_until, sa.BigInteger),
            destinations.c.hinted,
            live().label("live"),
            sa.func.coalesce(chats.c.not_before > now, sa.false()).label("parked"),
            _manner(regions, routes, matter).label("wants"),
            again.label("again"),
            chats.c.kind,
        )
        .join(destinations, destinations.c.id == deliveries.c.destination)
        .join(chats, chats.c.id == destinations.c.chat)
        .where(
            UNSETTLED,
            deliveries.c.push == push,
            deliveries.c.state == slot("found_in", sa.String()),
            deliveries.c.not_before.is_(None) | (deliveries.c.not_before <= now),
        )
        .order_by(deliveries.c.rank, deliveries.c.id)
        .limit(slot("most", sa.Integer()))
    )
    return worded(database, at_once(database, query))


def _manner(
    regions: tuple[str, ...], routes: Sequence[str] | sa.Select[str], matter: Matter
) -> sa.ScalarSelect[int]:
    """In which manner the chat of a delivery wants the push."""
    return (
        sa.select(manner())
        .where(
            subscriptions.c.destination == deliveries.c.destination,
            followers_of(regions, routes),
            wanted(matter),
        )
        .scalar_subquery()
    )
