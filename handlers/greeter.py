"""What is known of groups and channels that Chaski was added to lately; in memory alone."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar

import structlog

log = structlog.get_logger(__name__)

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

#: Seconds in which a message may still tell that a group was joined, or that it only grew, after the news of the standing.
PATIENCE = 3.0
#: A group that was greeted so lately is not told the same again when the app opens it with /start.
_LATELY = timedelta(minutes=1)
#: Seconds in which the news of a channel and the channel itself come, in whatever order.
_BRIEFLY = 6.0
_KEPT = 200


class Greeter:
    """What is to be said in a moment, unless something else comes, and what was learned lately of whom it is for."""

    def __init__(self) -> None:
        """Nobody is to be greeted."""
        self._waiting: set[asyncio.Task[None]] = set()
        self._greeted: OrderedDict[int, datetime] = OrderedDict()
        self._grown: OrderedDict[int, datetime] = OrderedDict()
        self._seen: OrderedDict[tuple[int, int], float] = OrderedDict()

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

    def saw(self, user: int, channel: int) -> None:
        """Remember that somebody is shown a channel of theirs now."""
        _keep(self._seen, (user, channel), time.monotonic())

    def has_seen(self, user: int, channel: int) -> bool:
        """Whether somebody was shown that channel a moment ago."""
        return time.monotonic() - self._seen.get((user, channel), -_BRIEFLY) < _BRIEFLY

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
        log.error("what was to be said later failed", error=type(error).__name__)


def _keep(kept: OrderedDict[_Key, _Value], key: _Key, value: _Value) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > _KEPT:
        kept.popitem(last=False)
