"""The tables. Moments are UTC milliseconds, chat and user ids are sealed, everything else refers to row numbers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def milliseconds(moment: datetime) -> int:
    """A moment as it is kept: UTC milliseconds since 1970."""
    return round(moment.timestamp() * 1000)


class Moment(sa.TypeDecorator[datetime]):
    """A timezone-aware datetime, kept as UTC milliseconds so that both databases sort and compare it alike."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Milliseconds since 1970; a naive datetime is a programming error."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return milliseconds(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        return None if value is None else datetime.fromtimestamp(value / 1000, UTC)


# SQLite numbers rows by itself only for INTEGER PRIMARY KEY; PostgreSQL needs room for more than 2 billion.
RowId = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def region_code(length: int = 6) -> sa.types.TypeEngine[str]:
    """A column type for codes that compares byte by byte, so that containment is a range in every locale."""
    return sa.String(length).with_variant(postgresql.VARCHAR(length, collation="C"), "postgresql")


def _id() -> sa.Column[int]:
    return sa.Column("id", RowId, primary_key=True, autoincrement=True)


def _to(column: str, *, cascade: bool = False, null: bool = False, name: str | None = None) -> sa.Column[int]:
    target = sa.ForeignKey(column, ondelete="CASCADE" if cascade else None)
    return sa.Column(name or column.split(".")[0].removesuffix("s"), RowId, target, nullable=null)


def _choices() -> tuple[sa.Column[int], ...]:
    """What is wanted and how, in the numbers of storage/choices.py; none where nothing was chosen."""
    return tuple(sa.Column(name, sa.SmallInteger) for name in ("sorts", "least", "manner", "extent"))


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
    _id(),
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
    _id(),
    _to("chats.id", cascade=True, name="chat"),
    # 0 is the chat itself: NULL would not be unique.
    sa.Column("topic", sa.BigInteger, nullable=False, default=0),
    sa.Column("suspended_at", Moment),
    *_choices(),
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
    _id(),
    _to("destinations.id", cascade=True, name="destination"),
    sa.Column("target_kind", sa.String(8), nullable=False, default="region"),
    sa.Column("target", region_code(40), nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    *_choices(),
    sa.UniqueConstraint("destination", "target_kind", "target"),
    sa.Index("ix_subscriptions_target", "target_kind", "target", "destination"),
)

editors = sa.Table(
    "editors",
    metadata,
    _id(),
    sa.Column("sealed", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("role", sa.String(12), nullable=False),
    sa.Column("regions", sa.JSON, nullable=False, server_default="[]"),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("revoked_at", Moment),
)

invitations = sa.Table(
    "invitations",
    metadata,
    _id(),
    _to("editors.id", name="editor"),
    sa.Column("role", sa.String(12), nullable=False),
    sa.Column("regions", sa.JSON, nullable=False),
    # SHA-256 of the secret in the link; none while role and regions are being chosen.
    sa.Column("hash", sa.String(64), unique=True),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("expires", Moment),
    sa.Column("used_at", Moment),
    sa.Column("withdrawn_at", Moment),
)

campaigns = sa.Table(
    "campaigns",
    metadata,
    _id(),
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
    _id(),
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
    _to("campaigns.id", null=True, name="campaign_id"),
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
    _to("events.id", cascade=True, name="event"),
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
    _to("events.id", cascade=True, name="event"),
    sa.PrimaryKeyConstraint("word", "at", "event"),
    sa.Index("ix_event_words_event", "event"),
    sqlite_with_rowid=False,
)

revisions = sa.Table(
    "revisions",
    metadata,
    _id(),
    _to("events.id", cascade=True, name="event"),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("facts", sa.JSON, nullable=False),
    sa.Column("at", Moment, nullable=False),
    _to("editors.id", null=True, name="editor"),
    sa.UniqueConstraint("event", "number"),
)

sources = sa.Table(
    "sources",
    metadata,
    _id(),
    _to("events.id", cascade=True, name="event"),
    sa.Column("position", sa.SmallInteger, nullable=False),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("url", sa.Text),
    sa.Column("at", Moment),
    sa.UniqueConstraint("event", "position"),
)

tallies = sa.Table(
    "tallies",
    metadata,
    _id(),
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
    _to("editors.id", null=True, name="editor"),
    _to("batches.id", null=True, name="batch"),
    sa.Column("recorded_at", Moment),
    sa.Column("withdrawn_at", Moment),
    sa.Index("ix_tallies_region", "region", "counted", "at"),
    sa.Index("ix_tallies_batch", "batch"),
)

# The drafts out of one text, and what else it said.
batches = sa.Table(
    "batches",
    metadata,
    _id(),
    _to("editors.id", name="editor"),
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
    _id(),
    _to("editors.id", name="editor"),
    sa.Column("facts", sa.JSON, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("updated_at", Moment, nullable=False),
    _to("events.id", null=True, name="event"),
    sa.Column("base_revision", sa.Integer),
    sa.Column("awaiting", sa.String(24)),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("published_event", RowId, sa.ForeignKey("events.id")),
    sa.Column("discarded_at", Moment),
    # Since when it waits for a publisher; none while it is with its editor.
    sa.Column("sent_at", Moment),
    _to("batches.id", null=True, name="batch"),
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
    _id(),
    sa.Column("key", sa.String(64), nullable=False, unique=True),
    sa.Column("wants", sa.String(8), nullable=False),
    sa.Column("state", sa.String(8), nullable=False),
    sa.Column("facts", sa.JSON, nullable=False),
    sa.Column("doubt", sa.String(12)),
    _to("events.id", null=True, name="event"),
    _to("drafts.id", null=True, name="draft"),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("missed", sa.SmallInteger, nullable=False),
    sa.Column("seen_at", Moment, nullable=False),
    sa.Column("updated_at", Moment, nullable=False),
    sa.Column("told_at", Moment),
    sa.Index("ix_suggestions_state", "state", "id"),
)

pushes = sa.Table(
    "pushes",
    metadata,
    _id(),
    # None for a digest, which gathers what other pushes tell.
    _to("events.id", cascade=True, null=True, name="event"),
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
    _to("drafts.id", null=True, name="draft"),
    _to("editors.id", null=True, name="editor"),
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
    _to("pushes.id", cascade=True, name="push"),
    sa.Column("region", region_code(), nullable=False),
    sa.PrimaryKeyConstraint("push", "region"),
)

# Which of the followed routes a push concerns: looked up once, when its recipients begin to be written.
push_routes = sa.Table(
    "push_routes",
    metadata,
    _to("pushes.id", cascade=True, name="push"),
    sa.Column("target", region_code(40), nullable=False),
    sa.PrimaryKeyConstraint("push", "target"),
)

_UNSETTLED = "state IN ('pending', 'retry', 'sending')"
_HELD = "state IN ('digest', 'held')"

deliveries = sa.Table(
    "deliveries",
    metadata,
    _id(),
    _to("pushes.id", cascade=True, name="push"),
    _to("destinations.id", cascade=True, name="destination"),
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

audit = sa.Table(
    "audit",
    metadata,
    _id(),
    sa.Column("at", Moment, nullable=False),
    _to("editors.id", null=True, name="editor"),
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
    _id(),
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
    _id(),
    sa.Column("region", region_code(), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("photo", sa.String(250)),
    sa.Column("photo_bot", sa.BigInteger),
    sa.Column("voices", sa.Integer, nullable=False),
    sa.Column("state", sa.String(10), nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("decided_at", Moment),
    _to("drafts.id", null=True, name="draft"),
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
    _id(),
    _to("tips.id", cascade=True, name="tip"),
    _to("reporters.id", cascade=True, name="reporter"),
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

# A message that asks somebody at the desk about events that nobody has confirmed in time; one an hour at most.
askings = sa.Table(
    "askings",
    metadata,
    _id(),
    _to("editors.id", name="editor"),
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
    _to("askings.id", cascade=True, name="asking"),
    _to("events.id", cascade=True, name="event"),
    sa.Column("position", sa.SmallInteger, nullable=False),
    sa.Column("about", sa.String(8), nullable=False),
    sa.Column("answer", sa.String(8)),
    sa.Column("answered_at", Moment),
    sa.PrimaryKeyConstraint("asking", "event"),
    sa.Index("ix_questions_event", "event"),
)
