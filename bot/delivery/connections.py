"""Connections to Telegram, kept from one push to the next: to ask aiohttp's pool for one each time costs as much as
the parsing of an answer.
"""

from __future__ import annotations

import asyncio

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.connector import Connection

#: For a connection; a free one is there at once, and who waits too long is cut short like all others.
_CONNECTING = aiohttp.ClientTimeout(total=None, sock_connect=2.5)
#: Seconds after which one that was not used is closed: whoever has the other end does so at some time, and a message
#: that crosses with that has an unknown outcome.
KEEP_ALIVE = 30.0
#: Connections for pushes: enough for a quarter of a second's messages, and for slow answers at a low rate.
_LEAST, _MOST = 32, 128


def at_once(rate: float) -> int:
    """How many messages may be on their way to Telegram at the same time at a rate per second."""
    return int(min(max(rate / 4, _LEAST), _MOST))


class Connections:
    """Takes connections from aiohttp's pool as they are needed, and keeps them while there is much to send."""

    def __init__(self, connector: aiohttp.BaseConnector) -> None:
        """Take them from this pool."""
        self._connector = connector
        self._loop = asyncio.get_running_loop()
        # The last to be kept is the first to be taken: at a slow pace a few do all the work.
        self._kept: list[tuple[float, Connection, ResponseHandler]] = []
        self._timer: asyncio.TimerHandle | None = None

    def free(self) -> tuple[Connection, ResponseHandler] | None:
        """One that is open and was used lately, None if there is none."""
        while self._kept:
            since, connection, protocol = self._kept.pop()
            # What came unasked (a proxy tells of its timeout so) must not be taken for the next answer.
            if (
                self._loop.time() - since < KEEP_ALIVE
                and protocol.is_connected()
                and not protocol.should_close
            ):
                return connection, protocol
            connection.close()
        return None

    async def open(self, request: aiohttp.ClientRequest) -> tuple[Connection, ResponseHandler]:
        """One of the pool's own, or a new one, for requests like this."""
        connection = await self._connector.connect(request, [], _CONNECTING)
        protocol = connection.protocol
        if protocol is None or not protocol.is_connected():
            connection.close()
            raise ConnectionResetError
        # Its parser reads answer after answer.
        protocol.set_response_params(read_until_eof=True)
        return connection, protocol

    def keep(self, connection: Connection, protocol: ResponseHandler) -> None:
        """Keep one whose answer was read to its end, unless the other end wants it closed."""
        if protocol.should_close:
            connection.release()
            return
        self._kept.append((self._loop.time(), connection, protocol))
        if self._timer is None:
            self._timer = self._loop.call_later(KEEP_ALIVE / 2, self._tidy)

    def close(self) -> None:
        """Close all that are kept."""
        for _, connection, _ in self._kept:
            connection.close()
        self._kept.clear()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _tidy(self) -> None:
        """Close what was not used for too long."""
        last = self._loop.time() - KEEP_ALIVE
        for _, connection, _ in [one for one in self._kept if one[0] <= last]:
            connection.close()
        self._kept = [one for one in self._kept if one[0] > last]
        self._timer = self._loop.call_later(KEEP_ALIVE / 2, self._tidy) if self._kept else None
