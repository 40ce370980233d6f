"""Sending rests while Telegram is silent."""

from __future__ import annotations

from bot.delivery.line import Line
from storage.pushes import Outcome
from storage.pushes import OutcomeKind as Kind

SILENCE = Outcome(Kind.UNKNOWN)
SENT = Outcome(Kind.SENT, message_id=1)


def test_three_silences_in_a_row_close_the_line_and_an_answer_opens_it() -> None:
    line = Line()

    closed = [line.heard(SILENCE, 0.0) for _ in range(3)]
    assert closed == [False, False, True]
    assert not line.is_open and line.rest(0.0) == 1.0

    line.asked(SENT, 1.0)
    assert line.is_open and line.rest(1.0) == 0.0


def test_bad_luck_between_answers_is_no_outage() -> None:
    line = Line()

    for _ in range(10):
        line.heard(SILENCE, 0.0)
        line.heard(SILENCE, 0.0)
        line.heard(SENT, 0.0)

    assert line.is_open


def test_it_asks_more_and_more_rarely_but_never_gives_up() -> None:
    line = Line()
    for _ in range(3):
        line.heard(SILENCE, 0.0)

    rests = []
    now = 0.0
    for _ in range(8):
        now += line.rest(now)
        line.asked(SILENCE, now)
        rests.append(line.rest(now))

    assert rests == [2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0, 30.0]


def test_a_too_many_is_an_answer_and_a_revoked_token_a_long_rest() -> None:
    line = Line()
    for _ in range(5):
        line.heard(Outcome(Kind.NOT_ACCEPTED, retry_after=3.0), 0.0)
    assert line.is_open

    assert line.heard(Outcome(Kind.BOT_AT_FAULT), 0.0)
    assert line.rest(0.0) == 60.0
