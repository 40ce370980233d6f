"""Kinds of event that a sentence tells of by no name of theirs: who was hurt, who went into a house or keeps others out."""

from __future__ import annotations

import re

from handlers.desk.reader.what.kindwords import BUILDING
from storage.model import Kind

#: "Heridos cuando la Policía intentó despejar la vía": they clashed.
_TRIED = re.compile(
    r"\b(?:herid[oa]s?|lesionad[oa]s?|injured|hurt|wounded)\b[^.;]{0,60}?\b(?P<tried>(?:cuando|al|when|as)\s(?:(?:la|los|el|"
    r"las|the) )?(?:policia\w*|agentes|efectivos|police|officers)\s(?:\w+\s){0,3}?(?:intent\w+|trat\w+ de|quis\w+|tried|"
    r"attempted|moved)\s(?:to )?(?:despejar|desalojar|reabrir|liberar|desbloquear|retirar|dispersar|clear|evict|reopen|"
    r"disperse|unblock|remove))\b"
)
#: "Once policías murieron en el operativo para despejar la vía".
_FELL = re.compile(
    r"\b(?:herid|lesionad|muri|muert|fallec|injured|wounded|killed|died|dead)\w*\b[^.;]{0,70}?\b(?P<tried>(?:en|durante|in|"
    r"during)\s(?:el|la|un|una|the|an?)\s(?:operativo|operacion|intervencion|accion|operation|raid)(?: policial)?\s"
    r"(?:para|de|to)\s(?:\w+\s){0,2}?(?:despej|desaloj|desbloque|liber|recuper|reabr|clear|reopen|evict|retak)\w*)"
)
_PEOPLE = (
    r"(?:comuner|ronder|poblador|campesin|agricultor|miner|indigen|nativ|estudiant|manifestant|vecin|trabajador|docent|"
    r"villager|protest|farmer|resident)"
)
_GUARDS = r"(?:polic|agente|efectiv|suboficial|guardia|vigilante|segurid|militar|officer|guard)"
#: "Dos policías y un rondero heridos dejó el choque en Bambamarca": of people, and of no vehicles.
_COLLIDED = re.compile(
    rf"(?=[^.;]*\b(?:herid|lesionad|muert|contus|fallecid))(?=[^.;]*\b{_PEOPLE})(?=[^.;]*\b{_GUARDS})"
    r"(?![^.;]*\b(?:vehicul|bus|camion|auto|moto|combi|trailer|omnibus|patruller|carretera|transito))"
    r"[^.;]*?(?P<tried>\bchoque\b)"
)
#: "Manifestantes rebasaron al contingente policial", "protesters broke through a police line".
_OVERRAN = re.compile(
    r"\b(?P<tried>(?:rebas|super|desbord|sobrepas|arroll)(?:a|an|o|aron|ando)\s"
    r"(?:a la |a los |al |el |la |los |un )?(?:\w+\s)?(?:contingente|cordon|barrera|resguardo|polic\w+|efectivos)|"
    r"(?:overr[au]n|overwhelmed|broke through|pushed through)\s(?:the |a )?(?:\w+\s)?(?:police|riot))\b"
)
#: "Policías y agricultores volvieron a chocar".
_CAME_TO_BLOWS = re.compile(
    rf"\b(?:{_GUARDS}\w*\s(?:y|con|contra)\s(?:los )?{_PEOPLE}|{_PEOPLE}\w*\s(?:y|con|contra)\s(?:la |los )?{_GUARDS})\w*\s"
    r"(?:[^.;]{0,60}\s)?(?P<tried>choc(?:ar|aron|an)|se trenzaron|se agarraron|came to blows)\b"
)
#: "El ingreso de comuneros al campamento minero".
_WENT_IN = re.compile(
    rf"\b(?:ingreso|entrada|incursion)\s(?:\w+\s)?de\s(?:(?:un|una|los|las|grupo|de|cientos|decenas)\s){{0,3}}{_PEOPLE}\w*"
    rf"\s(?:\w+\s){{0,3}}?(?:al?|en)\s(?:el |la |las |los |un |una )?{BUILDING}"
)
_HOUSE = (
    r"(?:rectorado|facultad|pabellon(?:es)?|local(?:es)?|universidad|municipalidad|municipio|sede|colegio|hospital|campus|"
    r"ugel|oficinas?|aulas|gobierno regional)"
)
#: "No dejaron ingresar a los docentes a dos pabellones": who keeps others out of a house may have taken it.
_KEPT_OUT = re.compile(
    rf"\b(?:no (?:les |se )?(?:dej|permit)\w+|impid\w+)\s(?:el |la |que )?(?:\w+ ){{0,2}}?(?:entr|ingres|acces)\w*"
    rf"\s(?:\w+ ){{0,5}}?(?:a|al|en)\s(?:el |la |los |las |su |sus |dos |tres |\d+ )?{_HOUSE}\b"
)
#: "Heridos por perdigones de la Policía".
_SHOT = re.compile(
    r"\bherid\w+\s(?:\w+\s){0,2}?(?:por|con|de)\s(?:impactos? de\s)?(?:perdig|bala|proyectil)\w*\s(?:\w+\s){0,3}?"
    r"(?:de|por)\s(?:la |los |el )?(?:policia|pnp|militares|ejercito)\w*"
)

#: "Buses varados en Ocoña por los manifestantes", "a queue of 5 km because of the protest": a road may be shut.
_HELD_UP = re.compile(
    r"\b(?:(?:varad|atascad|atorad|atrapad)[oa]s?|stranded|stuck|trapped|held up|"
    r"(?:colas?|filas?|queues?|lines?)\s(?:de|of)\s(?:(?:mas|more|casi|unos|about|than)\s){0,2}(?:\w+\s)?"
    r"(?:kms?|kilomet\w+|vehic\w+|carros|camiones|buses|trucks|cars|autos))\b"
    r"(?=[^.;]{0,60}?\s(?:por|a causa de|debido a|because of|due to|by)\s"
    r"(?:(?:el|la|los|las|unos|un grupo de|the|some|de)\s)?"
    rf"(?:{_PEOPLE}|manifestac|demonstrat)\w*)"
)

#: "… hasta que la Policía los sacó", "until police removed them".
_PUT_OUT = re.compile(
    r"\b(?:policias?|pnp|efectivos|agentes|militares|police|officers|soldiers|troops)\s(?:\w+\s)?"
    r"(?:(?:los|las)\s(?:saco|sacaron|retiro|retiraron|echo|echaron|boto|botaron|expulso|expulsaron|replego|replegaron|"
    r"corrio|corrieron)|(?:clear|remov|drove|driv|push|forc|drag|expel|chas)\w* them)\b"
)
_ASKED = (
    (Kind.DISPERSAL, _PUT_OUT),
    (Kind.EXCESSIVE_FORCE, _SHOT),
    (Kind.OCCUPATION, _WENT_IN),
    (Kind.OCCUPATION, _KEPT_OUT),
    (Kind.BLOCKADE, _HELD_UP),
)


def clashed(flat: str) -> tuple[int, int] | None:
    """Where a sentence tells by who was hurt or gave way that people and police clashed, None where it does not."""
    told = (_TRIED, _FELL, _OVERRAN, _CAME_TO_BLOWS)
    found = next(filter(None, (pattern.search(flat) for pattern in told)), None)
    found = found or ("choque" in flat and _COLLIDED.match(flat)) or None
    return found.span("tried") if found else None


def asked_kinds(flat: str) -> list[tuple[Kind, int, int]]:
    """Where it tells of a house that people went into, of who was shot, is held up or put out."""
    return [(kind, *match.span()) for kind, pattern in _ASKED for match in pattern.finditer(flat)]
