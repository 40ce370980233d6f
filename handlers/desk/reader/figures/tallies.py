"""Counts that a source gives: blocked points, roads and regions affected, people hurt and dead in all."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.desk.reader.figures.comparisons import is_then, more_than_then, speaks_of_then, value_then
from handlers.desk.reader.figures.counts import Counts
from handlers.desk.reader.figures.labels import labelled_count
from handlers.desk.reader.figures.remainders import LEFT, OF_THOSE, freed
from handlers.desk.reader.figures.sums import Count, qualifier
from handlers.desk.reader.figures.tolls import tolls_in
from handlers.desk.reader.words.numbers import NUMBER, value

_NUM = rf"(?P<n>{NUMBER})"
_ADJ = (
    r"(?:\s(?:different|diferentes|distintos|distintas|national|nacionales|main|principales|total|de|los|"
    r"las|separate|active|activos|of|the|other|mas|more|key|blocked|closed|shut|affected|interrupted|"
    r"road)){0,3}"
)
_THINGS: tuple[tuple[str, str], ...] = (
    (
        "blocked_points",
        r"(?:puntos?(?! de (?:acceso|ingreso|encuentro|vista))(?: (?:de|con) (?:bloqueos?|interrupcion(?:es)?|"
        r"vias?|carreteras?|concentracion|"
        r"protesta))?|piquetes?|bloqueos|"
        r"cortes de (?:via|ruta)|tramos|"
        r"(?:zonas|sectores)(?= (?:de carreteras|con transito|bloquead|interrumpid|restringid|de bloqueo))|"
        r"spots|points|roadblocks?|blockades|barricades|places|locations|sites(?= (?:scattered|across|in)\b))",
    ),
    ("roads_affected", r"(?:vias|carreteras|rutas|highways|roads|routes|corredores)"),
    ("regions_affected", r"(?:regiones|departamentos|regions|departments)"),
)
_ONLY_IF = re.compile(
    r"\b(?:road ?block\w*|bloquead\w*|bloqueo\w*|blocked|block\w*|interrump\w+|interrupci\w+|restring\w+|"
    r"afectad\w+|"
    r"affected|cerrad\w+|"
    r"closed|shut|piquete\w*|transito|interdict\w+|paro|protest\w*|movilizaci\w+|sutran|cort(?:e|ad)\w*|"
    r"strike)\b"
)
_PART_OF = re.compile(rf"({NUMBER})\s(?:of|de)\s(?:(?:the|its|las|los)\s)?(?:\w+'s\s)?$")
#: "El estado de emergencia que se declaró en siete regiones" counts no protests.
_EMERGENCY = re.compile(r"\b(?:emergencia|emergency|toque de queda|curfew)\b[^.;,]{0,60}$")


def counting(flat: str) -> bool:
    """Whether a heading says that what is below it are counts of what is blocked."""
    return bool(_ONLY_IF.search(flat))


#: "Leaving two dead": people, and no points that are left.
_OF_PEOPLE = re.compile(
    r"\s(?:\w+\s){0,2}?(?:dead|killed|injured|wounded|hurt|arrested|detained|people|persons|protest\w+|police\w*|officers|"
    r"muert|herid|fallecid|lesionad|detenid|personas|policias|manifestantes|turistas|tourists|passengers|pasajeros)"
)


def tallies_in(flat: str, found: Counts, *, local: bool) -> list[Count]:
    """The counts that a sentence gives; hurt and dead only as a sum, and not where it tells of one place
    (`local`)."""
    tallies = _of_things(flat) if _ONLY_IF.search(flat) else []
    if not tallies and (labelled := labelled_count(flat)) is not None:
        counted, number, start, end = labelled
        return [Count(counted, number, None, None, start, end)]
    tallies = [*(tallies or _moved(flat)), *tolls_in(flat, found, local=local)]
    if tallies and tallies[0].earlier is None:
        first = tallies[0]
        by = more_than_then(flat, first.end)
        # "85 puntos, tres más que en la víspera": then there were 82
        earlier = value_then(flat, first.start) if by is None else first.value - by
        tallies[0] = replace(first, earlier=earlier)
    return tallies


def _of_things(flat: str) -> list[Count]:
    """The points, roads and regions that a sentence counts, each once."""
    tallies, of_all = _numbered(flat)
    if not any(t.counted == "blocked_points" for t in tallies):
        tallies = [*_still_shut(flat, of_all), *tallies]
    return [*tallies, *_told_behind(flat, {t.counted for t in tallies})]


def _numbered(flat: str) -> tuple[list[Count], int | None]:
    """The counts whose number stands before what is counted, and of how many others are said to be a part."""
    tallies: list[Count] = []
    of_all: int | None = None
    for counted, numbered, _ in _COUNTED:
        for match in numbered.finditer(flat):
            number, before = value(match["n"]), flat[: match.start()]
            part = _PART_OF.search(before)
            if counted == "blocked_points" and freed(flat, (part or match).start(), match.end()):
                # "Quedaron liberados 12 de los 88 puntos": no count of what is shut.
                of_all = number if part else of_all
                continue
            if part is not None and counted != "blocked_points":
                # "In 11 of the country's 25 regions"
                number, before = value(part[1]), before[: part.start()]
            elif part is not None or OF_THOSE.search(before):
                # "De los 45 puntos quedan 31", "Puno has 40 of the 72 points"
                of_all = number
                if LEFT.search(flat):
                    continue
            whole = part is None and _OF_ALL.search(before) is not None
            if number is None or number < 2 or whole or _no_count(counted, before):
                continue
            then = is_then(flat, match.start("n")) and (tallies or speaks_of_then(flat))
            if not then and all(t.counted != counted for t in tallies):
                tallies.append(Count(counted, number, qualifier(before), None, match.start(), match.end()))
    return tallies, of_all


_OF_ALL = re.compile(r"\b(?:de los|de las)\s*$")
#: Before a number that is a distance, a time or what a road is shut with.
_NO_COUNT = re.compile(
    r"\b(?:(?:km|kilometros?|hace|cada|otros|ultimos)\s*|(?:bloque|cerr|cort)\w+ con (?:mas de |unos |al menos |casi )?)$"
)
_POINTS_OF = re.compile(r"\b(?:puntos?|points?|tramos) (?:de|en|of|on)\s*$")


def _no_count(counted: str, before: str) -> bool:
    """Whether the words before a number say that it counts something else: "cada 3 carreteras", "puntos de 3 vías"."""
    if _NO_COUNT.search(before) or _EMERGENCY.search(before):
        return True
    return counted == "roads_affected" and _POINTS_OF.search(before) is not None


def _still_shut(flat: str, of_all: int | None) -> list[Count]:
    """How many points are said to be left: "permanecen interrumpidos 76"."""
    for left in LEFT.finditer(flat):
        number = value(left["n"] or left["k"]) or 0
        if number > 1 and not _OF_PEOPLE.match(flat, left.end()):
            at = left.start("n" if left["n"] else "k")
            return [Count("blocked_points", number, qualifier(flat[:at]), of_all, at, left.end())]
    return []


def _moved(flat: str) -> list[Count]:
    """The value and the one before it: "los puntos interrumpidos bajaron de 30 a 22"."""
    moved = _MOVED.search(flat)
    if moved is None or (now := value(moved["n"])) is None:
        return []
    return [Count("blocked_points", now, None, value(moved["k"]), moved.start("n"), moved.end("n"))]


_BECAUSE_OF = re.compile(r"\b(?:por|debido a|by|tras)\s(?:los |las |the )?$")
#: What says of things counted before it how many they are.
_BEHIND = (
    r"(?:\s(?!que\b|y\b|de (?:la|los|las)\b|and\b|in\b)\w+){0,6}?(?:,\s(?P<t>"
    + NUMBER
    + r")\s(?:en total|in (?:all|total))|"
    r"\s(?:ya )?(?:suman|sumaban|son|totalizan|alcanzan|llegan a|(?:se )?(?:ascienden|elevan|elevaron|redujeron|"
    r"reducen|bajaron|"
    r"bajan|subieron|suben|aumentaron|aumentan|disminuyeron|disminuyen|incrementaron|pasaron|cayeron) a|"
    r"(?:rose|fell|climbed|dropped|increased|decreased|grew) to|total(?:led)?|number(?:ed)?|stand at|reach(?:ed)?)\s"
    r"(?:los |las |al menos |cerca de |unos |unas |mas de |at least |about |more than )?(?P<n>"
    + NUMBER
    + r")\b"
    r"(?![:/.,]\d|\s(?:%|por ciento|horas|dias|km|kilometros|metros|hours|days|a |to )))"
)


#: What is counted, with its number before it or behind.
_COUNTED = tuple(
    (
        counted,
        re.compile(rf"(?<![\w/+.,-]){_NUM}{_ADJ}\s{things}\b(?! de km)"),
        re.compile(rf"\b{things}\b{_BEHIND}"),
    )
    for counted, things in _THINGS
)
_MOVED = re.compile(
    rf"\b(?:puntos|bloqueos|piquetes|tramos|cortes|roadblocks|points)\b[^.;]{{0,60}}?\b(?:baj|sub|pas|disminuy|reduj|"
    rf"aument|increment|fell|rose|"
    rf"dropp|went)\w* (?:de|from) (?P<k>{NUMBER})(?: (?:el|este|on) \w+)? (?:a|to) (?P<n>{NUMBER})\b"
)


def _told_behind(flat: str, known: set[str]) -> list[Count]:
    """Counts whose number stands behind what is counted: "las vías afectadas suman 17"."""
    found = []
    for counted, _, behind in _COUNTED:
        for match in behind.finditer(flat):
            number = value(match["n"] or match["t"])
            at = match.start("n" if match["n"] else "t")
            if _BECAUSE_OF.search(flat[: match.start()]):
                continue  # "Las vías afectadas por los bloqueos suman 14"
            if counted not in known and number is not None and number > 1 and not is_then(flat, at):
                found.append(Count(counted, number, qualifier(flat[:at]), None, at, match.end()))
                break
    return found
