"""The first schema: regions, chats, events, the outbox and the desk."""

import sqlalchemy as sa
from alembic import op

from storage.schema import Moment, RowId
from storage.schema import region_code as code

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chats",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("language_chosen", sa.Boolean(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("suspended_at", Moment(), nullable=True),
        sa.Column("suspended_why", sa.String(length=200), nullable=True),
        sa.Column("not_before", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chats")),
        sa.UniqueConstraint("sealed", name=op.f("uq_chats_sealed")),
    )
    op.create_table(
        "control",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_control")),
    )
    op.create_table(
        "editors",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("region", code(6), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("revoked_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editors")),
        sa.UniqueConstraint("sealed", name=op.f("uq_editors_sealed")),
    )
    op.create_table(
        "regions",
        sa.Column("code", code(6), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("parent", code(6), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_regions")),
    )
    op.create_table(
        "audit",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("editor", RowId, nullable=True),
        sa.Column("act", sa.String(length=24), nullable=False),
        sa.Column("subject", sa.String(length=12), nullable=False),
        sa.Column("subject_id", RowId, nullable=True),
        sa.Column("detail", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["editor"], ["editors.id"], name=op.f("fk_audit_editor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_table(
        "destinations",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("chat", RowId, nullable=False),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        sa.Column("suspended_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["chat"], ["chats.id"], name=op.f("fk_destinations_chat"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_destinations")),
        sa.UniqueConstraint("chat", "topic", name=op.f("uq_destinations_chat_topic")),
    )
    op.create_table(
        "events",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("external_id", sa.String(length=120), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("region", code(6), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("traffic_state", sa.String(length=12), nullable=True),
        sa.Column("verification", sa.String(length=10), nullable=False),
        sa.Column("severity", sa.String(length=10), nullable=False),
        sa.Column("gravity", sa.SmallInteger(), nullable=False),
        sa.Column("road", sa.String(length=20), nullable=True),
        sa.Column("road_name", sa.String(length=120), nullable=True),
        sa.Column("km_from", sa.Float(), nullable=True),
        sa.Column("km_to", sa.Float(), nullable=True),
        sa.Column("sector", sa.String(length=200), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("precision", sa.String(length=12), nullable=True),
        sa.Column("started", Moment(), nullable=True),
        sa.Column("last_confirmed", Moment(), nullable=True),
        sa.Column("ended", Moment(), nullable=True),
        sa.Column("expires", Moment(), nullable=True),
        sa.Column("summary_es", sa.Text(), nullable=True),
        sa.Column("summary_en", sa.Text(), nullable=True),
        sa.Column("organisers", sa.Text(), nullable=True),
        sa.Column("demand", sa.Text(), nullable=True),
        sa.Column("crowd", sa.Integer(), nullable=True),
        sa.Column("injured", sa.Integer(), nullable=True),
        sa.Column("dead", sa.Integer(), nullable=True),
        sa.Column("passage", sa.Text(), nullable=True),
        sa.Column("advice", sa.String(length=12), nullable=False),
        sa.Column("campaign", sa.String(length=120), nullable=True),
        sa.Column("photo", sa.String(length=250), nullable=True),
        sa.Column("photo_bot", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["region"], ["regions.code"], name=op.f("fk_events_region")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("external_id", name=op.f("uq_events_external_id")),
    )
    op.create_index("ix_events_ended", "events", ["ended", "region"], unique=False)
    op.create_index("ix_events_region_updated", "events", ["region", "updated_at"], unique=False)
    op.create_index("ix_events_status", "events", ["state", "region", "kind", "ended"], unique=False)
    op.create_index("ix_events_updated", "events", ["updated_at"], unique=False)
    op.create_table(
        "tallies",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("external_id", sa.String(length=120), nullable=True),
        sa.Column("region", code(6), nullable=False),
        sa.Column("counted", sa.String(length=24), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("qualifier", sa.String(length=12), nullable=True),
        sa.Column("earlier", sa.Integer(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("source_name", sa.String(length=120), nullable=False),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("source_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["region"], ["regions.code"], name=op.f("fk_tallies_region")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tallies")),
        sa.UniqueConstraint("external_id", name=op.f("uq_tallies_external_id")),
    )
    op.create_index("ix_tallies_region", "tallies", ["region", "counted", "at"], unique=False)
    op.create_table(
        "drafts",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("editor", RowId, nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("event", RowId, nullable=True),
        sa.Column("base_revision", sa.Integer(), nullable=True),
        sa.Column("awaiting", sa.String(length=24), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("published_event", RowId, nullable=True),
        sa.Column("discarded_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["editor"], ["editors.id"], name=op.f("fk_drafts_editor")),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_drafts_event")),
        sa.ForeignKeyConstraint(["published_event"], ["events.id"], name=op.f("fk_drafts_published_event")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )
    op.create_index("ix_drafts_editor", "drafts", ["editor", "updated_at"], unique=False)
    op.create_table(
        "event_words",
        sa.Column("word", sa.String(length=40), nullable=False),
        sa.Column("event", RowId, nullable=False),
        sa.ForeignKeyConstraint(
            ["event"], ["events.id"], name=op.f("fk_event_words_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("word", "event", name=op.f("pk_event_words")),
    )
    op.create_index("ix_event_words_event", "event_words", ["event"], unique=False)
    op.create_table(
        "revisions",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("event", RowId, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("editor", RowId, nullable=True),
        sa.ForeignKeyConstraint(["editor"], ["editors.id"], name=op.f("fk_revisions_editor")),
        sa.ForeignKeyConstraint(
            ["event"], ["events.id"], name=op.f("fk_revisions_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisions")),
        sa.UniqueConstraint("event", "number", name=op.f("uq_revisions_event_number")),
    )
    op.create_table(
        "sources",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("event", RowId, nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_sources_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("event", "position", name=op.f("uq_sources_event_position")),
    )
    op.create_table(
        "subscriptions",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("destination", RowId, nullable=False),
        sa.Column("target_kind", sa.String(length=8), nullable=False),
        sa.Column("target", code(40), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["destination"],
            ["destinations.id"],
            name=op.f("fk_subscriptions_destination"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriptions")),
        sa.UniqueConstraint(
            "destination",
            "target_kind",
            "target",
            name=op.f("uq_subscriptions_destination_target_kind_target"),
        ),
    )
    op.create_index(
        "ix_subscriptions_target", "subscriptions", ["target_kind", "target", "destination"], unique=False
    )
    op.create_table(
        "pushes",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("event", RowId, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("not_before", Moment(), nullable=False),
        sa.Column("expires", Moment(), nullable=False),
        sa.Column("cursor", RowId, nullable=False),
        sa.Column("draft", RowId, nullable=True),
        sa.Column("editor", RowId, nullable=True),
        sa.Column("detail", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_pushes_draft")),
        sa.ForeignKeyConstraint(["editor"], ["editors.id"], name=op.f("fk_pushes_editor")),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_pushes_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pushes")),
    )
    op.create_index("ix_pushes_state", "pushes", ["state", "lane", "id"], unique=False)
    op.create_table(
        "deliveries",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("push", RowId, nullable=False),
        sa.Column("destination", RowId, nullable=False),
        sa.Column("rank", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("doubts", sa.SmallInteger(), nullable=False),
        sa.Column("not_before", Moment(), nullable=True),
        sa.Column("lease_until", Moment(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", Moment(), nullable=True),
        sa.Column("detail", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["destination"], ["destinations.id"], name=op.f("fk_deliveries_destination"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["push"], ["pushes.id"], name=op.f("fk_deliveries_push"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("push", "destination", name=op.f("uq_deliveries_push_destination")),
    )
    op.create_index("ix_deliveries_claim", "deliveries", ["push", "state", "rank", "id"], unique=False)
    op.create_index("ix_deliveries_destination", "deliveries", ["destination"], unique=False)
    op.create_index("ix_deliveries_lease", "deliveries", ["state", "lease_until"], unique=False)
    op.create_table(
        "push_regions",
        sa.Column("push", RowId, nullable=False),
        sa.Column("region", code(6), nullable=False),
        sa.ForeignKeyConstraint(
            ["push"], ["pushes.id"], name=op.f("fk_push_regions_push"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("push", "region", name=op.f("pk_push_regions")),
    )
