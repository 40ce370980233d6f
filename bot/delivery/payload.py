"""A message rendered once for many: only the chat and its topic differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson


@dataclass(frozen=True, slots=True)
class Payload:
    """A Bot API method and its parameters without the chat."""

    method: str
    params: Mapping[str, Any]

    def encoded(self) -> Encoded:
        """The same, ready to be sent many times."""
        return Encoded(self.method, orjson.dumps(dict(self.params))[1:])


@dataclass(frozen=True, slots=True)
class Encoded:
    """A method and the JSON of its parameters without the opening brace."""

    method: str
    rest: bytes

    def to(self, chat: int, topic: int | None) -> bytes:
        """The JSON body for one destination."""
        thread = b"" if topic is None else b'"message_thread_id":%d,' % topic
        return b'{"chat_id":%d,%b%b' % (chat, thread, self.rest)
