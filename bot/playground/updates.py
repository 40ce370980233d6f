"""Updates on their way to the bot: kept until it confirms them, whether it polls or has a webhook."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable

from bot.playground.model import Json
from bot.playground.refusals import Refusal

#: What Telegram tells of only when asked to.
_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
_LONGEST_POLL = 50.0
_OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)


class Updates:
    """The queue of one bot."""

    def __init__(self) -> None:
        """Nothing happened yet."""
        self._waiting: deque[Json] = deque()
        self._last = 100_000_000
        self._news = asyncio.Event()
        self._poller: asyncio.Event | None = None
        self._allowed: frozenset[str] = frozenset()
        self._closed = False
        self.polled = asyncio.Event()
        """Set while somebody waits for news."""

    @property
    def count(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self._waiting)

    @property
    def allowed(self) -> list[str]:
        """The kinds of updates the bot asked for; empty means the usual ones."""
        return sorted(self._allowed)

    def allow(self, kinds: Iterable[str]) -> None:
        """Tell only of these kinds from now on; none means the usual ones."""
        self._allowed = frozenset(kinds)

    def push(self, kind: str, content: Json) -> None:
        """Queue something that happened, unless the bot does not want to hear of it."""
        if kind not in self._allowed if self._allowed else kind in _ON_REQUEST:
            return
        self._last += 1
        self._waiting.append({"update_id": self._last, kind: content})
        self._news.set()

    def first(self) -> Json | None:
        """The oldest update that waits."""
        return self._waiting[0] if self._waiting else None

    def confirm(self, below: int) -> None:
        """Forget the updates with a smaller id."""
        while self._waiting and self._waiting[0]["update_id"] < below:
            self._waiting.popleft()

    def forget(self) -> None:
        """Forget everything that waits."""
        self._waiting.clear()

    async def wait(self) -> None:
        """Wait until something new happens."""
        self._news.clear()
        if not self._waiting and not self._closed:
            await self._news.wait()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:
        """Up to `limit` updates from `offset` on, waiting up to `timeout` seconds for the first.

        A second poller ends the first one with 409, as at Telegram.
        """
        if self._poller is not None:
            self._poller.set()
            self._poller = None
            self.polled.clear()
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        else:
            self.confirm(offset)
        if not self._waiting and timeout > 0 and not self._closed:
            mine = self._poller = asyncio.Event()
            self.polled.set()
            try:
                await self._first_of(mine, min(timeout, _LONGEST_POLL))
            finally:
                if self._poller is mine:
                    self._poller = None
                    self.polled.clear()
            if mine.is_set():
                raise Refusal(409, _OTHER_POLLER)
        return [update for update, _ in zip(self._waiting, range(limit), strict=False)]

    async def _first_of(self, ended: asyncio.Event, timeout: float) -> None:
        self._news.clear()
        tasks = [asyncio.ensure_future(self._news.wait()), asyncio.ensure_future(ended.wait())]
        try:
            await asyncio.wait(tasks, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()

    def close(self) -> None:
        """Let everyone go who waits."""
        self._closed = True
        self._news.set()
