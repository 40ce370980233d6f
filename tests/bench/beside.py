"""Somebody else who writes while something large goes on, and notes how long each commit took."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable

from storage.store import Store
from tests.bench.record import NOW

#: Pause of the other writer between two commits: hundreds of people a second press a button.
_BETWEEN = 0.002
_TOWN = "210501"


class Writer:
    """Somebody who follows and leaves a town over and over."""

    def __init__(self, store: Store, destination: int) -> None:
        self._store = store
        self._destination = destination
        self._took: list[float] = []

    async def during(self, work: Awaitable[object]) -> list[float]:
        """The seconds that each commit took while this went on."""
        self._took = []
        writing = asyncio.create_task(self._run())
        try:
            await work
            if writing.done():
                writing.result()  # it ended too early: says why
        finally:
            writing.cancel()
            await asyncio.gather(writing, return_exceptions=True)
        return self._took

    async def _run(self) -> None:
        while True:
            for step in (
                lambda: self._store.chats.follow(self._destination, [_TOWN], now=NOW),
                lambda: self._store.chats.unfollow(self._destination, [_TOWN]),
            ):
                begun = time.perf_counter()
                await step()
                self._took.append(time.perf_counter() - begun)
                await asyncio.sleep(_BETWEEN)
