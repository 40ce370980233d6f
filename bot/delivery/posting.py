"""A POST of JSON to one address, written over and over: on aiohttp's connections, with a head that is made once.

A push goes to a few addresses a million times. What aiohttp's session does anew for each request (headers, cookies,
redirects, timers, a task for the body) costs more than the way to Telegram; its pool and its parser are all it takes.
"""

from __future__ import annotations

import asyncio

import aiohttp
from yarl import URL

from bot.delivery.outcomes import NotSent, OutcomeUnknown
from bot.delivery.patience import Patience

#: For a connection; a free one is there at once, and who waits too long is cut short like all others.
_CONNECTING = aiohttp.ClientTimeout(total=None, sock_connect=2.5)
#: None of them changes what Telegram answers.
UNASKED = ("User-Agent", "Accept", "Accept-Encoding")
JSON = {"Content-Type": "application/json"}


class Posting:
    """An address that is posted to over a pool of connections. Errors never carry it, for the token is in it."""

    __slots__ = ("_connector", "_head", "_patience", "_request")

    def __init__(self, connector: aiohttp.BaseConnector, url: str, patience: Patience) -> None:
        """Post there with these connections, each time as long as `patience` allows."""
        self._connector = connector
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
                connection = await self._connector.connect(self._request, [], _CONNECTING)
                try:
                    protocol, transport = connection.protocol, connection.transport
                    if protocol is None or transport is None or transport.is_closing():
                        raise ConnectionResetError
                    protocol.set_response_params(read_until_eof=True)
                    written = True
                    transport.write(b"%b%d\r\n\r\n%b" % (self._head, len(body), body))
                    answer, content = await protocol.read()
                    while 100 <= answer.code < 200:
                        answer, content = await protocol.read()
                    found = await content.read()
                except BaseException:
                    connection.close()
                    raise
                connection.release()
                return answer.code, found
        except Exception as error:
            why = type(error).__name__
        # Raised outside of the handler: aiohttp's own error may show the address.
        raise OutcomeUnknown(why) if written else NotSent(why)
