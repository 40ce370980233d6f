"""People who post themselves somewhere in order to do what the sentence goes on to say."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: "Se apostaron en la salida a Cusco y bloquearon la pista": they stand there to shut it.
_AT_A_ROAD = re.compile(
    r"\w+\s(?:\w+\s){0,3}?(?:en|a la altura del?|sobre|at|on)\s(?:el |la |los |las |the )?(?:salida|ingreso|acceso|entrada|"
    r"puente|ovalo|cruce|desvio|peaje|km|kilometro|via|carretera|pista|panamericana|sector|tramo|curva|[\w ]{3,20}(?:bridge|"
    r"road|highway))s?\b[^.;]{0,90}?\s(?:y|and)\s"
)


def posted_to_shut(flat: str, at: int, shut: Iterable[int]) -> bool:
    """Whether those whose verb begins at `at` but stand at a road that they shut, by a verb at one of these places."""
    match = _AT_A_ROAD.match(flat, at)
    return match is not None and any(match.end() <= start <= match.end() + 40 for start in shut)
