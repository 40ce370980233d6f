"""A report of what is already known updates it; a clearing finds what to lift; what may be several is asked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.desk.reader import Intent, ReadDraft
from handlers.desk.reader.matching import matching
from storage.model import Event, EventFacts, EventState, Kind
from tests.conftest import Clock

NOW = Clock().now()


def event(number: int, **facts: object) -> Event:
    given = {"kind": Kind.BLOCKADE, **facts}
    return Event(number, 1, EventFacts().changed(**given), NOW - timedelta(hours=3), NOW - timedelta(hours=1))


def report(**facts: object) -> ReadDraft:
    return ReadDraft(EventFacts().changed(**{"kind": Kind.BLOCKADE, **facts}))


def clearing(**facts: object) -> ReadDraft:
    return ReadDraft(EventFacts().changed(**facts), intent=Intent.LIFT)


ILAVE = event(1, region="210501", road="PE-3S", km_from=1410.0)
JULI = event(2, region="210401", road="PE-3S", km_from=1444.0)
MARCH = event(3, kind=Kind.MARCH, region="080101", place="Plaza de Armas")


@pytest.mark.parametrize(
    ("draft", "ids"),
    [
        (report(region="210501", road="PE-3S", km_from=1410.8), [1]),
        (report(region="210501", road="PE-3S", km_from=1412.0), []),
        (report(region="210501", road="PE-38A", km_from=1410.0), []),
        (report(region="210501"), [1]),
        (report(kind=Kind.MARCH, region="080101", place="Plaza de Armas"), [3]),
        (report(kind=Kind.MARCH, region="080101", place="avenida El Sol"), []),
        (report(kind=Kind.MARCH, region="210501"), []),
        (report(region="210401", road="PE-3S", km_from=1443.5, km_to=1446.0), [2]),
        (report(kind=Kind.SIT_IN, region=None), []),
    ],
)
def test_a_report_updates_the_event_at_its_place_and_no_other(draft: ReadDraft, ids: list[int]) -> None:
    found = matching(draft, [ILAVE, JULI, MARCH])

    assert [e.id for e in found.events] == ids
    assert found.sure is (len(ids) == 1)


@pytest.mark.parametrize(
    ("draft", "ids", "sure"),
    [
        (clearing(region="210501", road="PE-3S", km_from=1410.2), [1], True),
        (clearing(region="210501", road="PE-3S", km_from=1413.0), [1], True),
        (clearing(region="210401"), [2], True),
        (clearing(region="21"), [2, 1], False),
        (clearing(road="PE-3S"), [2, 1], False),
        (clearing(region="04"), [], False),
        (clearing(kind=Kind.MARCH, region="0801"), [3], True),
    ],
)
def test_a_clearing_finds_what_to_lift_or_several_to_choose_from(
    draft: ReadDraft, ids: list[int], sure: bool
) -> None:
    found = matching(draft, [ILAVE, JULI, MARCH])

    assert [e.id for e in found.events] == ids
    assert found.sure is sure


@pytest.mark.parametrize(
    ("place", "around", "sure"),
    [
        ("210401", "21", False),  # Juli is clear: is that the blockade "somewhere in Puno"?
        ("210401", "2104", False),
        ("210401", "", False),
        ("21", "210401", True),  # "in Puno" may well be the one in Juli
        ("210401", "210401", True),
    ],
)
def test_what_is_over_in_a_place_is_not_surely_what_goes_on_around_it(
    place: str, around: str, sure: bool
) -> None:
    found = matching(clearing(region=place), [event(6, region=around)])

    assert [e.id for e in found.events] == [6]
    assert found.sure is sure


def test_what_is_over_is_neither_updated_nor_lifted() -> None:
    ended = event(4, region="210501", road="PE-3S", km_from=1410.0, state=EventState.ENDED)

    assert matching(report(region="210501", road="PE-3S", km_from=1410.0), [ended]).events == ()
    assert matching(clearing(region="210501"), [ended]).events == ()


def test_two_events_that_fit_alike_are_a_question() -> None:
    other = event(5, region="210501", road="PE-3S", km_from=1410.5)

    found = matching(report(region="210501", road="PE-3S", km_from=1410.2), [ILAVE, other])

    assert {e.id for e in found.events} == {1, 5}
    assert not found.sure
