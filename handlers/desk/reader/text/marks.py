"""Boards of coloured marks, as chats send them round: "🔴 Ilave 🟢 Juli", "Ilave ❌ / Juli ✅"."""

from __future__ import annotations

import re

from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.what.kinds import hits
from handlers.desk.reader.what.passing import states_in
from storage.model import Kind

_SHUT, _PARTLY, _FREE = "🔴⛔🚫❌", "🟡🟠", "🟢✅"
_SAYS = {
    **dict.fromkeys(_SHUT, "bloqueado"),
    **dict.fromkeys(_PARTLY, "pase restringido"),
    **dict.fromkeys(_FREE, "libre"),
}
_MARK = rf"[{_SHUT}{_PARTLY}{_FREE}]"
_NAME = rf"[^\W\d_][^\n,;:/|.{_SHUT}{_PARTLY}{_FREE}]{{2,40}}?"
_GAP = r"[ ,;/|.\n-]*"
_BEFORE = re.compile(rf"(?P<mark>{_MARK})\s?(?P<name>{_NAME})(?P<gap>{_GAP})(?={_MARK}|\Z)")
_AFTER = re.compile(rf"(?P<name>{_NAME})\s?(?P<mark>{_MARK})(?P<gap>{_GAP})")
#: "Vías 5/1:" above the rows, or before the first of them.
_HEAD = re.compile(rf"[^\n{_SHUT}{_PARTLY}{_FREE}]{{0,80}}(?::\s|\n)\s*")


def unmarked(text: str) -> str:
    """The text with its marks said in words, a place a line, where it is but names with marks of two colours.

    What a row tells of itself, another event or another state than by its mark, is left as it is.
    """
    board = text.replace("\ufe0f", "")
    if not any(mark in board for mark in _FREE) or not any(mark in board for mark in _SHUT + _PARTLY):
        return text
    head = _HEAD.match(board)
    begin = head.end() if head is not None else 0
    for rows in (_BEFORE, _AFTER):
        found, at = [], begin
        while (row := rows.match(board, at)) is not None:
            name = row["name"].strip()
            found.append(name if _says_else(name, row["mark"]) else f"{name}: {_SAYS[row['mark']]}")
            at = row.end()
        if at == len(board) and found:
            title = f"{board[:begin].rstrip()}\n" if begin else ""
            return title + "\n".join(found)
    return text


def _says_else(name: str, mark: str) -> bool:
    """Whether a row tells of another event than a blockade, or of another state than its mark: "✅ Marcha en Puno"."""
    flat = plain(name)
    states = [shut for *_, shut in states_in(flat)]
    if any(hit.kind is not Kind.BLOCKADE for hit in hits(flat, name)) or (
        not states and flat.startswith(("no ", "ya no "))
    ):
        return True  # "❌ No hay paro en Juliaca"
    return mark not in _PARTLY and (mark in _FREE) in states
