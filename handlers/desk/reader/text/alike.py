"""The same said of one place more in a driver's few words: "en Ilave no pasan, Juli igual", "lo mismo en Juli"."""

from __future__ import annotations

import re

from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.text.opposites import NO_NAME
from handlers.desk.reader.what.passing import remark

_NAME = rf"(?!{NO_NAME})[a-z]{{3,}}(?: (?!{NO_NAME})[a-z]{{2,}}){{0,2}}?"
_SAME = r"(?:lo mismo|tambien|igual(?:ito|mente)?|same|also|likewise)"
_ALIKE = re.compile(
    rf"(?:(?:y|and) )?(?:(?P<word>{_SAME}) (?:(?:pasa|ocurre|sucede) )?(?:en |at |in )?(?P<name>{_NAME})|"
    rf"(?:en |at |in )?(?P<subject>{_NAME}) (?P<behind>{_SAME}|too|as well|the same))(?=\W*$)"
)
_JOINT = re.compile(r"[,;.]\s+|\n+|\s(?=(?:y|and)\s)")
_FARTHEST = 200  # letters of a message that says no more


def with_alike(text: str) -> str:
    """The text, each place of which a few words say that it is the same there told as the one before it.

    "Ya abrieron en Ilave, Juli igual" may say that nothing has changed at Juli: it is left as it is.
    """
    flat = plain(text)
    if len(text) > _FARTHEST or "?" in flat or re.search(rf"\b(?:{_SAME}|too|as well)\b", flat) is None:
        return text
    said, pieces, at = "", list[str](), 0
    for joint in [*_JOINT.finditer(flat), None]:
        end = len(text) if joint is None else joint.start()
        piece = _told(text[at:end], said)
        pieces.append(piece)
        said = piece
        if joint is not None:
            pieces.append(text[joint.start() : joint.end()])
            at = joint.end()
    return "".join(pieces)


def _told(piece: str, before: str) -> str:
    """A piece of a message, in the words of the one before it where it says that it is the same."""
    alike, few = _ALIKE.fullmatch(plain(piece)), remark(plain(before), protests=True)
    if alike is None or few is None:
        return piece
    if not few.shut and (alike["behind"] or "").startswith("igual"):
        return piece
    start, end = alike.span("name" if alike["name"] else "subject")
    return f"{before[: few.named[0]]}{piece[start:end]}{before[few.named[1] :]}"
