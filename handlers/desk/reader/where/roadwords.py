"""Roads by their bare names as the word for one: "cierran la Fernando Belaunde" tells of a road that is shut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.where.roadnames import RoadMention

_SAID = re.compile(
    r"carretera|\bvias?\b|autopista|ruta|panam|interocean|highway|\broads?\b|tramo|corredor|trocha|pista|pe-?\d"
)
_WORD = "carretera"


def as_roads(flat: str, roads: Sequence[RoadMention]) -> str:
    """The sentence with such names made the word for a road; every other letter stays at its place."""
    for road in roads:
        length = road.end - road.start
        if length >= len(_WORD) and not _SAID.search(flat, road.start, road.end):
            flat = flat[: road.start] + _WORD.ljust(length) + flat[road.end :]
    return flat
