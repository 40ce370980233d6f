"""Writing an event's next revision and the push that announces it, inside the caller's transaction."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.facts import to_columns, to_json
from storage.model import EventFacts, EventState, PushAction, PushLane, PushState, Severity
from storage.regions import Gazetteer
from storage.schema import event_words, events, push_regions, pushes, revisions, sources
from storage.words import happened, index_words

#: A push that could not be delivered by then says nothing useful any more.
PUSH_LIFE = timedelta(hours=6)


class Outdated(Exception):
    """The event was changed after this edit began; `revision` is the newest."""

    def __init__(self, revision: int) -> None:
        """Remember the newest revision."""
        super().__init__(f"the event is at revision {revision} now")
        self.revision = revision


_LANES = {
    PushAction.CHANGE: PushLane.CORRECTION,
    PushAction.CORRECT: PushLane.CORRECTION,
    PushAction.RETRACT: PushLane.CORRECTION,
    PushAction.REFRESH: PushLane.REFRESH,
}


def lane_of(facts: EventFacts, action: PushAction = PushAction.TELL) -> PushLane:
    """Which lane such a push of these facts takes."""
    if action in _LANES:
        return _LANES[action]
    if facts.severity is Severity.EXTREME:
        return PushLane.URGENT
    if facts.state in (EventState.ENDED, EventState.RETRACTED):
        return PushLane.CORRECTION
    return PushLane.ROUTINE


async def write_revision(
    connection: AsyncConnection,
    gazetteer: Gazetteer,
    facts: EventFacts,
    *,
    now: datetime,
    editor: int | None,
    event: int | None = None,
    base: int | None = None,
    external_id: str | None = None,
) -> tuple[int, int]:
    """Write facts as the event's next revision (or as a new event); gives event and revision number."""
    columns = to_columns(facts) | {"updated_at": now}
    if event is None:
        revision = 1
        inserted = await connection.execute(
            events.insert()
            .values(**columns, revision=1, created_at=now, external_id=external_id)
            .returning(events.c.id)
        )
        event = int(inserted.scalar_one())
    else:
        current = await connection.scalar(
            sa.select(events.c.revision).where(events.c.id == event).with_for_update()
        )
        if current is None:
            raise LookupError(f"there is no event {event}")
        if base is not None and current != base:
            raise Outdated(current)
        revision = current + 1
        await connection.execute(
            events.update().where(events.c.id == event).values(**columns, revision=revision)
        )
        await connection.execute(sources.delete().where(sources.c.event == event))
        await connection.execute(event_words.delete().where(event_words.c.event == event))
    await connection.execute(
        revisions.insert().values(event=event, number=revision, facts=to_json(facts), at=now, editor=editor)
    )
    if facts.sources:
        await connection.execute(
            sources.insert(),
            [
                {"event": event, "position": n, "name": s.name[:120], "url": s.url, "at": s.at}
                for n, s in enumerate(facts.sources)
            ],
        )
    at = happened(facts, now)
    await connection.execute(
        event_words.insert(),
        [
            {"word": word, "at": at, "event": event}
            for word in sorted(index_words(facts, gazetteer.path(facts.region or "")))
        ],
    )
    return event, revision


async def announce(
    connection: AsyncConnection,
    event: int,
    revision: int,
    facts: EventFacts,
    *,
    now: datetime,
    undo: timedelta,
    editor: int | None,
    draft: int | None = None,
    action: PushAction = PushAction.TELL,
) -> int:
    """Write the push of a revision; what of the same event was not sent yet goes out in its newest text only."""
    lane = lane_of(facts, action)
    await connection.execute(
        pushes.update()
        .where(
            pushes.c.event == event,
            pushes.c.state.in_([PushState.WAITING, PushState.EXPANDING, PushState.SENDING]),
        )
        .values(state=PushState.SUPERSEDED)
    )
    not_before = now if lane is PushLane.URGENT else now + undo
    inserted = await connection.execute(
        pushes.insert()
        .values(
            event=event,
            revision=revision,
            lane=lane,
            action=action,
            state=PushState.WAITING,
            created_at=now,
            not_before=not_before,
            expires=now + PUSH_LIFE,
            cursor=0,
            draft=draft,
            editor=editor,
        )
        .returning(pushes.c.id)
    )
    push = int(inserted.scalar_one())
    await connection.execute(push_regions.insert().values(push=push, region=facts.region))
    return push


async def resume_replaced(connection: AsyncConnection, push: int, event: int, *, now: datetime) -> None:
    """Let the push go on that an undone one had replaced: who has not got it yet still gets it."""
    last = await connection.scalar(
        sa.select(sa.func.max(pushes.c.id)).where(
            pushes.c.event == event,
            pushes.c.id < push,
            pushes.c.state == PushState.SUPERSEDED,
            pushes.c.settled_at.is_(None),
            pushes.c.expires > now,
        )
    )
    if last is not None:
        # From its cursor on: whoever is written already stays written once. Its own undo time may still run.
        untouched = (pushes.c.cursor == 0) & (pushes.c.not_before > now)
        state = sa.case((untouched, PushState.WAITING.value), else_=PushState.EXPANDING.value)
        await connection.execute(pushes.update().where(pushes.c.id == last).values(state=state))
