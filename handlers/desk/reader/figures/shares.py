"""How a count is made up of places: "72 puntos: Puno 28, Cusco 15"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.desk.reader.figures.sums import Count
from handlers.desk.reader.where.mentions import Mention


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a count belongs to the place named at `at`."""

    at: int
    value: int


#: "Puno, con 31, y Cusco, con 19, concentran más de la mitad": of the count before.
_MAKE_UP = re.compile(
    r"\b(?:concentran|suman|acumulan|reunen|account for|"
    r"(?:highest number|most|mayor (?:numero|cantidad)) (?:of|de) (?:roadblocks|blockades|bloqueos|"
    r"puntos))\b"
)
#: "Puntos bloqueados por región: Puno (18), Cusco (9)".
_BY_PLACE = re.compile(r"\b(?:puntos|bloqueos|piquetes|tramos|roadblocks|points)\b[^.;:]{0,60}:\s")
_SHARE = re.compile(
    r"\s*(?:\(|:|,? ?con|-|–|,?\s?(?:se )?(?:registra[n]?|reporta[n]?|hay|tiene|suma|concentra|has|"
    r"had))?\s*(?P<n>\d{1,3})\)?(?=\s*(?:[,;.)]|$|(?:y|e|and)\b|puntos?\b|points?\b))"
)
_SHARE_BEFORE = re.compile(
    r"(?<![\w/+.,:-])(?P<n>\d{1,3})\s(?:(?:puntos?|bloqueos|points)(?: \w+)? )?(?:en|in)\s$"
)


def shares_in(flat: str, mentions: Sequence[Mention], tallies: Sequence[Count]) -> tuple[Share, ...]:
    """How a count is made up of places: "72 puntos: Puno 28, Cusco 15"; nothing unless two places have a number."""
    counted = any(t.counted == "blocked_points" for t in tallies)
    if not counted and not ((_MAKE_UP.search(flat) or _BY_PLACE.search(flat)) and not tallies):
        return ()
    found = []
    for mention in mentions:
        match = _SHARE.match(flat, mention.end) or _SHARE_BEFORE.search(flat[: mention.start])
        if match is not None:
            found.append(Share(mention.start, int(match["n"])))
    return tuple(found) if len(found) > 1 else ()
