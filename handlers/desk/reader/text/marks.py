"""Boards of coloured marks, as chats send them round: "🔴 Ilave 🟢 Juli", "Ilave ❌ / Juli ✅"."""

from __future__ import annotations

import re

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
_HEAD = re.compile(rf"[^\n{_SHUT}{_PARTLY}{_FREE}]{{0,80}}:?\s*\n|")


def unmarked(text: str) -> str:
    """The text with its marks said in words, a place a line, where it is but names with marks of two colours."""
    plain = text.replace("\ufe0f", "")
    if not any(mark in plain for mark in _FREE) or not any(mark in plain for mark in _SHUT + _PARTLY):
        return text
    head = _HEAD.match(plain)
    begin = head.end() if head is not None else 0
    for rows in (_BEFORE, _AFTER):
        found, at = [], begin
        while (row := rows.match(plain, at)) is not None:
            found.append(f"{row['name'].strip()}: {_SAYS[row['mark']]}")
            at = row.end()
        if at == len(plain) and found:
            return plain[:begin] + "\n".join(found)
    return text
