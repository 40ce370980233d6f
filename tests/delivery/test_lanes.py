"""Whose turn it is."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.lanes import Turns, interleaved, part_of
from storage.pushes import Delivery, PushLane
from tests.delivery.making import delivery, push


@pytest.mark.parametrize(
    ("regions", "part"),
    [
        (("210501",), ("21",)),
        (("2105", "21"), ("21",)),
        (("21", "08"), ("08", "21")),
        (("",), ("",)),
        ((), ()),
    ],
)
def test_districts_of_one_department_are_one_part(regions: tuple[str, ...], part: tuple[str, ...]) -> None:
    assert part_of(push(1, *regions)) == part


def test_lanes_come_by_urgency_and_pushes_of_a_part_as_given() -> None:
    due = [
        push(3, "08", lane=PushLane.ROUTINE),
        push(4, "0801", lane=PushLane.ROUTINE),
        push(1, "21", lane=PushLane.URGENT),
        push(2, "21", lane=PushLane.CORRECTION),
    ]

    lanes = Turns().lanes(due)

    assert [(lane, [[one.id for one in part] for part in parts]) for lane, parts in lanes] == [
        (PushLane.URGENT, [[1]]),
        (PushLane.CORRECTION, [[2]]),
        (PushLane.ROUTINE, [[3, 4]]),
    ]


def test_who_was_served_last_comes_last() -> None:
    turns, due = Turns(), [push(1, "08"), push(2, "15"), push(3, "21")]
    pushes = {one.id: one for one in due}
    turns.lanes(due)

    turns.served([delivery(1, of=1), delivery(2, of=3)], pushes)
    ((_, parts),) = turns.lanes(due)

    assert [part[0].id for part in parts] == [2, 1, 3]


@pytest.mark.parametrize("room", [1, 3, 10, 40])
def test_of_ten_parts_with_one_fifty_times_larger_none_waits_for_more_than_a_round(room: int) -> None:
    due = [push(n, f"{n:02}") for n in range(1, 11)]
    pushes = {one.id: one for one in due}
    left = Counter(dict.fromkeys(range(2, 11), 20) | {1: 1000})
    turns, sent = Turns(), []
    numbers = iter(range(100_000))

    while any(left.values()):
        ((_, parts),) = turns.lanes([one for one in due if left[one.id]])
        share = -(-room // len(parts))
        claimed: list[Delivery] = []
        for part in parts:
            number = part[0].id
            take = min(share, left[number], room - len(claimed))
            left[number] -= take
            claimed += [delivery(next(numbers), of=number) for _ in range(take)]
        turns.served(claimed, pushes)
        sent += [one.push for one in interleaved(claimed, pushes)]

    for part in range(2, 11):
        at = [-1, *(n for n, which in enumerate(sent) if which == part)]
        assert len(at) == 21
        assert max(b - a for a, b in itertools.pairwise(at)) <= 2 * 10


@given(st.lists(st.integers(1, 6), max_size=40))
def test_interleaving_changes_only_the_order(of: list[int]) -> None:
    pushes = {n: push(n, f"{n % 3:02}") for n in range(1, 7)}
    claimed = [delivery(n, of=number) for n, number in enumerate(of)]

    mixed = interleaved(claimed, pushes)

    assert sorted(one.id for one in mixed) == [one.id for one in claimed]
    for part in {part_of(one) for one in pushes.values()}:
        ids = [one.id for one in mixed if part_of(pushes[one.push]) == part]
        assert ids == sorted(ids)
