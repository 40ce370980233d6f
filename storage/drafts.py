"""Drafts at the desk: kept in the database, so that a restart or a colleague disturbs nobody's work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import doubts as questions
from storage.audit import located, write_act
from storage.authority import ask
from storage.database import Database
from storage.doubts import Doubt, still_open
from storage.facts import from_json, to_json
from storage.model import Draft, EventFacts, PushAction
from storage.permission import Act
from storage.schema import drafts


def to_draft(row: Any) -> Draft:
    """The draft that a row of `drafts` holds."""
    return Draft(
        id=row.id,
        editor=row.editor,
        facts=from_json(row.facts),
        version=row.version,
        created_at=row.created_at,
        updated_at=row.updated_at,
        event=row.event,
        base_revision=row.base_revision,
        awaiting=row.awaiting,
        message_id=row.message_id,
        published_event=row.published_event,
        sent_at=row.sent_at,
        batch=row.batch,
        doubts=questions.from_json(row.doubts),
        apart=tuple(row.apart),
        action=PushAction(row.action),
    )


def pending(draft: int, version: int) -> tuple[sa.ColumnElement[bool], ...]:
    """The conditions under which a draft of that version may still change."""
    return (drafts.c.id == draft, drafts.c.version == version, *_open())


def _open() -> tuple[sa.ColumnElement[bool], ...]:
    return (drafts.c.discarded_at.is_(None), drafts.c.published_event.is_(None))


async def open_draft(
    connection: AsyncConnection,
    editor: int,
    facts: EventFacts,
    *,
    now: datetime,
    event: int | None = None,
    base_revision: int | None = None,
    action: PushAction = PushAction.TELL,
    doubts: Sequence[Doubt] = (),
    batch: int | None = None,
    heard: datetime | None = None,
) -> Draft:
    """A new draft, logged, inside the caller's transaction; who may open it was asked there.

    It is as old as what it tells, where that was `heard` before now.
    """
    row = await connection.execute(
        drafts.insert()
        .values(
            editor=editor,
            facts=to_json(facts),
            version=1,
            created_at=min(now, heard or now),
            updated_at=now,
            event=event,
            base_revision=base_revision,
            action=action,
            doubts=questions.to_json(doubts),
            batch=batch,
        )
        .returning(drafts)
    )
    draft = to_draft(row.one())
    await log_draft(connection, "draft", draft, by=editor, now=now)
    return draft


class Drafts:
    """Work in progress; every change raises the version, and a change based on an old version does not happen."""

    def __init__(self, database: Database) -> None:
        """Keep drafts in this database."""
        self._database = database

    async def open(
        self,
        editor: int,
        facts: EventFacts,
        *,
        now: datetime,
        event: int | None = None,
        base_revision: int | None = None,
        action: PushAction = PushAction.TELL,
        doubts: Sequence[Doubt] = (),
        heard: datetime | None = None,
    ) -> Draft:
        """A new draft, what its publication does, and what its text left open; an edit names its event and revision."""
        async with self._database.write() as connection:
            await ask(connection, editor, Act.DRAFT)
            return await open_draft(
                connection,
                editor,
                facts,
                now=now,
                event=event,
                base_revision=base_revision,
                action=action,
                doubts=doubts,
                heard=heard,
            )

    async def get(self, draft: int, editor: int) -> Draft | None:
        """An editor's own draft; None for another's, a discarded or an unknown one."""
        query = sa.select(drafts).where(
            drafts.c.id == draft, drafts.c.editor == editor, drafts.c.discarded_at.is_(None)
        )
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else to_draft(row)

    async def mine(self, editor: int, limit: int = 10) -> list[Draft]:
        """An editor's open drafts that stand alone, the last touched first; `batches.open_of` has the others."""
        query = (
            sa.select(drafts)
            .where(drafts.c.editor == editor, drafts.c.batch.is_(None), *_open())
            .order_by(drafts.c.updated_at.desc(), drafts.c.id.desc())
            .limit(limit)
        )
        async with self._database.read() as connection:
            return [to_draft(row) for row in await connection.execute(query)]

    async def change(
        self,
        draft: Draft,
        *,
        now: datetime,
        facts: EventFacts | None = None,
        awaiting: str | None = None,
        doubts: Sequence[Doubt] | None = None,
    ) -> Draft | None:
        """The draft with new facts and what it waits for; None if it changed meanwhile, was sent, published or discarded.

        Without `doubts` those stay open whose fields keep their values.
        """
        async with self._database.write() as connection:
            await ask(connection, draft.editor, Act.DRAFT)
            return await change_draft(
                connection, draft, now=now, facts=facts, awaiting=awaiting, doubts=doubts
            )

    async def settle(
        self,
        settled: Sequence[tuple[Draft, EventFacts, Sequence[Doubt], tuple[int, int] | None, tuple[int, ...]]],
        *,
        now: datetime,
    ) -> bool:
        """Answer one question in all the drafts that ask it; False, and nothing done, if one of them changed meanwhile.

        Each comes with its facts after the answer, the doubts left, the event and revision which it
        edits from now on (None for a new event), and the open events that are others.
        """
        async with self._database.write() as connection:
            for draft, facts, doubts, edits, apart in settled:
                await ask(connection, draft.editor, Act.DRAFT)
                row = await connection.execute(
                    drafts.update()
                    .where(*pending(draft.id, draft.version), drafts.c.sent_at.is_(None))
                    .values(
                        facts=to_json(facts),
                        doubts=questions.to_json(doubts),
                        apart=list(apart),
                        event=edits[0] if edits else None,
                        base_revision=edits[1] if edits else None,
                        awaiting=None,
                        version=draft.version + 1,
                        updated_at=now,
                    )
                    .returning(drafts)
                )
                found = row.one_or_none()
                if found is None:
                    await connection.rollback()
                    return False
                await log_draft(connection, "edit", to_draft(found), by=draft.editor, now=now)
        return True

    async def rebase(self, draft: Draft, revision: int, facts: EventFacts, *, now: datetime) -> Draft | None:
        """Build the edit on a newer revision, with facts that hold both, after its editor has seen it."""
        async with self._database.write() as connection:
            await ask(connection, draft.editor, Act.DRAFT)
            return await change_draft(
                connection, draft, now=now, facts=facts, doubts=draft.doubts, base_revision=revision
            )

    async def shown_as(self, draft: int, message_id: int) -> None:
        """Remember the desk message that shows the draft."""
        async with self._database.write() as connection:
            await connection.execute(
                drafts.update().where(drafts.c.id == draft).values(message_id=message_id)
            )

    async def awaiting(self, editor: int) -> Draft | None:
        """The draft that waits for the editor's next message, if one does."""
        query = (
            sa.select(drafts)
            .where(drafts.c.editor == editor, drafts.c.awaiting.is_not(None), *_open())
            .order_by(drafts.c.updated_at.desc(), drafts.c.id.desc())
            .limit(1)
        )
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else to_draft(row)

    async def discard(self, draft: int, editor: int, *, now: datetime) -> bool:
        """Throw an editor's own unpublished draft away; False if there is none."""
        async with self._database.write() as connection:
            await ask(connection, editor, Act.DRAFT)
            result = await connection.execute(
                drafts.update()
                .where(drafts.c.id == draft, drafts.c.editor == editor, *_open())
                .values(discarded_at=now, awaiting=None, sent_at=None)
                .returning(drafts)
            )
            row = result.one_or_none()
            if row is not None:
                await log_draft(connection, "discard", to_draft(row), by=editor, now=now)
        return row is not None


async def change_draft(
    connection: AsyncConnection,
    draft: Draft,
    *,
    now: datetime,
    facts: EventFacts | None = None,
    awaiting: str | None = None,
    doubts: Sequence[Doubt] | None = None,
    base_revision: int | None = None,
) -> Draft | None:
    """Write a draft's next version, see `Drafts.change`; with another base it is logged as built anew."""
    after = facts if facts is not None else draft.facts
    left = still_open(draft.doubts, draft.facts, after) if doubts is None else doubts
    row = await connection.execute(
        drafts.update()
        .where(*pending(draft.id, draft.version), drafts.c.sent_at.is_(None))
        .values(
            facts=to_json(after),
            doubts=questions.to_json(left),
            awaiting=awaiting,
            base_revision=draft.base_revision if base_revision is None else base_revision,
            version=draft.version + 1,
            updated_at=now,
        )
        .returning(drafts)
    )
    found = row.one_or_none()
    if found is None:
        return None
    changed = to_draft(found)
    if base_revision is not None:
        await log_draft(connection, "rebase", changed, by=draft.editor, now=now)
    elif after != draft.facts:
        await log_draft(connection, "edit", changed, by=draft.editor, now=now)
    return changed


async def log_draft(
    connection: AsyncConnection,
    act: str,
    draft: Draft,
    *,
    by: int,
    now: datetime,
    detail: dict[str, Any] | None = None,
) -> None:
    """Log an act on a draft, with its place, so that publishers of that place see it."""
    place = located(draft.facts.regions) | (detail or {})
    await write_act(
        connection, at=now, editor=by, act=act, subject="draft", subject_id=draft.id, detail=place
    )
