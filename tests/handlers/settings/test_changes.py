"""What every button of the settings does, from every state that it can meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import product

import pytest

from handlers.settings.changes import Refused, change_of, digests_of, quiet_of
from handlers.settings.cities import ASKING, Cities
from handlers.settings.place import muted_until
from handlers.settings.zonenames import find
from handlers.views.scope import Scope
from storage.choices import ALL_SORTS, DEFAULT, Choices, Extent, Grade, Manner, Sort
from storage.regions import Gazetteer
from storage.rhythm import Rhythm
from tests.conftest import LIMA

STATES = [None, *(Sort(number) for number in range(1, 64))]


def _made(letter: str, value: str, own: Choices, wider: Choices, *, followed: bool) -> Choices | None:
    change = change_of(letter, value, followed=followed)
    assert change is not None
    return change(own, wider)


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("followed", [False, True])
def test_a_kind_is_put_on_and_off_from_every_state_and_twice_is_as_once(sort: Sort, followed: bool) -> None:
    wider = DEFAULT if not followed else replace(DEFAULT, sorts=Sort.MARCHES | Sort.STRIKES)
    for state in STATES:
        own = Choices(sorts=state, manner=Manner.DIGEST)
        before = own.over(wider).sorts
        assert before is not None

        for value in (f"+{sort.value}", f"-{sort.value}"):
            wanted = before | sort if value[0] == "+" else before & ~sort
            if not wanted:
                with pytest.raises(Refused, match="settings-none-left"):
                    _made("k", value, own, wider, followed=followed)
                continue
            once = _made("k", value, own, wider, followed=followed)
            assert once is not None
            assert once.over(wider).sorts == wanted
            assert once.manner is Manner.DIGEST
            assert _made("k", value, once, wider, followed=followed) == once
            # A chat that wants all is as one that chose nothing; a place may want all where its chat does not.
            assert (once.sorts is None) == (not followed and wanted == ALL_SORTS)


@pytest.mark.parametrize(
    ("letter", "name", "values"),
    [("g", "least", list(Grade)), ("m", "manner", list(Manner)), ("e", "extent", list(Extent))],
)
@pytest.mark.parametrize("followed", [False, True])
def test_one_of_several_is_chosen_from_every_state(
    letter: str, name: str, values: Iterable[int], followed: bool
) -> None:
    for before, value in product([None, *values], values):
        own = Choices(**{name: before})  # type: ignore[arg-type]

        after = _made(letter, str(int(value)), own, DEFAULT, followed=followed)

        assert after is not None
        assert getattr(after.over(DEFAULT), name) == value
        assert followed or (getattr(after, name) is None) == (value == getattr(DEFAULT, name))


def test_a_place_goes_by_its_chat_again_in_one_choice_or_in_all() -> None:
    own = Choices(Sort.MARCHES, Grade.SEVERE, Manner.SILENT, Extent.ENDS)

    for letter, name in (("k", "sorts"), ("g", "least"), ("m", "manner"), ("e", "extent")):
        assert _made(letter, "=", own, DEFAULT, followed=True) == replace(own, **{name: None})
    assert _made("o", "=", own, DEFAULT, followed=True) == Choices()
    assert _made("k", "*", own, DEFAULT, followed=True) == replace(own, sorts=ALL_SORTS)


@pytest.mark.parametrize(
    ("letter", "value"),
    [
        *(("k", value) for value in ("", "+", "+0", "+3", "-64", "++1", "1", "=")),
        *(("g", value) for value in ("4", "-1", "x", "=", "01")),
        *(("m", value) for value in ("3", "=", "²")),
        *(("e", value) for value in ("2", "=")),
        *(("o", value) for value in ("=", "1")),
        ("x", "1"),
    ],
)
def test_what_no_button_of_a_chat_carries_does_nothing(letter: str, value: str) -> None:
    assert change_of(letter, value, followed=False) is None


def test_digest_times_are_chosen_one_by_one_up_to_four_and_never_none() -> None:
    hourly, usual = Rhythm(digests=()), Rhythm()
    four = Rhythm(digests=tuple(time(hour) for hour in (6, 9, 12, 15)))

    assert _changed(digests_of, "h", four) == replace(four, digests=())
    assert _changed(digests_of, "u", hourly) == usual
    assert _changed(digests_of, "+0630", hourly).digests == (time(6, 30),)
    assert _changed(digests_of, "+0630", usual).digests == (time(6, 30), time(7), time(19))
    assert _changed(digests_of, "-0700", usual).digests == (time(19),)
    assert _changed(digests_of, "+0600", four) == four
    assert _changed(digests_of, "-0700", hourly) == hourly
    with pytest.raises(Refused, match="settings-times-most"):
        _changed(digests_of, "+2100", four)
    with pytest.raises(Refused, match="settings-times-none"):
        _changed(digests_of, "-1900", Rhythm(digests=(time(19),)))


def test_quiet_hours_reach_over_midnight_and_keep_whether_the_urgent_may_wake() -> None:
    night = Rhythm(quiet=(time(22), time(6)), urgent_wakes=False)

    assert _changed(quiet_of, "2230-0500", night) == replace(night, quiet=(time(22, 30), time(5)))
    assert _changed(quiet_of, "-", night) == replace(night, quiet=None)
    assert _changed(quiet_of, "w1", night) == replace(night, urgent_wakes=True)


@pytest.mark.parametrize(
    "value", ["2400-0600", "2200-2200", "2200", "2215-0600", "w2", "", "x", "２２00-0600"]
)
def test_hours_that_no_clock_shows_do_nothing(value: str) -> None:
    assert quiet_of(value) is None
    assert digests_of(value) is None


def _changed(read: Callable[[str], Callable[[Rhythm], Rhythm] | None], value: str, before: Rhythm) -> Rhythm:
    change = read(value)
    assert change is not None
    return change(before)


@pytest.mark.parametrize(
    ("length", "now", "end"),
    [
        ("1", "2023-01-05 14:20:00", "2023-01-05 15:20:00"),
        ("1", "2023-01-05 14:20:01", "2023-01-05 15:21:00"),
        ("8", "2023-01-05 23:59:59", "2023-01-06 08:00:00"),
        ("m", "2023-01-05 14:20:00", "2023-01-06 07:00:00"),
        ("m", "2023-01-05 02:00:00", "2023-01-05 07:00:00"),
        ("m", "2023-01-05 07:00:00", "2023-01-06 07:00:00"),
    ],
)
def test_a_mute_ends_on_a_whole_minute_by_the_chats_own_clock(length: str, now: str, end: str) -> None:
    begun = datetime.fromisoformat(now).replace(tzinfo=LIMA).astimezone(UTC)

    until = muted_until(length, begun, LIMA)

    assert until.astimezone(LIMA).isoformat(" ")[:19] == end


@pytest.mark.parametrize(
    ("words", "first"),
    [
        *(("Madrid", "Europe/Madrid"), ("españa", "Europe/Madrid"), ("Barcelona", "Europe/Madrid")),
        *(
            ("Nueva York", "America/New_York"),
            ("new york", "America/New_York"),
            ("EE. UU.", "America/New_York"),
        ),
        *(("Tokio", "Asia/Tokyo"), ("Londres", "Europe/London"), ("La Paz", "America/La_Paz")),
        *(("Juliaca", "America/Lima"), ("europe/rome", "Europe/Rome"), ("Turín", "Europe/Rome")),
        *(
            ("Mdrid", "Europe/Madrid"),
            ("santiago de chile", "America/Santiago"),
            ("hola, ¿qué tal?", None),
            ("", None),
        ),
    ],
)
def test_a_city_or_country_names_its_zone(words: str, first: str | None, gazetteer: Gazetteer) -> None:
    found = find(words, gazetteer)

    assert next(iter(found.names), None) == first
    assert found.sure == (words not in ("Mdrid", "hola, ¿qué tal?"))


@pytest.mark.parametrize("packed", ["", "r", "r21", "r210501", "w080101cusco-210101puno"])
def test_a_scope_is_the_same_after_it_was_packed(packed: str) -> None:
    scope = Scope.unpacked(packed)

    assert scope is not None
    assert scope.packed() == packed


@pytest.mark.parametrize(
    "packed", ["x", "r2", "r2105011", "w", "w-", "wA-B", "r21 ", "w080101cusco-210101puno-1"]
)
def test_a_scope_that_no_button_carries_is_none(packed: str) -> None:
    assert Scope.unpacked(packed) is None


def test_a_city_is_waited_for_a_few_minutes_and_answered_once() -> None:
    cities, now = Cities(), datetime(2023, 1, 5, tzinfo=UTC)

    cities.ask(7, now)

    assert cities.asks(7, now + ASKING)
    assert not cities.asks(7, now + ASKING + timedelta(seconds=1))
    assert not cities.asks(8, now)
    cities.answered(7)
    assert not cities.asks(7, now)
