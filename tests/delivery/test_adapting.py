"""The rate that Telegram bears is found, kept and left again: whole broadcasts on a simulated clock."""

from __future__ import annotations

import heapq
import itertools
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from bot.delivery.adapting import AdaptiveRate, Answers, Counted
from bot.delivery.pacing import Pacing

IN_FLIGHT = 50
#: Tells for a chat and a moment how many seconds Telegram wants to be left alone, or None if it takes the message.
Telegram = Callable[[int, float], float | None]


@dataclass
class Broadcast:
    """Messages to many people through a pace, with late timers and a slow network; nothing really sleeps."""

    telegram: Telegram
    pacing: Pacing
    chats: int
    seed: int = 1
    eager: bool = False  # who was to wait comes again before those who got nothing yet
    late: float = 0.02
    now: float = 1000.0
    sent: list[float] = field(default_factory=list)
    answered: list[tuple[float, int, float | None]] = field(default_factory=list)
    rates: list[tuple[float, float]] = field(default_factory=list)

    def run(self, seconds: float) -> Broadcast:
        """Send until everybody has the message, or for so many seconds."""
        chance = random.Random(self.seed)
        start, numbers = self.now, itertools.count()
        fresh, again = deque(range(1, self.chats + 1)), list[tuple[float, int]]()
        arriving, returning = list[tuple[float, int, int]](), list[tuple[float, int, int, float | None]]()
        wake = self.now
        while (fresh or again or arriving or returning) and self.now < start + seconds:
            free = len(arriving) + len(returning) < IN_FLIGHT and (fresh or again)
            moments = [events[0][0] for events in (arriving, returning) if events]
            self.now = max(self.now, min([*moments, wake] if free else moments))
            if arriving and arriving[0][0] <= self.now:
                at, _, chat = heapq.heappop(arriving)
                back = at + chance.uniform(0.02, 0.06)
                heapq.heappush(returning, (back, next(numbers), chat, self.telegram(chat, at)))
            elif returning and returning[0][0] <= self.now:
                at, _, chat, retry = heapq.heappop(returning)
                self.answered.append((at, chat, retry))
                if retry is None:
                    self.pacing.accepted(at)
                else:
                    self.pacing.told_to_wait(chat, retry, at)
                    heapq.heappush(again, (at + self.pacing.chat_wait(chat, at), chat))
            else:
                wait = self.pacing.wait(self.now)
                if wait == 0:
                    chat = self._next(fresh, again)
                    if chat is None:
                        wait = again[0][0] - self.now
                    else:
                        assert self.pacing.chat_wait(chat, self.now) == 0
                        self.pacing.book(chat, self.now)
                        self.sent.append(self.now)
                        heapq.heappush(arriving, (self.now + chance.uniform(0.02, 0.06), next(numbers), chat))
                        wait = self.pacing.wait(self.now)
                wake = self.now + wait + (chance.uniform(0, self.late) if wait else 0)
                self.rates.append((self.now, self.pacing.rate))
        return self

    def _next(self, fresh: deque[int], again: list[tuple[float, int]]) -> int | None:
        if again and again[0][0] <= self.now and (self.eager or not fresh):
            return heapq.heappop(again)[1]
        return fresh.popleft() if fresh else None

    def share_refused(self, begin: float, end: float) -> float:
        """The part of the answers that was 429, between two seconds of the broadcast."""
        answers = [retry for at, _, retry in self.answered if begin <= at - 1000.0 < end]
        return sum(retry is not None for retry in answers) / len(answers)

    def through(self, begin: float, end: float) -> float:
        """Messages that came through in a second, between two seconds of the broadcast."""
        return sum(retry is None and begin <= at - 1000.0 < end for at, _, retry in self.answered) / (
            end - begin
        )


class Cap:
    """A limit that nobody told us: what comes above it within a second is refused."""

    def __init__(self, rate: int, lifted: float = float("inf"), *, strict: bool = False) -> None:
        self.rate, self.lifted, self.strict = rate, lifted, strict
        self.counted: deque[float] = deque()

    def __call__(self, chat: int, at: float) -> float | None:
        while self.counted and at - self.counted[0] >= 1:
            self.counted.popleft()
        over = len(self.counted) >= self.rate and at < 1000.0 + self.lifted
        if not over or self.strict:
            self.counted.append(at)  # the strict one counts what it refuses, too
        return 1.0 if over else None


def always(chat: int, at: float) -> float | None:
    return None


@pytest.mark.parametrize("seed", range(3))
def test_ten_thousand_messages_take_what_the_rate_says(seed: int) -> None:
    broadcast = Broadcast(always, Pacing(25.0), 10_000, seed).run(500)

    assert 400 * 0.98 <= broadcast.sent[-1] - broadcast.sent[0] <= 400 * 1.02
    assert max_in_a_second(broadcast.sent) <= 30


@pytest.mark.parametrize("strict", [False, True], ids=["counts what it takes", "counts all"])
@pytest.mark.parametrize("seed", range(4))
def test_a_hidden_cap_is_found_within_a_minute_and_kept_to(seed: int, strict: bool) -> None:
    broadcast = Broadcast(Cap(15, strict=strict), Pacing(25.0), 20_000, seed).run(660)

    assert broadcast.share_refused(60, 660) < 0.02
    assert broadcast.through(60, 660) >= 0.85 * 15


@pytest.mark.parametrize("eager", [False, True], ids=["in order", "eager"])
@pytest.mark.parametrize("cap", [5, 10, 15, 20, 22])
def test_other_caps_are_found_too(cap: int, eager: bool) -> None:
    broadcast = Broadcast(Cap(cap), Pacing(25.0), 20_000, eager=eager).run(660)

    assert broadcast.share_refused(60, 660) < 0.02
    assert broadcast.through(60, 660) >= 0.85 * cap


@pytest.mark.parametrize("seed", range(4))
def test_the_full_rate_is_found_again_after_the_cap_is_lifted(seed: int) -> None:
    broadcast = Broadcast(Cap(15, lifted=660), Pacing(25.0), 30_000, seed).run(660 + 300)

    assert broadcast.rates[-1][1] == 25.0


@pytest.mark.parametrize("seed", range(5))
def test_a_few_chats_in_limits_of_their_own_slow_down_nobody_else(seed: int) -> None:
    chance = random.Random(seed)
    limited = {chat: chance.randint(1, 30) for chat in chance.sample(range(1, 10_001), 500)}
    pacing = Pacing(25.0)

    broadcast = Broadcast(lambda chat, at: limited.get(chat), pacing, 10_000, seed).run(450)

    others = [at for at, _, retry in broadcast.answered if retry is None]
    assert {rate for _, rate in broadcast.rates} == {25.0}
    assert len(others) == 9_500
    assert others[-1] - 1000.0 <= 400 / 0.95


def test_a_cap_is_found_and_left_again_though_a_few_chats_are_in_limits_of_their_own() -> None:
    cap = Cap(15, lifted=400)

    broadcast = Broadcast(
        lambda chat, at: 20.0 if chat % 25 == 0 else cap(chat, at), Pacing(25.0), 30_000
    ).run(1000)

    assert broadcast.through(60, 400) >= 0.8 * 15
    assert broadcast.rates[-1][1] == 25.0


@pytest.mark.parametrize("seed", range(3))
def test_chats_that_complain_again_and_again_are_no_storm(seed: int) -> None:
    limited = {chat: random.Random(chat).randint(1, 30) for chat in range(1, 4000, 20)}
    pacing = Pacing(25.0)

    # Nobody but they is left in the end, and every answer is 429.
    broadcast = Broadcast(lambda chat, at: limited.get(chat), pacing, 4_000, seed, eager=True).run(400)

    assert {rate for _, rate in broadcast.rates} == {25.0}
    assert max(b - a for a, b in itertools.pairwise(broadcast.sent)) < 1


@pytest.mark.parametrize(("rate", "chats"), [(25.0, 750), (200.0, 6_000), (1e6, 20_000)])
def test_a_storm_stops_pushes_at_once_and_they_go_on_when_it_is_over(rate: float, chats: int) -> None:
    def storm(chat: int, at: float) -> float | None:
        return 35.0 if 1020.0 <= at < 1054.0 else None

    broadcast = Broadcast(storm, Pacing(rate), chats).run(300)

    first = next(at for at, _, retry in broadcast.answered if retry)
    silent, resumed = max(itertools.pairwise(broadcast.sent), key=lambda pair: pair[1] - pair[0])
    assert sum(first < at <= silent for at in broadcast.sent) <= IN_FLIGHT
    assert 34.5 <= resumed - silent <= 35.5
    assert len({chat for _, chat, retry in broadcast.answered if retry is None}) == chats


def test_what_was_in_flight_when_a_storm_began_slows_down_once() -> None:
    pacing = Pacing(20.0)
    for chat in range(1, 41):
        pacing.book(chat, 10.0)

    for chat in range(1, 41):
        pacing.told_to_wait(chat, 2.0, 10.0 + chat / 100)

    assert pacing.rate == 10.0
    assert pacing.wait(10.4) == pytest.approx(10.05 + 2.0 - 10.4)


def test_late_complaints_of_a_storm_that_is_over_are_no_new_one() -> None:
    pacing = Pacing(20.0)
    for chat in range(1, 41):
        pacing.book(chat, 10.0)
    for chat in range(1, 6):
        pacing.told_to_wait(chat, 1.0, 10.5)

    for chat in range(6, 41):
        pacing.told_to_wait(chat, 1.0, 11.6)

    assert pacing.rate == 10.0
    assert pacing.wait(11.6) == 0


def test_a_longer_storm_slows_down_again_and_the_way_back_is_quick() -> None:
    pacing = Pacing(20.0)
    chats = itertools.count(1)
    now, rates = 10.0, []
    for _ in range(6):
        for chat in itertools.islice(chats, 5):
            pacing.book(chat, now)
            pacing.told_to_wait(chat, 30.0, now)
        rates.append(pacing.rate)
        now += pacing.wait(now)

    for second in range(155):
        pacing.wait(now + second)
        pacing.accepted(now + second)

    assert rates == [10.0, 5.0, 2.5, 1.25, 1.0, 1.0]
    assert pacing.rate == 20.0


@pytest.mark.parametrize(
    ("accepted", "complaints", "too_many"),
    [
        (0, 14, False),
        (11, 4, False),
        (10, 5, True),
        (237, 13, False),
        (225, 25, False),
        (220, 30, True),
        (475, 25, False),
        (450, 50, True),
    ],
)
def test_what_chance_makes_of_a_few_chats_is_not_too_many(
    accepted: int, complaints: int, too_many: bool
) -> None:
    assert Counted(accepted, complaints, 20.0).too_many is too_many


def test_only_the_latest_answers_count() -> None:
    answers = Answers()
    for second in range(100):
        answers.accepted(float(second))
        answers.complained(second + 0.1)

    lately = answers.within(5.0, 99.1)

    assert (lately.accepted, lately.complaints) == (5, 5)
    assert lately.seconds == pytest.approx(4.1)
    assert answers.within(1000.0, 99.1).answers <= 42


def test_answers_at_another_rate_are_forgotten() -> None:
    answers = Answers()
    answers.accepted(10.0)

    answers.forget()
    answers.accepted(10.1)

    assert answers.within(20.0, 10.1) == Counted(1, 0, 0.0)


def _cut(most: float = 25.0) -> tuple[AdaptiveRate, float]:
    """A rate that was just brought down to about 15, and the moment."""
    speed = AdaptiveRate(most)
    for number in range(80):
        speed.accepted(100 + number / 16)
    speed.slow_down(105.0, 106.0)
    return speed, 106.0


def test_the_new_rate_is_a_little_under_what_came_through() -> None:
    speed, _ = _cut()

    assert speed.rate == pytest.approx(80 / 5 * 0.97, rel=0.02)


def test_the_rate_is_never_more_than_halved_at_once() -> None:
    speed, _ = _cut(100.0)

    assert speed.rate == 50.0


def test_more_is_tried_rarely_and_given_up_at_the_third_complaint() -> None:
    speed, now = _cut()
    good = speed.rate
    tries = []
    for tenth in range(6000):
        now += 0.1
        if now >= speed.due:
            speed.tick(now)
        if speed.rate > good:
            tries.append(now)
            for _ in range(3):
                speed.complained(now)
                speed.judge(now)
        speed.accepted(now)

        assert speed.rate in (good, pytest.approx(good)), tenth

    waits = [b - a for a, b in itertools.pairwise(tries)]
    assert waits[0] == pytest.approx(60, abs=1)
    assert waits[1:] == [pytest.approx(120, abs=1)] * len(waits[1:])
    assert len(waits) >= 3


def test_a_rate_below_one_is_kept_whatever_happens() -> None:
    speed = AdaptiveRate(0.5)

    speed.slow_down(10.0, 10.0)

    assert speed.rate == 0.5


def max_in_a_second(moments: list[float]) -> int:
    most, first = 0, 0
    for last, moment in enumerate(moments):
        while moments[first] <= moment - 1:
            first += 1
        most = max(most, last - first + 1)
    return most
