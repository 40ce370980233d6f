"""The clockwork: what has to be done every hour, whether anybody writes or not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from storage.retention import Retention

log = structlog.get_logger(__name__)

#: As /privacy promises, in both languages.
KEPT = timedelta(days=7)
#: Longer than two periods of whatever kind: as long as a question may matter.
_ASKED = timedelta(days=62)
TIPS_KEPT = timedelta(days=30)
#: Whoever reported nothing that is kept is needed for a day more: the limits count in days.
_REPORTERS_KEPT = timedelta(days=1)
_EVERY = 3600.0


class Upkeep:
    """Keeps the promises about how long things are kept."""

    def __init__(self, retention: Retention, now: Callable[[], datetime]) -> None:
        """Erase from this record; `now` is the record's clock."""
        self._retention = retention
        self._now = now

    async def run(self) -> None:
        """Sweep now and every hour, until cancelled; what fails is tried again the next hour."""
        while True:
            try:
                await self.sweep()
            except Exception as error:
                log.error("upkeep failed, trying again in an hour", error=type(error).__name__)
            await asyncio.sleep(_EVERY)

    async def sweep(self) -> None:
        """Erase the chats that left, and who was sent what, once their time is over."""
        now = self._now()
        before = now - KEPT
        left = await self._retention.erase_left(before)
        sent = await self._retention.erase_deliveries(before)
        sent += await self._retention.erase_digests(before)
        await self._retention.erase_askings(now - _ASKED)
        tips = await self._retention.erase_tips(now - TIPS_KEPT)
        reporters = await self._retention.erase_reporters(gone=before, idle=now - _REPORTERS_KEPT, now=now)
        if left or sent or tips or reporters:
            log.info(
                "erased what is kept no longer", chats=left, deliveries=sent, tips=tips, reporters=reporters
            )
