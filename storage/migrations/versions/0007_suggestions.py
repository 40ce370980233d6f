"""Suggestions: what a feed says that the desk has not decided on yet."""

import sqlalchemy as sa
from alembic import op

from storage.schema import Moment, RowId

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "suggestions",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("wants", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("doubt", sa.String(length=12), nullable=True),
        sa.Column(
            "event", RowId, sa.ForeignKey("events.id", name=op.f("fk_suggestions_event")), nullable=True
        ),
        sa.Column(
            "draft", RowId, sa.ForeignKey("drafts.id", name=op.f("fk_suggestions_draft")), nullable=True
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("missed", sa.SmallInteger(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("told_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestions")),
        sa.UniqueConstraint("key", name=op.f("uq_suggestions_key")),
    )
    op.create_index("ix_suggestions_state", "suggestions", ["state", "id"])
