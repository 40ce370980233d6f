"""What a measure that is still to come is said to contain, which is to come as well: "Esta medida comprende …"."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.desk.reader.story.telling import Told
from handlers.desk.reader.story.trail import Trail

_CONTAINS = re.compile(
    r"\W*(?:la|el|esta|este|dicha|dicho|the|this)\s(?:\w+\s)?(?:medida|protesta|jornada|paro|huelga|paralizacion|movilizacion|"
    r"accion|action|strike|protest|measure)(?: de \w+)?\b[^.;]{0,120}?\b(?:inclu[iy]\w+|comprend\w+|"
    r"contempla\w*|considera\w*|"
    r"consist\w+|includ\w+|involv\w+|features?)\b"
)
#: "Que interrumpirá el desplazamiento hacia Lambayeque": who cannot travel, and where to.
_TRAVEL = re.compile(r"\b(?:desplazamiento|transito|circulacion|viajes?|paso|pase|traffic|travel)\b[^.;]*")


def part_of_a_plan(trail: Trail, told: Told) -> Told:
    """A sentence about what the measure that was just announced contains, with its day; any other as it is."""
    plans = [t for p in trail.last for t in p.told[:1] if t.ahead and p.clearing is None]
    if not plans or len(plans) != len(trail.last) or not trail.near(told) or not told.hits or told.ahead:
        return told
    flat = told.sentence.plain
    if _CONTAINS.match(flat) is None or told.clearing is not None:
        return told
    travel = next((m.start() for m in _TRAVEL.finditer(flat) if m.start() > told.hits[0].end), len(flat))
    return replace(
        told,
        ahead=True,
        states=(),
        moments=told.moments or plans[0].moments,
        mentions=tuple(m for m in told.mentions if m.start < travel),
    )
