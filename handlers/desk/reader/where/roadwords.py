"""Roads by their bare names as the word for one: "cierran la Fernando Belaunde" tells of a road that is shut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.where.roadnames import RoadMention

_SAID = re.compile(
    r"carretera|\bvias?\b|autopista|ruta|panam|interocean|highway|\broads?\b|tramo|corredor|trocha|pista|pe-?\d"
)
_WORD = "carretera"
_JOIN = re.compile(r"\s?-\s?")
_DASH, _GAP = re.compile(r"\s-\s|\w-\w"), re.compile(r"[\s-]")


def as_roads(flat: str, roads: Sequence[RoadMention]) -> str:
    """The sentence with such names made the word for a road; every other letter stays at its place."""
    for road in roads:
        length = road.end - road.start
        name = flat[road.start : road.end]
        if length >= len(_WORD) and not _SAID.search(name):
            name = _WORD.ljust(length)
        elif _DASH.search(name):
            word, space, towns = name.partition(" ")
            # "Vía Abancay - Andahuaylas cerrada", "the Arequipa - Chivay road is closed"
            said = _SAID.match(word) is not None
            name = word + space + _GAP.sub("z", towns) if said else _JOIN.sub(lambda m: "z" * len(m[0]), name)
        flat = flat[: road.start] + name + flat[road.end :]
    return flat
