"""Chats, their destinations (a chat or a topic in it) and what each follows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database, insert_ignoring
from storage.digests import SOON
from storage.model import Chat, Language, Subscription
from storage.reporters import move_reporter
from storage.schema import chats, deliveries, destinations, subscriptions
from storage.sealing import Sealer

_CHOSEN = ("sorts", "least", "manner", "extent", "rhythm", "muted_until")


class Chats:
    """Who talks to Chaski and what they follow; ids go in and out unsealed, and rest sealed."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        """Keep chats in this database under this seal."""
        self._database = database
        self._sealer = sealer

    async def find(self, telegram_id: int) -> Chat | None:
        """The chat, or None if Chaski keeps nothing about it."""
        query = sa.select(chats).where(chats.c.sealed == self._sealer.seal(telegram_id))
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else self._chat(row, telegram_id)

    async def ensure(self, telegram_id: int, *, kind: str, language: Language, now: datetime) -> Chat:
        """The chat, remembered from now on; one that had blocked the bot and writes again is resumed."""
        sealed = self._sealer.seal(telegram_id)
        query = sa.select(chats).where(chats.c.sealed == sealed)
        async with self._database.write() as connection:
            await connection.execute(
                insert_ignoring(connection, chats).values(
                    sealed=sealed, kind=kind, language=language, language_chosen=False, created_at=now
                )
            )
            row = (await connection.execute(query)).one()
            if row.suspended_at is not None:
                await _resume(connection, sealed)
        return self._chat(row, telegram_id)

    @staticmethod
    def _chat(row: sa.Row[tuple[object, ...]], telegram_id: int) -> Chat:
        return Chat(
            id=row.id,
            telegram_id=telegram_id,
            kind=row.kind,
            language=Language(row.language),
            language_chosen=row.language_chosen,
            suspended=row.suspended_at is not None,
        )

    async def set_language(self, chat: int, language: Language) -> None:
        """Speak this language to the chat from now on."""
        async with self._database.write() as connection:
            await connection.execute(
                chats.update().where(chats.c.id == chat).values(language=language, language_chosen=True)
            )

    async def suspend(self, telegram_id: int, *, why: str, now: datetime) -> None:
        """Send nothing more to the chat until it writes again."""
        async with self._database.write() as connection:
            await suspend_chat(connection, self._sealer, telegram_id, why[:200], now)

    async def park(self, telegram_id: int, until: datetime) -> None:
        """Send the chat no push before then; a sentence of Telegram's must outlive a restart."""
        async with self._database.write() as connection:
            await park_chat(connection, self._sealer, telegram_id, until)

    async def resume(self, telegram_id: int) -> None:
        """Send to the chat again."""
        async with self._database.write() as connection:
            await _resume(connection, self._sealer.seal(telegram_id))

    async def forget(self, telegram_id: int) -> bool:
        """Erase everything about the chat: itself, topics, subscriptions, deliveries. False if nothing was kept."""
        async with self._database.write() as connection:
            result = await connection.execute(
                chats.delete().where(chats.c.sealed == self._sealer.seal(telegram_id))
            )
            return bool(result.rowcount)

    async def migrate(self, old: int, new: int) -> None:
        """The group `old` became the supergroup `new`: keep its subscriptions under the new id."""
        async with self._database.write() as connection:
            await move_chat(connection, self._sealer, old, new)

    async def destination(self, chat: int, topic: int | None, *, now: datetime) -> int:
        """The row number of a chat (topic None) or of a topic in it; one that was closed is opened again."""
        where = (destinations.c.chat == chat) & (destinations.c.topic == (topic or 0))
        async with self._database.write() as connection:
            await connection.execute(
                insert_ignoring(connection, destinations).values(chat=chat, topic=topic or 0)
            )
            await connection.execute(
                destinations.update()
                .where(where, destinations.c.suspended_at.is_not(None))
                .values(suspended_at=None, gather_at=SOON)
            )
            return int((await connection.execute(sa.select(destinations.c.id).where(where))).scalar_one())

    async def follow(
        self, destination: int, targets: Iterable[str], *, now: datetime, kind: str = "region"
    ) -> list[str]:
        """Follow regions, or routes by their targets; gives those that were not followed before."""
        added = []
        async with self._database.write() as connection:
            for target in targets:
                result = await connection.execute(
                    insert_ignoring(connection, subscriptions).values(
                        destination=destination, target_kind=kind, target=target, created_at=now
                    )
                )
                if result.rowcount:
                    added.append(target)
        return added

    async def unfollow(self, destination: int, targets: Iterable[str], *, kind: str = "region") -> list[str]:
        """Stop following regions, or routes; gives those that were followed."""
        dropped = []
        async with self._database.write() as connection:
            for target in targets:
                result = await connection.execute(
                    subscriptions.delete().where(
                        subscriptions.c.destination == destination,
                        subscriptions.c.target_kind == kind,
                        subscriptions.c.target == target,
                    )
                )
                if result.rowcount:
                    dropped.append(target)
        return dropped

    async def subscriptions(self, telegram_id: int, topic: int | None) -> list[Subscription]:
        """What a chat or topic follows, wider regions first; empty for one that Chaski does not know."""
        query = (
            sa.select(subscriptions)
            .join(destinations, destinations.c.id == subscriptions.c.destination)
            .join(chats, chats.c.id == destinations.c.chat)
            .where(chats.c.sealed == self._sealer.seal(telegram_id), destinations.c.topic == (topic or 0))
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        found = [Subscription(row.id, row.destination, row.target, row.target_kind) for row in rows]
        return sorted(found, key=lambda s: (len(s.target), s.target))


async def suspend_chat(
    connection: AsyncConnection, sealer: Sealer, telegram_id: int, why: str | None, now: datetime
) -> None:
    """Send nothing more to the chat; found by its id at Telegram, for an erased row's number may be another's."""
    await connection.execute(
        chats.update()
        .where(chats.c.sealed == sealer.seal(telegram_id))
        .values(suspended_at=now, suspended_why=why)
    )


async def _lose_copies(connection: AsyncConnection, chat: int) -> None:
    """Forget the numbers of what was sent to a chat: under its new id they are those of other messages."""
    theirs = sa.select(destinations.c.id).where(destinations.c.chat == chat)
    await connection.execute(
        deliveries.update()
        .where(deliveries.c.destination.in_(theirs), deliveries.c.message_id.is_not(None))
        .values(
            message_id=None,
            # What was no copy is none that strayed.
            astray=sa.case((deliveries.c.shows <= 0, deliveries.c.astray), else_=sa.true()),
        )
    )


async def park_chat(connection: AsyncConnection, sealer: Sealer, telegram_id: int, until: datetime) -> None:
    """Send the chat no push before then, or before what it was told already if that is later."""
    await connection.execute(
        chats.update()
        .where(
            chats.c.sealed == sealer.seal(telegram_id),
            chats.c.not_before.is_(None) | (chats.c.not_before < until),
        )
        .values(not_before=until)
    )


async def move_chat(connection: AsyncConnection, sealer: Sealer, old: int, new: int) -> None:
    """Merge the chat `old` into `new`, whichever rows of either exist, and what either reported."""
    await move_reporter(connection, sealer, old, new)
    sealed_old, sealed_new = sealer.seal(old), sealer.seal(new)
    select_id = sa.select(chats.c.id)
    # It is no new group: whatever tells of it under its new id, it was greeted under the old one.
    await connection.execute(chats.update().where(chats.c.sealed == sealed_new).values(greeted=True))
    old_id = await connection.scalar(select_id.where(chats.c.sealed == sealed_old))
    if old_id is None:
        return
    new_id = await connection.scalar(select_id.where(chats.c.sealed == sealed_new))
    await _lose_copies(connection, old_id)
    if new_id is None:
        await connection.execute(
            chats.update()
            .where(chats.c.id == old_id)
            .values(
                sealed=sealed_new,
                kind="supergroup",
                greeted=True,
                # That the bot left the group which is no more says nothing of what it became.
                suspended_at=None,
                suspended_why=None,
            )
        )
        return
    rows = (await connection.execute(sa.select(destinations).where(destinations.c.chat == old_id))).all()
    for row in rows:
        await move_destination(connection, row.id, new_id, row.topic)
    await connection.execute(chats.delete().where(chats.c.id == old_id))


async def _resume(connection: AsyncConnection, sealed: bytes) -> None:
    """Send to a chat again; what its mute or quiet hours kept back does not wait for the next digest."""
    theirs = sa.select(chats.c.id).where(chats.c.sealed == sealed, chats.c.suspended_at.is_not(None))
    await connection.execute(
        destinations.update().where(destinations.c.chat.in_(theirs)).values(gather_at=SOON)
    )
    await connection.execute(
        chats.update().where(chats.c.sealed == sealed).values(suspended_at=None, suspended_why=None)
    )


async def move_destination(connection: AsyncConnection, destination: int, chat: int, topic: int) -> None:
    """Make a destination that of a topic (0: the chat itself) of a chat, or give all it has to the one there."""
    twin = await connection.scalar(
        sa.select(destinations.c.id).where(destinations.c.chat == chat, destinations.c.topic == topic)
    )
    if twin is None:
        await connection.execute(
            destinations.update().where(destinations.c.id == destination).values(chat=chat, topic=topic)
        )
        return
    kept = sa.select(subscriptions.c.target).where(subscriptions.c.destination == twin)
    await connection.execute(
        subscriptions.update()
        .where(subscriptions.c.destination == destination, subscriptions.c.target.not_in(kept))
        .values(destination=twin)
    )
    # What the old one was promised the new one gets, and only once.
    has = sa.select(deliveries.c.push).where(deliveries.c.destination == twin)
    await connection.execute(
        deliveries.update()
        .where(deliveries.c.destination == destination, deliveries.c.push.not_in(has))
        .values(destination=twin)
    )
    # What was chosen goes along, unless the new one has chosen already; and what waits is looked at anew.
    old = (await connection.execute(sa.select(destinations).where(destinations.c.id == destination))).one()
    columns = [destinations.c[name] for name in _CHOSEN]
    chosen = {
        own.name: sa.func.coalesce(own, sa.literal(getattr(old, own.name), own.type)) for own in columns
    }
    hinted = destinations.c.hinted | sa.literal(old.hinted)
    await connection.execute(
        destinations.update().where(destinations.c.id == twin).values(**chosen, hinted=hinted)
    )
    await connection.execute(destinations.update().where(destinations.c.id == twin).values(gather_at=SOON))
    await connection.execute(destinations.delete().where(destinations.c.id == destination))
