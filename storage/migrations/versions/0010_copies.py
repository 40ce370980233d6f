"""Copies: what each delivered message shows, and what a push owes to whom it was told before."""

import sqlalchemy as sa
from alembic import op

from storage.schema import RowId

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("pushes", sa.Column("shows", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("pushes", sa.Column("amends", sa.Integer(), nullable=True))
    op.add_column("pushes", sa.Column("tells_after", RowId, nullable=True, server_default="0"))
    op.add_column("pushes", sa.Column("replaced_by", RowId, nullable=True))
    op.add_column("deliveries", sa.Column("shows", sa.Integer(), nullable=True))
    op.add_column("deliveries", sa.Column("astray", sa.Boolean(), nullable=False, server_default=sa.false()))
    # A message whose outcome nobody knew, or that a crash found in flight, may be in the chat twice.
    op.execute("UPDATE deliveries SET astray = (1 = 1) WHERE doubts > 0 OR crashes > 0 OR state = 'unknown'")
    # What an undone push had replaced goes on from its number.
    op.execute(
        "UPDATE pushes SET replaced_by = (SELECT min(newer.id) FROM pushes AS newer "
        "WHERE newer.event = pushes.event AND newer.id > pushes.id) "
        "WHERE state = 'superseded' AND settled_at IS NULL"
    )
