"""The names of places, spots, kilometres and roads of a sentence in order, each of which may be one of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.story.namedspots import NAME, Anchor, corners, free, several_spots, spots, ways
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.unlisted import in_their_district, sectors, unlisted
from handlers.desk.reader.what.background import within
from handlers.desk.reader.where.destinations import LEADS

_AND = re.compile(r"\s(?:y|e|and)\s")
_ITS_ROAD = re.compile(r"\s*(?:de|of|on|en)?\s?(?:la|the)?\s?(?:carretera|via|autopista|ruta|highway)?\s?")
#: "Entre los sectores A y B", "el tramo comprendido entre A y B": the two ends of one stretch.
_ENDS = re.compile(
    rf"\b(?:[Ee]ntre|[Bb]etween)\s(?P<ends>(?:(?:[a-záéíóúñ]+\s){{0,3}}?{NAME})\s(?:y|e|and)\s(?:(?:[a-záéíóúñ]+\s){{0,3}}?{NAME}))"
)


_JOINED = re.compile(
    r"\b(?:que|which|that)\s(?:une|conecta|comunica|enlaza|atraviesa|recorre|links?|connects?|joins?)n?\s(?:a\s)?"
    r"(?:los|las|the)\s(?:[a-záéíóúñ]+\s){1,3}"
    rf"(?P<ends>{NAME}(?:,\s{NAME})*,?\s(?:y|e|con|and)\s{NAME})"
)


def _kilometres(told: Told, _known: Sequence[Anchor]) -> list[Anchor]:
    """The kilometres, each with the road whose name follows it."""
    flat, found = told.sentence.plain, []
    for km in told.kms:
        behind = (r for r in told.roads if r.start >= km.end)
        road = next((r for r in behind if _ITS_ROAD.fullmatch(flat[km.end : r.start])), None)
        found.append(Anchor(km.start, road.end if road else km.end, km=km))
    return found


def _plurals(told: Told, known: Sequence[Anchor]) -> list[Anchor]:
    """The sectors and bridges behind their plural: "los sectores A y B", "los puentes A y B"."""
    if _AND.search(told.sentence.text) is None:
        return []  # which spares the search for each noun
    return [*sectors(told), *several_spots(told, known)]


def _places(told: Told, known: Sequence[Anchor]) -> list[Anchor]:
    named = (m for m in told.mentions if m.weight > 0)
    return [Anchor(m.start, m.end, m) for m in named if free(known, (m.start, m.end))]


def _roads(told: Told, known: Sequence[Anchor]) -> list[Anchor]:
    named = (r for r in told.roads if r.code or r.name)
    return [Anchor(r.start, r.end, road=r) for r in named if free(known, (r.start, r.end))]


#: What may be one of a row, in this order: what stands where one of them found something is none of the next.
_SORTS = (_kilometres, corners, _plurals, in_their_district, spots, ways, unlisted, _places, _roads)


def anchors(told: Told) -> list[Anchor]:
    """The names of places and the spots of a sentence in order, with the kilometres and the roads that stand there."""
    found: list[Anchor] = []
    for sort in _SORTS:
        found += sort(told, found)
    if not found:
        return found
    text = told.sentence.text
    away = [m.span("whole") for m in LEADS.finditer(told.sentence.plain)]
    away += [m.span("ends") for m in (*_ENDS.finditer(text), *_JOINED.finditer(text))]
    here = (a for a in found if a.km or a.road or not (told.asked_for(a.start) or within(a.start, away)))
    return sorted(here, key=lambda anchor: anchor.start)


#: "En tres sectores: …" with as many names.
_AS_MANY = re.compile(
    r"\b(?P<count>dos|tres|cuatro|cinco|seis|two|three|four|five|six)\s(?:puntos|sectores|zonas|tramos|lugares|distritos|"
    r"points|places|spots|districts)(?:\s[\w-]+){0,5}?:\s(?P<names>(?:(?!,\s(?:en|in)\s)[^.:;()])+)"
)
_FEW = ("dos", "tres", "cuatro", "cinco", "seis"), ("two", "three", "four", "five", "six")


def one_by_one(flat: str, at: int) -> bool:
    """Whether the names behind a colon are as many as it counts: "tres sectores: Chao, Virú y Chimbote"."""
    match = next((m for m in _AS_MANY.finditer(flat) if m.start("names") <= at < m.end()), None)
    if match is None:
        return False
    names = len(re.split(r",\s(?:y\s|and\s)?|\s(?:y|e|and)\s", match["names"].strip()))
    return any(match["count"] in few and few.index(match["count"]) + 2 == names for few in _FEW)
