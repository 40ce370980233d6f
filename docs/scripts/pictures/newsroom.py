"""What the desk publishes while followers are pictured: written to the record as a tap on Publish would."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.playground.views import View
from pictures.studio import Studio
from storage.model import EventFacts, EventState, PushAction, Source, Verification

_UNDO = timedelta(0)


async def publish(studio: Studio, *, source: str = "Sutran", minutes: int = 20, **told: Any) -> int:
    """Publish an event that a source confirmed so many minutes ago, and let it reach everybody; gives its number."""
    now = studio.clock.now()
    at = now - timedelta(minutes=minutes)
    facts = EventFacts(
        verification=Verification.CONFIRMED, last_confirmed=at, sources=(Source(source, None, at),)
    ).changed(**told)
    store = studio.bot.store
    draft = await store.drafts.open(await _editor(studio), facts, now=now)
    published = await store.events.publish(draft, now=now, undo=_UNDO)
    await _sent(studio)
    return published.event


async def lift(studio: Studio, event: int, source: str, ended: datetime) -> None:
    """It is over, as that source says."""
    await studio.bot.store.lifecycle.change(
        event,
        await _editor(studio),
        now=studio.clock.now(),
        undo=_UNDO,
        state=EventState.ENDED,
        source=Source(source, None, ended),
        ended=ended,
    )
    await _sent(studio)


async def confirm(studio: Studio, event: int, source: str) -> None:
    """It still stands, as that source says."""
    now = studio.clock.now()
    await studio.bot.store.lifecycle.confirm(
        event, await _editor(studio), now=now, source=Source(source, None, now)
    )
    await _sent(studio)


async def correct(studio: Studio, event: int, **changes: Any) -> None:
    """It was published wrongly: every message about it is edited and answered."""
    now, store = studio.clock.now(), studio.bot.store
    found = await store.events.get(event)
    assert found is not None
    draft = await store.drafts.open(
        await _editor(studio),
        found.facts.changed(**changes),
        now=now,
        event=event,
        base_revision=found.revision,
        action=PushAction.CORRECT,
    )
    await store.events.publish(draft, now=now, undo=_UNDO)
    await _sent(studio)


async def retract(studio: Studio, event: int, reason: str) -> None:
    """It was not so."""
    await studio.bot.store.lifecycle.retract(
        event, await _editor(studio), now=studio.clock.now(), undo=_UNDO, reason=reason
    )
    await _sent(studio)


async def received(studio: Studio, *, shows: str) -> View:
    """The newest message of the follower that shows these words."""
    return await studio.until(studio.follower, shows)


async def _sent(studio: Studio) -> None:
    studio.bot.engine.wake()
    await studio.bot.engine.settled()


async def _editor(studio: Studio) -> int:
    return (await studio.bot.store.editors.ensure_owner(studio.owner.id, now=studio.clock.now())).id
