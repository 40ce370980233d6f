"""Rows of a pasted table, and rows with full stops in them, made into lines that read like a list.

"PUNO;PE-3S;1450;JULI" is "PUNO, PE-3S, km 1450, JULI"; "- Puno, Juli. PE-3S km 1450. Restringido." is one row, not three
sentences of which the last would be told of the next row's place.
"""

from __future__ import annotations

import re

_FEWEST_FIELDS = 4
_SEPARATORS = (";", "|", "\t")
_ROAD = re.compile(r"\s*PE-?\s?\d{1,3}\s?[A-Z]{0,2}\s*", re.IGNORECASE)
_KM = re.compile(r"\s*(\d{1,4}(?:[+.]\d{1,3})?)\s*")
_HEADER = re.compile(
    r"\b(?:km|kilometro|progresiva|via|carretera|region|departamento|estado|distrito|motivo|road|status)\b"
)


#: The full stop between the parts of a row; none behind what is written short.
_STOP = re.compile(
    r"(?<=[\w)]{2})(?<!^\d\d)(?<!\b(?:km|av|jr|hr|mt|st))(?<!\b(?:hrs|avs|mts|nro|sta|pto|kms))(?<!\b(?:prov|dist|dpto|carr))\.\s+",
    re.I,
)
_PLACED = re.compile(r"\bPE-?\s?\d{1,3}|\bkm\b|\bkil[oó]metro", re.IGNORECASE)
#: "Huacar, Huánuco. Bloqueo en el puente Lluscarumi."
_SPOT = re.compile(
    r"^(?:bloqueo|piquete|toma|cierre)s?\b.*\b(?:puente|[oó]valo|sector|peaje|cruce)\b", re.IGNORECASE
)
_LONGEST_PART, _LONGEST_ROW = 16, 200  # words, characters


def without_tables(text: str) -> str:
    """The text with each row of a table as a line of a list, its heading left out, and rows of several parts in one."""
    lines = text.split("\n")
    stopped = [n for n, line in enumerate(lines) if _stopped(line)]
    if len(stopped) > 1:
        for number in stopped:
            lines[number] = _STOP.sub(", ", lines[number])
    out: list[str] = []
    for number, line in enumerate(lines):
        row = _row(line)
        beside = any(_row(lines[n]) for n in (number - 1, number + 1) if 0 <= n < len(lines))
        if row is None or not beside:
            out.append(line)
            continue
        if not any(char.isdigit() for char in line) and _HEADER.search(line.lower()):
            continue
        out.append("- " + _told(row))
    return "\n".join(out)


def _stopped(line: str) -> bool:
    """Whether a line is a row of short parts with full stops between them, a road or kilometre among them."""
    parts = _STOP.split(line.strip().rstrip("."))
    short = len(line) <= _LONGEST_ROW and all(len(part.split()) <= _LONGEST_PART for part in parts)
    if not _PLACED.search(line):
        short = short and len(parts) == 2 and all(len(part.split()) <= 7 for part in parts)
        return short and _SPOT.search(parts[1]) is not None
    return len(parts) > 1 and short


_MARK = re.compile(r"^\s*(?:[^\w\s(|;]+\s*|\(?\d{1,2}[.)]\s+)")


def _row(line: str) -> list[str] | None:
    """The fields of a row, None for a line that is none."""
    line = _MARK.sub("", line)
    for separator in _SEPARATORS:
        fields = [field.strip() for field in line.strip(" |;").split(separator)]
        short = all(len(field) <= 60 for field in fields)
        if len(fields) >= _FEWEST_FIELDS and short and sum(map(bool, fields)) >= _FEWEST_FIELDS - 1:
            return fields
    return None


def _told(fields: list[str]) -> str:
    """The fields in a line, the bare number after a road's code as its kilometre."""
    told: list[str] = []
    after_road = False
    for field in filter(None, fields):
        km = _KM.fullmatch(field) if after_road else None
        told.append(f"km {km[1]}" if km else field)
        after_road = bool(_ROAD.fullmatch(field)) or (after_road and km is None and not field[:1].isdigit())
    return ", ".join(told)
