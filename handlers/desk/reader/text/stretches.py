"""A way told by its two ends in few words: "desde Ilave hasta Juli cerrado", "Ilave - Juli libre"."""

from __future__ import annotations

import re

from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.text.opposites import NO_NAME
from handlers.desk.reader.what.passing import remark
from storage.roads import Roads

_WORD = rf"(?!{NO_NAME}|(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|\w+day)\b)[a-z]{{3,}}"
_NAME = rf"{_WORD}(?: {_WORD}){{0,2}}"
#: The two ends, from the first to the second.
_FROM_TO = rf"(?:\b(?P<from>desde|de|from) |^\W*)(?P<a>{_NAME}?) (?:hasta|a|para|to) (?P<b>{_WORD}(?: {_WORD}){{%d}})\b"
_BETWEEN = rf"\b(?P<from>entre|between) (?P<a>{_NAME}?) (?:y|e|and) (?P<b>{_WORD}(?: {_WORD}){{%d}})\b"
_STRETCHES = tuple(re.compile(pattern % more) for more in range(3) for pattern in (_FROM_TO, _BETWEEN))
_PIECE = re.compile(r"(?:[^,;.\n/]|[./](?=\S))+")
#: What says already that it is a road.
_ROAD = re.compile(
    r"\b(?:carreteras?|vias?|pistas?|tramos?|rutas?|autopista|corredor|panamericana|pana|interoceanica|marginal|roads?|"
    r"highways?|stretch|bus|buses|viaj\w*|pasajes?)\b"
)
_FARTHEST = 200  # letters of a message that says no more


#: "Ilave - Juli cerrado": a line as well, where both are towns of one road; behind it no label's colon.
_DASHED = tuple(
    re.compile(
        rf"(?:^\W*|\b(?:en|por|x|at|in|bloqueos?|bloquead[oa]|cerrad[oa]|tomad[oa]|piquetes?|roadblock|blockade) )"
        rf"(?P<a>{_NAME}?) ?[-–—] ?(?P<b>{_WORD}(?: {_WORD}){{{more}}})\b(?!\s*[:|])"
    )
    for more in range(2)
)


def with_stretches(text: str, roads: Roads) -> str:
    """The text, a way that is told by its ends and of which a few words say how it is told as the road between them."""
    if len(text) > _FARTHEST or "?" in text:
        return text
    return _PIECE.sub(lambda piece: _dashed(_told(piece[0]), roads), text)


def _dashed(piece: str, roads: Roads) -> str:
    """A piece with a bare dash between two towns of one road as the road that joins them."""
    flat = plain(piece)
    if _ROAD.search(flat) is not None:
        return piece
    for words in _DASHED:
        ends = words.search(flat)
        if ends is None or not any(road.at(ends["a"]) and road.at(ends["b"]) for road in roads):
            continue
        if remark(f"{flat[: ends.start('a')]}{ends['a']} {flat[ends.end() :]}", protests=True) is not None:
            first, second = piece[slice(*ends.span("a"))], piece[slice(*ends.span("b"))]
            return f"{piece[: ends.start('a')]}tramo {first} - {second}{piece[ends.end() :]}"
    return piece


def _told(piece: str) -> str:
    flat = plain(piece)
    if _ROAD.search(flat) is not None:
        return piece
    for words in _STRETCHES:
        ends = words.search(flat)
        if ends is None:
            continue
        few = remark(f"{flat[: ends.start()]} {ends['a']} {flat[ends.end() :]}", protests=True)
        if few is None:
            continue
        first, second = piece[slice(*ends.span("a"))], piece[slice(*ends.span("b"))]
        english = ends["from"] in ("from", "between") or " to " in ends[0]
        road = f"the road between {first} and {second}" if english else f"tramo {first} - {second}"
        before, after = piece[: ends.start()], piece[ends.end() :]
        lead = re.match(r"\W*", piece[ends.start() :]) if ends["from"] is None else None
        return f"{before}{lead[0] if lead else ''}{road}{after}"
    return piece
