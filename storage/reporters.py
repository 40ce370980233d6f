"""Who reports: how often they may, what they have not finished saying, and their end. Their ids are sealed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.allowance import DAY, Wait, wait
from storage.database import Database, insert_ignoring
from storage.model import Language
from storage.naming import fold
from storage.schema import milliseconds, reporters, reports, tips
from storage.sealing import Sealer

#: How long what somebody sends next still belongs to the report they began.
ASKING = timedelta(minutes=15)
#: How many of those who had themselves forgotten within the last day are remembered, in memory alone.
_MOST_GONE = 10_000


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A report being given: the place and the picture so far, or the tip that was filed and may still get them."""

    asked_at: datetime
    region: str | None = None
    photo: str | None = None
    tip: int | None = None


class Reporters:
    """The chats that report; nothing here is ever shown at the desk."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        """Keep them in this database under this seal."""
        self._database = database
        self._sealer = sealer
        # Forgetting oneself must not be a way around the limits: while this process lives it knows for a day, and
        # nothing else does, that a chat sent enough already.
        self._gone: OrderedDict[bytes, tuple[list[int], datetime | None, datetime]] = OrderedDict()

    async def wait(self, telegram_id: int, now: datetime) -> Wait | None:
        """What the chat has to wait for before it can send a tip, None if for nothing."""
        sealed = self._sealer.seal(telegram_id)
        query = sa.select(reporters.c.sent, reporters.c.muted_until).where(reporters.c.sealed == sealed)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        sent, muted = (row.sent, row.muted_until) if row is not None else ([], None)
        return self.waits(sealed, sent, muted, now)

    def waits(self, sealed: bytes, sent: list[int], muted: datetime | None, now: datetime) -> Wait | None:
        """The same for a row at hand; `sent` in milliseconds since 1970."""
        before, muted_before, _ = self._gone.get(sealed, ([], None, now))
        until = max((m for m in (muted, muted_before) if m is not None), default=None)
        return wait([datetime.fromtimestamp(at / 1000, UTC) for at in (*sent, *before)], until, now)

    async def begin(self, telegram_id: int, language: Language, *, now: datetime) -> None:
        """Ask the chat for a report: what it sends next belongs to it."""
        async with self._database.write() as connection:
            row = await ensure(connection, self._sealer, telegram_id, language, now)
            await connection.execute(
                reporters.update()
                .where(reporters.c.id == row.id)
                .values(asked_at=now, region=None, photo=None, tip=None)
            )

    async def unfinished(self, telegram_id: int, now: datetime) -> Unfinished | None:
        """The report that the chat is giving, None if it is giving none or began too long ago."""
        query = sa.select(reporters).where(
            reporters.c.sealed == self._sealer.seal(telegram_id), reporters.c.asked_at > now - ASKING
        )
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else Unfinished(row.asked_at, row.region, row.photo, row.tip)

    async def keep(self, telegram_id: int, *, now: datetime, **part: str) -> None:
        """Keep a part of the report (`region` or `photo`) until its words come."""
        async with self._database.write() as connection:
            await connection.execute(
                reporters.update()
                .where(reporters.c.sealed == self._sealer.seal(telegram_id))
                .values(asked_at=now, **part)
            )

    async def leave(self, telegram_id: int) -> bool:
        """Stop asking; what was filed stays. False if nothing was asked."""
        async with self._database.write() as connection:
            result = await connection.execute(
                reporters.update()
                .where(
                    reporters.c.sealed == self._sealer.seal(telegram_id), reporters.c.asked_at.is_not(None)
                )
                .values(asked_at=None, region=None, photo=None, tip=None)
            )
            return bool(result.rowcount)

    async def left(self, telegram_id: int, *, now: datetime | None) -> None:
        """The chat blocked the bot at that moment, or (None) takes messages again."""
        async with self._database.write() as connection:
            await connection.execute(
                reporters.update()
                .where(reporters.c.sealed == self._sealer.seal(telegram_id))
                .values(left_at=now)
            )

    async def forget(self, telegram_id: int, *, now: datetime) -> bool:
        """Erase the chat and the words and pictures it reported, at once; False if nothing was kept."""
        sealed = self._sealer.seal(telegram_id)
        async with self._database.write() as connection:
            row = (
                await connection.execute(
                    sa.select(reporters).where(reporters.c.sealed == sealed).with_for_update()
                )
            ).one_or_none()
            if row is None:
                return False
            await drop_reporters(connection, [row.id])
        self._remember(sealed, row, now)
        return True

    def _remember(self, sealed: bytes, row: Any, now: datetime) -> None:
        for old in [key for key, (_, _, at) in self._gone.items() if at < now - DAY]:
            del self._gone[old]
        before, muted, _ = self._gone.pop(sealed, ([], None, now))
        until = max((m for m in (muted, row.muted_until) if m is not None), default=None)
        self._gone[sealed] = ([*before, *row.sent][-40:], until, now)
        while len(self._gone) > _MOST_GONE:
            self._gone.popitem(last=False)


async def ensure(
    connection: AsyncConnection, sealer: Sealer, telegram_id: int, language: Language, now: datetime
) -> Any:
    """The chat's row, made if there is none, and nobody else's until the transaction ends."""
    sealed = sealer.seal(telegram_id)
    known = (
        reporters.update()
        .where(reporters.c.sealed == sealed)
        .values(used_at=now, left_at=None, language=language)
        .returning(reporters)
    )
    row = (await connection.execute(known)).one_or_none()
    if row is not None:
        return row
    await connection.execute(
        insert_ignoring(connection, reporters).values(sealed=sealed, language=language, sent=[], used_at=now)
    )
    return (await connection.execute(known)).one()


def recent(sent: list[int], now: datetime) -> list[int]:
    """The moments of the last day, with this one."""
    return [at for at in sent if at > milliseconds(now - DAY)] + [milliseconds(now)]


async def drop_reporters(connection: AsyncConnection, who: Collection[int]) -> None:
    """Erase reporters, what they alone reported, and their words and pictures where others reported the same."""
    theirs = (await connection.execute(sa.select(reports).where(reports.c.reporter.in_(who)))).all()
    for tip in sorted({row.tip for row in theirs}):
        rest = (
            await connection.execute(
                sa.select(reports)
                .where(reports.c.tip == tip, reports.c.reporter.not_in(who))
                .order_by(reports.c.id)
            )
        ).all()
        if not rest:
            await connection.execute(tips.delete().where(tips.c.id == tip))
            continue
        gone = [row for row in theirs if row.tip == tip]
        values: dict[str, Any] = {"voices": tips.c.voices - len(gone)}
        if any(row.pictured for row in gone):
            values |= {"photo": None, "photo_bot": None}
        if any(row.text is None for row in gone) and all(row.text is not None for row in rest):
            # The words were theirs: the next one's take their place.
            values |= {"text": rest[0].text, "words": fold(rest[0].text)}
            await connection.execute(reports.update().where(reports.c.id == rest[0].id).values(text=None))
        await connection.execute(tips.update().where(tips.c.id == tip).values(**values))
    await connection.execute(reporters.delete().where(reporters.c.id.in_(who)))


async def move_reporter(connection: AsyncConnection, sealer: Sealer, old: int, new: int) -> None:
    """The group `old` became the supergroup `new`: what it reported is answered there."""
    sealed_old, sealed_new = sealer.seal(old), sealer.seal(new)
    find = sa.select(reporters.c.id)
    old_id = await connection.scalar(find.where(reporters.c.sealed == sealed_old))
    if old_id is None:
        return
    new_id = await connection.scalar(find.where(reporters.c.sealed == sealed_new))
    if new_id is None:
        # That the bot left the group which is no more says nothing of what it became.
        await connection.execute(
            reporters.update().where(reporters.c.id == old_id).values(sealed=sealed_new, left_at=None)
        )
        return
    has = sa.select(reports.c.tip).where(reports.c.reporter == new_id)
    await connection.execute(
        reports.update()
        .where(reports.c.reporter == old_id, reports.c.tip.not_in(has))
        .values(reporter=new_id)
    )
    await drop_reporters(connection, [old_id])
