"""The record at a start: a machine that comes up again may start Chaski before its database."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, Iterator, Sequence

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Settings
from storage.database import sqlite_file
from storage.regions import Gazetteer
from storage.store import NewerDatabase, Store, WrongKey

log = structlog.get_logger(__name__)

#: Seconds between two tries, a minute in all: then whoever looks after the service may start it again.
_PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
#: A socket that is not there yet is a missing file.
_ABSENT = (OSError, TimeoutError)
#: With fewer bytes left on its disk SQLite cannot even keep what it needs beside a file to read it.
_ROOM = 128 * 1024
#: PostgreSQL's words for "not now": starting up or shutting down, told to end, too many connections.
_NOT_NOW = frozenset(("57P03", "57P01", "53300"))


class Unusable(Exception):
    """The database cannot be used as it is set; the message names the setting and says why."""


class NoAnswer(Exception):
    """The database does not answer; what is set may be right."""


async def opened(
    open_: Callable[[], Awaitable[Store]], served: bool, pauses: Sequence[float] = _PAUSES
) -> Store:
    """The record, as soon as its database answers; NoAnswer where it does not in all that time.

    One that no server keeps is opened at once or not at all.
    """
    if not served:
        return await open_()
    for pause in pauses:
        try:
            return await open_()
        except Exception as error:
            if not _absent(error):
                raise
            log.warning("the database does not answer yet", error=type(error).__name__, again_in=pause)
        await asyncio.sleep(pause)
    try:
        return await open_()
    except Exception as error:
        if not _absent(error):
            raise
        why = type(error).__name__
    # Raised outside of the handler: the driver's error may show the address.
    raise NoAnswer(f"the database does not answer ({why})")


async def existing(settings: Settings, gazetteer: Gazetteer) -> Store:
    """The record for a command that only reads: Unusable also where there is none, for an empty one would prove nothing."""
    file = sqlite_file(settings.database_url)
    if file is not None and not file.exists():
        raise Unusable(f"CHASKI_DATABASE_URL: there is no database {file.absolute()}")
    try:
        return await Store.open(settings.database_url, settings.sealer(), gazetteer=gazetteer)
    except (NewerDatabase, WrongKey) as problem:
        raise Unusable(f"CHASKI_DATABASE_URL: {problem}") from problem
    except (SQLAlchemyError, OSError) as problem:
        why = unopened(settings.database_url, problem)
    # Raised outside of the handler: the driver's error may show the address.
    raise Unusable(f"CHASKI_DATABASE_URL: {why}")


def is_full(url: str) -> bool:
    """Whether a database is a file on a disk without room: no fault of a setting, and over once somebody clears it."""
    file = sqlite_file(url)
    folder = None if file is None else file.absolute().parent
    return folder is not None and folder.is_dir() and shutil.disk_usage(folder).free < _ROOM


def unopened(url: str, problem: Exception) -> str:
    """Why a database cannot be opened, without its address, which may hold a password; a file's folder is named."""
    file = sqlite_file(url)
    if file is not None and not file.absolute().parent.is_dir():
        return f"there is no folder {file.absolute().parent}"
    if file is not None and file.is_dir():
        return f"{file.absolute()} is a folder, no database"
    if file is not None and is_full(url):
        return f"the disk of {file.absolute().parent} is full"
    places = () if file is None else (file.absolute().parent, file.absolute())
    for place in places:
        if place.exists() and not os.access(place, os.W_OK):
            return f"{place} cannot be written: it is read-only or belongs to somebody else"
    if any(getattr(one, "sqlite_errorname", None) == "SQLITE_NOTADB" for one in _causes(problem)):
        return f"{file} is no database"
    return f"the database cannot be opened ({type(problem).__name__})"


def _absent(error: BaseException) -> bool:
    """Whether nobody is there yet, rather than something is set wrongly: a file, a password, a name."""
    return any(
        isinstance(one, _ABSENT) or getattr(one, "sqlstate", None) in _NOT_NOW for one in _causes(error)
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or getattr(error, "orig", None)
