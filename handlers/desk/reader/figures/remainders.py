"""Of counted points: which are free by now, and how many are still shut."""

from __future__ import annotations

import re

from handlers.desk.reader.words.numbers import NUMBER, value

#: What is still shut: "permanecen interrumpidos 76", "aún hay 14 bloqueados", "76 remain".
_THINGS_ELSE = (
    r"(?!\s?(?:%|regiones|departamentos|provincias|distritos|horas|dias|vias|carreteras|personas|policias|"
    r"heridos|detenidos|"
    r"manifestantes|comuneros|km|kilometros|soles|buses|camiones|vehiculos|regions|roads|days|hours|people|"
    r"de (?:enero|febrero|"
    r"marzo|abril|mayo|junio|julio|agosto|setiembre|septiembre|octubre|noviembre|diciembre)))"
)
LEFT = re.compile(
    rf"\b(?:permanecen|quedan|quedaban|siguen|continuan|se mantienen|persisten|restan|(?:aun|todavia) (?:hay|"
    rf"quedan)|leaving|"
    rf"still)\s(?:(?:interrumpid|bloquead|cerrad|activ|aun|solo|otr|los|unos|"
    rf"blocked)[a-z]*\s){{0,2}}(?P<n>{NUMBER})\b{_THINGS_ELSE}"
    rf"(?![:.,]\d)|(?<![\w/+.,:-])(?P<k>{NUMBER})\s(?:(?:aun|todavia|puntos|otros|of them|points)\s)?(?:siguen|"
    rf"permanecen|"
    rf"continuan|remain|are still)\b"
)
_FREED = (
    r"(?:liberad|liberaron|liberar|despej|levantad|levantaron|reabiert|reabrieron|restablec|habilit|normaliz|"
    r"desbloque|lifted|"
    r"cleared|reopened|freed|removed|unblocked)"
)
_FREED_BEFORE = re.compile(rf"\b{_FREED}\w*\b(?:\s\w+){{0,2}}?\s$")
_FREED_AFTER = re.compile(
    rf"(?:\s\w+){{0,3}}?\s(?:fueron|quedaron|han sido|ya|were|have been|are)\s(?:ya\s)?{_FREED}|"
    # "Los 65 puntos que habían sido afectados se restablecieron"
    r"(?:\s(?!y\b|and\b|e\b)[a-z]+){0,14}?\sse (?:ha[n]? )?(?:restablec|liber|normaliz|despej|reabr|"
    r"habilit)(?:ieron|aron|ido|ado)\b"
)
OF_THOSE = re.compile(r"\b(?:de|of)\s(?:los|las|the)\s$")
_COUNTED_FREE = re.compile(
    rf"\b{_FREED}\w*\s(?:ya\s|los\s|otros\s|unos\s)?(?:{NUMBER})(?:\s(?:de|of)\s(?:los|las|the)\s(?P<all>{NUMBER}))?"
    r"(?=\s?(?:puntos|bloqueos|piquetes|tramos|points|roadblocks)|\W*$)"
)


def counted_free(flat: str) -> tuple[bool, int | None]:
    """Whether a sentence but counts what is free by now, and of how many: "se liberaron 12 de los 88 puntos"."""
    match = _COUNTED_FREE.search(flat)
    return match is not None, value(match["all"]) if match is not None and match["all"] else None


def freed(flat: str, start: int, end: int) -> bool:
    """Whether what is counted there is free by now."""
    return bool(_FREED_BEFORE.search(flat[:start]) or _FREED_AFTER.match(flat, end))
