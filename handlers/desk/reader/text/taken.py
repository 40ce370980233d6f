"""Two things taken in two towns under one verb, "tomarán el municipio en A y la carretera en B": each gets it."""

from __future__ import annotations

import re

from handlers.desk.reader.what.actwords import Thing, things
from handlers.desk.reader.words.verbforms import FINITE
from handlers.desk.reader.words.verbs import verbs_in
from handlers.desk.reader.words.verbwords import words

_TAKING = words("tomar ocupar bloquear cerrar cortar invadir copar seize take occupy block close shut storm")
_ARTICLE = r"(?:el|la|los|las|un|una|su|sus|the|an?)"
_NAME = r"[A-ZÁÉÍÓÚÑ][^\W\d_]{2,}(?:\s[A-ZÁÉÍÓÚÑ][^\W\d_]{2,})?"
_ITEM = (
    rf"{_ARTICLE}\s(?P<thing%d>[^\W\d_]+(?:\s(?!y\b|e\b|and\b)[^\s,;.]+){{0,4}}?)\s(?P<at%d>en|del?|in|at|"
    rf"of)\s(?:la\s|el\s)?"
    rf"(?P<name%d>{_NAME})"
)
_TWO = re.compile(
    rf"\s(?P<first>{_ITEM % (1, 1, 1)})(?P<joint>,?\s(?:y|e|and|así como|ademas de|además de)\s(?:tambi[eé]n\s)?)"
    rf"(?P<second>{_ITEM % (2, 2, 2)})(?![^\W\d_])"
)
_IN = ("en", "in", "at")
_SORTS = (frozenset({Thing.ROAD, Thing.LANE}), frozenset({Thing.BUILDING, Thing.WORKS}))


def taken_each(text: str, flat: str) -> list[str]:
    """The sentence in two, each thing with its verb and its town; itself where it names no two."""
    for verb in verbs_in(flat, text):
        two = _TWO.match(text, verb.end) if verb.lemma in _TAKING and verb.tense in FINITE else None
        if two is None or two["name1"] == two["name2"]:
            continue
        sorts = [_sort(flat[slice(*two.span(f"thing{number}"))]) for number in (1, 2)]
        alone = re.fullmatch(r"\W*", text[two.end() :]) is not None and (two["at2"] in _IN or sorts == [1, 1])
        if None not in sorts and (sorts[0] != sorts[1] or alone):
            return [text[: two.start("joint")], f"{text[: verb.end]} {text[two.start('second') :]}"]
    return [text]


def _sort(thing: str) -> int | None:
    """Whether it is a road or a building, None where it is neither; "town hall" is one by its second word."""
    found = [n for word in thing.split() for n, sort in enumerate(_SORTS) if things(word) & sort]
    return found[0] if found else None
