"""Inline queries: asked by people in any chat, answered by the bot with messages to pick from."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.model import Json
from bot.playground.refusals import bad_request

_LIFETIME = 30.0


@dataclass(frozen=True, slots=True)
class Offer:
    """One result: what the list shows, and the message that picking it sends."""

    id: str
    title: str
    description: str
    text: str
    entities: tuple[Json, ...] = ()
    markup: Json | None = None


@dataclass(slots=True)
class Asked:
    """One inline query and its answer; `button` is the start parameter above the results."""

    id: str
    at: float
    offers: tuple[Offer, ...] = ()
    button: str | None = None
    cache_time: int = 300
    personal: bool = False
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class InlineQueries:
    """All inline queries by their ids."""

    def __init__(self, now: Callable[[], float]) -> None:
        """Nobody has asked yet; `now` gives seconds."""
        self._now = now
        self._by_id: dict[str, Asked] = {}

    def ask(self, user_id: int) -> Asked:
        """A new query that waits for its answer."""
        asked = Asked(f"{(user_id << 32) + len(self._by_id) + 1}", self._now())
        self._by_id[asked.id] = asked
        return asked

    def open(self, query_id: str) -> Asked:
        """The query, refused where it is unknown or too old."""
        asked = self._by_id.get(query_id)
        if asked is None or self._now() - asked.at > _LIFETIME:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return asked
