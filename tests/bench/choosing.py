"""Who hears of one push is found among all followers, by what each of them chose: how long the searching takes."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from storage import recipients, slices
from storage.choices import ALL_SORTS, Extent, Grade, Manner, Matter, Phase, Sort
from storage.database import Database
from storage.rhythm import Rhythm
from storage.schema import destinations, subscriptions
from tests.bench.record import NOW

#: A lane is closed on a road: neither grave nor the start of anything, so that every choice is asked for.
_MATTER = Matter(Sort.BLOCKADES, Grade.MODERATE, Phase.UPDATE)
#: That something extreme begins of which nobody knows what it is, is news to every follower.
_NEWS = Matter(ALL_SORTS, Grade.EXTREME, Phase.START)
_QUIET = Rhythm.unpacked("|07:00,19:00|22:00-06:00|1").packed()
#: Of so many chats one chose this; most of them chose nothing.
_CHATS: tuple[tuple[int, dict[str, Any]], ...] = (
    (11, {"rhythm": _QUIET}),
    (13, {"manner": Manner.DIGEST}),
    (17, {"sorts": Sort.BLOCKADES | Sort.STRIKES}),
    (19, {"manner": Manner.SILENT}),
    (23, {"sorts": Sort.MARCHES}),
    (29, {"least": Grade.SEVERE}),
    (31, {"extent": Extent.ENDS}),
)
#: And of so many subscriptions.
_SUBSCRIPTIONS: tuple[tuple[int, dict[str, Any]], ...] = (
    (37, {"manner": Manner.DIGEST}),
    (41, {"sorts": Sort.STRIKES}),
)


@dataclass(frozen=True)
class Chosen:
    """How many hear of a push, the seconds to find them, and to find all followers whatever they chose."""

    recipients: int
    seconds: float
    followers: int
    plain: float


async def choose(url: str) -> None:
    """Let some of the followers choose, as people do."""
    database = Database(url)
    try:
        for table, choices in ((destinations, _CHATS), (subscriptions, _SUBSCRIPTIONS)):
            for each, values in choices:
                async with database.write() as connection:
                    await connection.execute(table.update().where(table.c.id % each == 0).values(**values))
        async with database.write() as connection:
            await connection.execute(sa.text("ANALYZE"))
    finally:
        await database.close()


async def choosing(url: str, region: str) -> Chosen:
    """Look for those who hear of a push about that region, slice by slice as they are written, writing nothing."""
    database = Database(url)
    wanting, following = (
        recipients.rows_for((region,), (), matter, sqlite=database.is_sqlite) for matter in (_MATTER, _NEWS)
    )
    try:
        found, seconds = await _slices(database, wanting)
        followers, plain = await _slices(database, following)
    finally:
        await database.close()
    return Chosen(found, seconds, followers, plain)


async def _slices(database: Database, query: sa.Select[Any]) -> tuple[int, float]:
    # On the connection that writes recipients, which has the larger cache.
    async with database.write() as connection:
        last = await connection.scalar(sa.select(sa.func.max(destinations.c.id))) or 0
        rows = query.subquery()
        # What is looked for is asked for, or a database would leave some of the work out.
        asked = [column for column in rows.c if column.name in ("destination", "rank", "manner")]
        counted = sa.select(sa.func.count(), *map(sa.func.max, asked))
        number, after, begun = 0, 0, time.perf_counter()
        while after < last:
            upto = after + slices.size(first=not after, sqlite=database.is_sqlite)
            bounds = recipients.bounds(1, after, upto, NOW)
            number += (await connection.execute(counted, bounds)).one()[0]
            after = upto
    return number, time.perf_counter() - begun
