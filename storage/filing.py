"""Filing what people report: the same told by several becomes one tip, and no flood fills the queue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.allowance import MOST_WAITING, Wait
from storage.database import Database, one_by_one, rows_at_once
from storage.duplicates import Report
from storage.model import Language
from storage.naming import fold
from storage.reporters import Reporters, ensure, recent
from storage.schema import drafts, reporters, reports, tips
from storage.sealing import Sealer
from storage.tips import LONGEST, Tip, TipState, inside, to_tip

#: Within which time the same words in the same place mean the same thing.
JOINED_WITHIN = timedelta(hours=24)
#: A tip that was taken is still joined for so long: those who saw the same hear what became of it as well.
_TAKEN_WITHIN = timedelta(hours=2)
#: Of a tip that more people send, they are counted but not answered one by one.
MOST_REPORTS = 200
_LOOKED_THROUGH = 300
#: The key under which reports are filed one after the other.
_FILING = 7310002


@dataclass(frozen=True, slots=True)
class Ceilings:
    """How many tips wait at most, in a department (or without a place) and in all; the weakest fall out."""

    area: int = 200
    total: int = 2_000


class Filing:
    """Takes reports in; reporters come in unsealed and are kept sealed."""

    def __init__(
        self, database: Database, sealer: Sealer, who: Reporters, ceilings: Ceilings | None = None
    ) -> None:
        """File into this database; `who` knows how much each chat may send."""
        self._database = database
        self._sealer = sealer
        self._who = who
        self.ceilings = ceilings or Ceilings()

    async def file(
        self,
        telegram_id: int,
        text: str,
        region: str,
        *,
        language: Language,
        now: datetime,
        photo: str | None = None,
        photo_bot: int | None = None,
        message_id: int | None = None,
        topic: int = 0,
    ) -> Tip | Wait:
        """Take a report in, as a new tip or joined to the one that says the same; or what the chat has to wait for.

        At most LONGEST characters are kept. Until ASKING is over the chat may add a place or a picture.
        """
        text = text.strip()[:LONGEST]
        words = fold(text)
        async with self._database.write() as connection:
            await one_by_one(connection, _FILING)
            who = await ensure(connection, self._sealer, telegram_id, language, now)
            waiting = self._who.waits(who.sealed, who.sent, who.muted_until, now)
            if waiting is None and await _own(connection, who.id) >= MOST_WAITING:
                waiting = Wait("waiting")
            if waiting is not None:
                return waiting
            row = await _alike(connection, region, words, now)
            if row is None:
                row = await _insert(connection, region, text, words, now)
            voiced = await _voice(connection, row, who.id, text, words, photo is not None, message_id, topic)
            values: dict[str, Any] = {"voices": tips.c.voices + 1} if voiced and row.voices else {}
            if not row.voices:
                values["voices"] = 1
            if photo is not None and row.photo is None:
                values |= {"photo": photo, "photo_bot": photo_bot}
            if len(region) > len(row.region):
                values["region"] = region
            if row.state == TipState.ACCEPTED:
                values["settled_at"] = None
            found = row
            if values:
                changed = tips.update().where(tips.c.id == row.id).values(**values).returning(tips)
                found = (await connection.execute(changed)).one()
            await connection.execute(
                reporters.update()
                .where(reporters.c.id == who.id)
                .values(sent=recent(who.sent, now), asked_at=now, region=None, photo=None, tip=row.id)
            )
            if not row.voices or found.region != row.region:
                await self._trim(connection, found.region[:2], keep=row.id)
        return to_tip(found)

    async def complete(
        self,
        telegram_id: int,
        tip: int,
        *,
        region: str | None = None,
        photo: str | None = None,
        photo_bot: int | None = None,
    ) -> bool:
        """Add the place or the picture that a chat's tip lacks; False if it has one, or was decided on meanwhile."""
        where = [tips.c.id == tip, tips.c.state == TipState.WAITING]
        values: dict[str, Any] = {}
        if region is not None:
            where.append(tips.c.region == "")
            values["region"] = region
        if photo is not None:
            where.append(tips.c.photo.is_(None))
            values |= {"photo": photo, "photo_bot": photo_bot}
        mine = (
            sa.select(reports.c.id)
            .join(reporters, reporters.c.id == reports.c.reporter)
            .where(reports.c.tip == tip, reporters.c.sealed == self._sealer.seal(telegram_id))
        )
        async with self._database.write() as connection:
            await one_by_one(connection, _FILING)
            report = await connection.scalar(mine)
            if report is None:
                return False
            result = await connection.execute(tips.update().where(*where).values(**values))
            if result.rowcount and photo is not None:
                await connection.execute(reports.update().where(reports.c.id == report).values(pictured=True))
            if result.rowcount and region:
                await self._trim(connection, region[:2], keep=tip)
        return bool(result.rowcount)

    async def _trim(self, connection: AsyncConnection, department: str, *, keep: int) -> None:
        """Let tips fall out where too many wait: of the fullest place the least told, the oldest first."""
        for where, most in (
            (tips.c.region == "" if not department else inside(department), self.ceilings.area),
            (sa.true(), self.ceilings.total),
        ):
            waiting = (tips.c.state == TipState.WAITING) & where
            count = await connection.scalar(sa.select(sa.func.count()).select_from(tips).where(waiting))
            if (count or 0) <= most:
                continue
            best = (tips.c.voices.desc(), tips.c.created_at.desc(), tips.c.id.desc())
            turn = sa.func.row_number().over(partition_by=tips.c.region, order_by=best).label("turn")
            ranked = (
                sa.select(tips.c.id, tips.c.voices, tips.c.created_at, turn)
                .where(waiting, tips.c.id != keep)
                .subquery()
            )
            weakest = (
                sa.select(ranked.c.id)
                .order_by(ranked.c.turn.desc(), ranked.c.voices, ranked.c.created_at, ranked.c.id)
                # Some more than needed, so that a flood does not pay for this with each tip.
                .limit(int(count or 0) - most + most // 20)
            )
            doomed = list(await connection.scalars(weakest))
            # What their reporters say next is no answer about a tip that is gone.
            await connection.execute(
                reporters.update().where(reporters.c.tip.in_(doomed)).values(asked_at=None, tip=None)
            )
            await connection.execute(tips.delete().where(tips.c.id.in_(doomed)))


async def _own(connection: AsyncConnection, reporter: int) -> int:
    """How many tips of one reporter wait."""
    query = (
        sa.select(sa.func.count())
        .select_from(reports.join(tips, tips.c.id == reports.c.tip))
        .where(reports.c.reporter == reporter, tips.c.state == TipState.WAITING)
    )
    return int(await connection.scalar(query) or 0)


async def _alike(connection: AsyncConnection, region: str, words: str, now: datetime) -> Any | None:
    """The newest tip about the same place that says the same; what was found to be spam draws its like to itself."""
    around = [region[:n] for n in (2, 4, 6) if n <= len(region)]
    place = sa.or_(tips.c.region.in_(around), inside(region)) if region else tips.c.region == ""
    taken = sa.select(drafts.c.id).where(drafts.c.discarded_at.is_(None))
    open_ = sa.or_(
        tips.c.state.in_((TipState.WAITING, TipState.SPAM)),
        (tips.c.state == TipState.ACCEPTED)
        & (tips.c.decided_at > now - _TAKEN_WITHIN)
        & tips.c.draft.in_(taken),
    )
    query = (
        sa.select(tips.c.id, tips.c.words)
        .where(open_, place, tips.c.created_at > now - JOINED_WITHIN)
        .order_by(tips.c.id.desc())
        .limit(_LOOKED_THROUGH)
    )
    report = Report(words)
    for number, known in await rows_at_once(connection, query):
        if report.same_as(known):
            return (await connection.execute(sa.select(tips).where(tips.c.id == number))).one()
    return None


async def _insert(connection: AsyncConnection, region: str, text: str, words: str, now: datetime) -> Any:
    inserted = await connection.execute(
        tips.insert()
        .values(region=region, text=text, words=words, voices=0, state=TipState.WAITING, created_at=now)
        .returning(tips)
    )
    return inserted.one()


async def _voice(
    connection: AsyncConnection,
    tip: Any,
    reporter: int,
    text: str,
    words: str,
    pictured: bool,
    message_id: int | None,
    topic: int,
) -> bool:
    """Join a reporter to a tip; False if they are joined already."""
    linked = 0
    if tip.voices:
        mine = sa.func.max(sa.case((reports.c.reporter == reporter, 1), else_=0))
        query = sa.select(sa.func.count(), mine).where(reports.c.tip == tip.id)
        linked, known = (await connection.execute(query)).one()
        if known:
            return False
    if linked < MOST_REPORTS:
        await connection.execute(
            reports.insert().values(
                tip=tip.id,
                reporter=reporter,
                text=None if words == tip.words else text,
                pictured=pictured and tip.photo is None,
                message_id=message_id,
                topic=topic,
            )
        )
    return True
