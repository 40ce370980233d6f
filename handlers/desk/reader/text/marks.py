"""Boards of coloured marks, as chats send them round: "🔴 Ilave 🟢 Juli", "Ilave ❌ / Juli ✅"."""

from __future__ import annotations

import re

from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.what.kinds import hits
from handlers.desk.reader.what.passing import states_in
from storage.model import Kind

_SHUT, _PARTLY, _FREE = "🔴⛔🚫❌", "🟡🟠", "🟢✅"
#: Of one colour they may stand before whatever is shouted.
_LIGHTS = "🔴⛔🚫"
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
#: A name of at most three words and nothing else.
_NAMES = re.compile(
    r"(?:[A-ZÁÉÍÓÚÑ][\w'-]+|(?:de|del|la|el|los|las)\b)(?: [A-ZÁÉÍÓÚÑ]?[\w'-]+){0,2}|[a-zñáéíóú]{3,}"
)
_CALLS = re.compile(r"\b(?:en vivo|live|urgente|alerta|atencion|ultimo|ultima|ahora|hoy)\b")
#: "Vías 5/1:" above the rows, or before the first of them.
_HEAD = re.compile(rf"[^\n{_SHUT}{_PARTLY}{_FREE}]{{0,80}}(?::\s|\n)\s*")


def unmarked(text: str) -> str:
    """The text with its marks said in words, a place a line, where it is but names with marks of two colours or red lights.

    What a row tells of itself, another event or another state than by its mark, is left as it is.
    """
    board = text.replace("\ufe0f", "")
    colours = [any(mark in board for mark in marks) for marks in (_SHUT, _PARTLY, _FREE)]
    lights = [mark for mark in board if mark in _LIGHTS]
    alone = colours == [True, False, False] and len(lights) > 1 and not any(mark in board for mark in "❌")
    if sum(colours) < 2 and not alone:
        return text
    head = _HEAD.match(board)
    begin = head.end() if head is not None else 0
    for rows in (_BEFORE, _AFTER):
        found, at = [], begin
        while (row := rows.match(board, at)) is not None:
            name = row["name"].strip()
            if alone and (_NAMES.fullmatch(name) is None or _CALLS.search(plain(name))):
                return text
            said = "cerrado" if alone else _SAYS[row["mark"]]  # by whom is asked
            found.append(name if _says_else(name, row["mark"]) else f"{name}: {said}")
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
