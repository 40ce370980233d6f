"""Whom a push concerns and how they hear of it: who follows the region, what is around or in it, or a route past it,
and wants such news; who was told before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache

import sqlalchemy as sa

from storage.choices import ALL_SORTS, DEFAULT, Extent, Grade, Manner, Matter, Phase
from storage.model import PushAction
from storage.pushes import DeliveryState, PushState
from storage.schema import (
    HELD,
    Moment,
    RowId,
    chats,
    deliveries,
    destinations,
    push_routes,
    pushes,
    subscriptions,
)

#: The pushes that are being written are few.
_REMEMBERED = 64


def followers_of(codes: Sequence[str], routes: Sequence[str] | sa.Select[str] = ()) -> sa.ColumnElement[bool]:
    """Which subscriptions a push about these regions concerns: the region, what contains it and what it contains.

    And those to one of the `routes`, given or as a query for them.
    """
    conditions: list[sa.ColumnElement[bool]] = [subscriptions.c.target.in_(_holding(codes))]
    for code in codes:
        if not code:
            conditions.append(sa.true())
        elif len(code) < 6:
            conditions.append((subscriptions.c.target > code) & (subscriptions.c.target < code + ":"))
    regions = (subscriptions.c.target_kind == "region") & sa.or_(*conditions)
    if isinstance(routes, Sequence) and not routes:
        return regions
    return regions | ((subscriptions.c.target_kind == "route") & subscriptions.c.target.in_(routes))


def _holding(codes: Sequence[str]) -> list[str]:
    """These regions and all that contain them."""
    return sorted({code[:n] for code in codes for n in (0, 2, 4, 6) if n <= len(code)})


def targets(which: sa.ColumnElement[bool], name: str) -> sa.Select[tuple[str]]:
    """What these subscriptions follow, each once: from one to the next in the index, however many follow it."""
    target = subscriptions.c.target
    found = sa.select(sa.func.min(target).label("target")).where(which).cte(name, recursive=True)
    following = sa.select(sa.func.min(target)).where(which, target > found.c.target).scalar_subquery()
    found = found.union_all(sa.select(following).where(found.c.target.is_not(None)))
    return sa.select(found.c.target).where(found.c.target.is_not(None))


def routes_of(push: int | sa.BindParameter[int]) -> sa.Select[str]:
    """The followed routes that a push concerns."""
    return sa.select(push_routes.c.target).where(push_routes.c.push == push)


def routes_first_met(push: int, event: int) -> sa.Select[str]:
    """The routes that a push concerns and none of the event's earlier pushes that reached all their recipients."""
    earlier = (
        sa.select(push_routes.c.target)
        .join(pushes, pushes.c.id == push_routes.c.push)
        .where(
            pushes.c.event == event,
            pushes.c.id < push,
            pushes.c.state.in_([PushState.SENDING, PushState.DONE]),
        )
    )
    return routes_of(push).where(push_routes.c.target.not_in(earlier))


def _chosen(name: str) -> sa.ColumnElement[int]:
    """What a subscription goes by: its own choice, else its chat's, else the default."""
    default = _number(int(getattr(DEFAULT, name)))
    return sa.func.coalesce(subscriptions.c[name], destinations.c[name], default)


def _number(value: int) -> sa.ColumnElement[int]:
    # In the text of the query, for there are few: no database has to guess of which type a parameter is.
    return sa.literal_column(str(int(value)), sa.Integer)


def wanted(matter: Matter) -> sa.ColumnElement[bool]:
    """Which subscriptions want news of this matter, as `choices.wants` has it; `destinations` has to be at hand."""
    conditions: list[sa.ColumnElement[bool]] = []
    if matter.sort != ALL_SORTS:
        conditions.append(_chosen("sorts").bitwise_and(_number(matter.sort)) != _number(0))
    if matter.grade < max(Grade):
        conditions.append(_chosen("least") <= _number(matter.grade))
    if matter.phase is Phase.UPDATE:
        conditions.append(_chosen("extent") == _number(Extent.ALL))
    return sa.and_(sa.true(), *conditions)


def manner() -> sa.ColumnElement[int]:
    """How news come by these subscriptions: the most immediate wins."""
    return sa.func.min(_chosen("manner"))


def live() -> sa.ColumnElement[bool]:
    """Whether a chat and its destination take messages."""
    return chats.c.suspended_at.is_(None) & destinations.c.suspended_at.is_(None)


def recipients() -> sa.Join:
    """Subscriptions joined to where they lead; the caller adds `followers_of` and `live`."""
    return subscriptions.join(destinations, destinations.c.id == subscriptions.c.destination).join(
        chats, chats.c.id == destinations.c.chat
    )


def bounds(push: int, above: int, upto: int, since: datetime) -> dict[str, object]:
    """What `rows_for` and `told_before` are told at their execution: of which push they are, and of which slice.

    The slice are the destinations above one number up to another; who has it in a digest waits for that `since` then.
    """
    return {"of_push": push, "above": above, "upto": upto, "since": since}


_OF_PUSH, _ABOVE, _UPTO = (sa.bindparam(name, type_=RowId) for name in ("of_push", "above", "upto"))
_SINCE = sa.bindparam("since", type_=Moment)


@lru_cache(_REMEMBERED)
def rows_for(
    codes: tuple[str, ...], routes: tuple[str, ...], matter: Matter, *, sqlite: bool
) -> sa.Select[tuple[object, ...]]:
    """The delivery rows of one slice of destination numbers: whoever follows several matches is in it once.

    Which slice, `bounds` tell: what is the same for all of them is built once.
    """
    gathered = manner() == _number(Manner.DIGEST)
    rows = sa.select(
        _OF_PUSH,
        subscriptions.c.destination,
        # 0 for a follower inside the country's regions, 1 for who only watches all of Peru.
        sa.func.min(sa.case((subscriptions.c.target == "", 1), else_=0)).label("rank"),
        sa.case((gathered, DeliveryState.DIGEST.value), else_=DeliveryState.PENDING.value),
        sa.literal(0),
        sa.literal(0),
        manner().label("manner"),
        sa.case((gathered, _SINCE)),
    )
    within = [subscriptions.c.destination > _ABOVE, subscriptions.c.destination <= _UPTO]
    if sqlite:
        rows = rows.select_from(recipients()).where(live())
    else:
        # It goes down an index for each chat: down that of the few who left, half of all the time is saved.
        gone = sa.exists().where(chats.c.id == destinations.c.chat, chats.c.suspended_at.is_not(None))
        rows = rows.join(destinations, destinations.c.id == subscriptions.c.destination)
        rows = rows.where(~gone, destinations.c.suspended_at.is_(None))
        # The same again, or it would look through all destinations for each slice.
        within += [destinations.c.id > _ABOVE, destinations.c.id <= _UPTO]
    return rows.where(*within, followers_of(codes, routes), wanted(matter)).group_by(
        subscriptions.c.destination
    )


#: Whom an earlier push of the event may have reached.
_REACHED = (DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.SENDING)
#: Who waits for it still, though that push was replaced, stopped or grew too old.
_OWED = (
    DeliveryState.PENDING,
    DeliveryState.RETRY,
    DeliveryState.SUPERSEDED,
    DeliveryState.PARKED,
    DeliveryState.EXPIRED,
)


def told_before(event: int, action: PushAction) -> sa.Select[tuple[object, ...]]:
    """The delivery rows of those in a slice, see `bounds`, who got an earlier push of the event, or wait for it still.

    Whoever waits is left out where followers are told anyway, and where nobody is told but copies are refreshed. Nobody
    is asked what they want: what is wrong in a chat is put right.
    """
    concerned: sa.ColumnElement[bool] = deliveries.c.state.in_(_REACHED) | deliveries.c.astray
    if action in (PushAction.CORRECT, PushAction.RETRACT):
        # A digest may be telling it this very moment.
        told_now = HELD & deliveries.c.digest.is_not(None)
        concerned = deliveries.c.state.in_([*_REACHED, *_OWED]) | told_now
    earlier = sa.select(pushes.c.id).where(pushes.c.event == event, pushes.c.id < _OF_PUSH)
    return (
        sa.select(
            _OF_PUSH,
            deliveries.c.destination,
            sa.func.min(deliveries.c.rank),
            sa.literal(DeliveryState.PENDING.value),
            sa.literal(0),
            sa.literal(0),
            sa.func.min(deliveries.c.manner),
            sa.cast(sa.null(), Moment),
        )
        .select_from(
            deliveries.join(destinations, destinations.c.id == deliveries.c.destination).join(
                chats, chats.c.id == destinations.c.chat
            )
        )
        .where(
            deliveries.c.push.in_(earlier),
            deliveries.c.destination > _ABOVE,
            deliveries.c.destination <= _UPTO,
            concerned,
            live(),
        )
        .group_by(deliveries.c.destination)
    )


_REGION, _ROUTE = (sa.literal(kind, sa.String).label("kind") for kind in ("region", "route"))


@lru_cache(_REMEMBERED)
def next_concerned(codes: tuple[str, ...], *, routes: bool) -> sa.Select[tuple[int | None]]:
    """The next destination above one number, see `bounds`, that follows these regions or the push's routes, or None.

    Whether they want such news is not asked. Not for all of Peru, which concerns every follower.
    """
    target = subscriptions.c.target
    sought = [sa.select(_REGION, sa.literal(code, sa.String).label("target")) for code in _holding(codes)]
    for code in (code for code in codes if len(code) < 6):
        inside = (subscriptions.c.target_kind == "region") & (target > code) & (target < code + ":")
        sought.append(sa.select(_REGION, targets(inside, f"inside_{code}").subquery().c.target))
    if routes:
        sought.append(sa.select(_ROUTE, push_routes.c.target).where(push_routes.c.push == _OF_PUSH))
    each = sa.union_all(*sought).subquery("sought")
    follows = (subscriptions.c.target_kind == each.c.kind) & (target == each.c.target)
    first = sa.select(sa.func.min(subscriptions.c.destination)).where(
        follows, subscriptions.c.destination > _ABOVE
    )
    return sa.select(sa.func.min(first.scalar_subquery())).select_from(each)


def next_told_before(event: int) -> sa.Select[tuple[int | None]]:
    """The next destination above one number, see `bounds`, for which an earlier push of the event has a delivery."""
    first = sa.select(sa.func.min(deliveries.c.destination)).where(
        deliveries.c.push == pushes.c.id, deliveries.c.destination > _ABOVE
    )
    earlier = (pushes.c.event == event) & (pushes.c.id < _OF_PUSH)
    return sa.select(sa.func.min(first.scalar_subquery())).where(earlier)


#: The columns that `rows_for` and `told_before` give.
ROW = ["push", "destination", "rank", "state", "attempts", "doubts", "manner", "held_at"]


def audience(told: Iterable[tuple[Matter, Sequence[str], Sequence[str]]]) -> sa.Select[int]:
    """How many destinations pushes about these matters, each with its regions and routes, would reach."""
    concerned = [followers_of(codes, routes) & wanted(matter) for matter, codes, routes in told]
    return (
        sa.select(sa.func.count(sa.distinct(subscriptions.c.destination)))
        .select_from(recipients())
        .where(sa.or_(sa.false(), *concerned), live())
    )
