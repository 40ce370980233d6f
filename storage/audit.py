"""The audit log: who did what at the desk, append-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.schema import audit


@dataclass(frozen=True, slots=True)
class Act:
    """One act at the desk: `editor` and `subject_id` are row numbers."""

    id: int
    at: datetime
    editor: int | None
    act: str
    subject: str
    subject_id: int | None
    detail: dict[str, Any] | None


async def write_act(
    connection: AsyncConnection,
    *,
    at: datetime,
    editor: int | None,
    act: str,
    subject: str,
    subject_id: int | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Log an act in the transaction that performs it."""
    await connection.execute(
        audit.insert().values(
            at=at, editor=editor, act=act, subject=subject, subject_id=subject_id, detail=detail
        )
    )


class Audit:
    """Reading the log; acts are written in the transaction they belong to."""

    def __init__(self, database: Database) -> None:
        """Read from this database."""
        self._database = database

    async def latest(self, limit: int = 20) -> list[Act]:
        """The newest acts first."""
        async with self._database.read() as connection:
            rows = await connection.execute(sa.select(audit).order_by(audit.c.id.desc()).limit(limit))
            return [Act(**row._mapping) for row in rows]
