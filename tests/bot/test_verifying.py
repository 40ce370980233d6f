"""`chaski audit verify`: what the operator is told about the log, and the exit code."""

from __future__ import annotations

import base64
import os
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.__main__ import main
from bot.settings import Settings
from bot.verifying import verify
from storage.schema import audit
from storage.store import Store
from tests.conftest import Clock
from tests.factories import publish

KEY = base64.urlsafe_b64encode(bytes(range(64))).decode()


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.startswith("CHASKI_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("CHASKI_SECRET_KEY", KEY)
    monkeypatch.chdir(tmp_path)


async def test_a_sound_log_is_counted_and_its_newest_hash_told(
    store: Store,
    database_url: str,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    await publish(store, clock.now())
    monkeypatch.setenv("CHASKI_DATABASE_URL", database_url)

    code = await verify(Settings.load(needs_token=False))
    told = capsys.readouterr()
    (newest,) = await store.audit.latest(1)

    assert (code, told.err) == (0, "")
    assert told.out == f"audit: 3 rows, all as they were written; newest hash {newest.hash}\n"


async def test_where_there_is_no_database_none_is_made_and_nothing_is_said_to_be_sound(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHASKI_DATABASE_URL", "sqlite:///elsewhere.db")

    code = await verify(Settings.load(needs_token=False))

    assert code == 2
    assert capsys.readouterr().err == (
        f"chaski: CHASKI_DATABASE_URL: there is no database {tmp_path / 'elsewhere.db'}\n"
    )
    assert list(tmp_path.iterdir()) == []


async def test_a_broken_log_is_an_error_that_names_the_row(
    store: Store,
    database_url: str,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    await publish(store, clock.now())
    async with store._database.write() as connection:
        await connection.execute(sa.update(audit).where(audit.c.id == 2).values(editor=None))
    monkeypatch.setenv("CHASKI_DATABASE_URL", database_url)

    code = await verify(Settings.load(needs_token=False))
    told = capsys.readouterr()

    assert (code, told.out) == (1, "")
    assert "broken at row 2" in told.err


def test_the_command_needs_neither_token_nor_owners(
    prepared_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copyfile(prepared_sqlite, tmp_path / "copy.db")
    monkeypatch.setenv("CHASKI_DATABASE_URL", f"sqlite:///{tmp_path / 'copy.db'}")

    code = main(["audit", "verify"])

    assert code == 0
    assert capsys.readouterr().out.startswith("audit: 0 rows")


def test_a_database_that_cannot_be_opened_is_another_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHASKI_DATABASE_URL", f"sqlite:///{tmp_path / 'nowhere' / 'chaski.db'}")

    assert main(["audit", "verify"]) == 2
    assert "CHASKI_DATABASE_URL" in capsys.readouterr().err
