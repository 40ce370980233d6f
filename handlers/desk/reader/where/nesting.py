"""Which names of places lie in one another, and which words do in a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.where.mentions import Mention
from storage.naming import Level


def contains(outer: Mention, inner: Mention) -> bool:
    """Whether one name's region contains the other's, and not the other way."""
    # A capital's name is no name of its province here: Desaguadero does not lie in Juli.
    wide = [region.code for claim, region in outer.bearers if claim < 2]
    tall = [region.code for claim, region in inner.bearers if claim < 2]
    down = any(len(i) > len(o) and i.startswith(o) for o in wide for i in inner.codes)
    up = any(len(o) > len(i) and o.startswith(i) for o in outer.codes for i in tall)
    return down and (not up or min(map(len, outer.codes)) < min(map(len, inner.codes)))


def in_one(mention: Mention) -> bool:
    """Whether all that bear a name lie in one department."""
    return len({code[:2] for code in mention.codes}) == 1


def shared_with(own: Sequence[Mention], others: Sequence[Mention]) -> list[tuple[str, ...]]:
    """The province and then the department in which most others of a list may lie as well as this one.

    "Ayaviri, Santa Rosa y Chuquibambilla": each name has several bearers, of which those beside each other are meant.
    """
    tall = tuple(code for m in own for code in _departments(m))
    if tall and others and all(_departments(m) for m in others):
        return [tall]  # "Loreto y Amazonas" are both departments, though Loreto has a district Las Amazonas
    found: list[tuple[int, tuple[str, ...]]] = []
    for size in (Level.PROVINCE * 2, Level.DEPARTMENT * 2):
        mine = dict.fromkeys(code[:size] for m in own for code in m.codes if len(code) >= size)
        theirs = [{code[:size] for code in m.codes} for m in others]
        count = {code: sum(code in codes for codes in theirs) for code in mine}
        most = max(count.values(), default=0)
        if most:
            found.append((most, tuple(code for code, n in count.items() if n == most)))
    return [codes for _, codes in sorted(found, key=lambda one: -one[0])]


def _departments(mention: Mention) -> tuple[str, ...]:
    return tuple(r.code for claim, r in mention.bearers if claim < 2 and r.level is Level.DEPARTMENT)


def tops_of(codes: Iterable[str]) -> tuple[str, ...]:
    """The departments of some regions, each once and in their order."""
    return tuple(dict.fromkeys(code[:2] for code in codes))


def departments_of(others: Sequence[Mention]) -> frozenset[str]:
    """The departments in which the others of a list lie: those of all of them, else of each that leaves no doubt."""
    tops = [{code[:2] for code in m.codes} for m in others]
    shared = frozenset.intersection(*map(frozenset, tops)) if tops else frozenset()
    return shared if len(shared) == 1 else frozenset(top for one in tops if len(one) == 1 for top in one)


def in_a_name(hit: Hit, mentions: Sequence[Mention], sentence: Sentence) -> bool:
    """Whether the words of a kind are but a place's name, written as one: "en Saquena"."""
    named = not sentence.shouted and hit.start > 0 and sentence.text[hit.start].isupper()
    return named and any(m.start <= hit.start and hit.end <= m.end for m in mentions)
