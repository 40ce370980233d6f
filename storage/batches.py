"""The drafts out of one text: found again together, with the counts and the notes that came with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.authority import ask
from storage.database import Database
from storage.doubts import Doubt
from storage.drafts import change_draft, log_draft, open_draft, pending, to_draft
from storage.model import Draft, EventFacts, Tally
from storage.permission import Act
from storage.schema import batches, drafts, pushes, tallies
from storage.tallies import Counted, to_tally


@dataclass(frozen=True, slots=True)
class Entry:
    """One draft to be opened: its facts, what its text left open, and the event and revision that it edits."""

    facts: EventFacts
    doubts: tuple[Doubt, ...] = ()
    edits: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """The drafts out of one text in their order, discarded ones included, and what became of them."""

    id: int
    editor: int
    version: int
    created_at: datetime
    drafts: tuple[Draft, ...] = ()
    discarded: frozenset[int] = frozenset()  # drafts
    pushes: Mapping[int, int] = field(default_factory=dict)  # the push of each published draft
    counts: tuple[Counted, ...] = ()  # found and not recorded yet
    counts_sent: bool = False  # they wait for a publisher
    tallies: tuple[Tally, ...] = ()  # recorded
    notes: tuple[tuple[str, str], ...] = ()  # why, and the words

    @property
    def stamp(self) -> int:
        """A number that rises with whatever becomes of the batch, by which an old button is noticed."""
        ends = sum(2 for d in self.drafts if d.published_event is not None) + sum(1 for _ in self.discarded)
        return self.version + sum(draft.version for draft in self.drafts) + ends

    @property
    def open(self) -> tuple[Draft, ...]:
        """The drafts that are still with their editor."""
        return tuple(
            d
            for d in self.drafts
            if d.id not in self.discarded and d.published_event is None and d.sent_at is None
        )


class Batches:
    """Drafts that came together."""

    def __init__(self, database: Database) -> None:
        """Keep batches in this database."""
        self._database = database

    async def open(
        self,
        editor: int,
        entries: Sequence[Entry],
        *,
        counts: Sequence[Counted] = (),
        notes: Sequence[tuple[str, str]] = (),
        now: datetime,
        heard: datetime | None = None,
    ) -> int:
        """Open drafts and keep what came with them, all or nothing; gives the batch's number.

        `heard` is when the text was written, where that is known.
        """
        async with self._database.write() as connection:
            await ask(connection, editor, Act.DRAFT)
            number, _ = await open_batch(
                connection, editor, entries, counts=counts, notes=notes, now=now, heard=heard
            )
        return number

    async def get(self, batch: int, editor: int) -> Batch | None:
        """An editor's own batch as it stands; None for another's or an unknown one."""
        query = sa.select(batches).where(batches.c.id == batch, batches.c.editor == editor)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
            return None if row is None else await self._load(connection, row)

    async def open_of(self, editor: int, limit: int = 5) -> list[Batch]:
        """An editor's batches in which something waits for them, the newest first."""
        waiting = sa.select(drafts.c.batch).where(
            drafts.c.editor == editor,
            drafts.c.batch.is_not(None),
            drafts.c.discarded_at.is_(None),
            drafts.c.published_event.is_(None),
        )
        query = (
            sa.select(batches)
            .where(batches.c.editor == editor, batches.c.id.in_(waiting))
            .order_by(batches.c.id.desc())
            .limit(limit)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
            return [await self._load(connection, row) for row in rows]

    @staticmethod
    async def _load(connection: AsyncConnection, row: Any) -> Batch:
        found = (
            await connection.execute(sa.select(drafts).where(drafts.c.batch == row.id).order_by(drafts.c.id))
        ).all()
        last = (
            sa.select(pushes.c.draft, sa.func.max(pushes.c.id))
            .where(pushes.c.draft.in_([one.id for one in found]))
            .group_by(pushes.c.draft)
        )
        sent = {row[0]: row[1] for row in await connection.execute(last)} if found else {}
        recorded = await connection.execute(
            sa.select(tallies)
            .where(tallies.c.batch == row.id, tallies.c.withdrawn_at.is_(None))
            .order_by(tallies.c.id)
        )
        return Batch(
            row.id,
            row.editor,
            row.version,
            row.created_at,
            tuple(to_draft(one) for one in found),
            frozenset(one.id for one in found if one.discarded_at is not None),
            {one.id: sent[one.id] for one in found if one.published_event is not None and one.id in sent},
            tuple(Counted.from_json(count) for count in row.counts),
            row.counts_sent_at is not None,
            tuple(to_tally(one) for one in recorded),
            tuple((why, words) for why, words in row.notes),
        )

    async def forget_counts(self, batch: Batch, *, now: datetime) -> bool:
        """Drop the counts that were found; False if the batch changed meanwhile."""
        async with self._database.write() as connection:
            await ask(connection, batch.editor, Act.DRAFT)
            return await take_counts(connection, batch)

    async def join(self, batch: Batch, facts: EventFacts, *, now: datetime) -> Draft | None:
        """Make one draft with these facts of all that are open; None if the batch changed meanwhile."""
        try:
            async with self._database.write() as connection:
                await ask(connection, batch.editor, Act.DRAFT)
                return await _joined(connection, batch, facts, now)
        except LookupError:
            return None

    async def discard(self, batch: Batch, *, now: datetime) -> int:
        """Throw away what is still with its editor, counts included; gives how many drafts that were."""
        async with self._database.write() as connection:
            await ask(connection, batch.editor, Act.DRAFT)
            await take_counts(connection, batch)
            rows = await connection.execute(
                drafts.update()
                .where(
                    drafts.c.batch == batch.id,
                    drafts.c.editor == batch.editor,
                    drafts.c.discarded_at.is_(None),
                    drafts.c.published_event.is_(None),
                    drafts.c.sent_at.is_(None),
                )
                .values(discarded_at=now, awaiting=None)
                .returning(drafts)
            )
            gone = [to_draft(row) for row in rows.all()]
            for draft in gone:
                await log_draft(connection, "discard", draft, by=batch.editor, now=now)
        return len(gone)


async def _joined(connection: AsyncConnection, batch: Batch, facts: EventFacts, now: datetime) -> Draft:
    """The first draft with these facts, the others thrown away; LookupError where one of them is not as it was."""
    first, *others = batch.open
    made = await change_draft(connection, first, now=now, facts=facts)
    if made is None:
        raise LookupError(first.id)
    for other in others:
        gone = await connection.execute(
            drafts.update()
            .where(*pending(other.id, other.version), drafts.c.sent_at.is_(None))
            .values(discarded_at=now, awaiting=None)
        )
        if not gone.rowcount:
            raise LookupError(other.id)
        await log_draft(connection, "discard", other, by=batch.editor, now=now)
    return made


async def open_batch(
    connection: AsyncConnection,
    editor: int,
    entries: Sequence[Entry],
    *,
    counts: Sequence[Counted] = (),
    notes: Sequence[tuple[str, str]] = (),
    now: datetime,
    heard: datetime | None = None,
) -> tuple[int, list[Draft]]:
    """A batch with its drafts, inside the caller's transaction; who may open it was asked there."""
    inserted = await connection.execute(
        batches.insert()
        .values(
            editor=editor,
            version=1,
            created_at=now,
            counts=[count.to_json() for count in counts],
            notes=[list(note) for note in notes],
        )
        .returning(batches.c.id)
    )
    number = int(inserted.scalar_one())
    return number, [
        await open_entry(connection, editor, entry, batch=number, now=now, heard=heard) for entry in entries
    ]


async def open_entry(
    connection: AsyncConnection,
    editor: int,
    entry: Entry,
    *,
    batch: int | None = None,
    now: datetime,
    heard: datetime | None = None,
) -> Draft:
    """The draft of one entry, inside the caller's transaction."""
    event, revision = entry.edits or (None, None)
    return await open_draft(
        connection,
        editor,
        entry.facts,
        now=now,
        event=event,
        base_revision=revision,
        doubts=entry.doubts,
        batch=batch,
        heard=heard,
    )


async def take_counts(connection: AsyncConnection, batch: Batch) -> bool:
    """Take the counts out of a batch, for whoever comes first; False for whoever comes second."""
    result = await connection.execute(
        batches.update()
        .where(batches.c.id == batch.id, batches.c.version == batch.version)
        .values(counts=[], counts_sent_at=None, version=batch.version + 1)
    )
    return bool(result.rowcount)
