"""What followers choose: kinds, severity, manner and extent; rhythms and mutes; digests among the pushes."""

import sqlalchemy as sa
from alembic import op

from storage.schema import Moment, RowId

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_HELD = sa.text("state IN ('digest', 'held')")
_GATHERED = sa.text("gather_at IS NOT NULL")


def upgrade() -> None:
    for table in ("destinations", "subscriptions"):
        for name in ("sorts", "least", "manner", "extent"):
            op.add_column(table, sa.Column(name, sa.SmallInteger))
    op.add_column("destinations", sa.Column("rhythm", sa.String(120)))
    op.add_column("destinations", sa.Column("muted_until", Moment))
    op.add_column("destinations", sa.Column("gather_at", Moment))
    op.add_column("destinations", sa.Column("hinted", sa.Boolean, nullable=False, server_default=sa.false()))
    # Whoever follows already knows how much comes.
    op.execute(sa.text("UPDATE destinations SET hinted = true"))
    op.create_index("ix_destinations_rhythm", "destinations", ["rhythm", "id"])
    op.create_index(
        "ix_destinations_gather_at",
        "destinations",
        ["gather_at"],
        sqlite_where=_GATHERED,
        postgresql_where=_GATHERED,
    )
    for name, default in (("sort", "63"), ("grade", "3"), ("phase", "0")):
        op.add_column("pushes", sa.Column(name, sa.SmallInteger, nullable=False, server_default=default))
    op.add_column("deliveries", sa.Column("manner", sa.SmallInteger, nullable=False, server_default="0"))
    op.add_column("deliveries", sa.Column("held_at", Moment))
    op.add_column("deliveries", sa.Column("digest", RowId))
    op.create_index(
        "ix_deliveries_held",
        "deliveries",
        ["destination", "held_at"],
        sqlite_where=_HELD,
        postgresql_where=_HELD,
    )
    _allow_no_event()


def _allow_no_event() -> None:
    """A digest is a push without an event of its own."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        op.alter_column("pushes", "event", nullable=True)
        return
    # A table that others refer to cannot be made anew with foreign keys on: dropping it would take their rows
    # along. SQLite documents this way to drop a NOT NULL: what is on disk stays the same.
    version = connection.scalar(sa.text("PRAGMA schema_version"))
    connection.execute(sa.text("PRAGMA writable_schema = ON"))
    changed = connection.execute(
        sa.text(
            "UPDATE sqlite_master SET sql = replace(sql, 'event INTEGER NOT NULL', 'event INTEGER')"
            " WHERE type = 'table' AND name = 'pushes' AND sql LIKE '%event INTEGER NOT NULL%'"
        )
    )
    if changed.rowcount != 1:
        raise RuntimeError("the table of pushes is not as the earlier steps left it")
    connection.execute(sa.text(f"PRAGMA schema_version = {version + 1}"))
    connection.execute(sa.text("PRAGMA writable_schema = OFF"))
