"""A POST of JSON to one address, written over and over: on aiohttp's connections, with a head that is made once.

A push goes to a few addresses a million times. What aiohttp's session does anew for each request (headers, cookies,
redirects, timers, a task for the body) costs more than the way to Telegram; its connections and their parser are all
it takes.
"""

from __future__ import annotations

import asyncio

import aiohttp
from yarl import URL

from bot.delivery.connections import Connections
from bot.delivery.outcomes import NotSent, OutcomeUnknown
from bot.delivery.patience import Patience

#: None of them changes what Telegram answers.
UNASKED = ("User-Agent", "Accept", "Accept-Encoding")
JSON = {"Content-Type": "application/json"}


class Posting:
    """An address that is posted to over and over. Errors never carry it, for the token is in it."""

    __slots__ = ("_connections", "_head", "_patience", "_request")

    def __init__(self, connections: Connections, url: str, patience: Patience) -> None:
        """Post there over these connections, each time as long as `patience` allows."""
        self._connections = connections
        self._patience = patience
        # aiohttp's own request says which connections fit, and what its head is.
        self._request = aiohttp.ClientRequest(
            "POST",
            URL(url, encoded=True),
            headers=JSON,
            skip_auto_headers=UNASKED,
            loop=asyncio.get_running_loop(),
        )
        lines = [f"POST {self._request.url.raw_path_qs} HTTP/1.1"]
        lines += [
            f"{name}: {value}" for name, value in self._request.headers.items() if name != "Content-Length"
        ]
        self._head = "\r\n".join([*lines, "Content-Length: "]).encode()

    async def post(self, body: bytes, seconds: float) -> tuple[int, bytes]:
        """Status and body of the answer; after so many seconds, or where none comes, NotSent or OutcomeUnknown."""
        written = False
        try:
            with self._patience.within(seconds):
                connections = self._connections
                connection, protocol = connections.free() or await connections.open(self._request)
                try:
                    transport = protocol.transport
                    if transport is None:
                        raise ConnectionResetError
                    written = True
                    transport.write(b"%b%d\r\n\r\n%b" % (self._head, len(body), body))
                    answer, content = await protocol.read()
                    while 100 <= answer.code < 200:
                        answer, content = await protocol.read()
                    # Almost every answer comes in one piece.
                    found = content.read_nowait() if content.is_eof() else await content.read()
                except BaseException:
                    connection.close()
                    raise
                connections.keep(connection, protocol)
                return answer.code, found
        except Exception as error:
            why = type(error).__name__
        # Raised outside of the handler: aiohttp's own error may show the address.
        raise OutcomeUnknown(why) if written else NotSent(why)
