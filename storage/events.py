"""Events, their revisions and sources: what happened where, and everything it was ever said to be."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.concern import concerning, concerning_all, containing, last_word, last_words
from storage.database import Database
from storage.facts import from_columns, from_json
from storage.model import Draft, Event, EventState, Kind, Revision, Source, Verification
from storage.publishing import Published, publish
from storage.regions import Gazetteer
from storage.schema import event_regions, events, revisions, sources
from storage.staff import FourEyes
from storage.undoing import take_back

__all__ = ["Events", "Published"]


class Events:
    """The record of events."""

    def __init__(self, database: Database, gazetteer: Gazetteer, policy: FourEyes = FourEyes.OFF) -> None:
        """Keep events in this database, in these regions; the policy says which posts need a second pair of eyes."""
        self._database = database
        self._gazetteer = gazetteer
        self._policy = policy

    async def get(self, event: int) -> Event | None:
        """The event as it is now, None if there is none of that number."""
        return next(iter(await self._load(sa.select(events).where(events.c.id == event))), None)

    async def at_revision(self, event: int, revision: int) -> Event | None:
        """The event as that revision stated it."""
        return next(iter(await self.at_revisions([(event, revision)])), None)

    async def at_revisions(self, wanted: Collection[tuple[int, int]]) -> list[Event]:
        """The events as these revisions stated them, given as event and number; unknown ones are left out."""
        query = (
            sa.select(
                revisions.c.number,
                revisions.c.facts,
                revisions.c.at,
                events.c.id,
                events.c.created_at,
                events.c.external_id,
                events.c.campaign_id,
            )
            .join(events, events.c.id == revisions.c.event)
            .where(revisions.c.event.in_({event for event, _ in wanted}))
            .where(sa.tuple_(revisions.c.event, revisions.c.number).in_(list(wanted)))
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [
            Event(
                row.id,
                row.number,
                from_json(row.facts),
                row.created_at,
                row.at,
                row.external_id,
                row.campaign_id,
            )
            for row in rows
        ]

    async def many(self, ids: Sequence[int]) -> list[Event]:
        """The events of these numbers as they are now, in the order asked for; unknown numbers are left out."""
        found = {event.id: event for event in await self._load(sa.select(events).where(events.c.id.in_(ids)))}
        return [found[number] for number in ids if number in found]

    async def revisions(self, ids: Sequence[int]) -> dict[int, list[Revision]]:
        """All that was ever stated about these events, by event, oldest first."""
        query = (
            sa.select(revisions.c.event, revisions.c.number, revisions.c.at, revisions.c.facts)
            .where(revisions.c.event.in_(ids))
            .order_by(revisions.c.event, revisions.c.number)
        )
        found: dict[int, list[Revision]] = {}
        async with self._database.read() as connection:
            for row in await connection.execute(query):
                found.setdefault(row.event, []).append(Revision(row.number, row.at, from_json(row.facts)))
        return found

    async def active(self, region: str, *, limit: int, offset: int = 0) -> list[Event]:
        """What goes on or is announced in a region, gravest and newest first."""
        query = (
            sa.select(events)
            .where(events.c.state.in_([EventState.ACTIVE, EventState.ANNOUNCED]), concerning(region))
            .order_by(events.c.state, events.c.gravity.desc(), events.c.started.desc(), events.c.id.desc())
            .limit(limit)
            .offset(offset)
        )
        return await self._load(query)

    async def active_count(self, region: str) -> int:
        """How many events `active` would give without a limit."""
        query = sa.select(sa.func.count()).where(
            events.c.state.in_([EventState.ACTIVE, EventState.ANNOUNCED]), concerning(region)
        )
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def around(self, region: str, *, limit: int) -> list[Event]:
        """What goes on or is announced for the whole of a region that contains this one, gravest and newest first."""
        query = (
            sa.select(events)
            .where(
                events.c.state.in_([EventState.ACTIVE, EventState.ANNOUNCED]),
                concerning_all(containing(region)),
            )
            .order_by(events.c.state, events.c.gravity.desc(), events.c.started.desc(), events.c.id.desc())
            .limit(limit)
        )
        return await self._load(query)

    async def latest(self, regions: Sequence[str], *, limit: int) -> list[Event]:
        """What changed last in any of the regions or for all around them, newest first, whatever its state."""
        wider = {code for region in regions for code in containing(region)}
        query = (
            sa.select(events)
            .where(sa.or_(*(concerning(code) for code in regions), concerning_all(sorted(wider))))
            .order_by(events.c.updated_at.desc(), events.c.id.desc())
            .limit(limit)
        )
        return await self._load(query)

    async def counts(self, region: str) -> dict[Kind, int]:
        """How many events of each kind are active in a region now."""
        query = (
            sa.select(events.c.kind, sa.func.count())
            .where(events.c.state == EventState.ACTIVE, concerning(region))
            .group_by(events.c.kind)
        )
        async with self._database.read() as connection:
            return {Kind(kind): count for kind, count in await connection.execute(query)}

    async def counts_at(self, region: str, moment: datetime) -> dict[Kind, int]:
        """How many events of each kind were under way in a region at a past moment, to be compared with now.

        What lapsed since is left out: that nobody knows of it any more makes nothing fewer.
        """
        # Two searches that an index serves: what still goes on, and what ended after that moment.
        began = sa.func.coalesce(events.c.started, events.c.created_at) <= moment
        still = sa.select(events.c.kind, events.c.id).where(
            events.c.state == EventState.ACTIVE, concerning(region), began
        )
        since = sa.select(events.c.kind, events.c.id).where(
            events.c.ended > moment,
            events.c.state == EventState.ENDED,
            concerning(region),
            began,
        )
        both = sa.union_all(still, since).subquery()
        query = sa.select(both.c.kind, sa.func.count()).group_by(both.c.kind)
        async with self._database.read() as connection:
            return {Kind(kind): count for kind, count in await connection.execute(query)}

    async def by_department(self) -> dict[str, dict[Kind, int]]:
        """Active events by department code and kind; "" holds what concerns the whole country."""
        going_on = events.c.state == EventState.ACTIVE
        own = sa.select(sa.func.substr(events.c.region, 1, 2).label("code"), events.c.kind, events.c.id)
        further = sa.select(sa.func.substr(event_regions.c.region, 1, 2), events.c.kind, events.c.id).join(
            events, events.c.id == event_regions.c.event
        )
        # A union, so that one event in two provinces of a department counts there once.
        both = sa.union(own.where(going_on), further.where(going_on)).subquery()
        query = sa.select(both.c.code, both.c.kind, sa.func.count()).group_by(both.c.code, both.c.kind)
        found: dict[str, dict[Kind, int]] = {}
        async with self._database.read() as connection:
            for code, kind, count in await connection.execute(query):
                found.setdefault(code, {})[Kind(kind)] = count
        return found

    async def last_ended(self, region: str) -> Event | None:
        """The event in a region that was lifted, or of which nothing is known any more, last."""
        over = [EventState.ENDED, EventState.LAPSED]
        ended = events.c.state.in_(over) & concerning(region)
        newest = sa.select(sa.func.max(events.c.ended)).where(ended).scalar_subquery()
        query = sa.select(events).where(ended, events.c.ended == newest).order_by(events.c.id.desc()).limit(1)
        return next(iter(await self._load(query)), None)

    async def lapsed(self, region: str, since: datetime, *, limit: int) -> list[Event]:
        """Of what in a region nothing has been known any more since then or later, the newest first."""
        query = (
            sa.select(events)
            .where(events.c.state == EventState.LAPSED, events.c.ended >= since, concerning(region))
            .order_by(events.c.ended.desc(), events.c.id.desc())
            .limit(limit)
        )
        return await self._load(query)

    async def unconfirmed(self, before: datetime, now: datetime) -> list[Event]:
        """What goes on and was last confirmed before that moment, and what was announced for a time that has come."""
        spoken = sa.func.coalesce(events.c.last_confirmed, events.c.started, events.c.updated_at)
        begins = sa.func.coalesce(events.c.started, events.c.last_confirmed, events.c.updated_at)
        query = sa.select(events).where(
            events.c.verification != Verification.DENIED,
            ((events.c.state == EventState.ACTIVE) & (spoken < before))
            | ((events.c.state == EventState.ANNOUNCED) & (begins <= now)),
        )
        return await self._load(query)

    async def some(self, numbers: Sequence[int]) -> dict[int, Event]:
        """Those events as they are now, by number."""
        return {
            event.id: event for event in await self._load(sa.select(events).where(events.c.id.in_(numbers)))
        }

    async def desk_updated(self, region: str) -> datetime | None:
        """When the desk last had a word about anything in a region."""
        async with self._database.read() as connection:
            return await last_word(connection, concerning(region))

    async def picked(self, query: sa.Select[Any]) -> list[Event]:
        """The events that a query over their table gives, in its order."""
        return await self._load(query)

    async def updated_in(self, regions: Sequence[str]) -> dict[str, datetime]:
        """When the desk last had a word about anything in each of these regions; those without one are left out."""
        async with self._database.read() as connection:
            return await last_words(connection, regions)

    async def _load(self, query: sa.Select[Any]) -> list[Event]:
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).mappings().all()
            said = await self._sources(connection, [row["id"] for row in rows])
        return [
            Event(
                id=row["id"],
                revision=row["revision"],
                facts=from_columns(row, said.get(row["id"], ())),
                created_at=row["created_at"],
                updated_at=row["updated_at"],
                external_id=row["external_id"],
                campaign=row["campaign_id"],
            )
            for row in rows
        ]

    @staticmethod
    async def _sources(connection: AsyncConnection, of: Sequence[int]) -> dict[int, tuple[Source, ...]]:
        if not of:
            return {}
        query = (
            sa.select(sources).where(sources.c.event.in_(of)).order_by(sources.c.event, sources.c.position)
        )
        found: dict[int, tuple[Source, ...]] = {}
        for row in await connection.execute(query):
            found[row.event] = (*found.get(row.event, ()), Source(row.name, row.url, row.at))
        return found

    async def publish(
        self,
        draft: Draft,
        *,
        now: datetime,
        undo: timedelta,
        by: int | None = None,
        seen: int | None = None,
    ) -> Published:
        """Publish one's own draft, or approve another's as `by`; see `storage.publishing.publish`."""
        async with self._database.write() as connection:
            return await publish(
                connection,
                self._gazetteer,
                self._policy,
                draft,
                by=by or draft.editor,
                now=now,
                undo=undo,
                seen=seen,
            )

    async def undo(self, push: int, editor: int, *, now: datetime, seen: int | None = None) -> bool:
        """Take a publication back while its undo time runs; see `storage.undoing.take_back`."""
        async with self._database.write() as connection:
            return await take_back(connection, self._gazetteer, push, editor, now=now, seen=seen)
