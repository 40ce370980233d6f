"""Routes that are followed: which of them a push concerns."""

import sqlalchemy as sa
from alembic import op

from storage.schema import RowId, region_code

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "push_routes",
        sa.Column(
            "push",
            RowId,
            sa.ForeignKey("pushes.id", name=op.f("fk_push_routes_push"), ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("target", region_code(40), nullable=False),
        sa.PrimaryKeyConstraint("push", "target", name=op.f("pk_push_routes")),
    )
