"""Whom a push concerns: who follows the region, what contains it, what it contains, or a route that passes it."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from storage.model import DeliveryState
from storage.schema import chats, destinations, push_routes, subscriptions


def followers_of(codes: Sequence[str], routes: Sequence[str] | sa.Select[str] = ()) -> sa.ColumnElement[bool]:
    """Which subscriptions a push about these regions concerns: the region, what contains it and what it contains.

    And those to one of the `routes`, given or as a query for them.
    """
    above = {code[:n] for code in codes for n in (0, 2, 4, 6) if n <= len(code)}
    conditions: list[sa.ColumnElement[bool]] = [subscriptions.c.target.in_(sorted(above))]
    for code in codes:
        if not code:
            conditions.append(sa.true())
        elif len(code) < 6:
            conditions.append((subscriptions.c.target > code) & (subscriptions.c.target < code + ":"))
    regions = (subscriptions.c.target_kind == "region") & sa.or_(*conditions)
    if isinstance(routes, Sequence) and not routes:
        return regions
    return regions | ((subscriptions.c.target_kind == "route") & subscriptions.c.target.in_(routes))


def routes_of(push: int) -> sa.Select[str]:
    """The followed routes that a push concerns."""
    return sa.select(push_routes.c.target).where(push_routes.c.push == push)


def live() -> sa.ColumnElement[bool]:
    """Whether a chat and its destination take messages."""
    return chats.c.suspended_at.is_(None) & destinations.c.suspended_at.is_(None)


def recipients() -> sa.Join:
    """Subscriptions joined to where they lead; the caller adds `followers_of` and `live`."""
    return subscriptions.join(destinations, destinations.c.id == subscriptions.c.destination).join(
        chats, chats.c.id == destinations.c.chat
    )


def rows_for(
    push: int, codes: Sequence[str], routes: Sequence[str], after: int, upto: int
) -> sa.Select[tuple[object, ...]]:
    """The delivery rows of one slice of destination numbers: whoever follows several matches is in it once."""
    return (
        sa.select(
            sa.literal(push),
            subscriptions.c.destination,
            # 0 for a follower inside the country's regions, 1 for who only watches all of Peru.
            sa.func.min(sa.case((subscriptions.c.target == "", 1), else_=0)),
            sa.literal(DeliveryState.PENDING.value),
            sa.literal(0),
            sa.literal(0),
        )
        .select_from(recipients())
        .where(
            subscriptions.c.destination > after,
            subscriptions.c.destination <= upto,
            # The same again for PostgreSQL, or it would look through all destinations for each slice.
            destinations.c.id > after,
            destinations.c.id <= upto,
            followers_of(codes, routes),
            live(),
        )
        .group_by(subscriptions.c.destination)
    )


#: The columns that `rows_for` gives.
ROW = ["push", "destination", "rank", "state", "attempts", "doubts"]


def audience(codes: Sequence[str], routes: Sequence[str] = ()) -> sa.Select[int]:
    """How many destinations a push about these regions and routes would reach."""
    return (
        sa.select(sa.func.count(sa.distinct(subscriptions.c.destination)))
        .select_from(recipients())
        .where(followers_of(codes, routes), live())
    )
