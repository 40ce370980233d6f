"""A Bot API server that costs as little as one in Python can, so that what is measured is the client.

It takes any number of messages, gives each the next number, and counts. It ends when its standard input does.
`GET /counts` gives the messages and the distinct chats since `GET /reset`.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from typing import cast

import uvloop

from tests.bench.load import TEXT

_FIRST = 100_000_000  # as many digits as any that follows: every answer is equally long
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHAT = re.compile(rb'chat_id[":= ]+(-?\d+)')
_BOT = {"id": 123456, "is_bot": True, "first_name": "Banco", "username": "chaski_bench_bot"}


def _answer(body: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % len(body) + body


def _result(result: object) -> bytes:
    return _answer(json.dumps({"ok": True, "result": result}, ensure_ascii=False).encode())


_SENT = _result(
    {
        "message_id": _FIRST,
        "from": _BOT,
        "chat": {"id": 5_000_000, "first_name": "Alguien", "type": "private"},
        "date": 1_672_946_400,
        "text": TEXT,
    }
)
_BEFORE, _AFTER = _SENT.split(b"%d" % _FIRST)
_ME = _result(_BOT | {"can_join_groups": True, "supports_inline_queries": False})
_TRUE = _result(True)


class Counts:
    """What came in since the last reset."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.messages = 0
        self.chats: set[bytes] = set()

    def reset(self) -> None:
        """Begin anew."""
        self.messages = 0
        self.chats.clear()


class Connection(asyncio.Protocol):
    """One connection of a client; requests may come one after the other or many at once."""

    def __init__(self, counts: Counts, latency: float) -> None:
        """Count here, and answer `latency` seconds late."""
        self._counts = counts
        self._latency = latency
        self._left = b""
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep where answers go."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's has the methods, not the class

    def data_received(self, data: bytes) -> None:
        """Answer every request that is complete."""
        if self._left:
            data = self._left + data
        at, size = 0, len(data)
        while at < size:
            head = data.find(b"\r\n\r\n", at)
            if head < 0:
                break
            found = _LENGTH.search(data, at, head)
            end = head + 4 + (int(found[1]) if found else 0)
            if end > size:
                break
            answer = self._answer(data, at, head, end)
            if self._latency:
                asyncio.get_running_loop().call_later(self._latency, self._transport.write, answer)
            else:
                self._transport.write(answer)
            at = end
        self._left = data[at:]

    def _answer(self, data: bytes, at: int, head: int, end: int) -> bytes:
        line = data.find(b"\r\n", at)
        if data.find(b"/sendMessage", at, line) >= 0:
            chat = _CHAT.search(data, head, end)
            if chat is None:
                return b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            counts = self._counts
            counts.messages += 1
            counts.chats.add(chat[1])
            return b"%b%d%b" % (_BEFORE, _FIRST + counts.messages, _AFTER)
        if data.find(b"/getMe", at, line) >= 0:
            return _ME
        if data.startswith(b"GET /counts", at):
            counts = self._counts
            return _answer(json.dumps({"messages": counts.messages, "chats": len(counts.chats)}).encode())
        if data.startswith(b"GET /reset", at):
            self._counts.reset()
        return _TRUE


async def serve(latency: float) -> None:
    """Listen on a free port of this machine, print it, and work until the standard input ends."""
    loop = asyncio.get_running_loop()
    counts, over = Counts(), asyncio.Event()
    server = await loop.create_server(lambda: Connection(counts, latency), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    loop.add_reader(sys.stdin.fileno(), over.set)
    await over.wait()
    server.close()


if __name__ == "__main__":
    uvloop.run(serve(float(sys.argv[1]) / 1000 if len(sys.argv) > 1 else 0.0))
