"""What Telegram's answers mean: every refusal that Telegram documents or its server is known to give."""

from __future__ import annotations

import json

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.outcomes import (
    NotSent,
    OutcomeUnknown,
    forbids_pictures,
    may_refuse_payment,
    outcome_of,
    outcome_of_error,
    refuses_payment,
)
from storage.pushes import OutcomeKind as Kind


def _answer(code: int, description: str, **parameters: object) -> bytes:
    body = {"ok": False, "error_code": code, "description": description}
    return orjson.dumps(body | ({"parameters": parameters} if parameters else {}))


@pytest.mark.parametrize(
    ("code", "description", "alone"),
    [
        (400, "Bad Request: not enough rights to send photos to the chat", True),
        (400, "Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN", True),
        (400, "Bad Request: CHAT_SEND_MEDIA_FORBIDDEN", True),
        (400, "Bad Request: not enough rights to send text messages to the chat", False),
        (400, "Bad Request: words nobody has seen", False),
        (403, "Forbidden: not enough rights to send photos to the chat", False),
        (429, "Too Many Requests: retry after 3", False),
    ],
)
def test_where_a_picture_alone_is_refused_the_words_are_tried(
    code: int, description: str, alone: bool
) -> None:
    assert forbids_pictures(outcome_of(code, _answer(code, description))) is alone


@pytest.mark.parametrize(
    ("code", "description", "may", "does"),
    [
        (400, "Bad Request: BALANCE_TOO_LOW", True, True),
        (400, "Bad Request: not enough Stars", True, True),
        (403, "Forbidden: paid broadcasts are not enabled", True, True),
        (402, "Payment Required", True, False),
        (400, "Bad Request: words nobody has seen", True, False),
        (403, "Forbidden: something new", True, False),
        (403, "Forbidden: bot was blocked by the user", False, False),
        (400, "Bad Request: chat not found", False, False),
        (400, "Bad Request: not enough rights to send photos to the chat", False, False),
        (400, "Bad Request: can't parse entities", False, False),
        (429, "Too Many Requests: retry after 3", False, False),
        (500, "Internal Server Error", False, False),
        (401, "Unauthorized", False, False),
    ],
)
def test_what_may_be_said_of_the_payment_says_nothing_of_chat_or_message(
    code: int, description: str, may: bool, does: bool
) -> None:
    outcome = outcome_of(code, _answer(code, description))

    assert (may_refuse_payment(outcome), refuses_payment(outcome)) == (may, does)


@pytest.mark.parametrize(
    ("code", "description", "kind"),
    [
        (403, "Forbidden: bot was blocked by the user", Kind.GONE),
        (403, "Forbidden: user is deactivated", Kind.GONE),
        (403, "Forbidden: the group chat was deleted", Kind.GONE),
        (403, "Forbidden: bot was kicked from the group chat", Kind.GONE),
        (403, "Forbidden: bot was kicked from the supergroup chat", Kind.GONE),
        (403, "Forbidden: bot was kicked from the channel chat", Kind.GONE),
        (403, "Forbidden: the group chat was deleted by its owner", Kind.GONE),
        (403, "Forbidden: bot is not a member of the supergroup chat", Kind.GONE),
        (403, "Forbidden: bot is not a member of the channel chat", Kind.GONE),
        (403, "Forbidden: bot can't initiate conversation with a user", Kind.GONE),
        (403, "Forbidden: something new", Kind.GONE),
        (400, "Bad Request: chat not found", Kind.GONE),
        (400, "Bad Request: group chat was upgraded to a supergroup chat", Kind.GONE),
        (400, "Bad Request: not enough rights to send text messages to the chat", Kind.GONE),
        (400, "Bad Request: CHAT_WRITE_FORBIDDEN", Kind.GONE),
        (400, "Bad Request: TOPIC_CLOSED", Kind.TOPIC_GONE),
        (400, "Bad Request: message thread not found", Kind.TOPIC_GONE),
        (400, "Bad Request: can't parse entities: Unsupported start tag", Kind.MESSAGE_AT_FAULT),
        (400, "Bad Request: message is too long", Kind.MESSAGE_AT_FAULT),
        (400, "Bad Request: message caption is too long", Kind.MESSAGE_AT_FAULT),
        (400, "Bad Request: wrong file identifier/HTTP URL specified", Kind.MESSAGE_AT_FAULT),
        (400, "Bad Request: BUTTON_DATA_INVALID", Kind.MESSAGE_AT_FAULT),
        (400, "Bad Request: words nobody has seen", Kind.REFUSED),
        (400, "Logged out", Kind.BOT_AT_FAULT),
        (401, "Unauthorized", Kind.BOT_AT_FAULT),
        (404, "Not Found", Kind.BOT_AT_FAULT),
        (409, "Conflict: terminated by other getUpdates request", Kind.BOT_AT_FAULT),
        (413, "Request Entity Too Large", Kind.MESSAGE_AT_FAULT),
        (500, "Internal Server Error: restart", Kind.NOT_ACCEPTED),
        (502, "Bad Gateway", Kind.NOT_ACCEPTED),
    ],
)
def test_refusals(code: int, description: str, kind: Kind) -> None:
    assert outcome_of(code, _answer(code, description)).kind is kind


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, b"", Kind.UNKNOWN),
        (200, b'{"ok":tr', Kind.UNKNOWN),
        (200, b"[]", Kind.UNKNOWN),
        (200, b"<html>please log in to this network</html>", Kind.UNKNOWN),
        (200, b'{"result":{"message_id":1}}', Kind.UNKNOWN),
        (200, b'{"ok":"yes"}', Kind.UNKNOWN),
        (200, b"\xff\xfe{", Kind.UNKNOWN),
        (500, b"", Kind.UNKNOWN),
        (500, b'{"ok":false,"error_code":500,"descr', Kind.UNKNOWN),
        (502, b"<html>Bad Gateway</html>", Kind.UNKNOWN),
        (503, b"null", Kind.UNKNOWN),
        (400, b"", Kind.NOT_ACCEPTED),
        (400, b'{"ok":false,"error_code":400,"descr', Kind.NOT_ACCEPTED),
        (403, b"", Kind.NOT_ACCEPTED),
        (403, b'{"ok":false,"error_code":403,"description":"Forbidden: bot was blo', Kind.NOT_ACCEPTED),
        (401, b"<html>who are you?</html>", Kind.BOT_AT_FAULT),
        (404, b"", Kind.BOT_AT_FAULT),
        (409, b"<html>conflict</html>", Kind.NOT_ACCEPTED),
        (413, b"<html>too large</html>", Kind.NOT_ACCEPTED),
        (429, b"", Kind.NOT_ACCEPTED),
        (429, b'{"ok":false,"error_code":429,"para', Kind.NOT_ACCEPTED),
        (504, b"", Kind.UNKNOWN),
        (403, b"<html>proxy says no</html>", Kind.NOT_ACCEPTED),
        (302, b"<html>please log in to this network</html>", Kind.NOT_ACCEPTED),
        (407, b"", Kind.BOT_AT_FAULT),
        (429, b"slow down", Kind.NOT_ACCEPTED),
    ],
)
def test_answers_that_are_not_telegrams(status: int, body: bytes, kind: Kind) -> None:
    assert outcome_of(status, body).kind is kind


def test_an_accepted_message_gives_its_number() -> None:
    outcome = outcome_of(200, b'{"ok":true,"result":{"message_id":17}}')

    assert (outcome.kind, outcome.message_id) == (Kind.SENT, 17)


@given(
    number=st.integers(-(2**70), 2**70),
    more=st.dictionaries(st.text(max_size=12), st.text(max_size=20) | st.integers()),
    spaced=st.booleans(),
)
def test_an_accepted_message_gives_its_number_however_it_is_written(
    number: int, more: dict[str, object], spaced: bool
) -> None:
    answer = {"ok": True, "result": {"message_id": number} | more | {"message_id": number}}
    body = json.dumps(answer, separators=None if spaced else (",", ":")).encode()

    outcome = outcome_of(200, body)

    fits = abs(number) < 2**63
    assert outcome.kind is Kind.SENT or not fits
    assert outcome.message_id == (number if fits else None)


@pytest.mark.parametrize(
    ("wait", "seconds"), [(7, 7.0), (10072, 10072.0), (10**12, 86400.0), (0, 5.0), ("soon", 5.0)]
)
def test_too_many_says_for_how_long(wait: object, seconds: float) -> None:
    outcome = outcome_of(429, _answer(429, "Too Many Requests: retry later", retry_after=wait))

    assert (outcome.kind, outcome.retry_after) == (Kind.NOT_ACCEPTED, seconds)


def test_a_group_that_became_a_supergroup_gives_its_new_number() -> None:
    body = _answer(
        400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100123
    )
    outcome = outcome_of(400, body)

    assert (outcome.kind, outcome.migrate_to) == (Kind.MIGRATED, -100123)


def test_only_what_never_left_is_certainly_not_accepted() -> None:
    assert outcome_of_error(NotSent("refused")).kind is Kind.NOT_ACCEPTED
    assert outcome_of_error(OutcomeUnknown("timeout")).kind is Kind.UNKNOWN
    assert outcome_of_error(RuntimeError("anything else")).kind is Kind.UNKNOWN


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**62), 2**62) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
)


@given(
    status=st.integers(200, 599),
    body=st.binary(max_size=60)
    | _JSON.map(orjson.dumps)
    | st.fixed_dictionaries(
        {"ok": st.just(False)},
        optional={"error_code": _JSON, "description": _JSON, "parameters": _JSON},
    ).map(orjson.dumps),
)
def test_no_answer_breaks_the_reading_and_only_ok_is_sent(status: int, body: bytes) -> None:
    outcome = outcome_of(status, body)

    assert outcome.kind in Kind
    assert len(outcome.detail) <= 200
    if outcome.kind is Kind.SENT:
        assert orjson.loads(body)["ok"] is True
