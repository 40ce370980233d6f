"""Short ways to what many tests need."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from storage.announcing import announce
from storage.events import Published
from storage.model import (
    Chat,
    Draft,
    EventFacts,
    Kind,
    Language,
    PushAction,
    Source,
    TrafficState,
    Verification,
)
from storage.staff import Editor
from storage.store import Store
from storage.writing import write_revision

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


def draft(facts: EventFacts, event: int | None = None) -> Draft:
    """A draft with these facts that nobody keeps."""
    then = datetime(2023, 1, 5, tzinfo=UTC)
    return Draft(0, 0, facts, 1, then, then, event=event)


async def editor(store: Store, now: datetime, telegram_id: int = EDITOR) -> Editor:
    """An owner at the desk."""
    return await store.editors.ensure_owner(telegram_id, now=now)


async def publish(store: Store, now: datetime, undo: timedelta = timedelta(0), **changes: Any) -> Published:
    """Publish such a blockade."""
    opened = await store.drafts.open((await editor(store, now)).id, facts(now, **changes), now=now)
    return await store.events.publish(opened, now=now, undo=undo)


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


async def follow_up(
    store: Store,
    event: int,
    action: PushAction,
    now: datetime,
    undo: timedelta = timedelta(0),
    **changes: Any,
) -> int:
    """Publish the event's next revision with that action; gives the push."""
    by = await editor(store, now)
    found = await store.events.get(event)
    assert found is not None
    told = found.facts.changed(**changes)
    async with store._database.write() as connection:
        _, revision = await write_revision(
            connection, store.events._gazetteer, told, now=now, editor=by.id, event=event
        )
        return await announce(
            connection, event, revision, told, now=now, undo=undo, editor=by.id, action=action
        )
