"""A database that can be had anew and again, without a loop: what runs on a clock of its own has its own."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Iterator

import asyncpg
import pytest


@pytest.fixture
def emptied(postgresql: str) -> Iterator[Callable[[], str]]:
    """Gives a function that empties a PostgreSQL database and gives its address."""
    name = f"states{uuid.uuid4().hex[:8]}"
    url = postgresql.replace("/postgres?", f"/{name}?")

    def run(address: str, statement: str) -> None:
        async def work() -> None:
            connection = await asyncpg.connect(address)
            try:
                await connection.execute(statement)
            finally:
                await connection.close()

        asyncio.run(work())

    run(postgresql, f"CREATE DATABASE {name} TEMPLATE prepared STRATEGY file_copy")

    def empty() -> str:
        run(
            url,
            "TRUNCATE chats, destinations, subscriptions, events, drafts, pushes, deliveries, editors, audit, "
            "leadership RESTART IDENTITY CASCADE; DELETE FROM control WHERE key = 'paused'",
        )
        return url

    yield empty
    run(postgresql, f"DROP DATABASE {name} WITH (FORCE)")
