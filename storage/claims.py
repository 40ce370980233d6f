"""Claims: a message is taken before it is sent, so that nobody else sends it; inside the caller's transaction."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import orjson
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.candidates import LOOK, Candidate, candidates
from storage.choices import Manner
from storage.copies import histories, verdict
from storage.database import listed_in
from storage.holding import Aside, Hours
from storage.model import Language, PushAction
from storage.pushes import Delivery, DeliveryState, Push, PushLane, Shape, Step, Telling
from storage.schema import Moment, deliveries
from storage.sealing import Sealer
from storage.statements import slot, worded
from storage.tellings import Tellings

_LANGUAGES = {language.value: language for language in Language}
#: One place in so many is for messages that are tried again.
_AGAIN = 25
#: So many may be put aside in one claim, looked at in steps up to that size: no other writer waits long.
_MOST_ASIDE, _LARGEST_STEP = 2_000, 500

#: Lanes, most pressing first; in each the regions, whose turn it is first; of each its pushes, oldest first.
Lanes = Sequence[Sequence[Sequence[Push]]]


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
        for row in await self._connection.execute(LOOK, {"named": list(named), "now": self._now}):
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
        taken: list[Candidate] = []
        steps: dict[int, Step | None] = {}
        tellings: dict[int, Telling] = {}
        size = limit
        while (room := limit - len(taken)) > 0 and not self._tired:
            routed, at_most = push.id in self._on_routes, max(room, size)
            found = await candidates(self._connection, push, state, at_most, now=self._now, routed=routed)
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
        self, push: Push, found: Sequence[Candidate], steps: dict[int, Step | None], aside: Aside
    ) -> list[Candidate]:
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
        self, push: Push, due: Sequence[Candidate], steps: dict[int, Step | None], aside: Aside
    ) -> list[Candidate]:
        """Those to whom it may go now; the others have it in a digest, or after their quiet hours or mute."""
        urgent = push.lane is PushLane.URGENT
        welcome = []
        for row in due:
            step = steps.get(row.id) if steps else None
            if (
                step is None
                and row.rhythm is None
                and row.muted_until is None
                and row.manner != Manner.DIGEST
            ):
                # Most chats chose none of it, and need no looking into.
                welcome.append(row)
                continue
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

    async def _mark(self, rows: Sequence[Candidate], state: DeliveryState) -> Sequence[Candidate]:
        until = self._now + self._lease
        handed = {"rows": orjson.dumps([(row.id,) for row in rows]).decode(), "until": until}
        marking = _marking(self._connection.dialect.name)
        marked = await self._connection.execute(marking, handed | {"found_in": state.value})
        if marked.rowcount == len(rows):
            return rows
        # Somebody was forgotten in this very moment.
        left = sa.select(deliveries.c.id).where(
            deliveries.c.id.in_([row.id for row in rows]),
            deliveries.c.state == DeliveryState.SENDING,
            deliveries.c.lease_until == until,
        )
        taken = set((await self._connection.execute(left)).scalars())
        return [row for row in rows if row.id in taken]

    def _delivery(self, push: Push, row: Candidate, step: Step | None, telling: Telling | None) -> Delivery:
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

    def _is_first(self, row: Candidate, step: Step | None) -> bool:
        """Whether this can be the first message to somebody who can ask for less: nobody in a channel can."""
        plain = step is None or step.form.shape is Shape.PLAIN
        if not plain or row.kind == "channel" or row.destination in self._hinted:
            return False
        self._hinted.add(row.destination)
        return True


@functools.cache
def _marking(database: str) -> sa.TextClause:
    """What takes the `rows` that were found in a state."""
    chosen = listed_in(database, sa.BigInteger())
    return worded(
        database,
        deliveries.update()
        # Only from the state it was found in: what another process took meanwhile is not taken twice.
        .where(
            deliveries.c.id.in_(sa.select(chosen.c.c0)),
            deliveries.c.state == slot("found_in", sa.String()),
        )
        .values(
            state=DeliveryState.SENDING.value,
            lease_until=slot("until", Moment()),
            attempts=deliveries.c.attempts + 1,
        ),
    )
