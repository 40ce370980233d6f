"""The messages of the pushes under way: each rendered once per push, language and form, by the first who needs it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Collection

from bot.delivery.payload import Encoded, Payload
from storage.model import Language
from storage.pushes import Digest, Form, Push

#: A form is given where it is not simply the push's own revision; a digest by what it says.
Render = Callable[[Push, Language, Form | Digest | None], Awaitable[Payload]]
_Key = tuple[int, Language, Form | Digest | None]
#: So many different digests are kept: most chats of a morning are told one of a few.
_DIGESTS = 500


class Messages:
    """Rendered messages, kept while their push lasts."""

    def __init__(self, render: Render) -> None:
        """Render with this view."""
        self._render = render
        self._ready: dict[_Key, Encoded] = {}
        self._digests: deque[_Key] = deque()
        self._rendering: dict[_Key, asyncio.Task[Encoded]] = {}

    def ready(self, push: int, language: Language, form: Form | Digest | None = None) -> Encoded | None:
        """The push in that language and form if it was rendered already."""
        return self._ready.get((push, language, form))

    def prepare(self, push: Push) -> None:
        """Begin to render the push in every language, before anybody asks for it."""
        for language in Language:
            if (push.id, language, None) not in self._ready:
                # What goes wrong is seen by who needs it.
                self._task(push, language, None).add_done_callback(_failed)

    async def get(self, push: Push, language: Language, form: Form | Digest | None = None) -> Encoded:
        """The push in that language and form; raises what rendering raised, and tries anew the next time."""
        key = (push.id, language, form)
        if key in self._ready:
            return self._ready[key]
        task = self._task(push, language, form)
        try:
            message = await asyncio.shield(task)
        finally:
            if task.done() and self._rendering.get(key) is task:
                del self._rendering[key]
        self._ready[key] = message
        if isinstance(form, Digest):
            self._digests.append(key)
            if len(self._digests) > _DIGESTS:
                self._ready.pop(self._digests.popleft(), None)
        return message

    def keep(self, pushes: Collection[int]) -> None:
        """Drop the messages of all other pushes."""
        for key in [key for key in self._ready if key[0] not in pushes]:
            del self._ready[key]
        for key in [key for key in self._rendering if key[0] not in pushes]:
            # Not cancelled: somebody waits for it.
            del self._rendering[key]

    async def close(self) -> None:
        """End what is being rendered."""
        for task in self._rendering.values():
            task.cancel()
        await asyncio.gather(*self._rendering.values(), return_exceptions=True)

    def _task(self, push: Push, language: Language, form: Form | Digest | None) -> asyncio.Task[Encoded]:
        key = (push.id, language, form)
        task = self._rendering.get(key)
        if task is None or _failed(task):
            task = self._rendering[key] = asyncio.create_task(self._encode(push, language, form))
        return task

    async def _encode(self, push: Push, language: Language, form: Form | Digest | None) -> Encoded:
        return (await self._render(push, language, form)).encoded()


def _failed(task: asyncio.Task[Encoded]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)
