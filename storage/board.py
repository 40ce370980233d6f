"""The board: the open events that an editor looks after, the longest unconfirmed first."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from storage.concern import concerning
from storage.database import Database
from storage.events import Events
from storage.model import Event, EventState
from storage.schema import drafts, events, revisions

_AGE = sa.func.coalesce(events.c.last_confirmed, events.c.started, events.c.updated_at)


class Board:
    """Open events: an editor's own, or all in some regions."""

    def __init__(self, database: Database, record: Events) -> None:
        """Read from this database, and events from their record."""
        self._database = database
        self._events = record

    async def mine(self, editor: int, *, limit: int, offset: int = 0) -> list[Event]:
        """The open events that this editor posted, changed or confirmed, also through a publisher."""
        return await self._page(_by(editor), limit, offset)

    async def mine_count(self, editor: int) -> int:
        """How many events `mine` would give without a limit."""
        return await self._count(_by(editor))

    async def inside(self, regions: Sequence[str], *, limit: int, offset: int = 0) -> list[Event]:
        """The open events of which some part lies in these regions."""
        return await self._page(_in(regions), limit, offset)

    async def inside_count(self, regions: Sequence[str]) -> int:
        """How many events `inside` would give without a limit."""
        return await self._count(_in(regions))

    async def _page(self, which: sa.ColumnElement[bool], limit: int, offset: int) -> list[Event]:
        query = sa.select(events).where(_open(), which).order_by(_AGE, events.c.id)
        return await self._events.picked(query.limit(limit).offset(offset))

    async def _count(self, which: sa.ColumnElement[bool]) -> int:
        query = sa.select(sa.func.count()).select_from(events).where(_open(), which)
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)


def _open() -> sa.ColumnElement[bool]:
    return events.c.state.in_([EventState.ANNOUNCED, EventState.ACTIVE])


def _by(editor: int) -> sa.ColumnElement[bool]:
    # From the side of the few open events: a desk's revisions are many.
    wrote = sa.select(revisions.c.id).where(revisions.c.event == events.c.id, revisions.c.editor == editor)
    sent = sa.select(drafts.c.id).where(drafts.c.published_event == events.c.id, drafts.c.editor == editor)
    return wrote.exists() | sent.exists()


def _in(regions: Sequence[str]) -> sa.ColumnElement[bool]:
    return sa.or_(sa.false(), *(concerning(code) for code in regions))
