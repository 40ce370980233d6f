"""The conversation with people: python-telegram-bot's application with all that answers, asks and reminds.

Reading all of it takes as long as everything else at a start, and no message that is due needs it.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Bot
from telegram.error import TelegramError
from telegram.ext import Application, ExtBot

from bot.delivery.engine import Engine
from bot.delivery.leading import Leading
from bot.ending import briefly, ended
from bot.forums import Forums
from bot.freshening import Freshening
from bot.owing import Owing
from bot.plan import Plan
from bot.polling import Polling
from bot.processing import PerChatProcessor
from bot.sutran import Sutran
from bot.tipping import Tipping
from bot.warming import warm_up
from handlers import menu
from handlers.context import House, context_types
from handlers.routes import arrivals, routes
from handlers.texts import Texts
from handlers.trouble import trouble
from storage.network import Network
from storage.regions import Gazetteer
from storage.store import Store
from storage.whereabouts import Whereabouts

_Application = Application[Any, Any, Any, Any, Any, Any]

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Conversation:
    """What takes part in it."""

    house: House
    forums: Forums
    freshening: Freshening
    tipping: Tipping
    sutran: Sutran | None


async def begin(
    plan: Plan,
    store: Store,
    texts: Texts,
    gazetteer: Gazetteer,
    bot: ExtBot[int],
    engine: Engine,
    leading: Leading,
    stack: contextlib.AsyncExitStack,
) -> Conversation:
    """Begin to answer people, to remind editors and to serve the feeds; all of it ends with the stack.

    NotListening where the feeds find no free port.
    """
    house = _house(plan, store, texts, gazetteer, engine)
    stack.push_async_callback(house.greeter.close)
    application = _application(bot, house)
    await application.initialize()
    stack.push_async_callback(application.shutdown)
    if plan.web is not None:
        await _serve(plan.web, house, bot.username, stack)
    tipping = Tipping(
        store,
        bot,
        texts,
        gazetteer,
        plan.zone,
        plan.now,
        plan.owners,
        plan.default_language,
        lambda: leading.holds,
    )
    forums = Forums(store.groups, bot, plan.now, lambda: leading.holds)
    freshening = Freshening(house, bot)
    for work in (forums.run(), freshening.run(), tipping.run(), Owing(house, bot).run()):
        stack.push_async_callback(ended, asyncio.create_task(work))
    await _listen(application, leading, stack)
    stack.push_async_callback(ended, asyncio.create_task(warm_up(house)))
    sutran = None
    if plan.sutran is not None:
        sutran = Sutran(plan.sutran, house, bot, leading, house.network.roads, proxy=plan.proxy)
        stack.push_async_callback(ended, asyncio.create_task(sutran.run()))
    # The menus may take a while and nobody needs to wait for them.
    stack.push_async_callback(ended, asyncio.create_task(_introduce(bot, house)))
    return Conversation(house, forums, freshening, tipping, sutran)


def _house(plan: Plan, store: Store, texts: Texts, gazetteer: Gazetteer, engine: Engine) -> House:
    """What every handler finds in its context."""
    network = Network.load()
    return House(
        store=store,
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
        wake=engine.published,
        doubt=engine.doubted,
    )


async def _serve(
    address: tuple[str, int], house: House, username: str, stack: contextlib.AsyncExitStack
) -> None:
    """Serve the feeds there until the stack ends; NotListening where the port is taken."""
    # Few serve feeds; a web server is as much to keep in memory as all texts.
    from bot.kiosk import Kiosk
    from bot.web import Web

    kiosk = Kiosk(
        house.store,
        house.texts,
        house.regions,
        house.zone,
        house.now,
        house.default_language,
        username,
        house.fresh_for,
    )
    web = Web(kiosk.routes(), *address)
    await web.start()
    stack.push_async_callback(web.stop)


async def _listen(application: _Application, leading: Leading, stack: contextlib.AsyncExitStack) -> None:
    """Handle what people write, and ask Telegram for it, until the stack ends."""
    await application.start()
    stack.push_async_callback(briefly, application.stop)
    assert application.updater is not None
    polling = Polling(application.updater, leading)
    await polling.start()
    stack.push_async_callback(briefly, polling.stop)


def _application(bot: ExtBot[int], house: House) -> _Application:
    """PTB's application with Chaski's handlers and order."""
    built = (
        Application.builder()
        .bot(bot)
        .concurrent_updates(PerChatProcessor())
        .context_types(context_types(house))
        .job_queue(None)
        .build()
    )
    built.add_handlers({0: arrivals(), 1: routes()})
    built.add_error_handler(trouble)
    return built


async def _introduce(bot: Bot, house: House) -> None:
    """Register the menus of commands: everybody's, and those of the owners."""
    try:
        await menu.register(bot, house.texts, house.default_language)
    except TelegramError as error:
        log.warning("the command menus could not be registered", error=type(error).__name__)
    for owner in house.owners:
        # An owner who has not written to the bot yet has no chat to put a menu in: their /start does it.
        with contextlib.suppress(TelegramError):
            known = await house.store.chats.find(owner)
            language = known.language if known else house.default_language
            await menu.register_editor(bot, house.texts, owner, language)
