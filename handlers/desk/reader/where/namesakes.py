"""Names of people, companies and media that are also a place's: "Julio Huamanga", "Cementos Pacasmayo", "Radio Huancayo"."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.who.groups import groups

#: A capital right before a name makes it the end of a longer one.
_FRONT = re.compile(r"(?P<first>^\W*)?(?P<word>[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{2,})\s$")
#: Words with a capital that stand before a place and are no part of another's name.
_BEFORE_LIST = (
    "alto bajo nuevo nueva villa gran san santa santo puerto centro ciudad cercado pueblo barrio sector distrito "
    "provincia region departamento comunidad anexo caserio valle laguna lago rio cerro mina fundo peaje puente ovalo "
    "plaza salida terminal mercado hospital aeropuerto zona cono desde hasta hacia entre para ante contra sobre por "
    "con sin las los una ayer hoy ahora aqui urgente ultimo alerta atencion paro huelga marcha bloqueo protesta "
    "protestas manifestantes situacion solo todo toda northern southern eastern western central greater downtown "
    "near from and the upper lower inside outside around city province region district lake mount fort carretera via "
    "ruta panamericana tramo variante autopista desvio cruce lima interoceanica vecinos pobladores comuneros ronderos "
    "agricultores transportistas mineros docentes alcalde gobernador gobierno municipalidad frente federacion "
    "sindicato comite asociacion asamblea sutep ugel policia prefectura comisaria defensoria ministerio "
    "alturas margen ambas ambos tambien mientras segun donde cuando mas continua continuan sigue siguen bloquean "
    "bloqueados cierran toman marchan norte sur este oeste both across while "
    "enero febrero marzo abril mayo junio julio agosto setiembre septiembre octubre noviembre diciembre "
    "lunes martes miercoles jueves viernes sabado domingo agroindustrial azucarera agraria ingenio cooperativa hacienda"
)
_BEFORE_PLACES = frozenset(_BEFORE_LIST.split())
#: "El alcalde provincial de Alto Amazonas", "president of Central Peru": a place all the same.
_PLACE_LIST = "alto bajo nuevo nueva villa gran san santa santo puerto cerro provincia distrito region"
_PLACE_WORDS = frozenset(_PLACE_LIST.split())
_ROLE_AFTER = re.compile(
    r"\s*,\s(?:(?:el|la|ex|entonces|actual|the)\s)?(?:\w+\s)?(?:president[ea]|dirigent[ea]|alcald\w+|vocer[oa]|"
    r"secretari[oa]|representante|gobernador\w*|coordinador\w*|titular|jef[ea]|congresista|ministr[oa]|decan[oa]|rector\w*|"
    r"prefect\w+|leader|spokes\w+|head of|mayor)\b"
)
_ROLE_BEFORE = re.compile(
    r"\b(?:dirigente|lider|lideresa|alcalde(?:sa)?|president[ea]|congresista|ministr[oa]|premier|vocer[oa]|periodista|"
    r"abogad[oa]|general|coronel|comandante|capitan|suboficial|fiscal|juez|obispo|sacerdote|padre|senor|senora|sr|sra|"
    r"don|dona|ingenier[oa]|doctor\w*|dr|dra|profesor\w*|joven|ciudadan[oa]|leader|mayor|minister|activist|named)\.?\s"
    r"(?:\w+\s){0,3}$"
)
#: "Trabajadores de la azucarera de Tumán" are there.
_WORKS = re.compile(
    r"\b(?:azucarera|agroindustrial|hospital|mercado|mina|fabrica|planta|ugel|universidad|colegio|penal|puerto|terminal|refineria|fundo|"
    r"ingenio|hospital|market|mine|plant|factory|port)\b"
)
#: Who tells of it, or where people study, beside the place where it happens.
_MEDIA = re.compile(
    r"\b(?:radio|diario|canal|revista|tv|exitosa|rpp|emisora|portal|noticias|universidad(?: nacional)?(?: tecnica)?)"
    r"(?:\s(?:de|del|la|el))*\s$"
)


def without_namesakes(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """The names, those of people and companies as no place, and those of media as none where another is named."""
    if sentence.shouted or sentence.whispered or not found:
        return found
    titled = _titled(sentence)
    kept = [replace(m, weight=0) if _is_name(sentence, m, titled=titled) else m for m in found]
    people = [(group.start, group.end) for group in groups(sentence)]
    # "Productores de orégano de Candarave": that is where they come from.
    kept = [
        replace(m, weight=1)
        if m.weight == 2
        and not m.sure
        and any(
            start < m.start < end and not _WORKS.search(sentence.plain, start, m.start)
            for start, end in people
        )
        else m
        for m in kept
    ]
    told = any(m.weight > 1 for m in kept)
    return [
        replace(m, weight=0)
        if told and m.weight == 1 and _MEDIA.search(sentence.plain[max(0, m.start - 40) : m.start])
        else m
        for m in kept
    ]


def _titled(sentence: Sentence) -> bool:
    """Whether each word has a capital, as in an English headline, so that none tells of a name."""
    words = re.findall(r"[^\W\d_]{4,}", sentence.text)
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _is_name(sentence: Sentence, mention: Mention, *, titled: bool) -> bool:
    """Whether another capital right before it, and what stands around both, make it somebody's name."""
    if mention.sure or mention.town or titled:
        return False
    front = _FRONT.search(sentence.text[: mention.start])
    if front is None:
        return False
    flat = sentence.plain
    word = flat[front.start("word") : front.end("word")]
    if _ROLE_BEFORE.search(flat[: front.start("word")]) and word not in _PLACE_WORDS:
        return True
    if word in _BEFORE_PLACES:
        return False
    if _ROLE_AFTER.match(flat[mention.end :]):
        return True
    first = not re.search(r"\w", flat[: front.start("word")]) or bool(
        re.search(r"[.:!?|•]\W*$", flat[: front.start("word")])
    )
    if first:
        return False
    return mention.weight == 2
