"""Counts that were handed to a publisher, and since when."""

import sqlalchemy as sa
from alembic import op

from storage.schema import Moment

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("batches", sa.Column("counts_sent_at", Moment))
