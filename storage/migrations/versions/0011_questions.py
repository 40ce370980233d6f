"""Questions: who at the desk was asked about which event, when, and what they said."""

import sqlalchemy as sa
from alembic import op

from storage.schema import Moment, RowId

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "askings",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("editor", RowId, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("unreached_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["editor"], ["editors.id"], name=op.f("fk_askings_editor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_askings")),
    )
    op.create_index("ix_askings_editor", "askings", ["editor", "at"])
    op.create_index("ix_askings_at", "askings", ["at"])
    op.create_table(
        "questions",
        sa.Column("asking", RowId, nullable=False),
        sa.Column("event", RowId, nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("about", sa.String(length=8), nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=True),
        sa.Column("answered_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["asking"], ["askings.id"], name=op.f("fk_questions_asking"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["event"], ["events.id"], name=op.f("fk_questions_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("asking", "event", name=op.f("pk_questions")),
    )
    op.create_index("ix_questions_event", "questions", ["event"])
