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
#: A word this long may miss a name by a letter, one so long by two: what is shorter is too near to other words.
_ONE_SLIP, _TWO_SLIPS = 5, 8
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


def missed(key: str, names: KeysView[str]) -> tuple[str, ...]:
    """The folded names that a word inside a sentence misses by a letter or two, likeliest first; none where it is short.

    Stricter than `alike`: in a sentence most words are no names. Hardly anybody mistypes the first letter.
    """
    if len(key) < _ONE_SLIP:
        return ()
    most = 1 if len(key) < _TWO_SLIPS else 2
    near = [name for name in names if name[0] == key[0] and len(name) >= _ONE_SLIP]
    found = process.extract(key, near, scorer=OSA.distance, score_cutoff=most, limit=4)
    return tuple(name for name, _, _ in found)
