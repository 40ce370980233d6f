"""Imports: validated rows, with the id they have where they come from, into the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

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
        added = changed = unchanged = pushed = 0
        async with self._database.write() as connection:
            record = await record_of(connection)
            for row in rows:
                # What this record exported comes back to the event that it came from.
                same = events.c.external_id == row.external_id
                mine = own_number(record, row.external_id)
                wanted = same if mine is None else sa.or_(same, events.c.id == mine)
                known = (
                    await connection.execute(
                        sa.select(events.c.id, revisions.c.facts)
                        .join(
                            revisions,
                            (revisions.c.event == events.c.id) & (revisions.c.number == events.c.revision),
                        )
                        .where(wanted)
                        .order_by(sa.case((same, 0), else_=1))
                        .limit(1)
                    )
                ).one_or_none()
                facts = row.facts
                if known is not None:
                    before = from_json(known.facts)
                    # A file brings no picture, so it takes none away.
                    facts = facts.changed(photo=before.photo, photo_bot=before.photo_bot)
                    if before == facts:
                        unchanged += 1
                        continue
                event, revision = await write_revision(
                    connection,
                    self._gazetteer,
                    facts,
                    now=now,
                    editor=None,
                    event=known.id if known is not None else None,
                    external_id=row.external_id,
                )
                if known is None:
                    added += 1
                else:
                    changed += 1
                if push and facts.state not in (EventState.ENDED, EventState.LAPSED):
                    await announce(connection, event, revision, facts, now=now, undo=timedelta(), editor=None)
                    pushed += 1
            number = 0
            for tally in counted:
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
                    number += 1
                else:
                    await connection.execute(
                        tallies.update().where(tallies.c.external_id == tally.external_id).values(**values)
                    )
            if added or changed or number:
                await write_act(
                    connection,
                    at=now,
                    editor=None,
                    act="import",
                    subject="events",
                    detail={"added": added, "changed": changed, "tallies": number},
                )
        return Imported(added, changed, unchanged, number, pushed)
