"""Counts that a source gives: blocked points, roads and regions affected, people hurt and dead in all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.desk.reader.figures.comparisons import is_then, more_than_then, speaks_of_then, value_then
from handlers.desk.reader.figures.counts import Counts
from handlers.desk.reader.figures.labels import labelled_count
from handlers.desk.reader.figures.remainders import LEFT, OF_THOSE, freed
from handlers.desk.reader.where.mentions import Mention
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
_AT_LEAST = re.compile(
    r"\b(?:al menos|por lo menos|mas de|at least|over|more than|como minimo|no menos de|superan?(?: los|"
    r" las)?)\s(?:los |las |the )?$"
)
_ABOUT = re.compile(
    r"\b(?:cerca de|unos|unas|alrededor de|aproximadamente|casi|about|around|nearly|almost|some|"
    r"approximately|como)\s(?:los |las )?$"
)
_UP_TO = re.compile(r"\b(?:hasta|up to|as many as)\s$")
_CASUALTIES = re.compile(
    r"\b(?:desde el \d{1,2} de|since (?:december|january)|(?:entre|between) (?:el \d{1,2} de )?"
    r"(?:diciembre|enero|febrero|marzo|december|january|february|march)\b|suman|sumaron|ascend\w+|asciende\w*|total|acumulad\w+|"
    r"a la "
    r"fecha|hasta la fecha|van|death toll|toll|rises? to|rose to|stands? at|se eleva\w*|elevo|balance|"
    r"ya son|cifra de|llego a|llegan a|llega a|"
    r"han (?:fallecido|muerto|perdido la vida)(?: \w+){0,3} (?:en el (?:contexto|marco) de|durante) las (?:protestas|"
    r"manifestaciones|movilizaciones))\b"
)


_PART_OF = re.compile(rf"({NUMBER})\s(?:of|de)\s(?:(?:the|its|las|los)\s)?(?:\w+'s\s)?$")
_TOLL = re.compile(
    r"\b(?:death toll|(?:numero|cifra) de (?:muertos|fallecidos))\b[^.;]{0,40}?\b(?:to|at|a|de|"
    r"en|reached|es|alcanza|llega a) (?:at least |al menos )?"
    r"(?P<n>\d{1,4})\b|"
    r"\b(?:elev|sub|increment|aument|asc[ie]|rais|rose|bring|brought)\w*\s(?:\w+\s){0,3}?(?:a|to)\s(?P<b>\d{1,4})\s"
    r"(?:la cifra|el numero|el total|el saldo|the (?:toll|number|total))(?: total)? (?:de|of) (?:personas |the )?"
    r"(?:muertos|fallecid[oa]s|muertes|victimas (?:mortales|fatales)|decesos|dead|deaths)\b"
)


#: "El estado de emergencia que se declaró en siete regiones" counts no protests.
_EMERGENCY = re.compile(r"\b(?:emergencia|emergency|toque de queda|curfew)\b[^.;,]{0,60}$")


@dataclass(frozen=True, slots=True)
class Count:
    """One count in a sentence."""

    counted: str
    value: int
    qualifier: str | None
    earlier: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a count belongs to the place named at `at`."""

    at: int
    value: int


#: "Puno, con 31, y Cusco, con 19, concentran más de la mitad": of the count before.
_MAKE_UP = re.compile(
    r"\b(?:concentran|suman|acumulan|reunen|account for|"
    r"(?:highest number|most|mayor (?:numero|cantidad)) (?:of|de) (?:roadblocks|blockades|bloqueos|"
    r"puntos))\b"
)
#: "Puntos bloqueados por región: Puno (18), Cusco (9)".
_BY_PLACE = re.compile(r"\b(?:puntos|bloqueos|piquetes|tramos|roadblocks|points)\b[^.;:]{0,60}:\s")
_SHARE = re.compile(
    r"\s*(?:\(|:|,? ?con|-|–|,?\s?(?:se )?(?:registra[n]?|reporta[n]?|hay|tiene|suma|concentra|has|"
    r"had))?\s*(?P<n>\d{1,3})\)?(?=\s*(?:[,;.)]|$|(?:y|e|and)\b|puntos?\b|points?\b))"
)
_SHARE_BEFORE = re.compile(
    r"(?<![\w/+.,:-])(?P<n>\d{1,3})\s(?:(?:puntos?|bloqueos|points)(?: \w+)? )?(?:en|in)\s$"
)


def shares_in(flat: str, mentions: Sequence[Mention], tallies: Sequence[Count]) -> tuple[Share, ...]:
    """How a count is made up of places: "72 puntos: Puno 28, Cusco 15"; nothing unless two places have a number."""
    counted = any(t.counted == "blocked_points" for t in tallies)
    if not counted and not ((_MAKE_UP.search(flat) or _BY_PLACE.search(flat)) and not tallies):
        return ()
    found = []
    for mention in mentions:
        match = _SHARE.match(flat, mention.end) or _SHARE_BEFORE.search(flat[: mention.start])
        if match is not None:
            found.append(Share(mention.start, int(match["n"])))
    return tuple(found) if len(found) > 1 else ()


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
    tallies: list[Count] = []
    before_now: int | None = None
    if _ONLY_IF.search(flat):
        for counted, numbered, _ in _COUNTED:
            for match in numbered.finditer(flat):
                number = value(match["n"])
                before = flat[: match.start()]
                part = _PART_OF.search(before)
                if counted == "blocked_points" and freed(
                    flat, part.start() if part else match.start(), match.end()
                ):
                    # "Quedaron liberados 12 de los 88 puntos": no count of what is shut.
                    before_now = number if part else None
                    continue
                if part is not None and counted != "blocked_points":
                    # "In 11 of the country's 25 regions"
                    number, before = value(part[1]), before[: part.start()]
                elif part is not None or OF_THOSE.search(before):
                    # "De los 45 puntos quedan 31", "Puno has 40 of the 72 points"
                    before_now = number
                    if LEFT.search(flat):
                        continue
                if (
                    number is None
                    or number < 1
                    or re.search(r"\b(?:km|kilometros?|hace|cada|otros|ultimos)\s*$", before)
                    or re.search(r"\b(?:bloque|cerr|cort)\w+ con (?:mas de |unos |al menos |casi )?$", before)
                    or (part is None and re.search(r"\b(?:de los|de las)\s*$", before))
                ):
                    continue
                if number == 1 or _EMERGENCY.search(before) or (number < 2 and counted == "roads_affected"):
                    continue
                if any(t.counted == counted for t in tallies):
                    continue
                if is_then(flat, match.start("n")) and (tallies or speaks_of_then(flat)):
                    continue
                if counted == "roads_affected" and re.search(
                    r"\b(?:puntos?|points?|tramos) (?:de|en|of|on)\s*$", before
                ):
                    continue
                tallies.append(Count(counted, number, _qualifier(before), None, match.start(), match.end()))
    if not any(t.counted == "blocked_points" for t in tallies) and _ONLY_IF.search(flat):
        left = next(
            (
                m
                for m in LEFT.finditer(flat)
                if (value(m["n"] or m["k"]) or 0) > 1 and not _OF_PEOPLE.match(flat, m.end())
            ),
            None,
        )
        if left is not None:
            number = value(left["n"] or left["k"]) or 0
            at = left.start("n" if left["n"] else "k")
            tallies.insert(
                0, Count("blocked_points", number, _qualifier(flat[:at]), before_now, at, left.end())
            )
    tallies += _told_behind(flat, {t.counted for t in tallies})
    if not tallies and (labelled := labelled_count(flat)) is not None:
        counted, number, start, end = labelled
        return [Count(counted, number, None, None, start, end)]
    if not tallies and (moved := _MOVED.search(flat)) is not None:
        # "Los puntos interrumpidos bajaron de 30 a 22": the value, and the one before it.
        now, earlier = value(moved["n"]), value(moved["k"])
        if now is not None:
            tallies.append(Count("blocked_points", now, None, earlier, moved.start("n"), moved.end("n")))
    toll = _TOLL.search(flat)
    number = value(toll["n"] or toll["b"]) if toll else None
    # "A man died in Arequipa, bringing the death toll to 55": he is one, they are the sum.
    one = number is not None and bool(found.dead) and number not in found.dead
    if (found.dead or found.injured) and _CASUALTIES.search(flat) and not (local or one):
        for counted, numbers in (("dead", found.dead), ("injured", found.injured)):
            if numbers:
                at = flat.find(str(numbers[0]))
                tallies.append(
                    Count(counted, numbers[0], _qualifier(flat[: max(at, 0)]), None, max(at, 0), max(at, 0))
                )
    if toll and number and not any(t.counted == "dead" for t in tallies):
        tallies.append(
            Count(
                "dead",
                number,
                _qualifier(flat[: toll.start("n" if toll["n"] else "b")]),
                None,
                toll.start(),
                toll.end(),
            )
        )
    if tallies and tallies[0].earlier is None:
        first = tallies[0]
        by = more_than_then(flat, first.end)
        # "85 puntos, tres más que en la víspera": then there were 82
        earlier = value_then(flat, first.start) if by is None else first.value - by
        tallies[0] = replace(first, earlier=earlier)
    return tallies


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
    for counted, _, behind in _COUNTED if _ONLY_IF.search(flat) else ():
        for match in behind.finditer(flat):
            number = value(match["n"] or match["t"])
            at = match.start("n" if match["n"] else "t")
            if _BECAUSE_OF.search(flat[: match.start()]):
                continue  # "Las vías afectadas por los bloqueos suman 14"
            if counted not in known and number is not None and number > 1 and not is_then(flat, at):
                found.append(Count(counted, number, _qualifier(flat[:at]), None, at, match.end()))
                break
    return found


def _qualifier(before: str) -> str | None:
    for name, pattern in (("at_least", _AT_LEAST), ("about", _ABOUT), ("up_to", _UP_TO)):
        if pattern.search(before):
            return name
    return None
