"""The clock of the digests: whoever leads looks every other second for which chats one is due."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog

from storage.gathering import Gathering
from storage.leadership import NotLeader

log = structlog.get_logger(__name__)

#: Seconds between looks; what is due by the clock on the wall is looked for once a minute.
_EVERY = 2.0


class Digesting:
    """Gathers what waits and wakes who sends it."""

    def __init__(
        self,
        gathering: Gathering,
        now: Callable[[], datetime],
        leads: Callable[[], bool],
        wake: Callable[[], None],
    ) -> None:
        """Gather by this clock while this process `leads`; `wake` is told after each slice that there is work."""
        self._gathering = gathering
        self._now = now
        self._leads = leads
        self._wake = wake

    async def run(self) -> None:
        """Look until cancelled; what fails is tried again at the next look."""
        while True:
            try:
                await self.look()
            except NotLeader:
                pass
            except Exception as error:
                log.error("digests could not be gathered, trying again", error=type(error).__name__)
            await asyncio.sleep(_EVERY)

    async def look(self) -> int:
        """Gather what is due now; gives for how many chats."""
        if not self._leads():
            self._gathering.forget()
            return 0
        count = 0
        async for number in self._gathering.gather(self._now()):
            if number:
                count += number
                self._wake()
        if count:
            log.info("digests are due", chats=count)
        return count
