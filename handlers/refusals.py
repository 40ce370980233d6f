"""Telegram's own words, in lower case, for what it does not do with a message (Bot API server 10.0)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram.error import TelegramError

#: Of an edit that changes nothing, which is as good as one.
SAME = "message is not modified"
#: Of a message that can be edited no more: it is gone, or too old.
OUT_OF_REACH = ("message to edit not found", "message can't be edited")
#: Of a picture whose words were to be edited as a text.
NO_TEXT = "there is no text in the message to edit"
#: Of a picture, in a group that takes texts alone.
NO_PICTURES = ("rights to send photos", "chat_send_photos_forbidden", "chat_send_media_forbidden")


def says(error: TelegramError, words: Iterable[str]) -> bool:
    """Whether Telegram's answer has any of these words."""
    reason = error.message.lower()
    return any(known in reason for known in words)
