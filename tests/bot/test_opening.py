"""A database that comes up later than Chaski is waited for; one that is set wrongly is not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import cast

import pytest
from asyncpg.exceptions import CannotConnectNowError, InvalidPasswordError
from sqlalchemy.exc import DBAPIError

from bot.opening import NoAnswer, opened
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
