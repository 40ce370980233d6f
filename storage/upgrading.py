"""Bringing a database up to date with what this program expects of it."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from storage.database import Database

_MIGRATIONS = Path(__file__).with_name("migrations")


class NewerDatabase(Exception):
    """The database was written by a newer Chaski than this one."""


async def migrate(database: Database) -> None:
    """Bring the schema up to date in one transaction; NewerDatabase if it is ahead of this program."""
    async with database.read() as connection:
        if await connection.run_sync(_revision) == newest():
            return

    async with database.write() as connection:
        await connection.run_sync(_upgrade)


def _revision(connection: sa.Connection) -> str | None:
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    found: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return found


def newest() -> str:
    """The revision that this program expects: each file is named by its own."""
    files = (_MIGRATIONS / "versions").glob("[0-9]*.py")
    return max(file.name for file in files).partition("_")[0]


def _upgrade(connection: sa.Connection) -> None:
    # Only here: to read it takes a tenth of a start, and mostly there is nothing to do.
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    if connection.dialect.name == "postgresql":
        # Two processes that start together migrate one after the other.
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(7310001)"))
    current = MigrationContext.configure(connection).get_current_revision()
    if current == script.get_current_head():
        return
    if current is not None and current not in known:
        raise NewerDatabase(
            f"the database is at schema {current}, which this version of Chaski does not know; "
            "install the newer version it was used with"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
