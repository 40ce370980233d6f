"""Preferences: what each chat or topic chose for itself and for each of its subscriptions, and how long it is mute."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.choices import DEFAULT, Choices
from storage.database import Database
from storage.pushes import DeliveryState
from storage.rhythm import Rhythm
from storage.schema import Moment, chats, deliveries, destinations, subscriptions
from storage.sealing import Sealer

#: No message that was refused is tried again later than that.
_LONGEST_REFUSAL = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Preference:
    """What one subscription adds to the choices of its chat."""

    subscription: int
    target: str
    target_kind: str
    choices: Choices


@dataclass(frozen=True, slots=True)
class Preferred:
    """All that a chat or topic chose; `muted_until` lies in the future or is None."""

    destination: int
    choices: Choices
    rhythm: Rhythm
    muted_until: datetime | None
    subscriptions: tuple[Preference, ...]


#: What becomes of choices, given those that hold where they are open; None to refuse.
Change = Callable[[Choices, Choices], Choices | None]


class Changed(NamedTuple):
    """The choices before a change and after it."""

    before: Choices
    after: Choices


class Preferences:
    """The choices of destinations and of their subscriptions."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        """Keep them in this database; chats are found under this seal."""
        self._database = database
        self._sealer = sealer

    async def of(self, telegram_id: int, topic: int | None, *, now: datetime) -> Preferred | None:
        """What a chat or topic chose, its subscriptions wider regions first; None where Chaski keeps nothing of it."""
        query = (
            sa.select(destinations)
            .join(chats, chats.c.id == destinations.c.chat)
            .where(chats.c.sealed == self._sealer.seal(telegram_id), destinations.c.topic == (topic or 0))
        )
        return await self._found(query, now)

    async def at(self, destination: int, *, now: datetime) -> Preferred | None:
        """The same of a chat or topic that is known by its row number."""
        return await self._found(sa.select(destinations).where(destinations.c.id == destination), now)

    async def _found(self, query: sa.Select[Any], now: datetime) -> Preferred | None:
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
            if row is None:
                return None
            followed = sa.select(subscriptions).where(subscriptions.c.destination == row.id)
            rows = (await connection.execute(followed)).all()
        muted = row.muted_until if row.muted_until is not None and row.muted_until > now else None
        return Preferred(
            row.id,
            Choices.kept(row),
            Rhythm.unpacked(row.rhythm),
            muted,
            tuple(_sorted(map(_preference, rows))),
        )

    async def change(
        self, destination: int, change: Change, *, target: tuple[str, str] | None = None
    ) -> Changed | None:
        """Change the choices of a chat or topic, or of what it follows (kind and target), as they are by then.

        None where the change refuses, or where that is not followed (any more).
        """
        chosen = sa.select(destinations).where(destinations.c.id == destination)
        async with self._database.write() as connection:
            row = (await connection.execute(chosen.with_for_update())).one_or_none()
            if row is None:
                return None
            table, before, wider = destinations, Choices.kept(row), DEFAULT
            if target is not None:
                kind, name = target
                followed = sa.select(subscriptions).where(
                    subscriptions.c.destination == destination,
                    subscriptions.c.target_kind == kind,
                    subscriptions.c.target == name,
                )
                row = (await connection.execute(followed)).one_or_none()
                if row is None:
                    return None
                table, before, wider = subscriptions, Choices.kept(row), before.over(DEFAULT)
            after = change(before, wider)
            if after is None:
                return None
            await connection.execute(table.update().where(table.c.id == row.id).values(**_columns(after)))
            return Changed(before, after)

    async def choose(self, destination: int, choices: Choices, *, subscription: int | None = None) -> bool:
        """Keep the choices of a chat or topic, or of one of its subscriptions; False where that is not there (any more)."""
        table, where = destinations, destinations.c.id == destination
        if subscription is not None:
            table = subscriptions
            where = (subscriptions.c.id == subscription) & (subscriptions.c.destination == destination)
        async with self._database.write() as connection:
            result = await connection.execute(table.update().where(where).values(**_columns(choices)))
            return bool(result.rowcount)

    async def change_rhythm(
        self, destination: int, change: Callable[[Rhythm], Rhythm | None], *, now: datetime
    ) -> Rhythm | None:
        """Change the rhythm of a chat or topic as it is by then; gives it, or None where the change refuses."""
        kept = sa.select(destinations.c.rhythm).where(destinations.c.id == destination)
        async with self._database.write() as connection:
            row = (await connection.execute(kept.with_for_update())).one_or_none()
            before = None if row is None else Rhythm.unpacked(row.rhythm)
            after = None if before is None else change(before)
            if after is not None and after != before:
                await _keep_rhythm(connection, destination, after, now)
            return after

    async def mute(self, destination: int, until: datetime | None, *, now: datetime) -> bool:
        """Tell a chat or topic nothing until then; None ends the mute. What it missed it is told when it is over.

        False where nothing changes by it.
        """
        muted = destinations.c.muted_until
        same = muted == until if until is not None else muted.is_(None) | (muted <= now)
        async with self._database.write() as connection:
            result = await connection.execute(
                destinations.update()
                .where(destinations.c.id == destination, sa.not_(sa.func.coalesce(same, sa.false())))
                .values(muted_until=until, gather_at=until or now)
            )
            if result.rowcount:
                await _sooner(connection, destination, now)
            return bool(result.rowcount)


async def _keep_rhythm(connection: AsyncConnection, destination: int, rhythm: Rhythm, now: datetime) -> None:
    packed = None if rhythm == Rhythm() else rhythm.packed()
    await connection.execute(
        destinations.update()
        .where(destinations.c.id == destination)
        .values(
            rhythm=packed,
            gather_at=sa.func.coalesce(destinations.c.muted_until, sa.literal(now, Moment)),
        )
    )
    await _sooner(connection, destination, now)


async def _sooner(connection: AsyncConnection, destination: int, now: datetime) -> None:
    """What waits for the end of quiet hours or a mute by itself is looked at again at once; refusals wait on."""
    await connection.execute(
        deliveries.update()
        .where(
            deliveries.c.destination == destination,
            deliveries.c.state == DeliveryState.RETRY,
            deliveries.c.not_before > now + _LONGEST_REFUSAL,
        )
        .values(not_before=now)
    )


def _columns(choices: Choices) -> dict[str, int | None]:
    return {
        "sorts": choices.sorts,
        "least": choices.least,
        "manner": choices.manner,
        "extent": choices.extent,
    }


def _preference(row: Any) -> Preference:
    return Preference(row.id, row.target, row.target_kind, Choices.kept(row))


def _sorted(found: Any) -> Sequence[Preference]:
    return sorted(found, key=lambda one: (one.target_kind != "region", len(one.target), one.target))
