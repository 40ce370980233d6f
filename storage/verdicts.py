"""What the desk decides on a tip, once, and who has not heard of it yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.audit import write_act
from storage.authority import ask
from storage.batches import Entry, open_batch, open_entry
from storage.database import Database
from storage.model import Draft, Language
from storage.permission import Act
from storage.pushes import PushState
from storage.schema import drafts, pushes, reporters, reports, tips
from storage.sealing import Sealer
from storage.tips import Tip, TipState

#: How long a decision can be taken back; whoever reported it hears nothing before.
UNDO = timedelta(seconds=60)
#: How long whoever sent spam cannot send tips.
MUTE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Untold:
    """Somebody who reported a tip and has not heard what became of it: the event it led to, None if to none."""

    report: int
    telegram_id: int
    language: Language
    topic: int | None
    message_id: int | None
    event: int | None


class Verdicts:
    """Decisions on tips; each is asked and made in one transaction, so that of two editors one decides."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        """Decide in this database; reporters' ids come out unsealed, for telling them alone."""
        self._database = database
        self._sealer = sealer

    async def accept(self, tip: Tip, entries: Sequence[Entry], *, by: int, now: datetime) -> list[Draft]:
        """Make an editor's drafts of a tip, several together in a batch; none if it was decided on or changed meanwhile.

        They are as old as the tip. Refused outside one's regions.
        """
        async with self._database.write() as connection:
            row = await self._decide(connection, tip.id, TipState.ACCEPTED, by=by, now=now, seen=tip)
            if row is None:
                return []
            if len(entries) == 1:
                made = [await open_entry(connection, by, entries[0], now=now, heard=tip.created_at)]
            else:
                _, made = await open_batch(connection, by, entries, now=now, heard=tip.created_at)
            await connection.execute(tips.update().where(tips.c.id == tip.id).values(draft=made[0].id))
            await log_tip(connection, "tip_accept", row, by=by, now=now)
        return made

    async def reject(self, tip: int, *, by: int, now: datetime) -> bool:
        """Set a tip aside; False if it was decided on meanwhile. Refused outside one's regions."""
        async with self._database.write() as connection:
            row = await self._decide(connection, tip, TipState.REJECTED, by=by, now=now)
            if row is not None:
                await log_tip(connection, "tip_reject", row, by=by, now=now)
        return row is not None

    async def spam(self, tip: int, *, by: int, now: datetime) -> bool:
        """Set a tip aside and mute for MUTE whoever sent it, unseen; False and Refused as above."""
        async with self._database.write() as connection:
            row = await self._decide(connection, tip, TipState.SPAM, by=by, now=now)
            if row is not None:
                senders = sa.select(reports.c.reporter).where(reports.c.tip == tip)
                await connection.execute(
                    reporters.update().where(reporters.c.id.in_(senders)).values(muted_until=now + MUTE)
                )
                await log_tip(connection, "tip_spam", row, by=by, now=now)
        return row is not None

    async def put_back(self, tip: int, *, by: int, now: datetime) -> bool:
        """Let a tip wait again that was set aside within UNDO, its senders unmuted; False if it is too late."""
        async with self._database.write() as connection:
            row = (
                await connection.execute(
                    sa.select(tips)
                    .where(
                        tips.c.id == tip,
                        tips.c.state.in_((TipState.REJECTED, TipState.SPAM)),
                        tips.c.decided_at > now - UNDO,
                    )
                    .with_for_update()
                )
            ).one_or_none()
            if row is None:
                return False
            await ask(connection, by, Act.TIPS, row.region)
            await connection.execute(
                tips.update()
                .where(tips.c.id == tip)
                .values(state=TipState.WAITING, decided_at=None, settled_at=None)
            )
            if row.state == TipState.SPAM:
                senders = sa.select(reports.c.reporter).where(reports.c.tip == tip)
                await connection.execute(
                    reporters.update()
                    .where(reporters.c.id.in_(senders), reporters.c.muted_until == row.decided_at + MUTE)
                    .values(muted_until=None)
                )
            await log_tip(connection, "tip_back", row, by=by, now=now)
        return True

    @staticmethod
    async def _decide(
        connection: AsyncConnection,
        tip: int,
        state: TipState,
        *,
        by: int,
        now: datetime,
        seen: Tip | None = None,
    ) -> Any | None:
        row = (
            await connection.execute(sa.select(tips).where(tips.c.id == tip).with_for_update())
        ).one_or_none()
        if row is None or row.state != TipState.WAITING:
            return None
        await ask(connection, by, Act.TIPS, row.region)
        if seen is not None and (row.text, row.region, row.photo) != (seen.text, seen.region, seen.photo):
            return None
        await connection.execute(tips.update().where(tips.c.id == tip).values(state=state, decided_at=now))
        return row

    async def untold(self, now: datetime, limit: int = 20) -> list[Untold]:
        """Some of those who can hear now what became of their tip; tips whose reporters all heard are settled here.

        A draft that is still being written, or whose push can still be undone, is no outcome yet.
        """
        query = (
            sa.select(tips, _published(now).label("published_event"))
            .where(tips.c.settled_at.is_(None), _over(now))
            .order_by(tips.c.decided_at)
            .limit(limit)
        )
        found: list[Untold] = []
        async with self._database.read() as connection:
            decided = (await connection.execute(query)).all()
            left = {row.id: await _unheard(connection, row.id, limit) for row in decided}
        for row in decided:
            event = row.published_event if row.state == TipState.ACCEPTED else None
            found += [
                Untold(
                    one.id,
                    self._sealer.open(one.sealed),
                    Language(one.language),
                    one.topic or None,
                    one.message_id,
                    event,
                )
                for one in left[row.id]
            ]
        settled = [tip for tip, unheard in left.items() if not unheard]
        if settled:
            async with self._database.write() as connection:
                await connection.execute(tips.update().where(tips.c.id.in_(settled)).values(settled_at=now))
        return found[:limit]

    async def told(self, report: int, *, now: datetime) -> None:
        """Whoever sent that report has heard, or cannot be reached."""
        async with self._database.write() as connection:
            await connection.execute(reports.update().where(reports.c.id == report).values(told_at=now))


_MADE = drafts.alias("made")


def made_of_tip() -> sa.ColumnElement[bool]:
    """Which drafts were made of a tip: the one it names, and those that came with it."""
    # Of this tip alone, however deep the query is that asks.
    batch = sa.select(_MADE.c.batch).where(_MADE.c.id == tips.c.draft).correlate(tips).scalar_subquery()
    return sa.or_(drafts.c.id == tips.c.draft, drafts.c.batch == batch)


def _out(now: datetime) -> sa.ColumnElement[bool]:
    return (
        sa.select(pushes.c.id)
        .where(pushes.c.draft == drafts.c.id, pushes.c.state != PushState.UNDONE, pushes.c.not_before <= now)
        .exists()
    )


def _published(now: datetime) -> sa.ScalarSelect[Any]:
    """The first event that a tip led to, once it cannot be undone any more."""
    query = sa.select(sa.func.min(drafts.c.published_event)).where(made_of_tip(), _out(now))
    return query.correlate(tips).scalar_subquery()


def _over(now: datetime) -> sa.ColumnElement[bool]:
    """Which tips have an outcome that stands: of several drafts the first that is out decides, or that all are dropped."""
    pending = sa.select(drafts.c.id).where(made_of_tip(), drafts.c.discarded_at.is_(None)).correlate(tips)
    return sa.or_(
        (tips.c.state == TipState.REJECTED) & (tips.c.decided_at <= now - UNDO),
        (tips.c.state == TipState.ACCEPTED)
        & tips.c.draft.is_not(None)
        & sa.or_(_published(now).is_not(None), ~pending.exists()),
    )


async def _unheard(connection: AsyncConnection, tip: int, limit: int) -> Sequence[Any]:
    query = (
        sa.select(
            reports.c.id, reports.c.topic, reports.c.message_id, reporters.c.sealed, reporters.c.language
        )
        .join(reporters, reporters.c.id == reports.c.reporter)
        .where(reports.c.tip == tip, reports.c.told_at.is_(None), reporters.c.left_at.is_(None))
        .order_by(reports.c.id)
        .limit(limit)
    )
    return (await connection.execute(query)).all()


async def log_tip(connection: AsyncConnection, act: str, row: Any, *, by: int | None, now: datetime) -> None:
    """Write down what was done with a tip."""
    await write_act(
        connection,
        at=now,
        editor=by,
        act=act,
        subject="tip",
        subject_id=row.id,
        detail={"region": row.region},
    )
