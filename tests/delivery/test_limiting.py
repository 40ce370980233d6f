"""Answers to people: held back where Telegram wants it, never for longer than a person would wait."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

import pytest
import structlog
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.limiting import RateLimiter
from bot.delivery.pacing import Pacing

PERSON, GROUP = 5_550_001, -100_777


class Loop(asyncio.SelectorEventLoop):
    """A loop whose clock jumps to the next timer, so that a minute takes no time."""

    jumped = 1000.0

    def time(self) -> float:
        return self.jumped

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:  # type: ignore[attr-defined]
            self.jumped = max(self.jumped, self._scheduled[0].when())  # type: ignore[attr-defined]
        super()._run_once()  # type: ignore[misc]


def run(work: Coroutine[Any, Any, Any]) -> Any:
    with asyncio.Runner(loop_factory=Loop) as runner:
        return runner.run(work)


class Telegram:
    """Answers the calls of the bot in turn: an error is raised, everything else returned."""

    def __init__(self, *answers: object) -> None:
        self.answers = iter(answers)
        self.calls: list[float] = []

    async def __call__(self, *args: object, **kwargs: object) -> object:
        self.calls.append(asyncio.get_running_loop().time())
        answer = next(self.answers)
        if isinstance(answer, Exception):
            raise answer
        return answer


class Pace(Pacing):
    """A pace that remembers what it was told."""

    def __init__(self, rate: float = 25.0) -> None:
        super().__init__(rate)
        self.heard: list[str] = []

    def accepted(self, now: float) -> None:
        self.heard.append("accepted")
        super().accepted(now)

    def told_to_wait(self, chat: int, seconds: float, now: float) -> None:
        self.heard.append(f"{chat} waits {seconds:g}")
        super().told_to_wait(chat, seconds, now)


def wait_for(seconds: int) -> RetryAfter:
    return RetryAfter(timedelta(seconds=seconds))


async def ask(
    limiter: RateLimiter, telegram: Telegram, chat: object = PERSON, endpoint: str = "sendMessage"
) -> object:
    data = {} if chat is None else {"chat_id": chat}
    return await limiter.process_request(telegram, (), {}, endpoint, data, None)


def test_an_answer_leaves_at_once_and_its_acceptance_is_told() -> None:
    pace, telegram = Pace(), Telegram("sent")

    result = run(ask(RateLimiter(pace), telegram))

    assert (result, telegram.calls, pace.heard) == ("sent", [1000.0], ["accepted"])


@pytest.mark.parametrize(
    "error", [BadRequest("message is not modified"), Forbidden("blocked"), ChatMigrated(-2)]
)
def test_a_refusal_for_another_reason_counts_as_accepted(error: TelegramError) -> None:
    pace = Pace()

    with pytest.raises(type(error)):
        run(ask(RateLimiter(pace), Telegram(error)))

    assert pace.heard == ["accepted"]


@pytest.mark.parametrize("error", [TimedOut(), NetworkError("Bad Gateway"), OSError()])
def test_an_unknown_outcome_says_nothing_about_the_pace(error: Exception) -> None:
    pace = Pace()

    with pytest.raises(type(error)):
        run(ask(RateLimiter(pace), Telegram(error)))

    assert pace.heard == []


def test_after_a_429_the_answer_goes_out_when_telegram_wants_it() -> None:
    pace, telegram = Pace(), Telegram(wait_for(7), "sent")

    result = run(ask(RateLimiter(pace), telegram))

    assert result == "sent"
    assert telegram.calls == [1000.0, 1007.0]
    assert pace.heard == [f"{PERSON} waits 7", "accepted"]


def test_a_429_that_takes_longer_than_a_person_waits_is_raised_at_once() -> None:
    pace, telegram = Pace(), Telegram(wait_for(61))

    with pytest.raises(RetryAfter):
        run(ask(RateLimiter(pace), telegram))

    assert telegram.calls == [1000.0]
    assert pace.heard == [f"{PERSON} waits 61"]


def test_all_waits_together_take_a_minute_at_most() -> None:
    telegram = Telegram(wait_for(40), wait_for(40), "sent")

    with pytest.raises(RetryAfter):
        run(ask(RateLimiter(Pace()), telegram))

    assert telegram.calls == [1000.0, 1040.0]


def test_a_fourth_429_is_given_up() -> None:
    telegram = Telegram(*(wait_for(1) for _ in range(9)))

    with pytest.raises(RetryAfter):
        run(ask(RateLimiter(Pace()), telegram))

    assert len(telegram.calls) == 4


def test_a_parked_chat_waits_before_it_is_asked_and_others_do_not() -> None:
    pace, telegram = Pace(), Telegram("first", "second")
    limiter = RateLimiter(pace)
    pace.told_to_wait(PERSON, 20.0, 1000.0)

    async def both() -> None:
        await asyncio.gather(ask(limiter, telegram), ask(limiter, telegram, PERSON + 1))

    run(both())

    assert telegram.calls == [1000.0, 1020.0]


def test_a_chat_parked_for_hours_is_refused_without_asking_telegram() -> None:
    pace, telegram = Pace(), Telegram()
    pace.told_to_wait(PERSON, 10072.0, 1000.0)

    with pytest.raises(RetryAfter):
        run(ask(RateLimiter(pace), telegram))

    assert telegram.calls == []


def test_the_twenty_first_answer_in_a_group_waits_for_the_minute_to_pass() -> None:
    limiter, telegram = RateLimiter(Pace()), Telegram(*range(21))

    async def talk() -> None:
        for _ in range(21):
            await ask(limiter, telegram, GROUP)

    run(talk())

    assert telegram.calls == [1000.0] * 20 + [1060.0]


@pytest.mark.parametrize(
    ("endpoint", "chat"),
    [("answerCallbackQuery", None), ("sendChatAction", GROUP), ("getChat", GROUP), ("setMyCommands", None)],
)
def test_what_telegram_does_not_count_passes_freely(endpoint: str, chat: int | None) -> None:
    pace, telegram = Pace(), Telegram(*range(25))
    limiter = RateLimiter(pace)

    async def talk() -> None:
        for _ in range(25):
            await ask(limiter, telegram, chat, endpoint)

    run(talk())

    assert telegram.calls == [1000.0] * 25
    assert pace.heard == []
    assert pace.chat_wait(GROUP, 1000.0) == 0


def test_a_429_without_a_chat_is_honoured_too() -> None:
    pace, telegram = Pace(), Telegram(wait_for(3), True)

    result = run(ask(RateLimiter(pace), telegram, None, "answerCallbackQuery"))

    assert result is True
    assert telegram.calls == [1000.0, 1003.0]
    assert pace.heard == []


def test_the_end_of_a_chats_wait_is_kept() -> None:
    kept: list[tuple[int, float]] = []

    async def park(chat: int, seconds: float) -> None:
        kept.append((chat, seconds))

    run(ask(RateLimiter(Pace(), park), Telegram(wait_for(7), "sent")))

    assert kept == [(PERSON, 7.0)]


def test_a_wait_that_cannot_be_kept_is_logged_without_the_chat_and_harms_nobody() -> None:
    async def park(chat: int, seconds: float) -> None:
        raise OSError(f"disk full at {chat}")

    with structlog.testing.capture_logs() as logs:
        result = run(ask(RateLimiter(Pace(), park), Telegram(wait_for(7), "sent")))

    assert result == "sent"
    assert len(logs) == 1
    assert str(PERSON) not in str(logs)


def test_answers_that_complain_park_pushes_but_not_other_answers() -> None:
    pace = Pace()
    limiter = RateLimiter(pace)

    async def talk() -> object:
        for chat in range(1, 6):
            with pytest.raises(RetryAfter):
                await ask(limiter, Telegram(wait_for(100)), chat)
        return await ask(limiter, Telegram("sent"), 6)

    assert run(talk()) == "sent"
    assert pace.wait(1000.0) == 100


def test_two_answers_to_one_person_leave_without_a_pause() -> None:
    limiter, telegram = RateLimiter(Pace()), Telegram(1, 2)

    async def talk() -> None:
        await ask(limiter, telegram)
        await ask(limiter, telegram)

    run(talk())

    assert [b - a for a, b in itertools.pairwise(telegram.calls)] == [0.0]
