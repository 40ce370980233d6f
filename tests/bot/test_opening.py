"""A database that comes up later than Chaski is waited for; one that is set wrongly is not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from asyncpg.exceptions import CannotConnectNowError, InvalidPasswordError
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.opening import NoAnswer, is_full, opened, unopened
from storage.regions import Gazetteer
from storage.sealing import Sealer
from storage.store import Store

STORE = cast("Store", object())


def _wrapped(error: Exception) -> Exception:
    return DBAPIError(None, None, error)


def _answering(*errors: Exception) -> tuple[list[Exception], Callable[[], Awaitable[Store]]]:
    left = list(errors)

    async def open_() -> Store:
        if left:
            raise left.pop(0)
        return STORE

    return left, open_


def test_why_a_file_cannot_be_opened_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, problem = tmp_path / "chaski.db", OSError(30, "no")
    file.touch()
    url = f"sqlite:///{file}"

    plain = unopened(url, problem)
    monkeypatch.setattr("os.access", lambda place, _mode: place != file)
    foreign = unopened(url, problem)
    monkeypatch.setattr("os.access", lambda _place, _mode: False)
    read_only = unopened(url, problem)
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: SimpleNamespace(free=4096))
    full = unopened(url, problem)

    assert plain == "the database cannot be opened (OSError)"
    assert foreign.startswith(f"{file} cannot be written: it is read-only")
    assert read_only.startswith(f"{tmp_path} cannot be written: it is read-only")
    assert full == f"the disk of {tmp_path} is full"
    assert is_full(url) and not is_full("postgresql://localhost/chaski")


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "chaski.db"
    file.write_bytes(b"something else" * 1000)
    url = f"sqlite:///{file}"

    with pytest.raises(SQLAlchemyError) as raised:
        await Store.open(url, Sealer(bytes(range(64))), gazetteer=Gazetteer.load())

    assert unopened(url, raised.value) == f"{file} is no database"


async def test_a_database_that_answers_later_is_waited_for() -> None:
    absent = (FileNotFoundError(), TimeoutError(), _wrapped(CannotConnectNowError("starting up")))
    _, open_ = _answering(*absent)

    assert await opened(open_, served=True, pauses=(0, 0, 0)) is STORE


async def test_one_that_never_answers_is_said_so_without_its_address() -> None:
    _, open_ = _answering(*(ConnectionRefusedError("user:secret@host") for _ in range(3)))

    with pytest.raises(NoAnswer, match="does not answer") as raised:
        await opened(open_, served=True, pauses=(0, 0))

    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("wrong", "served"), [(FileNotFoundError(), False), (_wrapped(InvalidPasswordError("no")), True)]
)
async def test_what_is_set_wrongly_is_told_at_once(wrong: Exception, served: bool) -> None:
    left, open_ = _answering(wrong, ConnectionRefusedError())

    with pytest.raises(type(wrong)):
        await opened(open_, served=served, pauses=(0, 0))

    assert len(left) == 1
