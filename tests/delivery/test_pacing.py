"""The pace: what may leave when, for any traffic."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pacing import SLACK, Pacing

#: Telegram's limits, as its documentation gives them.
PER_CHAT, GROUP_MINUTE = 1.0, 20

_CHATS = st.lists(st.sampled_from([1, 2, 3, 4, -100, -200]), min_size=1, max_size=120)


def _drive(pacing: Pacing, chats: list[int], now: float = 1000.0) -> list[tuple[float, int]]:
    """Send to these chats one after the other, each as soon as it may."""
    sent = []
    for chat in chats:
        while (wait := pacing.take(chat, now)) > 0:
            now += wait
        sent.append((now, chat))
    return sent


@given(chats=_CHATS, rate=st.floats(0.5, 1000.0))
def test_no_second_and_no_chat_gets_more_than_its_share(chats: list[int], rate: float) -> None:
    sent = _drive(Pacing(rate), chats)

    times = [at for at, _ in sent]
    for first, last in itertools.combinations(range(len(times)), 2):
        # So many messages in a stretch of time, save what the slack lets catch up.
        assert (last - first) <= (times[last] - times[first] + SLACK) * rate + 1e-6 * (last - first) + 1
    for chat in set(chats):
        own = [at for at, to in sent if to == chat]
        assert all(b - a >= PER_CHAT - 1e-6 for a, b in itertools.pairwise(own))
        if chat < 0:
            assert all(b - a >= 60 - 1e-6 for a, b in zip(own, own[GROUP_MINUTE:], strict=False))


@given(chats=_CHATS, rate=st.floats(0.5, 1000.0))
def test_the_budget_is_used(chats: list[int], rate: float) -> None:
    people = list(range(1, len(chats) + 1))  # each another person: only the budget holds them back
    sent = _drive(Pacing(rate), people)

    assert sent[-1][0] - sent[0][0] <= (len(people) - 1) / rate + 1e-6


def test_a_chat_that_must_wait_holds_up_nobody_else() -> None:
    pacing = Pacing(25.0)
    pacing.told_to_wait(1, 10072.0, 0.0)

    assert pacing.take(1, 1.0) > 10_000
    assert pacing.take(2, 1.0) == 0


def test_complaints_of_several_chats_slow_everything_down_and_it_recovers() -> None:
    pacing = Pacing(25.0)
    for chat in (1, 2, 3):
        pacing.told_to_wait(chat, 2.0, 10.0)

    assert pacing.wait(10.0) == 2.0
    assert pacing.rate < 25.0
    for second in range(13, 200):
        pacing.wait(float(second))
    assert pacing.rate == 25.0


def test_an_answer_to_a_person_is_not_queued_behind_pushes() -> None:
    pacing = Pacing(1.0)
    assert pacing.take(1, 0.0) == 0
    assert pacing.take(2, 0.0) > 0

    assert pacing.take_answer(3, 0.0) == 0


def test_a_million_chats_need_no_memory() -> None:
    pacing = Pacing(1e6)
    for number in range(20_000):
        pacing.take(number + 1, number * 0.01)

    assert len(pacing._last) < 5000


def test_a_group_gets_twenty_a_minute_and_the_twenty_first_waits() -> None:
    sent = [at for at, _ in _drive(Pacing(1000.0), [-100] * 45)]

    assert sent[19] - sent[0] < 20
    assert sent[20] - sent[0] >= 60 - 1e-6
    assert sent[40] - sent[20] >= 60 - 1e-6
