"""How soon a person has the answer to `/status Puno`, over HTTP, from message sent to answer shown."""

from __future__ import annotations

import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.playground.people import Person
from bot.playground.server import Playground
from tests.bench.running import chaski_on


@dataclass(frozen=True)
class Answered:
    """Seconds."""

    p50: float
    p99: float
    privacy: float


async def status_latency(url: str, *, times: int) -> Answered:
    """Ask `/status Puno` and `/privacy` in turn, each from a new chat, so that no pace per chat holds them back."""
    status, privacy = [], []
    async with chaski_on(url) as (playground, _, _):
        for _ in range(times):
            person = playground.people.user(first_name="Alguien", language="es")
            status.append(await ask(playground, person, "/status Puno"))
            person = playground.people.user(first_name="Alguien", language="es")
            privacy.append(await ask(playground, person, "/privacy"))
    return Answered(
        statistics.median(status), statistics.quantiles(status, n=100)[98], statistics.median(privacy)
    )


async def ask(playground: Playground, person: Person, text: str) -> float:
    """Seconds from a message to its answer."""
    return await answered(playground, person, lambda: person.say(text))


async def answered(playground: Playground, person: Person, act: Callable[[], Awaitable[int]]) -> float:
    """Seconds from what a person sends to the answer."""
    begun = time.perf_counter()
    said = await act()
    await playground.wait_for(person.chat_id, lambda view: True, after=said)
    return time.perf_counter() - begun
