"""A message rendered once for many: only the chat, its topic, the sound and the message that is meant there differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import orjson

_SILENT = b'"disable_notification":true,'
_PAID = b'"allow_paid_broadcast":true,'


@dataclass(frozen=True, slots=True)
class Payload:
    """A Bot API method and its parameters without the chat."""

    method: str
    params: Mapping[str, Any]
    # Its buttons where anybody may tap them; None: those that it has.
    public: Mapping[str, Any] | None = None
    # The same in plainer words, for where it is not taken: without its picture; a digest by numbers alone.
    words: Payload | None = None

    def encoded(self) -> Encoded:
        """The same, ready to be sent many times."""
        words = self.words.encoded() if self.words is not None else None
        found = Encoded(self.method, orjson.dumps(dict(self.params))[1:], words=words)
        if self.public is not None:
            posted = {**self.params, "reply_markup": self.public}
            found = replace(found, posted=orjson.dumps(posted)[1:])
        return replace(found, paid=found.with_flag())


@dataclass(frozen=True, slots=True)
class Encoded:
    """A method and the JSON of its parameters without the opening brace."""

    method: str
    rest: bytes
    posted: bytes | None = None  # the same for a channel
    words: Encoded | None = None  # the same in plainer words
    paid: Encoded | None = None  # the same, paid for

    def with_flag(self) -> Encoded:
        """The same as it is paid for."""
        return Encoded(self.method, _PAID + self.rest, None if self.posted is None else _PAID + self.posted)

    def in_channel(self) -> Encoded:
        """The same as it is posted in a channel."""
        return self if self.posted is None else Encoded(self.method, self.posted)

    def to(self, chat: int, topic: int | None, silent: bool = False) -> bytes:
        """The JSON body for one destination; `silent` makes no sound there."""
        thread = b"" if topic is None else b'"message_thread_id":%d,' % topic
        sound = _SILENT if silent else b""
        return b'{"chat_id":%d,%b%b%b' % (chat, thread, sound, self.rest)

    def answering(self, message: int, chat: int, topic: int | None, silent: bool = False) -> bytes:
        """The same as a reply to a message there; a message of its own where that one is gone."""
        thread = b"" if topic is None else b'"message_thread_id":%d,' % topic
        thread += _SILENT if silent else b""
        reply = b'"reply_parameters":{"message_id":%d,"allow_sending_without_reply":true},' % message
        return b'{"chat_id":%d,%b%b%b' % (chat, thread, reply, self.rest)

    def replacing(self, message: int, chat: int) -> bytes:
        """The same in place of what a message there says."""
        return b'{"chat_id":%d,"message_id":%d,%b' % (chat, message, self.rest)
