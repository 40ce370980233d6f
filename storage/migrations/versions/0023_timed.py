"""Timed: that a start at midnight is an hour that somebody said; of what stands there already nobody knows it."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("events", sa.Column("started_timed", sa.Boolean))
