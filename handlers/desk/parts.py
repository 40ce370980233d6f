"""A text longer than a message arrives as several: this joins them again."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

#: Telegram's apps cut at 4,096 characters, at a word where one ends near: a shorter message is the end of its text.
NEARLY_FULL = 3500
#: The parts of one text come within this many seconds of each other.
PAUSE = 1.5
_KEPT = 200


@dataclass(slots=True)
class Parts:
    """The texts whose parts are still arriving, by chat, and the latest joined ones by their first message."""

    _arriving: dict[int, _Text] = field(default_factory=dict)
    _joined: OrderedDict[tuple[int, int], str] = field(default_factory=OrderedDict)

    def arriving(self, chat: int) -> bool:
        """Whether a text's parts are arriving in the chat."""
        return chat in self._arriving

    def add(self, chat: int, message: int, words: str) -> bool:
        """Take a part in; True if it is the first of its text."""
        first = chat not in self._arriving
        text = self._arriving.setdefault(chat, _Text())
        text.parts[message] = words
        text.more.set()
        return first

    async def whole(self, chat: int) -> str:
        """The text of the chat, once its last part is there or none has come for a while; then it is forgotten."""
        text = self._arriving[chat]
        try:
            while True:
                text.more.clear()
                if len(text.parts[max(text.parts)]) < NEARLY_FULL:
                    break
                async with asyncio.timeout(PAUSE):
                    await text.more.wait()
        except TimeoutError:
            pass
        finally:
            del self._arriving[chat]
        # Telegram cuts between words or lines; the space it cut at is gone.
        joined = "\n".join(text.parts[number] for number in sorted(text.parts))
        self._joined[chat, min(text.parts)] = joined
        while len(self._joined) > _KEPT:
            self._joined.popitem(last=False)
        return joined

    def of(self, chat: int, message: int) -> str | None:
        """The joined text that began with that message, None for a message alone or one that is long gone."""
        return self._joined.get((chat, message))


@dataclass(slots=True)
class _Text:
    parts: dict[int, str] = field(default_factory=dict)
    more: asyncio.Event = field(default_factory=asyncio.Event)
