"""Writing an event's next revision, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaigns import join
from storage.facts import to_columns, to_json
from storage.model import EventFacts
from storage.regions import Gazetteer
from storage.schema import event_regions, event_words, events, revisions, sources
from storage.stated import kept, newest_of
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
    columns["campaign_id"] = await join(connection, facts.campaign, event, now=now)
    if event is None:
        revision = 1
        inserted = await connection.execute(
            events.insert()
            .values(**columns, revision=1, created_at=now, external_id=external_id)
            .returning(events.c.id)
        )
        event = int(inserted.scalar_one())
    else:
        revision = await _next(connection, event, base)
        await connection.execute(
            events.update().where(events.c.id == event).values(**columns, revision=revision)
        )
        for beside in (sources, event_words, event_regions):
            await connection.execute(beside.delete().where(beside.c.event == event))
    await connection.execute(
        revisions.insert().values(event=event, number=revision, facts=to_json(facts), at=now, editor=editor)
    )
    for beside, rows in _beside(facts, index_words(facts, _paths(gazetteer, facts)), now):
        if rows:
            await connection.execute(beside.insert(), [{"event": event} | row for row in rows])
    return event, revision


async def _next(connection: AsyncConnection, event: int, base: int | None) -> int:
    """The number of the event's next revision; it is locked, and Outdated where `base` is not the newest."""
    newest: int | None = await connection.scalar(kept(newest_of(event)))
    if newest is None:
        raise LookupError(f"there is no event {event}")
    if base is not None and newest != base:
        raise Outdated(newest)
    return newest + 1


def _beside(
    facts: EventFacts, words: Collection[str], now: datetime
) -> list[tuple[sa.Table, list[dict[str, Any]]]]:
    """The rows that stand beside the event's own: where else it is, who spoke of it, the words it is found by."""
    at = happened(facts, now)
    return [
        (event_regions, [{"region": code} for code in facts.also]),
        (
            sources,
            [
                {"position": n, "name": s.name[:120], "url": s.url, "at": s.at}
                for n, s in enumerate(facts.sources)
            ],
        ),
        (event_words, [{"word": word, "at": at} for word in sorted(words)]),
    ]


def _paths(gazetteer: Gazetteer, facts: EventFacts) -> str:
    """The names of all regions that an event concerns, and of what contains them."""
    return " ".join(gazetteer.path(code) for code in facts.regions or ("",))
