"""What is paid for, and that no more is: the decisions by themselves."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.delivery.purse import Offer, Purse, Waiting, allowance, free_pace, offers
from storage.pushes import Form, Shape, Step
from storage.pushes import PushLane as Lane
from tests.delivery.making import delivery

FREE = 25.0
DAY, NEXT = date(2023, 1, 5), date(2023, 1, 6)


def _waits(lane: Lane, messages: int, payable: bool = True) -> Waiting:
    return Waiting(lane, messages, payable)


@pytest.mark.parametrize(
    ("waiting", "paying", "wanted"),
    [
        ([], None, []),
        # A small backlog costs nothing.
        ([_waits(Lane.ROUTINE, 250)], None, []),
        ([_waits(Lane.ROUTINE, 251)], None, [Offer(Lane.ROUTINE, 251)]),
        ([_waits(Lane.ROUTINE, 150), _waits(Lane.ROUTINE, 150)], None, [Offer(Lane.ROUTINE, 300)]),
        # What presses is worth paying for earlier.
        ([_waits(Lane.URGENT, 50)], None, []),
        ([_waits(Lane.URGENT, 51)], None, [Offer(Lane.URGENT, 51)]),
        ([_waits(Lane.CORRECTION, 51)], None, [Offer(Lane.CORRECTION, 51)]),
        ([_waits(Lane.URGENT, 51), _waits(Lane.ROUTINE, 100)], None, [Offer(Lane.URGENT, 51)]),
        (
            [_waits(Lane.URGENT, 60), _waits(Lane.ROUTINE, 200)],
            None,
            [Offer(Lane.ROUTINE, 260), Offer(Lane.URGENT, 60)],
        ),
        # What has begun is finished.
        ([_waits(Lane.ROUTINE, 1)], Lane.ROUTINE, [Offer(Lane.ROUTINE, 1)]),
        ([_waits(Lane.ROUTINE, 1)], Lane.URGENT, []),
        ([_waits(Lane.ROUTINE, 0)], Lane.ROUTINE, []),
        # Nobody waits for these.
        ([_waits(Lane.DIGEST, 9000, False), _waits(Lane.REFRESH, 9000, False)], Lane.ROUTINE, []),
        # Nothing overtakes a correction that edits; what goes before it does not wait for it.
        ([_waits(Lane.CORRECTION, 1, False), _waits(Lane.ROUTINE, 9000)], Lane.ROUTINE, []),
        (
            [_waits(Lane.URGENT, 900), _waits(Lane.CORRECTION, 1, False), _waits(Lane.ROUTINE, 9000)],
            None,
            [Offer(Lane.URGENT, 900)],
        ),
        ([_waits(Lane.CORRECTION, 0, False), _waits(Lane.ROUTINE, 300)], None, [Offer(Lane.ROUTINE, 300)]),
    ],
)
def test_what_is_worth_paying_for(waiting: list[Waiting], paying: Lane | None, wanted: list[Offer]) -> None:
    assert offers(waiting, FREE, paying) == wanted


@pytest.mark.parametrize(
    ("lane", "wanted"), [(Lane.URGENT, 1000), (Lane.CORRECTION, 1000), (Lane.ROUTINE, 500)]
)
def test_half_of_a_day_is_kept_for_what_presses(lane: Lane, wanted: int) -> None:
    assert allowance(100, lane) == wanted
    assert allowance(1, Lane.ROUTINE) == 5


@pytest.mark.parametrize(("rate", "wanted"), [(1000.0, 25.0), (31.0, 25.0), (10.0, 10.0)])
def test_the_free_pace_is_under_telegrams_limit(rate: float, wanted: float) -> None:
    assert free_pace(rate) == wanted


_ACT = st.tuples(
    st.sampled_from(["fill", "take", "paid", "refused", "empty", "tomorrow"]), st.integers(1, 50)
)


_TOMORROW = [("fill", 5), ("take", 1), ("tomorrow", 1)]
_SIX = [("take", 1)] * 6


@example([*_TOMORROW, ("refused", 1), ("fill", 5), *_SIX])
@example([*_TOMORROW, ("fill", 5), ("refused", 1), *_SIX])
@given(st.lists(_ACT, max_size=200))
def test_whatever_happens_no_day_pays_for_more_than_was_counted_on_it(acts: list[tuple[str, int]]) -> None:
    purse, days, today, number = Purse(), [DAY, NEXT], 0, 0
    counted, spent = dict.fromkeys(days, 0), dict.fromkeys(days, 0)
    out: list[tuple[int, date]] = []

    for act, amount in acts:
        now, day = float(today), days[today]
        if act == "fill":
            counted[day] += amount
            purse.fill(amount, day, today + 1.0)
        elif act == "take" and purse.left(now):
            number += 1
            purse.take(delivery(number))
            spent[day] += 1
            out.append((number, day))
        elif act in ("paid", "refused") and out:
            taken, of = out.pop(amount % len(out))
            purse.settle(delivery(taken), paid=act == "paid")
            spent[of] -= act == "refused"
        elif act == "empty" or (act == "tomorrow" and today == 0):
            counted[purse.day or day] -= purse.empty()
            today += act == "tomorrow"
        assert all(spent[one] <= counted[one] for one in days)


@pytest.mark.parametrize(
    ("paying", "lane", "shape", "wanted"),
    [
        (None, Lane.URGENT, None, False),
        (Lane.URGENT, Lane.URGENT, None, True),
        (Lane.URGENT, Lane.ROUTINE, None, False),
        (Lane.ROUTINE, Lane.URGENT, Shape.PLAIN, True),
        (Lane.ROUTINE, Lane.DIGEST, None, False),
        (Lane.ROUTINE, Lane.CORRECTION, Shape.EDIT, False),
    ],
)
def test_the_hurry_is_for_messages_that_are_paid_for(
    paying: Lane | None, lane: Lane, shape: Shape | None, wanted: bool
) -> None:
    purse = Purse()
    purse.lane = paying
    step = None if shape is None else Step(Form(shape, 1), None)

    assert purse.covers(delivery(1, lane=lane)._replace(step=step)) is wanted


def test_what_was_counted_on_a_day_that_is_over_pays_for_nothing() -> None:
    purse = Purse()
    purse.fill(10, DAY, 100.0)

    assert (purse.left(99.9), purse.left(100.0)) == (10, 0)


def test_three_refusals_in_a_row_rest_the_payment_for_an_hour_and_one_that_is_certain() -> None:
    doubtful, certain = Purse(), Purse()

    for taken in (False, False, True, False, False):
        doubtful.accepted() if taken else doubtful.refused("words", 0.0, certain=False)
    before = doubtful.rests(1.0)
    doubtful.refused("words", 0.0, certain=False)
    certain.refused("BALANCE_TOO_LOW", 0.0, certain=True)

    assert not before
    assert doubtful.rests(3599.0) and certain.rests(3599.0)
    assert not certain.rests(3600.0)
    assert certain.refusal == "BALANCE_TOO_LOW"
