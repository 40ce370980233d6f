"""Whether people are named who protest, or rather a landslide, an accident, works, a feast or people set free."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.what.acts import Act
from handlers.desk.reader.what.actwords import Who
from storage.model import Kind

_HUMAN = re.compile(
    r"\b(?:manifest\w+|protest\w+|[gj]ente|rondas?|pobladores|poblacion organizada|"
    r"comuner[oa]s|ronder[oa]s|paro|huelga|strike|piquete\w*|"
    r"marcha\w*|movilizaci\w+|transportistas|"
    r"huelguistas|gremios?|sindicato\w*|organizaciones|vecinos|moradores|campesin[oa]s|agricultores|"
    r"mineros|demonstrators?|residents|villagers|"
    r"comunidades|barricad\w+|tranquera\w*|human[oa]s?|blockade\w*|picket\w*|workers|dirigentes?|"
    r"enfrentamiento\w*|clash\w*|"
    r"quema de llantas|conflicto social|conflictividad|convulsion|trabajadores|estudiantes|docentes|"
    r"farmers|miners|teachers|students|growers|peasants|communit(?:y|ies)|unions?|defen[cs]e fronts?|activists|locals|"
    r"tear gas|lacrimogen\w+|exig\w+|demand\w+|(?:arboles|troncos) (?:cortad|talad|atravesad|cruzad)[oa]s|"
    r"(?:women|people|men|families|locals) (?:[\w']+ ){0,4}?(?:sitting|sit|standing) (?:on|in|across))\b"
)
#: "No es paro, es por la lluvia".
_NOT_ONE = re.compile(
    r"\bno (?:es|fue|se debe|se trata)(?: de| a| al| por)? ?(?:un |una |ningun |el |la )?"
    r"(?:paro|huelga|bloqueo|protesta|manifestacion|marcha)\b"
)
_NATURAL = re.compile(
    r"\b(?:asaltantes|asaltaron|asalto a|robaron|ladrones|robbers|robbed|derrumbes?|deslizamientos?|huaicos?|huaycos?|"
    r"se (?:vino|ha venido|cayo|ha caido|desplomo) (?:abajo )?(?:el|un|parte del) (?:cerro|puente|muro)|cerro abajo|"
    r"aludes?|alud|desbordes?|(?<!violencia se )(?<!situacion se )(?<!protesta )(?<!protesta se )desbord\w+|"
    r"inundaci?on(?:es)?|inund\w+|"
    r"caida de (?:\w+ ){0,2}(?:piedras?|rocas?|arbol(?:es)?|material|postes?|puente|contenedor(?:es)?|gruas?|torres?|"
    r"cables?|antenas?|muros?|cerros?|paneles|panel|carga|tuberias?)|desprendimientos?|"
    r"(?:arbol|poste|contenedor|grua|muro|torre|cable|panel)(?:es|s)? (?:\w+ ){0,3}?(?:que )?(?:se )?"
    r"(?:caid[oa]s?|cayo|cayeron)\b|(?:cae|cayo|caen|cayeron) (?:un|una|dos|tres|varios|varias) "
    r"(?:arbol|poste|contenedor|grua|muro|torre|cable|panel)(?:es|s)?|"
    r"fallen (?:\w+ )?(?:containers?|trees?|poles?|cranes?|rocks?|cables?|walls?)|lluvias?|nevadas?|nieve|"
    r"granizada|neblina|crecida|"
    r"descarril\w+|derail\w+|accidentes?|choque (?:frontal|multiple|de|entre (?:un|dos|el|la|bus|buses|camion\w*|auto\w*|"
    r"vehiculo\w*|minivan\w*|trailer\w*|moto\w*))|despistes?|despist\w+|"
    r"volcaduras?|volc[oa]\b|volcado|vuelco|triple choque|atropell\w+|obras?|mantenimiento|asfaltado|"
    r"reparacion(?:es)?|trabajos de|rehabilitacion|reforzamiento|remodelacion|mejoramiento|"
    r"colaps(?:o|e|ada?)(?: de| del)?(?: el| un)? puente|climatologic\w*|landslides?|mudslides?|"
    r"rockslides?|rockfalls?|"
    r"floods?|flooding|crash|accidents?|roadworks?|road works|road maintenance|maintenance|repairs?|"
    r"overturned|heavy rain\w*|snow\w*|collision|"
    r"construction work|sismo|earthquake|huracan|incendio forestal|forest fire|trocha en mal estado|"
    r"(?:camion|trailer|bus|vehiculo|cisterna)\b[^.;]{0,30}\b(?:atravesad|averiad|malograd|encallad)o|"
    r"bache\w*|hundimiento|asentamiento)\b"
)
_BY_NATURE = re.compile(
    r"\b(?:bloquead[ao]s?|interrumpid[ao]s?|restringid[ao]s?|cerrad[ao]s?|interrupcion|cierre|blocked|"
    r"closed|restricted|cut|cortad[ao])\b[^.;]{0,40}?"
    r"\b(?:por|debido a|a causa de|tras|producto de|a consecuencia de|by|due to|because of|after|"
    r"following)\s+(?:un|una|el|la|los|las|a|the|caida de|fuertes|intensas|"
    r"heavy|several|varios|ocurrencia de|\s)*(?:derrumbe|deslizamiento|hua[iy]co|alud|desborde|inundacion|"
    r"lluvia|nevada|accidente|choque|despiste|volcadura|"
    r"obras|mantenimiento|trabajos de|landslide|mudslide|flood|crash|accident|roadwork|maintenance|rain|"
    r"snow|rock|piedras|caida)"
)


def human(flat: str) -> bool:
    """Whether people are named who protest."""
    return bool(_HUMAN.search(_NOT_ONE.sub(" ", flat)))


#: "Ha afectado a transportistas y viajeros que quedaron varados": those whom it holds up.
_HELD_UP = re.compile(
    r"\b(?:afect|perjudic|sorprend|dej)\w*\s(?:a\s)?(?:\w+\s){0,3}?(?:transportistas|choferes|conductores|pasajeros|viajeros)\b|"
    r"\b(?:transportistas|choferes|conductores|pasajeros|viajeros)\b(?=[^.;]{0,50}\b(?:varad|atrapad|afectad|perjudicad))"
)


def human_besides(flat: str) -> bool:
    """Whether people are named who protest, besides those who are held up."""
    return human(_HELD_UP.sub(" ", flat))


def natural(flat: str) -> bool:
    """Whether a landslide, an accident or works on the road are named."""
    return bool(_NATURAL.search(flat))


def by_nature(flat: str) -> bool:
    """Whether it says that the road is shut because of a landslide, an accident or works."""
    return bool(_BY_NATURE.search(flat))


_VEHICLE = (
    r"(?:bus|omnibus|camion|combi|minivan|auto|automovil|camioneta|couster|trailer|volquete|motos?|mototaxi|vehiculo|van|"
    r"truck|car|minibus)"
)
_ACCIDENT = re.compile(
    rf"\b{_VEHICLE}\b[^.;:]{{0,90}}?\b(?:se )?(?:despist(?:o|a)|volc(?:o|a)|choc(?:o|a)|cayo|cae|"
    r"precipito|desbarranc(?:o|a)|"
    r"estrell(?:o|a)|colision(?:o|a)|derrapo|plunged|crashed|overturned|skidded|veered|rolled over|fell|collided)\b|"
    rf"\bal (?:volcar|caer|despistarse|chocar|desbarrancarse|precipitarse)(?:se)? (?:\w+ ){{0,3}}{_VEHICLE}\b"
)


def acted(acts: Sequence[Act]) -> bool:
    """Whether people do something of what they do who protest."""
    return any(act.by is Who.PEOPLE for act in acts)


def accident(flat: str, acts: Sequence[Act]) -> bool:
    """Whether a bus or a lorry met with an accident, whoever was on it and wherever they went."""
    return bool(_ACCIDENT.search(flat)) and not acted(acts)


def apart(flat: str, acts: Sequence[Act], *, eventful: bool) -> bool:
    """Whether it tells of a landslide, an accident, works, or what an office or a river shuts, and of no protest."""
    if acted(acts):
        return False
    others = {Who.PEOPLE, Who.OFFICERS, None}
    if not eventful and any(not act.ours and act.by not in others for act in acts):
        return True
    return natural(flat) and (by_nature(flat) or not human(flat))


def festive(flat: str, event: str, acts: Sequence[Act]) -> bool:
    """Whether it is about a feast and nobody protests; `event` is the sentence without what people ask for."""
    harder = any(act.by is Who.PEOPLE and act.kind is not Kind.MARCH for act in acts)
    if not harder and _DEVOUT.search(flat) and not _ANGRY.search(flat):
        return True  # "Fieles marcharon en procesión"
    return feast(flat) and not harder and (_shut_for(flat) or not human(event))


#: What the devout carry and walk behind.
_DEVOUT = re.compile(
    r"\b(?:procesi(?:on|ones|onal|onales)|religious procession|via ?crucis|peregrin\w+|feligres\w*|fieles|"
    r"devot\w+|hermandad|"
    r"(?:imagen|andas) (?:de|del|de la|de los) (?:\w+ )?(?:senor|virgen|cristo|sant[ao]|patron|nino)\w*|"
    r"senor de (?:los|las|la) [a-z]+|corpus christi|domingo de ramos)\b"
)
_ANGRY = re.compile(
    r"\b(?:protest\w*|exig\w+|reclam\w+|rechaz\w+|contra|justicia|paro|huelga|manifest\w+|bloque\w+|lucha|demand\w*|renuncia|"
    r"indignad\w+|marcha de sacrificio|policia lanzo|gas\w*|ataud\w*|feretro\w*|funeral\w*|fallecid\w+|muert\w+)\b"
)
#: "Vecinos, por la procesión la avenida estará cerrada".
_SHUT = re.compile(r"\b(?:cerr|cierr|desvi|restring|interrump|closed|closing|shut|divert)\w*")
_FOR = re.compile(r"\b(?:por|debido al?|con motivo del?|due to|because of)\s(?:(?:la|el|las|los|the|l)\s)?$")


def _shut_for(flat: str) -> bool:
    """Whether a feast is what something is shut for, whoever is told so."""
    ground = any(_FOR.search(flat[: match.start()]) for match in _FEAST.finditer(flat))
    return ground and _SHUT.search(flat) is not None


_FEAST = re.compile(
    r"\b(?:fiestas? (?:patronal|de la|del|de)|festividad(?:es)?|carnaval(?:es)?|festival|desfile (?:civico|escolar|"
    r"militar)|"
    r"pasacalle (?:de (?:conjuntos|carnaval)|folklorico)|maraton|"
    r"inti raymi|desfile por|"
    r"por el dia (?:de|del|sin|mundial|internacional)|carrera (?:de|atletica|ciclistica|pedestre)|"
    r"corso|verbena|concierto|feria|procesion "
    r"(?:de|del)|virgen de|"
    r"semana santa|parade for|carnival|feast of)\b"
)


def feast(flat: str) -> bool:
    """Whether it is about a feast, which shuts streets as well."""
    return bool(_FEAST.search(flat))


_FREED = re.compile(
    r"\b(?:en|set) (?:libertad|free)\b|"
    r"\b(?:liber(?:an|aron|o|ad[oa]s?)|excarcel\w+|released?|freed)\b[^.;]{0,40}\b(?:detenid|dirigent|reten|rehen|"
    r"pres[oa]s|trabajador|policia|agente|efectivo|ingenier|funcionari|periodista|turista|"
    r"detainee|leaders?|hostages?|activists?)\w*|"
    r"\b(?:dispuso|dispusieron|ordeno|ordenaron|otorgo|dicto|concedio|obtuv\w+|recobr\w+|recuper\w+) (?:la |su )?"
    r"(?:inmediata )?(?:libertad|excarcelacion)\b|"
    r"\bdej\w+ en libertad\b|\bliber\w+ (?:a )?(?:los |las |\w+ )(?:\w+ ){0,2}(?:policias|ingenieros|agentes|soldados|"
    r"efectivos|"
    r"periodistas|militares)\b|"
    r"\b(?:liberacion|excarcelacion|release)\s(?:de|of)\s[^.;]{0,50}\b(?:detenid|dirigent|reten|rehen|pres[oa]s|"
    r"trabajador|policia|"
    r"periodista|hostages?|workers)\w*"
)


def freed(flat: str) -> bool:
    """Whether it tells of people who are set free."""
    return bool(_FREED.search(flat))
