"""Campaigns: what was a text of an event becomes a record that its events share; events may span several regions."""

import sqlalchemy as sa
from alembic import op

from storage.regions import fold
from storage.schema import Moment, RowId, region_code

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_OPEN = sa.text("ended IS NULL")
_EVENTS = sa.table(
    "events",
    sa.column("id", RowId),
    sa.column("campaign", sa.String),
    sa.column("campaign_id", RowId),
    sa.column("created_at", Moment),
)


def upgrade() -> None:
    campaigns = op.create_table(
        "campaigns",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("folded", sa.String(length=120), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("ended", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns")),
    )
    op.create_index(
        "uq_campaigns_open", "campaigns", ["folded"], unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
    )
    op.add_column("events", sa.Column("also", sa.JSON(), nullable=True))
    # Not by copying the table, as a constraint added later would need on SQLite: what refers to it would go with it.
    number = RowId.compile(dialect=op.get_bind().dialect)
    op.execute(
        f"ALTER TABLE events ADD COLUMN campaign_id {number} "
        "CONSTRAINT fk_events_campaign_id REFERENCES campaigns (id)"
    )
    op.create_index("ix_events_campaign", "events", ["campaign_id", "state"])
    op.create_table(
        "event_regions",
        sa.Column("event", RowId, nullable=False),
        sa.Column("region", region_code(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event"], ["events.id"], name=op.f("fk_event_regions_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["region"], ["regions.code"], name=op.f("fk_event_regions_region")),
        sa.PrimaryKeyConstraint("event", "region", name=op.f("pk_event_regions")),
    )
    op.create_index("ix_event_regions_region", "event_regions", ["region", "event"])
    connection = op.get_bind()
    rows = connection.execute(
        sa.select(_EVENTS.c.id, _EVENTS.c.campaign, _EVENTS.c.created_at)
        .where(_EVENTS.c.campaign.is_not(None))
        .order_by(_EVENTS.c.created_at, _EVENTS.c.id)
    ).all()
    known: dict[str, int] = {}
    for row in rows:
        folded = fold(row.campaign)[:120]
        if not folded:
            continue
        if folded not in known:
            made = connection.execute(
                campaigns.insert()
                .values(name=row.campaign, folded=folded, since=row.created_at)
                .returning(campaigns.c.id)
            )
            known[folded] = made.scalar_one()
        connection.execute(_EVENTS.update().where(_EVENTS.c.id == row.id).values(campaign_id=known[folded]))
