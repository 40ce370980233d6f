"""When a feed's word becomes a question to the desk, and when it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.model import TrafficState
from storage.suggesting import (
    GONE_AFTER,
    GONE_AFTER_ALL,
    About,
    Sighting,
    Standing,
    Suggestion,
    Wants,
    patience,
    seen,
    unseen,
)
from tests.factories import facts

NOW = datetime(2023, 1, 5, 19, 20, tzinfo=UTC)
FACTS = facts(NOW)
SHUT, PARTLY, FREE = TrafficState.INTERRUPTED, TrafficState.RESTRICTED, TrafficState.NORMAL
ABOUT = About(7, "210501", SHUT, FACTS.last_confirmed)


def sighting(**changes: Any) -> Sighting:
    return Sighting("k", True, FACTS.changed(**changes))


def suggestion(**changes: Any) -> Suggestion:
    waiting = Suggestion(1, "k", Wants.NEW, Standing.WAITING, FACTS, 1, NOW, NOW, told_at=NOW)
    return replace(waiting, **changes)


TAKEN = suggestion(standing=Standing.TAKEN, about=ABOUT, event=7)
IGNORED = suggestion(standing=Standing.IGNORED)
LATER = {"last_confirmed": NOW}
SPOKE = replace(ABOUT, last_confirmed=NOW)
LAST = replace(ABOUT, last_confirmed=NOW + timedelta(minutes=5))
ASKED = suggestion(wants=Wants.UPDATE, event=7, facts=FACTS.changed(traffic_state=PARTLY))


@pytest.mark.parametrize(
    ("known", "point", "about", "expected"),
    [
        # The first time.
        (None, sighting(), None, (Wants.NEW, Standing.WAITING)),
        (None, sighting(traffic_state=FREE), None, None),
        (None, replace(sighting(), human=False), None, None),
        (None, sighting(traffic_state=PARTLY), ABOUT, (Wants.UPDATE, Standing.WAITING)),
        (None, sighting(**LATER), ABOUT, (Wants.UPDATE, Standing.WAITING)),
        (None, sighting(), ABOUT, (Wants.UPDATE, Standing.TAKEN)),
        (None, sighting(traffic_state=FREE), ABOUT, (Wants.LIFT, Standing.WAITING)),
        # While it waits.
        (suggestion(), sighting(traffic_state=PARTLY), None, (Wants.NEW, Standing.WAITING)),
        (suggestion(), sighting(traffic_state=FREE), None, (Wants.NEW, Standing.GONE)),
        (suggestion(), sighting(), ABOUT, (Wants.UPDATE, Standing.TAKEN)),
        (suggestion(wants=Wants.LIFT), sighting(), ABOUT, (Wants.UPDATE, Standing.TAKEN)),
        # Once it is an event.
        (TAKEN, sighting(), ABOUT, (Wants.NEW, Standing.TAKEN)),
        (TAKEN, sighting(traffic_state=PARTLY), ABOUT, (Wants.UPDATE, Standing.WAITING)),
        (TAKEN, sighting(traffic_state=FREE), ABOUT, (Wants.LIFT, Standing.WAITING)),
        (TAKEN, sighting(summary_es="Otras palabras."), ABOUT, (Wants.NEW, Standing.TAKEN)),
        (replace(TAKEN, about=None), sighting(), None, (Wants.NEW, Standing.TAKEN)),
        (replace(TAKEN, about=None), sighting(**LATER), None, (Wants.NEW, Standing.WAITING)),
        (replace(TAKEN, in_hand=True), sighting(traffic_state=PARTLY), None, (Wants.NEW, Standing.TAKEN)),
        # Ignored stays ignored, unless its state changes or it is another blockade at the same place.
        (IGNORED, sighting(**LATER), None, (Wants.NEW, Standing.IGNORED)),
        (IGNORED, sighting(traffic_state=PARTLY), None, (Wants.NEW, Standing.WAITING)),
        (replace(IGNORED, missed=2), sighting(), None, (Wants.NEW, Standing.IGNORED)),
        (replace(IGNORED, missed=2), sighting(started=NOW), None, (Wants.NEW, Standing.WAITING)),
        (suggestion(standing=Standing.GONE), sighting(), None, (Wants.NEW, Standing.WAITING)),
        # The desk spoke later than the list: what that said before is no news, but what it changes now is.
        (None, sighting(traffic_state=PARTLY), SPOKE, (Wants.UPDATE, Standing.TAKEN)),
        (None, sighting(traffic_state=FREE), SPOKE, (Wants.UPDATE, Standing.TAKEN)),
        (suggestion(), sighting(), replace(SPOKE, traffic_state=PARTLY), (Wants.UPDATE, Standing.TAKEN)),
        (TAKEN, sighting(traffic_state=PARTLY), SPOKE, (Wants.UPDATE, Standing.WAITING)),
        (TAKEN, sighting(traffic_state=FREE), SPOKE, (Wants.LIFT, Standing.WAITING)),
        (ASKED, sighting(traffic_state=PARTLY), SPOKE, (Wants.UPDATE, Standing.WAITING)),
        (ASKED, sighting(traffic_state=PARTLY), LAST, (Wants.UPDATE, Standing.TAKEN)),
    ],
)
def test_a_listed_point(
    known: Suggestion | None,
    point: Sighting,
    about: About | None,
    expected: tuple[Wants, Standing] | None,
) -> None:
    after = seen(known, point, about, NOW)

    assert (None if after is None else (after.wants, after.standing)) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (suggestion(), (Wants.NEW, Standing.GONE)),
        (TAKEN, (Wants.LIFT, Standing.WAITING)),
        (suggestion(wants=Wants.UPDATE, about=ABOUT, event=7), (Wants.LIFT, Standing.WAITING)),
        (replace(TAKEN, about=None), (Wants.NEW, Standing.GONE)),
        (replace(TAKEN, wants=Wants.LIFT, standing=Standing.IGNORED), (Wants.LIFT, Standing.IGNORED)),
        (replace(TAKEN, in_hand=True, about=None), (Wants.NEW, Standing.TAKEN)),
        (IGNORED, (Wants.NEW, Standing.IGNORED)),
    ],
)
def test_a_point_that_is_listed_no_more(known: Suggestion, expected: tuple[Wants, Standing]) -> None:
    once = unseen(known, NOW)
    twice = unseen(once, NOW)

    assert (once.wants, once.standing, once.version) == (known.wants, known.standing, known.version)
    assert (twice.wants, twice.standing) == expected


@pytest.mark.parametrize(
    ("known", "missing", "needed"),
    [
        (1, 1, GONE_AFTER),
        (3, 3, GONE_AFTER),
        (4, 2, GONE_AFTER),
        (4, 3, GONE_AFTER_ALL),
        (40, 40, GONE_AFTER_ALL),
    ],
)
def test_many_that_vanish_at_once_are_doubted_for_longer(known: int, missing: int, needed: int) -> None:
    assert patience(known, missing) == needed


def test_the_desk_is_told_again_of_another_state_but_not_of_other_words() -> None:
    words = seen(suggestion(), sighting(summary_es="Otras palabras."), None, NOW)
    state = seen(suggestion(), sighting(traffic_state=PARTLY), None, NOW)

    assert words is not None and (words.version, words.told_at) == (2, NOW)
    assert state is not None and (state.version, state.told_at) == (2, None)


_STATES = st.sampled_from([SHUT, PARTLY, FREE, None])
_STEPS = st.lists(
    st.tuples(
        st.booleans(), _STATES, st.integers(0, 300), st.sampled_from(["", "take", "ign"]), st.booleans()
    ),
    max_size=25,
)


@given(_STEPS)
def test_whatever_the_feed_does_nothing_is_lifted_before_it_was_missed_twice(steps: list[Any]) -> None:
    known: Suggestion | None = None
    missed = 0
    for number, (listed, state, minutes, act, is_open) in enumerate(steps):
        about = ABOUT if is_open else None
        if known is not None:
            known = replace(known, about=about, event=7 if is_open else known.event)
        before = known
        if listed:
            missed = 0
            said = NOW + timedelta(minutes=minutes)
            known = seen(known, sighting(traffic_state=state, last_confirmed=said), about, NOW)
        elif known is not None:
            missed += 1
            known = unseen(known, NOW)
        if known is None:
            continue
        asked = known.wants is Wants.LIFT and known.standing is Standing.WAITING
        if asked and (before is None or before.wants is not Wants.LIFT):
            assert known.facts.traffic_state is FREE or missed >= GONE_AFTER
            assert known.about is not None
        if (
            before is not None
            and known.standing is Standing.WAITING
            and before.standing is not known.standing
        ):
            assert known.version > before.version and known.told_at is None
        if act and known.standing is Standing.WAITING:
            standing = Standing.TAKEN if act == "take" else Standing.IGNORED
            known = replace(known, id=number, standing=standing, version=known.version + 1)
