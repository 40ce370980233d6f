"""What lies on the desk: texts and their drafts, suggestions of a feed, and what editors were asked."""

from __future__ import annotations

import sqlalchemy as sa

from storage.schema.columns import Moment, RowId, metadata, row_id, to

# The drafts out of one text, and what else it said.
batches = sa.Table(
    "batches",
    metadata,
    row_id(),
    to("editors.id", name="editor"),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    # Counts that were found and not recorded yet, and the parts of the text that became no draft.
    sa.Column("counts", sa.JSON, nullable=False),
    sa.Column("notes", sa.JSON, nullable=False),
    sa.Column("counts_sent_at", Moment),  # since when the counts wait for a publisher
    sa.Index("ix_batches_editor", "editor", "id"),
)

drafts = sa.Table(
    "drafts",
    metadata,
    row_id(),
    to("editors.id", name="editor"),
    sa.Column("facts", sa.JSON, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("updated_at", Moment, nullable=False),
    to("events.id", null=True, name="event"),
    sa.Column("base_revision", sa.Integer),
    sa.Column("awaiting", sa.String(24)),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("published_event", RowId, sa.ForeignKey("events.id")),
    sa.Column("discarded_at", Moment),
    # Since when it waits for a publisher; none while it is with its editor.
    sa.Column("sent_at", Moment),
    to("batches.id", null=True, name="batch"),
    sa.Column("doubts", sa.JSON, nullable=False, default=list, server_default="[]"),
    sa.Column("apart", sa.JSON, nullable=False, default=list, server_default="[]"),
    sa.Column("action", sa.String(8), nullable=False, default="tell", server_default="tell"),
    sa.Index("ix_drafts_editor", "editor", "updated_at"),
    sa.Index("ix_drafts_batch", "batch"),
    sa.Index(
        "ix_drafts_sent",
        "sent_at",
        sqlite_where=sa.text("sent_at IS NOT NULL"),
        postgresql_where=sa.text("sent_at IS NOT NULL"),
    ),
)

# What a feed lists, one row for each place, and what the desk did about it.
suggestions = sa.Table(
    "suggestions",
    metadata,
    row_id(),
    sa.Column("key", sa.String(64), nullable=False, unique=True),
    sa.Column("wants", sa.String(8), nullable=False),
    sa.Column("state", sa.String(8), nullable=False),
    sa.Column("facts", sa.JSON, nullable=False),
    sa.Column("doubt", sa.String(12)),
    to("events.id", null=True, name="event"),
    to("drafts.id", null=True, name="draft"),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("missed", sa.SmallInteger, nullable=False),
    sa.Column("seen_at", Moment, nullable=False),
    sa.Column("updated_at", Moment, nullable=False),
    sa.Column("told_at", Moment),
    sa.Index("ix_suggestions_state", "state", "id"),
)

# A message that asks somebody at the desk about events that nobody has confirmed in time; one an hour at most.
askings = sa.Table(
    "askings",
    metadata,
    row_id(),
    to("editors.id", name="editor"),
    sa.Column("at", Moment, nullable=False),
    sa.Column("message_id", sa.BigInteger),
    # When Telegram would not let it through to them.
    sa.Column("unreached_at", Moment),
    sa.Index("ix_askings_editor", "editor", "at"),
    sa.Index("ix_askings_at", "at"),
)

questions = sa.Table(
    "questions",
    metadata,
    to("askings.id", cascade=True, name="asking"),
    to("events.id", cascade=True, name="event"),
    sa.Column("position", sa.SmallInteger, nullable=False),
    sa.Column("about", sa.String(8), nullable=False),
    sa.Column("answer", sa.String(8)),
    sa.Column("answered_at", Moment),
    sa.PrimaryKeyConstraint("asking", "event"),
    sa.Index("ix_questions_event", "event"),
)
