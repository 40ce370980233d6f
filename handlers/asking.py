"""Understanding which places somebody names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Message

from storage.regions import Found, Gazetteer

#: More places than this in one message are read no further; the reader is told which were left.
MOST_PLACES = 20
#: Spaces, and the marks that a phone puts before a word written from right to left or copied from a page.
_UNSEEN = (
    " \t\r\n\u00a0\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_APART = re.compile(r"[,;\n]+|\s+(?:y|e|and|&|\+)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names: the places that are clear, and the words that are not, each with what was found for it."""

    clear: tuple[Found, ...]
    unclear: tuple[tuple[str, Found], ...]
    left: tuple[str, ...] = ()


def places(text: str, regions: Gazetteer) -> Named:
    """The places a text names; read as one name first, so that "Santa Rosa, Melgar" stays one place."""
    whole = regions.find(text)
    parts = [part.strip() for part in _APART.split(text) if part.strip()]
    if len(parts) < 2:
        return _sorted([(text.strip(), whole)], ())
    found = [(part, regions.find(part)) for part in parts[:MOST_PLACES]]
    if whole.region is not None and not _listed([one for _, one in found]):
        return _sorted([(text.strip(), whole)], ())
    if whole.choices and not all(one.region or one.choices for _, one in found):
        return _sorted([(text.strip(), whole)], ())
    return _sorted(found, tuple(parts[MOST_PLACES:]))


def _listed(found: Sequence[Found]) -> bool:
    """Whether these are a list that begins with the wider place: "Puno, Juliaca"; who names one says "Juliaca, Puno"."""
    codes = [one.region.code for one in found if one.region is not None]
    return len(codes) == len(found) and len(codes[0]) < min(map(len, codes[1:]))


def _sorted(found: Sequence[tuple[str, Found]], left: tuple[str, ...]) -> Named:
    clear = {one.region.code: one for _, one in found if one.region is not None}
    unclear = {part.casefold(): (part, one) for part, one in found if one.region is None}
    return Named(tuple(clear.values()), tuple(unclear.values()), left)


def asked_in(message: Message) -> str:
    """What follows the command in a message, or below its picture or file."""
    return argument(message.text or message.caption)


def argument(text: str | None) -> str:
    """What follows the command in a message, in one piece and without the spaces and unseen marks around it."""
    _, _, rest = (
        (text or "").strip().partition(" ") if " " in (text or "").strip().split("\n")[0] else _lines(text)
    )
    return rest.strip(_UNSEEN)


def _lines(text: str | None) -> tuple[str, str, str]:
    return (text or "").strip().partition("\n")
