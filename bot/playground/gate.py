"""The door for the bot: HTTP requests to `/bot<token>/<method>`, with faults on the way and the ledger."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import Any

import orjson
from aiohttp import web

from bot.playground.api import Api
from bot.playground.faults import DELIVERED, Fault, Faults, Kind, refusal_of
from bot.playground.ledger import Call, Ledger
from bot.playground.params import Params, read_params
from bot.playground.refusals import Refusal
from bot.playground.sending import is_paid
from bot.playground.world import World

_HTML_ERROR = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n"
    b"<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n"
)
_JSON = {"Content-Type": "application/json"}
#: In how many pieces a dripping answer comes.
_PIECES = 20


class Gate:
    """Takes the bot's requests and answers them as Telegram would, or as a fault wants it."""

    def __init__(self, token: str, world: World, api: Api, faults: Faults, ledger: Ledger) -> None:
        """Let in the bot with this token."""
        self._token = token
        self._world = world
        self._api = api
        self._faults = faults
        self._ledger = ledger
        self._closing = asyncio.Event()
        self._tasks: set[asyncio.Task[web.StreamResponse]] = set()

    def close(self) -> None:
        """Let go of the requests that a fault delays or keeps hanging."""
        self._closing.set()
        for task in self._tasks:
            task.cancel()

    async def download(self, request: web.Request) -> web.StreamResponse:
        """A file the bot fetches by its `file_path`."""
        if request.match_info["token"] != self._token:
            return _refused(Refusal(401, "Unauthorized"))
        picture = self._world.pictures.by_path(request.match_info["path"])
        if picture is None:
            return _refused(Refusal(404, "Not Found"))
        return web.Response(body=picture.data, content_type="application/octet-stream")

    async def call(self, request: web.Request) -> web.StreamResponse:
        """One call of a method."""
        if request.match_info["token"] != self._token:
            return _refused(Refusal(401, "Unauthorized"))
        name = request.match_info["method"]
        method = name.lower()
        call = Call(0, time.monotonic(), name, {}, None, ok=False, host=request.host)
        if self._faults.striking(method, None, unread=True):
            call.description = "connection reset before the request was read"
            self._ledger.record(call)
            return _reset(request)
        try:
            params = await read_params(request)
        except Refusal as refusal:
            return self._refuse(call, refusal)
        call.params = _kept(params)
        call.chat_id = _chat_of(params)
        faults = self._faults.striking(method, call.chat_id, paid=is_paid(method, params))
        if not faults:
            return await self._answer(request, call, method, params, faults)
        # What reached Telegram is carried out, even if the bot loses patience during a delay.
        task = asyncio.ensure_future(self._answer(request, call, method, params, faults))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return await asyncio.shield(task)

    async def _answer(
        self, request: web.Request, call: Call, method: str, params: Params, faults: list[Fault]
    ) -> web.StreamResponse:
        for fault in faults:
            if fault.kind == Kind.DELAY:
                await asyncio.sleep(fault.seconds)
        trouble = next((fault for fault in faults if fault.kind != Kind.DELAY), None)
        if trouble is not None and trouble.kind not in DELIVERED:
            return self._fail(request, call, trouble)
        try:
            result = await self._api.call(method, params)
        except Refusal as refusal:
            return self._refuse(call, refusal)
        call.delivered = True
        call.message_id = _message_of(result)
        if is_paid(method, params):
            call.paid = len(result) if isinstance(result, list) else 1
        if trouble is not None:
            return await self._spoil(request, call, trouble, result)
        call.ok = True
        self._ledger.record(call)
        return web.Response(body=orjson.dumps({"ok": True, "result": result}), headers=_JSON)

    def _refuse(self, call: Call, refusal: Refusal) -> web.Response:
        call.error_code, call.description = refusal.code, refusal.description
        self._ledger.record(call)
        return _refused(refusal)

    def _fail(self, request: web.Request, call: Call, fault: Fault) -> web.StreamResponse:
        """Answer in Telegram's stead; nothing takes effect."""
        refusal = refusal_of(fault)
        if refusal is not None:
            return self._refuse(call, refusal)
        if fault.kind in (Kind.RESET, Kind.READ_THEN_RESET):
            call.description = "connection reset"
            self._ledger.record(call)
            return _reset(request)
        call.error_code, call.description = fault.code, "an HTML page"
        self._ledger.record(call)
        return web.Response(body=_HTML_ERROR, status=fault.code, content_type="text/html")

    async def _spoil(self, request: web.Request, call: Call, fault: Fault, result: Any) -> web.StreamResponse:
        """Spoil the answer to a call that took effect."""
        call.description = f"no readable reply: {fault.kind}"
        self._ledger.record(call)
        match fault.kind:
            case Kind.EMPTY:
                return web.Response(body=b"", headers=_JSON)
            case Kind.MALFORMED:
                return web.Response(body=fault.body.encode(), headers=_JSON)
            case Kind.DRIP:
                return await _dripping(request, orjson.dumps({"ok": True, "result": result}), fault.seconds)
            case Kind.TRUNCATED:
                return await _truncated(request, orjson.dumps({"ok": True, "result": result}))
            case Kind.DELIVER_THEN_HANG:
                await self._closing.wait()
                return _reset(request)
            case _:
                return _reset(request)


def _refused(refusal: Refusal) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters is not None:
        body["parameters"] = refusal.parameters
    return web.Response(body=orjson.dumps(body), status=refusal.code, headers=_JSON)


def _reset(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _truncated(request: web.Request, body: bytes) -> web.StreamResponse:
    response = web.StreamResponse(headers=_JSON | {"Content-Length": str(len(body))})
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    if request.transport is not None:
        # What was written must reach the bot before the connection breaks.
        request.transport.close()
    return response


async def _dripping(request: web.Request, body: bytes, seconds: float) -> web.StreamResponse:
    """The whole answer, in pieces over so many seconds, to whoever waits for it."""
    response = web.StreamResponse(headers=_JSON | {"Content-Length": str(len(body))})
    await response.prepare(request)
    size = -(-len(body) // _PIECES)
    # Who loses patience is gone; that is no trouble of this side.
    with contextlib.suppress(ConnectionError):
        for start in range(0, len(body), size):
            await asyncio.sleep(seconds / _PIECES)
            await response.write(body[start : start + size])
    return response


def _chat_of(params: Params) -> int | None:
    value = params.values.get("chat_id")
    if type(value) is int:
        return value
    return params.integer("chat_id") or None


def _kept(params: Params) -> dict[str, Any]:
    if not params.uploads:
        return params.values
    return {**params.values, **{name: f"{len(data)} bytes" for name, data in params.uploads.items()}}


def _message_of(result: Any) -> int | None:
    if isinstance(result, list):
        result = result[0] if result else None
    return result.get("message_id") if isinstance(result, dict) else None
