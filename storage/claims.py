"""Claims: a message is taken before it is sent, so that nobody else sends it; inside the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.choices import Grade, Manner, Matter, Phase, Sort
from storage.copies import histories, verdict
from storage.database import listed, rows_at_once
from storage.holding import Aside, Hours
from storage.model import (
    Delivery,
    DeliveryState,
    Language,
    Push,
    PushAction,
    PushLane,
    PushState,
    Shape,
    Step,
    Telling,
)
from storage.recipients import followers_of, live, manner, routes_of, wanted
from storage.schema import UNSETTLED, chats, deliveries, destinations, push_routes, pushes, subscriptions
from storage.sealing import Sealer
from storage.tellings import Tellings

_LANGUAGES = {language.value: language for language in Language}
#: One place in so many is for messages that are tried again.
_AGAIN = 25
#: So many may be put aside in one claim, looked at in steps up to that size: no other writer waits long.
_MOST_ASIDE, _LARGEST_STEP = 2_000, 500
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
_LOOK = _look()

#: Lanes, most pressing first; in each the regions, whose turn it is first; of each its pushes, oldest first.
Lanes = Sequence[Sequence[Sequence[Push]]]


class _Row(NamedTuple):
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


class Claimed(list[Delivery]):
    """What was taken; `more` where so many had to be put aside that others may be waiting behind them."""

    more = False


class Claims:
    """Takes claims in the order of the lanes, evenly across the regions of a lane."""

    def __init__(
        self,
        connection: AsyncConnection,
        sealer: Sealer,
        now: datetime,
        lease: timedelta,
        hours: Hours,
        *,
        retries: bool = True,
    ) -> None:
        """Claim inside this transaction until `now` plus `lease`; without `retries` only what was never tried.

        `hours` says who is left in peace at that moment.
        """
        self._connection = connection
        self._retries = retries
        # Those that may be worked on, with the revision that each gives; and those that go by what a chat has.
        self._open: dict[int, int] = {}
        self._looking_back: set[int] = set()
        self._on_routes: set[int] = set()
        self._sealer = sealer
        self._now = now
        self._lease = lease
        self._hours = hours
        self._tellings = Tellings(connection, hours)
        self._aside = 0
        self._hinted: set[int] = set()

    async def take(self, lanes: Lanes, limit: int) -> Claimed:
        """Up to `limit` deliveries. Who unsubscribed or blocked the bot since, or wants no such news, is left out.

        So is a push that was taken back, replaced, parked or grew too old since the lanes were drawn up. Who is to be
        left in peace now is told of it later.
        """
        claimed = Claimed()
        named = [push.id for regions in lanes for region in regions for push in region]
        await self._look(named)
        for regions in lanes:
            remaining = list(regions)
            while remaining and len(claimed) < limit and not self._tired:
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
        claimed.more = self._tired
        return claimed

    @property
    def _tired(self) -> bool:
        return self._aside >= _MOST_ASIDE

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
            if push.id not in self._open or room <= 0 or self._tired:
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
        tellings: dict[int, Telling] = {}
        size = limit
        while (room := limit - len(taken)) > 0 and not self._tired:
            found = await self._candidates(push, state, max(room, size))
            aside = Aside()
            if push.action is PushAction.DIGEST:
                tellings |= await self._tellings.of(push, found, aside)
                due = [row for row in found if row.id in tellings]
            else:
                due = self._welcome(push, await self._due(push, found, steps, aside), steps, aside)
            await aside.write(self._connection, state, self._now)
            self._aside += len(aside)
            if due:
                taken += await self._mark(due[:room], state)
            if not aside.moves(state):
                break
            size = min(4 * size, _LARGEST_STEP)
        return [self._delivery(push, row, steps.get(row.id), tellings.get(row.id)) for row in taken]

    async def _due(
        self, push: Push, found: Sequence[_Row], steps: dict[int, Step | None], aside: Aside
    ) -> list[_Row]:
        """Those of the found that have something due; what it is, where it is not simply the message, is noted."""
        back = push.id in self._looking_back
        rows = []
        for row in found:
            # Whoever has a wrong message is told so even when they follow nothing any more.
            if not row.live or (row.manner is None and not back):
                aside.unwanted.append(row.id)
            elif row.parked:
                aside.parked.append(row.id)
            else:
                rows.append(row)
        if not back or not rows:
            return rows
        known = await histories(self._connection, push, [row.destination for row in rows])
        due = []
        for row in rows:
            verdict_ = verdict(
                push,
                known.get(row.destination, ()),
                follows=row.manner is not None,
                again=row.again is not None,
            )
            if verdict_.waits:
                aside.early.append(row.id)
            elif verdict_.nothing:
                aside.unwanted.append(row.id)
            else:
                steps[row.id] = verdict_.step
                due.append(row)
        return due

    def _welcome(
        self, push: Push, due: Sequence[_Row], steps: dict[int, Step | None], aside: Aside
    ) -> list[_Row]:
        """Those to whom it may go now; the others have it in a digest, or after their quiet hours or mute."""
        urgent = push.lane is PushLane.URGENT
        welcome = []
        for row in due:
            step = steps.get(row.id)
            shape = Shape.PLAIN if step is None else step.form.shape
            if shape is Shape.EDIT:
                # It makes no sound, and what is wrong is put right at any hour.
                welcome.append(row)
                continue
            told = shape is Shape.PLAIN
            if told and row.manner == Manner.DIGEST:
                aside.gathered.append(row.id)
                continue
            until = self._hours.until(row.rhythm, row.muted_until, urgent=urgent)
            if until is None:
                welcome.append(row)
            elif told and not self._hours.nearly_over(until):
                aside.held.append(row.id)
            else:
                aside.later.append((row.id, until))
        return welcome

    async def _candidates(self, push: Push, state: DeliveryState, limit: int) -> list[_Row]:
        matter = Matter(Sort(push.sort), Grade(push.grade), Phase(push.phase))
        wants = self._manner(push, matter)
        again = wants
        if matter.phase is Phase.MIXED:
            again = self._manner(push, matter._replace(phase=Phase.UPDATE))
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
                sa.func.coalesce(chats.c.not_before > self._now, sa.false()).label("parked"),
                wants.label("wants"),
                (again if matter.phase is Phase.MIXED else sa.null()).label("again"),
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

    def _manner(self, push: Push, matter: Matter) -> sa.ScalarSelect[int]:
        """In which manner the chat of a delivery wants the push."""
        routes = routes_of(push.id) if push.id in self._on_routes else ()
        return (
            sa.select(manner())
            .where(
                subscriptions.c.destination == deliveries.c.destination,
                followers_of(push.regions, routes),
                wanted(matter),
            )
            .scalar_subquery()
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

    def _delivery(self, push: Push, row: _Row, step: Step | None, telling: Telling | None) -> Delivery:
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
            telling=telling,
            silent=(row.written if row.manner is None else row.manner) > Manner.INSTANT,
            hint=not row.hinted and telling is None and self._is_first(row, step),
            channel=row.kind == "channel",
        )

    def _is_first(self, row: _Row, step: Step | None) -> bool:
        """Whether this can be the first message to somebody who can ask for less: nobody in a channel can."""
        plain = step is None or step.form.shape is Shape.PLAIN
        if not plain or row.kind == "channel" or row.destination in self._hinted:
            return False
        self._hinted.add(row.destination)
        return True
