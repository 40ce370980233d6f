"""Suggestions: what a feed lists, kept until the desk has decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.audit import write_act
from storage.authority import Refused, ask
from storage.database import Database
from storage.drafts import log_draft, to_draft
from storage.facts import from_json, to_json
from storage.model import Draft, Editor, EventFacts, EventState, FourEyes, PushAction, TrafficState
from storage.permission import Act, Way, may, way_out
from storage.publishing import Published, publish
from storage.regions import Gazetteer
from storage.schema import control, drafts, events, suggestions
from storage.suggesting import (
    GONE_AFTER_ALL,
    About,
    Sighting,
    Standing,
    Suggestion,
    Wants,
    patience,
    seen,
    unseen,
)

#: What the feed lists no more, and the desk is done with, is kept so long.
_KEPT = timedelta(days=30)
_MOST = 1_000
_LOOKED, _TROUBLE = "feed_looked", "feed_trouble"


class Suggestions:
    """What the feed says and the desk has not said yet."""

    def __init__(self, database: Database, gazetteer: Gazetteer, policy: FourEyes = FourEyes.OFF) -> None:
        """Keep suggestions in this database; the policy says which posts need a second pair of eyes."""
        self._database = database
        self._gazetteer = gazetteer
        self._policy = policy

    async def take_in(self, points: Sequence[Sighting], *, whole: bool, now: datetime) -> int:
        """File what an answer of the feed lists; gives how many suggestions it changed.

        Only a `whole` answer proves that a point is gone, and one without a single point proves nothing.
        """
        async with self._database.write() as connection:
            known = {one.key: one for one in await _load(connection, lock=True)}
            about = await _open(connection, {p.event for p in points if p.event is not None})
            changed = 0
            for point in points:
                before = known.get(point.key)
                own = before.about if before is not None else None
                after = seen(before, point, own or about.get(point.event or 0), now)
                changed += await _write(connection, before, after)
            if whole and points:
                listed = {point.key for point in points}
                watched = [
                    s for s in known.values() if s.standing is not Standing.GONE and s.missed < GONE_AFTER_ALL
                ]
                missing = [s for s in watched if s.key not in listed]
                needed = patience(len(watched), len(missing))
                for one in missing:
                    changed += await _write(connection, one, unseen(one, now, needed))
                await connection.execute(
                    suggestions.delete().where(
                        suggestions.c.state == Standing.GONE, suggestions.c.seen_at < now - _KEPT
                    )
                )
        return changed

    async def watched(self) -> int:
        """How many points are known that the feed listed lately."""
        query = sa.select(sa.func.count()).where(suggestions.c.state != Standing.GONE)
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def looked(self, now: datetime) -> None:
        """Remember that the feed answered."""
        await self._remember(_LOOKED, now)

    async def looked_at(self) -> datetime | None:
        """When the feed last answered."""
        return await self._remembered(_LOOKED)

    async def trouble(self) -> datetime | None:
        """Since when owners know that the feed fails, None if they need not worry."""
        return await self._remembered(_TROUBLE)

    async def set_trouble(self, since: datetime | None) -> None:
        """Remember that owners were told of a failing feed, or that it recovered."""
        await self._remember(_TROUBLE, since)

    async def _remember(self, key: str, moment: datetime | None) -> None:
        async with self._database.write() as connection:
            await connection.execute(control.delete().where(control.c.key == key))
            if moment is not None:
                await connection.execute(control.insert().values(key=key, value=moment.isoformat()))

    async def _remembered(self, key: str) -> datetime | None:
        async with self._database.read() as connection:
            kept = await connection.scalar(sa.select(control.c.value).where(control.c.key == key))
        return None if kept is None else datetime.fromisoformat(kept)

    async def waiting(self, editor: Editor) -> list[Suggestion]:
        """What waits for a decision that this editor may take, the gravest and the newest first."""
        async with self._database.read() as connection:
            found = await _load(connection, suggestions.c.state == Standing.WAITING)
        mine = [one for one in found if may(editor, Act.SUGGESTED, one.region)]
        return sorted(mine, key=lambda one: (_PRESSING[one.wants], _shut(one), -one.id))

    async def untold(self) -> list[Suggestion]:
        """What waits and nobody at the desk was told of."""
        async with self._database.read() as connection:
            return await _load(
                connection, suggestions.c.state == Standing.WAITING, suggestions.c.told_at.is_(None)
            )

    async def told(self, those: Iterable[Suggestion], *, now: datetime) -> None:
        """Remember that the desk was told of these, as they were."""
        async with self._database.write() as connection:
            for one in those:
                await connection.execute(
                    suggestions.update()
                    .where(suggestions.c.id == one.id, suggestions.c.version == one.version)
                    .values(told_at=now)
                )

    async def get(self, suggestion: int) -> Suggestion | None:
        """The suggestion as it is now, None if there is none of that number."""
        async with self._database.read() as connection:
            return next(iter(await _load(connection, suggestions.c.id == suggestion)), None)

    async def publish(
        self, suggestion: int, version: int, by: int, *, now: datetime, undo: timedelta
    ) -> Published | Draft:
        """Publish a new point as it stands, or, where it must not go out by this hand alone, send it to a publisher.

        LookupError if it was decided meanwhile or is no new point, Refused where the editor may not even send it.
        """
        async with self._database.write() as connection:
            one = await _waiting(connection, suggestion, version)
            if one.wants is not Wants.NEW or one.doubt is not None:
                raise LookupError("it cannot go out as it stands")
            editor = await ask(connection, by, Act.SUGGESTED, one.region)
            facts = one.facts.changed(last_confirmed=one.facts.last_confirmed or now)
            way = way_out(editor, facts, self._policy)
            if way is Way.NOWHERE:
                raise Refused(Act.SEND, editor)
            draft = await _draft(connection, facts, by=by, now=now, sent_at=now if way is Way.SEND else None)
            done: Published | Draft = draft
            if way is Way.SEND:
                await log_draft(connection, "send", draft, by=by, now=now)
            else:
                done = await publish(
                    connection, self._gazetteer, self._policy, draft, by=by, now=now, undo=undo
                )
            await _decide(connection, one, Standing.TAKEN, by=by, now=now, draft=draft.id)
        return done

    async def in_hand(
        self,
        suggestion: int,
        version: int,
        by: int,
        facts: EventFacts,
        *,
        now: datetime,
        base_revision: int | None = None,
        action: PushAction = PushAction.TELL,
    ) -> Draft:
        """A draft of the suggestion in the editor's hands; LookupError if it was decided meanwhile.

        For one about an event, `facts` are built on its revision `base_revision`.
        """
        async with self._database.write() as connection:
            one = await _waiting(connection, suggestion, version)
            await ask(connection, by, Act.SUGGESTED, one.region)
            draft = await _draft(
                connection,
                facts,
                by=by,
                now=now,
                event=one.event,
                base_revision=base_revision if one.event is not None else None,
                action=action,
            )
            await _decide(connection, one, Standing.TAKEN, by=by, now=now, draft=draft.id)
        return draft

    async def settle(
        self, suggestion: int, version: int, by: int, *, now: datetime, ignored: bool = False
    ) -> bool:
        """It is decided: done, or not worth doing; False if somebody was quicker."""
        async with self._database.write() as connection:
            try:
                one = await _waiting(connection, suggestion, version)
            except LookupError:
                return False
            await ask(connection, by, Act.SUGGESTED, one.region)
            await _decide(connection, one, Standing.IGNORED if ignored else Standing.TAKEN, by=by, now=now)
        return True


_PRESSING = {Wants.NEW: 0, Wants.UPDATE: 1, Wants.LIFT: 2}


def _shut(one: Suggestion) -> int:
    return 0 if one.facts.traffic_state is TrafficState.INTERRUPTED else 1


async def _load(
    connection: AsyncConnection, *conditions: sa.ColumnElement[bool], lock: bool = False
) -> list[Suggestion]:
    event = sa.func.coalesce(drafts.c.published_event, suggestions.c.event)
    query = (
        sa.select(
            suggestions,
            event.label("found"),
            drafts.c.id.label("drafted"),
            drafts.c.discarded_at,
            drafts.c.published_event,
        )
        .outerjoin(drafts, drafts.c.id == suggestions.c.draft)
        .where(*conditions)
        .order_by(suggestions.c.id)
        .limit(_MOST if conditions else None)
    )
    if lock:
        query = query.with_for_update(of=suggestions)
    rows = (await connection.execute(query)).all()
    about = await _open(connection, {row.found for row in rows if row.found is not None})
    return [_to_suggestion(row, about.get(row.found)) for row in rows]


def _to_suggestion(row: Any, about: About | None) -> Suggestion:
    standing = Standing(row.state)
    undecided = row.drafted is not None and row.published_event is None
    if standing is Standing.TAKEN and undecided and row.discarded_at is not None:
        # Whoever threw the draft away found that it was not worth it.
        standing = Standing.IGNORED
    return Suggestion(
        id=row.id,
        key=row.key,
        wants=Wants(row.wants),
        standing=standing,
        facts=from_json(row.facts),
        version=row.version,
        seen_at=row.seen_at,
        updated_at=row.updated_at,
        doubt=row.doubt,
        event=row.found,
        about=about,
        told_at=row.told_at,
        missed=row.missed,
        in_hand=standing is Standing.TAKEN and undecided and row.discarded_at is None,
    )


async def _open(connection: AsyncConnection, numbers: set[int]) -> dict[int, About]:
    """Those of the events that are not over, also those that nobody knows of any more."""
    if not numbers:
        return {}
    query = sa.select(events.c.id, events.c.region, events.c.traffic_state, events.c.last_confirmed).where(
        events.c.id.in_(sorted(numbers)),
        events.c.state.in_([EventState.ACTIVE, EventState.ANNOUNCED, EventState.LAPSED]),
    )
    found = {}
    for row in await connection.execute(query):
        traffic = None if row.traffic_state is None else TrafficState(row.traffic_state)
        found[row.id] = About(row.id, row.region, traffic, row.last_confirmed)
    return found


async def _write(connection: AsyncConnection, before: Suggestion | None, after: Suggestion | None) -> bool:
    """Write what changed; seeing a point again is no change, save once a day."""
    if after is None:
        return False
    if before is not None and after.seen_at - before.seen_at < timedelta(days=1):
        after = replace(after, seen_at=before.seen_at)
    if after == before:
        return False
    values = {
        "key": after.key,
        "wants": after.wants,
        "state": after.standing,
        "facts": to_json(after.facts),
        "doubt": after.doubt,
        "event": after.event,
        "version": after.version,
        "missed": after.missed,
        "seen_at": after.seen_at,
        "updated_at": after.updated_at,
        "told_at": after.told_at,
    }
    if before is None:
        await connection.execute(suggestions.insert().values(**values))
        return True
    if after.standing is Standing.WAITING:
        # What is asked anew has no draft yet.
        values["draft"] = None
    await connection.execute(suggestions.update().where(suggestions.c.id == before.id).values(**values))
    return after.version != before.version


async def _waiting(connection: AsyncConnection, suggestion: int, version: int) -> Suggestion:
    """The suggestion while it waits at that version; nobody else decides about it until the transaction ends."""
    found = await _load(connection, suggestions.c.id == suggestion, lock=True)
    if not found or found[0].standing is not Standing.WAITING or found[0].version != version:
        raise LookupError("the suggestion was decided or changed meanwhile")
    return found[0]


async def _draft(
    connection: AsyncConnection, facts: EventFacts, *, by: int, now: datetime, **more: Any
) -> Draft:
    inserted = await connection.execute(
        drafts.insert()
        .values(editor=by, facts=to_json(facts), version=1, created_at=now, updated_at=now, **more)
        .returning(drafts)
    )
    return to_draft(inserted.one())


async def _decide(
    connection: AsyncConnection,
    one: Suggestion,
    standing: Standing,
    *,
    by: int,
    now: datetime,
    draft: int | None = None,
) -> None:
    await connection.execute(
        suggestions.update()
        .where(suggestions.c.id == one.id)
        .values(state=standing, version=one.version + 1, updated_at=now, draft=draft)
    )
    act = "ignore" if standing is Standing.IGNORED else "take"
    await write_act(
        connection,
        at=now,
        editor=by,
        act=act,
        subject="suggestion",
        subject_id=one.id,
        detail={"region": one.region},
    )
