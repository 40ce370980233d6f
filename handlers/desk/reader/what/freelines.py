"""Lines and sentences that say but that a road is free, or that nothing is blocked."""

from __future__ import annotations

import re

from handlers.desk.reader.what.clearings import ELSE, NOT_SO, Clearing
from handlers.desk.reader.what.passing import BEYOND, DENIED

_NOTHING = re.compile(
    r"\b(?:no (?:se )?(?:hay|registran?|reportan?|existen?|presentan?|hubo|tenemos|advierten?)|sin|ningun|ninguna|"
    r"there (?:is|are) no|no)\s(?:(?:ningun|puntos? de|mas|reportes? de|any|reported|current|active|tipo de) ){0,2}"
    r"(?:bloqueos?|piquetes?|interrupci?on(?:es)?|cierres? de (?:vias?|carreteras?)|roadblocks?|blockades?|road "
    r"closures|"
    r"vias? (?:bloqueadas?|interrumpidas?))\b"
)


_FREE = (
    r"(?:libre|normal(?:izad[oa])?|fluid[oa]|abiert[oa]|"
    r"expedit[oa]|transitable|despejad[oa]|con pase|hay pase|open|clear)"
)
#: "✅ Urcos - libre", "Sullana normal": how a road is, in a line of a list.
_LINE_FREE = re.compile(
    rf"[-:(]\s*(?:via |transito |todo |pase |paso )?{_FREE}\W*$|"
    rf"^\W*(?:en )?[a-z]+(?: [a-z]+){{0,2}} (?:todo )?{_FREE}\W*$"
)


def line_free(flat: str) -> Clearing | None:
    """Where a short line says of its place but that the road is free, None where it does not."""
    match = _LINE_FREE.search(flat) if len(flat) <= 60 else None
    if match is None or DENIED.search(flat) or BEYOND.search(flat) or ELSE.search(flat):
        return None
    return Clearing(match.start(), match.end(), free=True)


def nothing_blocked(flat: str) -> Clearing | None:
    """Where a sentence says that there is no blockade, None where it does not."""
    match = _NOTHING.search(flat)
    wished = match is not None and NOT_SO.search(re.split(r"[;.]|, ", flat[: match.start()])[-1])
    return Clearing(match.start(), match.end(), free=True) if match and not wished else None
