"""The bot put together: opens the store, builds the conversation and the engine, starts and stops them in order."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self, TextIO
from zoneinfo import ZoneInfo

import structlog

from bot import conversation
from bot.announcing import Announcer
from bot.delivery.cashier import Cashier
from bot.delivery.connections import at_once
from bot.delivery.courier import Courier
from bot.delivery.digesting import Digesting
from bot.delivery.engine import Engine
from bot.delivery.leading import Leading
from bot.delivery.limiting import RateLimiter
from bot.delivery.pacing import Pacing
from bot.delivery.purse import free_pace
from bot.delivery.transport import AiohttpRequest, AskingRequest
from bot.forums import Forums
from bot.freshening import Freshening
from bot.kiosk import Kiosk
from bot.polling import Polling
from bot.reporting import Reporter
from bot.sutran import Feed, Sutran
from bot.tipping import Tipping
from bot.upkeep import Upkeep
from bot.warming import warm_up
from bot.web import Web
from handlers.context import House
from handlers.texts import Texts
from storage.model import FRESH_FOR, FourEyes, FreshFor, Language
from storage.network import Network
from storage.regions import Gazetteer
from storage.sealing import Sealer
from storage.store import Store
from storage.whereabouts import Whereabouts

log = structlog.get_logger(__name__)

#: Connections beside those of the pushes, so that an answer never waits for a free one.
_FOR_ANSWERS = 64
#: Seconds for what Telegram has a part in, when stopping.
_BRIEFLY = 1.5


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a running Chaski is told; `rate` is in messages a second, `web` is host and port of the feeds."""

    token: str
    api_url: str
    database_url: str
    sealer: Sealer
    owners: frozenset[int]
    zone: ZoneInfo
    default_language: Language
    rate: float
    undo: timedelta
    now: Callable[[], datetime]
    four_eyes: FourEyes = FourEyes.OFF
    fresh_for: FreshFor = field(default_factory=lambda: FRESH_FOR)
    proxy: str | None = None
    web: tuple[str, int] | None = None
    sutran: Feed | None = None
    #: Telegram Stars a day that a rate above the free one may cost; none: nothing is paid for.
    paid_cap: int | None = None
    terminal: TextIO | None = None


class Chaski:
    """A running bot for as long as the `async with` block lasts."""

    def __init__(self, plan: Plan) -> None:
        """Take the plan; nothing is opened yet."""
        self._plan = plan
        self._stack = contextlib.AsyncExitStack()
        self.store: Store
        self.house: House
        self.engine: Engine
        self.leading: Leading
        self.digesting: Digesting
        self.forums: Forums
        self.freshening: Freshening
        self.sutran: Sutran | None = None
        self.tipping: Tipping

    async def __aenter__(self) -> Self:
        """Open, connect and start; on failure everything opened is closed again.

        Raises AlreadyRunning, NewerDatabase or WrongKey for a database that is not ours to run on, NotListening, and
        InvalidToken when Telegram does not know the token. Waits while Telegram cannot be reached.
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
        self.store = await Store.open(
            plan.database_url,
            plan.sealer,
            gazetteer=gazetteer,
            four_eyes=plan.four_eyes,
            zone=plan.zone,
        )
        stack.push_async_callback(self.store.close)
        self.store.hold_as_runner()
        await self.store.editors.only_owners(plan.owners, now=plan.now())
        texts, network = Texts.load(), Network.load()
        pacing = Pacing(plan.rate, None if plan.paid_cap is None else free_pace(plan.rate))
        self.house = house = House(
            store=self.store,
            regions=gazetteer,
            network=network,
            whereabouts=Whereabouts.load(gazetteer, network.roads),
            texts=texts,
            now=plan.now,
            zone=plan.zone,
            owners=plan.owners,
            undo=plan.undo,
            default_language=plan.default_language,
            four_eyes=plan.four_eyes,
            fresh_for=plan.fresh_for,
            paid_cap=plan.paid_cap,
            wake=lambda: self.engine.published(),
        )
        stack.push_async_callback(house.greeter.close)
        request = AiohttpRequest(pool=at_once(plan.rate) + _FOR_ANSWERS, proxy=plan.proxy)
        asking = AskingRequest(pool=2, proxy=plan.proxy)
        for way in (request, asking):
            # PTB closes them too, but not where connecting failed.
            stack.push_async_callback(way.shutdown)

        async def park(telegram_id: int, seconds: float) -> None:
            await self.store.chats.park(telegram_id, plan.now() + timedelta(seconds=seconds))

        application = conversation.application(
            plan.token, plan.api_url, house, request, asking, RateLimiter(pacing, park)
        )
        await conversation.reach(application)
        stack.push_async_callback(application.shutdown)
        if plan.web is not None:
            kiosk = Kiosk(
                self.store,
                texts,
                gazetteer,
                plan.zone,
                plan.now,
                plan.default_language,
                application.bot.username,
                plan.fresh_for,
            )
            web = Web(kiosk.routes(), *plan.web)
            await web.start()
            stack.push_async_callback(web.stop)
        self.leading = Leading(self.store.leadership)
        reporter = Reporter(
            self.store,
            application.bot,
            texts,
            plan.zone,
            plan.now,
            plan.owners,
            plan.default_language,
            plan.terminal,
        )
        announcer = Announcer(
            self.store,
            texts,
            gazetteer,
            plan.zone,
            (application.bot.id, application.bot.username),
            reporter.unshown,
        )
        reporting = asyncio.create_task(reporter.run())
        stack.push_async_callback(_end, reporting)
        self.engine = Engine(
            self.store.outbox,
            announcer.render,
            Courier(request, plan.api_url, plan.token).post,
            pacing,
            plan.now,
            self.leading,
            paused=self.store.operations.paused,
            watcher=reporter,
            cashier=self._cashier(pacing, reporter),
        )
        await self.leading.start()
        stack.push_async_callback(self.leading.stop)
        await self.engine.start()
        sending = contextlib.AsyncExitStack()
        sending.push_async_callback(self.engine.stop)
        stack.push_async_exit(sending)
        self.digesting = Digesting(
            self.store.gathering, plan.now, lambda: self.leading.holds, self.engine.wake
        )
        stack.push_async_callback(_end, asyncio.create_task(self.digesting.run()))
        stack.push_async_callback(_end, asyncio.create_task(Upkeep(self.store.retention, plan.now).run()))
        self.forums = Forums(self.store.groups, application.bot, plan.now, lambda: self.leading.holds)
        stack.push_async_callback(_end, asyncio.create_task(self.forums.run()))
        self.freshening = Freshening(house, application.bot)
        stack.push_async_callback(_end, asyncio.create_task(self.freshening.run()))
        self.tipping = Tipping(
            self.store,
            application.bot,
            texts,
            gazetteer,
            plan.zone,
            plan.now,
            plan.owners,
            plan.default_language,
            lambda: self.leading.holds,
        )
        tipping = asyncio.create_task(self.tipping.run())
        stack.push_async_callback(_end, tipping)
        await application.start()
        stack.push_async_callback(_briefly, application.stop)
        assert application.updater is not None
        polling = Polling(application.updater, self.leading)
        await polling.start()
        stack.push_async_callback(_briefly, polling.stop)
        # The menus may take a while and nobody needs to wait for them.
        if plan.sutran is not None:
            self.sutran = Sutran(
                plan.sutran, house, application.bot, self.leading, house.network.roads, proxy=plan.proxy
            )
            asking_sutran = asyncio.create_task(self.sutran.run())
            stack.push_async_callback(_end, asking_sutran)
        menus = asyncio.create_task(conversation.introduce(application.bot, house))
        stack.push_async_callback(_end, menus)
        stack.push_async_callback(_end, asyncio.create_task(warm_up(house)))
        # Last in, first out: what is on its way to people has the first claim on the time that is left to stop.
        stack.push_async_exit(sending.pop_all())

    def _cashier(self, pacing: Pacing, reporter: Reporter) -> Cashier | None:
        plan, store = self._plan, self.store
        if plan.paid_cap is None:
            return None
        return Cashier(
            store.spending, store.backlog.of, pacing, plan.paid_cap, plan.zone, reporter.alarm.unpaid
        )


async def _briefly(ending: Callable[[], Awaitable[None]]) -> None:
    """End it, or leave it when Telegram hangs: a stop must not wait for an answer."""
    try:
        async with asyncio.timeout(_BRIEFLY):
            await ending()
    except Exception as error:
        log.warning("left without waiting any longer", error=type(error).__name__)


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
