"""Short ways to what many tests need."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from storage.events import Published
from storage.model import Chat, Editor, EventFacts, Kind, Language, Source, TrafficState, Verification
from storage.store import Store

EDITOR = 9_000_001


def facts(now: datetime, **changes: Any) -> EventFacts:
    """A blockade at Ilave, Puno, confirmed just now by Sutran; replace what matters."""
    return EventFacts(
        kind=Kind.BLOCKADE,
        region="210501",
        traffic_state=TrafficState.INTERRUPTED,
        verification=Verification.CONFIRMED,
        road="PE-3S",
        km_from=1410.0,
        started=now - timedelta(hours=8),
        last_confirmed=now - timedelta(hours=1),
        summary_es="Comunidades cierran el puente internacional.",
        summary_en="Communities close the international bridge.",
        sources=(Source("Sutran", None, now - timedelta(hours=1)),),
    ).changed(**changes)


async def editor(store: Store, now: datetime, telegram_id: int = EDITOR) -> Editor:
    """An owner at the desk."""
    return await store.editors.ensure_owner(telegram_id, now=now)


async def publish(store: Store, now: datetime, undo: timedelta = timedelta(0), **changes: Any) -> Published:
    """Publish such a blockade."""
    draft = await store.drafts.open((await editor(store, now)).id, facts(now, **changes), now=now)
    return await store.events.publish(draft, now=now, undo=undo)


async def follower(
    store: Store,
    telegram_id: int,
    *codes: str,
    now: datetime,
    language: Language = Language.ES,
    topic: int | None = None,
) -> Chat:
    """A chat that follows these regions."""
    kind = "private" if telegram_id > 0 else "supergroup"
    chat = await store.chats.ensure(telegram_id, kind=kind, language=language, now=now)
    await store.chats.follow(await store.chats.destination(chat.id, topic, now=now), codes, now=now)
    return chat
