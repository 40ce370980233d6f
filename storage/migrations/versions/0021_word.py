"""Word: when the desk last had a word about a region is found in the index alone, what lapsed since left out."""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_events_region_updated", "events")
    op.create_index("ix_events_region_updated", "events", ["region", "updated_at", "state"])
