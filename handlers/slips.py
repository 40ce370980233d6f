"""Names that a sentence misses by a letter: "hay paso en juliaka?"; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handlers.desk.reader.where.commonwords import is_common
from storage.likeness import missed
from storage.naming import fold
from storage.network import Network
from storage.regions import Gazetteer, Region

_LONGEST_NAME = 3
_WORD = re.compile(r"\w+")
#: Before a place stands one of these; else a slip is looked for at the beginning and at the end alone.
_BEFORE_LIST = "en a al de del por x hasta desde hacia para pa in to at from near"
_BEFORE = frozenset(_BEFORE_LIST.split())
#: Ordinary words that are a letter away from a place's name.
_ORDINARY_LIST = (
    "ahora ambos anuncian armas aviso avisos bloquearon bombas campo cerca chicos confirma costa cuota hasta human julio "
    "junio lucha manana mananas maquina maquinas marcha marchas media misma mismo monton noche nueva nuevo obras otras "
    "otros punto puntos queue saquean sierra tarde tunel turno villa"
)
_ORDINARY = frozenset(_ORDINARY_LIST.split())
#: With one of these at its edge a row of words is no name that was misspelt: "el paro", "con la".
_EDGE = frozenset({"el", "la", "los", "las", "con", "si", "ya", "de", "en", "the"})


@dataclass(frozen=True, slots=True)
class Slip:
    """A few words of a sentence, and the regions whose names they miss, likeliest first."""

    start: int
    end: int
    words: str
    regions: tuple[Region, ...]


def slips(text: str, regions: Gazetteer, network: Network) -> tuple[Slip, ...]:
    """The places that a text likely means and misspells; those it names, and the places on roads, are none of them."""
    return tuple(_found(text, regions, network))


def mended(text: str, found: tuple[Slip, ...], regions: Gazetteer) -> str:
    """The text with the likeliest name in place of each slip."""
    for slip in reversed(found):
        text = text[: slip.start] + regions.label(slip.regions[0].code) + text[slip.end :]
    return text


def _found(text: str, regions: Gazetteer, network: Network) -> Iterator[Slip]:
    tokens = list(_WORD.finditer(text))
    words = [fold(token[0]) for token in tokens]
    at = 0
    while at < len(words):
        rows = {size: " ".join(words[at : at + size]) for size in _sizes(words, at)}
        size = next((size for size, row in rows.items() if regions.bearers(row) or network.named(row)), 0)
        if not size:
            for size in _sizes(words, at):
                near = _near(words, at, size, regions)
                if near:
                    start, end = tokens[at].start(), tokens[at + size - 1].end()
                    yield Slip(start, end, text[start:end], near)
                    break
            else:
                size = 1
        at += size


def _sizes(words: list[str], at: int) -> range:
    return range(min(_LONGEST_NAME, len(words) - at), 0, -1)


def _near(words: list[str], at: int, size: int, regions: Gazetteer) -> tuple[Region, ...]:
    """The regions whose names these words miss, where a name may stand."""
    key = " ".join(words[at : at + size])
    row = words[at : at + size]
    may = at == 0 or at + size == len(words) or words[at - 1] in _BEFORE
    edged = size > 1 and bool({row[0], row[-1]} & _EDGE)
    if not may or edged or key in _ORDINARY or any(regions.bearers(word) for word in row):
        return ()
    names = [name for name in missed(key, regions.names()) if not is_common(name)]
    found = (regions.find(name) for name in names)
    told = [region for one in found for region in ((one.region,) if one.region else one.choices[:1])]
    return tuple(dict.fromkeys(region for region in told if region.code))
