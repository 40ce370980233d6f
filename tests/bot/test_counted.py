"""One is told as one."""

from __future__ import annotations

from bot.counted import counted


def test_one_is_told_as_one() -> None:
    assert [counted(number, "event") for number in (0, 1, 2)] == ["0 events", "1 event", "2 events"]
    assert [counted(number, "tally", "tallies") for number in (1, 2)] == ["1 tally", "2 tallies"]
