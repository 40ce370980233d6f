"""What became of an attempt to send: Telegram's answer, or its absence, as one `Outcome`. Pure."""

from __future__ import annotations

import re
from typing import Any, TypeGuard

import orjson

from handlers.refusals import NO_PICTURES, NO_TEXT, OUT_OF_REACH, SAME
from storage.pushes import Delivery, Outcome, OutcomeKind

#: Waited out when Telegram says "too many" without saying for how long.
_DEFAULT_RETRY = 5.0
#: No sentence is longer than Telegram keeps an update: a nonsensical number must not break the record.
_LONGEST_RETRY = 86_400.0
_LARGEST = 2**63

# Telegram's own words (Bot API server 10.0), in lower case.
_GONE = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "user_is_blocked",
    "input_user_deactivated",
    "peer_id_invalid",
    "channel_private",
    "channel_invalid",
    "chat_write_forbidden",
    "chat_admin_required",
    "not enough rights to send text messages",
    "have no rights to send a message",
    "need administrator rights in the channel chat",
    "group chat was deactivated",
    "group chat is deactivated",
    "group chat was deleted",
    # With the new id it is MIGRATED; without it the group's own messages bring the id.
    "group chat was upgraded to a supergroup chat",
    "bot was kicked from",
    "bot was blocked by the user",
    "bot is not a member of",
    "bot can't initiate conversation",
    "bot can't send messages to",
    "chat_restricted",
    "chat_send_plain_forbidden",
)
#: Of a message that was to be paid for. Telegram documents none of these sentences.
_NO_PAYMENT = (
    "balance_too_low",
    "not enough stars",
    "not enough telegram stars",
    "paid_broadcast",
    "paid broadcast",
    "paid_floodskip",
)
_TOPIC_GONE = ("topic_closed", "topic_deleted", "message thread not found", "topic_id_invalid")
#: Of a message that was to be edited.
_COPY_GONE = (
    *OUT_OF_REACH,
    "message_id_invalid",
    "message_edit_time_expired",
    "message_author_required",
    "message identifier is not specified",
    NO_TEXT,
    "there is no caption in the message to edit",
)
_MESSAGE_AT_FAULT = (
    "can't parse",
    "message is too long",
    "message_too_long",
    "caption is too long",
    "caption_too_long",
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
    "button_copy_text_invalid",
    "reply_markup_too_long",
    "reply_markup_invalid",
    "object expected as reply markup",
    "unsupported parse_mode",
    "inline keyboard",
    "entities_too_long",
    "entity_bounds_invalid",
    "there is no photo in the request",
    "photo_save_file_invalid",
    "media_empty",
    "photo_invalid",
    "image_process_failed",
)
#: Said with 400 although the bot itself is meant.
_BOT_AT_FAULT = ("logged out",)

#: How an answer begins that gives the message, as Telegram and other servers write it.
_ACCEPTED = re.compile(rb'\{"ok": ?true, ?"result": ?\{"message_id": ?([1-9][0-9]{0,17}),')


class NotSent(Exception):
    """The request never left: connecting failed, or no connection was free in time."""


class OutcomeUnknown(Exception):
    """The request may have been acted on: it was written, and no readable answer came."""


def outcome_of(status: int, body: bytes) -> Outcome:
    """What an answer of the Bot API says about the message; unreadable answers are UNKNOWN."""
    accepted = _ACCEPTED.match(body)
    if accepted is not None:
        # Almost every answer: what else it says, a good deal, is of no interest here.
        return Outcome(OutcomeKind.SENT, int(accepted[1]))
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        answer = None
    if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
        return _unreadable(status)
    if answer["ok"]:
        result = answer.get("result")
        found = result.get("message_id") if isinstance(result, dict) else None
        # Accepted is accepted: repeating it would only say the same thing twice.
        return Outcome(OutcomeKind.SENT, message_id=found if _is_number(found) else None)
    return _refusal(answer, status)


def outcome_of_error(error: Exception) -> Outcome:
    """What a failed request says about the message: only one that never left is certainly not accepted.

    Takes the transport's errors and python-telegram-bot's, which carry them as their cause.
    """
    if isinstance(error, NotSent) or isinstance(error.__cause__, NotSent):
        return Outcome(OutcomeKind.NOT_ACCEPTED, detail=type(error).__name__)
    return Outcome(OutcomeKind.UNKNOWN, detail=type(error).__name__)


def wants_plainer(delivery: Delivery, outcome: Outcome) -> bool:
    """Whether plainer words may be taken where this was not: those without the picture; of a digest the numbers alone."""
    if delivery.telling is not None:
        return outcome.kind is OutcomeKind.MESSAGE_AT_FAULT
    return forbids_pictures(outcome)


def forbids_pictures(outcome: Outcome) -> bool:
    """Whether a chat refused a message for its picture alone: the words it would take."""
    detail = outcome.detail.lower()
    return outcome.kind is OutcomeKind.REFUSED and any(words in detail for words in NO_PICTURES)


def refuses_payment(outcome: Outcome) -> bool:
    """Whether Telegram's words say that it was the payment that it did not take."""
    detail = outcome.detail.lower()
    return outcome.kind is OutcomeKind.REFUSED and any(words in detail for words in _NO_PAYMENT)


def may_refuse_payment(outcome: Outcome) -> bool:
    """Whether a paid message may have been refused for its payment: in words that say nothing else Chaski knows."""
    if outcome.kind is OutcomeKind.GONE:
        return not any(words in outcome.detail.lower() for words in _GONE)
    return outcome.kind is OutcomeKind.REFUSED and not forbids_pictures(outcome)


def _is_number(value: object) -> TypeGuard[int]:
    """Whether it is a whole number that the record can keep."""
    return isinstance(value, int) and not isinstance(value, bool) and -_LARGEST < value < _LARGEST


def _unreadable(status: int) -> Outcome:
    if status == 429:
        return Outcome(OutcomeKind.NOT_ACCEPTED, retry_after=_DEFAULT_RETRY, detail="429")
    if status in (401, 404, 407):
        # A proxy or a wrong address answers so; Telegram itself answers in JSON.
        return Outcome(OutcomeKind.BOT_AT_FAULT, detail=f"{status} without Telegram's JSON")
    if 300 <= status < 500:
        # Somebody on the way said no (a proxy, a login page of the network): it went no further. Above all
        # this is no word of Telegram's about the chat.
        return Outcome(OutcomeKind.NOT_ACCEPTED, detail=f"{status} without Telegram's JSON")
    return Outcome(OutcomeKind.UNKNOWN, detail=f"{status} with an unreadable body")


def _refusal(answer: dict[str, Any], status: int) -> Outcome:
    code = answer.get("error_code")
    code = code if isinstance(code, int) else status
    # PostgreSQL keeps no NUL.
    detail = str(answer.get("description", "")).replace("\x00", "")[:200]
    words = detail.lower()
    parameters = answer.get("parameters")
    parameters = parameters if isinstance(parameters, dict) else {}
    new = parameters.get("migrate_to_chat_id")
    if _is_number(new):
        return Outcome(OutcomeKind.MIGRATED, migrate_to=new, detail=detail)
    if code == 429:
        wait = parameters.get("retry_after")
        seconds = float(wait) if isinstance(wait, int | float) and wait > 0 else _DEFAULT_RETRY
        return Outcome(OutcomeKind.NOT_ACCEPTED, retry_after=min(seconds, _LONGEST_RETRY), detail=detail)
    if code >= 500:
        return Outcome(OutcomeKind.NOT_ACCEPTED, detail=detail)
    if any(sentence in words for sentence in _NO_PAYMENT):
        return Outcome(OutcomeKind.REFUSED, detail=detail)
    if code == 403:
        return Outcome(OutcomeKind.GONE, detail=detail)
    if code in (401, 404, 409):
        return Outcome(OutcomeKind.BOT_AT_FAULT, detail=detail)
    if code == 413:
        return Outcome(OutcomeKind.MESSAGE_AT_FAULT, detail=detail)
    for kind, sentences in (
        (OutcomeKind.SENT, (SAME,)),
        (OutcomeKind.COPY_GONE, _COPY_GONE),
        (OutcomeKind.BOT_AT_FAULT, _BOT_AT_FAULT),
        (OutcomeKind.TOPIC_GONE, _TOPIC_GONE),
        (OutcomeKind.GONE, _GONE),
        (OutcomeKind.MESSAGE_AT_FAULT, _MESSAGE_AT_FAULT),
    ):
        if any(sentence in words for sentence in sentences):
            return Outcome(kind, detail=detail)
    # One chat's unknown objection must neither silence the others nor erase the chat.
    return Outcome(OutcomeKind.REFUSED, detail=detail)
