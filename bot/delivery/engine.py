"""The engine: expand, claim, send, record, until nothing is due."""

from __future__ import annotations

import asyncio
import contextlib
import weakref
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.delivery.line import Line
from bot.delivery.messages import Messages, Render
from bot.delivery.outcomes import outcome_of_error
from bot.delivery.pacing import Pacing
from bot.delivery.payload import Encoded
from bot.delivery.recording import Recorder
from storage.model import Delivery, Outcome, OutcomeKind, Push, PushState
from storage.outbox import Outbox

log = structlog.get_logger(__name__)

Post = Callable[[str, bytes], Awaitable[Outcome]]

#: How often the record is asked for work that another process left there.
_POLL = 0.5
_FIRST_SLICE, _SLICE = 500, 5_000
#: Longer than anything a claimed message may have to wait for.
_LEASE = timedelta(seconds=120)
_RECLAIM = 30.0
#: In flight: about a second's worth, so that an urgent push waits for no more than that.
_LEAST_IN_FLIGHT, _MOST_IN_FLIGHT = 8, 512
#: A chat that must wait longer than this gives its place back.
_WAIT_IN_PLACE = 5.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 10.0
_RENDER_PAUSE = 1.0
#: Refusals of unknown meaning, from so many chats in a row: then it is the message after all.
_REFUSALS = 20


class Engine:
    """Sends what was published to whom it concerns, within the pace, and records what became of it."""

    def __init__(
        self,
        outbox: Outbox,
        render: Render,
        post: Post,
        pacing: Pacing,
        now: Callable[[], datetime],
        *,
        on_trouble: Callable[[str], None] | None = None,
    ) -> None:
        """Work on this outbox; `render` makes messages, `post` sends them, `now` is the record's clock.

        `on_trouble` is told in words when Telegram refuses the bot itself and all sending rests.
        """
        self._outbox = outbox
        self._post = post
        self._pacing = pacing
        self._now = now
        self._on_trouble = on_trouble
        self._messages = Messages(render)
        self._recorder = Recorder(outbox, now)
        self._line = Line()
        self._wake = asyncio.Event()
        self._loop: asyncio.Task[None] | None = None
        self._pushes: dict[int, Push] = {}
        self._claimed: dict[asyncio.Task[None], Delivery] = {}
        self._posting: set[int] = set()
        self._called_off: set[int] = set()
        self._returned: list[Delivery] = []
        # Whoever waits for the budget waits in line, or those inside the region would not come first.
        self._turn = asyncio.Lock()
        self._chats: weakref.WeakValueDictionary[int, asyncio.Lock] = weakref.WeakValueDictionary()
        self._refusals: dict[int, int] = {}
        self._next_reclaim = 0.0
        self._render_again = 0.0
        self._paused = False
        self._stopping = False

    def wake(self) -> None:
        """Look for work at once."""
        self._wake.set()

    def pause(self) -> None:
        """Send nothing more until `resume`; what is on its way to Telegram arrives."""
        self._paused = True
        self.wake()

    def resume(self) -> None:
        """Go on sending."""
        self._paused = False
        self.wake()

    async def start(self, *, alone: bool) -> None:
        """Take back what a crash left in flight and begin; `alone` when no other process can be sending."""
        await self._outbox.reclaim(self._now(), everything=alone)
        self._next_reclaim = _clock() + _RECLAIM
        self._recorder.start()
        self._loop = asyncio.create_task(self._run())

    async def stop(self, patience: float = 8.0) -> None:
        """Finish what is on its way to Telegram within `patience` seconds, hand back the rest, record both."""
        self._stopping = True
        self.wake()
        if self._loop is not None:
            # Not cancelled at once: a claim cut short would leave messages in flight that nobody sends.
            await asyncio.wait({self._loop}, timeout=patience)
            self._loop.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._loop
        for task, delivery in list(self._claimed.items()):
            if delivery.id not in self._posting:
                self._returned.append(delivery)
                task.cancel()
        if self._claimed:
            _, late = await asyncio.wait(self._claimed, timeout=patience)
            for task in late:
                task.cancel()
        await self._recorder.stop()
        self._messages.keep(())
        try:
            await self._hand_back()
        except Exception as error:
            log.error("claims were not handed back, the next start repeats them", error=type(error).__name__)

    async def settled(self, patience: float = 30.0) -> None:
        """Wait until nothing is due and nothing in flight; TimeoutError when that takes longer than `patience` s."""
        async with asyncio.timeout(patience):
            while (
                self._claimed
                or self._returned
                or self._recorder.busy
                or await self._outbox.due_pushes(self._now())
            ):
                self.wake()
                await asyncio.sleep(0.01)

    async def _run(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stopping:
            self._wake.clear()
            try:
                worked = await self._step()
                # What waits for a retry is looked for by polling; only a quiet record names its next moment.
                rest = _POLL if worked or self._pushes else await self._until_next()
                pause = _FIRST_PAUSE
            except Exception as error:  # the record is out of reach: nothing is claimed, so nothing is sent
                log.error("the engine cannot work, trying again", error=type(error).__name__, again_in=pause)
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
        """One slice of expansion and one claim; whether there was anything to do."""
        await self._hand_back()
        now = self._now()
        await self._reclaim(now)
        due = await self._outbox.due_pushes(now)
        self._pushes = {push.id: push for push in due}
        self._messages.keep(self._pushes.keys())
        self._refusals = {push: n for push, n in self._refusals.items() if push in self._pushes}
        if not due:
            return False
        open_ones = [push for push in due if push.state is not PushState.SENDING]
        if open_ones:
            first = open_ones[0]
            await self._outbox.expand(first.id, now, _SLICE if first.cursor else _FIRST_SLICE)
        if not self._line.is_open and not self._paused and self._line.rest(_clock()) == 0:
            await self._ask()
        if not self._may_claim():
            return bool(open_ones)
        claimed = await self._claim(now)
        if not claimed and not self._claimed:
            for push in await self._outbox.finish(now):
                log.info("push done", push=push.id)
        return bool(open_ones or claimed)

    async def _reclaim(self, now: datetime) -> None:
        """Take back claims past their lease: of a process that died, or lost in an accident here."""
        if _clock() >= self._next_reclaim and self._recorder.healthy:
            await self._outbox.reclaim(now, everything=False)
            self._next_reclaim = _clock() + _RECLAIM

    async def _ask(self) -> None:
        """Find out whether Telegram is back, without risking anybody's message."""
        self._line.asked(await self._try("getMe", b"{}"), _clock())

    def _may_send(self) -> bool:
        # Nothing is sent that could not be recorded.
        return not self._paused and not self._stopping and self._line.is_open and self._recorder.healthy

    def _may_claim(self) -> bool:
        now = _clock()
        return self._may_send() and now >= self._render_again and self._pacing.wait(now) <= _WAIT_IN_PLACE

    async def _claim(self, now: datetime) -> bool:
        room = int(min(max(self._pacing.rate, _LEAST_IN_FLIGHT), _MOST_IN_FLIGHT)) - len(self._claimed)
        claimed = await self._outbox.claim(now, room, _LEASE) if room > 0 else []
        for delivery in claimed:
            task = asyncio.create_task(self._deliver(delivery))
            self._claimed[task] = delivery
            task.add_done_callback(self._done)
        return bool(claimed)

    async def _hand_back(self) -> None:
        returned = self._returned[:]
        await self._outbox.release(returned)
        del self._returned[: len(returned)]

    def _done(self, task: asyncio.Task[None]) -> None:
        delivery = self._claimed.pop(task)
        self._called_off.discard(delivery.id)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a delivery failed unforeseen, its lease brings it back", exc_info=error)
        self.wake()

    async def _deliver(self, delivery: Delivery) -> None:
        # One at a time for a chat, up to the record: whoever blocked the bot gets not one message more.
        chat = self._chats.setdefault(delivery.chat, asyncio.Lock())
        async with chat:
            outcome = await self._attempt(delivery)
            if outcome is None:
                self._returned.append(delivery)
                return
            self._posting.add(delivery.id)
            try:
                await self._recorder.put(delivery, outcome)
            finally:
                self._posting.discard(delivery.id)
            if outcome.kind is not OutcomeKind.SENT:
                # What else was claimed for the chat is decided anew, by what the record says of it now.
                self._called_off |= {
                    other.id for other in self._claimed.values() if other.chat == delivery.chat
                } - {delivery.id}

    async def _attempt(self, delivery: Delivery) -> Outcome | None:
        """Send when it is the delivery's turn; None when it is not to be sent now after all."""
        if not self._wanted(delivery):
            return None
        try:
            message = await self._messages.get(self._pushes[delivery.push], delivery.language)
        except (SQLAlchemyError, OSError):
            self._render_again = _clock() + _RENDER_PAUSE
            return None
        except Exception as error:
            log.error("a push cannot be rendered", push=delivery.push, exc_info=error)
            return Outcome(OutcomeKind.MESSAGE_AT_FAULT, detail=f"cannot be rendered: {type(error).__name__}")
        wait = await self._wait_for_turn(delivery)
        if wait is None:
            return None
        if wait > 0:
            return Outcome(OutcomeKind.NOT_ACCEPTED, retry_after=wait)
        return await self._send(delivery, message)

    def _wanted(self, delivery: Delivery) -> bool:
        """Whether the delivery may go now: its push was not taken back, replaced or parked meanwhile."""
        return self._may_send() and delivery.push in self._pushes and delivery.id not in self._called_off

    async def _wait_for_turn(self, delivery: Delivery) -> float | None:
        """0 once the message is booked; the seconds its chat is parked for; None if it may not go any more."""
        while True:
            async with self._turn:
                while self._wanted(delivery) and (wait := self._pacing.wait(_clock())) > 0:
                    if wait > _WAIT_IN_PLACE:
                        return None
                    await asyncio.sleep(wait)
                if not self._wanted(delivery):
                    return None
                wait = self._pacing.take(delivery.telegram_id, _clock())
            if wait == 0 or wait > _WAIT_IN_PLACE:
                return wait
            await asyncio.sleep(wait)

    async def _send(self, delivery: Delivery, message: Encoded) -> Outcome:
        self._posting.add(delivery.id)
        outcome = await self._try(message.method, message.to(delivery.telegram_id, delivery.topic))
        if outcome.retry_after is not None:
            self._pacing.told_to_wait(delivery.telegram_id, outcome.retry_after, _clock())
        if self._line.heard(outcome, _clock()):
            log.error("Telegram is out of reach, sending rests", why=outcome.kind.value)
            if outcome.kind is OutcomeKind.BOT_AT_FAULT and self._on_trouble is not None:
                self._on_trouble(f"Telegram refuses the bot, all sending rests: {outcome.detail}")
        return self._judged(delivery.push, outcome)

    async def _try(self, method: str, body: bytes) -> Outcome:
        try:
            return await self._post(method, body)
        except Exception as error:
            return outcome_of_error(error)

    def _judged(self, push: int, outcome: Outcome) -> Outcome:
        """The outcome, with the message to blame where every chat refuses it for a reason Chaski does not know."""
        if outcome.kind is OutcomeKind.REFUSED:
            self._refusals[push] = self._refusals.get(push, 0) + 1
            if self._refusals[push] >= _REFUSALS:
                return Outcome(OutcomeKind.MESSAGE_AT_FAULT, detail=outcome.detail)
        elif outcome.kind is OutcomeKind.SENT:
            self._refusals.pop(push, None)
        return outcome


def _clock() -> float:
    return asyncio.get_running_loop().time()
