"""The people at the desk. Their ids are sealed like everyone's."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from storage.database import Database, insert_ignoring
from storage.model import Editor, Role
from storage.schema import editors
from storage.sealing import Sealer


class Editors:
    """Who may post."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        """Keep editors in this database under this seal."""
        self._database = database
        self._sealer = sealer

    async def ensure_owner(self, telegram_id: int, *, now: datetime) -> Editor:
        """The owner's row, made at their first act."""
        sealed = self._sealer.seal(telegram_id)
        query = sa.select(editors).where(editors.c.sealed == sealed)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            async with self._database.write() as connection:
                await connection.execute(
                    insert_ignoring(connection, editors).values(
                        sealed=sealed, role=Role.OWNER, region="", created_at=now
                    )
                )
                row = (await connection.execute(query)).one()
        return Editor(row.id, telegram_id, Role.OWNER, row.region)

    async def telegram_id(self, editor: int) -> int | None:
        """Where to reach an editor, None if there is no such row."""
        async with self._database.read() as connection:
            sealed = await connection.scalar(sa.select(editors.c.sealed).where(editors.c.id == editor))
        return None if sealed is None else self._sealer.open(sealed)
