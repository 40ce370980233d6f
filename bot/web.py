"""The web listener: off unless an address is set."""

from __future__ import annotations

import logging
from collections.abc import Iterable

import structlog
from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from bot.plan import NotListening

log = structlog.get_logger(__name__)

#: Seconds that an answer on its way may take when stopping.
_BRIEFLY = 1.0


def _faults() -> logging.Logger:
    """The server's log, in which no reader's address stands and nothing that only a reader got wrong."""
    found = logging.getLogger("aiohttp.server.feeds")
    if not found.filters:
        found.addFilter(_ours)
    return found


def _ours(record: logging.LogRecord) -> bool:
    """Keep what Chaski got wrong, without whose request it was."""
    fault = record.exc_info[1] if record.exc_info else None
    record.msg, record.args = "a request could not be answered", None
    return not isinstance(fault, HttpProcessingError)


class Web:
    """Answers these routes on one address."""

    def __init__(self, routes: Iterable[web.AbstractRouteDef], host: str, port: int) -> None:
        """Take the routes; nothing listens yet."""
        self._host, self._port = host, port
        self._application = web.Application(client_max_size=0)
        self._application.add_routes(routes)
        # Who asked for what is nobody's business: no access log.
        self._runner = web.AppRunner(
            self._application, access_log=None, logger=_faults(), shutdown_timeout=_BRIEFLY
        )

    async def start(self) -> None:
        """Listen; NotListening where another program has the address or it is none of this machine's."""
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError as error:
            await self._runner.cleanup()
            raise NotListening(
                f"cannot listen on {self._host}:{self._port} ({error.strerror or 'no such address'})"
            ) from error
        log.info("the web listener is open", host=self._host, port=self._port)

    async def stop(self) -> None:
        """Listen no more."""
        await self._runner.cleanup()
