"""Words that are one letter off: one left out, one too many, one another, or two that changed places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator


class Near:
    """A vocabulary that finds its words by what is nearly one of them."""

    def __init__(self, words: Iterable[str]) -> None:
        """Know these words, all in small letters."""
        self._words = frozenset(words)
        self._by_less: dict[str, set[str]] = defaultdict(set)
        for word in self._words:
            for less in _less(word):
                self._by_less[less].add(word)

    def to(self, word: str) -> set[str]:
        """The words that are it, or at most one letter off."""
        if word in self._words:
            return {word}
        less = set(_less(word))
        found = {known for known in less if known in self._words} | self._by_less.get(word, set())
        for part in less:
            found |= {known for known in self._by_less.get(part, ()) if _one_apart(known, word)}
        return found


def _less(word: str) -> Iterator[str]:
    """The word with one letter left out, each in turn."""
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _one_apart(one: str, other: str) -> bool:
    """Whether two words of one length differ in one letter, or in two neighbours that changed places."""
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other):
        return False
    if len(apart) == 1:
        return True
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1
    return swapped and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
