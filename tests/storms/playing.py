"""A history is a list of steps, each some acts at one moment; it is played, judged, and made shorter while it fails."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Sequence
from typing import Any

import structlog

from storage.sealing import Sealer
from tests.storms.acts import ACTS
from tests.storms.desk import storm
from tests.storms.judging import judged

#: One step: acts by name, each with the seed of its dice.
Step = tuple[tuple[str, int], ...]
#: What goes wrong where Telegram's answers do: told to the person, and nothing is lost.
_BORNE = {"NetworkError", "TimedOut", "RetryAfter", "BadRequest", "TelegramError", "Forbidden"}
_RESTS = "sending rests: Telegram refuses the bot or does not answer"


def history(seed: int, length: int) -> list[Step]:
    """The steps of a seed: mostly one act after the other, at times two or three at once."""
    dice = random.Random(seed)
    names, weights = list(ACTS), [weight for _, weight in ACTS.values()]
    steps = []
    for _ in range(length):
        chosen = dice.choices(names, weights, k=dice.choice((1, 1, 1, 2, 3)))
        alone = [name for name in chosen if name == "restart"][:1]
        steps.append(tuple((name, dice.randrange(10**9)) for name in alone or chosen))
    return steps


async def play(url: str, sealer: Sealer, seed: int, steps: Sequence[Step]) -> list[str]:
    """What is wrong in the end, and what failed on the way."""
    failed: list[str] = []

    def noted(_logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
        if method == "error" and event.get("error") not in _BORNE and event.get("event") != _RESTS:
            info = event.get("exc_info")
            failed.append(f"{event.get('event')}: {info or event.get('error') or event.get('why')!r}")
        raise structlog.DropEvent

    before = structlog.get_config()
    structlog.configure(processors=[noted], cache_logger_on_first_use=False)
    try:
        async with storm(url, sealer, random.Random(seed)) as made:
            for step in steps:
                await asyncio.gather(*(ACTS[name][0](made, random.Random(own)) for name, own in step))
                if step[0][1] % 3:
                    await made.handles()
                    if not made.town.playground.faults.active():
                        made.troubled = False
            await made.drains()
            return [*failed, *await judged(made)]
    finally:
        structlog.configure(**before)


def shorter(steps: list[Step], fails: Callable[[list[Step]], bool], *, tries: int = 60) -> list[Step]:
    """A shorter history that fails as well: steps are left out, half of them first."""
    size = len(steps) // 2
    while size and tries:
        at = 0
        while at < len(steps) and tries:
            tries -= 1
            fewer = steps[:at] + steps[at + size :]
            if fails(fewer):
                steps = fewer
            else:
                at += size
        size //= 2
    return steps
