"""Chats, the places in them that hear, and what each follows."""

from __future__ import annotations

import sqlalchemy as sa

from storage.schema.columns import Moment, choices, metadata, region_code, row_id, to

regions = sa.Table(
    "regions",
    metadata,
    sa.Column("code", region_code(), primary_key=True),
    sa.Column("name", sa.String(80), nullable=False),
    sa.Column("parent", region_code(), nullable=False),
    sa.Column("level", sa.SmallInteger, nullable=False),
)

chats = sa.Table(
    "chats",
    metadata,
    row_id(),
    sa.Column("sealed", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("kind", sa.String(12), nullable=False),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("language_chosen", sa.Boolean, nullable=False, default=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("suspended_at", Moment),
    sa.Column("suspended_why", sa.String(200)),
    sa.Column("not_before", Moment),
    # Of groups: whether they were told what Chaski does; none where it was never added that anybody knows of.
    sa.Column("greeted", sa.Boolean),
    # Of the few who left: whether somebody is among them is asked of everybody that a push is written for.
    sa.Index(
        "ix_chats_suspended",
        "id",
        sqlite_where=sa.text("suspended_at IS NOT NULL"),
        postgresql_where=sa.text("suspended_at IS NOT NULL"),
    ),
)

destinations = sa.Table(
    "destinations",
    metadata,
    row_id(),
    to("chats.id", cascade=True, name="chat"),
    # 0 is the chat itself: NULL would not be unique.
    sa.Column("topic", sa.BigInteger, nullable=False, default=0),
    sa.Column("suspended_at", Moment),
    *choices(),
    # Time zone, digest times and quiet hours in one word, see storage/rhythm.py; none: the default.
    sa.Column("rhythm", sa.String(120)),
    sa.Column("muted_until", Moment),
    # When what was held back is gathered whatever the hour: a mute is over, or the rhythm is another.
    sa.Column("gather_at", Moment),
    # Whether it was told with its first message how to get less.
    sa.Column("hinted", sa.Boolean, nullable=False, default=False, server_default=sa.false()),
    sa.UniqueConstraint("chat", "topic"),
    sa.Index("ix_destinations_rhythm", "rhythm", "id"),
    sa.Index(
        "ix_destinations_gather_at",
        "gather_at",
        sqlite_where=sa.text("gather_at IS NOT NULL"),
        postgresql_where=sa.text("gather_at IS NOT NULL"),
    ),
)

subscriptions = sa.Table(
    "subscriptions",
    metadata,
    row_id(),
    to("destinations.id", cascade=True, name="destination"),
    sa.Column("target_kind", sa.String(8), nullable=False, default="region"),
    sa.Column("target", region_code(40), nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    *choices(),
    sa.UniqueConstraint("destination", "target_kind", "target"),
    sa.Index("ix_subscriptions_target", "target_kind", "target", "destination"),
)
