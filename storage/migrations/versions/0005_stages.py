"""Stages: since when the traffic is so, why an event was withdrawn, and what a draft's publication does."""

import sqlalchemy as sa
from alembic import op

from storage.schema import Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("events", sa.Column("traffic_since", Moment(), nullable=True))
    op.add_column("events", sa.Column("retraction", sa.Text(), nullable=True))
    op.add_column("drafts", sa.Column("action", sa.String(length=8), nullable=False, server_default="tell"))
