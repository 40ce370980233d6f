"""What became of messages, written into the record inside the caller's transaction."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import digests
from storage.candidates import OPEN
from storage.chats import move_chat, park_chat, suspend_chat
from storage.database import insert_ignoring, listed, listed_in
from storage.pushes import Delivery, DeliveryState, Outcome, OutcomeKind, PushState, Shape, Step
from storage.returns import doubt, held
from storage.schema import Moment, chats, deliveries, destinations, pushes
from storage.sealing import Sealer
from storage.statements import slot, worded

#: How long to wait after the nth refusal; never less than Telegram names.
_BACKOFF = tuple(timedelta(seconds=s) for s in (1, 2, 5, 10, 30, 60, 120))

Result = tuple[Delivery, Outcome]


class Results:
    """Writes outcomes; every one of them or none."""

    def __init__(self, connection: AsyncConnection, sealer: Sealer, now: datetime) -> None:
        """Write inside this transaction, as of `now`."""
        self._connection = connection
        self._sealer = sealer
        self._now = now

    async def write(self, results: Sequence[Result]) -> None:
        """The outcome of each delivery and what follows from it for its chat, its topic and its push."""
        sent = [
            (delivery.id, outcome.message_id, delivery.push)
            for delivery, outcome in results
            if outcome.kind is OutcomeKind.SENT and delivery.step is None
        ]
        if sent:
            await self._sent(sent)
            told = [(one, outcome.message_id) for one, outcome in results if outcome.kind is OutcomeKind.SENT]
            await digests.settle(self._connection, told, self._now)
        hinted = [
            (delivery.id, delivery.push)
            for delivery, outcome in results
            if delivery.hint and outcome.kind is OutcomeKind.SENT
        ]
        if hinted:
            await self._hinted(hinted)
        for delivery, outcome in results:
            if outcome.kind is not OutcomeKind.SENT:
                await self._other(delivery, outcome)
            elif delivery.step is not None:
                await self._done(delivery, delivery.step, outcome)

    async def _sent(self, sent: Sequence[tuple[int, int | None, int]]) -> None:
        await self._connection.execute(
            _sending(self._connection.dialect.name),
            {"rows": orjson.dumps(sent).decode(), "moment": self._now},
        )

    async def _hinted(self, sent: Sequence[tuple[int, int]]) -> None:
        """These told their chats how to get less, which nobody needs to hear again."""
        rows = listed(self._connection, *[sa.BigInteger()] * 2)
        theirs = sa.select(deliveries.c.destination).join(
            rows, (deliveries.c.id == rows.c.c0) & (deliveries.c.push == rows.c.c1)
        )
        await self._connection.execute(
            destinations.update().where(destinations.c.id.in_(theirs)).values(hinted=True),
            {"rows": orjson.dumps(sent).decode()},
        )

    async def _done(self, delivery: Delivery, step: Step, outcome: Outcome) -> None:
        """A step succeeded: the message shows what it shows now, and the chat's next step is due if there is one."""
        shape, shows = step.form.shape, step.form.shows
        if shape is Shape.EDIT:
            await self._connection.execute(
                deliveries.update()
                .where(_copy_of(delivery, step), sa.func.coalesce(deliveries.c.shows, step.form.base) < shows)
                .values(shows=shows)
            )
            await self._next(delivery, step)
            return
        if shape is Shape.FRESH:
            # It makes up for what no edit reaches; until then every correction has to say all.
            earlier = sa.select(pushes.c.id).where(
                pushes.c.event == _event_of(delivery), pushes.c.id < delivery.push
            )
            await self._connection.execute(
                deliveries.update()
                .where(
                    deliveries.c.destination == delivery.destination,
                    deliveries.c.push.in_(earlier),
                    deliveries.c.astray,
                )
                .values(astray=False)
            )
        answer = shape is Shape.ANSWER
        await self._connection.execute(
            deliveries.update()
            .where(deliveries.c.id == delivery.id, deliveries.c.push == delivery.push)
            .values(
                state=DeliveryState.SENT,
                message_id=outcome.message_id,
                shows=0 if answer else shows,
                # An answer that came twice is no copy: both say what was wrong then.
                astray=sa.false() if answer else deliveries.c.astray,
                sent_at=self._now,
                lease_until=None,
                not_before=None,
            )
        )

    async def _next(self, delivery: Delivery, step: Step) -> None:
        """Put the delivery back for its next step, as if it had not been tried; or end it."""
        values: dict[str, Any] = {"state": DeliveryState.PENDING, "attempts": 0, "crashes": 0}
        if step.last:
            values = {"state": DeliveryState.SENT, "sent_at": self._now, "shows": 0, "astray": False}
        await self._put(delivery, {"lease_until": None, "not_before": None, **values})

    async def _lost(self, delivery: Delivery, step: Step) -> None:
        """The message cannot be edited: no edit looks for it again, and the correction says all anew."""
        await self._connection.execute(
            deliveries.update().where(_copy_of(delivery, step)).values(message_id=None, astray=True)
        )
        await self._next(delivery, step._replace(last=False))

    async def _other(self, delivery: Delivery, outcome: Outcome) -> None:
        detail = outcome.detail[:200] or None
        values: dict[str, Any] = {"lease_until": None, "detail": detail}
        match outcome.kind:
            case OutcomeKind.NOT_NOW:
                until = self._now + timedelta(seconds=outcome.retry_after or 0.0)
                values |= {
                    "state": DeliveryState.RETRY,
                    "not_before": until,
                    "attempts": deliveries.c.attempts - 1,
                }
                await park_chat(self._connection, self._sealer, delivery.telegram_id, until)
            case OutcomeKind.NOT_ACCEPTED | OutcomeKind.BOT_AT_FAULT:
                values |= {"state": DeliveryState.RETRY, "not_before": await self._wait(delivery, outcome)}
            case OutcomeKind.COPY_GONE if delivery.step is not None and _edits(delivery):
                await self._lost(delivery, delivery.step)
                return
            case OutcomeKind.UNKNOWN if _edits(delivery):
                # To edit it twice is to edit it once.
                values |= {"state": DeliveryState.RETRY, "not_before": await self._wait(delivery, outcome)}
            case OutcomeKind.UNKNOWN:
                values |= doubt(self._now)
                if delivery.doubts:
                    await digests.end(self._connection, delivery, DeliveryState.UNKNOWN)
            case OutcomeKind.GONE:
                values["state"] = DeliveryState.GONE
                await suspend_chat(self._connection, self._sealer, delivery.telegram_id, detail, self._now)
            case OutcomeKind.TOPIC_GONE:
                values["state"] = DeliveryState.GONE
                await self._close(delivery)
                # What waited there waits on: a topic is opened again.
                await digests.put_back(self._connection, delivery.push, {delivery.destination: self._now})
            case OutcomeKind.MIGRATED if outcome.migrate_to is not None:
                values |= {"state": DeliveryState.RETRY, "not_before": self._now}
                await self._put(delivery, values)
                await self._migrate(delivery, outcome.migrate_to)
                return
            case OutcomeKind.MESSAGE_AT_FAULT if delivery.telling is not None:
                # No other chat's digest says the same: it is no reason to stop them.
                values["state"] = DeliveryState.PARKED
            case OutcomeKind.REFUSED | OutcomeKind.COPY_GONE:
                # What is said of a message that nothing was to edit is this chat's own trouble.
                values["state"] = DeliveryState.PARKED
            case _:
                values["state"] = DeliveryState.PARKED
                await self._park(delivery.push, detail)
        await self._put(delivery, values)
        if values["state"] in (DeliveryState.GONE, DeliveryState.PARKED):
            await digests.end(self._connection, delivery, values["state"])

    async def _wait(self, delivery: Delivery, outcome: Outcome) -> datetime:
        """When to try again; what Telegram says of the chat holds for all that is sent to it."""
        wait = _BACKOFF[min(max(delivery.attempts, 1), len(_BACKOFF)) - 1]
        if outcome.retry_after is None:
            return self._now + wait
        until = self._now + max(timedelta(seconds=outcome.retry_after), wait)
        await park_chat(self._connection, self._sealer, delivery.telegram_id, until)
        return until

    async def _put(self, delivery: Delivery, values: dict[str, Any]) -> None:
        await self._connection.execute(deliveries.update().where(held(delivery)).values(**values))

    async def _close(self, delivery: Delivery) -> None:
        await self._connection.execute(
            destinations.update()
            .where(
                destinations.c.id == delivery.destination,
                destinations.c.chat.in_(
                    sa.select(chats.c.id).where(chats.c.sealed == self._sealer.seal(delivery.telegram_id))
                ),
                destinations.c.topic == (delivery.topic or 0),
            )
            .values(suspended_at=self._now)
        )

    async def _park(self, push: int, why: str | None) -> None:
        """End a push whose message is at fault, unless it ended otherwise while that message was on its way."""
        await self._connection.execute(
            pushes.update()
            .where(pushes.c.id == push, pushes.c.state.in_(OPEN))
            .values(state=PushState.PARKED, detail=why)
        )

    async def _migrate(self, delivery: Delivery, new: int) -> None:
        """Move the chat under its new id, and this delivery with it unless the new one has its own."""
        await move_chat(self._connection, self._sealer, delivery.telegram_id, new)
        new_chat = await self._connection.scalar(
            sa.select(chats.c.id).where(chats.c.sealed == self._sealer.seal(new))
        )
        destination = await self._connection.scalar(
            sa.select(destinations.c.id).where(
                destinations.c.chat == new_chat, destinations.c.topic == (delivery.topic or 0)
            )
        )
        if destination is not None and destination != delivery.destination:
            # The old row went with its chat; the push owes the new one a message unless it has it already.
            await self._connection.execute(
                insert_ignoring(self._connection, deliveries).values(
                    push=delivery.push,
                    destination=destination,
                    rank=0,
                    state=DeliveryState.PENDING,
                    attempts=0,
                    doubts=0,
                )
            )


@functools.cache
def _sending(database: str) -> sa.TextClause:
    """What makes the `rows` sent, each with its message and push."""
    rows = listed_in(database, *[sa.BigInteger()] * 3)
    return worded(
        database,
        # True whoever else may have claimed it meanwhile: it arrived.
        deliveries.update()
        .where(
            deliveries.c.id == rows.c.c0,
            # SQLite gives the number of an erased row to the next one; not to one of the same push.
            deliveries.c.push == rows.c.c2,
        )
        .values(
            state=DeliveryState.SENT.value,
            message_id=rows.c.c1,
            sent_at=slot("moment", Moment()),
            lease_until=None,
            not_before=None,
        ),
    )


def _copy_of(delivery: Delivery, step: Step) -> sa.ColumnElement[bool]:
    """The row whose message a step edits; not another's that got its number after it was erased."""
    return (
        (deliveries.c.id == step.copy)
        & (deliveries.c.destination == delivery.destination)
        & (deliveries.c.message_id == step.message)
    )


def _edits(delivery: Delivery) -> bool:
    return delivery.step is not None and delivery.step.form.shape is Shape.EDIT


def _event_of(delivery: Delivery) -> sa.ScalarSelect[int]:
    return sa.select(pushes.c.event).where(pushes.c.id == delivery.push).scalar_subquery()
