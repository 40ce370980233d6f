"""Every call the bot made: what it asked, what it was told, and whether it took effect all the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

_REPEATED = ("text", "caption", "reply_markup")
_WORDS_KEPT = 1000
_ARRIVES = ("send", "copymessage", "forwardmessage")


@dataclass(slots=True)
class Call:
    """One call of the bot."""

    n: int
    at: float
    """When it came, in seconds of the monotonic clock."""
    method: str
    params: dict[str, Any]
    chat_id: int | None
    ok: bool
    """Whether the bot was told that it worked."""
    error_code: int | None = None
    description: str | None = None
    message_id: int | None = None
    delivered: bool = False
    """Whether it took effect, whatever the bot was told."""
    paid: int = 0
    """How many messages it brought that were paid for with 0.1 Telegram Stars each."""
    host: str = ""
    """By which name and port the bot called: two bots that use different names are told apart."""


class Ledger:
    """All calls in the order in which they were answered, quick to look up by method and by chat."""

    def __init__(self) -> None:
        """No call yet."""
        self._all: list[Call] = []
        self._by_chat: defaultdict[int, list[Call]] = defaultdict(list)
        self._by_method: defaultdict[str, list[Call]] = defaultdict(list)
        self._words: dict[str, str] = {}

    def __len__(self) -> int:
        """How many calls there were."""
        return len(self._all)

    def record(self, call: Call) -> Call:
        """Keep a call and number it."""
        self._share(call.params)
        call.n = len(self._all) + 1
        self._all.append(call)
        self._by_method[call.method.lower()].append(call)
        if call.chat_id is not None:
            self._by_chat[call.chat_id].append(call)
        return call

    def calls(self, method: str | None = None, chat_id: int | None = None) -> list[Call]:
        """The calls of one method, to one chat, of both, or all of them."""
        if chat_id is not None:
            found = self._by_chat.get(chat_id, [])
            return [c for c in found if method is None or c.method.lower() == method.lower()]
        return list(self._all if method is None else self._by_method.get(method.lower(), ()))

    def delivered(self, chat_id: int | None = None) -> list[Call]:
        """The calls that put a message into a chat, also those whose answer the bot never got."""
        found = self._all if chat_id is None else self._by_chat.get(chat_id, [])
        return [call for call in found if call.delivered and call.method.lower().startswith(_ARRIVES)]

    @property
    def paid(self) -> int:
        """How many messages were paid for."""
        return sum(call.paid for call in self._all)

    def counts(self, method: str | None = None) -> dict[int, int]:
        """How many messages arrived in each chat that got any, of one method or of all."""
        found = self._all if method is None else self._by_method.get(method.lower(), ())
        counter: Counter[int] = Counter()
        for call in found:
            if call.delivered and call.chat_id is not None and call.method.lower().startswith(_ARRIVES):
                counter[call.chat_id] += 1
        return dict(counter)

    def after(self, n: int) -> list[Call]:
        """The calls with a larger number."""
        return self._all[max(0, n) :]

    def _share(self, params: dict[str, Any]) -> None:
        # A broadcast says the same to a hundred thousand chats: the words are kept once.
        if len(self._words) > _WORDS_KEPT:
            self._words.clear()
        for name in _REPEATED:
            words = params.get(name)
            if isinstance(words, str):
                params[name] = self._words.setdefault(words, words)

    def clear(self) -> None:
        """Forget every call."""
        self._all.clear()
        self._by_chat.clear()
        self._by_method.clear()
