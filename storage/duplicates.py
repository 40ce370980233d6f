"""Which reports say the same: slips and a filling word apart, numbers and denials alike."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from rapidfuzz import process
from rapidfuzz.distance import OSA

#: Words that turn what a report says into its opposite: two reports that differ in one are never the same.
_TURNS_LIST = (
    "no ni nunca sin ya aun todavia parcial parcialmente casi levantan levantaron levantado levantada levanto "
    "liberan liberaron liberado liberada libre abierto abierta abrieron cerrado cerrada falso falsa mentira "
    "not never without already still partly almost lifted cleared reopened open closed free false over"
)
_TURNS = frozenset(_TURNS_LIST.split())
_CONTENT = 4  # letters from which on a word says something
_SLIP = 0.8  # one letter in five
_NEAR = 0.79  # a bound for the search alone: it rounds, and would miss exactly one letter in five
#: One word in so many may be one more than in the other report ("urgente", "por favor").
_MORE = 6
#: So many words that differ are no slips.
_MOST_SLIPS = _CONTENT * _MORE


class Report:
    """A folded report, to be compared with many others: what does not change is worked out once."""

    __slots__ = ("_count", "_hard", "_words", "text")

    def __init__(self, text: str) -> None:
        """Take its words apart."""
        words = text.split()
        self.text = text
        self._count = len(words)
        self._words = frozenset(words)
        self._hard = _TURNS & self._words | {word for word in self._words if not word.isalpha()}

    def same_as(self, other: str) -> bool:
        """Whether another folded report says the same.

        Where it is not sure it says no: two reports that are kept apart cost a look, two that are joined cost the truth.
        """
        if self.text == other:
            return True
        # In a flood this is asked of hundreds of reports for each that comes: the cheapest refusals come first.
        theirs = other.split()
        if self._count > 2 * len(theirs) or len(theirs) > 2 * self._count:
            return False
        words = frozenset(theirs)
        if words & self._hard != self._hard:
            return False
        only, others = self._words - words, words - self._words
        if not others.isdisjoint(_TURNS) or not all(map(str.isalpha, others)):
            return False
        mine, yours = _telling(only), _telling(others)
        common = sum(len(word) >= _CONTENT for word in self._words & words)
        most = (common + min(len(mine), len(yours))) // _MORE
        left = _unpaired(mine, yours, most)
        if left is None:
            return False
        right = _unpaired(yours, mine, 0 if left else most)
        if right is None:
            return False
        shared = common + min(len(mine) - left, len(yours) - right)
        return shared >= 2 and left + right <= shared // _MORE


def _telling(words: AbstractSet[str]) -> list[str]:
    return [word for word in words if len(word) >= _CONTENT]


def _unpaired(words: list[str], others: list[str], most: int) -> int | None:
    """How many of the words are no slip of one of the others; None as soon as they are more than `most`."""
    if len(words) > _MOST_SLIPS:
        return len(words) if len(words) <= most else None
    left = 0
    for word in words:
        best = process.extractOne(word, others, scorer=OSA.normalized_similarity, score_cutoff=_NEAR)
        if best is None or best[1] < _SLIP:
            left += 1
            if left > most:
                return None
    return left
