"""Traces that an event leaves in chats: which one a message was about, and how many messages about one are out."""

from __future__ import annotations

import sqlalchemy as sa

from storage.database import Database
from storage.pushes import DeliveryState, PushState
from storage.schema import chats, deliveries, destinations, drafts, pushes
from storage.sealing import Sealer


class Traces:
    """Looks messages up by their numbers; nothing of their text is kept."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        """Read from this database; chat ids are sealed there."""
        self._database = database
        self._sealer = sealer

    async def pushed(self, telegram_id: int, message: int) -> int | None:
        """The event that a push in this chat told of, None if the message was none."""
        query = (
            sa.select(pushes.c.event)
            .join(deliveries, deliveries.c.push == pushes.c.id)
            .join(destinations, destinations.c.id == deliveries.c.destination)
            .join(chats, chats.c.id == destinations.c.chat)
            .where(chats.c.sealed == self._sealer.seal(telegram_id), deliveries.c.message_id == message)
            .order_by(pushes.c.id.desc())
            .limit(1)
        )
        async with self._database.read() as connection:
            found: int | None = await connection.scalar(query)
        return found

    async def reported(self, editor: int, message: int) -> int | None:
        """The event whose publication this message at the editor's desk tells of."""
        query = sa.select(pushes.c.event).where(pushes.c.report == message, pushes.c.editor == editor)
        async with self._database.read() as connection:
            found: int | None = await connection.scalar(query.order_by(pushes.c.id.desc()).limit(1))
        return found

    async def of_push(self, push: int) -> int | None:
        """The event that a push tells of."""
        async with self._database.read() as connection:
            found: int | None = await connection.scalar(sa.select(pushes.c.event).where(pushes.c.id == push))
        return found

    async def undone(self, push: int) -> bool:
        """Whether a push was taken back in time: nobody got it."""
        query = sa.select(pushes.c.id).where(pushes.c.id == push, pushes.c.state == PushState.UNDONE)
        async with self._database.read() as connection:
            return await connection.scalar(query) is not None

    async def of_draft(self, draft: int) -> int | None:
        """The event that a draft became, or that it edits."""
        query = sa.select(sa.func.coalesce(drafts.c.published_event, drafts.c.event))
        async with self._database.read() as connection:
            found: int | None = await connection.scalar(query.where(drafts.c.id == draft))
        return found

    async def draft_shown(self, editor: int, message: int) -> int | None:
        """The draft of an editor that this message at their desk was the last to show."""
        query = sa.select(drafts.c.id).where(drafts.c.editor == editor, drafts.c.message_id == message)
        async with self._database.read() as connection:
            found: int | None = await connection.scalar(query.order_by(drafts.c.id.desc()).limit(1))
        return found

    async def copies(self, event: int) -> int:
        """How many chats and topics have a message about the event."""
        query = (
            sa.select(sa.func.count(sa.distinct(deliveries.c.destination)))
            .join(pushes, pushes.c.id == deliveries.c.push)
            .where(pushes.c.event == event, deliveries.c.state == DeliveryState.SENT)
        )
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)
