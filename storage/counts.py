"""Counts that wait for a publisher: handed over by who may not record them, or must not alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.audit import located, write_act
from storage.authority import Refused, ask, current
from storage.batches import Batch
from storage.database import Database
from storage.permission import Act, may
from storage.schema import batches, editors
from storage.staff import Editor
from storage.tallies import Counted, write_counts

#: How many are looked through for those that somebody may decide on.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Handed:
    """Counts that an editor (a row number) handed over; they are of one batch at one version."""

    batch: int
    version: int
    editor: int
    counts: tuple[Counted, ...]


class Counts:
    """What was counted and is not recorded yet, between two pairs of hands."""

    def __init__(self, database: Database) -> None:
        """Look at the batches of this database."""
        self._database = database

    async def send(self, batch: Batch, *, now: datetime) -> Handed | None:
        """Hand a batch's counts over; None if they changed, were handed over, or are recorded already."""
        async with self._database.write() as connection:
            await ask(connection, batch.editor, Act.COUNT)
            row = (
                await connection.execute(
                    batches.update()
                    .where(
                        batches.c.id == batch.id,
                        batches.c.version == batch.version,
                        batches.c.counts_sent_at.is_(None),
                    )
                    .values(counts_sent_at=now, version=batch.version + 1)
                    .returning(batches)
                )
            ).one_or_none()
            if row is None or not row.counts:
                await connection.rollback()
                return None
            handed = _handed(row)
            await _log(connection, "tally_send", handed, by=batch.editor, now=now)
        return handed

    async def waiting(self, editor: Editor, limit: int = 5) -> list[Handed]:
        """What waits for this publisher, the longest first."""
        query = _open().where(batches.c.editor != editor.id).order_by(batches.c.counts_sent_at).limit(_MOST)
        async with self._database.read() as connection:
            found = [_handed(row) for row in await connection.execute(query)]
        return [one for one in found if decides(editor, one.counts)][:limit]

    async def get(self, batch: int, editor: Editor) -> Handed | None:
        """The counts of a batch that wait, for a publisher who may decide on them; None for any other."""
        async with self._database.read() as connection:
            row = (await connection.execute(_open().where(batches.c.id == batch))).one_or_none()
        found = None if row is None else _handed(row)
        own = found is not None and found.editor == editor.id
        return found if found is not None and not own and decides(editor, found.counts) else None

    async def record(self, handed: Handed, *, by: int, now: datetime) -> list[int]:
        """Record what somebody else counted; nothing if it was decided on or taken back meanwhile.

        Refused outside one's regions, for one's own counts, and once who counted works at the desk no more.
        """
        async with self._database.write() as connection:
            editor = await ask(connection, by, Act.TALLY, *(count.region for count in handed.counts))
            if handed.editor == by:
                raise Refused(Act.TALLY, editor)
            if await current(connection, handed.editor) is None:
                raise Refused(Act.DRAFT, None)
            if not await _take(connection, handed, counts=[]):
                return []
            return await write_counts(connection, handed.counts, by=by, now=now, batch=handed.batch)

    async def give_back(self, handed: Handed, *, by: int, now: datetime) -> bool:
        """Back to who counted, not recorded; False if it was decided on or taken back meanwhile. Refused as above."""
        async with self._database.write() as connection:
            await ask(connection, by, Act.TALLY, *(count.region for count in handed.counts))
            if not await _take(connection, handed):
                return False
            await _log(connection, "tally_back", handed, by=by, now=now)
        return True


def decides(editor: Editor, counts: Sequence[Counted]) -> bool:
    """Whether somebody may decide on counts: all that they concern has to lie in their regions."""
    return all(may(editor, Act.TALLY, count.region) for count in counts)


def _open() -> sa.Select[Any]:
    """The batches whose counts wait, of those who work at the desk still."""
    return (
        sa.select(batches)
        .join(editors, editors.c.id == batches.c.editor)
        .where(batches.c.counts_sent_at.is_not(None), editors.c.revoked_at.is_(None))
    )


async def _take(connection: AsyncConnection, handed: Handed, **values: Any) -> bool:
    """Take counts out of waiting, for whoever comes first."""
    result = await connection.execute(
        batches.update()
        .where(
            batches.c.id == handed.batch,
            batches.c.version == handed.version,
            batches.c.counts_sent_at.is_not(None),
        )
        .values(counts_sent_at=None, version=handed.version + 1, **values)
    )
    return bool(result.rowcount)


def _handed(row: Any) -> Handed:
    return Handed(row.id, row.version, row.editor, tuple(Counted.from_json(count) for count in row.counts))


async def _log(connection: AsyncConnection, act: str, handed: Handed, *, by: int, now: datetime) -> None:
    regions = sorted({count.region for count in handed.counts})
    await write_act(
        connection,
        at=now,
        editor=by,
        act=act,
        subject="counts",
        subject_id=handed.batch,
        detail=located(regions),
    )
