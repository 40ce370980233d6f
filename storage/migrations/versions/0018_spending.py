"""How many messages of a day were set aside to be paid for."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "spending",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("messages", sa.Integer, nullable=False),
        sa.Column("spent_told", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("refused_told", sa.Boolean, nullable=False, server_default=sa.false()),
    )
