"""What else a place may be called: a post by parts of its name, a well-known town with one letter wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where.mentions import SAID_HERE
from handlers.desk.reader.words.nearness import Near
from handlers.desk.reader.words.verbforms import forms
from storage.naming import Level, fold
from storage.regions import Region

#: What comes then is a hamlet or a quarter that no list has.
_HAMLET = re.compile(
    r"\b(?:comunidad|caserio|anexo|sector|paraje|barrio|centro poblado|urbanizacion|asentamiento|quebrada|fundo)"
    r"(?: de(?: la|l)?)?\s$"
)


def nearly(
    sentence: Sentence,
    word: tuple[str, int, int],
    near: Near,
    bearers: Mapping[str, Sequence[tuple[int, Region]]],
) -> str | None:
    """The town or region that a word without capitals is one letter off, if it is well known and no name is as near."""
    name, start, _ = word
    if len(name) < 6 or not sentence.whispered:
        return None
    before = sentence.plain[:start]
    if re.search(r"\w", before) and not SAID_HERE.search(before[-60:]):
        return None
    if _HAMLET.search(before) or forms(name):
        return None
    found = near.to(name)
    if len(found) != 1 or len(meant := found.pop()) < 6:
        return None
    return meant if any(region.level < Level.DISTRICT for _, region in bearers[meant]) else None


def post_names(place: str) -> set[str]:
    """What a post may be called when it is no region: "Puente Reither", "Patahuasi"."""
    parts = {re.sub(r"\s*\(.*\)", "", place)}
    if match := re.search(r"\((.+)\)", place):
        parts.add(match[1])
    return {
        name
        for part in parts
        if len(name := fold(part)) > 4 and not name.startswith(("desvio", "empalme", "cruce", "tramo"))
    }
