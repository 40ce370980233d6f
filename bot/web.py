"""The web listener: off unless an address is set."""

from __future__ import annotations

from collections.abc import Iterable

import structlog
from aiohttp import web

log = structlog.get_logger(__name__)

#: Seconds that an answer on its way may take when stopping.
_BRIEFLY = 1.0


class NotListening(Exception):
    """The address cannot be listened on; says why."""


class Web:
    """Answers these routes on one address."""

    def __init__(self, routes: Iterable[web.AbstractRouteDef], host: str, port: int) -> None:
        """Take the routes; nothing listens yet."""
        self._host, self._port = host, port
        self._application = web.Application(client_max_size=0)
        self._application.add_routes(routes)
        # Who asked for what is nobody's business: no access log.
        self._runner = web.AppRunner(self._application, access_log=None, shutdown_timeout=_BRIEFLY)

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
