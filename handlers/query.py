"""What somebody asks of the record: its words, its places and its days, taken apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers import missingdays, spans
from handlers.desk.reader.where.commonwords import is_common
from handlers.desk.reader.where.streetnames import spot_before
from handlers.missingdays import MissingDay
from handlers.spans import Span
from storage.regions import Gazetteer, fold
from storage.search import Place, Wanted
from storage.words import telling

#: Longer questions are read so far; more words than these find nothing anyway.
LONGEST = 120
MOST_WORDS = 8
_MOST_PLACES = 4
_LONGEST_NAME = 5
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_IN = frozenset({"en", "in", "at", "near", "region", "departamento", "provincia", "distrito", "ciudad"})
_LEVELS = frozenset({"region", "departamento", "provincia", "distrito", "department", "province", "district"})
_GLUE = frozenset({"de", "del", "of"})


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it was understood; `words` are folded, `text` is what was typed, in one line.

    Where a day that it names does not exist, that is `missing`, and neither a time nor words.
    """

    text: str
    words: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    span: Span | None = None
    missing: MissingDay | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing in it can be looked for."""
        return not (self.words or self.places or self.span)

    def wanted(self) -> Wanted:
        """The same for the record."""
        since, until = (self.span.since, self.span.until) if self.span else (None, None)
        return Wanted(self.words, self.places, since, until)


def understand(text: str, regions: Gazetteer, now: datetime, zone: ZoneInfo) -> Query:
    """Part a question into days, places and words; what stands in quotes is words alone. Never raises."""
    typed = " ".join(text.split())[:LONGEST].strip()
    quoted = " ".join(_QUOTED.findall(typed))
    plain = _QUOTED.sub(" ", typed)
    missing = missingdays.find(plain)
    span, rest = (
        spans.find(plain, now, zone) if missing is None else (None, f"{missing.before} {missing.after}")
    )
    named, left = places(rest, regions)
    words = tuple(dict.fromkeys((*telling(left), *telling(quoted))))[:MOST_WORDS]
    return Query(typed, words, named, span, missing)


def places(text: str, regions: Gazetteer) -> tuple[tuple[Place, ...], str]:
    """The regions that a text names beyond doubt, each once, and the folded text without their names.

    A name that several places of one level bear, or that is also a word, or a square's, stays among the words.
    """
    tokens = fold(text).split()
    found: dict[str, Place] = {}
    left: list[str] = []
    at = 0
    while at < len(tokens):
        code, length = _place_at(tokens, at, regions) if len(found) < _MOST_PLACES else (None, 0)
        if code is None:
            left.append(tokens[at])
            at += 1
            continue
        while left and (left[-1] in _LEVELS or left[-1] in _GLUE):
            left.pop()
        found.setdefault(code, Place(code, tuple(telling(" ".join(tokens[at : at + length])))))
        at += length
    return tuple(found.values()), " ".join(left)


def _place_at(tokens: Sequence[str], at: int, regions: Gazetteer) -> tuple[str | None, int]:
    before = " ".join(tokens[max(0, at - 3) : at])
    if spot_before(before):
        return None, 0
    for size in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
        name = " ".join(tokens[at : at + size])
        if name.isdigit() or not any(region.code for _, region in regions.bearers(name)):
            continue
        if is_common(name) and not (at and set(tokens[max(0, at - 2) : at]) & _IN):
            continue
        level = _level_before(tokens, at)
        for extra in range(min(4, len(tokens) - at - size), 0, -1):
            beside = " ".join(w for w in tokens[at + size : at + size + extra] if w not in _GLUE | _LEVELS)
            if not beside or not regions.bearers(beside):
                continue
            region = regions.find(f"{level}{name} {' '.join(tokens[at + size : at + size + extra])}").region
            # "Puno Cusco" are two places, "Santa Rosa Melgar" is one inside the other.
            if region is not None and len(region.code) > 2:
                return region.code, size + extra
        region = regions.find(f"{level}{name}").region
        if region is not None and region.code:
            return region.code, size
        return None, 0
    return None, 0


def _level_before(tokens: Sequence[str], at: int) -> str:
    told = re.search(rf"\b({'|'.join(_LEVELS)})(?: (?:de|del|of))?$", " ".join(tokens[:at]))
    return f"{told[1]} " if told else ""
