"""From a draft to the record: what publishing writes, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.announcing import announce
from storage.arrivals import unless_newer
from storage.audit import located, write_act
from storage.authority import NeedsSecond, Refused, ask, current
from storage.doubts import Unanswered, blocking
from storage.facts import from_json
from storage.model import Draft, EventFacts, PushAction
from storage.permission import ACT_OF, Act, needs_second
from storage.regions import Gazetteer
from storage.schema import drafts, events, pushes
from storage.staff import FourEyes
from storage.stages import action_of, comes, dated, named, undated
from storage.stated import facts_at, facts_ever, kept, newest_of
from storage.writing import write_revision


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

    With `seen`, the newest row of the log when the open events were compared with what is new at its place, it raises
    Newer where another came since.

    A draft publishes once: a second call gives what the first did, with `again` set. Raises
    Outdated when the event was changed after this edit began, LookupError when the draft was
    discarded or changed meanwhile or was not sent to whoever approves it, Refused when `by` may not
    publish there or its editor works at the desk no more, NeedsSecond when it must not be published
    by its own editor.
    """
    _as_can_go_out(draft)
    before = await places_of(connection, draft.event)
    await _allowed(connection, draft, by, [*draft.facts.regions, *before])
    row = await _locked(connection, draft.id)
    if row is not None and row.published_event is not None:
        return await _published_before(connection, draft, row.published_event)
    approves = by != draft.editor
    _as_looked_at(row, draft, approves=approves)
    if not approves and needs_second(policy, draft.facts, before):
        raise NeedsSecond
    out = await _outgoing(connection, draft, now)
    event, revision = await write_revision(
        connection, gazetteer, out.after, now=now, editor=by, event=draft.event, base=draft.base_revision
    )
    await connection.execute(
        drafts.update()
        .where(drafts.c.id == draft.id)
        .values(published_event=event, awaiting=None, updated_at=now)
    )
    push = await announce(
        connection,
        event,
        revision,
        out.after,
        now=now,
        undo=undo,
        editor=by,
        draft=draft.id,
        action=out.action,
    )
    done = Published(event, revision, push, silent=out.action is PushAction.REFRESH)
    await _log(connection, draft, out, done, by=by, now=now)
    if out.before is None or comes(out.before, out.after):
        await unless_newer(connection, seen, event)
    return done


def _as_can_go_out(draft: Draft) -> None:
    """Raise ValueError for an event without kind or region, Unanswered where questions are open."""
    if draft.facts.kind is None or draft.facts.region is None:
        raise ValueError("an event needs a kind and a region")
    if blocking(draft.doubts):
        raise Unanswered("the draft has open questions")


@dataclass(frozen=True, slots=True)
class _Outgoing:
    """A draft as it goes out: the event before it, None for a new one, and after it, and what it does in each chat."""

    before: EventFacts | None
    after: EventFacts
    action: PushAction


async def _outgoing(connection: AsyncConnection, draft: Draft, now: datetime) -> _Outgoing:
    """How the event stands when the draft is published, beside how it stood when its edit began."""
    before = await facts_at(connection, draft.event, draft.base_revision)
    after = draft.facts
    if before is not None:
        after = dated(before, after, now, draft.action)
        if draft.action is PushAction.CORRECT:
            after = undated(after, await facts_ever(connection, draft.event))
    return _Outgoing(before, after, action_of(before, after, draft.action))


async def _log(
    connection: AsyncConnection, draft: Draft, out: _Outgoing, done: Published, *, by: int, now: datetime
) -> None:
    detail: dict[str, Any] = located(out.after.regions) | {"revision": done.revision, "push": done.push}
    if by != draft.editor:
        detail["author"] = draft.editor
    act = _name(out, draft.action)
    await write_act(
        connection, at=now, editor=by, act=act, subject="event", subject_id=done.event, detail=detail
    )


def _name(out: _Outgoing, asked: PushAction) -> str:
    """What the log calls the publication of a draft that asked for this action."""
    if out.action is PushAction.REFRESH:
        return ACT_OF[PushAction.REFRESH].value
    if asked is PushAction.CHANGE and out.before is not None:
        return named(out.before, out.after)
    return ACT_OF[asked].value


async def _allowed(connection: AsyncConnection, draft: Draft, by: int, places: list[str]) -> None:
    """Raise Refused where `by` may not publish or approve there, or the draft's editor works at the desk no more."""
    approves = by != draft.editor
    if approves and await current(connection, draft.editor) is None:
        raise Refused(Act.DRAFT, None)
    await ask(connection, by, Act.APPROVE if approves else ACT_OF[draft.action], *places)


async def _published_before(connection: AsyncConnection, draft: Draft, event: int) -> Published:
    """What the first publication of a draft did."""
    push = await connection.scalar(sa.select(pushes.c.id).where(pushes.c.draft == draft.id))
    revision = await connection.scalar(newest_of(event))
    return Published(event, revision or 1, push, again=True)


async def _locked(connection: AsyncConnection, draft: int) -> sa.Row[Any] | None:
    """The draft as it is in the record, where it stays so until the transaction ends."""
    found = await connection.execute(sa.select(drafts).where(drafts.c.id == draft).with_for_update())
    return found.one_or_none()


def _as_looked_at(row: sa.Row[Any] | None, draft: Draft, *, approves: bool) -> None:
    """Raise LookupError where the draft is not the one that was looked at, or waits for somebody else."""
    if row is None or row.discarded_at is not None or row.version != draft.version:
        raise LookupError("the draft was discarded or changed meanwhile")
    if row.editor != draft.editor or (approves and from_json(row.facts) != draft.facts):
        raise LookupError("the draft is another one than was looked at")
    if approves != (row.sent_at is not None):
        raise LookupError("the draft waits for somebody else" if row.sent_at else "the draft was not sent")


async def places_of(connection: AsyncConnection, event: int | None, *, held: bool = True) -> list[str]:
    """Where an event is, its own region first; nothing for no event. Held, it does not move until the transaction ends."""
    if event is None:
        return []
    query = sa.select(events.c.region, events.c.also).where(events.c.id == event)
    found = await connection.execute(kept(query) if held else query)
    return [code for row in found for code in (row.region, *(row.also or ()))]
