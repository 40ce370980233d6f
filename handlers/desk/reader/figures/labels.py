"""Lines of a bulletin that say but what is counted, or where, and how many: "Vías nacionales afectadas: 9"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.where.mentions import Mention

#: "Vías nacionales afectadas: 9", "Personas fallecidas: 49": a line that says nothing else.
_LABELLED = re.compile(
    r"\W*(?:total de |numero de |cantidad de |cifra de )?(?:(?P<blocked_points>puntos?\b|bloqueos de vias|bloqueos)|"
    r"(?P<roads_affected>vias|carreteras|rutas)|(?P<regions_affected>regiones|departamentos)|"
    r"(?P<dead>(?:personas |civiles )?(?:fallecid|muert)[oa]s)|(?P<injured>"
    r"(?:personas |civiles |policias )?(?:herid|lesionad)[oa]s))"
    r"[a-z ]{0,50}:\s*(?P<n>\d{1,3})\b(?:\s(?:puntos?|vias|regiones|personas)(?: de bloqueos?)?)?(?:\s?\([^)]*\))?\W*"
)


def labelled_count(flat: str) -> tuple[str, int, int, int] | None:
    """What a line counts behind its label, how many, and where the number stands; None where it is no such line."""
    match = _LABELLED.fullmatch(flat)
    if match is None or int(match["n"]) == 0:
        return None
    counted = next(name for name, label in match.groupdict().items() if label and name != "n")
    return counted, int(match["n"]), *match.span("n")


_LINE = re.compile(
    r"\W*(?:region )?[a-z][a-z ]{2,30}?\s*[:=|(\t-]?\s*(?P<n>\d{1,3})(?:\s(?:puntos?|bloqueos?|points?))?\W*"
)


def line_count(flat: str, mentions: Sequence[Mention]) -> int | None:
    """The count in a line that says nothing but a place and its number: "Puno: 35"."""
    match = _LINE.fullmatch(flat)
    return int(match["n"]) if match and len(mentions) == 1 else None
