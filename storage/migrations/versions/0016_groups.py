"""Whether a group was greeted; those that are known by now need no introduction."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chats", sa.Column("greeted", sa.Boolean))
    chats = sa.table("chats", sa.column("kind", sa.String), sa.column("greeted", sa.Boolean))
    op.execute(chats.update().where(chats.c.kind.in_(["group", "supergroup"])).values(greeted=True))
