"""Whether the words before an English verb name several, as a verb without an ending needs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def unbracketed(before: Sequence[str]) -> Sequence[str]:
    """The words without what stands in brackets last: "peasant patrols (rondas campesinas) [plan]"."""
    return before[: before.index("(")] if before[-1:] == [")"] and "(" in before[-5:] else before


def several_of(before: Sequence[str]) -> bool:
    """Whether the last words name several by where they are from: "residents of Chilete [plan to march]"."""
    for word, head in pairwise(reversed(before)):
        if not word[0].isalnum() and word != "'s":
            return False
        if word in ("of", "from", "in", "near") and head.endswith("s") and head != "'s":
            return True
    return False
