"""Counts that a source gives: blocked points, roads and regions affected, people hurt and dead in all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.desk.reader.figures.counts import Counts
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
        r"(?:puntos?(?! de (?:acceso|ingreso|encuentro|vista))(?: (?:de|con) (?:bloqueos?|interrupcion(?:es)?|vias?|carreteras?|concentracion|"
        r"protesta))?|piquetes?|bloqueos|"
        r"cortes de (?:via|ruta)|tramos|spots|points|roadblocks?|blockades|barricades|places|locations)",
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
#: "25 anoche", "25 del martes", "25 a day earlier": the time before.
_THEN = (
    r"(?:(?:en |de |del )?(?:el |la )?(?:anoche|ayer|vispera|anteayer|(?:dia|noche) (?:anterior|de ayer)|lunes|"
    r"martes|"
    r"miercoles|jueves|viernes|sabado|domingo)|un dia antes|(?:on |of )?(?:last night|yesterday|monday|tuesday|"
    r"wednesday|"
    r"thursday|friday|saturday|sunday)|(?:a|one) (?:day|night|week) (?:earlier|before|ago)|"
    r"the (?:day|night|week|evening) before|the (?:previous|prior) (?:day|night|evening))\b"
)
_EARLIER = re.compile(
    rf"\b(?:baj|sub|pas|disminu|redu|aument|increment|fell|rose|dropp?)\w* (?:de|from) (?P<k>{NUMBER})(?= (?:a|"
    rf"to)\b)|"
    rf"\b(?:frente a (?:los |las )?|ante (?:los |las )|contra (?:los |las )?|up from |down from |"
    rf"compared (?:with|to) |from |against |versus |vs\.? |"
    rf"(?:anoche|ayer|la vispera|antes|anteriormente|por la manana|en la manana|previamente|horas antes|"
    rf"yesterday|last night|earlier)\s?,?\s?(?:eran|habia|se registraban|fueron|sumaban|were|there were|"
    rf"there had been|it was|had been|se contaban|se reportaron|hubo|reporto|registro)\s(?:solo |unos |"
    rf"at least |al menos )?|"
    rf"(?:eran|habia|fueron|were)\s)(?P<n>{NUMBER})(?:\s\w+){{0,4}}|"
    rf"\b(?P<m>{NUMBER})(?:\s\w+){{0,3}}\s(?:que (?:habia|hubo|se (?:registraban|"
    rf"reportaron)) )?(?:de )?(?:anoche|ayer|la vispera|last night|yesterday)\b|"
    rf"\b(?P<l>{NUMBER})\s{_THEN}"
)
_BEFORE_NOW = re.compile(
    rf"\b(?:antes|anteriormente|previamente|horas antes|earlier)\b|{_THEN}|\b(?:from|frente a|up|down)\b"
)
_CASUALTIES = re.compile(
    r"\b(?:desde el \d{1,2} de|since (?:december|january)|suman|sumaron|ascend\w+|asciende\w*|total|acumulad\w+|"
    r"a la "
    r"fecha|hasta la fecha|van|death toll|toll|rises? to|rose to|stands? at|se eleva\w*|elevo|balance|"
    r"ya son|cifra de|llego a|llegan a|llega a)\b"
)


_PART_OF = re.compile(rf"({NUMBER})\s(?:of|de)\s(?:(?:the|its|las|los)\s)?(?:\w+'s\s)?$")
_TOLL = re.compile(
    r"\b(?:death toll|(?:numero|cifra) de (?:muertos|fallecidos))\b[^.;]{0,40}?\b(?:to|at|a|de|"
    r"en|reached|es|alcanza|llega a) (?:at least |al menos )?"
    r"(?P<n>\d{1,4})\b"
)


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
_MAKE_UP = re.compile(r"\b(?:concentran|suman|acumulan|reunen|account for)\b")
_SHARE = re.compile(
    r"\s*(?:\(|:|,? ?con|-|–|,?\s?(?:se )?(?:registra[n]?|reporta[n]?|hay|tiene|suma|concentra|has|"
    r"had))?\s*(?P<n>\d{1,3})\)?(?=\s*(?:[,;.)]|$|(?:y|e|and)\b|puntos?\b|points?\b))"
)
_SHARE_BEFORE = re.compile(
    r"(?<![\w/+.,:-])(?P<n>\d{1,3})\s(?:(?:puntos?|bloqueos|points)(?: \w+)? )?(?:en|in)\s$"
)


def shares_in(flat: str, mentions: Sequence[Mention], tallies: Sequence[Count]) -> tuple[Share, ...]:
    """How a count is made up of places: "72 puntos: Puno 28, Cusco 15"; nothing unless two places have a number."""
    if not any(t.counted == "blocked_points" for t in tallies) and not (
        _MAKE_UP.search(flat) and not tallies
    ):
        return ()
    found = []
    for mention in mentions:
        match = _SHARE.match(flat, mention.end) or _SHARE_BEFORE.search(flat[: mention.start])
        if match is not None:
            found.append(Share(mention.start, int(match["n"])))
    return tuple(found) if len(found) > 1 else ()


_LINE = re.compile(
    r"\W*(?:region )?[a-z][a-z ]{2,30}?\s*[:=|(\t-]?\s*(?P<n>\d{1,3})(?:\s(?:puntos?|bloqueos?|points?))?\W*"
)


def line_count(flat: str, mentions: Sequence[Mention]) -> int | None:
    """The count in a line that says nothing but a place and its number: "Puno: 35"."""
    match = _LINE.fullmatch(flat)
    return int(match["n"]) if match and len(mentions) == 1 else None


def counting(flat: str) -> bool:
    """Whether a heading says that what is below it are counts of what is blocked."""
    return bool(_ONLY_IF.search(flat))


def tallies_in(flat: str, found: Counts, *, local: bool) -> list[Count]:
    """The counts that a sentence gives; hurt and dead only as a sum, and not where it tells of one place
    (`local`)."""
    tallies: list[Count] = []
    before_now: int | None = None
    if _ONLY_IF.search(flat):
        for counted, things in _THINGS:
            for match in re.finditer(rf"(?<![\w/+.,-]){_NUM}{_ADJ}\s{things}\b(?! de km)", flat):
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
                    or (part is None and re.search(r"\b(?:de los|de las)\s*$", before))
                ):
                    continue
                if number == 1 or (number < 2 and counted == "roads_affected"):
                    continue
                if any(t.counted == counted for t in tallies):
                    continue
                if _is_earlier(flat, match.start("n")) and (tallies or _BEFORE_NOW.search(flat)):
                    continue
                if counted == "roads_affected" and re.search(
                    r"\b(?:puntos?|points?|tramos) (?:de|en|of|on)\s*$", before
                ):
                    continue
                tallies.append(Count(counted, number, _qualifier(before), None, match.start(), match.end()))
    if not any(t.counted == "blocked_points" for t in tallies) and _ONLY_IF.search(flat):
        left = next((m for m in LEFT.finditer(flat) if (value(m["n"] or m["k"]) or 0) > 1), None)
        if left is not None:
            number = value(left["n"] or left["k"]) or 0
            at = left.start("n" if left["n"] else "k")
            tallies.insert(
                0, Count("blocked_points", number, _qualifier(flat[:at]), before_now, at, left.end())
            )
    tallies += _told_behind(flat, {t.counted for t in tallies})
    if not tallies and (moved := _MOVED.search(flat)) is not None:
        # "Los puntos interrumpidos bajaron de 30 a 22": the value, and the one before it.
        now, earlier = value(moved["n"]), value(moved["k"])
        if now is not None:
            tallies.append(Count("blocked_points", now, None, earlier, moved.start("n"), moved.end("n")))
    if (found.dead or found.injured) and _CASUALTIES.search(flat) and not local:
        for counted, numbers in (("dead", found.dead), ("injured", found.injured)):
            if numbers:
                at = flat.find(str(numbers[0]))
                tallies.append(
                    Count(counted, numbers[0], _qualifier(flat[: max(at, 0)]), None, max(at, 0), max(at, 0))
                )
    if (
        not any(t.counted == "dead" for t in tallies)
        and (toll := _TOLL.search(flat))
        and (number := value(toll["n"]))
    ):
        tallies.append(
            Count("dead", number, _qualifier(flat[: toll.start("n")]), None, toll.start(), toll.end())
        )
    if tallies and tallies[0].earlier is None:
        first, more = tallies[0], _MORE.search(flat, tallies[0].end)
        by = value(more["n"]) if more is not None else None
        if more is not None and by is not None:
            # "85 puntos, tres más que en la víspera": then there were 82
            earlier = first.value - by if more["way"] in ("mas", "more") else first.value + by
        else:
            earlier = _earlier(flat, first)
        tallies[0] = replace(first, earlier=earlier)
    return tallies


#: "Tres más que en la víspera", "7 fewer than on Monday".
_MORE = re.compile(
    rf"(?:[,;(-]\s?|\b(?:es decir|o sea|son)\s)(?P<n>{NUMBER})\s(?:(?:puntos?|bloqueos?|tramos?|vias?|points?|roadblocks?|roads?)\s)?"
    r"(?P<way>mas|menos|more|fewer|less)\s(?:que|de los que|de las que|than)\s(?=(?:en |on |in |el |la |a |los |las )?"
    r"(?:la )?(?:ayer|anoche|vispera|anteayer|dia|day|reporte|anterior|report|antes|lunes|martes|miercoles|jueves|viernes|sabado|domingo|"
    r"yesterday|last|the|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday))"
)


_BECAUSE_OF = re.compile(r"\b(?:por|debido a|by|tras)\s(?:los |las |the )?$")
#: What says of things counted before it how many they are.
_BEHIND = (
    r"(?:\s(?!que\b|y\b|de (?:la|los|las)\b|and\b|in\b)\w+){0,6}?(?:,\s(?P<t>" + NUMBER + r")\s(?:en total|in (?:all|total))|"
    r"\s(?:ya )?(?:suman|sumaban|son|totalizan|alcanzan|llegan a|(?:se )?(?:ascienden|elevan|elevaron|redujeron|reducen|bajaron|"
    r"bajan|subieron|suben|aumentaron|aumentan|disminuyeron|disminuyen|incrementaron|pasaron|cayeron) a|"
    r"(?:rose|fell|climbed|dropped|increased|decreased|grew) to|total(?:led)?|number(?:ed)?|stand at|reach(?:ed)?)\s"
    r"(?:los |las |al menos |cerca de |unos |unas |mas de |at least |about |more than )?(?P<n>" + NUMBER + r")\b"
    r"(?![:/.,]\d|\s(?:%|por ciento|horas|dias|km|kilometros|metros|hours|days|a |to )))"
)


_MOVED = re.compile(
    rf"\b(?:puntos|bloqueos|piquetes|tramos|cortes|roadblocks|points)\b[^.;]{{0,60}}?\b(?:baj|sub|pas|disminuy|reduj|"
    rf"aument|increment|fell|rose|"
    rf"dropp|went)\w* (?:de|from) (?P<k>{NUMBER})(?: (?:el|este|on) \w+)? (?:a|to) (?P<n>{NUMBER})\b"
)


def _told_behind(flat: str, known: set[str]) -> list[Count]:
    """Counts whose number stands behind what is counted: "las vías afectadas suman 17"."""
    found = []
    for counted, things in _THINGS if _ONLY_IF.search(flat) else ():
        for match in re.finditer(rf"\b{things}\b{_BEHIND}", flat):
            number = value(match["n"] or match["t"])
            at = match.start("n" if match["n"] else "t")
            if _BECAUSE_OF.search(flat[: match.start()]):
                continue  # "Las vías afectadas por los bloqueos suman 14"
            if counted not in known and number is not None and number > 1 and not _is_earlier(flat, at):
                found.append(Count(counted, number, _qualifier(flat[:at]), None, at, match.end()))
                break
    return found


def _qualifier(before: str) -> str | None:
    for name, pattern in (("at_least", _AT_LEAST), ("about", _ABOUT), ("up_to", _UP_TO)):
        if pattern.search(before):
            return name
    return None


def _earlier(flat: str, tally: Count) -> int | None:
    for match in _EARLIER.finditer(flat):
        group = str(match.lastgroup)
        number = value(match[group])
        if number is not None and not (match.start(group) <= tally.start < match.end(group)) and number != 1:
            return number
    return None


def _is_earlier(flat: str, at: int) -> bool:
    return any(match.start(str(match.lastgroup)) == at for match in _EARLIER.finditer(flat))
