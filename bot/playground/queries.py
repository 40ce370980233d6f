"""Taps on buttons: asked by people, answered by the bot, and too old after a while."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.refusals import bad_request

_LIFETIME = 15 * 60.0


@dataclass(frozen=True, slots=True)
class Toast:
    """What a person sees after a tap: a short note, or an alert to close; the text may be empty."""

    text: str = ""
    alert: bool = False


@dataclass(slots=True)
class Query:
    """One tap on a button and the answer to it."""

    id: str
    user_id: int
    chat_id: int
    at: float
    answer: Toast | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Queries:
    """All taps by their ids."""

    def __init__(self, now: Callable[[], float]) -> None:
        """Nobody has tapped yet; `now` gives seconds."""
        self._now = now
        self._by_id: dict[str, Query] = {}
        self._toasts: dict[int, list[Toast]] = {}

    def ask(self, user_id: int, chat_id: int) -> Query:
        """A new tap that waits for its answer."""
        number = str((user_id << 32) + len(self._by_id) + 1)
        query = Query(number, user_id, chat_id, self._now())
        self._by_id[number] = query
        return query

    def answer(self, query_id: str, toast: Toast) -> Query:
        """Answer a tap once; unknown and old ones are refused as Telegram does."""
        query = self._by_id.get(query_id)
        if query is None or self._now() - query.at > _LIFETIME:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        if query.answer is None:
            query.answer = toast
            query.answered.set()
            self._toasts.setdefault(query.user_id, []).append(toast)
        return query

    async def wait(self, query_id: str, timeout: float) -> Toast:
        """The answer to a tap; TimeoutError if the bot gives none within `timeout` seconds."""
        query = self._by_id[query_id]
        try:
            await asyncio.wait_for(query.answered.wait(), timeout)
        except TimeoutError:
            raise TimeoutError(f"the bot did not answer the tap within {timeout:g} s") from None
        return query.answer or Toast()

    def toasts(self, user_id: int) -> list[Toast]:
        """Every answer a person got, oldest first."""
        return list(self._toasts.get(user_id, ()))
