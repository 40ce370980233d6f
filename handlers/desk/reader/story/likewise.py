"""What is said to be alike at other places, and how it is there: "Similar situación se vivió en Cusco. Allí …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.story.further import joined_by, other_road
from handlers.desk.reader.story.points import akin
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.what.actwords import Thing, Who, things, who
from handlers.desk.reader.what.asides import undecided
from handlers.desk.reader.what.kinds import ranked
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.words.verbforms import FINITE

#: "Lo mismo ocurre en Chincheros", "la situación fue similar en …": the same at another place.
_THE_SAME = re.compile(
    r"\W*(?:en [^,.;]{3,40}?,? (?:tambien )?(?:ocurr|suced|pas|se viv|se repit|se registr|hizo|"
    r"hicier)\w* (?:lo (?:mismo|propio)|"
    r"algo similar|(?:la misma|similar|una) situacion)|(?:la|una) (?:situacion|medida|escena) (?:es|fue|era|"
    r"se registra|ocurre|se vive) (?:similar|igual|"
    r"parecida|la misma)|"
    r"(?:lo (?:mismo|propio)|igual|(?:algo|caso|hecho|situacion) similar|"
    r"(?:(?:el|la|este|esta|una|un) )?(?:mism[oa]|similar|igual|identic[oa]) "
    r"(?:situacion|escenario|panorama|medida|escena|caso)|"
    r"(?:el|este) (?:panorama|escenario)) (?:tambien )?(?:se )?"
    r"(?:ocurr|suced|pas|registr|viv|present|acontec|report|observ|dio|da|repit|reprodu|hizo|hicier)\w*|"
    r"(?:the |a )?(?:same|similar) (?:situation|scene|thing|protest|action) (?:(?:is|was|were|has been) )?"
    r"(?:happen|occur|seen|report|repeat|play|took|in\b|at\b|on\b)\w*|"
    r"the (?:situation|scene) (?:is|was) (?:similar|the same)|similar situation)\b"
)


def like_above(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it says how it was where the sentence before said that it was alike: "Similar situación se vivió en Cusco"."""
    if len(trail.last) != 1 or not told.hits or told.kms or told.ahead:
        return False
    (point,) = trail.last
    above = point.told[0].sentence
    if above.number + 1 != told.sentence.number or not _THE_SAME.match(above.plain) or point.told[0].hits:
        return False
    if other_road(told, trail) or not all(akin([point], path) for path in paths):
        return False
    trail.add(told)
    point.kinds = ranked(list(told.hits))
    return True


def same_elsewhere(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether a sentence says that the same happens at other places, which then are points of their own."""
    if not trail.last or not trail.near(told) or told.kms or told.clearing:
        return False
    point = trail.last[-1]
    spot = (told.venue or told.sector) not in (None, point.venue, point.sector)
    if not paths and not spot and not (len(told.roads) == 1 and told.roads[0].route):
        return False
    if not _THE_SAME.match(told.sentence.plain) or not point.kinds or point.clearing is not None:
        return False
    if paths and any(hit.kind in point.kinds and hit.sure for hit in told.hits):
        return False
    trail.listed(replace(told, hits=()), paths or [()], point)
    if not paths and not spot:
        trail.last[-1].sector = None
    return True


_ALSO = re.compile(
    r"\W*(?:(?:y )?en [^,.;]{3,30}, (?:el|la|los|las|a la altura|en)\b|"
    r"(?:y|and) (?:en|on|in|at) [^.;]{3,70},? (?:donde|where)\b|en (?:el |la |los |las )?[^,.;]{3,40}\stambien\b|"
    r"otr[oa]s? (?:de l[oa]s )?(?:puntos?|tramos?|zonas?|sector(?:es)?|bloqueos?)\b|"
    r"(?:(?:hoy|ahora|ademas|luego) )?se (?:suman?|unen?)\b|(?:tambien|asimismo|ademas|igualmente|lo mismo|asi como|"
    r"al igual que|"
    r"as well as|along with|de (?:igual|la misma) (?:forma|manera)|del mismo modo|also|"
    r"likewise|similarly)(?!\w))"
)
#: "En Ilo, en cambio, las actividades son normales": there it is not so.
_UNLIKE = re.compile(
    r"\b(?:en cambio|por el contrario|a diferencia|no obstante|normal(?:es|idad|mente)?|tranquil\w+|sin novedad|"
    r"no hay|"
    r"no se|instead|by contrast|calm|quiet|varad\w+|atascad\w+|stranded)\b"
)
#: "También se usaron piedras, dejando varados a los buses": what came of it.
_LEFT = re.compile(r"\b(?:dejando|dejaron|dejo|leaving|left)\s(?:\w+\s){0,3}(?:varad|atascad|stranded)\w*")


#: "En Arequipa, el gobernador llamó al diálogo": who or what it is about there.
_ABOUT = re.compile(r"\W*(?:y )?en [^,.;]{3,30}, (?:el|la|los|las)\s(?P<head>[a-z]+)")
_AS_THERE = re.compile(
    r"\b(?:tambien|tampoco|mism[oa]s?|propio|igual\w*|similar\w*|otr[oa]s?|medidas?|protestas?|bloqueos?|piquetes?|paro|"
    r"situacion|panorama|escenario)\b"
)


def _of_others(told: Told) -> bool:
    """Whether it says something else of a place: what an office, a market or the prices do there."""
    about = _ABOUT.match(told.sentence.plain)
    if about is None or _AS_THERE.search(told.sentence.plain):
        return False
    theirs = who(about["head"]) is Who.PEOPLE or Thing.ROAD in things(about["head"])
    officials = who(about["head"]) in (Who.OFFICE, Who.OFFICERS)
    return officials or (not theirs and any(verb.tense in FINITE for verb in told.sentence.verbs))


def also_there(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether a sentence without an event names places to which what was just told happens too: "También en Juli"."""
    flat = told.sentence.plain
    way = len(told.roads) == 1 and len(told.roads[0].route) > 1
    if not _ALSO.match(flat) or not (paths or way) or not trail.last or told.eventful or joined_by(told):
        return False
    if undecided(flat) or _UNLIKE.search(_LEFT.sub("", flat)) or _of_others(told):
        return False
    trail.listed(told, paths or [()], trail.last[-1])
    if not paths and not told.sector:
        trail.last[-1].sector = None  # the road says where
    return True
