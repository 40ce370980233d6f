"""What groups have beyond other chats: a greeting, and topics that close, open and end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.chats import move_destination
from storage.database import Database, insert_ignoring
from storage.digests import SOON
from storage.model import Language
from storage.schema import chats, destinations
from storage.sealing import Sealer


@dataclass(frozen=True, slots=True)
class Standing:
    """What the record knows of a chat that something came from: why it is suspended, what it is owed, what it has."""

    suspended: str | None  # "" where it is for no reason that was kept
    greeting_due: bool
    topics: bool  # or a place in it that was closed


class Groups:
    """Greetings, each said once, and the topics of forums; ids go in unsealed."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        """Keep groups in this database under this seal."""
        self._database = database
        self._sealer = sealer

    async def standing(self, telegram_id: int) -> Standing | None:
        """How it stands with a chat; None if Chaski keeps nothing about it."""
        topic = sa.select(destinations.c.id).where(
            destinations.c.chat == chats.c.id,
            (destinations.c.topic != 0) | destinations.c.suspended_at.is_not(None),
        )
        query = sa.select(
            chats.c.suspended_at, chats.c.suspended_why, chats.c.greeted, topic.exists().label("topics")
        ).where(self._is(telegram_id))
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            return None
        why = None if row.suspended_at is None else row.suspended_why or ""
        return Standing(why, row.greeted is False, bool(row.topics))

    async def added(self, telegram_id: int, *, kind: str, language: Language, now: datetime) -> None:
        """Remember a group that Chaski was added to; it is owed a greeting unless it had one."""
        async with self._database.write() as connection:
            await connection.execute(
                insert_ignoring(connection, chats).values(
                    sealed=self._sealer.seal(telegram_id),
                    kind=kind,
                    language=language,
                    language_chosen=False,
                    created_at=now,
                )
            )
            await connection.execute(
                chats.update().where(self._is(telegram_id), chats.c.greeted.is_(None)).values(greeted=False)
            )

    async def take_greeting(self, telegram_id: int) -> bool:
        """Whether the group is owed a greeting and this caller is the one to say it."""
        async with self._database.write() as connection:
            taken = await connection.execute(
                chats.update().where(self._is(telegram_id), chats.c.greeted.is_(False)).values(greeted=True)
            )
            return bool(taken.rowcount)

    async def owe_greeting(self, telegram_id: int) -> None:
        """The greeting that was taken could not be said: it is owed again."""
        async with self._database.write() as connection:
            await connection.execute(chats.update().where(self._is(telegram_id)).values(greeted=False))

    async def close_topic(self, telegram_id: int, topic: int | None, *, now: datetime) -> None:
        """Send nothing more to a topic (None: the chat itself) until it is open again."""
        await self._set_topic(telegram_id, topic, now)

    async def open_topic(self, telegram_id: int, topic: int | None) -> None:
        """Send to a topic (None: the chat itself) again."""
        await self._set_topic(telegram_id, topic, None)

    async def _set_topic(self, telegram_id: int, topic: int | None, moment: datetime | None) -> None:
        theirs = sa.select(chats.c.id).where(self._is(telegram_id))
        async with self._database.write() as connection:
            await connection.execute(
                destinations.update()
                .where(destinations.c.chat.in_(theirs), destinations.c.topic == (topic or 0))
                .values(suspended_at=moment, gather_at=SOON if moment is None else destinations.c.gather_at)
            )

    async def open_topics(self, telegram_id: int) -> None:
        """Send to every topic of a group again: one that takes nothing will say so."""
        theirs = sa.select(chats.c.id).where(self._is(telegram_id))
        async with self._database.write() as connection:
            await connection.execute(
                destinations.update()
                .where(destinations.c.chat.in_(theirs), destinations.c.suspended_at.is_not(None))
                .values(suspended_at=None, gather_at=SOON)
            )

    async def with_closed_topics(self, since: datetime) -> list[int]:
        """The groups of which a topic was closed, or refused a message, since then; their ids unsealed."""
        query = (
            sa.select(chats.c.sealed)
            .join(destinations, destinations.c.chat == chats.c.id)
            .where(
                destinations.c.topic != 0,
                destinations.c.suspended_at >= since,
                chats.c.suspended_at.is_(None),
            )
            .distinct()
        )
        async with self._database.read() as connection:
            return [self._sealer.open(sealed) for sealed in await connection.scalars(query)]

    async def end_topics(self, telegram_id: int) -> bool:
        """The group is no forum any more: what its topics followed, the chat itself follows; False if none did."""
        async with self._database.write() as connection:
            chat = await connection.scalar(
                sa.select(chats.c.id).where(self._is(telegram_id)).with_for_update()
            )
            if chat is None:
                return False
            found = sa.select(destinations.c.id).where(destinations.c.chat == chat, destinations.c.topic != 0)
            topics = list(await connection.scalars(found.order_by(destinations.c.id)))
            for topic in topics:
                await move_destination(connection, topic, chat, 0)
            # A topic that is no more refused what was sent to it; the chat takes it.
            await connection.execute(
                destinations.update()
                .where(destinations.c.chat == chat)
                .values(suspended_at=None, gather_at=SOON)
            )
            return bool(topics)

    def _is(self, telegram_id: int) -> sa.ColumnElement[bool]:
        return chats.c.sealed == self._sealer.seal(telegram_id)
