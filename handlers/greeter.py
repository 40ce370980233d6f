"""What is known of groups that Chaski was added to lately; in memory alone."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog

log = structlog.get_logger(__name__)

#: Seconds in which a message may still tell that a group was joined, or that it only grew, after the news of the standing.
PATIENCE = 3.0
#: A group that was greeted so lately is not told the same again when the app opens it with /start.
_LATELY = timedelta(minutes=1)
_KEPT = 200


class Greeter:
    """Greetings that wait for what else comes, and what was learned lately of the groups they are for."""

    def __init__(self) -> None:
        """Nobody is to be greeted."""
        self._waiting: set[asyncio.Task[None]] = set()
        self._greeted: OrderedDict[int, datetime] = OrderedDict()
        self._grown: OrderedDict[int, datetime] = OrderedDict()

    def later(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do it after a short patience, unless the process ends before."""
        task = asyncio.create_task(_after(work))
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)

    async def settled(self) -> None:
        """Wait until nothing is left to be done later."""
        await asyncio.gather(*self._waiting, return_exceptions=True)

    async def close(self) -> None:
        """Let go of what waits: the record knows who is owed a greeting."""
        for task in self._waiting:
            task.cancel()
        await self.settled()

    def greeted(self, chat: int, now: datetime) -> None:
        """Remember that a group was greeted now."""
        _keep(self._greeted, chat, now)

    def lately(self, chat: int, now: datetime) -> bool:
        """Whether a group was greeted a moment ago."""
        return chat in self._greeted and now - self._greeted[chat] < _LATELY

    def grew(self, chat: int, now: datetime) -> None:
        """Remember that a group has this id since it became a supergroup."""
        _keep(self._grown, chat, now)

    def has_grown(self, chat: int) -> bool:
        """Whether it is an older group under a new id."""
        return chat in self._grown


async def _after(work: Callable[[], Awaitable[None]]) -> None:
    await asyncio.sleep(PATIENCE)
    try:
        await work()
    except Exception as error:
        log.error("a greeting failed", error=type(error).__name__)


def _keep(kept: OrderedDict[int, datetime], chat: int, now: datetime) -> None:
    kept[chat] = now
    kept.move_to_end(chat)
    while len(kept) > _KEPT:
        kept.popitem(last=False)
