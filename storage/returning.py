"""What somebody who leaves the desk had taken on and not published: others' to decide again."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import drafts, suggestions, tips
from storage.suggesting import Standing
from storage.tips import TipState
from storage.verdicts import log_tip, made_of_tip


async def hand_back(connection: AsyncConnection, editor: int, *, by: int | None, now: datetime) -> None:
    """Let the tips and suggestions wait again of which that editor has drafts in hand, and of which nothing is out.

    To be done before the drafts are thrown away: else whoever told a tip hears that the desk had no use for it.
    """
    theirs = (drafts.c.editor == editor, drafts.c.published_event.is_(None), drafts.c.discarded_at.is_(None))
    made = sa.select(drafts.c.id).where(made_of_tip())
    out = made.where(drafts.c.published_event.is_not(None)).correlate(tips).exists()
    left = made.where(*theirs).correlate(tips).exists()
    waiting = await connection.execute(
        tips.update()
        .where(tips.c.state == TipState.ACCEPTED, tips.c.settled_at.is_(None), left, ~out)
        .values(state=TipState.WAITING, decided_at=None, draft=None)
        .returning(tips.c.id, tips.c.region)
    )
    for tip in waiting.all():
        await log_tip(connection, "tip_back", tip, by=by, now=now)
    hers = sa.select(drafts.c.id).where(*theirs)
    await connection.execute(
        suggestions.update()
        .where(suggestions.c.state == Standing.TAKEN, suggestions.c.draft.in_(hers))
        .values(
            state=Standing.WAITING,
            draft=None,
            version=suggestions.c.version + 1,
            updated_at=now,
            told_at=None,
        )
    )
