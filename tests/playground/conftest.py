"""A playground for each test, and a plain HTTP client in the bot's place."""

from __future__ import annotations

import struct
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest

from bot.playground.people import Person
from bot.playground.server import Playground


@dataclass
class Clock:
    """A clock that a test moves."""

    at: float = 1_672_946_400.0

    def __call__(self) -> float:
        return self.at


@dataclass
class Answer:
    """What the server said to a call."""

    status: int
    body: dict[str, Any]
    result: Any = field(init=False)

    def __post_init__(self) -> None:
        self.result = self.body.get("result")

    @property
    def description(self) -> str:
        return str(self.body.get("description", ""))


@dataclass
class Client:
    """Calls the Bot API as a bot does, with JSON bodies."""

    playground: Playground
    session: aiohttp.ClientSession

    def address(self, method: str) -> str:
        return f"{self.playground.url}/bot{self.playground.token}/{method}"

    async def call(self, method: str, /, **params: Any) -> Answer:
        async with self.session.post(self.address(method), json=params) as answer:
            return Answer(answer.status, await answer.json())

    async def upload(self, method: str, files: dict[str, bytes], **params: str) -> Answer:
        form = aiohttp.FormData(params)
        for name, data in files.items():
            form.add_field(name, data, filename=f"{name}.png", content_type="image/png")
        async with self.session.post(self.address(method), data=form) as answer:
            return Answer(answer.status, await answer.json())

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """What waits for the bot; it is confirmed at once."""
        found = (await self.call("getUpdates", **params)).result
        if found:
            await self.call("getUpdates", offset=found[-1]["update_id"] + 1)
        return found  # type: ignore[no-any-return]


def picture(width: int = 4, height: int = 3, shade: int = 0) -> bytes:
    """A small grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([shade]) * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.fixture
def png() -> bytes:
    return picture()


@pytest.fixture
def moment() -> Clock:
    return Clock()


@pytest.fixture
async def playground(moment: Clock) -> AsyncIterator[Playground]:
    made = Playground(now=moment)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(playground, session)


@pytest.fixture
def person(playground: Playground) -> Person:
    """Somebody who has written to the bot before."""
    made = playground.people.user("Ana", "es")
    made.start_quietly()
    return made
