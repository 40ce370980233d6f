"""Campaigns: strikes and the like that group events, wherever these are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.audit import located, write_act
from storage.authority import Refused, ask
from storage.database import Database, insert_ignoring
from storage.model import Campaign, EventState, Kind
from storage.permission import Act, may
from storage.regions import fold
from storage.schema import campaigns, event_regions, events

_ON = (EventState.ACTIVE, EventState.ANNOUNCED)
_BEGAN = (EventState.ACTIVE, EventState.ENDED, EventState.LAPSED)
#: What people call any campaign, in both languages, folded.
ANY_CAMPAIGN = frozenset(
    (
        "paro",
        "paros",
        "huelga",
        "huelgas",
        "strike",
        "strikes",
        "campana",
        "campanas",
        "campaign",
        "campaigns",
    )
)
_SMALL = frozenset(["de", "del", "la", "el", "los", "las", "en", "por", "y", "of", "the", "in"])
_MOST = 50


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a campaign goes: what goes on by department code and by kind, and how many open events there are in all.

    A department where it is only announced has no kinds. `since` is when its first event began, None before that.
    """

    departments: dict[str, dict[Kind, int]]
    kinds: dict[Kind, int]
    total: int
    since: datetime | None


async def join(
    connection: AsyncConnection, name: str | None, event: int | None, *, now: datetime
) -> int | None:
    """The campaign of that name for an event: the one it is in, else the one that goes on, else a new one."""
    folded = fold(name or "")[:120]
    if name is None or not folded:
        return None
    if event is not None:
        own = await connection.scalar(
            sa.select(campaigns.c.id)
            .join(events, events.c.campaign_id == campaigns.c.id)
            .where(events.c.id == event, campaigns.c.folded == folded)
        )
        if own is not None:
            return int(own)
    going_on = sa.select(campaigns.c.id).where(campaigns.c.folded == folded, campaigns.c.ended.is_(None))
    found = await connection.scalar(going_on)
    if found is None:
        await connection.execute(
            insert_ignoring(connection, campaigns), [{"name": name[:120], "folded": folded, "since": now}]
        )
        found = await connection.scalar(going_on)
    return None if found is None else int(found)


class Campaigns:
    """The record of campaigns."""

    def __init__(self, database: Database) -> None:
        """Keep campaigns in this database."""
        self._database = database

    async def get(self, campaign: int) -> Campaign | None:
        """The campaign as it is now, None if there is none of that number."""
        return next(iter(await self._load(campaigns.c.id == campaign)), None)

    async def going_on(self) -> list[Campaign]:
        """The campaigns that go on and have an event that was not withdrawn, the newest first."""
        alive = sa.exists().where(
            events.c.campaign_id == campaigns.c.id, events.c.state != EventState.RETRACTED
        )
        return await self._load(campaigns.c.ended.is_(None), alive)

    async def named(self, words: str) -> list[Campaign]:
        """The campaigns that somebody means: by the whole name, or by a word like "paro" and parts of the name.

        Those that go on, or else, by its whole name, the one that ended last.
        """
        folded = fold(words)
        if not folded:
            return []
        found = await self.going_on()
        exact = [one for one in found if fold(one.name) == folded]
        if exact:
            return exact
        asked = [word for word in folded.split() if word not in _SMALL]
        if asked and asked[0] in ANY_CAMPAIGN:
            parts = {word for word in asked if word not in ANY_CAMPAIGN}
            fitting = [one for one in found if parts <= set(fold(one.name).split())]
            if fitting:
                return fitting
        return (await self._load(campaigns.c.folded == folded))[:1]

    async def _load(self, *conditions: sa.ColumnElement[bool]) -> list[Campaign]:
        query = (
            sa.select(campaigns)
            .where(*conditions)
            .order_by(campaigns.c.since.desc(), campaigns.c.id.desc())
            .limit(_MOST)
        )
        async with self._database.read() as connection:
            return [Campaign(r.id, r.name, r.ended) for r in await connection.execute(query)]

    async def extent(self, campaign: int) -> Extent:
        """How far it goes now."""
        mine = (events.c.campaign_id == campaign) & events.c.state.in_(_ON)
        what = (events.c.id, events.c.kind, events.c.state)
        own = sa.select(*what, sa.func.substr(events.c.region, 1, 2).label("code")).where(mine)
        further = (
            sa.select(*what, sa.func.substr(event_regions.c.region, 1, 2))
            .join(event_regions, event_regions.c.event == events.c.id)
            .where(mine)
        )
        both = sa.union(own, further).subquery()
        grouped = (both.c.code, both.c.kind, both.c.state)
        query = sa.select(*grouped, sa.func.count()).group_by(*grouped)
        each = sa.select(events.c.kind, events.c.state, sa.func.count()).where(mine)
        # What was called off before its day never began.
        off = (events.c.state == EventState.ENDED) & (events.c.started > events.c.ended)
        began = sa.select(sa.func.min(sa.func.coalesce(events.c.started, events.c.created_at))).where(
            events.c.campaign_id == campaign,
            events.c.state.in_(_BEGAN),
            sa.not_(sa.func.coalesce(off, sa.false())),
        )
        departments: dict[str, dict[Kind, int]] = {}
        kinds: dict[Kind, int] = {}
        total = 0
        async with self._database.read() as connection:
            for code, kind, state, count in await connection.execute(query):
                there = departments.setdefault(code, {})
                if state == EventState.ACTIVE:
                    there[Kind(kind)] = count
            for kind, state, count in await connection.execute(each.group_by(events.c.kind, events.c.state)):
                total += count
                if state == EventState.ACTIVE:
                    kinds[Kind(kind)] = count
            since = await connection.scalar(began)
        return Extent(departments, kinds, total, since)

    async def events(self, campaign: int, *, limit: int, offset: int = 0) -> list[int]:
        """The numbers of its open events, gravest and newest first."""
        query = (
            sa.select(events.c.id)
            .where(events.c.campaign_id == campaign, events.c.state.in_(_ON))
            .order_by(events.c.state, events.c.gravity.desc(), events.c.started.desc(), events.c.id.desc())
            .limit(limit)
            .offset(offset)
        )
        async with self._database.read() as connection:
            return list(await connection.scalars(query))

    async def end(self, campaign: int, by: int, *, now: datetime) -> bool:
        """Say that it is over; its events stay as they are. False if it was over already.

        Refused unless all places of its open events lie in the editor's regions.
        """
        async with self._database.write() as connection:
            editor = await ask(connection, by, Act.CAMPAIGN)
            places = await _places(connection, campaign)
            if not all(may(editor, Act.PUBLISH, code) for code in places):
                raise Refused(Act.CAMPAIGN, editor)
            ended = await connection.execute(
                campaigns.update()
                .where(campaigns.c.id == campaign, campaigns.c.ended.is_(None))
                .values(ended=now)
            )
            if not ended.rowcount:
                return False
            await write_act(
                connection,
                at=now,
                editor=by,
                act="end_campaign",
                subject="campaign",
                subject_id=campaign,
                detail=located(sorted(places)),
            )
        return True


async def _places(connection: AsyncConnection, campaign: int) -> Sequence[str]:
    """All regions of a campaign's open events."""
    mine = (events.c.campaign_id == campaign) & events.c.state.in_(_ON)
    further = sa.select(event_regions.c.region).join(events, events.c.id == event_regions.c.event)
    query = sa.union(sa.select(events.c.region).where(mine), further.where(mine))
    return list(await connection.scalars(query))
