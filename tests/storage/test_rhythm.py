"""When digests come and when it is quiet, by the clock on the wall, on the days as well on which it is set."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.rhythm import Rhythm

LIMA = ZoneInfo("America/Lima")
ZONES = ["America/Lima", "America/New_York", "Europe/Madrid", "Australia/Lord_Howe", "Asia/Kathmandu"]
SEVEN, NINETEEN, TEN, SIX = time(7), time(19), time(22), time(6)
NIGHT = (TEN, SIX)


def wall(text: str, zone: str, fold: int = 0) -> datetime:
    """A moment by the clock of a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


MOMENTS = [
    # zone, digest times, quiet hours, now, the last moment, the next one
    (None, (SEVEN, NINETEEN), None, "2023-01-05 07:00", "2023-01-05 07:00", "2023-01-05 19:00"),
    (None, (SEVEN, NINETEEN), None, "2023-01-05 06:59", "2023-01-04 19:00", "2023-01-05 07:00"),
    (None, (SEVEN, NINETEEN), None, "2023-01-05 23:00", "2023-01-05 19:00", "2023-01-06 07:00"),
    (None, (), None, "2023-01-05 10:59", "2023-01-05 10:00", "2023-01-05 11:00"),
    # In quiet hours none comes: it moves to their end.
    (None, (time(23),), NIGHT, "2023-01-06 02:00", "2023-01-05 06:00", "2023-01-06 06:00"),
    (None, (time(23),), NIGHT, "2023-01-06 06:00", "2023-01-06 06:00", "2023-01-07 06:00"),
    (None, (), NIGHT, "2023-01-06 02:00", "2023-01-05 21:00", "2023-01-06 06:00"),
    (None, (), NIGHT, "2023-01-06 06:30", "2023-01-06 06:00", "2023-01-06 07:00"),
    (None, (SEVEN,), (SEVEN, SEVEN), "2023-01-06 07:00", "2023-01-06 07:00", "2023-01-07 07:00"),
    # New York leaves out 02:00 to 03:00 on 12 March and has 01:00 to 02:00 twice on 5 November.
    (
        "America/New_York",
        (time(2, 30),),
        None,
        "2023-03-12 12:00",
        "2023-03-12 03:30",
        "2023-03-13 02:30",
    ),
    (
        "America/New_York",
        (time(1, 30),),
        None,
        "2023-11-05 12:00",
        "2023-11-05 01:30",
        "2023-11-06 01:30",
    ),
    # Lord Howe sets its clock by half an hour; Kathmandu's full hours are no full hours elsewhere.
    (
        "Australia/Lord_Howe",
        (time(2, 10),),
        None,
        "2023-10-01 12:00",
        "2023-10-01 02:40",
        "2023-10-02 02:10",
    ),
    ("Australia/Lord_Howe", (), None, "2023-10-01 02:45", "2023-10-01 02:30", "2023-10-01 03:00"),
    ("Asia/Kathmandu", (), None, "2023-01-05 10:59", "2023-01-05 10:00", "2023-01-05 11:00"),
]


@pytest.mark.parametrize(("zone", "digests", "quiet", "now", "last", "following"), MOMENTS)
def test_digest_moments_are_those_of_the_clock_on_the_wall(
    zone, digests, quiet, now, last, following
) -> None:  # type: ignore[no-untyped-def]
    rhythm, there = Rhythm(zone, digests, quiet), zone or "America/Lima"

    found = [at(wall(now, there), LIMA) for at in (rhythm.last_moment, rhythm.next_moment)]

    assert found == [wall(last, there), wall(following, there)]


def test_an_hour_that_the_clock_shows_twice_has_two_hourly_digests() -> None:
    rhythm, there = Rhythm("America/New_York", ()), "America/New_York"

    at = wall("2023-11-05 00:30", there)
    found = [at := rhythm.next_moment(at, LIMA) for _ in range(3)]

    assert found == [
        wall("2023-11-05 01:00", there),
        wall("2023-11-05 01:00", there, fold=1),
        wall("2023-11-05 02:00", there),
    ]


QUIET = [
    # zone, quiet hours, now, until when it is quiet, when it last ended
    (None, NIGHT, "2023-01-05 21:59", None, "2023-01-05 06:00"),
    (None, NIGHT, "2023-01-05 22:00", "2023-01-06 06:00", "2023-01-05 06:00"),
    (None, NIGHT, "2023-01-06 05:59", "2023-01-06 06:00", "2023-01-05 06:00"),
    (None, NIGHT, "2023-01-06 06:00", None, "2023-01-06 06:00"),
    (None, (time(13), time(15)), "2023-01-06 14:00", "2023-01-06 15:00", "2023-01-05 15:00"),
    (None, (SEVEN, SEVEN), "2023-01-06 07:00", None, None),
    (None, None, "2023-01-06 07:00", None, None),
    # A night that is an hour shorter, and one that is an hour longer.
    ("Europe/Madrid", NIGHT, "2023-03-26 01:59", "2023-03-26 06:00", "2023-03-25 06:00"),
    ("Europe/Madrid", NIGHT, "2023-10-29 02:30", "2023-10-29 06:00", "2023-10-28 06:00"),
    # Quiet hours that a night in spring leaves out are none.
    ("Australia/Lord_Howe", (time(2, 15), time(2, 45)), "2023-10-01 02:45", None, "2023-09-30 02:45"),
]


@pytest.mark.parametrize(("zone", "quiet", "now", "until", "ended"), QUIET)
def test_quiet_hours_are_those_of_the_clock_on_the_wall(zone, quiet, now, until, ended) -> None:  # type: ignore[no-untyped-def]
    rhythm, there = Rhythm(zone, quiet=quiet), zone or "America/Lima"

    found = [at(wall(now, there), LIMA) for at in (rhythm.quiet_until, rhythm.last_quiet_end)]

    assert found == [text and wall(text, there) for text in (until, ended)]


quarters = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
rhythms = st.builds(
    Rhythm,
    zone=st.sampled_from([None, *ZONES]),
    digests=st.lists(quarters, max_size=4, unique=True).map(tuple),
    quiet=st.none() | st.tuples(quarters, quarters),
)
# Half of the time near one of the nights in which a clock is set.
SET = [
    wall("2023-03-12 02:00", "America/New_York"),
    wall("2023-11-05 01:00", "America/New_York"),
    wall("2023-03-26 02:00", "Europe/Madrid"),
    wall("2023-10-29 02:00", "Europe/Madrid"),
    wall("2023-04-02 01:30", "Australia/Lord_Howe"),
    wall("2023-10-01 02:00", "Australia/Lord_Howe"),
]
moments = st.builds(
    lambda base, minutes: base + timedelta(minutes=minutes),
    st.sampled_from([*SET, *(datetime(2023, month, 5, 12, tzinfo=UTC) for month in range(1, 13))]),
    st.integers(-2880, 2880),
)


@given(rhythms, moments)
def test_no_digest_comes_in_quiet_hours_and_each_once(rhythm: Rhythm, now: datetime) -> None:
    last, following = rhythm.last_moment(now, LIMA), rhythm.next_moment(now, LIMA)

    assert last <= now < following
    for moment in (last, following):
        assert rhythm.quiet_until(moment, LIMA) is None
        assert rhythm.last_moment(moment, LIMA) == moment
    # Between the two there is none.
    assert rhythm.next_moment(last, LIMA) == following
    assert rhythm.last_moment(following - timedelta(seconds=1), LIMA) == last


@given(rhythms, moments)
def test_quiet_hours_end_and_have_ended(rhythm: Rhythm, now: datetime) -> None:
    until, ended = rhythm.quiet_until(now, LIMA), rhythm.last_quiet_end(now, LIMA)

    if until is not None:
        assert until > now
        assert rhythm.quiet_until(until, LIMA) is None
        assert rhythm.quiet_until(until - timedelta(seconds=1), LIMA) == until
        assert rhythm.last_quiet_end(until, LIMA) == until
    if ended is not None:
        assert ended <= now
        assert rhythm.quiet_until(ended, LIMA) is None
        assert rhythm.quiet_until(ended - timedelta(seconds=1), LIMA) == ended


@given(rhythms.filter(lambda rhythm: rhythm.quiet is not None), moments)
def test_outside_of_a_night_in_which_the_clock_is_set_quiet_is_what_the_clock_says(
    rhythm: Rhythm, now: datetime
) -> None:
    clock = rhythm.clock(LIMA)
    offsets = {(now + timedelta(hours=hours)).astimezone(clock).utcoffset() for hours in (-26, 0, 26)}
    assert rhythm.quiet is not None
    start, end = rhythm.quiet
    at = now.astimezone(clock).time()
    said = start <= at < end if start <= end else (at >= start or at < end)

    if len(offsets) == 1:
        assert (rhythm.quiet_until(now, LIMA) is not None) is said


@given(rhythms.filter(lambda rhythm: rhythm.quiet is None and bool(rhythm.digests)), moments)
def test_every_chosen_time_comes_once_a_day(rhythm: Rhythm, now: datetime) -> None:
    at, found = now, []
    while (at := rhythm.next_moment(at, LIMA)) <= now + timedelta(days=2):
        found.append(at)

    local = [moment.astimezone(rhythm.clock(LIMA)) for moment in found]
    days = {moment.date() for moment in local if now + timedelta(days=1) > moment} - {
        now.astimezone(rhythm.clock(LIMA)).date()
    }
    for day in days:
        # Times left out by the clock may fall onto others of that day.
        count = sum(moment.date() == day for moment in local)
        assert len(rhythm.digests) - 2 <= count <= len(rhythm.digests)


def test_quiet_hours_last_until_the_clock_shows_their_end_for_the_last_time() -> None:
    # On 5 November 2023 New York's clocks show the hour from one to two twice.
    rhythm = Rhythm("America/New_York", (), (time(23), time(1, 30)))
    within, after = datetime(2023, 11, 5, 6, 10, tzinfo=UTC), datetime(2023, 11, 5, 6, 30, tzinfo=UTC)

    assert rhythm.quiet_until(within, LIMA) == after
    assert rhythm.quiet_until(after, LIMA) is None


def test_a_time_zone_that_this_machine_does_not_know_is_the_houses() -> None:
    rhythm = Rhythm("America/Nowhere", (), (time(22), time(6)))

    assert rhythm.quiet_until(datetime(2023, 1, 6, 4, tzinfo=UTC), LIMA) == datetime(
        2023, 1, 6, 11, tzinfo=UTC
    )
