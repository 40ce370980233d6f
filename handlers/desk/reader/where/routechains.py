"""The towns that stand in a row as a road's name: "Juliaca - Putina - Sandia"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handlers.desk.reader.where.places import Index
from storage.naming import fold

LINK = re.compile(r"\s*(?:-|–|/|\ba\b|\bcon\b|\by\b|\band\b|\bto\b|\bwith\b|\bhacia\b)\s*")


_ARTICLE = re.compile(
    r"(?:la|el|the)\s+(?:(?:ciudad|provincia|region|localidad|distrito|pueblo|city|town|province)\s+"
    r"(?:(?:fronterizo|fronteriza|vecina?|border)\s+)?(?:(?:de|of)\s+)?)?"
)


UNKNOWN = re.compile(r"[a-z]{3,}(?: [a-z]{3,})?\s?[-–]\s?")


def chain(flat: str, at: int, places: Index, link_of: re.Pattern[str] = LINK) -> tuple[list[str], int]:
    """The towns that stand in a row from here, joined by dashes, "a", "y"."""
    names: list[str] = []
    end = at
    dashed = ""
    while True:
        size = places.name_at(flat, at)
        if len(names) > 1 and dashed and size and _in_next(flat, at, size, places):
            return names, end  # "Carretera A - B - Quilcapuncu, San Antonio de Putina": the district on it
        if not size and dashed and (unknown := UNKNOWN.match(flat, at)):
            at = unknown.end()  # "Juliaca - Puntina - Sandia": a town that no list has
            continue
        if not size:
            return names, end
        names.append(fold(flat[at : at + size]))
        end = at + size
        link = link_of.match(flat, end)
        if link is None or len(names) == 4:
            return names, end
        if dashed and re.search(r"[a-z]", link[0]):
            return names, end  # "Juliaca - Lampa y Puno - Ilave" are two
        if dashed == "-" and "/" in link[0]:
            return names, end  # "Arequipa - Juliaca / Yura": where on it
        dashed = dashed or (m[0].replace("–", "-") if (m := re.search(r"[-–/]", link[0])) else "")
        at = link.end()
        if (article := _ARTICLE.match(flat, at)) and not places.name_at(flat, at):
            bare = at + len(article[0].split()[0]) + 1
            # "A la Repartición", but "La Joya" is a name, and "la Ciudad Blanca" one as well
            at = bare if places.name_at(flat, bare) else article.end()


def _in_next(flat: str, at: int, size: int, places: Index) -> bool:
    """Whether a name lies in the one behind its comma, and is a place rather than the end of a road."""
    behind = at + size + 2
    wide = places.name_at(flat, behind) if flat[at + size : behind] == ", " else 0
    codes = places.codes(fold(flat[at : at + size]))
    held = places.codes(fold(flat[behind : behind + wide])) if wide else ()
    return any(code != one and code.startswith(one) for code in codes for one in held)


#: "Las vías que van de Huánuco hacia Lima", "las rutas de Tarma a Jauja".
_SEVERAL = re.compile(
    r"\b(?:carreteras|vias|rutas|pistas|tramos|roads|highways|routes)\s(?:(?:que|which|that)\s"
    r"(?:van|unen|conectan|comunican|llevan|conducen|lead|run|go)\s)?(?:de|desde|from)\s"
)
#: "… y de Huánuco hacia Tingo María", "… y la de Tarma a Jauja": one more of them.
_ONE_MORE = re.compile(
    r",?\s(?:y|e|and)\s(?:tambien\s)?(?:(?:la|el|the one|that)\s)?(?:(?:via|carretera|ruta|salida)\s)?"
    r"(?:que\s(?:va|une|lleva|conecta)\s)?(?:de|desde|from)\s"
)
_TO = re.compile(r"\s(?:a|al|hacia|hasta|to|con)\s|\s?[-–]\s?")
Way = tuple[int, int, list[str]]


def from_to(flat: str, known: Iterable[tuple[int, int]], places: Index) -> Iterator[Way]:
    """The ways "from one town to another" that a sentence tells after the first: where each is, and its towns."""
    begun = [(m.start(), m.end()) for m in _SEVERAL.finditer(flat)]
    ends = [end for _, end in known]
    while begun or ends:
        if begun:
            start, at = begun.pop()
        elif (more := _ONE_MORE.match(flat, ends.pop())) is not None:
            start, at = more.end(), more.end()
        else:
            continue
        names, end = chain(flat, at, places, _TO)
        if len(names) == 2:
            yield start, end, names
            ends.append(end)


#: "Cusco to Pisac is open again", "Juliaca to Puno: closed".
_WAY_BEGINS = re.compile(r"(?:^|[.;:,\n]|\band)\s*(?=[a-z])")
_WAY_IS = re.compile(
    r"\s?:?\s?(?:(?:is|was|are|has been|still|now|remains?|all|should be) (?:now |still |all |again )*)?"
    r"(?:open|reopened|clear|free|passable|blocked|closed|shut|cut|impassable)\b"
)


def ways(flat: str, places: Index) -> Iterator[tuple[int, int, list[str]]]:
    """The ways from one town to another of which but the towns are named, with how they are."""
    for begin in _WAY_BEGINS.finditer(flat):
        names, end = chain(flat, begin.end(), places)
        if len(names) == 2 and " to " in flat[begin.end() : end] and _WAY_IS.match(flat, end):
            yield begin.end(), end, names
