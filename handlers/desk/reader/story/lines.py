"""Lines of a list that no bullet marks, and lines that belong to no list: hashtags, links, numbers to call."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.story.told import Told
from handlers.desk.reader.where.nesting import contains
from handlers.desk.reader.words.verbforms import INDICATIVE
from storage.model import Kind

_LONGEST = 150  # characters of a row
_HASHTAGS = re.compile(r"[^\w#]*(?:#\w+[^\w#]*)+")
#: "Distrito Mato": no verb.
_NAMES = re.compile(r"\b(?:distrito|provincia|prov\.|dist\.|sector|puente)\s(?:de\s)?$")
_LABEL = re.compile(r"\s?[,:(/|]\s?(?:sector|puente|km|distrito|provincia|prov|comunidad|kilometro)\b")
_HOUR = re.compile(r"\W*\d{1,2}[:.]\d{2}\s?(?:[ap]\.\s?m\.|h(?:oras|rs?)?\.?)?\s?[-|]\s?[a-z]")
_ROAD_FIRST = re.compile(r"\W*(?:(?:national |regional )?(?:highway|route|road|ruta|via|carretera)\s)?\W*")
#: "Ingreso a Tablada", "Salida a Huancané": a line that begins with a spot on a road, whatever its name.
_SPOT_FIRST = re.compile(
    r"\W*(?:el |la )?(?:ingreso|salida|acceso|entrada|desvio|cruce|puente|ovalo|peaje|curva|sector|altura|garita|tunel)\s"
    r"(?:(?:de|del|al?|hacia|la|el|los|las)\s){0,3}[a-z0-9]"
)
#: "Salida a Sicuani, pasan ambulancias": a spot and how it is there.
_SAYS_HOW = re.compile(r"[a-z0-9 ]{0,40}(?:,|:|\s?\(|\s-)\s?")
#: "Ingresó a la sede" tells of somebody.
_UNACCENTED = re.compile(r"\W*(?:[Ee]l |[Ll]a )?[A-Za-zÓó]\w+[a-z]\b")
_LINK = re.compile(r"\bhttps?://|\bwww\.|\b[\w-]+\.(?:gob|com|org|pe)/")
_CALL = re.compile(
    r"\b(?:central (?:de|telefonica)|telefonos?|whatsapp|linea|llam\w+|informes|consultas|denuncias|emergencias?|"
    r"numero|contacto|fono|cel)\b"
    r"[^.;]*?\d[\d\s()-]*\d\d"
)


def beside_all(told: Told) -> bool:
    """Whether a line is but hashtags, a link or a number to call, which say nothing of any point."""
    text, flat = told.sentence.text, told.sentence.plain
    if told.sentence.alone and _HASHTAGS.fullmatch(text):
        return True
    if told.kms or told.hits or told.clearing:
        return False
    return _LINK.search(text) is not None or _CALL.search(flat) is not None


def with_rows(tolds: Sequence[Told]) -> list[Told]:
    """The sentences; of lines that follow each other and but name a spot each, all are lines of a list."""
    found = [_headed_by_hour(told) for told in tolds]
    run: list[int] = []
    for number, told in enumerate([*tolds, None]):
        if told is not None and _row(told):
            if run and not _next(tolds[run[-1]], told):
                _mark(found, run)
                run = []
            run.append(number)
        elif told is None or told.sentence.opens:
            _mark(found, run)
            run = []
    return found


def _headed_by_hour(told: Told) -> Told:
    """The hour that a line begins with is when its word came: "14:30 - Chala, km 620"."""
    flat, moments = told.sentence.plain, told.moments
    if not (told.sentence.opens and moments and _HOUR.match(flat)):
        return told
    first = replace(moments[0], role="report") if not moments[0].role else moments[0]
    return replace(told, moments=(first, *moments[1:]))


def _next(before: Told, told: Told) -> bool:
    gap = told.sentence.block - before.sentence.block
    apart = gap == 1 and all(_begins_with_spot(one) for one in (before, told))  # an empty line after each
    return (gap == 0 or apart) and not _holds(before, told)


def _begins_with_spot(told: Told) -> bool:
    flat = told.sentence.plain
    road = bool(told.roads) and _ROAD_FIRST.fullmatch(flat[: told.roads[0].start]) is not None
    return (road or _SPOT_FIRST.match(flat) is not None) and told.sentence.alone


def _mark(found: list[Told], run: Sequence[int]) -> None:
    if len(run) < 2:
        return
    for number in run:
        told = found[number]
        found[number] = replace(told, sentence=replace(told.sentence, bullet=True))


def _row(told: Told) -> bool:
    """Whether a line but names a spot: no verb, no colon at its end, and more than a department or a road."""
    sentence = told.sentence
    if not sentence.opens or sentence.bullet or len(sentence.text) > _LONGEST:
        return False
    flat = sentence.plain
    named = _SPOT_FIRST.match(flat) if _UNACCENTED.match(sentence.text) else None
    begun = named.end() if named else 0
    told_of = (
        v
        for v in sentence.verbs
        if not (v.start < begun or _NAMES.search(flat[: v.start]) or _LABEL.match(flat, v.end))
    )
    if sentence.plain.rstrip().endswith(":"):
        return False
    if named and _SAYS_HOW.match(flat, begun) and all(h.kind is Kind.BLOCKADE for h in told.hits):
        return True
    if any(v.tense in INDICATIVE for v in told_of):
        return False
    narrow = any(min(map(len, m.codes)) > 2 for m in told.mentions if m.weight > 0)
    if told.roads and _ROAD_FIRST.fullmatch(flat[: told.roads[0].start]) and not told.hits:
        return True  # "Highway 30A (Nasca - Puquio - Abancay)"
    spot = (told.venue or told.sector) is not None or _SPOT_FIRST.match(flat) is not None
    return narrow or bool(told.kms) or (spot and not told.hits)


def _holds(above: Told, told: Told) -> bool:
    """Whether a line is but the name of a place in which the next one is, and so a heading: "Melgar", "Ayaviri, km 20"."""
    if above.kms or above.venue or above.sector or len(above.mentions) != 1 or len(above.sentence.plain) > 40:
        return False
    return any(contains(above.mentions[0], m) for m in told.mentions)
