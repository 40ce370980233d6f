"""How near a misspelt name is to the names there are."""

from __future__ import annotations

from collections.abc import KeysView

from rapidfuzz import process
from rapidfuzz.distance import OSA

#: One slip in four letters, two in six ("pnuo", "arekipa"); what is less alike is noise.
LIKENESS = 0.65
_SHORTEST = (
    4  # A name inside a longer text has to be at least so long: "ate" and "ica" are in too many words.
)
_PART = 0.3  # How much of what is left to likeness 1 the share of a part can earn.


def alike(key: str, names: KeysView[str], limit: int) -> dict[str, float]:
    """The folded names most like a folded key, each with its likeness from 0 to 1: slips first, then parts."""
    if len(key) < 3:
        return {}
    found = process.extract(key, names, scorer=OSA.normalized_similarity, score_cutoff=LIKENESS, limit=limit)
    scores: dict[str, float] = {name: score for name, score, _ in found}
    if len(key) >= _SHORTEST:  # Part of a longer name: "porres", "veintiseis".
        for name in names:
            if key in name and f" {key}" in f" {name}":
                scores[name] = max(scores.get(name, 0), LIKENESS + _PART * len(key) / len(name))
    tokens = key.split()
    for first in range(len(tokens)):  # A name with more around it: "puente de ilave", "nazca lines".
        for last in range(first + 1, min(first + 6, len(tokens)) + 1):
            name = " ".join(tokens[first:last])
            if len(name) >= _SHORTEST and name in names:
                scores[name] = max(scores.get(name, 0), LIKENESS + _PART * len(name) / len(key))
    return scores


#: Words that turn what a report says into its opposite: two reports that differ in one are never the same.
_TURNS_LIST = (
    "no ni nunca sin ya aun todavia parcial parcialmente casi levantan levantaron levantado levantada levanto "
    "liberan liberaron liberado liberada libre abierto abierta abrieron cerrado cerrada falso falsa mentira "
    "not never without already still partly almost lifted cleared reopened open closed free false over"
)
_TURNS = frozenset(_TURNS_LIST.split())
_CONTENT = 4  # letters from which on a word says something
_SLIP = 0.8  # one letter in five
#: One word in so many may be one more than in the other report ("urgente", "por favor").
_MORE = 6


def same_report(one: str, other: str) -> bool:
    """Whether two folded reports say the same: slips and a filling word apart, numbers and denials alike.

    Where it is not sure it says no: two reports that are kept apart cost a look, two that are joined cost the truth.
    """
    if one == other:
        return True
    mine, theirs = one.split(), other.split()
    if len(mine) > 2 * len(theirs) or len(theirs) > 2 * len(mine):
        return False
    first, second = set(mine), set(theirs)
    only, others = first - second, second - first
    if any(any(c.isdigit() for c in word) or word in _TURNS for word in only | others):
        return False
    left = _unpaired(_telling(only), _telling(others))
    right = _unpaired(_telling(others), _telling(only))
    if left and right:
        return False
    shared = len(_telling(first & second)) + min(
        len(_telling(only)) - len(left), len(_telling(others)) - len(right)
    )
    return shared >= 2 and len(left) + len(right) <= shared // _MORE


def _telling(words: set[str]) -> set[str]:
    return {word for word in words if len(word) >= _CONTENT}


def _unpaired(words: set[str], others: set[str]) -> set[str]:
    """The words that are no slip of one of the others."""
    if len(words) > _CONTENT * _MORE:
        return words  # so many differences are no slips
    return {
        word for word in words if not any(OSA.normalized_similarity(word, other) >= _SLIP for other in others)
    }
