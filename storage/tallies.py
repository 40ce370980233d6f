"""Official counts, e.g. blocked points in a region at a time."""

from __future__ import annotations

import sqlalchemy as sa

from storage.database import Database
from storage.model import Source, Tally
from storage.schema import tallies


class Tallies:
    """What sources counted, for whole regions."""

    def __init__(self, database: Database) -> None:
        """Read from this database."""
        self._database = database

    async def current(self, region: str) -> list[Tally]:
        """The newest tally of each thing counted in exactly this region."""
        newest = (
            sa.select(tallies.c.counted, sa.func.max(tallies.c.at).label("at"))
            .where(tallies.c.region == region)
            .group_by(tallies.c.counted)
            .subquery()
        )
        query = (
            sa.select(tallies)
            .join(newest, (newest.c.counted == tallies.c.counted) & (newest.c.at == tallies.c.at))
            .where(tallies.c.region == region)
            .order_by(tallies.c.counted, tallies.c.id.desc())
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        found: dict[str, Tally] = {}
        for row in rows:
            source = Source(row.source_name, row.source_url, row.source_at)
            tally = Tally(
                row.id, row.region, row.counted, row.value, row.at, source, row.qualifier, row.earlier
            )
            found.setdefault(row.counted, tally)
        return list(found.values())
