"""Drafts on their way from one pair of hands to another: sent to a publisher, taken back, given back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.authority import ask
from storage.database import Database
from storage.doubts import Unanswered, blocking
from storage.drafts import log_draft, pending, to_draft
from storage.facts import from_json
from storage.model import Draft
from storage.permission import Act, may
from storage.publishing import places_of
from storage.schema import drafts, events, pushes
from storage.staff import Editor

#: How many waiting drafts are looked through for those that somebody may decide on.
_MOST = 500


class Reviews:
    """What waits for a publisher, and who may decide on it."""

    def __init__(self, database: Database) -> None:
        """Look at the drafts of this database."""
        self._database = database

    async def before(self, draft: Draft) -> list[str]:
        """The regions of the event which the draft changes, none for a new event."""
        if draft.event is None:
            return []
        async with self._database.read() as connection:
            return await places_of(connection, draft.event, held=False)

    async def send(self, draft: Draft, *, now: datetime) -> Draft | None:
        """Hand the draft to the publishers of its region; None if it changed meanwhile. Refused outside one's regions."""
        if blocking(draft.doubts):
            raise Unanswered("the draft has open questions")
        async with self._database.write() as connection:
            await ask(connection, draft.editor, Act.SEND, *draft.facts.regions)
            return await self._move(connection, draft, "send", by=draft.editor, now=now, sent_at=now)

    async def take_back(self, draft: Draft, *, now: datetime) -> Draft | None:
        """Back into its editor's own hands; None if it was decided on meanwhile."""
        async with self._database.write() as connection:
            await ask(connection, draft.editor, Act.DRAFT)
            return await self._move(connection, draft, "take_back", by=draft.editor, now=now, sent_at=None)

    async def give_back(self, draft: Draft, reason: str, *, by: int, now: datetime) -> Draft | None:
        """Back to its editor, unpublished; None if it changed meanwhile. Refused to whoever may not publish it."""
        async with self._database.write() as connection:
            before = await places_of(connection, draft.event)
            await ask(connection, by, Act.APPROVE, *draft.facts.regions, *before)
            detail = {"reason": reason}
            return await self._move(
                connection, draft, "give_back", by=by, now=now, sent_at=None, detail=detail
            )

    @staticmethod
    async def _move(
        connection: AsyncConnection,
        draft: Draft,
        act: str,
        *,
        by: int,
        now: datetime,
        sent_at: datetime | None,
        detail: dict[str, Any] | None = None,
    ) -> Draft | None:
        was = drafts.c.sent_at.is_(None) if sent_at is not None else drafts.c.sent_at.is_not(None)
        row = (
            await connection.execute(
                drafts.update()
                .where(*pending(draft.id, draft.version), was)
                .values(sent_at=sent_at, awaiting=None, version=draft.version + 1, updated_at=now)
                .returning(drafts)
            )
        ).one_or_none()
        if row is None:
            return None
        moved = to_draft(row)
        await log_draft(connection, act, moved, by=by, now=now, detail=detail)
        return moved

    async def get(self, draft: int, editor: Editor) -> Draft | None:
        """A draft of somebody else's that was sent and that this publisher may decide on, also once it is published."""
        query = _PLACED.where(
            drafts.c.id == draft,
            drafts.c.editor != editor.id,
            drafts.c.sent_at.is_not(None),
            drafts.c.discarded_at.is_(None),
        )
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return to_draft(row) if row is not None and _decides(editor, row) else None

    async def published_by(self, push: int) -> Draft | None:
        """The draft whose publication a push announces."""
        query = sa.select(drafts).join(pushes, pushes.c.draft == drafts.c.id).where(pushes.c.id == push)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else to_draft(row)

    async def publisher(self, draft: int) -> int | None:
        """Who let a draft go out last; None for one that never did."""
        query = (
            sa.select(pushes.c.editor).where(pushes.c.draft == draft).order_by(pushes.c.id.desc()).limit(1)
        )
        async with self._database.read() as connection:
            found: int | None = await connection.scalar(query)
            return found

    async def waiting(self, editor: Editor, limit: int = 10) -> list[Draft]:
        """What waits for this publisher, the longest first."""
        query = (
            _PLACED.where(
                drafts.c.sent_at.is_not(None),
                drafts.c.editor != editor.id,
                drafts.c.discarded_at.is_(None),
                drafts.c.published_event.is_(None),
            )
            .order_by(drafts.c.sent_at, drafts.c.id)
            .limit(_MOST)
        )
        async with self._database.read() as connection:
            found = [to_draft(row) for row in await connection.execute(query) if _decides(editor, row)]
        return found[:limit]


#: Drafts, and where the event is that they change.
_PLACED = sa.select(drafts, events.c.region.label("stood"), events.c.also.label("stood_also")).outerjoin(
    events, events.c.id == drafts.c.event
)


def _decides(editor: Editor, row: Any) -> bool:
    """Whether a publisher may decide about a draft: all that it concerns has to lie in their regions."""
    stood = () if row.stood is None else (row.stood, *(row.stood_also or ()))
    return all(
        may(editor, Act.APPROVE, code) for code in (*(from_json(row.facts).regions or (None,)), *stood)
    )
