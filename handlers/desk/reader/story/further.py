"""Whether a sentence tells of one more point than those before it: another bridge, road or line, or "además, en …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.story.homes import LOCATION
from handlers.desk.reader.story.points import Point, other_spot, spots_apart
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import contains
from handlers.desk.reader.where.routes import along
from storage.model import Kind

_ALSO = re.compile(r"\b(?:tambien|asimismo|igualmente|por el (?:sur|norte|este|oeste)|also|likewise)\b")
_CROSSED = re.compile(r"(?:puente|[oó]valo|salida|desv[ií]o|cruce|peaje|bridge|exit)\b", re.IGNORECASE)
#: "Además, en Torata …", "Otro de los puntos es …": what is told as one more point is none of those before it.
_FURTHER = re.compile(
    r"\W*(?:(?:y )?(?:ademas|asimismo|igualmente|tambien|de (?:igual|la misma) (?:modo|manera|forma)|del mismo modo|"
    r"de manera similar|mientras tanto|en tanto|"
    r"por otro lado|por su parte|en paralelo|paralelamente|a (?:esto|ello|este bloqueo) se suma\w*|also|meanwhile|"
    r"likewise|similarly|in addition|elsewhere|additionally)\b|"
    r"(?:(?:una |a |the |la )?(?:similar|same|misma) (?:situation|situacion|scene|escena))\b|"
    r"(?:en|a la altura del?|in|at|near)\s[^,.;]{3,45}?,?\s(?:tambien|also|otr[oa]s?|another|asimismo)\b|"
    r"(?:hay |existe |se suma |there is )?(?:otr[oa]s?|another|a (?:second|third))\s(?:de (?:los|las) )?(?:\w+ )?"
    r"(?:puntos?|bloqueos?|piquetes?|tramos?|sector(?:es)?|zonas?|vias?|grupos?|points?|roadblocks?|blockades?|group)\b)"
)


#: "El primero está en …, el segundo en …", "uno se ubica en A y otro en B": points that were counted before.
_ENUMERATES = re.compile(
    r"\W*(?:(?:el|la|los|las|un[oa]?|the)\s)?(?:primer[oa]?|un[oa]|estos?|estas?|(?:\w+ )?de ellos|puntos?|piquetes?|first|"
    r"one|these|they)\b[^,.;]{0,25}?\b(?:esta|estan|es|son|(?:se\s)?(?:ubica|encuentra|registra|halla|localiza|situa)n?|is|are)\s"
    r"(?:\w+\s){0,2}?(?:en|a la altura|in|at|near|on)\b"
)
#: "La medida se acató en los sectores …", "the worst hit were the districts of …".
IN_EACH = re.compile(
    r"\b(?:sectores|puntos|tramos|zonas|lugares|distritos|localidades|medida|bloqueos?|piquetes?|"
    r"se (?:ubican|encuentran|registran)|(?:vias|carreteras) (?:en|de)|(?:roads|highways) in|"
    r"districts|towns|points|spots|blockades?|roadblocks?)\b"
)
_JOINED_BY = re.compile(
    r"\b(?:particip|apoy|respald|acompan|integr|lider|encabez|convoc|exig|pid|reclam|join|support|tak\w+ part|led)\w*"
)
_PEOPLE_OF = re.compile(
    r"\b(?:comunidades|pobladores|comuneros|bases|vecinos|dirigentes|ronderos|rondas|delegaciones|organizaciones|"
    r"residents|villagers|communities)\s(?:\w+\s){0,2}?(?:de|from|of)\s(?:la |el |los )?$"
)


#: "Varios tramos", "cuatro puntos": a general word on points that may be told of one by one.
SEVERAL = re.compile(
    r"\b(?:vari[oa]s|otr[oa]s|algun[oa]s|divers[oa]s|distint[oa]s|diferentes|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|\d{1,2}|several|some|other|"
    r"various|different|two|three|four|five|six|seven|eight)\s(?:\w+\s){0,2}?(?:sectores|puntos|tramos|accesos|ingresos|vias|"
    r"zonas|lugares|carreteras|rutas|piquetes|bloqueos|points|spots|stretches|sections|roads|routes|places|roadblocks|entrances)\b"
)


def in_each(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it names but several places of the points that the last one spoke of in general, which then are told."""
    if (
        len(trail.last) != 1
        or not trail.near(told)
        or len(paths) < 2
        or told.kms
        or told.clearing
        or told.ahead
    ):
        return False
    (general,) = trail.last
    if general.kinds[:1] != [Kind.BLOCKADE] or general.clearing or told.sentence.bullet:
        return False
    if any(not hit.frame and hit.kind is not Kind.BLOCKADE for hit in told.hits):
        return False
    shut = SEVERAL.search(general.told[0].sentence.plain) and IN_EACH.search(told.sentence.plain)
    if not shut or any(general.path and not contains(general.path[0], path[0]) for path in paths):
        return False
    trail.listed(replace(told, hits=()), paths, general)
    return True


def enumerates(told: Told) -> bool:
    """Whether a sentence names one by one the places of what was counted before it."""
    return _ENUMERATES.match(told.sentence.plain) is not None


def joined_by(told: Told) -> bool:
    """Whether it says but who takes part: "También participan las comunidades de Platería"."""
    flat = told.sentence.plain
    homes = all(_PEOPLE_OF.search(flat[: m.start]) for m in told.mentions if m.weight > 0)
    return homes and _JOINED_BY.search(flat) is not None


def told_as_further(told: Told) -> bool:
    """Whether a sentence begins by saying that it tells of one more."""
    return _FURTHER.match(told.sentence.plain) is not None


def further_on(one: Point, other: Point) -> bool:
    """Whether the later one is told as one more, at a place, sector or bridge of its own."""
    if one.told[0].sentence is other.told[0].sentence or not told_as_further(other.told[0]):
        return False
    spot, own = one.venue or one.sector, other.venue or other.sector
    if other.own_path and one.own_path and one.path and one.path[0].name == other.path[0].name:
        return spot is not None and own is not None and own != spot
    return bool(one.path and other.own_path) or (own is not None and own != spot)


def one_more(told: Told, trail: Trail) -> bool:
    """Whether a sentence that names no place of its own tells of another spot or road than those just told of."""
    return further_spot(told, trail) or _other_spot(told, trail) or other_road(told, trail)


def further_spot(told: Told, trail: Trail) -> bool:
    """Whether it begins by telling of one more, at a spot of its own: "Otro de los puntos es el sector Samangay"."""
    known = [p.sector or p.venue for p in trail.last]
    return told_as_further(told) and (told.sector or told.venue) not in (None, *known)


def _other_spot(told: Told, trail: Trail) -> bool:
    """Whether it names another exit or bridge than those just told of: "En tanto, en la salida a Huancané …"."""
    if trail.last and told.sector and _ALSO.search(told.sentence.plain):
        # "Por el sur, a la altura de Salcedo, la vía de salida permaneció también bloqueada"
        return all((p.venue or p.sector) and told.sector not in (p.venue, p.sector) for p in trail.last)
    if trail.last and told.venue and _ALSO.search(told.sentence.plain) and _CROSSED.match(told.venue):
        # "El puente Huallaga también fue bloqueado"
        return all(other_spot(p.venue, told.venue) for p in trail.last)
    return bool(trail.last) and all(spots_apart(told.venue, p.venue) for p in trail.last)


def announces(told: Told, before: Sequence[Point]) -> bool:
    """Whether below what happened it says where and when people will gather: "A rally is to begin at 15:00 at …"."""
    dated = any(w.hour or w.day for w in told.moments)
    exact = any(
        w.hour and w.day for w in told.moments
    )  # "Mañana concentración 8 am": where, goes without saying
    spot = told.square is not None or told.venue is not None or exact
    ahead = told.ahead and told.generic and not told.hits
    return ahead and dated and spot and not any(t.ahead for p in before for t in p.told)


def other_line(told: Told, trail: Trail) -> bool:
    """Whether it is a line with people of its own below such a one: "(60) personas bloquean el sector …"."""
    if not told.sentence.alone or not told.counts.crowd or not told.hits:
        return False
    above = [p.told[0] for p in trail.last]
    return bool(above) and all(
        one.sentence.alone
        and one.sentence.number + 1 == told.sentence.number
        and one.counts.crowd
        and {h.kind for h in one.hits} == {h.kind for h in told.hits}
        for one in above
    )


def other_road(told: Told, trail: Trail) -> bool:
    """Whether it names another road than those just told of: "similar es en la carretera Cajamarca - Chota"."""
    before = [p.road for p in trail.last if p.road is not None and p.own_road]
    if len(told.roads) != 1:
        return False
    (road,) = told.roads
    if not before:
        # "El puente Ilave está bloqueado. También la vía Azángaro–Cusco"
        spots = bool(trail.last) and all(p.venue and not along(road, p.path) for p in trail.last)
        if spots and road.roads and told_as_further(told):
            return True  # "Asimismo, está la vía Interoceánica, donde queman llantas"
        return spots and len(road.route) > 1 and _ALSO.search(told.sentence.plain) is not None
    named = bool(road.roads) and all(b.roads and not set(b.roads) & set(road.roads) for b in before)
    return named or (len(road.route) > 1 and all(len(b.route) > 1 and b.route != road.route for b in before))


def on_other_days(first: Told, second: Told) -> bool:
    """Whether two are announced at the beginning of a line or paragraph, each for a day of its own."""
    planned = all(t.ahead or LOCATION.search(t.sentence.plain) for t in (first, second))
    if not (planned and first.sentence.opens and second.sentence.opens):
        return False
    days = [{w.day for w in t.moments if w.day is not None and w.role != "report"} for t in (first, second)]
    return all(days) and not days[0] & days[1]


#: "Doctors threatened to hold a second strike on July 12": not the one of today.
_A_SECOND = re.compile(
    r"\b(?:another|an? (?:second|third|further|new)|otr[oa]|un[ao]? (?:segund[oa]|tercer[oa]?|nuev[oa]))\s(?:[\w-]+\s){0,3}?"
    r"(?:strike|march|walkout|stoppage|protest|blockade|sit-in|paro|huelga|marcha|movilizacion|planton|bloqueo)\b"
)


def another_to_come(told: Told, last: Sequence[Point]) -> bool:
    """Whether a sentence announces one more for a day that is none of those told of before."""
    days = {w.day for w in told.moments if w.day is not None}
    known = {w.day for point in last for t in point.told for w in t.moments if w.day is not None}
    return (
        told.ahead and bool(days) and not days & known and _A_SECOND.search(told.sentence.plain) is not None
    )


def another_day(one: Point, other: Point) -> bool:
    """Whether two are announced for days of their own, or the second as one more."""
    return on_other_days(one.told[0], other.told[0]) or another_to_come(other.told[0], [one])
