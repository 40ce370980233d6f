"""What is known: events with their revisions, words, regions and sources, tallies, campaigns."""

from __future__ import annotations

import sqlalchemy as sa

from storage.schema.columns import Moment, metadata, region_code, row_id, to

campaigns = sa.Table(
    "campaigns",
    metadata,
    row_id(),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("folded", sa.String(120), nullable=False),
    sa.Column("since", Moment, nullable=False),
    sa.Column("ended", Moment),
    # Of one name only one goes on at a time; the next of that name is another.
    sa.Index(
        "uq_campaigns_open",
        "folded",
        unique=True,
        sqlite_where=sa.text("ended IS NULL"),
        postgresql_where=sa.text("ended IS NULL"),
    ),
)

events = sa.Table(
    "events",
    metadata,
    row_id(),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("external_id", sa.String(120), unique=True),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("updated_at", Moment, nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("region", region_code(), sa.ForeignKey("regions.code"), nullable=False),
    sa.Column("state", sa.String(10), nullable=False),
    sa.Column("traffic_state", sa.String(12)),
    sa.Column("verification", sa.String(10), nullable=False),
    sa.Column("severity", sa.String(10), nullable=False),
    sa.Column("gravity", sa.SmallInteger, nullable=False),
    sa.Column("road", sa.String(20)),
    sa.Column("road_name", sa.String(120)),
    sa.Column("km_from", sa.Float),
    sa.Column("km_to", sa.Float),
    sa.Column("sector", sa.String(200)),
    sa.Column("place", sa.String(200)),
    sa.Column("latitude", sa.Float),
    sa.Column("longitude", sa.Float),
    sa.Column("precision", sa.String(12)),
    sa.Column("started", Moment),
    sa.Column("started_timed", sa.Boolean),
    sa.Column("last_confirmed", Moment),
    sa.Column("ended", Moment),
    sa.Column("expires", Moment),
    sa.Column("summary_es", sa.Text),
    sa.Column("summary_en", sa.Text),
    sa.Column("summary_es_until", Moment),
    sa.Column("summary_en_until", Moment),
    sa.Column("organisers", sa.Text),
    sa.Column("demand", sa.Text),
    sa.Column("crowd", sa.Integer),
    sa.Column("injured", sa.Integer),
    sa.Column("dead", sa.Integer),
    sa.Column("passage", sa.Text),
    sa.Column("advice", sa.String(12), nullable=False),
    sa.Column("campaign", sa.String(120)),
    to("campaigns.id", null=True, name="campaign_id"),
    # Further regions of an event that spans several; event_regions has them as well, to be searched.
    sa.Column("also", sa.JSON(none_as_null=True)),
    sa.Column("photo", sa.String(250)),
    sa.Column("photo_bot", sa.BigInteger),
    sa.Column("traffic_since", Moment),
    sa.Column("retraction", sa.Text),
    # The order of /status: active ones of a region, gravest first, newest first.
    sa.Index("ix_events_status", "state", "region", "kind", "ended"),
    sa.Index("ix_events_ended", "ended", "region"),
    sa.Index("ix_events_updated", "updated_at"),
    sa.Index("ix_events_region_updated", "region", "updated_at", "state"),
    sa.Index("ix_events_campaign", "campaign_id", "state"),
)

event_regions = sa.Table(
    "event_regions",
    metadata,
    to("events.id", cascade=True, name="event"),
    sa.Column("region", region_code(), sa.ForeignKey("regions.code"), nullable=False),
    sa.PrimaryKeyConstraint("event", "region"),
    sa.Index("ix_event_regions_region", "region", "event"),
)

event_words = sa.Table(
    "event_words",
    metadata,
    sa.Column("word", region_code(40), nullable=False),
    # The same for all words of an event: the newest of a word stand together, and two words meet in one look-up.
    sa.Column("at", Moment, nullable=False),
    to("events.id", cascade=True, name="event"),
    sa.PrimaryKeyConstraint("word", "at", "event"),
    sa.Index("ix_event_words_event", "event"),
    sqlite_with_rowid=False,
)

revisions = sa.Table(
    "revisions",
    metadata,
    row_id(),
    to("events.id", cascade=True, name="event"),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("facts", sa.JSON, nullable=False),
    sa.Column("at", Moment, nullable=False),
    to("editors.id", null=True, name="editor"),
    sa.UniqueConstraint("event", "number"),
)

sources = sa.Table(
    "sources",
    metadata,
    row_id(),
    to("events.id", cascade=True, name="event"),
    sa.Column("position", sa.SmallInteger, nullable=False),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("url", sa.Text),
    sa.Column("at", Moment),
    sa.UniqueConstraint("event", "position"),
)

tallies = sa.Table(
    "tallies",
    metadata,
    row_id(),
    sa.Column("external_id", sa.String(120), unique=True),
    sa.Column("region", region_code(), sa.ForeignKey("regions.code"), nullable=False),
    sa.Column("counted", sa.String(24), nullable=False),
    sa.Column("value", sa.Integer, nullable=False),
    sa.Column("qualifier", sa.String(12)),
    sa.Column("earlier", sa.Integer),
    sa.Column("at", Moment, nullable=False),
    sa.Column("source_name", sa.String(120), nullable=False),
    sa.Column("source_url", sa.Text),
    sa.Column("source_at", Moment),
    to("editors.id", null=True, name="editor"),
    to("batches.id", null=True, name="batch"),
    sa.Column("recorded_at", Moment),
    sa.Column("withdrawn_at", Moment),
    sa.Index("ix_tallies_region", "region", "counted", "at"),
    sa.Index("ix_tallies_batch", "batch"),
)
