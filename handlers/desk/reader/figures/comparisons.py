"""What a sentence of its own says of the points that were blocked a day before."""

from __future__ import annotations

import re

from handlers.desk.reader.words.numbers import NUMBER, value

_COMPARED = re.compile(
    r"^\W*(?:respecto (?:del?|al?)|en comparacion con|comparado con|frente al?|compared (?:to|with))\s"
    r"(?:la |el |lo de |el dia )?"
    r"(?:ayer|anoche|vispera|anteayer|anterior|yesterday|lunes|martes|miercoles|jueves|viernes|sabado|domingo)"
    rf",?\s(?:son|hay|there are)\s(?P<n>{NUMBER})\s(?:(?:puntos|bloqueos|points|roadblocks)\s)?"
    r"(?P<way>mas|menos|more|fewer)\b"
)


def compared(flat: str) -> int | None:
    """By how many a sentence says that there are more than a day before: "Respecto de ayer son cinco puntos menos"."""
    match = _COMPARED.search(flat)
    by = value(match["n"]) if match is not None else None
    if match is None or by is None:
        return None
    return by if match["way"] in ("mas", "more") else -by


_BACK_THEN = re.compile(
    r"\b(?:ayer|anoche|vispera|anterior|lunes|martes|miercoles|jueves|viernes|sabado|domingo|yesterday|day before)\b,?\s"
    rf"(?:habia|eran|hubo|se registra(?:ban|ron)|figuraban|there were)\s(?P<n>{NUMBER})\s"
    r"(?:puntos|bloqueos|piquetes|tramos|points|roadblocks)\b"
)


def back_then(flat: str) -> int | None:
    """How many points a sentence gives for a day before: "La mañana del domingo había 46 puntos bloqueados"."""
    match = _BACK_THEN.search(flat)
    return value(match["n"]) if match is not None else None
