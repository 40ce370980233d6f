"""Who is sent to next."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.queue import LONGEST_WAIT, WAIT_IN_PLACE, Queue
from storage.pushes import Delivery, PushLane
from tests.delivery.making import delivery


def _at_once(delivery: Delivery, now: float) -> float:
    return 0.0


def test_an_urgent_message_passes_all_that_wait() -> None:
    queue = Queue()
    queue.add([delivery(1), delivery(2)], 0.0)
    queue.add([delivery(3, lane=PushLane.URGENT)], 0.0)

    order = [queue.next(0.0, _at_once) for _ in range(4)]

    assert [one.id if one else None for one in order] == [3, 1, 2, None]


def test_a_push_that_begins_does_not_wait_for_all_that_was_claimed_of_another() -> None:
    queue = Queue()
    queue.add([delivery(number) for number in range(1, 5)], 0.0)
    queue.add([delivery(11, of=2), delivery(12, of=2)], 1.0)
    queue.add([delivery(13, of=2)], 2.0)

    order = [queue.next(2.0, _at_once) for _ in range(7)]

    assert [one.id for one in order if one] == [11, 1, 2, 3, 4, 12, 13]


def test_a_chat_that_must_wait_a_moment_holds_nobody_up_and_comes_first_when_it_may() -> None:
    queue = Queue()
    queue.add([delivery(1), delivery(2), delivery(3)], 0.0)

    def wait(one: Delivery, now: float) -> float:
        return max(0.0, 1.0 - now) if one.id == 1 else 0.0

    first = queue.next(0.0, wait)
    ready = queue.ready_in(0.0)
    second = queue.next(1.0, wait)

    assert (first and first.id, ready, second and second.id) == (2, 1.0, 1)
    assert len(queue) == 1


def test_a_chat_that_must_wait_long_gives_its_place_back() -> None:
    queue = Queue()
    queue.add([delivery(1), delivery(2)], 0.0)

    sent = queue.next(0.0, lambda one, now: WAIT_IN_PLACE + 1 if one.id == 1 else 0.0)

    assert sent is not None and sent.id == 2
    assert [(one.id, wait) for one, wait in queue.put_off] == [(1, WAIT_IN_PLACE + 1)]
    assert len(queue) == 0


def test_what_waited_too_long_is_not_sent_any_more() -> None:
    queue = Queue()
    queue.add([delivery(1)], 0.0)
    queue.add([delivery(2)], LONGEST_WAIT)

    sent = queue.next(LONGEST_WAIT + 0.1, _at_once)

    assert sent is not None and sent.id == 2
    assert [one.id for one in queue.stale] == [1]


def test_what_is_taken_out_is_taken_from_every_place() -> None:
    queue = Queue()
    queue.add([delivery(1, chat=7), delivery(2, chat=8), delivery(3, chat=7, lane=PushLane.URGENT)], 0.0)
    queue.next(0.0, lambda one, now: 2.0 if one.lane is PushLane.URGENT else 0.0)

    taken = queue.take_out(lambda one, since: one.chat in (7, 8))

    assert {one.id for one in taken} == {2, 3}
    assert (len(queue), queue.ready_in(0.0)) == (0, None)


@given(
    waiting=st.lists(st.tuples(st.integers(1, 4), st.sampled_from(PushLane)), max_size=25),
    until=st.dictionaries(st.integers(1, 4), st.floats(0, 9)),
    moments=st.lists(st.floats(0, 4), max_size=40).map(sorted),
)
def test_nothing_is_lost_or_doubled_and_a_chat_keeps_its_order(
    waiting: list[tuple[int, PushLane]], until: dict[int, float], moments: list[float]
) -> None:
    queue = Queue()
    added = [delivery(n, chat=chat, lane=lane) for n, (chat, lane) in enumerate(waiting)]
    queue.add(added, 0.0)

    def wait(one: Delivery, now: float) -> float:
        return max(0.0, until.get(one.chat, 0.0) - now)

    sent = []
    for now in moments:
        one = queue.next(now, wait)
        if one is not None:
            assert wait(one, now) <= 0
            sent.append(one)

    left = [one for one, _ in queue.put_off] + queue.take_out(lambda *_: True)
    assert sorted(one.id for one in sent + left) == [one.id for one in added]
    of: dict[tuple[int, PushLane], list[int]] = defaultdict(list)
    for one in sent:
        of[one.chat, one.lane].append(one.id)
    assert all(ids == sorted(ids) for ids in of.values())
