"""Tips: what people report, who reports (sealed), and what the desk was told of it."""

import sqlalchemy as sa
from alembic import op

from storage.schema import Moment, RowId, region_code

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_UNSETTLED = sa.text("settled_at IS NULL AND state IN ('accepted', 'rejected')")


def upgrade() -> None:
    op.create_table(
        "tips",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("region", region_code(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("photo", sa.String(length=250), nullable=True),
        sa.Column("photo_bot", sa.BigInteger(), nullable=True),
        sa.Column("voices", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.Column("draft", RowId, nullable=True),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_tips_draft")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tips")),
    )
    op.create_index("ix_tips_queue", "tips", ["state", "region", "created_at"])
    op.create_index("ix_tips_created", "tips", ["created_at"])
    op.create_index("ix_tips_unsettled", "tips", ["id"], sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED)
    op.create_table(
        "reporters",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("sent", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("used_at", Moment(), nullable=False),
        sa.Column("muted_until", Moment(), nullable=True),
        sa.Column("left_at", Moment(), nullable=True),
        sa.Column("asked_at", Moment(), nullable=True),
        sa.Column("region", region_code(), nullable=True),
        sa.Column("photo", sa.String(length=250), nullable=True),
        sa.Column("tip", RowId, nullable=True),
        sa.ForeignKeyConstraint(["tip"], ["tips.id"], name=op.f("fk_reporters_tip"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reporters")),
        sa.UniqueConstraint("sealed", name=op.f("uq_reporters_sealed")),
    )
    op.create_index("ix_reporters_used", "reporters", ["used_at"])
    op.create_index("ix_reporters_tip", "reporters", ["tip"])
    op.create_table(
        "reports",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("tip", RowId, nullable=False),
        sa.Column("reporter", RowId, nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("pictured", sa.Boolean(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        sa.Column("told_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["tip"], ["tips.id"], name=op.f("fk_reports_tip"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["reporter"], ["reporters.id"], name=op.f("fk_reports_reporter"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("tip", "reporter", name=op.f("uq_reports_tip_reporter")),
    )
    op.create_index("ix_reports_reporter", "reports", ["reporter"])
    op.create_table(
        "tip_notices",
        sa.Column("editor", RowId, nullable=False),
        sa.Column("upto", RowId, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["editor"], ["editors.id"], name=op.f("fk_tip_notices_editor"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("editor", name=op.f("pk_tip_notices")),
    )
