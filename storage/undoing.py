"""A publication taken back while there is time: what that writes, in one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.announcing import resume_replaced
from storage.arrivals import unless_newer
from storage.audit import located, write_act
from storage.authority import ask
from storage.model import EventFacts, EventState
from storage.permission import Act
from storage.publishing import places_of
from storage.pushes import PushState
from storage.regions import Gazetteer
from storage.schema import drafts, pushes
from storage.stages import comes
from storage.stated import facts_at, newest_of
from storage.writing import Outdated, write_revision


async def take_back(
    connection: AsyncConnection,
    gazetteer: Gazetteer,
    push: int,
    editor: int,
    *,
    now: datetime,
    seen: int | None = None,
) -> bool:
    """Take a publication back while its undo time runs: the event is withdrawn or put back as it was before.

    The draft opens again, in its editor's hands. False when sending has begun or the push is another
    editor's; Outdated when somebody changed the event meanwhile; Refused when the editor may not (any more). With `seen`,
    the newest row of the log when the open events were compared with what goes on again, Newer where another came since.
    """
    found = (
        await connection.execute(
            sa.select(pushes.c.editor, pushes.c.event, pushes.c.state, pushes.c.not_before).where(
                pushes.c.id == push
            )
        )
    ).one_or_none()
    if found is None or found.editor != editor:
        return False
    regions = await places_of(connection, found.event)
    await ask(connection, editor, Act.UNDO, *regions)
    stopped = await _stop(connection, push, editor, now)
    if stopped is None:
        if found.state == PushState.SUPERSEDED and found.not_before > now:
            raise Outdated(int(await connection.scalar(newest_of(found.event)) or 0))
        return False
    await resume_replaced(connection, push, now=now)
    before = await facts_at(connection, stopped.event, stopped.revision - 1)
    published = await facts_at(connection, stopped.event, stopped.revision)
    _, revision = await write_revision(
        connection,
        gazetteer,
        _taken_back(before, published or EventFacts()),
        now=now,
        editor=editor,
        event=stopped.event,
        base=stopped.revision,
    )
    await _reopen(connection, stopped.draft, None if before is None else revision, now)
    await write_act(
        connection,
        at=now,
        editor=editor,
        act="undo",
        subject="event",
        subject_id=stopped.event,
        detail=located(regions),
    )
    if before is not None and published is not None and comes(published, before):
        await unless_newer(connection, seen, stopped.event)
    return True


async def _stop(connection: AsyncConnection, push: int, editor: int, now: datetime) -> sa.Row[Any] | None:
    """The event, revision and draft of a push that will not be sent now; None where its undo time is over."""
    stopped = await connection.execute(
        pushes.update()
        .where(
            pushes.c.id == push,
            pushes.c.editor == editor,
            pushes.c.state == PushState.WAITING,
            pushes.c.not_before > now,
        )
        .values(state=PushState.UNDONE)
        .returning(pushes.c.event, pushes.c.revision, pushes.c.draft)
    )
    return stopped.one_or_none()


def _taken_back(before: EventFacts | None, published: EventFacts) -> EventFacts:
    """The event as it was before a publication; withdrawn where that was its first."""
    return published.changed(state=EventState.RETRACTED) if before is None else before


async def _reopen(connection: AsyncConnection, draft: int, base: int | None, now: datetime) -> None:
    """Give a draft back into its editor's hands, as an edit of this revision; None for a draft of a new event."""
    reopened: dict[str, Any] = {
        "published_event": None,
        "sent_at": None,
        "version": drafts.c.version + 1,
        "updated_at": now,
    }
    if base is not None:
        reopened["base_revision"] = base
    await connection.execute(drafts.update().where(drafts.c.id == draft).values(**reopened))
