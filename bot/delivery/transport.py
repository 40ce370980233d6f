"""HTTP to Telegram by aiohttp, behind python-telegram-bot's own interface, telling "not sent" from "unknown"."""

from __future__ import annotations

from typing import Any

import aiohttp
import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.delivery.connections import KEEP_ALIVE, Connections
from bot.delivery.outcomes import NotSent, OutcomeUnknown
from bot.delivery.patience import Patience
from bot.delivery.posting import JSON, UNASKED, Posting

#: Seconds where the caller names none: for a free connection, to connect, to write (files), to be answered.
_POOL, _CONNECT, _WRITE, _WRITE_FILES, _READ = 5.0, 5.0, 5.0, 30.0, 10.0
#: What may pass before the answer to a push is waited for, in seconds: longer than connecting.
BEFORE_ANSWER = 4.0
_NEVER_LEFT = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    aiohttp.InvalidURL,
)


class AiohttpRequest(BaseRequest):
    """A keep-alive pool of connections. Errors never carry the address, for the token is in it."""

    def __init__(self, *, pool: int = 128, proxy: str | None = None) -> None:
        """Hold up to `pool` connections, through a proxy if one is given."""
        self._pool = pool
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None
        self._connections: Connections | None = None
        self._postings: dict[str, Posting] = {}
        self._patience = Patience()

    async def initialize(self) -> None:
        """Open the pool; once is enough."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._pool, keepalive_timeout=KEEP_ALIVE)
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                skip_auto_headers=UNASKED,
                trust_env=False,
            )
            self._connections = Connections(connector)

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._connections is not None:
            self._connections.close()
            self._connections = None
            self._postings.clear()
        if self._session is not None:
            await self._session.close()
            self._session = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer where the caller names no time."""
        return _READ

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: float | DefaultValue[float] | DefaultValue[None] | None = BaseRequest.DEFAULT_NONE,
        write_timeout: float | DefaultValue[float] | DefaultValue[None] | None = BaseRequest.DEFAULT_NONE,
        connect_timeout: float | DefaultValue[float] | DefaultValue[None] | None = BaseRequest.DEFAULT_NONE,
        pool_timeout: float | DefaultValue[float] | DefaultValue[None] | None = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request for PTB; TimedOut or NetworkError with NotSent or OutcomeUnknown as their cause."""
        files = request_data is not None and request_data.contains_files
        timeout = _timeout(
            pool=_seconds(pool_timeout, _POOL),
            connect=_seconds(connect_timeout, _CONNECT),
            write=_seconds(write_timeout, _WRITE_FILES if files else _WRITE),
            read=_seconds(read_timeout, _READ),
        )
        try:
            return await self._exchange(url, method, _body(request_data), timeout)
        except NotSent as problem:
            raise NetworkError("could not connect") from problem
        except OutcomeUnknown as problem:
            raise TimedOut("no answer") from problem

    async def post_raw(self, url: str, body: bytes, timeout: float) -> tuple[int, bytes]:
        """Status and body of the answer to a JSON body; NotSent or OutcomeUnknown where there is none."""
        posting = self._postings.get(url)
        if posting is None:
            if self._session is None or self._session.closed or self._connections is None:
                raise NotSent("the pool is closed")
            if self._proxy is not None:
                return await self._post_by_proxy(url, body, timeout)
            posting = self._postings[url] = Posting(self._connections, url, self._patience)
        return await posting.post(body, BEFORE_ANSWER + timeout)

    async def _post_by_proxy(self, url: str, body: bytes, timeout: float) -> tuple[int, bytes]:
        limits = _timeout(pool=_POOL, connect=_CONNECT, write=_WRITE, read=timeout)
        return await self._exchange(url, "POST", {"data": body, "headers": JSON}, limits)

    async def _exchange(
        self, url: str, method: str, payload: dict[str, Any], timeout: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None or self._session.closed:
            raise NotSent("the pool is closed")
        why: Exception
        try:
            async with self._session.request(
                method, url, timeout=timeout, proxy=self._proxy, allow_redirects=False, **payload
            ) as response:
                return response.status, await response.read()
        except _NEVER_LEFT as error:
            why = NotSent(type(error).__name__)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            why = OutcomeUnknown(type(error).__name__)
        # Raised outside of the handler: aiohttp's own error may show the address.
        raise why

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """What Telegram answered; TelegramError where that is no JSON. PTB's own would log it, with what people wrote."""
        try:
            answer: dict[str, Any] = orjson.loads(payload.decode(errors="replace"))
        except ValueError:
            raise TelegramError("Invalid server response") from None
        return answer


def _timeout(
    *, pool: float | None, connect: float | None, write: float | None, read: float | None
) -> aiohttp.ClientTimeout:
    """PTB's four limits in aiohttp's terms.

    aiohttp bounds neither a stalled write nor an answer that drips; the total does. It is longer than all
    that may come before the body is written, so running into it never means "not sent".
    """
    parts = [part for part in (pool, connect, write, read) if part is not None]
    return aiohttp.ClientTimeout(
        total=sum(parts) if len(parts) == 4 else None,
        connect=None if pool is None or connect is None else pool + connect,
        sock_connect=connect,
        sock_read=read,
    )


def _seconds(given: Any, default: float) -> float | None:
    return default if isinstance(given, DefaultValue) else given


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": orjson.dumps(data.parameters), "headers": JSON}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}
