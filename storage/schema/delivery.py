"""What goes out: pushes, their deliveries, who may send, and what was spent."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from storage.schema.columns import Moment, RowId, metadata, region_code, row_id, to

pushes = sa.Table(
    "pushes",
    metadata,
    row_id(),
    # None for a digest, which gathers what other pushes tell.
    to("events.id", cascade=True, null=True, name="event"),
    sa.Column("revision", sa.Integer, nullable=False),
    # What it is about, in the numbers of storage/choices.py; of old ones nothing is known, and everybody wants them.
    sa.Column("sort", sa.SmallInteger, nullable=False, default=63, server_default="63"),
    sa.Column("grade", sa.SmallInteger, nullable=False, default=3, server_default="3"),
    sa.Column("phase", sa.SmallInteger, nullable=False, default=0, server_default="0"),
    sa.Column("lane", sa.SmallInteger, nullable=False),
    sa.Column("action", sa.String(8), nullable=False, default="tell", server_default="tell"),
    # The revision whose text goes out: a confirmation that comes meanwhile raises it above its own. 0: its own.
    sa.Column("shows", sa.Integer, nullable=False, default=0, server_default="0"),
    # Whoever was told less than this revision is corrected; none where nobody is.
    sa.Column("amends", sa.Integer),
    # Followers above this destination are told as well; none where only those are concerned who were told before.
    sa.Column("tells_after", RowId, default=0, server_default="0"),
    # The newer push of the event that took its place.
    sa.Column("replaced_by", RowId),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("not_before", Moment, nullable=False),
    sa.Column("expires", Moment, nullable=False),
    sa.Column("cursor", RowId, nullable=False, default=0),
    to("drafts.id", null=True, name="draft"),
    to("editors.id", null=True, name="editor"),
    sa.Column("detail", sa.String(200)),
    # The desk's message that tells its editor how far it is; none once the final counts were told.
    sa.Column("report", sa.BigInteger),
    # When nothing was left to do about any of its deliveries.
    sa.Column("settled_at", Moment),
    sa.Index("ix_pushes_state", "state", "lane", "id"),
    sa.Index("ix_pushes_event", "event"),
    sa.Index(
        "ix_pushes_unsettled",
        "id",
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    ),
)

push_regions = sa.Table(
    "push_regions",
    metadata,
    to("pushes.id", cascade=True, name="push"),
    sa.Column("region", region_code(), nullable=False),
    sa.PrimaryKeyConstraint("push", "region"),
)

# Which of the followed routes a push concerns: looked up once, when its recipients begin to be written.
push_routes = sa.Table(
    "push_routes",
    metadata,
    to("pushes.id", cascade=True, name="push"),
    sa.Column("target", region_code(40), nullable=False),
    sa.PrimaryKeyConstraint("push", "target"),
)

_UNSETTLED = "state IN ('pending', 'retry', 'sending')"
_HELD = "state IN ('digest', 'held')"

deliveries = sa.Table(
    "deliveries",
    metadata,
    row_id(),
    to("pushes.id", cascade=True, name="push"),
    to("destinations.id", cascade=True, name="destination"),
    # 0 inside the region, 1 who watches the whole country: they are sent to after the others.
    sa.Column("rank", sa.SmallInteger, nullable=False),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("attempts", sa.SmallInteger, nullable=False, default=0),
    sa.Column("doubts", sa.SmallInteger, nullable=False, default=0),
    sa.Column("crashes", sa.SmallInteger, nullable=False, default=0, server_default="0"),
    sa.Column("not_before", Moment),
    sa.Column("lease_until", Moment),
    sa.Column("message_id", sa.BigInteger),
    # The revision that its message shows now; none: its push's. 0: it is no copy of the event's message.
    sa.Column("shows", sa.Integer),
    # A message may be in the chat that no edit reaches: its outcome was unknown, or it is gone.
    sa.Column("astray", sa.Boolean, nullable=False, default=False, server_default=sa.false()),
    sa.Column("sent_at", Moment),
    sa.Column("detail", sa.String(200)),
    # How it comes: 0 at once, 1 without a sound, 2 in a digest.
    sa.Column("manner", sa.SmallInteger, nullable=False, default=0, server_default="0"),
    # Since when it waits for a digest, and the push of the digest that takes it along.
    sa.Column("held_at", Moment),
    sa.Column("digest", RowId),
    sa.UniqueConstraint("push", "destination"),
    # A message that is settled leaves the index: it costs nothing any more.
    sa.Index(
        "ix_deliveries_unsettled",
        "push",
        "state",
        "rank",
        "id",
        sqlite_where=sa.text(_UNSETTLED),
        postgresql_where=sa.text(_UNSETTLED),
    ),
    sa.Index("ix_deliveries_destination", "destination"),
    sa.Index(
        "ix_deliveries_held",
        "destination",
        "held_at",
        sqlite_where=sa.text(_HELD),
        postgresql_where=sa.text(_HELD),
    ),
)

#: The condition of that index, to be repeated word for word: SQLite uses it for nothing else.
#: Without a type: a Boolean would be compared to 1 there, and the index passed over.
UNSETTLED: sa.ColumnElement[Any] = sa.literal_column(f"deliveries.{_UNSETTLED}")
#: The same for what waits for a digest.
HELD: sa.ColumnElement[Any] = sa.literal_column(f"deliveries.{_HELD}")

# Who may send: one row, and on PostgreSQL the term by which a process proves that it still leads.
leadership = sa.Table(
    "leadership",
    metadata,
    sa.Column("id", sa.SmallInteger, primary_key=True),
    sa.Column("holder", sa.String(32), nullable=False),
    sa.Column("term", sa.BigInteger, nullable=False),
    # Seconds since 1970 by the database's own clock.
    sa.Column("until", sa.Double, nullable=False),
)

control = sa.Table(
    "control",
    metadata,
    sa.Column("key", sa.String(40), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

# How many messages of a day were set aside to be paid for, and what owners have heard of it. By the house's days.
spending = sa.Table(
    "spending",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("messages", sa.Integer, nullable=False),
    sa.Column("spent_told", sa.Boolean, nullable=False, default=False, server_default=sa.false()),
    sa.Column("refused_told", sa.Boolean, nullable=False, default=False, server_default=sa.false()),
)
