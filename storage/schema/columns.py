"""Columns that tables share: moments are UTC milliseconds, chat and user ids are sealed, the rest refers to row numbers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def milliseconds(moment: datetime) -> int:
    """A moment as it is kept: UTC milliseconds since 1970."""
    return round(moment.timestamp() * 1000)


class Moment(sa.TypeDecorator[datetime]):
    """A timezone-aware datetime, kept as UTC milliseconds so that both databases sort and compare it alike."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Milliseconds since 1970; a naive datetime is a programming error."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return milliseconds(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        return None if value is None else datetime.fromtimestamp(value / 1000, UTC)


# SQLite numbers rows by itself only for INTEGER PRIMARY KEY; PostgreSQL needs room for more than 2 billion.
RowId = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def region_code(length: int = 6) -> sa.types.TypeEngine[str]:
    """A column type for codes that compares byte by byte, so that containment is a range in every locale."""
    return sa.String(length).with_variant(postgresql.VARCHAR(length, collation="C"), "postgresql")


def row_id() -> sa.Column[int]:
    """The number of a row, which the database gives."""
    return sa.Column("id", RowId, primary_key=True, autoincrement=True)


def to(column: str, *, cascade: bool = False, null: bool = False, name: str | None = None) -> sa.Column[int]:
    """A reference to another table's row, named after what it refers to."""
    target = sa.ForeignKey(column, ondelete="CASCADE" if cascade else None)
    return sa.Column(name or column.split(".")[0].removesuffix("s"), RowId, target, nullable=null)


def choices() -> tuple[sa.Column[int], ...]:
    """What is wanted and how, in the numbers of storage/choices.py; none where nothing was chosen."""
    return tuple(sa.Column(name, sa.SmallInteger) for name in ("sorts", "least", "manner", "extent"))
