"""`chaski run` and `chaski import`: from settings to a running bot or a finished import."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken

from bot import memory
from bot.app import Chaski
from bot.counted import counted
from bot.logs import set_up
from bot.opening import NoAnswer, is_full, unopened
from bot.plan import Feed, NotListening, Plan
from bot.settings import Settings
from storage.regions import Gazetteer
from storage.store import AlreadyRunning, NewerDatabase, Store, WrongKey

log = structlog.get_logger(__name__)
_LONGEST_STOP = 9.5
_NOT_OURS = (AlreadyRunning, NewerDatabase, WrongKey)


def _now() -> datetime:
    return datetime.now(UTC)


def _fail(text: object, code: int) -> int:
    print(f"chaski: {text}", file=sys.stderr)
    return code


async def run(settings: Settings) -> int:
    """Run the bot until SIGINT or SIGTERM; gives the exit code."""
    memory.share()
    token = settings.bot_token.get_secret_value()
    set_up(settings.log_level, token)
    if settings.paid_cap is not None:
        log.info("paid sending is on", a_second=settings.broadcast_rate, stars_a_day=settings.paid_cap)
    if not settings.owner_ids:
        log.warning(
            "nobody runs the desk: CHASKI_OWNER_IDS names no owner, so that nobody can post or invite"
        )
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    plan = Plan(
        token=token,
        api_url=settings.telegram_api_url,
        database_url=settings.database_url,
        sealer=settings.sealer(),
        owners=settings.owner_ids,
        zone=settings.timezone,
        default_language=settings.default_language,
        rate=settings.broadcast_rate,
        paid_cap=settings.paid_cap,
        undo=timedelta(seconds=settings.undo_seconds),
        now=_now,
        four_eyes=settings.four_eyes,
        fresh_for=settings.stale_hours,
        proxy=settings.proxy_url,
        web=settings.web_listen,
        sutran=_feed(settings),
        terminal=sys.stderr,
    )
    started = asyncio.Event()
    life = asyncio.create_task(_live(plan, started, stop))
    ended = asyncio.create_task(stop.wait())
    await asyncio.wait({life, ended}, return_when=asyncio.FIRST_COMPLETED)
    ended.cancel()
    if not life.done() and not started.is_set():
        # Told to stop while still waiting for Telegram: the start is given up.
        life.cancel()
    try:
        await life
    except asyncio.CancelledError:
        return 0
    except _NOT_OURS as problem:
        return _fail(f"CHASKI_DATABASE_URL: {problem}", 2)
    except NoAnswer as problem:
        return _fail(f"CHASKI_DATABASE_URL: {problem}", 1)
    except NotListening as problem:
        return _fail(f"CHASKI_WEB_LISTEN: {problem}", 2)
    except InvalidToken:
        return _fail("CHASKI_BOT_TOKEN: Telegram does not know this token; copy it again from BotFather", 2)
    except (SQLAlchemyError, OSError) as problem:
        # A full disk is no wrong setting: whoever looks after the service may start it again.
        code = 1 if is_full(settings.database_url) else 2
        return _fail(f"CHASKI_DATABASE_URL: {unopened(settings.database_url, problem)}", code)
    return 0


def _feed(settings: Settings) -> Feed | None:
    if settings.sutran_url is None:
        return None
    return Feed(settings.sutran_url, timedelta(minutes=settings.sutran_minutes))


async def _live(plan: Plan, started: asyncio.Event, stop: asyncio.Event) -> None:
    async with Chaski(plan):
        started.set()
        memory.settle()
        log.info("running")
        await stop.wait()
        log.info("stopping")
        # Whoever stops a service waits ten seconds. What hangs then (a database that does not answer) would hang
        # for longer: it is left as a kill would leave it, and the next start puts it in order.
        last_resort = threading.Timer(_LONGEST_STOP, os._exit, (0,))
        last_resort.daemon = True
        last_resort.start()
    last_resort.cancel()


async def import_file(settings: Settings, file: Path, *, push: bool, dry_run: bool) -> int:
    """Read curated events from a file into the record, all or none; gives the exit code."""
    # A runner that starts has no need of it.
    from bot.importing import BadFile, read_and_validate

    gazetteer = Gazetteer.load()
    now = _now()
    try:
        data = await asyncio.to_thread(file.read_bytes)
        found = read_and_validate(data, file.name, gazetteer, now, settings.stale_hours)
    except OSError as problem:
        return _fail(f"{file}: {problem.strerror}", 1)
    except BadFile as bad:
        for line in bad.lines():
            print(f"{file}:{line}", file=sys.stderr)
        return _fail(f"nothing was imported; {len(bad.problems)} to put right in {file}", 1)
    summary = f"{counted(len(found.events), 'event')} and {counted(len(found.tallies), 'tally', 'tallies')}"
    if dry_run:
        print(f"{file}: {summary}, all valid; nothing was written")
        return 0
    try:
        store = await Store.open(settings.database_url, settings.sealer(), gazetteer=gazetteer)
    except _NOT_OURS as problem:
        return _fail(f"CHASKI_DATABASE_URL: {problem}", 2)
    except (SQLAlchemyError, OSError) as problem:
        return _fail(f"CHASKI_DATABASE_URL: {unopened(settings.database_url, problem)}", 2)
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(store.close)
        done = await store.imports.write(found.events, found.tallies, now=now, push=push)
    print(
        f"{file}: {summary} read; {done.added} added, {done.changed} changed, {done.unchanged} as they were; "
        f"{done.pushes} to be announced"
    )
    return 0
