"""The main acts against Telegram itself: `make live` with CHASKI_BOT_TOKEN and CHASKI_LIVE_CHAT_ID.

The playground only knows what we believe of Telegram; this asks Telegram.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from telegram import Bot, BotCommandScopeChat

from bot.app import Chaski
from bot.plan import Plan
from handlers.menu import entries
from handlers.texts import Texts
from storage.model import EventFacts, Kind, Language, Severity, Source, TrafficState
from storage.sealing import Sealer

pytestmark = pytest.mark.live
LIMA = ZoneInfo("America/Lima")


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[tuple[Chaski, int]]:
    token, chat = os.environ.get("CHASKI_BOT_TOKEN"), os.environ.get("CHASKI_LIVE_CHAT_ID")
    if not token or not chat:
        pytest.fail("set CHASKI_BOT_TOKEN and CHASKI_LIVE_CHAT_ID (a chat that has written to the bot)")
    plan = Plan(
        token=token,
        api_url=os.environ.get("CHASKI_TELEGRAM_API_URL", "https://api.telegram.org").rstrip("/"),
        database_url=f"sqlite:///{tmp_path / 'live.db'}",
        sealer=Sealer(Sealer.new_key()),
        owners=frozenset({int(chat)}),
        zone=LIMA,
        default_language=Language.ES,
        rate=5.0,
        undo=timedelta(0),
        now=lambda: datetime.now(UTC),
    )
    async with contextlib.AsyncExitStack() as stack:
        yield await stack.enter_async_context(Chaski(plan)), int(chat)


async def test_a_follower_gets_what_the_desk_publishes(running: tuple[Chaski, int]) -> None:
    chaski, chat = running
    store, now = chaski.store, datetime.now(UTC)
    known = await store.chats.ensure(chat, kind="private", language=Language.ES, now=now)
    destination = await store.chats.destination(known.id, None, now=now)
    await store.chats.follow(destination, ["21"], now=now)
    editor = await store.editors.ensure_owner(chat, now=now)
    facts = EventFacts(
        kind=Kind.BLOCKADE,
        region="210501",
        severity=Severity.EXTREME,
        traffic_state=TrafficState.INTERRUPTED,
        last_confirmed=now,
        summary_es=f"Prueba de Chaski {uuid.uuid4().hex[:8]}: no es un hecho real.",
        sources=(Source("Prueba"),),
    )

    draft = await store.drafts.open(editor.id, facts, now=now)
    published = await store.events.publish(draft, now=now, undo=timedelta(0))
    chaski.engine.wake()
    await chaski.engine.settled()

    assert published.push is not None
    progress = await store.outbox.progress(published.push)
    assert {state.value: count for state, count in progress.counts.items()} == {"sent": 1}


async def test_the_menus_are_accepted(running: tuple[Chaski, int]) -> None:
    _, chat = running
    wanted = {entry.command for entry in entries(Texts.load(), Language.ES)}

    async with Bot(os.environ["CHASKI_BOT_TOKEN"]) as bot:
        # They are registered beside the first poll.
        async with asyncio.timeout(30):
            while True:
                if {one.command for one in await bot.get_my_commands(language_code="es")} == wanted:
                    break
                await asyncio.sleep(1)
        desk = await bot.get_my_commands(BotCommandScopeChat(chat))

    assert "post" in {one.command for one in desk} or "publicar" in {one.command for one in desk}
