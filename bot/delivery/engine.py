"""The engine: expand, claim, send, record, until nothing is due."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog

from bot.delivery.pacing import Pacing
from bot.delivery.payload import Encoded, Payload
from bot.delivery.recording import Recorder
from storage.model import Delivery, Language, Outcome, OutcomeKind, Push, PushState
from storage.outbox import Outbox

log = structlog.get_logger(__name__)

Render = Callable[[Push, Language], Awaitable[Payload]]
Post = Callable[[str, bytes], Awaitable[Outcome]]

#: How often the record is asked for work that another process left there.
_POLL = 0.5
_FIRST_SLICE, _SLICE = 500, 5_000
_LEASE = timedelta(seconds=120)
_LEAST_IN_FLIGHT, _MOST_IN_FLIGHT = 8, 256
#: A chat that must wait longer than this gives its place back.
_WAIT_IN_PLACE = 5.0
#: How long all sending rests when Telegram refuses the bot itself.
_REST = 60.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 10.0


class Engine:
    """Sends what was published to whom it concerns, within the pace, and records what became of it."""

    def __init__(
        self, outbox: Outbox, render: Render, post: Post, pacing: Pacing, now: Callable[[], datetime]
    ) -> None:
        """Work on this outbox; `render` makes messages, `post` sends them, `now` is the record's clock."""
        self._outbox = outbox
        self._render = render
        self._post = post
        self._pacing = pacing
        self._now = now
        self._recorder = Recorder(outbox, now)
        self._wake = asyncio.Event()
        self._loop: asyncio.Task[None] | None = None
        self._sending: dict[asyncio.Task[None], Delivery] = {}
        self._posting: set[int] = set()
        self._rendered: dict[tuple[int, Language], asyncio.Task[Encoded]] = {}
        self._pushes: dict[int, Push] = {}
        self._rest_until = 0.0
        self._stopping = False

    def wake(self) -> None:
        """Look for work at once."""
        self._wake.set()

    async def start(self, *, alone: bool) -> None:
        """Take back what a crash left in flight and begin; `alone` when no other process can be sending."""
        await self._outbox.reclaim(self._now(), everything=alone)
        self._recorder.start()
        self._loop = asyncio.create_task(self._run())

    async def stop(self, patience: float = 8.0) -> None:
        """Finish what is on its way to Telegram, hand back the rest, record both."""
        self._stopping = True
        if self._loop is not None:
            self._loop.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._loop
        handed_back = [
            d for task, d in self._sending.items() if d.id not in self._posting and not task.done()
        ]
        for task, delivery in list(self._sending.items()):
            if delivery.id not in self._posting:
                task.cancel()
        if self._sending:
            await asyncio.wait(self._sending, timeout=patience)
        await self._recorder.stop()
        await self._outbox.release(handed_back)
        for rendering in self._rendered.values():
            rendering.cancel()

    async def settled(self, patience: float = 30.0) -> None:
        """Wait until nothing is due and nothing in flight; TimeoutError when that takes longer than `patience` s."""
        async with asyncio.timeout(patience):
            while self._sending or self._recorder.busy or await self._outbox.due_pushes(self._now()):
                self.wake()
                await asyncio.sleep(0.01)

    async def _run(self) -> None:
        pause = _FIRST_PAUSE
        while True:
            self._wake.clear()
            try:
                worked = await self._step()
                pause = _FIRST_PAUSE
            except Exception as error:  # the record is out of reach: nothing is claimed, so nothing is sent
                log.error("the engine cannot work, trying again", error=type(error).__name__, again_in=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
                continue
            if not worked:
                pause_for = await self._until_next()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(pause_for):
                        await self._wake.wait()

    async def _until_next(self) -> float:
        due = await self._outbox.next_due(self._now())
        if due is None:
            return _POLL
        return min(_POLL, max(0.01, (due - self._now()).total_seconds()))

    async def _step(self) -> bool:
        """One slice of expansion and one claim; whether there was anything to do."""
        now = self._now()
        due = await self._outbox.due_pushes(now)
        if not due:
            self._rendered.clear()
            self._pushes.clear()
            return False
        self._pushes = {push.id: push for push in due}
        open_ones = [push for push in due if push.state is not PushState.SENDING]
        if open_ones:
            first = open_ones[0]
            await self._outbox.expand(first.id, now, _SLICE if first.cursor else _FIRST_SLICE)
        if asyncio.get_running_loop().time() < self._rest_until or not self._recorder.healthy:
            return bool(open_ones)
        room = int(min(max(self._pacing.rate * 2, _LEAST_IN_FLIGHT), _MOST_IN_FLIGHT)) - len(self._sending)
        claimed = await self._outbox.claim(now, room, _LEASE) if room > 0 else []
        for delivery in claimed:
            task = asyncio.create_task(self._deliver(delivery))
            self._sending[task] = delivery
            task.add_done_callback(self._sent)
        if not claimed and not self._sending:
            for push in await self._outbox.finish(now):
                log.info("push done", push=push.id)
                self._drop(push.id)
        return bool(open_ones or claimed)

    def _sent(self, task: asyncio.Task[None]) -> None:
        self._sending.pop(task, None)
        self.wake()

    def _drop(self, push: int) -> None:
        for key in [key for key in self._rendered if key[0] == push]:
            del self._rendered[key]

    async def _deliver(self, delivery: Delivery) -> None:
        try:
            message = await self._message(delivery)
        except Exception as error:
            log.error("a push cannot be rendered", push=delivery.push, exc_info=error)
            outcome = Outcome(
                OutcomeKind.MESSAGE_AT_FAULT, detail=f"cannot be rendered: {type(error).__name__}"
            )
            await self._recorder.put(delivery, outcome)
            return
        clock = asyncio.get_running_loop().time
        while (wait := self._pacing.take(delivery.telegram_id, clock())) > 0:
            if wait > _WAIT_IN_PLACE:
                await self._recorder.put(delivery, Outcome(OutcomeKind.NOT_ACCEPTED, retry_after=wait))
                return
            await asyncio.sleep(wait)
        # Nothing is sent that could not be recorded.
        await self._recorder.until_healthy()
        self._posting.add(delivery.id)
        try:
            outcome = await self._post(message.method, message.to(delivery.telegram_id, delivery.topic))
            if outcome.retry_after is not None:
                self._pacing.told_to_wait(delivery.telegram_id, outcome.retry_after, clock())
            if outcome.kind is OutcomeKind.BOT_AT_FAULT:
                self._rest_until = clock() + _REST
                log.error("Telegram refuses the bot, all sending rests", why=outcome.detail, seconds=_REST)
            await self._recorder.put(delivery, outcome)
        finally:
            self._posting.discard(delivery.id)

    async def _message(self, delivery: Delivery) -> Encoded:
        """The message of a push in a language, rendered by the first who needs it."""
        key = (delivery.push, delivery.language)
        task = self._rendered.get(key)
        if task is None or task.cancelled():
            task = self._rendered[key] = asyncio.create_task(self._encode(*key))
        return await asyncio.shield(task)

    async def _encode(self, push: int, language: Language) -> Encoded:
        return (await self._render(self._pushes[push], language)).encoded()
