"""Counts in the sentences that commands print."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """So many of something: "1 event", "2 tallies"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
