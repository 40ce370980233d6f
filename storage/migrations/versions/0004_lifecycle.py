"""Lifecycle: a push says whether it tells, changes, corrects, retracts or refreshes."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("pushes", sa.Column("action", sa.String(length=8), nullable=False, server_default="tell"))
