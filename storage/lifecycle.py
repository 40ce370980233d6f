"""What happens to an event after it was published: confirmed, lifted, restricted, withdrawn, lost sight of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import stages
from storage.announcing import announce
from storage.arrivals import unless_newer
from storage.audit import located, write_act
from storage.authority import ask
from storage.database import Database
from storage.drafts import log_draft, to_draft
from storage.facts import from_json, to_json
from storage.model import Draft, EventFacts, EventState, PushAction, Source, TrafficState
from storage.permission import Act, Way, way_out
from storage.regions import Gazetteer
from storage.schema import drafts
from storage.staff import FourEyes
from storage.stated import facts_at, kept, newest_of
from storage.writing import Outdated, write_revision


class Over(Exception):
    """The event is lifted, out of sight or withdrawn, so that this cannot be done to it; `facts` say which."""

    def __init__(self, facts: EventFacts) -> None:
        """Remember how it stands."""
        super().__init__(f"the event is {facts.state}")
        self.facts = facts


class Older(Exception):
    """What was so at an hour that was `told` is older than the event's last word; `facts` say how it stands since."""

    def __init__(self, told: datetime, revision: int, facts: EventFacts) -> None:
        """Remember both."""
        super().__init__("the event was spoken of later")
        self.told, self.revision, self.facts = told, revision, facts


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of an act: its `push` is on the way, or its `draft` waits for a publisher; neither: nothing to change.

    `again` says that such a draft of the same editor waited already.
    """

    event: int
    revision: int
    facts: EventFacts
    action: PushAction
    push: int | None = None
    draft: Draft | None = None
    again: bool = False

    @property
    def confirms(self) -> bool:
        """Whether it says that the event still stands, which notifies nobody."""
        return self.action is PushAction.REFRESH


class Lifecycle:
    """Acts on published events. Each is one transaction: the editor is asked for, revision, push and log belong together.

    Who may not let it go out themselves, or must not alone, has it sent to a publisher instead, as a draft of theirs.
    Each raises LookupError for an unknown event, Refused where the editor may not even send it, Over where the
    event's state does not allow it, and Outdated when the event is not at revision `base` any more. With `seen`, the
    newest row of the log when the open events were compared with what goes on again, Newer where another came since; with
    `told`, the hour at which it was so, Older where the event was spoken of later.
    """

    def __init__(self, database: Database, gazetteer: Gazetteer, policy: FourEyes = FourEyes.OFF) -> None:
        """Work on this database; the policy says which acts need a second pair of eyes."""
        self._database = database
        self._gazetteer = gazetteer
        self._policy = policy

    async def confirm(
        self,
        event: int,
        by: int,
        *,
        now: datetime,
        source: Source | None = None,
        told: datetime | None = None,
        base: int | None = None,
        seen: int | None = None,
    ) -> Turn:
        """It still stands, as that source says, or else the desk alone; what lapsed goes on."""
        async with self._database.write() as connection:
            revision, facts = await _current(connection, event)
            found = stages.confirmed(facts, source, now)
            over = facts.state is EventState.ENDED or stages.is_withdrawn(facts)
            turn = _Turning(
                event, revision, base, facts, found, over, Act.CONFIRM, PushAction.REFRESH, told, seen
            )
            return await self._out(connection, turn, by=by, now=now, undo=timedelta(), name="confirm")

    async def change(
        self,
        event: int,
        by: int,
        *,
        now: datetime,
        undo: timedelta,
        state: EventState | None = None,
        traffic_state: TrafficState | None = None,
        passage: str | None = None,
        source: Source | None = None,
        ended: datetime | None = None,
        told: datetime | None = None,
        base: int | None = None,
        seen: int | None = None,
    ) -> Turn:
        """Another state or other traffic, told to followers as an answer to what they got.

        Lifted: ENDED. Some get through: RESTRICTED, and how (`passage`). Blocked again: ACTIVE and INTERRUPTED.
        Begun: ACTIVE. What was lifted opens again only where ACTIVE is asked for.
        """
        async with self._database.write() as connection:
            revision, facts = await _current(connection, event)
            found = stages.turned(
                facts,
                now=now,
                state=state,
                traffic_state=traffic_state,
                passage=passage,
                source=source,
                ended=ended,
            )
            reopens = state is EventState.ACTIVE
            over = stages.is_withdrawn(facts) or (facts.state is EventState.ENDED and not reopens)
            turn = _Turning(
                event, revision, base, facts, found, over, Act.CHANGE, PushAction.CHANGE, told, seen
            )
            name = stages.named(facts, found)
            return await self._out(connection, turn, by=by, now=now, undo=undo, name=name)

    async def retract(
        self, event: int, by: int, *, now: datetime, undo: timedelta, reason: str, base: int | None = None
    ) -> Turn:
        """It was not so: every message about it is edited and answered."""
        async with self._database.write() as connection:
            revision, facts = await _current(connection, event)
            found = stages.withdrawn(facts, reason, now)
            over = stages.is_withdrawn(facts)
            turn = _Turning(event, revision, base, facts, found, over, Act.RETRACT, PushAction.RETRACT)
            return await self._out(connection, turn, by=by, now=now, undo=undo, name="retract")

    async def lapse(self, event: int, *, now: datetime, base: int | None = None) -> bool:
        """Nobody has confirmed it for too long: nothing is known of it, and nobody is told.

        False when it is not at revision `base` any more, over, or unknown: then somebody was quicker.
        """
        async with self._database.write() as connection:
            try:
                revision, facts = await _current(connection, event)
            except LookupError:
                return False
            if not stages.is_open(facts) or base not in (None, revision):
                return False
            _, revision = await write_revision(
                connection,
                self._gazetteer,
                stages.lapsed(facts, now),
                now=now,
                editor=None,
                event=event,
                base=revision,
            )
            await _log(connection, "lapse", event, facts, by=None, now=now, revision=revision)
        return True

    async def _out(
        self,
        connection: AsyncConnection,
        turn: _Turning,
        *,
        by: int,
        now: datetime,
        undo: timedelta,
        name: str,
    ) -> Turn:
        event, facts = turn.event, turn.after
        editor = await ask(connection, by, Act.SEND, *facts.regions)
        if turn.over:
            raise Over(turn.before)
        if turn.told is not None and stages.spoken_since(turn.before, turn.told):
            raise Older(turn.told, turn.revision, turn.before)
        if facts == turn.before:
            return Turn(event, turn.revision, facts, turn.action)
        if turn.base not in (None, turn.revision):
            raise Outdated(turn.revision)
        if way_out(editor, facts, self._policy, act=turn.act) is not Way.PUBLISH:
            draft, again = await _send(connection, turn, by=by, now=now)
            return Turn(event, turn.revision, facts, turn.action, draft=draft, again=again)
        _, revision = await write_revision(
            connection, self._gazetteer, facts, now=now, editor=by, event=event, base=turn.revision
        )
        push = await announce(
            connection, event, revision, facts, now=now, undo=undo, editor=by, action=turn.action
        )
        await _log(connection, name, event, facts, by=by, now=now, revision=revision, push=push)
        if stages.comes(turn.before, facts):
            await unless_newer(connection, turn.seen, event)
        return Turn(event, revision, facts, turn.action, push)


@dataclass(frozen=True, slots=True)
class _Turning:
    """An act on its way: the event at its newest revision, before and after, and whether its state forbids the act.

    `told` is the hour at which it was so, where one is given; `seen` the newest row of the log when what is open was
    compared with it.
    """

    event: int
    revision: int
    base: int | None
    before: EventFacts
    after: EventFacts
    over: bool
    act: Act
    action: PushAction
    told: datetime | None = None
    seen: int | None = None


async def _current(connection: AsyncConnection, event: int) -> tuple[int, EventFacts]:
    """The event's newest revision, which stays the newest until the transaction ends; LookupError for no such event."""
    revision = await connection.scalar(kept(newest_of(event)))
    facts = await facts_at(connection, event, revision)
    if revision is None or facts is None:
        raise LookupError(f"there is no event {event}")
    return revision, facts


async def _send(connection: AsyncConnection, turn: _Turning, *, by: int, now: datetime) -> tuple[Draft, bool]:
    """The act as a draft that waits for a publisher, and whether the same one waited already."""
    waiting = await connection.execute(
        sa.select(drafts).where(
            drafts.c.editor == by,
            drafts.c.event == turn.event,
            drafts.c.base_revision == turn.revision,
            drafts.c.action == turn.action,
            drafts.c.sent_at.is_not(None),
            drafts.c.discarded_at.is_(None),
            drafts.c.published_event.is_(None),
        )
    )
    for row in waiting:
        if _timeless(from_json(row.facts)) == _timeless(turn.after):
            return to_draft(row), True
    inserted = await connection.execute(
        drafts.insert()
        .values(
            editor=by,
            facts=to_json(turn.after),
            version=1,
            created_at=now,
            updated_at=now,
            event=turn.event,
            base_revision=turn.revision,
            action=turn.action,
            sent_at=now,
        )
        .returning(drafts)
    )
    draft = to_draft(inserted.one())
    await log_draft(connection, "send", draft, by=by, now=now)
    return draft, False


def _timeless(facts: EventFacts) -> EventFacts:
    """The facts without the moments that a second tap would set anew."""
    sources = tuple(Source(one.name, one.url) for one in facts.sources)
    return facts.changed(last_confirmed=None, ended=None, started=None, traffic_since=None, sources=sources)


async def _log(
    connection: AsyncConnection,
    act: str,
    event: int,
    facts: EventFacts,
    *,
    by: int | None,
    now: datetime,
    **detail: Any,
) -> None:
    told = located(facts.regions) | detail
    await write_act(connection, at=now, editor=by, act=act, subject="event", subject_id=event, detail=told)
