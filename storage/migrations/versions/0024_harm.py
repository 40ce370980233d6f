"""Harm: deaths and injuries are found under all their names, also where only a number tells of them."""

import sqlalchemy as sa
from alembic import op

from storage.facts import from_json
from storage.schema import Moment, RowId
from storage.words import happened, harm_words

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_WORDS = sa.table(
    "event_words", sa.column("word", sa.String), sa.column("at", Moment), sa.column("event", RowId)
)
_NEWEST = sa.text(
    "SELECT events.id, events.created_at, revisions.facts FROM events "
    "JOIN revisions ON revisions.event = events.id AND revisions.number = events.revision ORDER BY events.id"
).columns(id=RowId, created_at=Moment, facts=sa.JSON)


def upgrade() -> None:
    connection = op.get_bind()
    for row in connection.execute(_NEWEST).all():
        facts = from_json(row.facts)
        known = set(connection.scalars(sa.select(_WORDS.c.word).where(_WORDS.c.event == row.id)))
        if new := harm_words(facts, known) - known:
            at = happened(facts, row.created_at)
            connection.execute(
                _WORDS.insert(), [{"word": word, "at": at, "event": row.id} for word in sorted(new)]
            )
