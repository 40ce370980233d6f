"""Delivery: settled messages leave the index, pushes know when they ended, and one process leads."""

import sqlalchemy as sa
from alembic import op

from storage.schema import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_UNSETTLED = sa.text("state IN ('pending', 'retry', 'sending')")
_OPEN_PUSH = sa.text("settled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "leadership",
        sa.Column("id", sa.SmallInteger(), nullable=False),
        sa.Column("holder", sa.String(length=32), nullable=False),
        sa.Column("term", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leadership")),
    )
    op.add_column("deliveries", sa.Column("crashes", sa.SmallInteger(), nullable=False, server_default="0"))
    op.add_column("pushes", sa.Column("report", sa.BigInteger(), nullable=True))
    op.add_column("pushes", sa.Column("settled_at", Moment(), nullable=True))
    op.execute(
        "UPDATE pushes SET settled_at = created_at WHERE state NOT IN ('waiting', 'expanding', 'sending')"
    )
    op.create_index("ix_pushes_event", "pushes", ["event"], unique=False)
    op.create_index(
        "ix_pushes_unsettled",
        "pushes",
        ["id"],
        unique=False,
        sqlite_where=_OPEN_PUSH,
        postgresql_where=_OPEN_PUSH,
    )
    op.drop_index("ix_deliveries_claim", "deliveries")
    op.drop_index("ix_deliveries_lease", "deliveries")
    op.create_index(
        "ix_deliveries_unsettled",
        "deliveries",
        ["push", "state", "rank", "id"],
        unique=False,
        sqlite_where=_UNSETTLED,
        postgresql_where=_UNSETTLED,
    )
