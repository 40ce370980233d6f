"""Claims: a message is taken before it is sent, so that nobody else sends it; inside the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.copies import histories, verdict
from storage.database import listed, rows_at_once
from storage.model import Delivery, DeliveryState, Language, Push, PushAction, PushState, Step
from storage.recipients import followers_of, live, routes_of
from storage.schema import UNSETTLED, chats, deliveries, destinations, push_routes, pushes, subscriptions
from storage.sealing import Sealer

_LANGUAGES = {language.value: language for language in Language}
#: One place in so many is for messages that are tried again.
_AGAIN = 25
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
    # One that only tells, of an event of which nothing else is on its way, is nobody's second message.
    looks_back = (
        (pushes.c.action != PushAction.TELL)
        | pushes.c.amends.is_not(None)
        | (pushes.c.shows > pushes.c.revision)
        | unsettled
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
_LOOK = _look()

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
    follows: bool
    parked: bool
    kind: str


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
        # Those that may be worked on, with the revision that each gives; and those that go by what a chat has.
        self._open: dict[int, int] = {}
        self._looking_back: set[int] = set()
        self._on_routes: set[int] = set()
        self._sealer = sealer
        self._now = now
        self._lease = lease

    async def take(self, lanes: Lanes, limit: int) -> list[Delivery]:
        """Up to `limit` deliveries. Who unsubscribed or blocked the bot since is left out.

        So is a push that was taken back, replaced, parked or grew too old since the lanes were drawn up.
        """
        claimed: list[Delivery] = []
        named = [push.id for regions in lanes for region in regions for push in region]
        await self._look(named)
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

    async def _look(self, named: Sequence[int]) -> None:
        for row in await self._connection.execute(_LOOK, {"named": list(named), "now": self._now}):
            self._open[row.id] = row.shows
            if row.looks_back:
                self._looking_back.add(row.id)
            if row.on_routes:
                self._on_routes.add(row.id)

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
        # What a confirmation made of its text since the lanes were drawn up counts here.
        push = replace(push, shows=self._open[push.id])
        taken: list[_Row] = []
        steps: dict[int, Step | None] = {}
        while len(taken) < limit:
            found = await self._candidates(push, state, limit - len(taken))
            unwanted = [row.id for row in found if not row.wanted]
            parked = [row.id for row in found if row.wanted and row.parked]
            wanted = [row for row in found if row.wanted and not row.parked]
            early: list[int] = []
            if push.id in self._looking_back and wanted:
                wanted, idle, early = await self._judge(push, wanted, steps)
                unwanted += idle
            if unwanted:
                await self._connection.execute(deliveries.delete().where(deliveries.c.id.in_(unwanted)))
            if parked:
                await self._put_off(parked)
            if early:
                await self._wait(early)
            if wanted:
                taken += await self._mark(wanted, state)
            if not unwanted and not parked and not (early and state is DeliveryState.PENDING):
                break
        return [self._delivery(push, row, steps.get(row.id)) for row in taken]

    async def _judge(
        self, push: Push, rows: Sequence[_Row], steps: dict[int, Step | None]
    ) -> tuple[list[_Row], list[int], list[int]]:
        """Which of these have something due (their steps are noted), which never will, and which must wait."""
        known = await histories(self._connection, push, [row.destination for row in rows])
        due, idle, early = [], [], []
        for row in rows:
            found = verdict(push, known.get(row.destination, ()), follows=bool(row.follows))
            if found.waits:
                early.append(row.id)
            elif found.nothing:
                idle.append(row.id)
            else:
                steps[row.id] = found.step
                due.append(row)
        return due, idle, early

    async def _candidates(self, push: Push, state: DeliveryState, limit: int) -> list[_Row]:
        follows = (
            sa.select(subscriptions.c.id)
            .where(
                subscriptions.c.destination == deliveries.c.destination,
                followers_of(push.regions, routes_of(push.id) if push.id in self._on_routes else ()),
            )
            .exists()
        )
        # Whoever has a wrong message is told so even when they follow nothing any more.
        whoever = push.id in self._looking_back
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
                (live() if whoever else follows & live()).label("wanted"),
                (follows if whoever else sa.true()).label("follows"),
                sa.func.coalesce(chats.c.not_before > self._now, sa.false()).label("parked"),
                chats.c.kind,
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

    async def _wait(self, rows: Sequence[int]) -> None:
        """Let these wait until the older message to their chats is recorded: it is looked for whenever retries are."""
        await self._connection.execute(
            deliveries.update()
            .where(deliveries.c.id.in_(rows))
            .values(state=DeliveryState.RETRY, not_before=self._now)
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

    def _delivery(self, push: Push, row: _Row, step: Step | None) -> Delivery:
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
            step=step,
            channel=row.kind == "channel",
        )
