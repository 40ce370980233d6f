"""Official counts, e.g. blocked points in a region at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.audit import write_act
from storage.authority import NeedsSecond, ask
from storage.database import Database
from storage.model import Source, Tally
from storage.permission import Act, Way, counts_way
from storage.schema import batches, tallies
from storage.staff import FourEyes


@dataclass(frozen=True, slots=True)
class Counted:
    """A count that somebody at the desk has before them, as `storage.model.Tally`."""

    region: str
    counted: str
    value: int
    at: datetime
    source: Source
    qualifier: str | None = None
    earlier: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The count as JSON values."""
        return {
            "region": self.region,
            "counted": self.counted,
            "value": self.value,
            "at": self.at.isoformat(),
            "source": self.source.name,
            "url": self.source.url,
            "qualifier": self.qualifier,
            "earlier": self.earlier,
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Counted:
        """The count that `to_json` wrote."""
        at = datetime.fromisoformat(values["at"])
        return cls(
            values["region"],
            values["counted"],
            values["value"],
            at,
            Source(values["source"], values["url"], at),
            values["qualifier"],
            values["earlier"],
        )

    def as_tally(self) -> Tally:
        """The tally that recording it would write."""
        return Tally(
            0, self.region, self.counted, self.value, self.at, self.source, self.qualifier, self.earlier
        )


def to_tally(row: Any) -> Tally:
    """The tally that a row of `tallies` holds."""
    source = Source(row.source_name, row.source_url, row.source_at)
    return Tally(row.id, row.region, row.counted, row.value, row.at, source, row.qualifier, row.earlier)


class Tallies:
    """What sources counted, for whole regions."""

    def __init__(self, database: Database, policy: FourEyes = FourEyes.OFF) -> None:
        """Keep tallies in this database; the policy says which of them a second pair of eyes looks at first."""
        self._database = database
        self._policy = policy

    async def current(self, region: str) -> list[Tally]:
        """The newest tally of each thing counted in exactly this region."""
        stands = (tallies.c.region == region) & tallies.c.withdrawn_at.is_(None)
        newest = (
            sa.select(tallies.c.counted, sa.func.max(tallies.c.at).label("at"))
            .where(stands)
            .group_by(tallies.c.counted)
            .subquery()
        )
        query = (
            sa.select(tallies)
            .join(newest, (newest.c.counted == tallies.c.counted) & (newest.c.at == tallies.c.at))
            .where(stands)
            .order_by(tallies.c.counted, tallies.c.id.desc())
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        found: dict[str, Tally] = {}
        for row in rows:
            found.setdefault(row.counted, to_tally(row))
        return list(found.values())

    async def latest(self, limit: int = 8) -> list[Tally]:
        """What the desk recorded last and did not withdraw, the newest first."""
        query = (
            sa.select(tallies)
            .where(tallies.c.withdrawn_at.is_(None))
            .order_by(tallies.c.at.desc(), tallies.c.id.desc())
            .limit(limit)
        )
        async with self._database.read() as connection:
            return [to_tally(row) for row in await connection.execute(query)]

    async def record(
        self, counts: Sequence[Counted], *, by: int, now: datetime, batch: tuple[int, int] | None = None
    ) -> list[int]:
        """Record counts, all or nothing; gives their numbers, none if another tap of the batch came first.

        `batch` is the number and version of the batch in which they were found. Refused unless the
        editor may for each of their regions, NeedsSecond where they must not alone.
        """
        async with self._database.write() as connection:
            editor = await ask(connection, by, Act.TALLY, *(count.region for count in counts))
            if counts_way(editor, [count.region for count in counts], self._policy) is not Way.PUBLISH:
                raise NeedsSecond
            if batch is not None:
                number, version = batch
                taken = await connection.execute(
                    batches.update()
                    .where(batches.c.id == number, batches.c.version == version)
                    .values(counts=[], counts_sent_at=None, version=version + 1)
                )
                if not taken.rowcount:
                    return []
            return await write_counts(connection, counts, by=by, now=now, batch=batch[0] if batch else None)

    async def withdraw(self, tally: int, *, by: int, now: datetime) -> Tally | None:
        """Take a tally out of every answer; None if it is gone already. Refused outside one's regions."""
        async with self._database.write() as connection:
            row = (
                await connection.execute(
                    sa.select(tallies)
                    .where(tallies.c.id == tally, tallies.c.withdrawn_at.is_(None))
                    .with_for_update()
                )
            ).one_or_none()
            if row is None:
                return None
            await ask(connection, by, Act.TALLY, row.region)
            await connection.execute(tallies.update().where(tallies.c.id == tally).values(withdrawn_at=now))
            await _log(connection, "untally", tally, row.region, by=by, now=now)
        return to_tally(row)


async def write_counts(
    connection: AsyncConnection, counts: Sequence[Counted], *, by: int, now: datetime, batch: int | None
) -> list[int]:
    """Write counts and log them, inside the caller's transaction; who may was asked there. Gives their numbers."""
    written = []
    for count in counts:
        inserted = await connection.execute(
            tallies.insert()
            .values(
                region=count.region,
                counted=count.counted,
                value=count.value,
                qualifier=count.qualifier,
                earlier=count.earlier,
                at=count.at,
                source_name=count.source.name[:120],
                source_url=count.source.url,
                source_at=count.source.at,
                editor=by,
                batch=batch,
                recorded_at=now,
            )
            .returning(tallies.c.id)
        )
        written.append(int(inserted.scalar_one()))
        await _log(connection, "tally", written[-1], count.region, by=by, now=now)
    return written


async def _log(
    connection: AsyncConnection, act: str, tally: int, region: str, *, by: int, now: datetime
) -> None:
    await write_act(
        connection,
        at=now,
        editor=by,
        act=act,
        subject="tally",
        subject_id=tally,
        detail={"region": region},
    )
