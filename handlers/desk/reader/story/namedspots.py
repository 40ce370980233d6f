"""The spots of a sentence that bear a name of their own: corners, exits, bridges, sectors and ways."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.desk.reader.story.told import Told
from handlers.desk.reader.what.streetcorners import corners_in
from handlers.desk.reader.where.kilometres import KmMention
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.roadnames import RoadMention


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name or a spot at a place in a sentence; a spot may have a name of a place in it."""

    start: int
    end: int
    mention: Mention | None = None
    spot: str | None = None
    sector: bool = False
    km: KmMention | None = None
    road: RoadMention | None = None
    firm: bool = False  # a spot of no list, but said to be where a road is


_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\w'’-]*[\w]"
NAME = rf"(?:{_CAPITAL}|\d{{1,2}} de {_CAPITAL})(?:\s(?:(?:de|del|la|las|los|el)\s){{0,2}}{_CAPITAL}){{0,4}}"
_ONE_NAME = re.compile(NAME)
#: Spots on or at a road, which bear a name.
_NOUN = (
    r"[Pp]uente|[ÓóOo]valo|[Cc]urva|[Cc]ruce|[Dd]esv[ií]o|(?:[Ee]x[ -]?)?[Pp]eaje|[Gg]arita|[Vv]ariante|[Tt][úu]nel|"
    r"[Pp]laza|[Pp]arque|[Pp]lazuela|[Aa]venida|[Aa]v\.|[Jj]ir[oó]n|[Jj]r\.|[Cc]alle|[Gg]rifo|[Mm]ercado|[Tt]erminal|[Pp]uerto|"
    r"[Mm]uelle|[Ee]mbarcadero|[Aa]duana|[Ss]alida|[Ii]ngreso|[Aa]cceso|[Ee]ntrada|[Tt]ranquera|[Pp]aradero|[Rr]epartici[oó]n"
)
_SECTOR_NOUN = r"[Ss]ector|[Pp]araje|[Cc]omunidad|[Cc]entro [Pp]oblado|[Zz]ona|[Cc]aser[ií]o|[Aa]nexo|[Bb]arrio|[Ll]ocalidad"
_SPOT = re.compile(
    rf"\b(?P<noun>{_NOUN}|(?P<sector>{_SECTOR_NOUN}))"
    rf"\s(?:(?:de|del|a|al|hacia|la|el|los|las|campesina|denominad[oa])\s){{0,3}}(?P<name>{NAME})"
    rf"(?P<exit>\s(?:a|hacia)\s(?:la |el )?{_CAPITAL}(?:\s{_CAPITAL})?)?"
)
#: "Las intersecciones de la avenida A con el jirón B, la avenida C con D": each pair of streets is one corner.
_STREET = r"(?:[Aa]venidas?|[Aa]v\.|[Jj]ir[oó]n(?:es)?|[Jj]r\.|[Cc]alles?|[Pp]rolongaci[oó]n|[Vv][ií]a)"
_CORNER = re.compile(
    rf"\b{_STREET}\s(?:(?:el|la|los|las)\s)?{NAME}\scon\s(?:(?:el|la)\s)?(?:{_STREET}\s)?{NAME}|"
    rf"\b(?:esquina|cruce)\sde\s(?:(?:el|la|los|las)\s)?(?:{_STREET}\s)?{NAME}\s(?:con|y)\s"
    rf"(?:(?:el|la)\s)?(?:{_STREET}\s)?{NAME}"
)
#: "La salida a Cusco y Puno, así como …" is one exit.
_EXIT = re.compile(
    rf"\b[Ss]alida\s(?:a|hacia)\s{NAME}\s(?:y|e)\s{NAME}(?=,\s(?:así|asi|además|ademas|y|como)\b)"
)
#: "Los puentes Independencia y Maravillas".
_SPOTS = re.compile(
    r"\b(?P<noun>[Pp]uente|[ÓóOo]valo|[Pp]eaje|[Tt][úu]nel|[Ii]ngreso|[Aa]cceso|[Ee]ntrada|[Ss]alida(?=s\sde\s))(?:e?s)\s"
    r"(?P<link>(?:(?:de|del|al?|la|el)\s){0,2})"
    r"(?:(?:los|las)\s(?:distritos|ciudades|localidades|provincias|comunidades|centros poblados)\s(?:de\s)?)?"
    rf"(?P<list>{NAME}(?:,\s{NAME})*,?\s(?:y|e)\s(?:(?:de|del|el|al?)\s)?{NAME}"
    r"(?:,?\s(?:y|e|así como|además)\s(?:(?:de|del|el|al?)\s){0,2}(?:centro poblado|distrito|comunidad)\s(?:de\s)?"
    rf"{NAME})?)"
)
_BRIDGES = re.compile(
    rf"\b(?P<noun>bridge|toll|tunnel)s\s(?:of|at|in|called)\s(?P<list>{NAME}(?:,\s{NAME})*,?\sand\s{NAME})"
)
#: "La carretera Cutervo - Chiple", of which the lists know nothing.
_WAY = re.compile(
    rf"\b(?:[Cc]arretera|[Vv][ií]a|[Rr]uta|[Tt]ramo)\s(?P<name>{NAME}\s?[-–—]\s?{NAME})|"
    rf"\b(?P<to>(?:[Cc]arretera|[Vv][ií]a|[Tt]rocha|[Pp]ista)\s(?:a|al|hacia)\s(?:la |el )?{NAME})"
)
_BRIDGE = re.compile(
    rf"\b(?P<name>{NAME})\s(?:bridge|toll|junction|crossing|exit|entrance|overpass|interchange|tunnel|station)\b"
)
_OWN = re.compile(
    r"\b(?:puente (?:internacional|binacional|principal|colgante)|plaza de armas|plaza mayor|plaza principal|eje vial)\b"
)


def free(found: Sequence[Anchor], span: tuple[int, int]) -> bool:
    """Whether nothing of what was found stands there yet."""
    return not any(a.start < span[1] and span[0] < a.end for a in found)


def names_in(match: re.Match[str], group: str) -> list[tuple[int, int]]:
    """Where each name of a row stands."""
    start = match.start(group)
    return [(start + m.start(), start + m.end()) for m in _ONE_NAME.finditer(match[group])]


def corners(told: Told, known: Sequence[Anchor]) -> list[Anchor]:
    """The corners of streets, and the exits to two towns that are one."""
    text, found = told.sentence.text, list(known)
    for match in (*_CORNER.finditer(text), *_EXIT.finditer(text)):
        if free(found, match.span()):
            found.append(Anchor(match.start(), match.end(), spot=match[0]))
    for start, end in corners_in(told.sentence.plain):
        if free(found, (start, end)) and _ONE_NAME.match(text, start) and not told.sentence.whispered:
            found.append(Anchor(start, end, spot=text[start:end]))
    return found[len(known) :]


def spots(told: Told, known: Sequence[Anchor]) -> list[Anchor]:
    """The bridges, exits, sectors and squares, each with the place whose name it bears."""
    text, found = told.sentence.text, list(known)
    for match in [*_SPOT.finditer(text), *_BRIDGE.finditer(text), *_OWN.finditer(told.sentence.plain)]:
        if not free(found, match.span()):
            continue
        groups, (start, end) = match.groupdict(), match.span()
        inner = [m for m in told.mentions if start <= m.start < end and m.weight > 0]
        noun = match.start("noun") if "noun" in groups else end - 1
        official = any(m.start <= noun < m.end for m in inner)
        if official or any(m.start < start < m.end for m in told.mentions):
            continue  # Puente Piedra is a district
        sector = groups.get("sector") is not None
        name = text[match.start("name") if sector else start : end]
        found.append(Anchor(start, end, inner[0] if inner else None, name, sector))
    return found[len(known) :]


def ways(told: Told, known: Sequence[Anchor]) -> list[Anchor]:
    """The roads between two names, or to one, of which the lists know nothing."""
    found = list(known)
    for way in _WAY.finditer(told.sentence.text):
        start, end = way.span()
        if free(found, (start, end)) and not any(r.start < end and start < r.end for r in told.roads):
            inner = [m for m in told.mentions if way.start("name") <= m.start < end and m.weight > 0]
            place = inner[0] if inner and way["name"] else None
            found.append(Anchor(start, end, place, way["name"] or way["to"], sector=True, firm=True))
    return found[len(known) :]


def several_spots(told: Told, known: Sequence[Anchor]) -> list[Anchor]:
    """The bridges and entrances behind their plural: "los puentes A y B"."""
    text = told.sentence.text
    found: list[Anchor] = []
    for several in (*_SPOTS.finditer(text), *_BRIDGES.finditer(text)):
        if not free(known, several.span()):
            continue
        for start, end in names_in(several, "list"):
            spot = (
                f"{text[start:end]} {several['noun']}"
                if several.re is _BRIDGES
                else f"{several['noun']} {several['link']}{text[start:end]}"
            )
            inner = [m for m in told.mentions if start <= m.start < end and m.weight > 0]
            at = several.start() if start == several.start("list") else start
            found.append(Anchor(at, end, inner[0] if inner else None, spot))
    return found
