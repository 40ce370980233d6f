"""Tips: what people report, in the order in which the desk looks at them."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.database import Database
from storage.permission import Act, may
from storage.schema import reporters, reports, tips
from storage.sealing import Sealer
from storage.staff import Editor

LONGEST = 2_000


class TipState(enum.StrEnum):
    """What became of a tip."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SPAM = "spam"


@dataclass(frozen=True, slots=True)
class Tip:
    """A tip as the desk sees it: `region` "" means no place, `voices` how many people told it; never who."""

    id: int
    region: str
    text: str
    voices: int
    state: TipState
    created_at: datetime
    photo: str | None = None
    photo_bot: int | None = None
    also: tuple[str, ...] = ()  # how others put it


@dataclass(frozen=True, slots=True)
class Page:
    """One tip of an editor's queue, None where nothing waits, its position from 0, and how many wait."""

    tip: Tip | None
    at: int
    total: int


class Tips:
    """The queue of tips, without who sent them."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        """Read from this database; `storage/filing.py` fills it."""
        self._database = database
        self._sealer = sealer

    async def find(self, tip: int) -> Tip | None:
        """The tip as it is now, for whoever reported it."""
        async with self._database.read() as connection:
            row = (await connection.execute(sa.select(tips).where(tips.c.id == tip))).one_or_none()
        return None if row is None else to_tip(row)

    async def reported(self, telegram_id: int, message_id: int) -> bool:
        """Whether a message of the chat is a report that is kept."""
        query = (
            sa.select(reports.c.id)
            .join(reporters, reporters.c.id == reports.c.reporter)
            .where(reporters.c.sealed == self._sealer.seal(telegram_id), reports.c.message_id == message_id)
            .limit(1)
        )
        async with self._database.read() as connection:
            return await connection.scalar(query) is not None

    async def get(self, tip: int, editor: Editor) -> Tip | None:
        """A tip that waits, for an editor who may decide on it; None for any other."""
        async with self._database.read() as connection:
            row = (
                await connection.execute(
                    sa.select(tips).where(tips.c.id == tip, tips.c.state == TipState.WAITING)
                )
            ).one_or_none()
        return to_tip(row) if row is not None and may(editor, Act.TIPS, row.region) else None

    async def page(self, editor: Editor, at: int) -> Page:
        """The tip at this position of the editor's queue, or the last one.

        Each province takes its turn, its most told and then its newest tip first: a flood about one place, or
        about none, does not hide what is told of another.
        """
        if not may(editor, Act.TIPS, next(iter(editor.regions), None)):
            return Page(None, 0, 0)
        mine = (tips.c.state == TipState.WAITING) & sa.or_(*(inside(code) for code in editor.regions))
        best = (tips.c.voices.desc(), tips.c.created_at.desc(), tips.c.id.desc())
        turn = sa.func.row_number().over(partition_by=sa.func.substr(tips.c.region, 1, 4), order_by=best)
        ranked = sa.select(tips.c.id, turn.label("turn")).where(mine).subquery()
        async with self._database.read() as connection:
            total = int(
                await connection.scalar(sa.select(sa.func.count()).select_from(tips).where(mine)) or 0
            )
            at = min(max(at, 0), max(total - 1, 0))
            row = (
                await connection.execute(
                    sa.select(tips)
                    .join(ranked, ranked.c.id == tips.c.id)
                    .order_by(ranked.c.turn, *best)
                    .offset(at)
                    .limit(1)
                )
            ).one_or_none()
            if row is None:
                return Page(None, 0, 0)
            also = await connection.scalars(
                sa.select(reports.c.text)
                .where(reports.c.tip == row.id, reports.c.text.is_not(None))
                .order_by(reports.c.id.desc())
                .limit(2)
            )
            return Page(to_tip(row, tuple(also)), at, total)


def to_tip(row: Any, also: tuple[str, ...] = ()) -> Tip:
    """The tip that a row of `tips` holds."""
    return Tip(
        row.id,
        row.region,
        row.text,
        row.voices,
        TipState(row.state),
        row.created_at,
        row.photo,
        row.photo_bot,
        also,
    )


def inside(code: str) -> sa.ColumnElement[bool]:
    """Which tips lie in a region; in the country those without a place as well."""
    return (tips.c.region >= code) & (tips.c.region < f"{code}:") if code else sa.true()
