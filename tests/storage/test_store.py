"""Opening the record: migrations, keys, locks, durability."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import SQLAlchemyError

from storage import database as opening
from storage.database import ConnectionLost, Database, with_driver
from storage.regions import Gazetteer
from storage.schema import control, metadata
from storage.sealing import Sealer
from storage.store import AlreadyRunning, NewerDatabase, Store, WrongKey
from tests.conftest import Clock, _aside, _run
from tests.factories import publish


async def test_the_migrations_build_the_schema_that_the_code_expects(database_url: str) -> None:
    database = Database(database_url)

    def expected(item: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
        # On PostgreSQL triggers keep what the foreign keys of deliveries promise (test_recipients.py).
        kept = kind == "foreign_key_constraint" and (name or "").startswith("fk_deliveries_")
        return not kept or database.is_sqlite

    async with database.write() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(
                MigrationContext.configure(sync, opts={"include_object": expected}), metadata
            )
        )
    await database.close()

    assert differences == []


async def test_an_error_of_the_database_shows_nothing_that_people_wrote(database_url: str) -> None:
    database = Database(database_url)

    with pytest.raises(SQLAlchemyError) as raised:
        async with database.write() as connection:
            await connection.execute(
                sa.text("SELECT nothing FROM nowhere WHERE said = :said"), {"said": "socorro"}
            )
    await database.close()

    assert "nowhere" in str(raised.value) and "socorro" not in str(raised.value)


@pytest.mark.parametrize("turns", range(6))
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_process_that_froze_in_a_transaction_hears_that_it_lost_the_connection(
    database_url: str, monkeypatch: pytest.MonkeyPatch, turns: int
) -> None:
    monkeypatch.setattr(opening, "_FROZEN", 0.05)
    database = Database(database_url)

    with pytest.raises(ConnectionLost):
        async with database.write() as connection:
            await connection.execute(sa.text("SELECT 1"))
            time.sleep(0.2)  # noqa: ASYNC251  the whole process freezes
            for _ in range(turns):
                await asyncio.sleep(0)
            await connection.execute(sa.text("SELECT 2"))
    async with database.read() as connection:
        again = await connection.scalar(sa.text("SELECT 3"))
    await database.close()

    assert again == 3


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_to_look_into_the_record_opens_no_transaction_and_a_snapshot_does(database_url: str) -> None:
    database = Database(database_url)
    begun = sa.text("SELECT now()")
    of_others = sa.select(sa.func.count()).select_from(control)

    async with database.read() as connection:
        looks = [await connection.scalar(begun) for _ in range(2)]
    async with database.snapshot() as connection:
        before = await connection.scalar(of_others)
        async with database.write() as writing:
            await writing.execute(control.insert().values(key="another", value=""))
        after = await connection.scalar(of_others)
    await database.close()

    assert looks[0] != looks[1]
    assert before == after


@pytest.mark.parametrize("fresh", [5.0, 0.0])
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_connection_that_the_server_ended_is_handed_to_nobody(
    database_url: str, monkeypatch: pytest.MonkeyPatch, fresh: float
) -> None:
    monkeypatch.setattr(opening, "_FRESH", fresh)
    database = Database(database_url)
    async with database.read() as connection:
        process = await connection.scalar(sa.text("SELECT pg_backend_pid()"))

    # Where the program heard of it that is enough; in one that lay there for long the end may have gone unheard.
    _aside(lambda: _run(database_url, f"SELECT pg_terminate_backend({process}, 5000)"))
    if fresh:
        await asyncio.sleep(0.1)
    async with database.read() as connection:
        another = await connection.scalar(sa.text("SELECT pg_backend_pid()"))
    await database.close()

    assert another != process


async def test_a_database_newer_than_the_program_is_refused(
    database_url: str, sealer: Sealer, gazetteer: Gazetteer
) -> None:
    database = Database(database_url)
    async with database.write() as connection:
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    await database.close()

    with pytest.raises(NewerDatabase, match="9999"):
        await Store.open(database_url, sealer, gazetteer=gazetteer)


async def test_another_key_is_noticed_at_once(store: Store, database_url: str, gazetteer: Gazetteer) -> None:
    with pytest.raises(WrongKey, match="CHASKI_SECRET_KEY"):
        await Store.open(database_url, Sealer(Sealer.new_key()), gazetteer=gazetteer)


async def test_a_second_runner_on_the_same_file_is_refused_while_commands_work(
    tmp_path: Path, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> None:
    url = f"sqlite:///{tmp_path / 'chaski.db'}"
    runner = await Store.open(url, sealer, gazetteer=gazetteer)
    runner.hold_as_runner()
    other = await Store.open(url, sealer, gazetteer=gazetteer)

    with pytest.raises(AlreadyRunning, match=r"another chaski is running on .*chaski\.db"):
        other.hold_as_runner()
    published = await publish(other, clock.now())
    seen = await runner.events.get(published.event)
    await runner.close()
    other.hold_as_runner()
    await other.close()

    assert seen is not None


async def test_a_dead_runner_leaves_no_lock(tmp_path: Path, sealer: Sealer, gazetteer: Gazetteer) -> None:
    database = tmp_path / "chaski.db"
    script = (
        "import os, pathlib, signal; from storage.database import RunnerLock; "
        f"RunnerLock(pathlib.Path({str(database)!r})).take(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    ended = await asyncio.create_subprocess_exec(sys.executable, "-c", script)
    await ended.wait()

    store = await Store.open(f"sqlite:///{database}", sealer, gazetteer=gazetteer)
    store.hold_as_runner()
    await store.close()

    assert ended.returncode == -9


async def test_sqlite_commits_are_durable_and_keep_their_references(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'chaski.db'}")
    found = []
    for enter in (database.write, database.read):
        async with enter() as connection:
            found.append(
                [
                    await connection.scalar(sa.text(f"PRAGMA {name}"))
                    for name in ("journal_mode", "synchronous", "foreign_keys")
                ]
            )
    await database.close()

    assert found == [["wal", 2, 1], ["wal", 2, 1]]


async def test_the_file_is_for_its_owner_only(tmp_path: Path, sealer: Sealer, gazetteer: Gazetteer) -> None:
    file = tmp_path / "chaski.db"

    store = await Store.open(f"sqlite:///{file}", sealer, gazetteer=gazetteer)
    await store.close()

    assert file.stat().st_mode & 0o077 == 0


async def test_a_writer_waits_for_another_process(
    tmp_path: Path, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> None:
    file = tmp_path / "chaski.db"
    store = await Store.open(f"sqlite:///{file}", sealer, gazetteer=gazetteer)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = asyncio.create_task(publish(store, clock.now()))
    await asyncio.sleep(0.2)
    blocked = not waiting.done()
    other.execute("COMMIT")
    other.close()

    published = await waiting
    await store.close()

    assert blocked
    assert published.event == 1


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("sqlite:///chaski.db", "sqlite+aiosqlite"),
        ("sqlite+aiosqlite:///chaski.db", "sqlite+aiosqlite"),
        ("postgresql://localhost/chaski", "postgresql+asyncpg"),
        ("postgres://localhost/chaski", "postgresql+asyncpg"),
        ("postgresql+psycopg://localhost/chaski", "postgresql+asyncpg"),
    ],
)
def test_a_plain_address_is_given_its_async_driver(url: str, driver: str) -> None:
    assert with_driver(url).drivername == driver


def test_other_databases_are_named_in_the_refusal() -> None:
    with pytest.raises(ValueError, match="mysql"):
        with_driver("mysql://localhost/chaski")


@pytest.mark.parametrize("telegram_id", [1, -1, 2**62, -(2**62), -1_001_234_567_890, 0])
def test_a_sealed_id_opens_to_itself_and_only_with_its_key(telegram_id: int) -> None:
    one, other = Sealer(bytes(64)), Sealer(bytes(range(64)))

    sealed = one.seal(telegram_id)

    assert one.open(sealed) == telegram_id
    assert one.seal(telegram_id) == sealed != other.seal(telegram_id)
    with pytest.raises(WrongKey):
        other.open(sealed)
