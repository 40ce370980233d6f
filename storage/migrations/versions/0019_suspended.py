"""An index of the chats that are told nothing: PostgreSQL looks into it for everybody that a push is written for."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    left = sa.text("suspended_at IS NOT NULL")
    op.create_index("ix_chats_suspended", "chats", ["id"], sqlite_where=left, postgresql_where=left)
