"""What a digest tells a chat: decided when it is claimed, from what waits there and how it stands by now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import digests
from storage.choices import Choices, Grade, Matter, Phase, Sort, manner_for
from storage.database import rows_at_once
from storage.holding import Aside, Hours
from storage.model import PushAction
from storage.news import Heard, Waiting, telling
from storage.pushes import DeliveryState, Push, Telling
from storage.rhythm import Rhythm
from storage.schema import (
    HELD,
    deliveries,
    destinations,
    events,
    push_regions,
    push_routes,
    pushes,
    subscriptions,
)

#: A newer message about an event that a chat has, or will get.
_NEWER = (
    DeliveryState.PENDING,
    DeliveryState.RETRY,
    DeliveryState.SENDING,
    DeliveryState.SENT,
    DeliveryState.UNKNOWN,
)
_TOLD = (DeliveryState.SENT, DeliveryState.UNKNOWN)


class _Candidate(Protocol):
    """A delivery of a digest that may be claimed; `muted_until` in milliseconds."""

    @property
    def id(self) -> int: ...
    @property
    def destination(self) -> int: ...
    @property
    def live(self) -> bool: ...
    @property
    def parked(self) -> bool: ...
    @property
    def rhythm(self) -> str | None: ...
    @property
    def muted_until(self) -> int | None: ...


@dataclass(slots=True)
class _Chat:
    """What a destination chose, and what it follows."""

    choices: Choices
    rhythm: str | None
    follows: list[tuple[str, str, Choices]] = field(default_factory=list)


class Tellings:
    """Decides what the claimed digests tell; inside the caller's transaction."""

    def __init__(self, connection: AsyncConnection, hours: Hours) -> None:
        """`hours` says who is left in peace now."""
        self._connection = connection
        self._hours = hours
        self._regions: dict[int, list[str]] = {}
        self._routes: dict[int, set[str]] = {}

    async def of(self, push: Push, found: Sequence[_Candidate], aside: Aside) -> dict[int, Telling]:
        """What the digest tells in each of these deliveries; those that tell nothing, or not now, are put aside.

        What nobody is told any more is settled, and what must go on waiting waits for the next digest.
        """
        silent = {}
        asked = {}
        for row in found:
            if not row.live:
                aside.unwanted.append(row.id)
            elif row.parked:
                aside.parked.append(row.id)
            elif (until := self._hours.until(row.rhythm, row.muted_until, urgent=False)) is not None:
                silent[row.destination] = until
                aside.unwanted.append(row.id)
            else:
                asked[row.destination] = row.id
        if silent:
            await digests.put_back(self._connection, push.id, silent)
        told = await self._told(push, list(asked)) if asked else {}
        aside.unwanted += [row for destination, row in asked.items() if destination not in told]
        return {asked[destination]: one for destination, one in told.items()}

    async def _told(self, push: Push, chosen: Sequence[int]) -> dict[int, Telling]:
        chats = await self._chats(chosen)
        rows: dict[int, list[Waiting]] = defaultdict(list)
        for row in await self._rows(push, chosen):
            rows[row.destination].append(row)
        await self._learn({row.push for theirs in rows.values() for row in theirs})
        heard = await self._heard(rows)
        found, idle, unwanted = {}, [], []
        for destination, theirs in rows.items():
            chat, before = chats[destination], heard.get(destination, {})
            wanted = [row for row in theirs if self._wants(chat, row, before.get(row.event))]
            unwanted += [row.id for row in theirs if row not in wanted]
            due = self._hours.digest_before(push.not_before, chat.rhythm)
            one, done = telling(wanted, before, due, Rhythm.unpacked(chat.rhythm).zone)
            idle += done
            if one is not None:
                found[destination] = one
        await self._settle(idle, unwanted)
        return found

    async def _chats(self, chosen: Sequence[int]) -> dict[int, _Chat]:
        found = {}
        query = sa.select(destinations).where(destinations.c.id.in_(chosen))
        for row in await self._connection.execute(query):
            found[row.id] = _Chat(Choices.kept(row), row.rhythm)
        followed = sa.select(subscriptions).where(subscriptions.c.destination.in_(chosen))
        for row in await self._connection.execute(followed):
            found[row.destination].follows.append((row.target_kind, row.target, Choices.kept(row)))
        return found

    async def _rows(self, push: Push, chosen: Sequence[int]) -> list[Waiting]:
        query = (
            sa.select(
                deliveries.c.id,
                deliveries.c.destination,
                deliveries.c.state,
                pushes.c.id,
                pushes.c.event,
                pushes.c.sort,
                pushes.c.grade,
                pushes.c.phase,
                pushes.c.revision,
                events.c.revision,
                events.c.kind,
                events.c.state,
                events.c.traffic_state,
                events.c.verification,
            )
            .join(pushes, pushes.c.id == deliveries.c.push)
            .join(events, events.c.id == pushes.c.event)
            .where(HELD, deliveries.c.destination.in_(chosen), deliveries.c.digest == push.id)
            .order_by(deliveries.c.destination, pushes.c.id)
        )
        return [Waiting(*row) for row in await rows_at_once(self._connection, _named(query))]

    async def _learn(self, wanted: set[int]) -> None:
        """Which regions and routes these pushes are about."""
        new = sorted(wanted - self._regions.keys())
        self._regions |= {push: [] for push in new}
        self._routes |= {push: set() for push in new}
        where = sa.select(push_regions).where(push_regions.c.push.in_(new))
        for row in await self._connection.execute(where):
            self._regions[row.push].append(row.region)
        along = sa.select(push_routes).where(push_routes.c.push.in_(new))
        for row in await self._connection.execute(along):
            self._routes[row.push].add(row.target)

    async def _heard(self, rows: Mapping[int, Sequence[Waiting]]) -> dict[int, dict[int, Heard]]:
        """What the chats heard of these events otherwise, by destination and event."""
        numbers = sorted({row.event for theirs in rows.values() for row in theirs})
        of_state, loud = deliveries.c.state, pushes.c.action != PushAction.REFRESH
        # A digest tells the newest revision there is, whichever the push was for.
        tells = sa.case((deliveries.c.shows < 0, -deliveries.c.shows), else_=pushes.c.revision)
        query = (
            sa.select(
                deliveries.c.destination,
                pushes.c.event,
                sa.func.min(sa.case((of_state.in_(_TOLD), pushes.c.id))).label("first"),
                sa.func.max(sa.case((loud, pushes.c.id))).label("newest"),
                sa.func.max(sa.case((loud & of_state.in_(_TOLD), tells))).label("told"),
            )
            .join(pushes, pushes.c.id == deliveries.c.push)
            .where(
                deliveries.c.destination.in_(list(rows)),
                pushes.c.event.in_(numbers),
                of_state.in_(_NEWER),
            )
            .group_by(deliveries.c.destination, pushes.c.event)
        )
        found: dict[int, dict[int, Heard]] = defaultdict(dict)
        for destination, event, *heard in await rows_at_once(self._connection, query):
            found[destination][event] = Heard(*heard)
        return found

    def _wants(self, chat: _Chat, row: Waiting, heard: Heard | None) -> bool:
        """Whether a chat follows what the row is about, and still wants to hear of it."""
        own = [
            choices
            for kind, target, choices in chat.follows
            if (
                target in self._routes[row.push]
                if kind == "route"
                else any(
                    code.startswith(target) or target.startswith(code) for code in self._regions[row.push]
                )
            )
        ]
        phase = Phase(row.phase)
        if phase is Phase.MIXED:
            known = heard is not None and heard.first is not None and heard.first < row.push
            phase = Phase.UPDATE if known else Phase.START
        matter = Matter(Sort(row.sort), Grade(row.grade), phase)
        return manner_for(matter, chat.choices, own) is not None

    async def _settle(self, idle: Sequence[int], unwanted: Sequence[int]) -> None:
        if idle:
            await self._connection.execute(
                deliveries.update()
                .where(HELD, deliveries.c.id.in_(idle))
                .values(state=DeliveryState.SUPERSEDED)
            )
        if unwanted:
            await self._connection.execute(deliveries.delete().where(HELD, deliveries.c.id.in_(unwanted)))


def _named(query: sa.Select[Any]) -> sa.Select[Any]:
    """The same with a name of its own for each column, as a subquery needs it."""
    columns = [column.label(f"c{n}") for n, column in enumerate(query.selected_columns)]
    return query.with_only_columns(*columns)
