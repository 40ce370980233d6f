"""Rows of a table that was pasted as text: "PUNO;PE-3S;1450;JULI;INTERRUMPIDO" is read as a line of words."""

from __future__ import annotations

import re

_CELL = re.compile(r"\s*(?:;|\||\t)\s*")
_POST = re.compile(r"\d{1,4}(?:\+\d{3})?(?:\s?-\s?\d{1,4}(?:\+\d{3})?)?")
_ROAD = re.compile(r"\b(?:pe|[a-z]{2})-\d", re.IGNORECASE)
_FEWEST = 4  # cells of a row


def rows(lines: list[str]) -> list[str]:
    """The lines of a block, rows of a table written out and the line that names its columns left out."""
    cells = [_CELL.split(line.strip(" ;|")) for line in lines]
    table = [
        len(row) >= _FEWEST and max(map(len, row)) <= 40 and any(_ROAD.match(c) for c in row) for row in cells
    ]
    if not any(table):
        return lines
    told = []
    for line, row, is_row in zip(lines, cells, table, strict=True):
        if is_row:
            told.append(", ".join(f"km {c}" if _POST.fullmatch(c) else c for c in row if c))
        elif len(row) < _FEWEST or any(ch.isdigit() for ch in line):
            told.append(line)
    return told
