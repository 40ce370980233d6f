"""Until: up to when a summary held that was written before its event took a turn."""

import sqlalchemy as sa
from alembic import op

from storage.schema import Moment

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("summary_es_until", "summary_en_until"):
        op.add_column("events", sa.Column(name, Moment))
