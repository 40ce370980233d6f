"""What residents tell by what they see, in few words: gas in the air, a crowd that sets out, people hurt or taken."""

from __future__ import annotations

import re

from handlers.desk.reader.what.actwords import Who, who
from handlers.desk.reader.words.numbers import NUMBER
from storage.model import Kind

_POLICE = (
    r"(?:policias?|pnp|tombos?|tombas?|tomberia|dinoes|efectivos|agentes|militares|milicos|ejercito|cachacos|"
    r"police|cops|soldiers|troops)"
)
_CROWD = (
    r"(?:manifestantes|protestantes|marchantes|gente|multitud|pobladores|comuneros|ronderos|estudiantes|universitarios|"
    r"campesinos|agricultores|transportistas|maestros|docentes|mineros|vecinos|jovenes|chicos|companeros|dirigentes|"
    r"protesters|demonstrators|people|crowd|students|farmers|teachers)"
)
#: "La tombería encapsuló gente", "the police kettled the protesters".
_KETTLED = re.compile(
    rf"\b(?:encapsul|acorral|kettl)\w*\b(?=[^.;]*\b(?:{_CROWD}|{_POLICE})\b)|"
    rf"\b{_POLICE}\b[^.;]{{0,25}}\b(?:encapsul|acorral|kettl)\w*"
)
#: "Nos están sacando de la UNMSM a la fuerza": by whom, they need not say.
_PUT_OUT = re.compile(
    r"\b(?:nos|los|las) (?:estan |quieren |han )?(?:sac|bot|desaloj|ech)(?:ando|aron|ar|ado|an) (?:\w+ "
    r"){0,2}?(?:de|del) (?:la |el )?"
    r"(?:universidad|unsaac|unsa|una|uncp|unmsm|uni|san marcos|plaza|parque|facultad|local|campus|puente|via|pista|"
    r"carretera|ovalo|"
    r"peaje)\b"
)
#: "Gas en la zona de Abancay", "están gaseando por la plaza"; what is sold or lacks is another gas.
_GAS = re.compile(
    r"(?:^\W*(?:[a-z ]{3,20}[:,]\s)?(?:ahorita |ahora |ya )?|\b(?:hay|puro|full|mucho|lots of|there is|there's) )"
    r"(?:(?:mucho|puro|full|harto) )?(?:gas|gases|bombas)(?= (?:en|por|x|cerca|hacia|a la altura|everywhere|in|at|"
    r"near|on)\b)"
)
_GAS_SOLD = re.compile(
    r"\b(?:no hay|sin gas|no queda|balon(?:es)?|grifos?|grifero|precios?|soles|vent[ao]|venden|cuesta|llego gas|"
    r"falta|escas\w+|domestico|natural|"
    r"reparto|cocina|agua|planta|tienda|bodega|fuga|cylinder|station|shortage|leak)\b"
)
#: "La policía rodea la plaza ante la llegada de manifestantes": who comes there, and why, is asked.
_AWAITED = re.compile(
    rf"\b{_POLICE}\b[^.;]{{0,60}}?\s(?:ante|por|before|ahead of)\s(?:la |the )?(?:llegada|presencia|avance|ingreso|"
    rf"arribo|"
    rf"arrival)\s(?:de|of)\s(?:(?:los|las|mas|miles de|cientos de|the|unos)\s)*{_CROWD}\b"
)
_OF_THOSE = (
    r"(?:universidad(?:es)?|facultad(?:es)?|bases|delegaciones|gremios|sindicatos?|comunidades|estudiantes|"
    r"universitarios|"
    r"alumnos|maestros|docentes|profesores|trabajadores|comerciantes|pobladores|vecinos|barrios|colectivos|"
    r"organizaciones|"
    r"federacion(?:es)?|columnas?|contingentes?|sutep|cgtp|ronderos|campesinos|agricultores|mineros|enfermeras|obreros)"
)
#: "Salen las universidades desde San Marcos", "se sale otra vez 5 pm plaza San Martín", "students are setting out from …".
_SETS_OUT = re.compile(
    rf"\b(?:salen?|saldran?|estan saliendo|parten?|van saliendo)\s(?:ya |hoy |tambien )?(?:las?|los|el|todas las|"
    rf"todos los)\s"
    rf"{_OF_THOSE}\b(?=[^.;]*\b(?:desde|hacia|rumbo|del?|por|a la|al?|en)\b)|"
    r"\b(?:hoy |manana |ya )?se sale\b(?=(?: otra vez| de nuevo| igual| hoy| manana|,)*\s(?:a las? "
    r")?(?:\d{1,2}(?::\d\d)?\s?(?:am|pm|h)\b|"
    r"(?:desde|hacia|en|a) (?:la|el)\b))|"
    r"\b(?:salimos|nos vemos|saldremos)(?: otra vez| de nuevo| igual| hoy| manana| todos| nuevamente|,)+\s(?:a las? )?"
    r"\d{1,2}(?::\d\d)?\s?(?:am|pm|h|hrs)?\b(?=[^.;]*\bplaza)|"
    r"\b(?:salimos|partimos|estamos saliendo|estamos partiendo) (?:de|desde|del) (?:la |el )?"
    r"(?:universidad|unsaac|unsa|una|uncp|unmsm|uni|san marcos|plaza|parque|facultad|local|coliseo|puerta|campus|"
    r"ovalo|mercado)\b"
    r"[^.;]{0,40}\b(?:rumbo a|hacia|hasta|con direccion a)\b|"
    rf"\b(?:students|teachers|unions|workers|universities|communities) (?:are )?(?:setting out|heading out|coming "
    rf"out)\b"
)
#: "Los agroindustriales otra vez en la Pana": who stands on the road, with no verb.
_ON_ROAD = re.compile(
    r"\b(?:los|las|todos los|unos|harta|mucha)\s(?P<who>[a-z]{4,})\s(?:(?:otra vez|de nuevo|nuevamente|ya|todos|"
    r"tambien|de [a-z]{4,})\s)*"
    r"(?:en|sobre)\s(?:la|plena)\s(?:pana|pista|carretera|panamericana|interoceanica|marginal)\b(?! de aterrizaje)"
)
#: "Están pidiendo 10 soles para pasar".
_TOLL = re.compile(
    r"\b(?:piden|pidiendo|cobran|cobrando|exigen|exigiendo|asking|charging)\s(?:\w+ )?(?:cupos?|plata|\d+ "
    r"(?:nuevos )?soles|money)\s"
    r"(?:para|por|to|for)\s(?:dejar )?(?:pasar|pase|cada|carro|vehiculo|auto|camion|pass|through)\b"
)
#: "Banderolas y cacerolas en la plaza", "olla común frente a la municipalidad".
_STAND = re.compile(
    r"\b(?:ollas? comun(?:es)?|banderolas|pancartas|cacerolas|carpas|frazadas|tents|banners)(?: y [a-z]+)? "
    r"(?:frente a|en (?:la|las|el) "
    r"(?:puertas?|plaza|frontis|exteriores|parque)|afuera de|delante de|outside|in front of|in the (?:square|plaza))\b"
)
_TRIP = re.compile(
    r"\b(?:viaje|viajamos|vacaciones|bus|buses|carro|combi|tour|excursion|paseo|clases|examen|vuelo|trip)\b"
)


def seen(flat: str) -> list[tuple[Kind, int, int]]:
    """What is told by what is seen of it; which kind of event that is, is to be asked."""
    found = [(Kind.DISPERSAL, match) for match in _KETTLED.finditer(flat)]
    if not _GAS_SOLD.search(flat):
        found += [(Kind.DISPERSAL, match) for match in _GAS.finditer(flat)]
    found += [(Kind.DISPERSAL, match) for match in _PUT_OUT.finditer(flat)]
    found += [(Kind.MARCH, match) for match in _AWAITED.finditer(flat)]
    found += [(Kind.SIT_IN, match) for match in _STAND.finditer(flat)]
    found += [(Kind.BLOCKADE, m) for m in _ON_ROAD.finditer(flat) if who(m["who"]) is Who.PEOPLE]
    if not re.search(r"\bpeaje\b", flat):
        found += [(Kind.BLOCKADE, match) for match in _TOLL.finditer(flat)]
    if not _TRIP.search(flat):
        found += [(Kind.MARCH, match) for match in _SETS_OUT.finditer(flat)]
    return [(kind, *match.span()) for kind, match in found]


_SOME = rf"(?:{NUMBER}|vari[oa]s|much[oa]s|algun[oa]s|unos|unas|several|many|some)"
_HURT = r"(?:herid[oa]s?|lesionad[oa]s?|balead[oa]s?|contus[oa]s?|injured|wounded|hurt|shot)"
_DEAD = r"(?:muert[oa]s?|fallecid[oa]s?|dead|killed)"
_THERE_ARE = (
    r"(?:(?:hay|hubo|van|tenemos|there (?:is|are)|at least|al menos|ya|como|mas de|reportan|confirman) )*"
)
_HARMED = re.compile(
    rf"(?:^\W*(?:[a-z ]{{3,25}}[:,]\s)?(?:en [a-z ]{{3,25}} )?|[,;]\s|\b(?:y|and)\s){_THERE_ARE}(?:{_SOME} "
    rf")?(?:\w+ )?(?P<how>{_HURT}|{_DEAD})\b"
)
_TAKEN = re.compile(
    r"\bse (?:l[oa]s? )?(?:estan |han )?llev(?:aron|an|ando|ado|o)\b(?: (?:pres[oa]s?|detenid[oa]s?))?"
    rf"(?: a(?:l| la| los| las| unos)?)? (?:(?:mas de|como|unos) )?(?:{_SOME}|{_CROWD})(?=\W|$)(?! (?:kg|kilos|"
    rf"soles|cel\w+|"
    r"laptops?|motos?|carros?|camion\w*|animales|vacas|ovejas|alpacas|cosas|heridos|al hospital))|"
    rf"\b(?:they|police|cops)(?: have)? (?:took|taken|grabbed|picked up) (?:away )?{_SOME}\b"
    r"(?! (?:cars?|trucks?|phones?|hours?|days?|minutes?|km))|"
    rf"\b(?:detenid|capturad|intervenid)[oa]s?:? {_SOME}\b|\b{_SOME} (?:\w+ )?(?:detenid|capturad|arrestad)[oa]s\b"
)
#: Where people come to harm as well.
_ELSEWHERE = re.compile(
    r"\b(?:accident\w*|choc\w+|choque|volc\w+|vuelco|despist\w+|atropell\w+|derrumb\w+|hua[iy]c\w+|desliz\w+|incend\w+|"
    r"explosi\w+|rayo|sismo|temblor|terremoto|lluvias?|rio|covid|dengue|virus|enfermedad|feminicidi\w+|asalt\w+|"
    r"rob[oa]\w*|"
    r"sicari\w+|ladron\w*|rateros?|choros?|partido|bus|buses|combis?|camion\w*|autos?|motos?|trailer\w*|perros?|"
    r"animales|ganado|alpacas?|vacas?|"
    r"heladas?|fiestas?|borrach\w+|crash\w*|collision|overturn\w*|floods?|landslides?|trucks?|cars?|"
    r"homenaje\w*|recuerd\w*|record\w+|aniversario|memoria|anos?|juicio|sentenci\w+|familiares|deudos|misa|"
    r"entierro|velorio|"
    r"funeral\w*|liber\w+|solt\w+|sueltan|freed|released|segun|defensoria|minsa|diresa|fiscalia|ministerio|balance|"
    r"cifras?|anniversary|years?|trial|health "
    r"ministry)\b"
)
_LONGEST = 90  # letters of a message that says no more


def harm_seen(flat: str) -> tuple[Kind, int, int] | None:
    """Where a few words tell but that people were hurt, died or were taken away; None where they say more."""
    if len(flat) > _LONGEST or "?" in flat or _ELSEWHERE.search(flat):
        return None
    taken, harmed = _TAKEN.search(flat), _HARMED.search(flat)
    if taken is not None:
        return Kind.ARRESTS, *taken.span()
    if harmed is None or any(who(word) in (Who.CROOKS, Who.NATURE) for word in re.findall(r"[a-z]+", flat)):
        return None
    return Kind.CLASH, *harmed.span("how")
