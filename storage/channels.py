"""Channels: what an administrator lets be posted in one."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from storage.database import Database, insert_ignoring
from storage.model import Language
from storage.schema import chats, destinations
from storage.sealing import Sealer


class Channels:
    """Channels as destinations; who administers one is Telegram's to know and nowhere kept."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        """Keep channels in this database under this seal."""
        self._database = database
        self._sealer = sealer

    async def link(self, telegram_id: int, *, language: Language, now: datetime) -> int:
        """The destination of a channel, kept from now on; it takes messages again if it did not."""
        sealed = self._sealer.seal(telegram_id)
        async with self._database.write() as connection:
            await connection.execute(
                insert_ignoring(connection, chats).values(
                    sealed=sealed, kind="channel", language=language, language_chosen=False, created_at=now
                )
            )
            await connection.execute(
                chats.update()
                .where(chats.c.sealed == sealed, chats.c.suspended_at.is_not(None))
                .values(suspended_at=None, suspended_why=None)
            )
            chat = (
                await connection.execute(sa.select(chats.c.id).where(chats.c.sealed == sealed))
            ).scalar_one()
            await connection.execute(
                # What a follower may tap to get less stands under no post.
                insert_ignoring(connection, destinations).values(chat=chat, topic=0, hinted=True)
            )
            found = sa.select(destinations.c.id).where(destinations.c.chat == chat, destinations.c.topic == 0)
            return int((await connection.execute(found)).scalar_one())
