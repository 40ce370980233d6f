"""What goes on: read again only as far as it changed, for those who ask about all of it."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from storage.database import Database, rows_at_once
from storage.events import Events
from storage.model import Event, EventState
from storage.schema import events

#: Reading so many takes some milliseconds, in which the process does nothing else.
_AT_ONCE = 250


class UnderWay:
    """The events that go on or are announced anywhere; those of the last answer are kept in memory."""

    def __init__(self, database: Database, record: Events) -> None:
        """Read from this database, and events from their record."""
        self._database = database
        self._events = record
        self._known: Mapping[int, Event] = {}

    async def all(self, *, limit: int) -> list[Event]:
        """All of them, the newest entries first."""
        query = (
            sa.select(events.c.id, events.c.revision)
            .where(events.c.state.in_([EventState.ACTIVE, EventState.ANNOUNCED]))
            .order_by(events.c.id.desc())
            .limit(limit)
        )
        async with self._database.read() as connection:
            now = await rows_at_once(connection, query)
        known = self._known
        # A revision never changes: what was read at the same one before is as it was.
        changed = [
            number for number, revision in now if number not in known or known[number].revision != revision
        ]
        fresh: dict[int, Event] = {}
        for first in range(0, len(changed), _AT_ONCE):
            # Whoever asks for something else meanwhile gets a word in.
            fresh |= await self._events.some(changed[first : first + _AT_ONCE])
        found = [event for number, _ in now if (event := fresh.get(number) or known.get(number)) is not None]
        self._known = {event.id: event for event in found}
        return found
