"""The way to Telegram over real sockets: what never left is told from what may have arrived."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.delivery.courier import Courier
from bot.delivery.outcomes import NotSent, OutcomeUnknown
from bot.delivery.transport import AiohttpRequest
from storage.pushes import OutcomeKind as Kind

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
TOKEN = "123:secret"


@contextlib.asynccontextmanager
async def _server(serve: Serve) -> AsyncIterator[str]:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            await serve(reader, writer)
        finally:
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


@pytest.fixture
async def request_() -> AsyncIterator[AiohttpRequest]:
    request = AiohttpRequest()
    await request.initialize()
    yield request
    await request.shutdown()


async def _hang(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(5)


async def _reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def _cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"ok":tr')
    await writer.drain()


async def _drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n")
    with contextlib.suppress(ConnectionError):
        for _ in range(1000):
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.05)


async def _redirect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")
    await writer.drain()


async def _wait_and_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
    await writer.drain()


class _Heard:
    """Answers every request of a connection and keeps what it read of each."""

    def __init__(self, more: bytes = b"", *, unasked: bytes = b"") -> None:
        self.connections = 0
        self.ended = asyncio.Event()
        self.heads: list[bytes] = []
        self.bodies: list[bytes] = []
        self._more = more
        self._unasked = unasked
        self.told = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError), contextlib.closing(writer):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                self.heads.append(head)
                length = int(head.lower().partition(b"content-length:")[2].split()[0])
                self.bodies.append(await reader.readexactly(length))
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n%b\r\n{}" % self._more)
                await writer.drain()
                if self._unasked:
                    await asyncio.sleep(0.01)  # a piece of its own
                    writer.write(self._unasked)
                    await writer.drain()
                    self.told.set()
        self.ended.set()


@contextlib.asynccontextmanager
async def _listening(heard: _Heard) -> AsyncIterator[str]:
    server = await asyncio.start_server(heard.serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


async def test_nobody_listening_means_it_never_left(request_: AiohttpRequest) -> None:
    async with _server(_hang) as url:
        pass
    with pytest.raises(NotSent):
        await request_.post_raw(f"{url}/bot{TOKEN}/sendMessage", b"{}", 1.0)


@pytest.mark.parametrize("serve", [_hang, _reset, _cut])
async def test_no_readable_answer_means_it_may_have_arrived(request_: AiohttpRequest, serve: Serve) -> None:
    async with _server(serve) as url:
        with pytest.raises(OutcomeUnknown) as raised:
            await request_.post_raw(f"{url}/bot{TOKEN}/sendMessage", b"{}", 0.3)

    shown = f"{raised.value!r} {raised.value.__cause__!r} {raised.value.__context__!r}"
    assert TOKEN not in shown


async def test_an_answer_that_drips_ends_too(
    request_: AiohttpRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.delivery import transport

    for name in ("_POOL", "_CONNECT", "_WRITE"):
        monkeypatch.setattr(transport, name, 0.1)
    async with _server(_drip) as url:
        with pytest.raises(OutcomeUnknown):
            await asyncio.wait_for(request_.post_raw(f"{url}/bot{TOKEN}/x", b"{}", 0.5), 10)


async def test_a_networks_login_page_is_not_followed(request_: AiohttpRequest) -> None:
    async with _server(_redirect) as url:
        outcome = await Courier(request_, url, TOKEN).post("sendMessage", b"{}")

    assert outcome.kind is Kind.NOT_ACCEPTED


async def test_the_courier_keeps_the_token_to_itself(request_: AiohttpRequest) -> None:
    courier = Courier(request_, "http://127.0.0.1:1", TOKEN)

    outcome = await courier.post("sendMessage", b"{}")

    assert outcome.kind is Kind.NOT_ACCEPTED
    assert TOKEN not in repr(courier) + outcome.detail


async def test_a_closed_pool_sends_nothing() -> None:
    with pytest.raises(NotSent):
        await AiohttpRequest().post_raw("http://127.0.0.1:1/", b"{}", 1.0)


async def test_posts_follow_one_another_on_one_connection(request_: AiohttpRequest) -> None:
    heard = _Heard()

    async with _listening(heard) as url:
        address = f"{url}/bot{TOKEN}/sendMessage"
        answers = [
            await request_.post_raw(address, body, 1.0) for body in (b"{}", '{"text":"Ñuñoa"}'.encode())
        ]
        await request_.shutdown()

    assert answers == [(200, b"{}")] * 2
    assert heard.connections == 1
    assert heard.bodies == [b"{}", '{"text":"Ñuñoa"}'.encode()]
    for head in heard.heads:
        lines = head.decode().split("\r\n")
        assert lines[0] == f"POST /bot{TOKEN}/sendMessage HTTP/1.1"
        assert f"Host: {url.removeprefix('http://')}" in lines
        assert "Content-Type: application/json" in lines
        assert sum(line.startswith("Content-Length") for line in lines) == 1


async def test_a_connection_that_telegram_ends_is_not_used_again(request_: AiohttpRequest) -> None:
    heard = _Heard(b"Connection: close\r\n")

    async with _listening(heard) as url:
        answers = [await request_.post_raw(f"{url}/bot{TOKEN}/sendMessage", b"{}", 1.0) for _ in range(2)]
        await request_.shutdown()

    assert answers == [(200, b"{}")] * 2
    assert heard.connections == 2


@pytest.mark.parametrize("closes", [b"", b"Connection: close\r\n"])
async def test_what_comes_unasked_is_no_answer_to_the_next(request_: AiohttpRequest, closes: bytes) -> None:
    heard = _Heard(unasked=b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n" + closes + b"\r\n")

    async with _listening(heard) as url:
        first = await request_.post_raw(f"{url}/bot{TOKEN}/sendMessage", b"{}", 1.0)
        await asyncio.wait_for(heard.told.wait(), 5)
        await asyncio.sleep(0.05)
        second = await request_.post_raw(f"{url}/bot{TOKEN}/sendMessage", b"{}", 1.0)
        await request_.shutdown()

    assert [first, second] == [(200, b"{}")] * 2
    assert heard.connections == 2


async def test_all_methods_share_the_connections(request_: AiohttpRequest) -> None:
    heard = _Heard()

    async with _listening(heard) as url:
        for method in ("getMe", "sendMessage", "sendPhoto"):
            await request_.post_raw(f"{url}/bot{TOKEN}/{method}", b"{}", 1.0)
        await request_.shutdown()

    assert heard.connections == 1


async def test_a_connection_that_rested_too_long_is_not_trusted(
    request_: AiohttpRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.delivery import connections

    monkeypatch.setattr(connections, "KEEP_ALIVE", 0.0)
    heard = _Heard()

    async with _listening(heard) as url:
        for _ in range(2):
            await request_.post_raw(f"{url}/bot{TOKEN}/sendMessage", b"{}", 1.0)
        await request_.shutdown()

    assert heard.connections == 2


async def test_connections_that_nobody_needs_any_more_are_closed(
    request_: AiohttpRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.delivery import connections

    monkeypatch.setattr(connections, "KEEP_ALIVE", 0.05)
    heard = _Heard()

    async with _listening(heard) as url:
        await request_.post_raw(f"{url}/bot{TOKEN}/sendMessage", b"{}", 1.0)

        await asyncio.wait_for(heard.ended.wait(), 5)


async def test_an_answer_on_the_way_is_not_the_answer(request_: AiohttpRequest) -> None:
    async with _server(_wait_and_answer) as url:
        answer = await request_.post_raw(f"{url}/bot{TOKEN}/sendMessage", b"{}", 1.0)

    assert answer == (200, b"{}")


async def test_who_found_no_free_connection_was_never_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.delivery import transport

    monkeypatch.setattr(transport, "BEFORE_ANSWER", 0.0)
    request = AiohttpRequest(pool=1)
    await request.initialize()
    async with _server(_hang) as url:
        address = f"{url}/bot{TOKEN}/sendMessage"
        first = asyncio.create_task(request.post_raw(address, b"{}", 4.0))
        await asyncio.sleep(0)

        with pytest.raises(NotSent):
            await request.post_raw(address, b"{}", 0.1)

        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
    await request.shutdown()


async def test_a_push_goes_through_the_proxy_that_is_set() -> None:
    heard = _Heard()

    async with _listening(heard) as proxy:
        request = AiohttpRequest(proxy=proxy)
        await request.initialize()
        answer = await request.post_raw(f"http://telegram.invalid/bot{TOKEN}/sendMessage", b"{}", 1.0)
        await request.shutdown()

    assert answer == (200, b"{}")
    assert heard.heads[0].startswith(b"POST http://telegram.invalid/bot")
