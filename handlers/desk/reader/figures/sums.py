"""One count of a sentence, and how exactly it is said."""

from __future__ import annotations

import re
from dataclasses import dataclass

_AT_LEAST = re.compile(
    r"\b(?:al menos|por lo menos|mas de|at least|over|more than|como minimo|no menos de|superan?(?: los|"
    r" las)?)\s(?:los |las |the )?$"
)
_ABOUT = re.compile(
    r"\b(?:cerca de|unos|unas|alrededor de|aproximadamente|casi|about|around|nearly|almost|some|"
    r"approximately|como)\s(?:los |las )?$"
)
_UP_TO = re.compile(r"\b(?:hasta|up to|as many as)\s$")


@dataclass(frozen=True, slots=True)
class Count:
    """One count in a sentence."""

    counted: str
    value: int
    qualifier: str | None
    earlier: int | None
    start: int
    end: int


def qualifier(before: str) -> str | None:
    """How a number that stands behind these words is meant: at least, about or up to so many."""
    for name, pattern in (("at_least", _AT_LEAST), ("about", _ABOUT), ("up_to", _UP_TO)):
        if pattern.search(before):
            return name
    return None
