"""What came to stand open since somebody looked for what is like it: told from the log, inside the caller's transaction."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import audit

#: The acts that open an event, let one go on, or move it to another place; what ends one brings nothing.
_BRING = ("publish", "correct", "confirm", "reopen", "undo")


class Newer(Exception):
    """Something came to stand open since the record was looked at: it may be the same event."""


async def unless_newer(connection: AsyncConnection, seen: int | None, event: int) -> None:
    """Raise Newer where another event came since this row of the log; None for whoever compared nothing.

    To be asked after the caller's own row: under the lock of the log's head whoever was before has committed, and
    whoever comes waits.
    """
    if seen is None:
        return
    others = sa.select(audit.c.id).where(
        audit.c.id > seen, audit.c.subject == "event", audit.c.act.in_(_BRING), audit.c.subject_id != event
    )
    if await connection.scalar(others.limit(1)) is not None:
        raise Newer
