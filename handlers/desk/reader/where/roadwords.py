"""Roads by their bare names as the word for one: "cierran la Fernando Belaunde" tells of a road that is shut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.where.roadnames import RoadMention

_SAID = re.compile(
    r"carretera|\bvias?\b|autopista|ruta|panam|interocean|highway|\broads?\b|tramo|corredor|trocha|pista|pe-?\d"
)
_WORD = "carretera"
_DASH = re.compile(r"\s[-–]\s|\w-\w")


def as_roads(flat: str, roads: Sequence[RoadMention]) -> str:
    """The sentence with such names made the word for a road; every other letter stays at its place."""
    for road in roads:
        length = road.end - road.start
        named = _SAID.search(flat, road.start, road.end) is None
        if length >= len(_WORD) and (named or _DASH.search(flat, road.start, road.end)):
            rest = length - len(_WORD) - 1  # "vía Abancay - Andahuaylas cerrada" as well
            filled = f"{_WORD} {'z' * rest}" if rest > 0 else _WORD.ljust(length)
            flat = flat[: road.start] + filled + flat[road.end :]
    return flat
