"""The way to Telegram over real sockets: what never left is told from what may have arrived."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.delivery.courier import Courier
from bot.delivery.outcomes import NotSent, OutcomeUnknown
from bot.delivery.transport import AiohttpRequest
from storage.model import OutcomeKind as Kind

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
