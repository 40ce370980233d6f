"""Claiming: what is due is taken from the record lane by lane, and what a process lost on its way is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import structlog

from bot.delivery.inflight import InFlight
from bot.delivery.lanes import Turns, interleaved
from bot.delivery.sending import Sender
from storage.outbox import Outbox
from storage.pushes import Push

log = structlog.get_logger(__name__)

#: Longer than the longest wait in the queue and the longest way to Telegram (LONGEST_POST in courier.py) together;
#: and what a successor on PostgreSQL lets the claims of a dead leader wait.
_LEASE = timedelta(seconds=20)
_RECLAIM = 3.0
_RETRIES_EVERY = 0.25


class Claimer:
    """Fills what may be in flight, the most pressing first, and hands the sender what it claimed."""

    def __init__(self, outbox: Outbox, flight: InFlight, sender: Sender) -> None:
        """Claim from this outbox into `flight`, for `sender`."""
        self._outbox = outbox
        self._flight = flight
        self._sender = sender
        self._turns = Turns()
        self._led = False
        self._next_reclaim = self._next_retries = 0.0

    def resign(self) -> None:
        """Another process leads: when this one leads again, it takes back what that one lost."""
        self._led = False

    async def reclaim(self, now: datetime, clock: float, *, recorded: bool, exclusive: bool) -> None:
        """Take back claims past their lease that nobody holds: of a process that died, or lost in an accident here.

        At the first look of a leader at once, and all of them where no other process can be sending (`exclusive`); then
        every few seconds of `clock` while results are `recorded`.
        """
        first = not self._led
        if first or (clock >= self._next_reclaim and recorded):
            self._next_reclaim = clock + _RECLAIM
            found = await self._outbox.reclaim(now, everything=first and exclusive, held=self._flight.ids)
            self._led = True
            if found:
                log.warning("messages were in flight when a process died: they are sent again", count=found)

    async def claim(
        self, due: Sequence[Push], pushes: Mapping[int, Push], now: datetime, clock: float
    ) -> bool:
        """Fill the room of each lane that runs dry, out of what is `due` of all `pushes`; whether anything was claimed."""
        retries = clock >= self._next_retries
        anything = False
        for lane, parts in self._turns.lanes(due):
            room = self._flight.room(lane)
            if room < self._flight.most // 2:
                break
            self._sender.claiming()
            claimed = await self._outbox.claim(now, [parts], room, _LEASE, retries=retries)
            self._turns.served(claimed, pushes)
            self._flight.take(claimed)
            self._sender.add(interleaved(claimed, pushes))
            anything = anything or bool(claimed) or claimed.more
            if len(claimed) == room:
                break
        else:
            if retries:
                self._next_retries = clock + _RETRIES_EVERY
        return anything

    async def hand_back(self) -> None:
        """What the sender gave up goes back to the record, as if it had not been claimed."""
        returned = self._sender.returned[:]
        if returned:
            await self._outbox.release(returned)
            del self._sender.returned[: len(returned)]
            self._flight.drop(returned)
