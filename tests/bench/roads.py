"""How soon a person hears whether one can pass, and what is near: whoever asks first after a start, and the others."""

from __future__ import annotations

import asyncio
import random
import statistics
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.playground.people import Person
from bot.playground.server import Playground
from tests.bench.figures import percentile
from tests.bench.running import chaski_on
from tests.bench.status import answered, ask

_CITIES = (
    "Lima|Ica|Arequipa|Cusco|Puno|Juliaca|Tacna|Moquegua|Ayacucho|Huancayo|Trujillo|Piura|Cajamarca|Pucallpa"
)
#: In the country's middle: from the coast to beyond the mountains.
_LATITUDES, _LONGITUDES = (-16.5, -9.0), (-76.0, -70.0)
#: Seconds after which a bot that started is asked.
_STARTED = 1.0

Ask = Callable[[Playground, Person], Awaitable[float]]


@dataclass(frozen=True)
class Asked:
    """Seconds: the longest that the first of a start waited, and what the others did."""

    first: float
    p50: float
    p99: float


async def road_latency(url: str, *, times: int, starts: int = 3) -> dict[str, Asked]:
    """Ask `/route` between cities and share positions, each from a new chat; by what is asked."""
    dice = random.Random(4)

    async def can_pass(playground: Playground, person: Person) -> float:
        return await ask(playground, person, f"/route {' '.join(dice.sample(_CITIES.split('|'), 2))}")

    async def is_near(playground: Playground, person: Person) -> float:
        place = dice.uniform(*_LATITUDES), dice.uniform(*_LONGITUDES)
        return await answered(playground, person, lambda: person.location(*place))

    return {
        "/route": await _asked(url, can_pass, times, starts),
        "/near": await _asked(url, is_near, times, starts),
    }


async def _asked(url: str, question: Ask, times: int, starts: int) -> Asked:
    first, rest = [], []
    for _ in range(starts):
        async with chaski_on(url) as (playground, _chaski, _person):
            await asyncio.sleep(_STARTED)
            taken = []
            for _ in range(times):
                person = playground.people.user(first_name="Alguien", language="es")
                taken.append(await question(playground, person))
            first.append(taken[0])
            rest += taken[1:]
    return Asked(max(first), statistics.median(rest), percentile(rest, 99))
