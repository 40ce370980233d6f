"""The bot put together: opens the store, starts the engine and then the conversation, and stops them in order."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from telegram.ext import ExtBot

from bot.announcing import Announcer
from bot.asking import AskingRequest
from bot.delivery.cashier import Cashier
from bot.delivery.connections import at_once
from bot.delivery.courier import Courier
from bot.delivery.digesting import Digesting
from bot.delivery.engine import Engine
from bot.delivery.leading import Leading
from bot.delivery.limiting import RateLimiter
from bot.delivery.pacing import Pacing
from bot.delivery.purse import free_pace
from bot.delivery.transport import AiohttpRequest
from bot.ending import ended
from bot.opening import opened
from bot.plan import Plan
from bot.reaching import reached
from bot.reporting import Reporter
from bot.upkeep import Upkeep
from handlers.texts import Texts
from storage.database import sqlite_file
from storage.regions import Gazetteer
from storage.store import Store

if TYPE_CHECKING:
    # To read these takes as long as everything else at a start: that waits until sending goes on.
    from bot.conversation import Conversation
    from bot.forums import Forums
    from bot.freshening import Freshening
    from bot.sutran import Sutran
    from bot.tipping import Tipping
    from handlers.context import House

#: Connections beside those of the pushes, so that an answer never waits for a free one.
_FOR_ANSWERS = 64


class Chaski:
    """A running bot for as long as the `async with` block lasts."""

    def __init__(self, plan: Plan) -> None:
        """Take the plan; nothing is opened yet."""
        self._plan = plan
        self._stack = contextlib.AsyncExitStack()
        self.store: Store
        self.engine: Engine
        self.digesting: Digesting
        self.house: House
        self.forums: Forums
        self.freshening: Freshening
        self.tipping: Tipping
        self.sutran: Sutran | None

    async def __aenter__(self) -> Self:
        """Open, connect and start; on failure everything opened is closed again.

        Raises AlreadyRunning, NewerDatabase or WrongKey for a database that is not ours to run on, NotListening, and
        InvalidToken when Telegram does not know the token. Waits while Telegram cannot be reached, and a minute for the
        database: NoAnswer then.
        """
        try:
            await self._start()
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop taking updates, finish what is in flight, close."""
        await self._stack.aclose()

    async def _start(self) -> None:
        plan, stack = self._plan, self._stack
        gazetteer = Gazetteer.load()
        self.store = await self._opened(gazetteer)
        await self.store.editors.only_owners(plan.owners, now=plan.now())
        texts = Texts.load()
        pacing = Pacing(plan.rate, None if plan.paid_cap is None else free_pace(plan.rate))
        request = AiohttpRequest(pool=at_once(plan.rate) + _FOR_ANSWERS, proxy=plan.proxy)
        bot = await self._reached(request, pacing)
        leading = Leading(self.store.leadership)
        reporter = Reporter(
            self.store, bot, texts, plan.zone, plan.now, plan.owners, plan.default_language, plan.terminal
        )
        looking = contextlib.AsyncExitStack()
        looking.push_async_callback(ended, asyncio.create_task(reporter.run()))
        stack.push_async_exit(looking)
        announcer = Announcer(
            self.store, texts, gazetteer, plan.zone, (bot.id, bot.username), reporter.unshown
        )
        self.engine = self._sender(announcer, request, pacing, leading, reporter)
        await leading.start()
        stack.push_async_callback(leading.stop)
        await self.engine.start()
        sending = contextlib.AsyncExitStack()
        sending.push_async_callback(self.engine.stop)
        stack.push_async_exit(sending)
        self.digesting = Digesting(self.store.gathering, plan.now, lambda: leading.holds, self.engine.wake)
        stack.push_async_callback(ended, asyncio.create_task(self.digesting.run()))
        stack.push_async_callback(ended, asyncio.create_task(Upkeep(self.store.retention, plan.now).run()))
        # What was left unsent goes out already, while all that talks with people is still being read.
        conversation = await asyncio.to_thread(importlib.import_module, "bot.conversation")
        begun: Conversation = await conversation.begin(
            plan, self.store, texts, gazetteer, bot, self.engine, leading, stack
        )
        self.house, self.forums, self.freshening = begun.house, begun.forums, begun.freshening
        self.tipping, self.sutran = begun.tipping, begun.sutran
        # Last in, first out: what is on its way to people has the first claim on the time that is left to stop.
        stack.push_async_exit(looking.pop_all())
        stack.push_async_exit(sending.pop_all())

    async def _opened(self, gazetteer: Gazetteer) -> Store:
        """The store, held as the one runner's, and closed with all else."""
        plan = self._plan
        store = await opened(
            lambda: Store.open(
                plan.database_url,
                plan.sealer,
                gazetteer=gazetteer,
                four_eyes=plan.four_eyes,
                zone=plan.zone,
            ),
            served=sqlite_file(plan.database_url) is None,
        )
        self._stack.push_async_callback(store.close)
        store.hold_as_runner()
        return store

    async def _reached(self, request: AiohttpRequest, pacing: Pacing) -> ExtBot[int]:
        """The bot once Telegram has answered; a chat that is to be left alone for a while is parked in the record."""
        plan, stack = self._plan, self._stack
        asking = AskingRequest(pool=2, proxy=plan.proxy)
        for way in (request, asking):
            # PTB closes them too, but not where connecting failed.
            stack.push_async_callback(way.shutdown)

        async def park(telegram_id: int, seconds: float) -> None:
            await self.store.chats.park(telegram_id, plan.now() + timedelta(seconds=seconds))

        bot = await reached(plan.token, plan.api_url, request, asking, RateLimiter(pacing, park))
        stack.push_async_callback(bot.shutdown)
        return bot

    def _sender(
        self,
        announcer: Announcer,
        request: AiohttpRequest,
        pacing: Pacing,
        leading: Leading,
        reporter: Reporter,
    ) -> Engine:
        """The engine that sends what was published."""
        plan = self._plan
        return Engine(
            self.store.outbox,
            announcer.render,
            Courier(request, plan.api_url, plan.token).post,
            pacing,
            plan.now,
            leading,
            paused=self.store.operations.paused,
            watcher=reporter,
            cashier=self._cashier(pacing, reporter),
        )

    def _cashier(self, pacing: Pacing, reporter: Reporter) -> Cashier | None:
        plan, store = self._plan, self.store
        if plan.paid_cap is None:
            return None
        return Cashier(
            store.spending, store.backlog.of, pacing, plan.paid_cap, plan.zone, reporter.alarm.unpaid
        )
