"""The audit log: who did what at the desk, append-only, each row chained to the one before."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chain import GENESIS, link
from storage.database import Database
from storage.permission import Act, may
from storage.schema import audit, audit_head, milliseconds
from storage.staff import Editor

#: Rows read at a time when the chain is checked.
_SLICE = 1_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One act at the desk: `editor` and `subject_id` are row numbers; `hash` chains it to the row before."""

    id: int
    at: datetime
    editor: int | None
    act: str
    subject: str
    subject_id: int | None
    detail: dict[str, Any] | None
    hash: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking the chain found: how many rows stand, the newest hash, and the first broken row, None if none is."""

    rows: int
    newest: str
    broken: int | None = None


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
    """Log an act in the transaction that performs it, as late in it as can be: other writers of the log wait."""
    # The lock on the head, or SQLite's one writer, keeps two rows from following the same one.
    head = (await connection.execute(sa.select(audit_head).with_for_update())).one_or_none()
    if head is None:
        raise LookupError("the audit log has lost its head")
    number = head.last + 1
    hashed = link(
        head.hash,
        number=number,
        at=milliseconds(at),
        editor=editor,
        act=act,
        subject=subject,
        subject_id=subject_id,
        detail=detail,
    )
    await connection.execute(
        audit.insert().values(
            id=number,
            at=at,
            editor=editor,
            act=act,
            subject=subject,
            subject_id=subject_id,
            detail=detail,
            hash=hashed,
        )
    )
    await connection.execute(audit_head.update().values(last=number, rows=head.rows + 1, hash=hashed))


def located(regions: Sequence[str]) -> dict[str, Any]:
    """Where an act was, as its detail tells it: the first of its regions, and all where there are several."""
    return {"region": next(iter(regions), None)} | ({"regions": list(regions)} if len(regions) > 1 else {})


class Audit:
    """Reading the log; acts are written in the transaction they belong to."""

    def __init__(self, database: Database) -> None:
        """Read from this database."""
        self._database = database

    async def newest(self) -> int:
        """The number of the newest row, 0 before the first; rows are numbered in the order of their commits."""
        async with self._database.read() as connection:
            return int(await connection.scalar(sa.select(audit_head.c.last)) or 0)

    async def latest(self, limit: int = 20) -> list[Entry]:
        """The newest acts first."""
        async with self._database.read() as connection:
            rows = await connection.execute(sa.select(audit).order_by(audit.c.id.desc()).limit(limit))
            return [Entry(**row._mapping) for row in rows]

    async def last_of(self, editor: int, besides: Collection[str]) -> Entry | None:
        """What somebody at the desk did last, other than these acts; None for nothing yet."""
        query = sa.select(audit).where(audit.c.editor == editor, audit.c.act.not_in(besides))
        async with self._database.read() as connection:
            row = (await connection.execute(query.order_by(audit.c.id.desc()).limit(1))).one_or_none()
        return None if row is None else Entry(**row._mapping)

    async def page(self, reader: Editor, *, before: int | None, limit: int) -> list[Entry]:
        """The newest acts older than row `before` that the reader may see, newest first.

        Owners see all, publishers what they did and what was done in their regions, others nothing.
        """
        if not may(reader, Act.AUDIT):
            return []
        query = sa.select(audit).order_by(audit.c.id.desc()).limit(limit)
        if before is not None:
            query = query.where(audit.c.id < before)
        if not may(reader, Act.PEOPLE):
            query = query.where(sa.or_(audit.c.editor == reader.id, *_inside(reader.regions)))
        async with self._database.read() as connection:
            return [Entry(**row._mapping) for row in await connection.execute(query)]

    async def verify(self) -> Verdict:
        """Check every row against its hash and the row before, and the newest against the head."""
        rows, number, previous = 0, 0, GENESIS
        async with self._database.read() as connection:
            head = (await connection.execute(sa.select(audit_head))).one_or_none()
            if head is None:
                return Verdict(0, previous, 1)
            while number < head.last:
                query = _RAW.where(audit.c.id > number, audit.c.id <= head.last).limit(_SLICE)
                found = (await connection.execute(query)).all()
                if not found:
                    return Verdict(rows, previous, head.last)
                for row in found:
                    if row.hash != _hash_of(previous, row):
                        return Verdict(rows, previous, row.id)
                    rows, number, previous = rows + 1, row.id, row.hash
            if (rows, previous) != (head.rows, head.hash):
                return Verdict(rows, previous, head.last)
            # What was written meanwhile lies before the head of that moment; a row beyond it was put there by hand.
            last = sa.select(audit_head.c.last).scalar_subquery()
            beyond = await connection.scalar(sa.select(sa.func.min(audit.c.id)).where(audit.c.id > last))
        return Verdict(rows, previous, beyond)


# As the database has them: a row that was tampered with may hold anything.
_RAW = sa.select(
    audit.c.id,
    sa.type_coerce(audit.c.at, sa.BigInteger).label("at"),
    audit.c.editor,
    audit.c.act,
    audit.c.subject,
    audit.c.subject_id,
    sa.cast(audit.c.detail, sa.Text).label("detail"),
    audit.c.hash,
).order_by(audit.c.id)


def _hash_of(previous: str, row: sa.Row[Any]) -> str | None:
    """The hash that the row should have; None for one that was never written by Chaski."""
    try:
        return link(
            previous,
            number=row.id,
            at=row.at,
            editor=row.editor,
            act=row.act,
            subject=row.subject,
            subject_id=row.subject_id,
            detail=None if row.detail is None else json.loads(row.detail),
        )
    except (TypeError, ValueError):
        return None


def _inside(regions: Sequence[str]) -> list[sa.ColumnElement[bool]]:
    place = audit.c.detail["region"].as_string()
    # Whoever is invited has regions as well, but where nothing has a place nothing was done in them.
    further = sa.case((place.is_not(None), sa.cast(audit.c.detail["regions"], sa.Text)))
    first = [place.startswith(code, autoescape=True) for code in regions]
    return [*first, *(further.contains(f'"{code}', autoescape=True) for code in regions)]
