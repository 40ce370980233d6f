"""The backlog: how many messages of a push wait to be claimed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from storage.database import Database
from storage.pushes import DeliveryState
from storage.schema import UNSETTLED, deliveries


class Backlog:
    """Counts what waits."""

    def __init__(self, database: Database) -> None:
        """Count in this database."""
        self._database = database

    async def of(self, pushes: Iterable[int], most: int, now: datetime) -> dict[int, int]:
        """How many messages of each push may be claimed now, `most` of a sort where they are more."""
        tried = deliveries.c.state == DeliveryState.RETRY
        sorts = (
            deliveries.c.state == DeliveryState.PENDING,
            tried & sa.or_(deliveries.c.not_before.is_(None), deliveries.c.not_before <= now),
        )
        found = {}
        async with self._database.read() as connection:
            for push in pushes:
                # Each sort from the index by itself, and no further than the caller wants to know.
                parts = [
                    sa.select(sa.func.count())
                    .select_from(
                        sa.select(deliveries.c.id)
                        .where(deliveries.c.push == push, sort, UNSETTLED)
                        .limit(most)
                        .subquery()
                    )
                    .scalar_subquery()
                    for sort in sorts
                ]
                found[push] = await connection.scalar(sa.select(sum(parts[1:], parts[0]))) or 0
        return found
