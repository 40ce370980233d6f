"""What became of an attempt to send: Telegram's answer, or its absence, as one `Outcome`. Pure."""

from __future__ import annotations

from typing import Any

import orjson

from storage.model import Outcome, OutcomeKind

#: Waited out when Telegram says "too many" without saying for how long.
_DEFAULT_RETRY = 5.0

# Telegram's own words (Bot API server 10.0), in lower case.
_GONE = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "peer_id_invalid",
    "chat_write_forbidden",
    "not enough rights to send",
    "have no rights to send",
    "need administrator rights in the channel chat",
    "group chat was deactivated",
    "chat_restricted",
    "chat_send_plain_forbidden",
    "bot_blocked",
)
_TOPIC_GONE = ("topic_closed", "topic_deleted", "message thread not found", "topic_id_invalid")
_MESSAGE_AT_FAULT = (
    "can't parse",
    "message is too long",
    "caption is too long",
    "message text is empty",
    "text must be non-empty",
    "text must be encoded in utf-8",
    "wrong file identifier",
    "wrong remote file identifier",
    "wrong type of the web page content",
    "failed to get http url content",
    "file reference",
    "button_data_invalid",
    "button_url_invalid",
    "button_type_invalid",
    "reply_markup_too_long",
    "inline keyboard",
    "entities_too_long",
    "media_empty",
    "photo_invalid",
    "image_process_failed",
)


class NotSent(Exception):
    """The request never left: connecting failed, or no connection was free in time."""


class OutcomeUnknown(Exception):
    """The request may have been acted on: it was written, and no readable answer came."""


def outcome_of(status: int, body: bytes) -> Outcome:
    """What an answer of the Bot API says about the message; unreadable answers are UNKNOWN."""
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        answer = None
    if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
        return _unreadable(status)
    if answer["ok"]:
        result = answer.get("result")
        found = result.get("message_id") if isinstance(result, dict) else None
        if isinstance(found, int):
            return Outcome(OutcomeKind.SENT, message_id=found)
        return Outcome(OutcomeKind.UNKNOWN, detail="accepted without a message id")
    return _refusal(answer, status)


def outcome_of_error(error: Exception) -> Outcome:
    """What a failed request says about the message: only one that never left is certainly not accepted."""
    if isinstance(error, NotSent):
        return Outcome(OutcomeKind.NOT_ACCEPTED, detail=type(error).__name__)
    return Outcome(OutcomeKind.UNKNOWN, detail=type(error).__name__)


def _unreadable(status: int) -> Outcome:
    if status == 429:
        return Outcome(OutcomeKind.NOT_ACCEPTED, retry_after=_DEFAULT_RETRY, detail="429")
    if status in (401, 404, 407):
        # A proxy or a wrong address answers so; Telegram itself answers in JSON.
        return Outcome(OutcomeKind.BOT_AT_FAULT, detail=f"{status} without Telegram's JSON")
    return Outcome(OutcomeKind.UNKNOWN, detail=f"{status} with an unreadable body")


def _refusal(answer: dict[str, Any], status: int) -> Outcome:
    code = answer.get("error_code")
    code = code if isinstance(code, int) else status
    detail = str(answer.get("description", ""))[:200]
    words = detail.lower()
    parameters = answer.get("parameters")
    parameters = parameters if isinstance(parameters, dict) else {}
    if isinstance(new := parameters.get("migrate_to_chat_id"), int):
        return Outcome(OutcomeKind.MIGRATED, migrate_to=new, detail=detail)
    if code == 429:
        wait = parameters.get("retry_after")
        seconds = float(wait) if isinstance(wait, int | float) and wait > 0 else _DEFAULT_RETRY
        return Outcome(OutcomeKind.NOT_ACCEPTED, retry_after=seconds, detail=detail)
    if code >= 500:
        return Outcome(OutcomeKind.NOT_ACCEPTED, detail=detail)
    if code == 403:
        return Outcome(OutcomeKind.GONE, detail=detail)
    if code in (401, 404, 409):
        return Outcome(OutcomeKind.BOT_AT_FAULT, detail=detail)
    for kind, sentences in (
        (OutcomeKind.TOPIC_GONE, _TOPIC_GONE),
        (OutcomeKind.GONE, _GONE),
        (OutcomeKind.MESSAGE_AT_FAULT, _MESSAGE_AT_FAULT),
    ):
        if any(sentence in words for sentence in sentences):
            return Outcome(kind, detail=detail)
    # One chat's unknown objection must neither silence the others nor erase the chat.
    return Outcome(OutcomeKind.REFUSED, detail=detail)
