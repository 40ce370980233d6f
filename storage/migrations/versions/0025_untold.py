"""Untold: since when somebody at the desk is owed a word about what an owner changed of their role or regions."""

import sqlalchemy as sa
from alembic import op

from storage.schema import Moment

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("editors", sa.Column("untold", Moment))
