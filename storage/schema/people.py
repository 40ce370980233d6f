"""Who works at the desk, who reports to it, and the log of what was done."""

from __future__ import annotations

import sqlalchemy as sa

from storage.schema.columns import Moment, RowId, metadata, region_code, row_id, to

editors = sa.Table(
    "editors",
    metadata,
    row_id(),
    sa.Column("sealed", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("role", sa.String(12), nullable=False),
    sa.Column("regions", sa.JSON, nullable=False, server_default="[]"),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("revoked_at", Moment),
    # Since when they are owed a word about what an owner changed.
    sa.Column("untold", Moment),
)

invitations = sa.Table(
    "invitations",
    metadata,
    row_id(),
    to("editors.id", name="editor"),
    sa.Column("role", sa.String(12), nullable=False),
    sa.Column("regions", sa.JSON, nullable=False),
    # SHA-256 of the secret in the link; none while role and regions are being chosen.
    sa.Column("hash", sa.String(64), unique=True),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("expires", Moment),
    sa.Column("used_at", Moment),
    sa.Column("withdrawn_at", Moment),
)

audit = sa.Table(
    "audit",
    metadata,
    row_id(),
    sa.Column("at", Moment, nullable=False),
    to("editors.id", null=True, name="editor"),
    sa.Column("act", sa.String(24), nullable=False),
    sa.Column("subject", sa.String(12), nullable=False),
    sa.Column("subject_id", RowId),
    sa.Column("detail", sa.JSON),
    # Over the row and the hash before it, see storage/chain.py.
    sa.Column("hash", sa.String(64), nullable=False, server_default=""),
)

# Where the log ends: one row, locked by whoever writes the next.
audit_head = sa.Table(
    "audit_head",
    metadata,
    sa.Column("id", sa.SmallInteger, primary_key=True, autoincrement=False),
    sa.Column("last", RowId, nullable=False),
    sa.Column("rows", sa.BigInteger, nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)

# Who reports: erased a day after the last report that is kept of them.
reporters = sa.Table(
    "reporters",
    metadata,
    row_id(),
    sa.Column("sealed", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("language", sa.String(2), nullable=False),
    # When they sent tips in the last day, in milliseconds since 1970.
    sa.Column("sent", sa.JSON, nullable=False, server_default="[]"),
    sa.Column("used_at", Moment, nullable=False),
    sa.Column("muted_until", Moment),
    sa.Column("left_at", Moment),
    # An unfinished report: since when it is asked for, and what came of it so far.
    sa.Column("asked_at", Moment),
    sa.Column("region", region_code()),
    sa.Column("photo", sa.String(250)),
    sa.Column("tip", RowId, sa.ForeignKey("tips.id", ondelete="SET NULL", name="fk_reporters_tip")),
    sa.Index("ix_reporters_used", "used_at"),
    sa.Index("ix_reporters_tip", "tip"),
)

# What people report, the same told by several joined. An empty region is no place, not the country.
tips = sa.Table(
    "tips",
    metadata,
    row_id(),
    sa.Column("region", region_code(), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("photo", sa.String(250)),
    sa.Column("photo_bot", sa.BigInteger),
    sa.Column("voices", sa.Integer, nullable=False),
    sa.Column("state", sa.String(10), nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("decided_at", Moment),
    to("drafts.id", null=True, name="draft"),
    # When the last of those who reported it had heard what became of it.
    sa.Column("settled_at", Moment),
    sa.Index("ix_tips_queue", "state", "region", "created_at"),
    sa.Index("ix_tips_created", "created_at"),
    sa.Index(
        "ix_tips_unsettled",
        "id",
        sqlite_where=sa.text("settled_at IS NULL AND state IN ('accepted', 'rejected')"),
        postgresql_where=sa.text("settled_at IS NULL AND state IN ('accepted', 'rejected')"),
    ),
)

reports = sa.Table(
    "reports",
    metadata,
    row_id(),
    to("tips.id", cascade=True, name="tip"),
    to("reporters.id", cascade=True, name="reporter"),
    # Their own words where they differ from the tip's; none where the tip's words are theirs.
    sa.Column("text", sa.Text),
    sa.Column("pictured", sa.Boolean, nullable=False, default=False),
    # Where to answer: their message, and the topic it was in (0 is the chat itself).
    sa.Column("message_id", sa.BigInteger),
    sa.Column("topic", sa.BigInteger, nullable=False, default=0),
    sa.Column("told_at", Moment),
    sa.UniqueConstraint("tip", "reporter"),
    sa.Index("ix_reports_reporter", "reporter"),
)

# What each editor was told of new tips: up to which, and in which message of the desk.
tip_notices = sa.Table(
    "tip_notices",
    metadata,
    sa.Column("editor", RowId, sa.ForeignKey("editors.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("upto", RowId, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("message_id", sa.BigInteger),
)
