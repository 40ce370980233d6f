"""What editors were asked about events that nobody confirmed in time: which, when, and what they said."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.leadership import Leadership
from storage.schema import askings, drafts, editors, pushes, questions, revisions

#: All questions of one hour arrive as one message.
EVERY = timedelta(hours=1)


class About(enum.StrEnum):
    """What an editor is asked or told about an event."""

    STANDS = "stands"  # is it still there?
    BEGUN = "begun"  # has it begun, as announced?
    LAPSED = "lapsed"  # told, not asked: nothing is known of it any more


class Answer(enum.StrEnum):
    """What became of a question."""

    DONE = "done"  # the record says so now
    SENT = "sent"  # waits for a publisher
    UNKNOWN = "unknown"  # this editor does not know


@dataclass(frozen=True, slots=True)
class Question:
    """One event in a message that asks, and what its editor said."""

    event: int
    about: About
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """A message that asks an editor about several events, the worst first."""

    id: int
    editor: int
    at: datetime
    questions: tuple[Question, ...]
    message_id: int | None = None  # none as long as Telegram has not said that it arrived


@dataclass(frozen=True, slots=True)
class Asked:
    """That an editor was asked about an event; `reached` unless Telegram would not let it through."""

    event: int
    editor: int
    at: datetime
    about: About
    answer: Answer | None = None
    answered_at: datetime | None = None
    reached: bool = True


class Questions:
    """The memory of what was asked; nobody is asked twice after a restart."""

    def __init__(self, database: Database, leadership: Leadership) -> None:
        """Keep it in this database; only the leader asks."""
        self._database = database
        self._leadership = leadership

    async def asked(self, events: Iterable[int], since: datetime) -> list[Asked]:
        """Whom the desk asked about these events since then, in the order of asking."""
        wanted = set(events)
        query = (
            sa.select(questions, askings.c.editor, askings.c.at, askings.c.unreached_at)
            .join(askings, askings.c.id == questions.c.asking)
            .where(askings.c.at >= since)
            .order_by(askings.c.id, questions.c.position)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [
            Asked(
                event=row.event,
                editor=row.editor,
                at=row.at,
                about=About(row.about),
                answer=Answer(row.answer) if row.answer else None,
                answered_at=row.answered_at,
                reached=row.unreached_at is None,
            )
            for row in rows
            if row.event in wanted
        ]

    async def last(self, since: datetime) -> dict[int, datetime]:
        """When each editor was asked anything last, of those who were since then."""
        query = (
            sa.select(askings.c.editor, sa.func.max(askings.c.at))
            .where(askings.c.at >= since)
            .group_by(askings.c.editor)
        )
        async with self._database.read() as connection:
            return {int(editor): at for editor, at in await connection.execute(query)}

    async def keepers(self, events: Sequence[int]) -> dict[int, int]:
        """Who posted each event or spoke for it last: the author of a draft, not who let it go out."""
        newest = (
            sa.select(revisions.c.event, sa.func.max(revisions.c.number).label("number"))
            .where(revisions.c.event.in_(events), revisions.c.editor.is_not(None))
            .group_by(revisions.c.event)
            .subquery()
        )
        query = (
            sa.select(newest.c.event, sa.func.coalesce(drafts.c.editor, revisions.c.editor))
            .join(
                revisions,
                (revisions.c.event == newest.c.event) & (revisions.c.number == newest.c.number),
            )
            .outerjoin(pushes, (pushes.c.event == newest.c.event) & (pushes.c.revision == newest.c.number))
            .outerjoin(drafts, drafts.c.id == pushes.c.draft)
        )
        async with self._database.read() as connection:
            return {int(event): editor for event, editor in await connection.execute(query)}

    async def ask(self, editor: int, about: Sequence[tuple[int, About]], *, now: datetime) -> Asking | None:
        """Write down that an editor is asked now, before anything is sent; None if they were within the hour, or have left.

        NotLeader where another process leads.
        """
        async with self._database.write() as connection:
            await self._leadership.check(connection)
            # Locked, so that of two rounds at once the second sees what the first wrote.
            there = sa.select(editors.c.id).where(editors.c.id == editor, editors.c.revoked_at.is_(None))
            if await connection.scalar(there.with_for_update()) is None:
                return None
            recent = sa.select(askings.c.id).where(askings.c.editor == editor, askings.c.at > now - EVERY)
            if await connection.scalar(recent.limit(1)) is not None:
                return None
            asking = await connection.scalar(
                askings.insert().values(editor=editor, at=now).returning(askings.c.id)
            )
            assert asking is not None
            await connection.execute(
                questions.insert(),
                [
                    {"asking": asking, "event": event, "position": position, "about": what}
                    for position, (event, what) in enumerate(about)
                ],
            )
        return Asking(asking, editor, now, tuple(Question(event, what) for event, what in about))

    async def arrived(self, asking: int, message_id: int) -> None:
        """The message is there, and can be brought up to date."""
        async with self._database.write() as connection:
            await connection.execute(
                askings.update().where(askings.c.id == asking).values(message_id=message_id)
            )

    async def refused(self, asking: int, *, now: datetime) -> None:
        """Telegram does not let it through to this editor: others are asked."""
        async with self._database.write() as connection:
            await connection.execute(askings.update().where(askings.c.id == asking).values(unreached_at=now))

    async def forget(self, asking: int) -> None:
        """It was certainly not sent: as if nobody had been asked."""
        async with self._database.write() as connection:
            await connection.execute(askings.delete().where(askings.c.id == asking))

    async def get(self, asking: int) -> Asking | None:
        """A message that asks, None if it is forgotten."""
        found = await self._load(askings.c.id == asking)
        return found[0] if found else None

    async def showing(self, events: Sequence[int], since: datetime) -> list[Asking]:
        """The messages that asked about any of these events since then and are there to be brought up to date."""
        about = sa.select(questions.c.asking).where(questions.c.event.in_(events))
        return await self._load(
            askings.c.id.in_(about), askings.c.at >= since, askings.c.message_id.is_not(None)
        )

    async def answer(self, asking: int, event: int, answer: Answer, *, now: datetime) -> None:
        """Keep what the editor said."""
        async with self._database.write() as connection:
            await connection.execute(
                questions.update()
                .where(questions.c.asking == asking, questions.c.event == event)
                .values(answer=answer, answered_at=now)
            )

    async def _load(self, *conditions: sa.ColumnElement[bool]) -> list[Asking]:
        async with self._database.read() as connection:
            rows = (
                await connection.execute(sa.select(askings).where(*conditions).order_by(askings.c.id))
            ).all()
            asked = await _questions(connection, [row.id for row in rows])
        return [
            Asking(row.id, row.editor, row.at, tuple(asked.get(row.id, ())), row.message_id) for row in rows
        ]


async def _questions(connection: AsyncConnection, of: Sequence[int]) -> dict[int, list[Question]]:
    query = (
        sa.select(questions)
        .where(questions.c.asking.in_(of))
        .order_by(questions.c.asking, questions.c.position)
    )
    found: dict[int, list[Question]] = {}
    for row in await connection.execute(query):
        answer = Answer(row.answer) if row.answer else None
        found.setdefault(row.asking, []).append(Question(row.event, About(row.about), answer))
    return found
