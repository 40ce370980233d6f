"""Reports: the editor who published sees how far it is, owners hear of trouble, the operator sees it all go by."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TextIO
from zoneinfo import ZoneInfo

import structlog
from telegram import Bot

from bot.alarm import Alarm
from bot.delivery.progress import FIRST, outcomes, pause
from bot.delivery.watching import Trouble
from bot.showing import Languages, Showing
from bot.standing import Report, said_together, sharing
from bot.ticker import Ticker, line
from handlers.texts import Texts
from handlers.views import sending as views
from handlers.views.reader import Reader
from handlers.views.screen import Screen
from handlers.views.sending import Held
from storage.model import Language, PushAction
from storage.pushes import Push, PushState
from storage.store import Store

log = structlog.get_logger(__name__)

#: Seconds between rounds, and while nothing goes out.
_ROUND, _IDLE = 0.5, 1.0
#: A round takes at most one part of the time in so many, but is never put off longer than this, in seconds.
_SPARING, _LONGEST = 10, 10.0
_GOING = (PushState.WAITING, PushState.EXPANDING, PushState.SENDING)


class Reporter:
    """Looks on while pushes go out and tells whom it concerns; nothing waits for it, and a restart loses none of it."""

    def __init__(
        self,
        store: Store,
        bot: Bot,
        texts: Texts,
        zone: ZoneInfo,
        now: Callable[[], datetime],
        owners: frozenset[int],
        default_language: Language,
        terminal: TextIO | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Report from this record through this bot; `now` is the record's clock, `clock` counts seconds forward."""
        self._store = store
        self._texts = texts
        self._owners = owners
        self._now = now
        self._clock = clock
        self._languages = Languages(store, default_language)
        self._showing = Showing(store, bot, self._languages, clock)
        self.alarm = Alarm(bot, texts, zone, now, owners, self._languages.of, clock)
        self._ticker = Ticker(texts, terminal)
        self._reports: dict[int, Report] = {}
        self._ended: dict[int, Push] = {}
        self._blamed: set[int] = set()
        self._unshown: set[int] = set()
        self._wake = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    def finished(self, push: Push) -> None:
        """Nothing is left to do for the push: its final counts are told; a digest's concern nobody."""
        if push.action is PushAction.DIGEST:
            return
        self._ended[push.id] = push
        self._wake.set()

    def parked(self, push: Push, why: str) -> None:
        """The message itself is at fault: its editor hears it once, or every owner where no editor published it."""
        if push.id not in self._blamed:
            self._blamed.add(push.id)
            self._start(self._blame(push, why))

    def unshown(self, event: int, why: str) -> None:
        """A digest can tell an event by its number alone: owners hear it once."""
        if event not in self._unshown:
            self._unshown.add(event)
            self.alarm.tell_owners(lambda reader: views.unshown(event, why, self._texts, reader.language))

    def troubled(self, trouble: Trouble, detail: str) -> None:
        """All sending rests: owners hear of it, at most once an hour for each trouble; the detail is for the log."""
        self.alarm.troubled(trouble)

    def recovered(self, trouble: Trouble) -> None:
        """Sending goes on: whoever heard of the trouble hears it."""
        self.alarm.recovered(trouble)

    async def run(self) -> None:
        """Report until cancelled."""
        # The alarm rings also when the record, on which the rounds wait, is what is broken.
        alarm = asyncio.create_task(self.alarm.run())
        try:
            await self._languages.learn(self._owners)
            while True:
                began = self._clock()
                try:
                    await self.look()
                except Exception as error:
                    log.warning("could not look how far pushes are", error=type(error).__name__)
                cost = self._clock() - began
                await asyncio.sleep(min(_LONGEST, cost * _SPARING))
                with contextlib.suppress(TimeoutError):
                    # Not `wait_for`: where both come at once, that forgets that the task was told to end.
                    async with asyncio.timeout(_ROUND if self._reports else _IDLE):
                        await self._wake.wait()
                self._wake.clear()
        finally:
            self._ticker.close()
            tasks = [alarm, *self._tasks]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def look(self) -> None:
        """One round: look at every push that is going out and tell what is new."""
        ended, self._ended = self._ended, {}
        if not self._store.leadership.holds:
            self._reports.clear()
            self._ticker.show((), Held.NOT, self._clock())
            return
        try:
            await self._round(ended)
        except BaseException:
            self._ended = ended | self._ended
            raise

    async def _round(self, ended: dict[int, Push]) -> None:
        now = self._now()
        outbox = self._store.outbox
        due = await outbox.due_pushes(now)
        going = {push.id: push for push in due if push.action is not PushAction.DIGEST}
        asked = {push.id: push for push in await outbox.reported(now)}
        # Whether anybody still looks at its message is known by the record, not by who told that it ended.
        found = {push.id: replace(push, report=None) for push in ended.values()} | going | asked
        self._reports = {push: report for push, report in self._reports.items() if push in found}
        held = await self._held() if found else Held.NOT
        shared = sharing(found.values())
        several = {push.id for group in shared for push in group}
        for push in found.values():
            told = push.id in ended
            if push.state is not PushState.UNDONE:
                await self._see(push, held, told=told, shared=push.id in several)
            elif push.report is not None:
                # The editor took it back, and this message said so on the spot.
                await outbox.report_in(push.id, None)
            ended.pop(push.id, None)
        for group in shared:
            self._say_together(group, held)
        figures = [
            report.figures
            for push, report in self._reports.items()
            if push in going and report.figures is not None and not report.figures.over
        ]
        self._ticker.show(figures, held, self._clock())

    async def _held(self) -> Held:
        if self.alarm.rings:
            return Held.RESTING
        return Held.PAUSED if await self._store.operations.paused() else Held.NOT

    async def _see(self, push: Push, held: Held, *, told: bool, shared: bool) -> None:
        """Count where it is time to, and say what the counts say; `told` that the push ended just now.

        The first look only counts, so that the second knows the speed. A push that has its message `shared` with
        others says nothing by itself.
        """
        began = self._clock()
        report = self._reports.setdefault(push.id, Report(began, began + FIRST))
        busy = report.busy
        first, over = report.figures is None, told or push.state is PushState.DONE
        if shared and report.over and not told:
            return
        if not told and (busy or began < report.rests_until or not (first or over or began >= report.due)):
            return
        progress = await self._store.outbox.progress(push.id)
        at = self._clock()
        figures = report.figures = report.course.add(at, progress)
        if not first:
            report.due = at + pause(at - report.begun, at - began)
        ends = outcomes(progress.counts)
        over = over or (push.state not in _GOING and figures.over)
        if told:
            self._ticker.ended(push.state, ends)
        report.ends, report.over = ends, over
        if push.report is None or (first and not over):
            return
        if shared:
            report.fresh = True
            return
        if busy or at < report.rests_until:
            report.due = at  # the last word is owed
            return

        def say(language: Language) -> Screen:
            if over:
                return views.over(push, ends, self._texts, language)
            so_far = line(figures, held, self._texts, language)
            return views.on_its_way(push.event, so_far, self._texts, language)

        report.telling = self._start(self._showing.show([push], report, say, over=over))

    def _say_together(self, group: Sequence[Push], held: Held) -> None:
        """Say in one message how far several pushes are that came out of one text; it is over when all are."""
        reports = [self._reports[push.id] for push in group]
        if any(report.figures is None for report in reports) or not any(report.fresh for report in reports):
            return
        if any(report.busy or self._clock() < report.rests_until for report in reports):
            return
        for report in reports:
            report.fresh = False
        say, over = said_together(group, reports, held, self._texts)
        reports[0].telling = self._start(self._showing.show(group, reports[0], say, over=over))

    async def _blame(self, push: Push, why: str) -> None:
        """Tell the editor that Telegram refuses the message; owners, where the editor cannot be told."""
        chat = None
        try:
            if push.editor is not None:
                chat = await self._store.editors.telegram_id(push.editor)
        except Exception as error:
            log.warning("could not find who published", error=type(error).__name__)

        def say(reader: Reader) -> Screen:
            return views.message_at_fault(push.event, why, self._texts, reader.language)

        if chat is None:
            self.alarm.tell_owners(say)
        else:
            await self.alarm.tell(chat, say)

    def _start(self, work: Coroutine[object, object, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
