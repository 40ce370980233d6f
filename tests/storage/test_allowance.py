"""How much one chat may send, by the moments at which it sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.allowance import DAY, HOUR, PER_DAY, PER_HOUR, Wait, wait

NOW = datetime(2023, 1, 5, 19, 20, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def _ago(*minutes: int) -> list[datetime]:
    return [NOW - minute * MINUTE for minute in minutes]


@pytest.mark.parametrize(
    ("sent", "muted", "expected"),
    [
        ([], None, None),
        (_ago(1, 2, 3, 4), None, None),
        (_ago(1, 2, 3, 4, 50), None, Wait("hour", NOW + 10 * MINUTE)),
        (_ago(50, 4, 3, 2, 1), None, Wait("hour", NOW + 10 * MINUTE)),
        (_ago(1, 2, 3, 4, 60), None, None),
        (_ago(*range(70, 70 + 60 * 20, 60)), None, Wait("day", NOW - (70 + 60 * 19) * MINUTE + DAY)),
        (_ago(*range(70, 70 + 60 * 19, 60)), None, None),
        # Both are full: the later of the two ends counts.
        (_ago(*range(1, 21)), None, Wait("day", NOW - 20 * MINUTE + DAY)),
        ([], NOW + HOUR, Wait("muted", NOW + HOUR)),
        (_ago(1, 2, 3, 4, 5), NOW + 5 * HOUR, Wait("muted", NOW + 5 * HOUR)),
        ([], NOW, None),
    ],
)
def test_a_chat_waits_as_long_as_what_it_sent_says(
    sent: list[datetime], muted: datetime | None, expected: Wait | None
) -> None:
    assert wait(sent, muted, NOW) == expected


@given(st.lists(st.integers(0, 2 * 24 * 60), max_size=60))
def test_whoever_waits_as_long_as_said_never_sends_more_than_the_limits(gaps: list[int]) -> None:
    now, sent = NOW, list[datetime]()
    for gap in gaps:
        now += gap % 40 * MINUTE
        if (found := wait(sent, None, now)) is not None and found.until is not None:
            now = found.until
        assert wait(sent, None, now) is None
        sent.append(now)

        assert sum(at > now - HOUR for at in sent) <= PER_HOUR
        assert sum(at > now - DAY for at in sent) <= PER_DAY
