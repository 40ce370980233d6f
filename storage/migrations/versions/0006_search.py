"""Search: words carry the event's moment and stand in the order of their letters, newest first at hand."""

import sqlalchemy as sa
from alembic import op

from storage.facts import from_json
from storage.regions import Gazetteer
from storage.schema import Moment, RowId, region_code
from storage.words import happened, index_words

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_WORDS = sa.table(
    "event_words",
    sa.column("word", sa.String),
    sa.column("at", Moment),
    sa.column("event", RowId),
)
_NEWEST = sa.text(
    "SELECT events.id, events.created_at, revisions.facts FROM events "
    "JOIN revisions ON revisions.event = events.id AND revisions.number = events.revision ORDER BY events.id"
).columns(id=RowId, created_at=Moment, facts=sa.JSON)


def upgrade() -> None:
    connection = op.get_bind()
    op.drop_table("event_words")
    op.create_table(
        "event_words",
        sa.Column("word", region_code(40), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("event", RowId, nullable=False),
        sa.ForeignKeyConstraint(
            ["event"], ["events.id"], name=op.f("fk_event_words_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("word", "at", "event", name=op.f("pk_event_words")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_words_event", "event_words", ["event"], unique=False)
    known = connection.execute(_NEWEST).all()
    places = Gazetteer.load() if known else None
    for row in known:
        assert places is not None
        facts = from_json(row.facts)
        at = happened(facts, row.created_at)
        words = index_words(facts, places.path(facts.region or ""))
        connection.execute(
            _WORDS.insert(), [{"word": word, "at": at, "event": row.id} for word in sorted(words)]
        )
