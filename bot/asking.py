"""The way by which updates are asked for: nothing that comes by it can end the asking or hold up the others."""

from __future__ import annotations

from typing import Any

import orjson
import structlog
from telegram import Update
from telegram.error import NetworkError

from bot.delivery.transport import AiohttpRequest

log = structlog.get_logger(__name__)

_OK = 200
#: What of a message is enough to answer whoever wrote it.
_NEEDED = ("message_id", "message_thread_id", "is_topic_message", "date", "chat", "from", "text", "entities")
_WRITTEN = ("message", "edited_message")

_Json = dict[str, Any]


class AskingRequest(AiohttpRequest):
    """Gives python-telegram-bot only what it can read.

    For it a 401 or 404 ends the asking for good, and a proxy's error page would be enough. One update that it cannot
    read, of an older or newer Telegram, it would ask for again at once and forever, and log all that people wrote.
    """

    async def do_request(self, *arguments: Any, **named: Any) -> tuple[int, bytes]:
        """One request for PTB; NetworkError also where Telegram refuses the bot or answers nonsense."""
        status, body = await super().do_request(*arguments, **named)
        if status in (401, 404):
            raise NetworkError(f"Telegram answered {status}")
        return status, _legible(body) if status == _OK else body


def _legible(body: bytes) -> bytes:
    """The answer with what PTB can read of it; NetworkError where it is no list of updates."""
    try:
        updates = orjson.loads(body.decode(errors="replace"))["result"]
        numbers = [update["update_id"] for update in updates]
    except (ValueError, LookupError, TypeError):
        numbers = None
    if numbers is None:
        # Raised outside of the handler: the parser's error shows what it read.
        raise NetworkError("Telegram answered nonsense")
    told = [_told(update) for update in updates]
    return body if told == updates else orjson.dumps({"ok": True, "result": told})


def _told(update: _Json) -> _Json:
    """The update, else what is needed to answer, else its number alone, which confirms it."""
    short = {
        key: {name: part for name, part in value.items() if name in _NEEDED}
        for key, value in update.items()
        if key in _WRITTEN and isinstance(value, dict)
    }
    number = {"update_id": update["update_id"]}
    for told in (update, number | short):
        try:
            Update.de_json(told, None)
        except Exception as error:
            log.warning("an update could not be read", error=type(error).__name__)
        else:
            return told
    return number
