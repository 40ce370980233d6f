"""What happens, told to the open pages as server-sent events."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

import orjson
from aiohttp import web

from bot.playground.model import Chat, Message
from bot.playground.views import message_json
from bot.playground.world import World

_CLOCK_EVERY = 15.0
_LONGEST_QUEUE = 10_000


class Stream:
    """The open pages; each hears everything from the moment it began to listen."""

    def __init__(self, world: World, shows: Callable[[Chat], bool]) -> None:
        """Nobody listens yet; pages hear only of the chats that `shows` lets through."""
        self._world = world
        self._shows = shows
        self._queues: set[asyncio.Queue[bytes | None]] = set()

    def close(self) -> None:
        """End every stream."""
        for queue in self._queues:
            _put(queue, None)

    def hear(self, event: str, content: Any) -> None:
        """Pass on what happened; made for `World.listeners`."""
        if isinstance(content, Message):
            if not self._shows(content.chat):
                return
            if event == "delete":
                content = {"chat_id": content.chat.id, "message_id": content.id}
            else:
                content = message_json(content, self._world.bot.id)
        line = _line(event, content)
        for queue in self._queues:
            _put(queue, line)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Keep one page up to date until it goes away."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        queue: asyncio.Queue[bytes | None] = asyncio.Queue(_LONGEST_QUEUE)
        # Nothing is put into words while nobody listens.
        if not self._queues:
            self._world.listeners.append(self.hear)
        # Listening begins before the page knows of it, so that nothing falls between its first look and this.
        self._queues.add(queue)
        try:
            await response.prepare(request)
            await response.write(self._clock())
            while True:
                line: bytes | None = self._clock()
                with contextlib.suppress(TimeoutError):
                    line = await asyncio.wait_for(queue.get(), _CLOCK_EVERY)
                if line is None:
                    return response
                await response.write(line)
        except ConnectionError:
            return response
        finally:
            self._queues.discard(queue)
            if not self._queues:
                self._world.listeners.remove(self.hear)

    def _clock(self) -> bytes:
        return _line("clock", {"now": self._world.milliseconds()})


def _line(event: str, content: Any) -> bytes:
    return b"event: " + event.encode() + b"\ndata: " + orjson.dumps(content) + b"\n\n"


def _put(queue: asyncio.Queue[bytes | None], line: bytes | None) -> None:
    if queue.full():
        # A page that fell this far behind loads everything anew; its stream ends.
        while not queue.empty():
            queue.get_nowait()
        line = None
    queue.put_nowait(line)
