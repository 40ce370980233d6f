"""The engine: expand, claim, send, record, until nothing is due."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import structlog

from bot.delivery.calls import Post
from bot.delivery.cashier import Cashier
from bot.delivery.claiming import Claimer
from bot.delivery.expanding import Expander, to_expand
from bot.delivery.health import Health
from bot.delivery.inflight import InFlight
from bot.delivery.leading import Leading
from bot.delivery.line import Line
from bot.delivery.messages import Messages, Render
from bot.delivery.pacing import Pacing
from bot.delivery.queue import LONGEST_WAIT
from bot.delivery.recording import Recorder
from bot.delivery.sending import Sender
from bot.delivery.watching import Trouble, Watcher, tell
from storage.leadership import NotLeader
from storage.outbox import Outbox
from storage.pushes import Outcome, OutcomeKind, Push, PushState
from storage.results import Result

log = structlog.get_logger(__name__)

#: How often the record is asked for work that another process left there.
_POLL = 0.5
_SETTLE_EVERY = 1.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 5.0


async def _never_paused() -> bool:
    return False


class Engine:
    """Sends what was published to whom it concerns, within the pace, and records what became of it."""

    def __init__(
        self,
        outbox: Outbox,
        render: Render,
        post: Post,
        pacing: Pacing,
        now: Callable[[], datetime],
        leading: Leading,
        *,
        paused: Callable[[], Awaitable[bool]] = _never_paused,
        watcher: Watcher | None = None,
        cashier: Cashier | None = None,
    ) -> None:
        """Work on this outbox while `leading`; `render` makes messages, `post` sends them, `now` is the record's clock.

        `paused` says whether owners stopped the sending, `watcher` is told what happens, `cashier` says what is paid.
        """
        self._outbox = outbox
        self._pacing = pacing
        self._now = now
        self._leading = leading
        self._ask_paused = paused
        self._watcher = watcher
        self._cashier = cashier
        self._line = Line()
        self._messages = Messages(render)
        self._health = Health(watcher, self._record_turned)
        self._recorder = Recorder(outbox, now, self._written, self._health.results)
        self._sender = Sender(
            post,
            pacing,
            self._line,
            self._messages,
            self._recorder.put,
            self._may_send,
            self._line_turned,
            cashier.purse if cashier is not None else None,
        )
        self._expander = Expander(
            outbox, now, lambda: leading.holds, self._messages.prepare, self.wake, self._unwritten
        )
        self._wake = asyncio.Event()
        self._loop: asyncio.Task[None] | None = None
        self._pushes: dict[int, Push] = {}
        self._flight = InFlight(pacing)
        self._claimer = Claimer(outbox, self._flight, self._sender)
        self._paused = False
        self._next_settle = self._next_pause = 0.0
        self._stopping = False

    @property
    def in_flight(self) -> int:
        """How many messages are claimed and not recorded yet."""
        return len(self._flight)

    def wake(self) -> None:
        """Look for work at once."""
        self._wake.set()

    def published(self) -> None:
        """A push was just published in this process: whom it concerns is written, and then it is claimed."""
        self._expander.wake()

    def doubted(self) -> None:
        """Somebody's message could not be handled: whether the record can be written is found out, and owners hear of it."""
        self._health.doubt()
        self.wake()

    async def start(self) -> None:
        """Begin to work whenever this process leads."""
        self._recorder.start()
        self._sender.start()
        self._expander.start()
        self._loop = asyncio.create_task(self._run())

    async def stop(self, patience: float = 5.0) -> None:
        """Finish what is on its way to Telegram within `patience` seconds, hand back the rest, record both."""
        self._stopping = True
        self.wake()
        await self._expander.stop()
        if self._loop is not None:
            # Not cancelled at once: a claim cut short would leave messages in flight that nobody sends.
            await asyncio.wait({self._loop}, timeout=2.0)
            self._loop.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._loop
        await self._sender.stop(patience)
        await self._recorder.stop()
        await self._messages.close()
        try:
            async with asyncio.timeout(2.0):
                await self._claimer.hand_back()
                if self._cashier is not None:
                    await self._cashier.close()
        except Exception as error:
            log.error("claims were not handed back, the next start repeats them", error=type(error).__name__)

    async def settled(self, patience: float = 30.0) -> None:
        """Wait until nothing is due and nothing in flight; TimeoutError when that takes longer than `patience` s."""
        async with asyncio.timeout(patience):
            while (
                self._flight
                or self._sender.returned
                or self._recorder.busy
                or await self._outbox.due_pushes(self._now())
            ):
                self.wake()
                await asyncio.sleep(0.01)

    async def _run(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stopping:
            self._wake.clear()
            self._health.begin()
            try:
                worked = await self._step()
                # What waits for a retry is looked for by polling; only a quiet record names its next moment.
                rest = _POLL if worked or self._pushes else await self._until_next()
                pause = _FIRST_PAUSE
                self._health.done()
            except NotLeader:
                worked, rest = False, _POLL
            except Exception as error:  # the record is out of reach: nothing is claimed, so nothing is sent
                self._health.failed(error)
                worked, rest, pause = False, pause, min(pause * 2, _LONGEST_PAUSE)
            if not worked:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(rest):
                        await self._wake.wait()

    async def _until_next(self) -> float:
        due = await self._outbox.next_due(self._now())
        wait = (due - self._now()).total_seconds() if due is not None else _POLL
        return min(_POLL, wait) if wait > 0 else _POLL

    async def _step(self) -> bool:
        """Bring the engine up to date with the record and claim; whether there was anything to claim."""
        self._sender.give_back(LONGEST_WAIT)
        await self._claimer.hand_back()
        if not self._leading.holds:
            self._claimer.resign()
            self._adopt([])
            return False
        clock, now = _clock(), self._now()
        if self._health.unproven:
            # A full disk can still be read: only what was written proves that more can be.
            await self._outbox.probe(now)
            self._health.proven()
        await self._claimer.reclaim(
            now, clock, recorded=self._health.recorded, exclusive=self._leading.exclusive
        )
        if clock >= self._next_pause:
            self._paused = await self._ask_paused()
            self._next_pause = clock + _POLL
        due = await self._outbox.due_pushes(now)
        self._adopt(due)
        if any(to_expand(push) for push in due):
            self._expander.wake()
        if not self._line.is_open and not self._paused and self._line.rest(clock) == 0:
            await self._sender.ask()
        if self._cashier is not None:
            going = due if self._may_send() else ()
            await self._cashier.look(going, self._flight.deliveries, now, clock)
        written = [push for push in due if push.cursor or push.state is PushState.SENDING]
        claimed = (
            written and self._may_send() and await self._claimer.claim(written, self._pushes, now, clock)
        )
        if written:
            self._expander.claimed()
        if clock >= self._next_settle or (due and not claimed and not self._flight):
            self._next_settle = clock + _SETTLE_EVERY
            await self._settle(now)
        return bool(claimed)

    def _adopt(self, due: Sequence[Push]) -> None:
        self._pushes = {push.id: push for push in due}
        self._sender.adopt(self._pushes)
        # It may be allowed to go on: a pause is over, or another led meanwhile.
        self._sender.wake()

    async def _settle(self, now: datetime) -> None:
        if await self._outbox.settle(now):
            # One slice at a time: nobody's message waits until all of another are written off.
            self._next_settle = 0.0
            self.wake()
        for push in await self._outbox.finish(now):
            if self._watcher is None:
                continue
            if push.state is PushState.PARKED:
                self._watcher.parked(push, push.detail)
            self._watcher.finished(push)

    def _written(self, results: Sequence[Result]) -> None:
        self._sender.written(results)
        self._flight.drop(delivery for delivery, _ in results)
        if self._flight.dry or self._sender.returned:
            self.wake()

    def _may_send(self) -> bool:
        # Nothing is sent that could not be recorded.
        return (
            not self._paused
            and not self._stopping
            and self._line.is_open
            and self._health.well
            and self._leading.holds
        )

    def _line_turned(self, outcome: Outcome) -> None:
        refused = outcome.kind is OutcomeKind.BOT_AT_FAULT
        if not self._line.is_open:
            log.error("sending rests: Telegram refuses the bot or does not answer", why=outcome.kind.value)
            tell(self._watcher, Trouble.BOT_REFUSED if refused else Trouble.UNREACHABLE, outcome.detail)
        else:
            log.info("Telegram answers again")
            for trouble in (Trouble.BOT_REFUSED, Trouble.UNREACHABLE):
                tell(self._watcher, trouble, None)
        self._sender.wake()
        self.wake()

    def _unwritten(self, error: Exception) -> None:
        """Recipients could not be written: the next step finds out whether anything can be, and wakes the expander."""
        if not isinstance(error, NotLeader):
            self._health.unwritten(error)
        self.wake()

    def _record_turned(self, well: bool) -> None:
        self._sender.wake()
        if well:
            self.wake()


def _clock() -> float:
    return asyncio.get_running_loop().time()
