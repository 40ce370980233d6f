"""Preferences: what each chat or topic chose for itself and for each of its subscriptions, and how long it is mute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.choices import Choices, Extent, Grade, Manner, Sort
from storage.database import Database
from storage.rhythm import Rhythm
from storage.schema import Moment, chats, destinations, subscriptions
from storage.sealing import Sealer


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
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
            if row is None:
                return None
            followed = sa.select(subscriptions).where(subscriptions.c.destination == row.id)
            rows = (await connection.execute(followed)).all()
        muted = row.muted_until if row.muted_until is not None and row.muted_until > now else None
        return Preferred(
            row.id, _choices(row), Rhythm.unpacked(row.rhythm), muted, tuple(_sorted(map(_preference, rows)))
        )

    async def choose(self, destination: int, choices: Choices, *, subscription: int | None = None) -> bool:
        """Keep the choices of a chat or topic, or of one of its subscriptions; False where that is not there (any more)."""
        table, where = destinations, destinations.c.id == destination
        if subscription is not None:
            table = subscriptions
            where = (subscriptions.c.id == subscription) & (subscriptions.c.destination == destination)
        async with self._database.write() as connection:
            result = await connection.execute(table.update().where(where).values(**_columns(choices)))
            return bool(result.rowcount)

    async def keep_rhythm(self, destination: int, rhythm: Rhythm, *, now: datetime) -> None:
        """Keep a chat's or topic's rhythm; what was held back under the old one is gathered by the new one at once."""
        packed = None if rhythm == Rhythm() else rhythm.packed()
        async with self._database.write() as connection:
            await connection.execute(
                destinations.update()
                .where(destinations.c.id == destination)
                .values(
                    rhythm=packed,
                    gather_at=sa.func.coalesce(destinations.c.muted_until, sa.literal(now, Moment)),
                )
            )

    async def mute(self, destination: int, until: datetime | None, *, now: datetime) -> None:
        """Tell a chat or topic nothing until then; None ends the mute. What it missed it is told when it is over."""
        async with self._database.write() as connection:
            await connection.execute(
                destinations.update()
                .where(destinations.c.id == destination)
                .values(muted_until=until, gather_at=until or now)
            )


def _columns(choices: Choices) -> dict[str, int | None]:
    return {
        "sorts": choices.sorts,
        "least": choices.least,
        "manner": choices.manner,
        "extent": choices.extent,
    }


def _choices(row: Any) -> Choices:
    return Choices(
        sorts=None if row.sorts is None else Sort(row.sorts),
        least=None if row.least is None else Grade(row.least),
        manner=None if row.manner is None else Manner(row.manner),
        extent=None if row.extent is None else Extent(row.extent),
    )


def _preference(row: Any) -> Preference:
    return Preference(row.id, row.target, row.target_kind, _choices(row))


def _sorted(found: Any) -> Sequence[Preference]:
    return sorted(found, key=lambda one: (one.target_kind != "region", len(one.target), one.target))
