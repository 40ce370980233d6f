"""The kilometres and stretches that a sentence names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reading import MOST_KM

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class KmMention:
    """A kilometre or a stretch; `readings` holds more than one value where the digits may be read in two ways."""

    start: int
    end: int
    km_from: float | None
    km_to: float | None = None
    readings: tuple[float, ...] = ()
    bracket: Span | None = None


_UNIT = (
    r"(?:kms?|kilo?metros?|kilometre?s?|kilometers?|k\.\s?m|progresivas?|prog|pk)\b[.\s:#-]*(?:n[°ºo]\.?\s*)?"
)


_UNIT_STUCK = r"(?:kms?\.?)(?=\d)"


_NUMBER = r"(?:[1-3] \d{3}(?!\d)|\d{1,4}(?:\s?\+\s?\d{1,3}|[.,]\d{1,3})?(?!\d|:\d))"


_FIRST = re.compile(rf"(?<![a-z\d])(?:{_UNIT}|{_UNIT_STUCK})(?:del?\s+|el\s+)?({_NUMBER})")


_TO = re.compile(
    rf"\s*(?:-|\bal?\b|\bto\b|\bhasta\b|\buntil\b|\bthrough\b)\s*(?:el\s+|the\s+)?(?:{_UNIT}|"
    rf"{_UNIT_STUCK})?({_NUMBER})"
)


_AND = re.compile(
    rf"\s*(?:[,;]?\s*(?:asi como|como tambien|as well as)|[,;]\s*(?:y|e|and)|,|;|/|\by\b|\be\b|\band\b|&)"
    rf"\s*(?:(?:tambien|also|en|in|at|el|los|the)\s+)*"
    rf"(?P<unit>{_UNIT}|{_UNIT_STUCK})?({_NUMBER})"
)


#: "Km 1183, Santa Rosa (Melgar), y en el 1463, Pomata": a place between, and the article that counts it among them.
_AND_THE = re.compile(
    rf",\s[^,;:.\d]{{3,45}},?\s(?:y|e|and)\s(?:en |a la altura d|at )?(?:el|the)\s(?P<unit>{_UNIT}|"
    rf"{_UNIT_STUCK})?({_NUMBER})(?=\s?[,(.;]|$)"
)


#: "Kilómetros 1183, Santa Rosa; …: 1387, Platería; 1391, Ácora": each with its place, and the word but once.
_AND_NEXT = re.compile(
    rf"(?:,\s|:\s|\s)[a-z][a-z ]{{2,28}}(?:\s?\([^)]{{2,40}}\))?\s?[;:,]\s(?:y\s)?"
    rf"(?P<unit>{_UNIT}|{_UNIT_STUCK})?({_NUMBER})(?=,\s|\sy\s|\s[a-z])"
)
#: "Km 263 donde está Barrio Chino, 290 (Expansión Urbana) y …", "km 318, salida de Ica, y otro en el 329, sector …".
_AND_FAR = re.compile(
    rf"(?:[^.;:()\d]{{3,60}},\s({_NUMBER})(?=\s\()|"
    rf"[^.;:()\d]{{3,60}},\s(?:y\s)?el\s({_NUMBER})(?=\s(?:en|a la altura|sector)\s|,|\.|$)|"
    rf"[^.;:()\d]{{3,70}}\sy\sotr[oa]\sen\s(?:el\s)?({_NUMBER})(?=,\s|\s\())"
)
_NAMED_NEXT = re.compile(r"(?:sector|zona|altura|distrito|puente|centro poblado)\s")
_FARTHEST_NEXT = 300  # km from one of a list to the next


_BRACKET = re.compile(r"\s*(?:\(([^)]{2,80})\)|\[([^\]]{2,80})\])")


_BETWEEN = re.compile(r"\b(?:entre|between)\s+(?:el |los |the )?$")


#: A number that goes on a list of kilometres is not followed by what it counts.
_COUNTED = re.compile(
    r"\s*(?:%|:|horas?\b|hrs?\b|h\b|am\b|pm\b|a\.\s?m|p\.\s?m|de (?:enero|febrero|marzo|abril|mayo|junio|"
    r"julio|agosto|"
    r"setiembre|septiembre|octubre|noviembre|diciembre)|(?!de\b|del\b|en\b|y\b|e\b|al?\b|km|kil|sector|"
    r"la\b|los\b|on\b|of\b|in\b|and\b|"
    r"hay|altura|desde|estan|fueron|se\b|siguen|permanecen|are|were|have|remain|continuan|por|near|"
    r"at\b)[a-z]{2,})"
)


_NOT_A_POST = re.compile(r"\b(?:velocidad|a unos|cola de|fila de|largo de|mas de|longitud de)\s*$")


def kilometres_in(sentence: Sentence, taken: list[Span]) -> list[KmMention]:
    """The kilometres and stretches that a sentence names, each with the brackets that follow it."""
    flat = sentence.plain
    found: list[KmMention] = []
    at = 0
    while match := _FIRST.search(flat, at):
        at = match.end()
        if _NOT_A_POST.search(flat[: match.start()]) or any(a <= match.start() < b for a, b in taken):
            continue
        between = bool(_BETWEEN.search(flat[: match.start()]))
        start, end, number = match.start(), match.end(), match[1]
        while True:
            other, stop = _other_end(flat, end, between)
            bracket = _BRACKET.match(flat, stop)
            mention = _mention(start, stop, number, other, bracket)
            if mention is not None:
                found.append(mention)
            at = bracket.end() if bracket else stop
            more = _AND.match(flat, at) or _AND_THE.match(flat, at)
            if more is None or (not more["unit"] and _COUNTED.match(flat, more.end())):
                more = _next_of_list(sentence, mention, stop)
            if more is None:
                more = _far_one(flat, mention, at)
            if more is None:
                break
            last = more.lastindex or 2
            start, end, number = more.start(last), more.end(last), more[last]
            between = False
            at = end
    return found


def _next_of_list(sentence: Sentence, before: KmMention | None, at: int) -> re.Match[str] | None:
    """The next number of a list of kilometres that have their places between them, near the one before."""
    more = _AND_NEXT.match(sentence.plain, at)
    if more is None or before is None or before.km_from is None:
        more = None
    elif not more["unit"]:
        value, _ = _value(more[2])
        near = value is not None and value >= 100 and abs(value - before.km_from) <= _FARTHEST_NEXT
        follows = sentence.text[more.end() :].lstrip(" ,y")
        named = follows[:1].isupper() or follows[:1].isdigit() or _NAMED_NEXT.match(follows)
        more = more if near and named else None
    return more


def _far_one(flat: str, before: KmMention | None, at: int) -> re.Match[str] | None:
    """The next number of a list of kilometres behind what is told of the one before it."""
    more = _AND_FAR.match(flat, at)
    if more is None or before is None or before.km_from is None or not more.lastindex:
        return None
    value, _ = _value(more[more.lastindex])
    near = value is not None and value >= 100 and abs(value - before.km_from) <= _FARTHEST_NEXT
    return more if near else None


def _other_end(flat: str, end: int, between: bool) -> tuple[str | None, int]:
    """The number that ends a stretch, and where it ends."""
    match = _TO.match(flat, end)
    if match is None and between:
        match = re.compile(rf"\s*(?:y|and)\s*(?:el\s+|the\s+)?(?:{_UNIT})?({_NUMBER})").match(flat, end)
    if match is None or _COUNTED.match(flat, match.end()):
        return None, end
    return match[1], match.end()


def _mention(
    start: int, end: int, number: str, other: str | None, bracket: re.Match[str] | None
) -> KmMention | None:
    first, readings = _value(number)
    last, more = _value(other) if other else (None, ())
    if first is None and not readings:
        return None
    if first is not None and last is not None and last < first:
        first, last = last, first
    if first == last:
        last = None
    span = None
    if bracket:
        group = 1 if bracket[1] else 2
        span = (bracket.start(group), bracket.end(group))
    return KmMention(start, end, first, last if not more else None, readings, span)


def _value(number: str) -> tuple[float | None, tuple[float, ...]]:
    """A number of kilometres; "1.410" and "1,410" may be two."""
    flat = re.sub(r"\s", "", number).replace(",", ".")
    if re.fullmatch(r"[1-3]\.\d{3}", flat):
        return None, (float(flat.replace(".", "")), float(flat))
    whole, _, metres = flat.partition("+")
    value = int(whole) + int(metres) / 1000 if metres else float(flat)
    return (round(value, 3), ()) if value <= MOST_KM else (None, ())
