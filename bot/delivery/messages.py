"""The messages of the pushes under way: each rendered once per push and language, by the first who needs it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection

from bot.delivery.payload import Encoded, Payload
from storage.model import Language, Push

Render = Callable[[Push, Language], Awaitable[Payload]]


class Messages:
    """Rendered messages, kept while their push lasts."""

    def __init__(self, render: Render) -> None:
        """Render with this view."""
        self._render = render
        self._rendered: dict[tuple[int, Language], asyncio.Task[Encoded]] = {}

    async def get(self, push: Push, language: Language) -> Encoded:
        """The push in that language; raises what rendering raised, and tries anew the next time."""
        key = (push.id, language)
        task = self._rendered.get(key)
        if task is None or task.cancelled():
            task = self._rendered[key] = asyncio.create_task(self._encode(push, language))
        try:
            return await asyncio.shield(task)
        except Exception:
            if self._rendered.get(key) is task:
                del self._rendered[key]
            raise

    def keep(self, pushes: Collection[int]) -> None:
        """Drop the messages of all other pushes."""
        for key in [key for key in self._rendered if key[0] not in pushes]:
            self._rendered.pop(key).cancel()

    async def _encode(self, push: Push, language: Language) -> Encoded:
        return (await self._render(push, language)).encoded()
