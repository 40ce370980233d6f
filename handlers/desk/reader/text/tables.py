"""Rows of a pasted table, made into lines that read like a list: "PUNO;PE-3S;1450;JULI" is "PUNO, PE-3S, km 1450, JULI"."""

from __future__ import annotations

import re

_FEWEST_FIELDS = 4
_SEPARATORS = (";", "|", "\t")
_ROAD = re.compile(r"\s*PE-?\s?\d{1,3}\s?[A-Z]{0,2}\s*", re.IGNORECASE)
_KM = re.compile(r"\s*(\d{1,4}(?:[+.]\d{1,3})?)\s*")
_HEADER = re.compile(
    r"\b(?:km|kilometro|progresiva|via|carretera|region|departamento|estado|distrito|motivo|road|status)\b"
)


def without_tables(text: str) -> str:
    """The text with each row of a table as a line of a list; its heading is left out."""
    lines = text.split("\n")
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


def _row(line: str) -> list[str] | None:
    """The fields of a row, None for a line that is none."""
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
