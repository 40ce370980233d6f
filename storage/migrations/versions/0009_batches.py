"""Batches: the drafts out of one text, their open questions, and counts recorded and withdrawn at the desk."""

import sqlalchemy as sa
from alembic import op

from storage.schema import Moment, RowId

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "batches",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("editor", RowId, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["editor"], ["editors.id"], name=op.f("fk_batches_editor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
    )
    op.create_index("ix_batches_editor", "batches", ["editor", "id"])
    _refer("drafts", "batch", "batches")
    op.add_column("drafts", sa.Column("doubts", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("drafts", sa.Column("apart", sa.JSON(), nullable=False, server_default="[]"))
    op.create_index("ix_drafts_batch", "drafts", ["batch"])
    _refer("tallies", "editor", "editors")
    _refer("tallies", "batch", "batches")
    op.add_column("tallies", sa.Column("recorded_at", Moment(), nullable=True))
    op.add_column("tallies", sa.Column("withdrawn_at", Moment(), nullable=True))
    op.create_index("ix_tallies_batch", "tallies", ["batch"])


def _refer(table: str, column: str, to: str) -> None:
    # In one statement of our own: Alembic adds the constraint in a second one, which SQLite does not have.
    kind = RowId.compile(op.get_bind().dialect)
    name = f"fk_{table}_{column}"
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind} CONSTRAINT {name} REFERENCES {to} (id)")
