"""What those who were just told of do besides, which is but more of it: stones on the road that they shut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.story.points import CROWDS, Point, akin, spots_apart, unsure
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.what.actwords import Who, who
from handlers.desk.reader.what.kindnames import part_of_strike
from handlers.desk.reader.what.kinds import VIOLENT, Hit
from handlers.desk.reader.where.mentions import Mention
from storage.model import Kind, TrafficState

#: Kinds that the same people do at once with it, by another word.
ALIKE = {
    Kind.BLOCKADE: frozenset({Kind.BLOCKADE, Kind.SIT_IN}),
    Kind.SIT_IN: frozenset({Kind.SIT_IN, Kind.MARCH}),
    Kind.MARCH: frozenset({Kind.MARCH, Kind.SIT_IN}),
    Kind.OCCUPATION: frozenset({Kind.OCCUPATION, Kind.SIT_IN}),
    Kind.STRIKE: frozenset({Kind.STRIKE}),
}
#: What people do together, so that "la movilización" may be said of it.
MASSES = CROWDS | {Kind.BLOCKADE, Kind.OCCUPATION}
#: "Bloquearon las puertas con carpetas": of the building that was just told to be taken.
_DOORS = re.compile(
    r"\b(?:puertas?|portones|rejas|ingresos?|accesos?|ambientes|local|gates?|doors?|entrances?)\b"
)
#: Where somebody comes from, goes to or has to drive around, which is not where it happens.
_PASSING_BY = re.compile(
    r"\b(?:desde|hacia|hasta|con (?:destino|direccion|rumbo) al?|rumbo al?|procedentes? de|provenientes? de|"
    r"que (?:vienen|van|"
    r"viajan|iban|venian|se dirig\w+)(?: \w+)? (?:de|a|al)|por|via|viajar a|llegar a|from|to|towards|bound for|through)\s"
    r"(?:(?:el|la|los|las|the|ciudad|distrito|provincia|region|localidad|de|del|zona|city|town|of)\s)*$"
)


_SOME = re.compile(r"\W*(?:\w+\s){0,2}?(?:los|las|the)\s(?P<who>[a-z]{5,})\b(?! (?:de|del|from|of)\b)")


def _those(trail: Trail, told: Told) -> bool:
    """Whether its subject are the people who were just told of, by "los manifestantes" or by their own name again."""
    flat = told.sentence.plain
    if _THOSE_ALONE.match(flat) is not None:
        return True
    named = _SOME.match(flat)
    if named is None or who(named["who"]) is not Who.PEOPLE:
        return False
    return all(any(named["who"][:6] in t.sentence.plain for t in point.told) for point in trail.last)


def _there(point: Point, path: tuple[Mention, ...]) -> bool:
    """Whether a place may be the point's own, or was named beside it: "a pocos metros de Santa Rosa"."""
    return akin([point], path) or any(m.name == path[0].name for t in point.told for m in t.mentions)


def same_act(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether "los manifestantes" do what was just told of them: "colocaron piedras" of those who shut the road."""
    there = _POSTED_AT.search(told.sentence.plain) is not None and all(
        h.kind is Kind.SIT_IN for h in told.hits
    )
    if not (_those(trail, told) or (there and not paths)) or not told.hits or told.kms or told.square:
        return False
    if any(point.clearing or not point.kinds or point.kinds[0] not in MASSES for point in trail.last):
        return False
    alike = all(
        hit.kind in ALIKE.get(p.kinds[0], frozenset(p.kinds)) for p in trail.last for hit in told.hits
    )
    placed = [
        p for p in paths if p[0].weight > 1 and not _PASSING_BY.search(told.sentence.plain[: p[0].start])
    ]
    if not alike or not all(_there(point, path) for point in trail.last for path in placed):
        return False
    if told.venue and any(spots_apart(told.venue, point.venue) for point in trail.last):
        return False
    if told.roads and any(p.road and not set(p.road.roads) & set(told.roads[0].roads) for p in trail.last):
        return False
    trail.add(told if placed else replace(told, mentions=()))
    return True


#: "Unos 300 manifestantes se encuentran apostados en el lugar".
_POSTED_AT = re.compile(
    r"\b(?:en (?:el|ese|este|dicho|aquel) (?:lugar|punto|sector|tramo|sitio)|en (?:la|esa|esta|dicha) (?:zona|"
    r"via|carretera)|"
    r"alli|ahi)\b(?! (?:de|del)\b)"
)
#: The people who were told of, by their article alone: no others of another place.
_THOSE_ALONE = re.compile(
    r"\W*(?:\w+\s){0,2}?(?:los|las|the)\s(?:manifestantes|protestantes|huelguistas|movilizados|marchantes|protesters|demonstrators|"
    r"strikers)\b(?! (?:de|del|from|of)\b)"
)


def at_its_doors(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether what is blocked is but the doors of a building that was just told to be taken, or besieged."""
    flat = told.sentence.plain
    besieged = trail.stands(Kind.SIT_IN)
    if besieged and told.hits and all(_NO_ENTRY.match(flat, h.start) for h in told.hits) and not told.roads:
        trail.add(replace(told, hits=()))
        return True  # "Están en la puerta con bombos, no dejan entrar a nadie"
    if any(point.kinds[:1] != [Kind.OCCUPATION] or point.clearing for point in trail.last):
        return False
    shut = bool(told.hits) and all(hit.kind is Kind.BLOCKADE for hit in told.hits)
    if not shut or told.roads or told.kms or paths or not _DOORS.search(told.sentence.plain):
        return False
    trail.add(replace(told, hits=()))
    return True


_NO_ENTRY = re.compile(r"no (?:dej|permit)\w+ (?:el |la )?(?:entr|ingres)\w+")
#: "«Todo está paralizado», comentó un chofer": what somebody says of it, in their words.
_IN_QUOTES = re.compile(r"\W*[“\"«‘']\s?[^”\"»’']{8,}[”\"»’']\W{0,3}(?:\w+\W+){1,12}$")
_QUIET = frozenset({Kind.STRIKE, Kind.BLOCKADE})


def in_their_words(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether somebody is but quoted on the road or the strike that was just told of."""
    said = trail.last and trail.near(told) and _IN_QUOTES.fullmatch(told.sentence.text) is not None
    placed = paths or told.kms or told.roads or told.square or told.venue
    if not said or placed or told.ahead or told.clearing or not told.hits:
        return False
    if any(point.clearing or not set(point.kinds[:1]) & _QUIET for point in trail.last):
        return False
    if not {hit.kind for hit in told.hits} <= _QUIET:
        return False
    trail.add(replace(told, hits=()))
    return True


_LATER = re.compile(
    r"\b(?:luego|despues|posteriormente|mas tarde|horas|minutos|entonces|otr[oa]s?|ademas|tambien|asimismo|"
    r"en tanto|mientras|"
    r"then|later|after|another|other|also|meanwhile)\b"
)


def more_by_them(trail: Trail, told: Told) -> bool:
    """Whether an act that may be one or another kind is but more of what was just told: "Se colocaron en el frontis"."""
    hurt = told.counts.injured or told.counts.dead or told.counts.crowd
    if not told.hits or any(hit.sure for hit in told.hits) or hurt or told.moments or told.roads:
        return False
    if any(point.clearing or not point.kinds or unsure(point) for point in trail.last):
        return False
    return bool(trail.last) and _LATER.search(told.sentence.plain) is None


#: "Los manifestantes anunciaron una huelga": those who were just told of.
_THEY = re.compile(
    r"\W*(?:ademas,? |asimismo,? |tambien )?(?:(?:los|sus|las) (?:manifestantes|dirigentes|trabajadores|obreros|huelguistas|"
    r"protestantes)|ellos|the (?:protesters|workers|leaders)|anunciaron|advirtieron|indicaron)\b"
)


def their_place(trail: Trail, told: Told) -> tuple[Mention, ...]:
    """The place of those who were just told of, where a sentence begins with them."""
    theirs = len(trail.last) == 1 and trail.near(told) and _THEY.match(told.sentence.plain) is not None
    return trail.last[0].path if theirs else ()


_POSTED = re.compile(r"\b(?:apostad|apost|instalad|ubicad|plantad)\w+\b")
_WAY_OUT = re.compile(
    r"(?:puente|peaje|salida|ingreso|acceso|cruce|desv[ií]o|[oó]valo|t[uú]nel)\b", re.IGNORECASE
)


#: Where people stand who shut a road, told by no name.
_THERE = re.compile(
    r"\ben (?:el|ese|este|dicho|la|esa|esta|dicha|plena)(?: mism[oa])? (?:lugar|sitio|punto|zona|via|carretera|pista|"
    r"tramo|ruta)\b"
)


_THAT = re.compile(
    r"\b(?:esta|dicha|la|su) (?:medida|protesta|manifestacion|jornada)\b(?! (?:nacional|regional|contra))|"
    r"\b(?:este|dicho|el) (?:bloqueo|piquete|corte)\b|\b(?:la misma|esta|dicha) (?:via|carretera|ruta|pista)\b"
)


def of_that(told: Told) -> bool:
    """Whether a sentence speaks of the place or the protest that was just told of: "en el lugar", "esta medida"."""
    return (_THERE.search(told.sentence.plain) or _THAT.search(told.sentence.plain)) is not None


def as_pickets(trail: Trail, told: Told) -> Told:
    """The sentence as one of a road, where people stand at a bridge or exit below a road that others shut.

    "Bloquearon la carretera. En el puente La Breña 300 se encuentran apostados."
    """
    shut = trail.stands(Kind.BLOCKADE)
    at = any(_WAY_OUT.match(name) is not None for name in (told.venue, told.sector) if name)
    at = at or _THERE.search(told.sentence.plain) is not None
    only = bool(told.hits) and all(hit.kind is Kind.SIT_IN for hit in told.hits)
    if not (shut and at and only and trail.near(told) and _POSTED.search(told.sentence.plain)):
        return told
    return replace(told, hits=tuple(replace(hit, kind=Kind.BLOCKADE) for hit in told.hits))


#: "La disputa comenzó cuando unas doscientas personas intentaron tomar la vía".
_BEGAN_WHEN = re.compile(
    r"\W*(?:el|la|los|las|the|este|esta|dicho)\s(?:\w+\s)?(?:enfrentamiento|choque|disputa|gresca|trifulca|pelea|incidente|"
    r"hecho|violencia|disturbio|conflicto|refriega|clash|violence|confrontation|incident|unrest|fighting)(?:s|es)?\b"
    r"[^.;,]{0,60}?\b(?:comenz|empez|inici|se (?:dio|dieron|origin|produj|desat|suscit|registr|gener)|ocurri|sucedi|estall|"
    r"began|started|erupted|broke out|occurred|happened)\w*\s(?:[^.;,]{0,30}\s)?(?:cuando|luego|despues|tras|al|porque|"
    r"a raiz|debido|when|after|as)\b"
)


def how_it_came(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it says of the one clash just told of how it began, which tells of nothing else that goes on."""
    if len(trail.last) != 1 or told.kms or not _BEGAN_WHEN.match(told.sentence.plain):
        return False
    point = trail.last[0]
    if not set(point.kinds[:1]) <= VIOLENT or not all(akin([point], path) for path in paths):
        return False
    trail.add(replace(told, hits=(), states=()))
    return True


#: "Entre las medidas que acatarán figuran el bloqueo de carreteras y …".
_MEASURES = re.compile(
    r"\W*(?:entre|como parte de|dentro de)\s(?:las|sus|estas|otras)\s(?:\w+\s)?(?:medidas|acciones|protestas)\b"
)


#: "Durante la medida se bloquearon las calles".
_DURING = re.compile(
    r"\W*(?:durante|en|during)\s(?:la|el|esta|este|dicha|dicho|su|the|this)\s(?:\w+\s)?(?:medida|protesta|jornada|paro|huelga|"
    r"paralizacion|strike|protest|day)\b"
)
#: Streets and ways in, by no name: "los ingresos y calles".
_STREETS = re.compile(
    r"\b(?:las|los|vari[oa]s|algun[oa]s|divers[oa]s|principales|se)\s(?:\w+\s){0,2}?(?:calles|vias|ingresos|accesos|avenidas|pistas|"
    r"salidas|streets)\b"
)
_ROADS = re.compile(r"\b(?:vias?|carreteras?|puentes?|accesos?|panamericana|roads?|highways?|bridges?)\b")
_ALSO = re.compile(r"\W*(?:y\s)?(?:asimismo|ademas|tambien|igualmente|also|besides)\b\W*")
_PICKETS = re.compile(r"\b(?:piquetes?|pickets?)\b")


def _their_own(trail: Trail, told: Told) -> bool:
    """Whether it but says what those on strike do in those streets: "Asimismo, los manifestantes marcharon al centro"."""
    flat = told.sentence.plain
    kinds = {hit.kind for hit in told.hits if not hit.frame} or {hit.kind for hit in told.hits}
    shut = Kind.BLOCKADE in kinds
    dated = any(when.day is not None or not shut for when in told.moments)
    placed = told.roads or told.kms or told.clearing or (told.venue and kinds != {Kind.MARCH})
    harm = told.counts.crowd or told.counts.injured or told.counts.dead or told.ahead
    if placed or harm or dated or not told.hits or told.sentence.bullet:
        return False
    during, pickets = _DURING.match(flat), _PICKETS.search(flat) and not _ROADS.search(flat)
    known = {m.name for point in trail.last for m in point.path}
    spots = [m for m in told.mentions if m.weight > 0 and m.name not in known]
    if not kinds <= {Kind.MARCH, Kind.SIT_IN, Kind.BLOCKADE, Kind.STRIKE} or (shut and spots):
        return False
    if shut and not (pickets or (during and _STREETS.search(flat))):
        return False
    also = _ALSO.match(flat)
    more = any(
        p.told[0] is not p.told[-1] and p.told[-1].sentence.whole == told.sentence.whole for p in trail.last
    )
    those = _THOSE_ALONE.match(flat, also.end() if also else 0) if also or more else None
    theirs = during or pickets or those
    return bool(theirs) and all(m.weight == 1 or akin(trail.last, (m,)) for m in spots)


def of_the_strike(trail: Trail, told: Told, _paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it says of what the strike is made that was just told of: "La medida incluye una marcha"."""
    near = bool(trail.last) and trail.near(told)
    struck = near and all(p.kinds[:1] == [Kind.STRIKE] for p in trail.last)
    planned = near and all(p.told[0].ahead for p in trail.last)
    crowds = bool(told.hits) and all(h.frame and h.kind in (Kind.MARCH, Kind.SIT_IN) for h in told.hits)
    part = crowds and part_of_strike(told.sentence.plain[: told.hits[0].start])
    listed = _MEASURES.match(told.sentence.plain) and not (told.mentions or told.roads or told.kms)
    own = struck and _their_own(trail, told)
    if not ((struck and part) or ((struck or planned) and listed) or own):
        return False
    trail.add(replace(told, hits=(), square=None, venue=None, sector=None))
    return True


def shut_by_it(trail: Trail, told: Told) -> Told | None:
    """A road shut by the strike told of before it: "Por ello, el tránsito en la Panamericana continúa restringido"."""
    struck = trail.stands(Kind.STRIKE)
    shut = TrafficState.RESTRICTED in told.states or TrafficState.INTERRUPTED in told.states
    if not (struck and shut and len(told.roads) == 1 and trail.near(told)):
        return None
    return replace(told, hits=(Hit(Kind.BLOCKADE, told.roads[0].start, told.roads[0].end),))
