"""People: editors of several regions, invitations, drafts that wait for a publisher, and the chain of the log."""

import sqlalchemy as sa
from alembic import op

from storage.chain import GENESIS, link
from storage.schema import Moment, RowId, milliseconds

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_SENT = sa.text("sent_at IS NOT NULL")
_AUDIT = sa.table(
    "audit",
    sa.column("id", RowId),
    sa.column("at", Moment),
    sa.column("editor", RowId),
    sa.column("act", sa.String),
    sa.column("subject", sa.String),
    sa.column("subject_id", RowId),
    sa.column("detail", sa.JSON),
    sa.column("hash", sa.String),
)
_EDITORS = sa.table(
    "editors", sa.column("id", RowId), sa.column("region", sa.String), sa.column("regions", sa.JSON)
)


def upgrade() -> None:
    connection = op.get_bind()
    op.add_column("editors", sa.Column("regions", sa.JSON(), nullable=False, server_default="[]"))
    for row in connection.execute(sa.select(_EDITORS.c.id, _EDITORS.c.region)).all():
        connection.execute(_EDITORS.update().where(_EDITORS.c.id == row.id).values(regions=[row.region]))
    op.drop_column("editors", "region")
    op.create_table(
        "invitations",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("editor", RowId, nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("expires", Moment(), nullable=True),
        sa.Column("used_at", Moment(), nullable=True),
        sa.Column("withdrawn_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["editor"], ["editors.id"], name=op.f("fk_invitations_editor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("hash", name=op.f("uq_invitations_hash")),
    )
    op.add_column("drafts", sa.Column("sent_at", Moment(), nullable=True))
    op.create_index(
        "ix_drafts_sent", "drafts", ["sent_at"], unique=False, sqlite_where=_SENT, postgresql_where=_SENT
    )
    op.add_column("audit", sa.Column("hash", sa.String(length=64), nullable=False, server_default=""))
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("last", RowId, nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    last, rows, newest = _chain(connection)
    connection.execute(head.insert().values(id=1, last=last, rows=rows, hash=newest))


def _chain(connection: sa.Connection) -> tuple[int, int, str]:
    """Chain the rows that are there; gives the last one's number, how many they are, and the newest hash."""
    last, rows, newest = 0, 0, GENESIS
    for row in connection.execute(sa.select(_AUDIT).order_by(_AUDIT.c.id)).all():
        newest = link(
            newest,
            number=row.id,
            at=milliseconds(row.at),
            editor=row.editor,
            act=row.act,
            subject=row.subject,
            subject_id=row.subject_id,
            detail=row.detail,
        )
        last, rows = row.id, rows + 1
        connection.execute(_AUDIT.update().where(_AUDIT.c.id == row.id).values(hash=newest))
    return last, rows, newest
