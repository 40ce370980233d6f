"""What the desk was told of new tips: one message to each editor, until they look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.database import Database, insert_ignoring
from storage.permission import Act, may
from storage.schema import tip_notices, tips
from storage.staff import Editor
from storage.tips import TipState, inside

#: Regions named in a notice, at most.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class News:
    """What waits for an editor: how many tips, in which departments ("" for no place), the newest one's number."""

    waiting: int
    regions: tuple[str, ...]
    upto: int


@dataclass(frozen=True, slots=True)
class Notice:
    """The last time an editor was told, up to which tip, and the message, None once they have looked."""

    upto: int
    at: datetime
    message_id: int | None = None


class TipNotices:
    """Who at the desk has been told of what waits."""

    def __init__(self, database: Database) -> None:
        """Keep notices in this database."""
        self._database = database

    async def newest(self) -> int:
        """The number of the newest tip that waits, 0 if none does."""
        query = sa.select(sa.func.max(tips.c.id)).where(tips.c.state == TipState.WAITING)
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def last(self, editor: int) -> Notice | None:
        """The last notice to an editor."""
        query = sa.select(tip_notices).where(tip_notices.c.editor == editor)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else Notice(row.upto, row.at, row.message_id)

    async def news(self, editor: Editor, after: int) -> News | None:
        """What waits for the editor, None if nothing of it is newer than tip `after`."""
        if not editor.regions or not may(editor, Act.TIPS, editor.regions[0]):
            return None
        mine = (tips.c.state == TipState.WAITING) & sa.or_(*(inside(code) for code in editor.regions))
        department = sa.func.substr(tips.c.region, 1, 2)
        count = sa.func.count()
        query = (
            sa.select(department.label("region"), count.label("count"), sa.func.max(tips.c.id).label("upto"))
            .where(mine)
            .group_by(department)
            .order_by(count.desc(), department)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        upto = max((row.upto for row in rows), default=0)
        if upto <= after:
            return None
        # `count` is a method of rows.
        total = sum(int(row[1]) for row in rows)
        return News(total, tuple(row.region for row in rows[:_NAMED]), upto)

    async def write(self, editor: int, upto: int, message_id: int | None, *, at: datetime) -> None:
        """The editor was told up to this tip, in this message."""
        async with self._database.write() as connection:
            await connection.execute(
                insert_ignoring(connection, tip_notices).values(editor=editor, upto=upto, at=at)
            )
            await connection.execute(
                tip_notices.update()
                .where(tip_notices.c.editor == editor)
                .values(upto=upto, at=at, message_id=message_id)
            )

    async def looked(self, editor: int) -> None:
        """The editor has seen the queue: the next notice is a new message."""
        newest = sa.select(sa.func.coalesce(sa.func.max(tips.c.id), 0)).scalar_subquery()
        async with self._database.write() as connection:
            await connection.execute(
                tip_notices.update()
                .where(tip_notices.c.editor == editor)
                .values(upto=newest, message_id=None)
            )
