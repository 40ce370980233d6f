"""Sends claimed messages: each when the pace, its chat and its push allow it, and hands every outcome on."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Mapping, Sequence

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.delivery.addressing import form_of, is_plain
from bot.delivery.calls import Calls, Post
from bot.delivery.connections import at_once
from bot.delivery.line import Line
from bot.delivery.messages import Messages
from bot.delivery.outcomes import wants_plainer
from bot.delivery.pacing import Pacing
from bot.delivery.payload import Encoded
from bot.delivery.purse import Purse
from bot.delivery.queue import Queue
from bot.delivery.refusals import Refusals
from storage.pushes import Delivery, Outcome, OutcomeKind, Push
from storage.results import Result

log = structlog.get_logger(__name__)

Record = Callable[[Delivery, Outcome], None]

#: A chat whose last message is still on its way is looked at again so soon; and what waits for others to be paid for.
_BUSY, _UNPAID = 0.05, 0.25
_RENDER_PAUSE = 1.0
#: A message of unknown outcome is repeated only when Telegram answered something so recently.
_PROOF = 3.0


class Sender:
    """Takes claimed deliveries, sends them in order, and gives each its outcome or gives it back unsent."""

    def __init__(
        self,
        post: Post,
        pacing: Pacing,
        line: Line,
        messages: Messages,
        record: Record,
        may_send: Callable[[], bool],
        on_line: Callable[[Outcome], None],
        purse: Purse | None = None,
    ) -> None:
        """Send with `post` while `may_send` holds; `on_line` is told when the line to Telegram closes or opens.

        In a hurry each message is paid for out of the purse.
        """
        self._pacing = pacing
        self._line = line
        self._messages = messages
        self._record = record
        self._may_send = may_send
        self._on_line = on_line
        self._purse = purse or Purse()
        self._calls = Calls(post, self._purse, lambda: self._now())
        self._queue = Queue()
        self._pushes: Mapping[int, Push] = {}
        # Chats whose message is on its way or not recorded yet, and which one.
        self._busy: dict[int, int] = {}
        # Chats of which the record learned something since the claim began that is under way.
        self._news: set[int] = set()
        self._refusals = Refusals()
        self._render_again = 0.0
        self._bell = asyncio.Event()
        self._workers: set[asyncio.Task[None]] = set()
        self._limit = at_once(pacing.most)
        self._task: asyncio.Task[None] | None = None
        self._ending = False
        self._now: Callable[[], float] = time.monotonic  # the loop's own from the start on
        #: What was claimed and is not to be sent now: the engine hands it back to the record.
        self.returned: list[Delivery] = []

    def start(self) -> None:
        """Begin."""
        self._now = asyncio.get_running_loop().time
        self._task = asyncio.create_task(self._dispatch())

    def wake(self) -> None:
        """Look again at what may leave."""
        self._bell.set()

    def claiming(self) -> None:
        """A claim begins: it sees what is in the record by now."""
        self._news.clear()

    def add(self, deliveries: Sequence[Delivery]) -> None:
        """Send these when it is their turn; a claim that may not have seen a refusal of its chat is given back."""
        if self._news:
            self.returned += [delivery for delivery in deliveries if delivery.chat in self._news]
            deliveries = [delivery for delivery in deliveries if delivery.chat not in self._news]
        self._queue.add(deliveries, self._now())
        self._bell.set()

    def adopt(self, pushes: Mapping[int, Push]) -> None:
        """Only these pushes are wanted now: what waits of others is given back."""
        gone = self._pushes.keys() - pushes.keys()
        self._pushes = pushes
        if gone:
            self.returned += self._queue.take_out(lambda delivery, _: delivery.push in gone)
            self._refusals.forget(gone)
            self._messages.keep(pushes.keys())

    def give_back(self, older_than: float) -> None:
        """Give back what waits for longer than so many seconds: its claim must not outlive its lease."""
        before = self._now() - older_than
        self.returned += self._queue.take_out(lambda _, since: since <= before)

    def written(self, results: Sequence[Result]) -> None:
        """These are in the record: their chats may get the next message, unless something else came of this one.

        Then what else was claimed for the chat is given back, to be decided anew by what the record says of it now.
        """
        for delivery, _ in results:
            if self._busy.get(delivery.chat) == delivery.id:
                del self._busy[delivery.chat]
        chats = {delivery.chat for delivery, outcome in results if outcome.kind is not OutcomeKind.SENT}
        if chats:
            self._news |= chats
            self.returned += self._queue.take_out(lambda other, _: other.chat in chats)
        if self._queue:
            self._bell.set()

    async def stop(self, patience: float) -> None:
        """Give back what waits, and let what is on its way arrive within `patience` seconds."""
        self._ending = True
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        self.returned += self._queue.take_out(lambda _, __: True)
        if self._workers:
            _, late = await asyncio.wait(self._workers, timeout=patience)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late, timeout=1.0)

    async def ask(self) -> bool:
        """Find out whether Telegram is there, without risking anybody's message."""
        outcome = await self._calls.plain("getMe", b"{}")
        self._hear(outcome, self._line.asked, self._now())
        return self._line.is_open

    async def _dispatch(self) -> None:
        while True:
            self._bell.clear()
            wait = self._feed()
            try:
                if wait is None:
                    await self._bell.wait()
                else:
                    async with asyncio.timeout(max(wait, 0.001)):
                        await self._bell.wait()
            except TimeoutError:
                pass

    def _feed(self) -> float | None:
        """Put workers to work; gives the seconds until there may be more to do, None if only the bell can tell."""
        while len(self._workers) < self._limit:
            delivery, wait = self._next()
            if delivery is None:
                return wait
            worker = asyncio.create_task(self._work(delivery))
            self._workers.add(worker)
            worker.add_done_callback(self._done)
        return None

    def _next(self) -> tuple[Delivery | None, float | None]:
        """The message whose turn it is, booked; or None and the seconds until it may be worth asking again."""
        if not self._queue or self._ending or not self._may_send():
            return None, None
        now = self._now()
        if now < self._render_again:
            return None, self._render_again - now
        if self._pacing.hurried and not self._purse.left(now):
            self._pacing.hurry(False, now)
        wait = self._pacing.wait(now)
        if wait > 0:
            return None, wait
        delivery = self._queue.next(now, self._wait_of)
        if self._queue.put_off or self._queue.stale:
            self._put_off()
        if delivery is None:
            return None, self._queue.ready_in(now)
        self._pacing.book(delivery.telegram_id, now)
        self._busy[delivery.chat] = delivery.id
        if self._pacing.hurried:
            self._purse.take(delivery)
        return delivery, None

    def _wait_of(self, delivery: Delivery, now: float) -> float:
        # One at a time for a chat, up to the record: whoever blocked the bot gets not one message more.
        if delivery.chat in self._busy:
            return _BUSY
        if self._pacing.hurried and not self._purse.covers(delivery):
            return _UNPAID
        return self._pacing.chat_wait(delivery.telegram_id, now)

    def _put_off(self) -> None:
        """Let the record know how long the chats must wait that were met in the queue."""
        for delivery, wait in self._queue.put_off:
            self._record(delivery, Outcome(OutcomeKind.NOT_NOW, retry_after=wait))
        self._queue.put_off.clear()
        self.returned += self._queue.stale
        self._queue.stale.clear()

    def _done(self, worker: asyncio.Task[None]) -> None:
        self._workers.discard(worker)
        self._bell.set()

    async def _work(self, delivery: Delivery | None) -> None:
        # Whether it may be sent was asked when it was taken, but a worker that is new begins a little later.
        begun = False
        while delivery is not None:
            message = None
            if begun and is_plain(delivery):
                message = self._messages.ready(delivery.push, delivery.language)
            try:
                outcome = await (self._send(delivery, message) if message else self._attempt(delivery))
            except Exception as error:
                log.error("a delivery failed unforeseen", exc_info=error)
                outcome = Outcome(OutcomeKind.UNKNOWN, detail=f"failed: {type(error).__name__}")
            if delivery.id in self._purse.out:
                # Telegram is paid for what it delivered; what nobody knows may have been.
                paid = outcome is not None and outcome.kind in (OutcomeKind.SENT, OutcomeKind.UNKNOWN)
                self._purse.settle(delivery, paid=paid)
            if outcome is None:
                del self._busy[delivery.chat]
                self.returned.append(delivery)
            else:
                self._record(delivery, outcome)
            delivery, _ = self._next()
            begun = True

    async def _attempt(self, delivery: Delivery) -> Outcome | None:
        """What became of it; None when it is not to be sent now after all."""
        push = self._pushes.get(delivery.push)
        if push is None:
            return None
        form = form_of(delivery, push)
        message = self._messages.ready(push.id, delivery.language, form)
        if message is None:
            try:
                message = await self._messages.get(push, delivery.language, form)
            except (SQLAlchemyError, OSError):
                self._render_again = self._now() + _RENDER_PAUSE
                return None
            except Exception as error:
                log.error("a push cannot be rendered", push=push.id, exc_info=error)
                return Outcome(
                    OutcomeKind.MESSAGE_AT_FAULT, detail=f"cannot be rendered: {type(error).__name__}"
                )
        if delivery.doubts and not await self._proven():
            return None
        return await self._send(delivery, message) if self._may_send() else None

    async def _proven(self) -> bool:
        """Whether Telegram answers: what may have arrived already is not repeated into the void."""
        return self._line.answered_since(self._now() - _PROOF) or await self.ask()

    async def _send(self, delivery: Delivery, message: Encoded) -> Outcome:
        try:
            outcome = await self._calls.make(message, delivery)
            if message.words is not None and wants_plainer(delivery, outcome):
                outcome = await self._calls.make(message.words, delivery)
        except asyncio.CancelledError:
            # The time to stop is over: it may have arrived.
            self._record(delivery, Outcome(OutcomeKind.UNKNOWN, detail="stopped before an answer came"))
            raise
        now = self._now()
        if outcome.kind is OutcomeKind.SENT and self._line.is_open and self._refusals.taken(delivery.push):
            # As almost every one, and nothing to be learned from it but that.
            self._pacing.accepted(now)
            self._line.heard(outcome, now)
            return outcome
        if outcome.retry_after is not None:
            self._pacing.told_to_wait(delivery.telegram_id, outcome.retry_after, now)
            wait = max(outcome.retry_after, self._pacing.chat_wait(delivery.telegram_id, now))
            outcome = outcome._replace(retry_after=wait)
        elif outcome.kind is not OutcomeKind.UNKNOWN:
            self._pacing.accepted(now)
        self._hear(outcome, self._line.heard, now)
        return self._refusals.judged(delivery, outcome)

    def _hear(self, outcome: Outcome, take_note: Callable[[Outcome, float], object], now: float) -> None:
        """Let the line take note of an outcome, and tell when that closed or opened it."""
        was_open = self._line.is_open
        take_note(outcome, now)
        if self._line.is_open is not was_open:
            self._on_line(outcome)
