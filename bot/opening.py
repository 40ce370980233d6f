"""The record at a start: a machine that comes up again may start Chaski before its database."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence

import structlog

from storage.store import Store

log = structlog.get_logger(__name__)

#: Seconds between two tries, a minute in all: then whoever looks after the service may start it again.
_PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
#: A socket that is not there yet is a missing file.
_ABSENT = (OSError, TimeoutError)
#: PostgreSQL's words for "not now": starting up or shutting down, told to end, too many connections.
_NOT_NOW = frozenset(("57P03", "57P01", "53300"))


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


def _absent(error: BaseException) -> bool:
    """Whether nobody is there yet, rather than something is set wrongly: a file, a password, a name."""
    return any(
        isinstance(one, _ABSENT) or getattr(one, "sqlstate", None) in _NOT_NOW for one in _causes(error)
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or getattr(error, "orig", None)
