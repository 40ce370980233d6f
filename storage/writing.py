"""Writing an event's next revision, inside the caller's transaction."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.facts import to_columns, to_json
from storage.model import EventFacts
from storage.regions import Gazetteer
from storage.schema import event_words, events, revisions, sources
from storage.words import happened, index_words


class Outdated(Exception):
    """The event was changed after this edit began; `revision` is the newest."""

    def __init__(self, revision: int) -> None:
        """Remember the newest revision."""
        super().__init__(f"the event is at revision {revision} now")
        self.revision = revision


async def write_revision(
    connection: AsyncConnection,
    gazetteer: Gazetteer,
    facts: EventFacts,
    *,
    now: datetime,
    editor: int | None,
    event: int | None = None,
    base: int | None = None,
    external_id: str | None = None,
) -> tuple[int, int]:
    """Write facts as the event's next revision (or as a new event); gives event and revision number."""
    columns = to_columns(facts) | {"updated_at": now}
    if event is None:
        revision = 1
        inserted = await connection.execute(
            events.insert()
            .values(**columns, revision=1, created_at=now, external_id=external_id)
            .returning(events.c.id)
        )
        event = int(inserted.scalar_one())
    else:
        current = await connection.scalar(
            sa.select(events.c.revision).where(events.c.id == event).with_for_update()
        )
        if current is None:
            raise LookupError(f"there is no event {event}")
        if base is not None and current != base:
            raise Outdated(current)
        revision = current + 1
        await connection.execute(
            events.update().where(events.c.id == event).values(**columns, revision=revision)
        )
        await connection.execute(sources.delete().where(sources.c.event == event))
        await connection.execute(event_words.delete().where(event_words.c.event == event))
    await connection.execute(
        revisions.insert().values(event=event, number=revision, facts=to_json(facts), at=now, editor=editor)
    )
    if facts.sources:
        await connection.execute(
            sources.insert(),
            [
                {"event": event, "position": n, "name": s.name[:120], "url": s.url, "at": s.at}
                for n, s in enumerate(facts.sources)
            ],
        )
    at = happened(facts, now)
    await connection.execute(
        event_words.insert(),
        [
            {"word": word, "at": at, "event": event}
            for word in sorted(index_words(facts, gazetteer.path(facts.region or "")))
        ],
    )
    return event, revision
