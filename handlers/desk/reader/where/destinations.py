"""Places that are named only because somebody goes there or writes from there."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where.mentions import Mention

#: Where somebody is bound for is not where they are held up: "trains to Machu Picchu suspended".
_BOUND_FOR = re.compile(
    r"\b(?:trenes?|buses|bus|vuelos?|viajes?|pasajes?|rutas?|servicios?|transito|pase|paso|"
    r"trains?|flights?|travel|trips?|rail(?:road|way)|tracks?|bound|rumbo|camino|con destino|"
    r"(?:salidas?|departures?)(?=\s(?:de|del|programad\w+|nocturn\w+|diurn\w+|diari\w+|scheduled|hoy|manana)\b))"
    r"(?:\s(?:programad\w+|nocturn\w+|diurn\w+|diari\w+|scheduled|(?:de |para )?(?:hoy|manana|esta (?:noche|tarde))|"
    r"de (?:buses|la noche|la manana|la tarde|pasajeros)|tonight|today)){0,3}"
    r"\s(?:(?:desde y |de ida y vuelta )?(?:a|al|hacia)|(?:hacia|a) y desde|con destino a|to(?: and from)?|for)\s"
    r"(?:(?:la|el|los|las)\s)?(?:(?:ciudad(?:es)?|cit(?:y|ies)) (?:de|of) )?$"
)
#: "Tourists cannot reach Cusco": where they want to be.
_OUT_OF_REACH = re.compile(
    r"\b(?:cannot|can't|can ?not|unable to|could not|couldn't|not able to|trying to|hoping to|no (?:pueden|podemos|logran)|"
    r"sin poder)\s(?:\w+\s)?(?:reach|get to|arrive (?:in|at)|travel to|llegar a|viajar a|ir a)l?\s"
    r"(?:(?:the (?:city|town) of|la ciudad de) )?$"
)
#: "La medida fue acordada en una asamblea en Sicuani": where they met.
_MET_AT = re.compile(
    r"\b(?:(?:acordad|decidid|anunciad|convocad|aprobad|ratificad|tomad|definid)[oa]s?|acord(?:o|aron)|decidi(?:o|eron)|"
    r"anunci(?:o|aron)|agreed|decided|announced|called)\b[^.;]{0,40}?\b(?:asambleas?|reunion(?:es)?|conferencias?|plenari[oa]|"
    r"cumbre|encuentro|assembly|meeting|conference)\b[^,.;]{0,25}?\s(?:en|in|at)\s(?:(?:la ciudad de|el distrito de) )?$"
)

#: Where the hurt or the seized were brought to.
_TAKEN_TO = re.compile(
    r"\b(?:traslad|llevad|evacuad|derivad|conducid|referid|internad|atendid|transferid|taken to|transferred|rushed|"
    r"evacuated|flown)\w*\b[^,.;]*$"
)
#: "Un bus que iba de Puno a Arequipa", "la salida de Juliaca a Lampa": the second is not there.
_FROM_TO = re.compile(
    r"\b(?:iba|iban|viaj\w+|cubri\w+|parti\w+|sal(?:io|ian|ieron)|buses|bus|trenes|salida|acceso|ingreso|"
    r"going|travell?ing)\b[^,.;]{0,20}?"
    r"\b(?:de|desde|from)\s[^,.;]{3,30}\s(?:a|hacia|to)\s$"
)
#: "Tienen que desviarse por el distrito de Pueblo Nuevo": the way around.
_AROUND = re.compile(
    r"\b(?:desvi(?:arse|an|aron|ando)|detour\w*|rodear|ruta alterna|vias? alternas?|alternate (?:route|"
    r"road))\b[^,.;]{0,25}?"
    r"\b(?:por|via|a traves de|through)\s(?:\w+\s){0,3}$"
)
#: "Vehículos que se dirigían a Juli, Yunguyo y Desaguadero": all of the row.
_HEADED = re.compile(
    r"\b(?:(?:transito|trafico|paso|pase|circulacion|traslado|desplazamiento)\s(?:vehicular\s|"
    r"de (?:\w+\s){1,3}?)?hacia\s|"
    r"(?:ya )?(?:pasan|circulan|avanzan|salen)\s(?:(?:los|las)\s)?(?:carros|buses|vehiculos|camiones|autos|combis|"
    r"lanchas|rapidos|"
    r"botes|deslizadores|naves|embarcaciones|motonaves|taxis|colectivos)\sa\s|"
    r"(?:desplazamiento|traslado|viajes?)\s(?:\w+\s){0,8}?a(?=\s(?:la|las|el) (?:region|provincia|ciudad|"
    r"frontera|costa|selva)\w*\s)|"
    r"(?:se (?:dirig|traslada)\w+|(?:viajab|ib)an|con (?:destino|direccion)|rumbo|bound for|headed|heading)\s"
    r"(?:(?:a|hacia|para|to|for)\s)?|cubr\w+\s(?:la|las)\srutas?\s(?:de\s)?)"
    r"(?=(?P<whole>(?:(?!\s(?:en|desde|bloque\w*|cerr\w*|tom\w*|cuando|donde|fueron|fue|que|at|from|when|"
    r"were)\s)[^.;:()])*))"
)
#: "Entre los distritos de Occoruro y Condoroma": in neither for sure.
_BETWEEN = re.compile(
    r"\b(?:entre|between)\s(?:(?:los|las|the)\s\w+\s(?:de|of)\s)?(?:[^\s,.;]+\s){1,4}(?:y|e|and)\s(?:la |el )?$"
)
#: "La vía que conecta a ciudades como Chiclayo y Trujillo con esa región": where a road leads to.
LEADS = re.compile(
    r"\b(?:(?:que|which|that)\s(?:\w+\s)?(?:(?:conect|un|comunic|enlaz|conduc|llev|v|empalm)(?:a|e|an|en)|"
    r"permiten? (?:llegar|acceder|salir|viajar)|(?:connect|link|lead|join|run|"
    r"go)(?:e?s)?)|(?:roads?|highways?|routes?|bridges?|railways?|rails?|lines?|tracks?)\s(?:\w+\s)?"
    r"(?:connecting|linking|joining|leading|running|going|from(?=\s[^,.;]{3,40}\sto\s)))\b"
    r"(?=(?P<whole>"
    r"(?:(?!\s(?:en|a la altura|desde|debido|fue|fueron|esta|estan|permanece|sigue|se|in|at|near)\s)"
    r"(?:\([^)]*\)|,(?=\s(?:[\wñ]+\s){0,3}?[\wñ]+(?:,|\s(?:y|e)\s))|[^,.;()]))*))"
)


#: "La carretera Cusco-Quillabamba, vía alterna de ingreso a Machu Picchu", "por donde se accede a …": where it leads to.
_ACCESS = re.compile(
    r"(?:,\s(?:(?:que|which)\s(?:es|is)\s)?(?:una?\s|la\s|el\s|an?\s|the\s)?(?:principal\s|unica\s|main\s|only\s)?"
    r"(?:via|ruta|carretera|camino|tramo|corredor|road|route|way)\s(?:\w+\s){0,3}?(?:(?:de|"
    r"para el)\s(?:ingreso|acceso|entrada|salida|"
    r"conexion)\s(?:al?|hacia|con)|to|into)\s|"
    r"\b(?:es|son|constituye|is)\s(?:(?:el|la|los|the)\s)?(?:\w+\s)?(?:ingreso|acceso|entrada|puerta|"
    r"entrance|gateway|access)s?\s"
    r"(?:(?:de\s)?(?:ingreso|entrada)\s)?(?:al?|hacia|to)\s|"
    r"\b(?:por|a traves)\s(?:donde|(?:de )?(?:la|el) (?:que|cual))\s(?:se\s)?(?:acced|lleg|ingres|entr|va|"
    r"sal|transit|pas)\w*\s(?:al?|hacia)\s)"
    r"(?=(?P<whole>(?:(?!\s(?:en|desde|debido|fue|fueron|esta|estan|permanece|sigue|se|in|at|near)\s)[^.;()])*))"
)


#: "Comuneros de Ayna, Anco y Chungui": what one of a row is, all are.
_ROW = re.compile(
    r"\s*(?:,|/|,?\s(?:y|e|o|ni|and|or|nor))\s*(?:(?:de|del|from|of|a|to|hacia)\s)?(?:(?:la|el|las|los)\s)?"
)


#: "Según nuestros corresponsales de Ilave, Pomata y Zepita, la carretera …": who tells of it.
_CORRESPONDENTS = re.compile(
    r"\b(?:corresponsal(?:es)?|enviad[oa]s? especial(?:es)?|reporter[oa]s|correspondents?|reporters?)\s"
    r"(?:de|en|desde|of|from|in)\s"
    r"(?=(?P<whole>[^.;:()]*?)(?:,\s(?:el|la|los|las|the|se|hay|un|una)\s|$))"
)


def same_row(sentence: Sentence, one: Mention, other: Mention) -> bool:
    """Whether a name goes on the row of another, be there names between that no list knows."""
    between = sentence.text[one.end : other.start]
    if _ROW.fullmatch(sentence.plain[one.end : other.start]):
        return True
    return _UNKNOWN_BETWEEN.fullmatch(between) is not None


_UNKNOWN_BETWEEN = re.compile(r"(?:,\s[A-ZÁÉÍÓÚÑ][^\W\d_]+)+(?:,|\s(?:y|e|and))\s(?:La\s|El\s)?")

#: "…, ya que buscan derogar la ley que transfiere los ingresos de Machu Picchu": what it is about.
_WHY = re.compile(r"\b(?:ya que|puesto que|dado que)\s[^.;:]*$")


def on_the_way(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """The places without those that are only somebody's destination, where another is named; alone it is but a hint."""
    flat = sentence.plain
    aims = (_BOUND_FOR, _OUT_OF_REACH, _MET_AT)
    bound = {m.start for m in found if any(aim.search(flat[: m.start]) for aim in aims)}
    for one, other in pairwise(found):
        if one.start in bound and same_row(sentence, one, other):
            bound.add(other.start)
    alone = not any(m.weight for m in found if m.start not in bound)
    found = [replace(m, weight=min(m.weight, 1) if alone else 0) if m.start in bound else m for m in found]
    led = [m for p in (LEADS, _HEADED, _ACCESS, _CORRESPONDENTS) for m in p.finditer(flat)]
    return [
        replace(m, weight=0)
        if any(_in(m, r) for r in led)
        or _AROUND.search(flat[: m.start])
        or any(o.weight and o.end <= why.start() for o in found if (why := _WHY.search(flat[: m.start])))
        or (
            m.weight < 3
            and (
                _TAKEN_TO.search(flat[: m.start])
                or _FROM_TO.search(flat[: m.start])
                or _BETWEEN.search(flat[: m.start])
            )
        )
        else m
        for m in found
    ]


def _in(mention: Mention, relative: re.Match[str]) -> bool:
    return relative.end() <= mention.start < relative.end("whole")


#: Who writes from a place tells of what is elsewhere: "Message from our driver in Nazca: …".
_WRITES_FROM = re.compile(
    r"\b(?:messages?|drivers?|mensajes?|chofer(?:es)?|conductor(?:es)?|corresponsal|guides?|guias?|"
    r"reporting)\b[^.;:]{0,30}$"
)


def writing_from(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """The places without the one that somebody but writes from, where another is named."""
    flat = sentence.plain
    here = [
        m
        for m in found
        if not (
            re.match(r"\s*(?::|,? (?:says|dice)\b)", flat[m.end :]) and _WRITES_FROM.search(flat[: m.start])
        )
    ]
    return here or found
