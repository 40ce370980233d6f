"""Figures from looks at a push: how many, how fast, how long still."""

from __future__ import annotations

import pytest

from bot.delivery.progress import Course, Figures, outcomes, pause, together
from storage.pushes import DeliveryState, Progress

S = DeliveryState


def at(sent: int, total: int, *, expanded: bool = True, **others: int) -> Progress:
    """So many sent of so many; the rest waits, or ended as named."""
    counts = {S(name): count for name, count in others.items()}
    rest = total - sent - sum(counts.values())
    return Progress(1, expanded, {S.SENT: sent, S.PENDING: rest, **counts})


@pytest.mark.parametrize(
    ("looks", "wanted"),
    [
        pytest.param([(0, at(0, 100))], Figures(0, 100, None, None), id="one look knows no speed"),
        pytest.param([(0, at(0, 100)), (2, at(50, 100))], Figures(50, 100, 25.0, 2.0), id="two looks do"),
        pytest.param(
            [(0, at(600, 1000)), (10, at(850, 1000))],
            Figures(850, 1000, 25.0, 6.0),
            id="after a restart only what was sent since counts for the speed",
        ),
        pytest.param(
            [(0, at(0, 100, expanded=False)), (1, at(20, 500, expanded=False))],
            Figures(20, None, 20.0, None),
            id="no total and no end while recipients are written",
        ),
        pytest.param(
            [(0, at(0, 10)), (1, at(4, 10, gone=2, unknown=1, parked=1))],
            Figures(8, 10, 8.0, 0.25),
            id="what failed for good is done as well",
        ),
        pytest.param(
            [(0, at(0, 10)), (1, at(4, 10, retry=3, sending=3))],
            Figures(4, 10, 4.0, 1.5),
            id="what is tried again or in flight is not",
        ),
        pytest.param(
            [(0, at(0, 9000)), (10, at(1000, 9000)), *((t, at(1000 + t, 9000)) for t in range(20, 61, 10))],
            Figures(1060, 9000, 1.0, 7940.0),
            id="the speed is that of the last half minute",
        ),
        pytest.param(
            [(0, at(0, 90_000)), (200, at(2000, 90_000))],
            Figures(2000, 90_000, 10.0, 8800.0),
            id="looks that are far apart still give a speed",
        ),
        pytest.param(
            [(0, at(50, 100)), (40, at(50, 100)), (80, at(50, 100))],
            Figures(50, 100, 0.0, None),
            id="who stands still has no end in sight",
        ),
        pytest.param(
            [(0, at(50, 100)), (3, at(49, 99))],
            Figures(49, 99, 0.0, None),
            id="an erased chat makes no speed below nothing",
        ),
        pytest.param(
            [(5, at(0, 10)), (5, at(3, 10))], Figures(3, 10, None, None), id="no time passed, no speed"
        ),
    ],
)
def test_figures(looks: list[tuple[float, Progress]], wanted: Figures) -> None:
    course = Course()

    for moment, progress in looks:
        figures = course.add(moment, progress)

    assert figures == wanted


@pytest.mark.parametrize(
    ("figures", "over"),
    [
        (Figures(10, 10, 1.0, 0.0), True),
        (Figures(9, 10, 1.0, 1.0), False),
        (Figures(10, None, 1.0, None), False),
        (Figures(0, 0, None, None), True),
    ],
)
def test_a_push_is_over_when_all_is_written_and_done(figures: Figures, over: bool) -> None:
    assert figures.over is over


def test_several_pushes_are_told_as_one() -> None:
    one, other = Figures(10, 100, 5.0, 18.0), Figures(0, 50, None, None)

    assert together([one, other]) == Figures(10, 150, 5.0, 28.0)
    assert together([one, Figures(1, None, 1.0, None)]) == Figures(11, None, 6.0, None)


def test_final_counts_name_only_what_occurred() -> None:
    counts = {S.UNKNOWN: 7, S.RETRY: 2, S.PARKED: 0, S.GONE: 251, S.SENT: 9612}

    assert list(outcomes(counts).items()) == [(S.SENT, 9612), (S.GONE, 251), (S.UNKNOWN, 7)]


def test_every_way_to_end_is_told() -> None:
    counts = dict.fromkeys(S, 1)

    assert set(S) - set(outcomes(counts)) == {S.PENDING, S.RETRY, S.SENDING}


@pytest.mark.parametrize(
    ("age", "cost", "wanted"),
    [
        pytest.param(1, 0.001, 3, id="often in the first minute"),
        pytest.param(59, 0.001, 3, id="still"),
        pytest.param(60, 0.001, 10, id="calmly after it"),
        pytest.param(1, 0.4, 8, id="seldom where counting is dear"),
        pytest.param(90, 1.0, 20, id="and more seldom"),
    ],
)
def test_how_long_until_the_next_look(age: float, cost: float, wanted: float) -> None:
    assert pause(age, cost) == wanted
