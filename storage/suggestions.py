"""Suggestions: what a feed lists, kept until the desk has decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.audit import write_act
from storage.authority import Refused, ask
from storage.database import Database
from storage.drafts import log_draft, to_draft
from storage.facts import to_json
from storage.model import Draft, EventFacts, PushAction, TrafficState
from storage.permission import Act, Way, may, way_out
from storage.publishing import Published, publish
from storage.regions import Gazetteer
from storage.schema import control, drafts, suggestions
from storage.staff import Editor, FourEyes
from storage.suggesting import (
    GONE_AFTER_ALL,
    Sighting,
    Standing,
    Suggestion,
    Wants,
    patience,
    seen,
    unseen,
)
from storage.suggestionrows import load, standing_events, write

#: What the feed lists no more, and the desk is done with, is kept so long.
_KEPT = timedelta(days=30)
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
            known = {one.key: one for one in await load(connection, lock=True)}
            about = await standing_events(connection, {p.event for p in points if p.event is not None})
            changed = 0
            for point in points:
                before = known.get(point.key)
                own = before.about if before is not None else None
                after = seen(before, point, own or about.get(point.event or 0), now)
                changed += await write(connection, before, after)
            if whole and points:
                listed = {point.key for point in points}
                watched = [
                    s for s in known.values() if s.standing is not Standing.GONE and s.missed < GONE_AFTER_ALL
                ]
                missing = [s for s in watched if s.key not in listed]
                needed = patience(len(watched), len(missing))
                for one in missing:
                    changed += await write(connection, one, unseen(one, now, needed))
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
            found = await load(connection, suggestions.c.state == Standing.WAITING)
        mine = [one for one in found if may(editor, Act.SUGGESTED, one.region)]
        return sorted(mine, key=lambda one: (_PRESSING[one.wants], _shut(one), -one.id))

    async def untold(self) -> list[Suggestion]:
        """What waits and nobody at the desk was told of."""
        async with self._database.read() as connection:
            return await load(
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
            return next(iter(await load(connection, suggestions.c.id == suggestion)), None)

    async def publish(
        self,
        suggestion: int,
        version: int,
        by: int,
        *,
        now: datetime,
        undo: timedelta,
        seen: int | None = None,
    ) -> Published | Draft:
        """Publish a new point as it stands, or, where it must not go out by this hand alone, send it to a publisher.

        Newer if another event was published since the log's row `seen`; LookupError if it was decided meanwhile or is no
        new point, Refused where the editor may not even send it.
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
                    connection, self._gazetteer, self._policy, draft, by=by, now=now, undo=undo, seen=seen
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


async def _waiting(connection: AsyncConnection, suggestion: int, version: int) -> Suggestion:
    """The suggestion while it waits at that version; nobody else decides about it until the transaction ends."""
    found = await load(connection, suggestions.c.id == suggestion, lock=True)
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
