"""From a draft to the record, and back while there is time: what publishing writes, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.announcing import announce, resume_replaced
from storage.audit import located, write_act
from storage.authority import NeedsSecond, Refused, ask, current
from storage.doubts import Unanswered, blocking
from storage.facts import from_json
from storage.model import Draft, EventFacts, EventState, PushAction
from storage.permission import ACT_OF, Act, needs_second
from storage.pushes import PushState
from storage.regions import Gazetteer
from storage.schema import audit, drafts, events, pushes, revisions
from storage.staff import FourEyes
from storage.stages import action_of, dated, named, undated
from storage.writing import Outdated, write_revision


class Newer(Exception):
    """Something was published since the record was looked at: it may be the same event."""


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing a draft did; `again` when the draft had been published before and nothing was done.

    `silent` where it said no more than that the event stands: messages are updated, and nobody is told.
    """

    event: int
    revision: int
    push: int | None
    again: bool = False
    silent: bool = False


async def publish(
    connection: AsyncConnection,
    gazetteer: Gazetteer,
    policy: FourEyes,
    draft: Draft,
    *,
    by: int,
    now: datetime,
    undo: timedelta,
    seen: int | None = None,
) -> Published:
    """Write the draft as a new revision with its push and audit row, all or nothing.

    With `seen`, the newest row of the log when the open events were compared with a new one, it raises Newer where
    another event was published since.

    A draft publishes once: a second call gives what the first did, with `again` set. Raises
    Outdated when the event was changed after this edit began, LookupError when the draft was
    discarded or changed meanwhile or was not sent to whoever approves it, Refused when `by` may not
    publish there or its editor works at the desk no more, NeedsSecond when it must not be published
    by its own editor.
    """
    facts = draft.facts
    if facts.kind is None or facts.region is None:
        raise ValueError("an event needs a kind and a region")
    if blocking(draft.doubts):
        raise Unanswered("the draft has open questions")
    before = await places_of(connection, draft.event)
    await _allowed(connection, draft, by, [*facts.regions, *before])
    row = (
        await connection.execute(sa.select(drafts).where(drafts.c.id == draft.id).with_for_update())
    ).one_or_none()
    if row is not None and row.published_event is not None:
        return await _published_before(connection, draft, row.published_event)
    approves = by != draft.editor
    _as_looked_at(row, draft, approves=approves)
    if not approves and needs_second(policy, facts, before):
        raise NeedsSecond
    stood = await _stood(connection, draft)
    if stood is not None:
        facts = dated(stood, facts, now, draft.action)
        if draft.action is PushAction.CORRECT:
            facts = undated(facts, await _earlier(connection, draft))
    action = action_of(stood, facts, draft.action)
    event, revision = await write_revision(
        connection, gazetteer, facts, now=now, editor=by, event=draft.event, base=draft.base_revision
    )
    await connection.execute(
        drafts.update()
        .where(drafts.c.id == draft.id)
        .values(published_event=event, awaiting=None, updated_at=now)
    )
    push = await announce(
        connection, event, revision, facts, now=now, undo=undo, editor=by, draft=draft.id, action=action
    )
    detail: dict[str, Any] = located(facts.regions) | {"revision": revision, "push": push}
    if approves:
        detail["author"] = draft.editor
    await write_act(
        connection,
        at=now,
        editor=by,
        act=_name(action if action is PushAction.REFRESH else draft.action, stood, facts),
        subject="event",
        subject_id=event,
        detail=detail,
    )
    if seen is not None and draft.event is None and await _another_since(connection, seen, event):
        raise Newer
    return Published(event, revision, push, silent=action is PushAction.REFRESH)


async def _allowed(connection: AsyncConnection, draft: Draft, by: int, places: list[str]) -> None:
    """Raise Refused where `by` may not publish or approve there, or the draft's editor works at the desk no more."""
    approves = by != draft.editor
    if approves and await current(connection, draft.editor) is None:
        raise Refused(Act.DRAFT, None)
    await ask(connection, by, Act.APPROVE if approves else ACT_OF[draft.action], *places)


async def _published_before(connection: AsyncConnection, draft: Draft, event: int) -> Published:
    """What the first publication of a draft did."""
    push = await connection.scalar(sa.select(pushes.c.id).where(pushes.c.draft == draft.id))
    revision = await connection.scalar(_revision_of(event))
    return Published(event, revision or 1, push, again=True)


def _as_looked_at(row: sa.Row[Any] | None, draft: Draft, *, approves: bool) -> None:
    """Raise LookupError where the draft is not the one that was looked at, or waits for somebody else."""
    if row is None or row.discarded_at is not None or row.version != draft.version:
        raise LookupError("the draft was discarded or changed meanwhile")
    if row.editor != draft.editor or (approves and from_json(row.facts) != draft.facts):
        raise LookupError("the draft is another one than was looked at")
    if approves != (row.sent_at is not None):
        raise LookupError("the draft waits for somebody else" if row.sent_at else "the draft was not sent")


async def _another_since(connection: AsyncConnection, seen: int, event: int) -> bool:
    """Whether another event was published since this row of the log.

    Looked at under the lock of the log's head: whoever published before has committed, whoever comes waits.
    """
    others = sa.select(audit.c.id).where(
        audit.c.id > seen, audit.c.act == ACT_OF[PushAction.TELL].value, audit.c.subject_id != event
    )
    return await connection.scalar(others.limit(1)) is not None


def _revision_of(event: int) -> sa.Select[Any]:
    return sa.select(events.c.revision).where(events.c.id == event)


def _name(action: PushAction, stood: EventFacts | None, facts: EventFacts) -> str:
    """What the log calls the publication of such a draft."""
    if action is PushAction.CHANGE and stood is not None:
        return named(stood, facts)
    return ACT_OF[action].value


async def _stood(connection: AsyncConnection, draft: Draft) -> EventFacts | None:
    """The event as it was when the draft's edit began, None for a new one."""
    stood = await connection.scalar(
        sa.select(revisions.c.facts).where(
            revisions.c.event == draft.event, revisions.c.number == draft.base_revision
        )
    )
    return None if stood is None else from_json(stood)


async def _earlier(connection: AsyncConnection, draft: Draft) -> list[EventFacts]:
    """The event as each of its revisions had it."""
    rows = await connection.scalars(sa.select(revisions.c.facts).where(revisions.c.event == draft.event))
    return [from_json(row) for row in rows]


async def places_of(connection: AsyncConnection, event: int | None, *, held: bool = True) -> list[str]:
    """Where an event is, its own region first; nothing for no event. Held, it does not move until the transaction ends."""
    if event is None:
        return []
    query = sa.select(events.c.region, events.c.also).where(events.c.id == event)
    found = await connection.execute(query.with_for_update() if held else query)
    return [code for row in found for code in (row.region, *(row.also or ()))]


async def take_back(
    connection: AsyncConnection, gazetteer: Gazetteer, push: int, editor: int, *, now: datetime
) -> bool:
    """Take a publication back while its undo time runs: the event is withdrawn or put back as it was before.

    The draft opens again, in its editor's hands. False when sending has begun or the push is another
    editor's; Outdated when somebody changed the event meanwhile; Refused when the editor may not (any more).
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
    row = (
        await connection.execute(
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
    ).one_or_none()
    if row is None:
        if found.state == PushState.SUPERSEDED and found.not_before > now:
            raise Outdated(int(await connection.scalar(_revision_of(found.event)) or 0))
        return False
    await resume_replaced(connection, push, now=now)
    before = await connection.scalar(
        sa.select(revisions.c.facts).where(
            revisions.c.event == row.event, revisions.c.number == row.revision - 1
        )
    )
    current_facts = await connection.scalar(
        sa.select(revisions.c.facts).where(revisions.c.event == row.event, revisions.c.number == row.revision)
    )
    facts = (
        from_json(before)
        if before is not None
        else from_json(current_facts or {}).changed(state=EventState.RETRACTED)
    )
    _, revision = await write_revision(
        connection, gazetteer, facts, now=now, editor=editor, event=row.event, base=row.revision
    )
    reopened: dict[str, Any] = {
        "published_event": None,
        "sent_at": None,
        "version": drafts.c.version + 1,
        "updated_at": now,
    }
    if before is not None:
        reopened["base_revision"] = revision
    await connection.execute(drafts.update().where(drafts.c.id == row.draft).values(**reopened))
    await write_act(
        connection,
        at=now,
        editor=editor,
        act="undo",
        subject="event",
        subject_id=row.event,
        detail=located(regions),
    )
    return True
