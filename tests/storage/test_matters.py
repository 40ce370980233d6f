"""What a push tells of an event's life, and to whom it matters."""

from __future__ import annotations

import itertools

import pytest

from storage.choices import Choices, Extent, Grade, Matter, Phase, Sort, wants
from storage.matters import matter_of, phase_of
from storage.model import EventFacts, EventState, Kind, PushAction, Severity, TrafficState, Verification

TELL, CHANGE, CORRECT, RETRACT, REFRESH, _ = PushAction
START, UPDATE, END, MIXED = Phase

ANNOUNCED = EventFacts(Kind.BLOCKADE, "21", EventState.ANNOUNCED)
CLOSED = EventFacts(Kind.BLOCKADE, "21", EventState.ACTIVE, TrafficState.INTERRUPTED)
LANE = CLOSED.changed(traffic_state=TrafficState.RESTRICTED)
FREE = CLOSED.changed(traffic_state=TrafficState.NORMAL)
MARCH = EventFacts(Kind.MARCH, "21", EventState.ACTIVE)
ENDED = FREE.changed(state=EventState.ENDED)
LAPSED = CLOSED.changed(state=EventState.LAPSED)
RETRACTED = CLOSED.changed(state=EventState.RETRACTED)
DENIED = CLOSED.changed(verification=Verification.DENIED)

#: What a message of its own, or a reply to one, tells: before, and then in the order of the columns.
_AFTER = [ANNOUNCED, CLOSED, LANE, FREE, MARCH, ENDED, LAPSED, RETRACTED, DENIED]
_TABLE = [
    (None, [START] * 9),
    (ANNOUNCED, [UPDATE, START, START, START, START, END, END, END, END]),
    (CLOSED, [UPDATE, UPDATE, UPDATE, END, UPDATE, END, END, END, END]),
    (LANE, [UPDATE, UPDATE, UPDATE, END, UPDATE, END, END, END, END]),
    (FREE, [UPDATE, START, START, UPDATE, START, END, END, END, END]),
    (MARCH, [UPDATE, UPDATE, UPDATE, END, UPDATE, END, END, END, END]),
    (ENDED, [START, START, START, START, START, UPDATE, UPDATE, UPDATE, UPDATE]),
    (LAPSED, [START, START, START, START, START, UPDATE, UPDATE, UPDATE, UPDATE]),
    (RETRACTED, [START, START, START, START, START, UPDATE, UPDATE, UPDATE, UPDATE]),
    (DENIED, [START, START, START, START, START, UPDATE, UPDATE, UPDATE, UPDATE]),
]
_CASES = [
    (action, before, after, phase)
    for before, phases in _TABLE
    for after, phase in zip(_AFTER, phases, strict=True)
    for action in (TELL, CHANGE)
]


@pytest.mark.parametrize(("action", "before", "after", "phase"), _CASES)
def test_a_push_starts_ends_or_goes_on_with_what_followers_know(
    action: PushAction, before: EventFacts | None, after: EventFacts, phase: Phase
) -> None:
    assert phase_of(action, before, after) is phase


@pytest.mark.parametrize(("before", "after"), list(itertools.product([CLOSED, ENDED, ANNOUNCED], _AFTER)))
def test_what_is_corrected_is_the_start_to_who_did_not_know_it_and_what_is_withdrawn_the_end(
    before: EventFacts, after: EventFacts
) -> None:
    assert phase_of(CORRECT, before, after) is START
    assert phase_of(RETRACT, before, after) is END
    assert phase_of(REFRESH, before, after) is UPDATE


def test_who_heard_of_it_as_grave_hears_of_it_when_it_is_less() -> None:
    earlier = Matter(Sort.BLOCKADES, Grade.SEVERE, START)

    found = matter_of(CHANGE, CLOSED, MARCH.changed(severity=Severity.MINOR), earlier=earlier)

    assert found == Matter(Sort.BLOCKADES | Sort.MARCHES, Grade.SEVERE, MIXED)
    assert wants(Choices(least=Grade.SEVERE), found) and wants(Choices(sorts=Sort.BLOCKADES), found)


@pytest.mark.parametrize(
    ("owed", "alone", "phase"),
    [
        ([], False, UPDATE),
        ([UPDATE], False, UPDATE),
        ([START], True, MIXED),
        ([START], False, START),
        ([MIXED], True, MIXED),
        ([MIXED, UPDATE], False, MIXED),
        ([END], False, END),
        ([END, START], False, END),
    ],
)
def test_an_update_that_takes_the_place_of_a_start_or_an_end_tells_of_it(
    owed: list[Phase], alone: bool, phase: Phase
) -> None:
    earlier = Matter(Sort.BLOCKADES, Grade.MODERATE, START)

    assert matter_of(CHANGE, CLOSED, LANE, earlier=earlier, owed=owed, alone=alone).phase is phase
    assert matter_of(CHANGE, CLOSED, ENDED, earlier=earlier, owed=owed, alone=alone).phase is END
    assert matter_of(REFRESH, CLOSED, CLOSED, earlier=earlier, owed=owed, alone=alone).phase is UPDATE


def test_what_becomes_graver_is_the_start_to_who_wants_only_the_grave() -> None:
    earlier = Matter(Sort.BLOCKADES, Grade.MODERATE, START)

    found = matter_of(TELL, CLOSED, CLOSED.changed(severity=Severity.EXTREME), earlier=earlier)

    assert found == Matter(Sort.BLOCKADES, Grade.EXTREME, MIXED)
    assert wants(Choices(least=Grade.SEVERE, extent=Extent.ENDS), found)
