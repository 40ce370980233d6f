"""Warming up: what the first who asks for a way, or for what is near, would wait for is done when the bot has started."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import structlog

from handlers.context import House
from handlers.route import MOST_EVENTS
from storage.model import Event
from storage.whereabouts import Whereabouts

log = structlog.get_logger(__name__)


async def warm_up(house: House) -> None:
    """Read what goes on and find where it is, both remembered; where that fails the first who asks waits for it."""
    try:
        events = await house.store.under_way.all(limit=MOST_EVENTS)
    except Exception as error:
        log.warning("the first answers will take longer", error=type(error).__name__)
        return
    # Two thousand take a tenth of a second of the processor: on a thread of their own, answers go on meanwhile.
    await asyncio.to_thread(_place, house.whereabouts, events)


def _place(whereabouts: Whereabouts, events: Iterable[Event]) -> None:
    for event in events:
        whereabouts.of(event.facts)
