"""The bot on a filled record, in this process, with the playground beside it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot import memory
from bot.app import Chaski
from bot.plan import Plan
from bot.playground.people import Person
from bot.playground.server import Playground
from storage.model import Language
from storage.sealing import Sealer
from tests.bench.record import KEY, NOW


@contextlib.asynccontextmanager
async def chaski_on(url: str) -> AsyncIterator[tuple[Playground, Chaski, Person]]:
    """A playground, the bot, and somebody to talk to it."""
    playground = Playground(now=NOW.timestamp)
    await playground.start()
    try:
        person = playground.people.user(first_name="Banco", language="es")
        plan = Plan(
            token=playground.token,
            api_url=playground.url,
            database_url=url,
            sealer=Sealer(KEY),
            owners=frozenset({person.id}),
            zone=ZoneInfo("America/Lima"),
            default_language=Language.ES,
            rate=25.0,
            undo=timedelta(0),
            now=lambda: NOW,
        )
        async with Chaski(plan) as chaski:
            memory.settle()  # as `chaski run` does
            yield playground, chaski, person
    finally:
        await playground.stop()
