"""The pace: what may leave when, for any traffic."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.pacing import Pacing

#: Telegram's limits, as its documentation gives them.
PER_CHAT, GROUP_MINUTE, PER_SECOND = 1.0, 20, 30

_CHAT = st.sampled_from([1, 2, 3, 4, 5, 6, 7, 8, -100, -200])
#: A chat, how long it takes until the next one's turn, and what happens: a push, an answer to a person, or a push
#: to which Telegram says no or "retry after".
_ACT = st.tuples(
    _CHAT,
    st.one_of(st.just(0.0), st.floats(0.0, 0.2), st.floats(0.0, 90.0)),
    st.sampled_from(["push", "push", "push", "answer", "429"]),
    st.floats(0.0, 40.0),
)


class Traffic:
    """Messages as they leave, each as soon as it may; nothing waits for longer than the pace says."""

    def __init__(self, pacing: Pacing, now: float = 1000.0) -> None:
        self.pacing, self.now = pacing, now
        self.pushes: list[tuple[float, int]] = []
        self.all: dict[int, list[float]] = defaultdict(list)
        self.parked: dict[int, float] = {}

    def push(self, chat: int) -> None:
        turns = 0
        while (wait := max(self.pacing.wait(self.now), self.pacing.chat_wait(chat, self.now))) > 0:
            self.now += wait
            turns += 1
            assert turns < 1000
        self.pacing.book(chat, self.now)
        self.pushes.append((self.now, chat))
        self._left(chat)

    def answer(self, chat: int) -> None:
        while (wait := self.pacing.take_answer(chat, self.now)) > 0:
            self.now += wait
        self._left(chat)

    def told_to_wait(self, chat: int, seconds: float) -> None:
        self.pacing.told_to_wait(chat, seconds, self.now)
        self.parked[chat] = max(self.parked.get(chat, 0.0), self.now + seconds)

    def _left(self, chat: int) -> None:
        assert self.now >= self.parked.get(chat, 0.0) - 1e-6, "a parked chat got something"
        self.all[chat].append(self.now)


@settings(max_examples=200, deadline=None)
@given(acts=st.lists(_ACT, min_size=1, max_size=150), rate=st.sampled_from([0.5, 3.0, 25.0, 1e6]))
def test_whatever_happens_every_limit_is_kept(acts: list[tuple[int, float, str, float]], rate: float) -> None:
    traffic = Traffic(Pacing(rate))

    for chat, pause, act, seconds in acts:
        traffic.now += pause
        if act == "answer":
            traffic.answer(chat)
        else:
            traffic.push(chat)
        if act == "429":
            traffic.told_to_wait(chat, seconds)
        else:
            traffic.pacing.accepted(traffic.now)
        assert min(rate, 1.0) <= traffic.pacing.rate <= rate

    for chat in traffic.all:
        own = [at for at, to in traffic.pushes if to == chat]
        assert all(b - a >= PER_CHAT - 1e-6 for a, b in itertools.pairwise(own))
        if chat < 0:
            every = traffic.all[chat]
            assert all(b - a >= 60 - 1e-6 for a, b in zip(every, every[GROUP_MINUTE:], strict=False))


@settings(deadline=None)
@given(pauses=st.lists(st.one_of(st.just(0.0), st.floats(0.0, 0.5)), min_size=31, max_size=200))
def test_no_second_gets_more_pushes_than_telegram_allows(pauses: list[float]) -> None:
    traffic = Traffic(Pacing(25.0))

    for person, pause in enumerate(pauses, start=1):
        traffic.now += pause
        traffic.push(person)

    moments = [at for at, _ in traffic.pushes]
    assert all(b - a > 1.0 for a, b in zip(moments, moments[PER_SECOND:], strict=False))


@settings(deadline=None)
@given(people=st.integers(1, 200), rate=st.floats(0.5, 1000.0))
def test_the_budget_is_used(people: int, rate: float) -> None:
    traffic = Traffic(Pacing(rate))

    for person in range(1, people + 1):
        traffic.push(person)

    assert traffic.pushes[-1][0] - traffic.pushes[0][0] <= (people - 1) / rate + 1e-6


@pytest.mark.parametrize("chat", [7, -100])
@pytest.mark.parametrize("start", [0.0, 0.5, 1e6])
def test_a_chat_gets_one_message_a_second(chat: int, start: float) -> None:
    pacing = Pacing(1000.0)
    pacing.book(chat, start)

    assert pacing.chat_wait(chat, start + 0.25) == pytest.approx(0.75)
    assert pacing.chat_wait(chat, start + 1.0) == 0
    assert pacing.chat_wait(chat + 1, start) == 0


@pytest.mark.parametrize("between", [0.1, 0.6, 0.99])
def test_the_pace_of_a_chat_is_kept_while_others_are_served(between: float) -> None:
    pacing = Pacing(1e6)
    pacing.book(1, 10.0)
    pacing.book(2, 10.0 + between)
    pacing.book(3, 11.0)

    assert pacing.chat_wait(2, 11.0) == pytest.approx(between)
    assert pacing.chat_wait(1, 11.0) == 0


def test_asking_books_nothing() -> None:
    pacing = Pacing(1.0)

    for _ in range(5):
        assert pacing.chat_wait(1, 0.0) == 0
        assert pacing.wait(0.0) == 0


def test_a_group_gets_twenty_a_minute_and_the_twenty_first_waits() -> None:
    traffic = Traffic(Pacing(1000.0))
    for _ in range(45):
        traffic.push(-100)

    sent = traffic.all[-100]

    assert sent[19] - sent[0] < 20
    assert sent[20] - sent[0] >= 60 - 1e-6
    assert sent[40] - sent[20] >= 60 - 1e-6


def test_answers_in_a_group_count_among_its_twenty() -> None:
    pacing = Pacing(25.0)
    for number in range(20):
        assert pacing.take_answer(-100, 10.0 + number / 10) == 0

    assert pacing.take_answer(-100, 12.0) == pytest.approx(58.0)
    assert pacing.chat_wait(-100, 20.0) == pytest.approx(50.0)


def test_a_chat_that_must_wait_holds_up_nobody_else() -> None:
    pacing = Pacing(25.0)

    pacing.told_to_wait(1, 10072.0, 0.0)

    assert pacing.chat_wait(1, 1.0) == 10_071
    assert pacing.take_answer(1, 1.0) == 10_071
    assert pacing.chat_wait(1, 10_072.0) == 0
    assert pacing.chat_wait(2, 1.0) == 0
    assert pacing.wait(1.0) == 0


def test_a_shorter_sentence_does_not_end_a_longer_one() -> None:
    pacing = Pacing(25.0)
    pacing.told_to_wait(1, 100.0, 0.0)

    pacing.told_to_wait(1, 1.0, 1.0)

    assert pacing.chat_wait(1, 1.0) == 99


def test_an_answer_to_a_person_is_not_queued_behind_pushes_but_draws_on_their_budget() -> None:
    pacing = Pacing(1.0)
    pacing.book(1, 10.0)
    before = pacing.wait(10.0)

    assert pacing.take_answer(2, 10.0) == 0
    assert pacing.wait(10.0) > before


def test_a_busy_hour_of_answers_does_not_silence_pushes() -> None:
    pacing = Pacing(25.0)

    for person in range(1, 1001):
        assert pacing.take_answer(person, 10.0) == 0

    assert pacing.wait(10.0) <= 1.0


def _told(pacing: Pacing, complaints: list[tuple[int, float]], now: float) -> None:
    for chat, seconds in complaints:
        pacing.told_to_wait(chat, seconds, now)


@pytest.mark.parametrize(
    ("complaints", "parked"),
    [
        ([(1, 30.0), (2, 30.0), (3, 30.0), (4, 30.0)], 0.0),
        ([(1, 30.0), (2, 30.0), (3, 30.0), (4, 30.0), (5, 30.0)], 30.0),
        ([(1, 10072.0), (2, 30.0), (3, 7.0), (4, 30.0), (5, 30.0)], 7.0),
        ([(1, 9000.0), (2, 9000.0), (3, 9000.0), (4, 9000.0), (5, 9000.0)], 300.0),
        ([(1, 0.0), (2, 30.0), (3, 30.0), (4, 30.0), (5, 30.0)], 1.0),
        ([(1, 30.0)] * 10, 0.0),
        ([(1, 30.0), (2, 30.0), (3, 30.0), (4, 30.0), (1, 30.0)], 0.0),
    ],
    ids=[
        "four",
        "five",
        "the shortest",
        "five minutes at most",
        "one second at least",
        "one chat",
        "four chats",
    ],
)
def test_a_row_of_complaints_parks_pushes(complaints: list[tuple[int, float]], parked: float) -> None:
    pacing = Pacing(25.0)

    _told(pacing, complaints, 10.0)

    assert pacing.wait(10.0) == parked
    assert (pacing.rate < 25.0) == (parked > 0)
    assert pacing.take_answer(99, 10.0) == 0


def test_an_accepted_message_ends_a_row() -> None:
    pacing = Pacing(25.0)
    _told(pacing, [(1, 30.0), (2, 30.0), (3, 30.0), (4, 30.0)], 10.0)
    pacing.accepted(10.0)

    _told(pacing, [(5, 30.0), (6, 30.0), (7, 30.0), (8, 30.0)], 10.1)

    assert pacing.wait(10.1) == 0


def test_five_complaints_of_a_long_quiet_time_are_no_row() -> None:
    pacing = Pacing(25.0)

    for chat in range(1, 10):
        pacing.told_to_wait(chat, 5.0, chat * 20.0)

    assert pacing.wait(180.0) == 0
    assert pacing.rate == 25.0


@pytest.mark.parametrize(("every", "parks"), [(2, True), (3, True), (4, True), (10, False), (20, False)])
def test_a_share_of_complaints_parks_pushes(every: int, parks: bool) -> None:
    pacing = Pacing(25.0)
    now = 10.0
    for person in range(1, 101):
        now += 0.04
        pacing.book(person, now)
        if person % every == 0:
            pacing.told_to_wait(person, 4.0, now)
        else:
            pacing.accepted(now)
        if pacing.wait(now) > 3.0:
            break

    assert (pacing.wait(now) > 3.0) is parks


def test_a_million_chats_need_no_memory() -> None:
    pacing = Pacing(1e6)
    for number in range(30_000):
        now = number * 0.01
        pacing.book(number + 1, now)
        pacing.take_answer(-number - 1, now)
        pacing.accepted(now)
        if number % 50 == 0:
            pacing.told_to_wait(number + 1, 1.0, now)

    held = sum(len(table) for table in vars(pacing).values() if hasattr(table, "__len__"))

    assert held < 20_000


@pytest.mark.parametrize("rate", [1e6, math.inf])
def test_without_a_limit_only_the_chats_own_pace_holds_back(rate: float) -> None:
    pacing = Pacing(rate)

    for person in range(1, 2001):
        assert pacing.wait(10.0) == 0
        assert pacing.chat_wait(person, 10.0) == 0
        pacing.book(person, 10.0)

    assert pacing.chat_wait(1, 10.5) == 0.5


def test_after_a_hurry_the_free_pace_begins_when_telegram_has_forgotten_it() -> None:
    traffic = Traffic(Pacing(200.0, 25.0))
    traffic.pacing.hurry(True, traffic.now)

    for chat in range(400):
        traffic.push(chat)
    hurried, ended = traffic.pushes[-1][0] - traffic.pushes[0][0], traffic.now
    traffic.pacing.hurry(False, traffic.now)
    for chat in range(400, 500):
        traffic.push(chat)

    free = [at for at, chat in traffic.pushes if chat >= 400]
    assert hurried == pytest.approx(2.0, abs=0.2)
    assert free[0] >= ended + 1.0
    assert all(free[n + PER_SECOND] - free[n] >= 1.0 for n in range(len(free) - PER_SECOND))
