"""Two spots of one town that are shut in one breath: "la gente cerró en Pajonal y en la entrada"."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.where.mentions import Mention
from storage.model import Kind

_NOUN = (
    r"(?:entrada|salida|puente|ovalo|cruce|peaje|desvio|ingreso|variante|curva|entrance|exit|bridge|junction|roundabout|"
    r"toll)"
)
_SPOT = rf"{_NOUN}(?:\s(?:a|al|de|del|hacia|of|to)\s(?:la |el )?(?!la\b|el\b)[a-z]{{3,}})?"
_TWO = re.compile(
    rf"\b(?:en|at)\s(?:(?:el|la|the)\s(?P<first>{_SPOT})|(?P<name>[a-z]{{4,}}(?:\s[a-z]{{4,}})?))"
    rf"\s(?:y|and)\s(?:tambien\s)?(?:en|at)\s(?:el|la|the)\s(?P<second>{_SPOT})\b"
)
_SHUTS = re.compile(r"\b(?:cerr|cierr|bloque|tranc|tap|cort|tom|clos|block|shut)\w*\s(?:\w+\s){0,3}$")


def two_spots(point: Point, told: Told) -> Point | None:
    """The second of two spots that are shut, the first of which its point then has."""
    if point.kinds[:1] != [Kind.BLOCKADE] or point.clearing is not None or point.km is not None:
        return None
    flat = told.sentence.plain
    match = _TWO.search(flat)
    if match is None or _SHUTS.search(flat[: match.start()]) is None:
        return None
    if match["name"] is not None:
        if any(_there(m, match, "name") for m in told.mentions) or point.sector is not None:
            return None  # a town of its own
        point.sector = told.written(match, "name")
    else:
        point.venue = told.written(match, "first")
    second = replace(point, told=list(point.told), around=list(point.around), sector=None, listed=True)
    second.venue = told.written(match, "second")
    point.listed = True
    return second


def _there(mention: Mention, match: re.Match[str], group: str) -> bool:
    return match.start(group) <= mention.start < match.end(group)
