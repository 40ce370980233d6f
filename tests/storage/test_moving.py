"""The whole record is carried to another database, of the other kind or the same."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage.moving import NotEmpty, move
from storage.regions import Gazetteer
from storage.schema import leadership, metadata
from storage.sealing import Sealer, WrongKey
from storage.store import AlreadyRunning, Store
from tests.conftest import Clock
from tests.factories import follower, publish


@pytest.fixture
async def small(
    prepared_sqlite: Path, tmp_path: Path, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> AsyncIterator[str]:
    """The address of an SQLite record with an event, a push on its way, followers and a desk."""
    file = tmp_path / "small.db"
    shutil.copyfile(prepared_sqlite, file)
    url = f"sqlite:///{file}"
    store = await Store.open(url, sealer, gazetteer=gazetteer)
    await store.leadership.take()
    now = clock.now()
    await follower(store, 4711, "21", now=now)
    await follower(store, -100, "08", "211101", now=now, topic=7)
    published = await publish(store, now, also=("08",))
    assert published.push is not None and await store.outbox.expand(published.push, now, 100)
    await store.close()
    yield url


async def _rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    async with store._database.read() as connection:
        return {
            table.name: [
                tuple(row)
                for row in await connection.execute(sa.select(table).order_by(*table.primary_key.columns))
            ]
            for table in metadata.sorted_tables
            if table is not leadership
        }


async def test_every_row_is_there_and_the_record_goes_on(
    small: str, database_url: str, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> None:
    counts = await move(small, database_url, sealer, gazetteer=gazetteer)

    before = await Store.open(small, sealer, gazetteer=gazetteer)
    after = await Store.open(database_url, sealer, gazetteer=gazetteer)
    told = await _rows(before)
    assert await _rows(after) == told
    assert counts == {name: len(rows) for name, rows in told.items()}
    assert (counts["events"], counts["chats"], counts["subscriptions"]) == (1, 2, 3)
    # What comes next is numbered on, and who followed is known.
    assert (await publish(after, clock.now(), km_from=1500.0)).event == 2
    found = await after.chats.find(4711)
    assert found is not None
    await before.close()
    await after.close()


async def test_nothing_is_carried_over_what_is_there(
    small: str, database_url: str, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> None:
    other = await Store.open(database_url, sealer, gazetteer=gazetteer)
    await publish(other, clock.now())
    told = await _rows(other)

    with pytest.raises(NotEmpty):
        await move(small, database_url, sealer, gazetteer=gazetteer)

    assert await _rows(other) == told
    await other.close()


async def test_a_running_chaski_another_key_and_a_missing_file_are_refused(
    small: str, tmp_path: Path, sealer: Sealer, gazetteer: Gazetteer
) -> None:
    target = f"sqlite:///{tmp_path / 'new.db'}"
    running = await Store.open(small, sealer, gazetteer=gazetteer)
    running.hold_as_runner()

    with pytest.raises(AlreadyRunning):
        await move(small, target, sealer, gazetteer=gazetteer)
    await running.close()
    with pytest.raises(WrongKey):
        await move(small, target, Sealer(Sealer.new_key()), gazetteer=gazetteer)
    with pytest.raises(FileNotFoundError):
        await move(f"sqlite:///{tmp_path / 'none.db'}", target, sealer, gazetteer=gazetteer)
