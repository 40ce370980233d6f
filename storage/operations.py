"""What owners decide about the running of Chaski; every process that shares the record obeys."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from storage.audit import write_act
from storage.authority import ask
from storage.database import Database
from storage.permission import Act
from storage.schema import control

_PAUSED = "paused"


class Operations:
    """Whether pushes may leave."""

    def __init__(self, database: Database) -> None:
        """Keep the decisions in this database."""
        self._database = database

    async def paused(self) -> bool:
        """Whether sending of pushes was stopped by an owner."""
        async with self._database.read() as connection:
            return bool(await connection.scalar(sa.select(control.c.key).where(control.c.key == _PAUSED)))

    async def set_paused(self, paused: bool, *, editor: int, now: datetime) -> bool:
        """Stop or go on sending pushes; False if it was so already. Refused to all but owners."""
        async with self._database.write() as connection:
            await ask(connection, editor, Act.PAUSE)
            removed = await connection.execute(control.delete().where(control.c.key == _PAUSED))
            if paused:
                await connection.execute(control.insert().values(key=_PAUSED, value=now.isoformat()))
            if bool(removed.rowcount) == paused:
                return False
            act = "pause" if paused else "resume"
            await write_act(connection, at=now, editor=editor, act=act, subject="sending")
        return True
