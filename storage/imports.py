"""Imports: validated rows, with the id they have where they come from, into the record."""

from __future__ import annotations

import dataclasses
import operator
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.announcing import announce
from storage.audit import write_act
from storage.database import Database, insert_ignoring
from storage.exports import own_number, record_of
from storage.facts import from_json
from storage.model import EventFacts, EventState, Source
from storage.regions import Gazetteer
from storage.schema import events, revisions, tallies
from storage.writing import write_revision


@dataclass(frozen=True, slots=True)
class ImportedEvent:
    """One curated event; the same `external_id` imported again updates the same event."""

    external_id: str
    facts: EventFacts


@dataclass(frozen=True, slots=True)
class ImportedTally:
    """One count that a source gives for a region at a time, as `storage.model.Tally`."""

    external_id: str
    region: str
    counted: str
    value: int
    at: datetime
    source: Source
    qualifier: str | None = None
    earlier: int | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows an import added, changed and left as they were; `pushes` counts what it announced."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    tallies: int = 0
    pushes: int = 0

    def __add__(self, more: Imported) -> Imported:
        """What both did together."""
        return Imported(*map(operator.add, dataclasses.astuple(self), dataclasses.astuple(more)))


class Imports:
    """Curated rows from elsewhere."""

    def __init__(self, database: Database, gazetteer: Gazetteer) -> None:
        """Write to this database, in these regions."""
        self._database = database
        self._gazetteer = gazetteer

    async def write(
        self,
        rows: Iterable[ImportedEvent],
        counted: Iterable[ImportedTally] = (),
        *,
        now: datetime,
        push: bool = False,
    ) -> Imported:
        """Write imported rows, all or nothing: known external ids are updated where they differ, the rest added."""
        done = Imported()
        async with self._database.write() as connection:
            record = await record_of(connection)
            for row in rows:
                done += await self._write(connection, record, row, now=now, push=push)
            for tally in counted:
                done += await _count(connection, tally)
            written = {"added": done.added, "changed": done.changed, "tallies": done.tallies}
            if any(written.values()):
                await write_act(
                    connection, at=now, editor=None, act="import", subject="events", detail=written
                )
        return done

    async def _write(
        self, connection: AsyncConnection, record: uuid.UUID, row: ImportedEvent, *, now: datetime, push: bool
    ) -> Imported:
        """Write one event where it is new or differs, with its push where one is wanted and it is not over."""
        known = await _known(connection, record, row.external_id)
        facts = row.facts
        if known is not None:
            before = from_json(known.facts)
            # A file brings no picture, so it takes none away.
            facts = facts.changed(photo=before.photo, photo_bot=before.photo_bot)
            if before == facts:
                return Imported(unchanged=1)
        event, revision = await write_revision(
            connection,
            self._gazetteer,
            facts,
            now=now,
            editor=None,
            event=None if known is None else known.id,
            external_id=row.external_id,
        )
        pushed = push and facts.state not in (EventState.ENDED, EventState.LAPSED)
        if pushed:
            await announce(connection, event, revision, facts, now=now, undo=timedelta(), editor=None)
        return Imported(added=int(known is None), changed=int(known is not None), pushes=int(pushed))


async def _known(connection: AsyncConnection, record: uuid.UUID, external_id: str) -> sa.Row[Any, Any] | None:
    """The event that was imported with this id, or that this record exported with it; its newest facts beside it."""
    same = events.c.external_id == external_id
    mine = own_number(record, external_id)
    found = await connection.execute(
        sa.select(events.c.id, revisions.c.facts)
        .join(revisions, (revisions.c.event == events.c.id) & (revisions.c.number == events.c.revision))
        .where(same if mine is None else sa.or_(same, events.c.id == mine))
        .order_by(sa.case((same, 0), else_=1))
        .limit(1)
    )
    return found.one_or_none()


async def _count(connection: AsyncConnection, tally: ImportedTally) -> Imported:
    """Write one count; a known one is put right, and adds nothing."""
    values = {
        "region": tally.region,
        "counted": tally.counted,
        "value": tally.value,
        "qualifier": tally.qualifier,
        "earlier": tally.earlier,
        "at": tally.at,
        "source_name": tally.source.name,
        "source_url": tally.source.url,
        "source_at": tally.source.at,
    }
    inserted = await connection.execute(
        insert_ignoring(connection, tallies).values(external_id=tally.external_id, **values)
    )
    if inserted.rowcount:
        return Imported(tallies=1)
    await connection.execute(
        tallies.update().where(tallies.c.external_id == tally.external_id).values(**values)
    )
    return Imported()
