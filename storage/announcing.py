"""The push of a revision: what it replaces, and what it takes over from that, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.choices import Grade, Matter, Phase, Sort
from storage.matters import matter_of
from storage.model import EventFacts, EventState, PushAction, Severity
from storage.pushes import PushLane, PushState
from storage.schema import push_regions, pushes
from storage.stated import facts_at

#: A push that could not be delivered by then says nothing useful any more.
PUSH_LIFE = timedelta(hours=6)
#: What is wrong in a chat stays wrong: a correction is worth a longer outage.
CORRECTION_LIFE = timedelta(days=2)

_AMENDING = (PushAction.CORRECT, PushAction.RETRACT)
_LANES = {
    PushAction.CHANGE: PushLane.CORRECTION,
    PushAction.CORRECT: PushLane.CORRECTION,
    PushAction.RETRACT: PushLane.CORRECTION,
    PushAction.REFRESH: PushLane.REFRESH,
}
#: What does not wait until the undo time is over.
_AT_ONCE = (PushLane.URGENT, PushLane.REFRESH)
_UNFINISHED = (PushState.WAITING, PushState.EXPANDING, PushState.SENDING)
#: Pushes that ended early with nobody to take over what they owed: the next one does.
_FAILED = (PushState.PARKED, PushState.EXPIRED)


def lane_of(facts: EventFacts, action: PushAction = PushAction.TELL) -> PushLane:
    """Which lane such a push of these facts takes."""
    if action in _LANES:
        return _LANES[action]
    if facts.severity is Severity.EXTREME:
        return PushLane.URGENT
    if facts.state in (EventState.ENDED, EventState.RETRACTED):
        return PushLane.CORRECTION
    return PushLane.ROUTINE


@dataclass(frozen=True, slots=True)
class Earlier:
    """A push of the event that a new one finds: on its way, stopped because its message was at fault, or expired."""

    action: PushAction
    state: PushState
    cursor: int
    amends: int | None
    tells_after: int | None

    @property
    def left(self) -> int | None:
        """The destination after which its followers are not written yet; None where all are."""
        if self.tells_after is None or self.state is PushState.SENDING:
            return None
        return max(self.tells_after, self.cursor)


@dataclass(frozen=True, slots=True)
class Duties:
    """What a push owes: followers after a destination are told, whoever was told less than a revision is corrected."""

    tells_after: int | None
    amends: int | None

    @property
    def life(self) -> timedelta:
        """How long the push says something useful."""
        return PUSH_LIFE if self.amends is None else CORRECTION_LIFE


def duties(action: PushAction, revision: int, replaced: Sequence[Earlier], *, moved: bool) -> Duties:
    """What a push of that action owes, with what those that it replaces had not done yet; `moved` to a new region."""
    if action is PushAction.REFRESH:
        return Duties(None, None)
    if action in _AMENDING:
        # Who has it is corrected; the others are told by nobody but this push.
        left = [one.left for one in replaced if one.left is not None]
        return Duties(0 if moved else min(left, default=None), revision)
    return Duties(0, max((one.amends for one in replaced if one.amends is not None), default=None))


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
    """Write the push of a revision; what of the same event was not sent yet goes out in its newest text only.

    A refresh replaces only a refresh: what else is on its way goes on with the newest text. It has no undo time.
    """
    # How far each is must not change until this one has taken over.
    found = (await connection.execute(_pushes_of(event).with_for_update())).all()
    owing, last = _owing(found)
    matter = await _matter(connection, found, facts, action)
    moved = last is not None and not await _was_about(connection, last.id, facts.regions)
    owed = duties(action, revision, [_earlier(row) for row in owing], moved=moved)
    lane = lane_of(facts, action)
    inserted = await connection.execute(
        pushes.insert()
        .values(
            event=event,
            revision=revision,
            lane=lane,
            action=action,
            sort=matter.sort,
            grade=matter.grade,
            phase=matter.phase,
            state=PushState.WAITING,
            created_at=now,
            not_before=now if lane in _AT_ONCE else now + undo,
            expires=now + owed.life,
            cursor=0,
            draft=draft,
            editor=editor,
            amends=owed.amends,
            tells_after=owed.tells_after,
        )
        .returning(pushes.c.id)
    )
    push = int(inserted.scalar_one())
    await connection.execute(
        push_regions.insert(), [{"push": push, "region": code} for code in facts.regions]
    )
    await _replace(connection, _replaced(found, action), push)
    if action is PushAction.REFRESH:
        await _show(connection, [row.id for row in owing if row.state in _UNFINISHED], revision)
    return push


def _replaced(found: Sequence[Any], action: PushAction) -> list[int]:
    """Which of an event's pushes a new one replaces: those on their way, but a refresh only what refreshes."""
    unfinished = [row for row in found if row.state in _UNFINISHED]
    if action is PushAction.REFRESH:
        unfinished = [row for row in unfinished if row.action == PushAction.REFRESH]
    return [row.id for row in unfinished]


async def _replace(connection: AsyncConnection, replaced: Sequence[int], push: int) -> None:
    """End these pushes; what they had left to do is another's now."""
    await connection.execute(
        pushes.update().where(pushes.c.id.in_(replaced)).values(state=PushState.SUPERSEDED, replaced_by=push)
    )


async def _show(connection: AsyncConnection, going_on: Sequence[int], revision: int) -> None:
    """Let pushes that go on do so with the text of this revision."""
    await connection.execute(pushes.update().where(pushes.c.id.in_(going_on)).values(shows=revision))


def _pushes_of(event: int) -> sa.Select[Any]:
    """The pushes of an event that were not taken back, the newest first."""
    return (
        sa.select(pushes)
        .where(pushes.c.event == event, pushes.c.state != PushState.UNDONE)
        .order_by(pushes.c.id.desc())
    )


def _owing(found: Sequence[Any]) -> tuple[list[Any], Any]:
    """Of an event's pushes those of which not everybody is told, and the last that told anything."""
    loud = [row for row in found if row.action != PushAction.REFRESH]
    last = loud[0] if loud else None
    owing = [row for row in loud if row.state in _UNFINISHED]
    if last is not None and last.state in _FAILED:
        owing.append(last)
    return owing, last


async def matter_for(
    connection: AsyncConnection, event: int | None, facts: EventFacts, action: PushAction
) -> Matter:
    """What a push of these facts would be about; `event` is None for a new one."""
    found = [] if event is None else (await connection.execute(_pushes_of(event))).all()
    return await _matter(connection, found, facts, action)


async def _matter(
    connection: AsyncConnection, found: Sequence[Any], facts: EventFacts, action: PushAction
) -> Matter:
    owing, last = _owing(found)
    if last is None:
        return matter_of(action, None, facts)
    loud = [row for row in found if row.action != PushAction.REFRESH]
    return matter_of(
        action,
        await facts_at(connection, last.event, last.revision),
        facts,
        earlier=Matter(Sort(last.sort), Grade(last.grade), Phase(last.phase)),
        owed=[Phase(row.phase) for row in owing],
        alone=len(owing) == len(loud),
    )


def _earlier(row: Any) -> Earlier:
    return Earlier(PushAction(row.action), PushState(row.state), row.cursor, row.amends, row.tells_after)


async def _was_about(connection: AsyncConnection, push: int, codes: Sequence[str]) -> bool:
    """Whether an earlier push told those whom these regions concern, all of them."""
    query = sa.select(push_regions.c.region).where(push_regions.c.push == push)
    return set(codes) <= set(await connection.scalars(query))


async def resume_replaced(connection: AsyncConnection, push: int, *, now: datetime) -> None:
    """Let go on what an undone push had replaced: who has not got it yet still gets it."""
    # From its cursor on: whoever is written already stays written once. Its own undo time may still run.
    untouched = (pushes.c.cursor == 0) & (pushes.c.not_before > now)
    await connection.execute(
        pushes.update()
        .where(
            pushes.c.replaced_by == push,
            pushes.c.state == PushState.SUPERSEDED,
            pushes.c.settled_at.is_(None),
            pushes.c.expires > now,
        )
        .values(
            state=sa.case((untouched, PushState.WAITING.value), else_=PushState.EXPANDING.value),
            replaced_by=None,
        )
    )
