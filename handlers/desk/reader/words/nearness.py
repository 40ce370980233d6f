"""Words that are one letter off: one left out, one too many, one another, or two that changed places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA


class Near:
    """A vocabulary that finds its words by what is nearly one of them."""

    def __init__(self, words: Iterable[str]) -> None:
        """Know these words, all in small letters."""
        self._words = frozenset(words)
        by_less: dict[str, tuple[str, ...]] = {}
        for word in self._words:
            for less in set(_less(word)):
                by_less[less] = (*by_less.get(less, ()), word)
        self._by_less = by_less

    def to(self, word: str) -> set[str]:
        """The words that are it, or at most one letter off."""
        if word in self._words:
            return {word}
        less = set(_less(word))
        found = {known for known in less if known in self._words} | set(self._by_less.get(word, ()))
        for part in less:
            found |= {
                known
                for known in self._by_less.get(part, ())
                if OSA.distance(known, word, score_cutoff=1) == 1
            }
        return found


def _less(word: str) -> Iterator[str]:
    """The word with one letter left out, each in turn."""
    return (word[:at] + word[at + 1 :] for at in range(len(word)))
