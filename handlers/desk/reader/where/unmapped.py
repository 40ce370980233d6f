"""Places that no list has: hamlets and farms, of which an editor knows where they lie."""

from __future__ import annotations

import re

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.what.passing import remark
from handlers.desk.reader.words.verbforms import forms

#: "Bloquean la vía en Quishuarani": a hamlet that no list has, and no body, day or part of the country.
_SOMEWHERE = re.compile(
    r"\b(?:[Ee]n|[Aa]t|[Ii]n|[Nn]ear)\s(?:(?:la|el|los|las|the)\s)?"
    r"(?!Per[uú]|Am[eé]rica|Sur|Norte|Centro|Oriente|Selva|Sierra|Costa|Macro|South|North|Semana|Navidad|Fiestas|Congreso|"
    r"Facebook|Twitter|Tik|Whats|Telegram|Instagram|Estado|Gobierno|Palacio|Poder|Ejecutivo|Enero|Febrero|Marzo|Abril|Mayo|"
    r"Junio|Julio|Agosto|Se[pt]+iembre|Octubre|Noviembre|Diciembre|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Lunes|"
    r"Martes|Mi[eé]rcoles|Jueves|Viernes|S[aá]bado|Domingo|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Panamericana|Interoce|Carretera|"
    r"V[ií]a|Pan-|Andean|Southern|Northern|Andes|Amazon)"
    r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{3,}"
)


def unmapped(sentence: Sentence) -> bool:
    """Whether a sentence names a place that is not known, which is then asked."""
    return not (sentence.shouted or sentence.title) and _SOMEWHERE.search(sentence.text) is not None


#: What every place has, and what is of no place.
_GENERAL_LIST = (
    "situacion panorama ambiente corredor circulacion flujo acceso accesos ingreso ingresos egreso salida salidas "
    "resto  ambos ambas sentido sentidos pais ciudad region provincia distrito general ultimo ultima selva sierra "
    "costa todas  siguiente sitio lugar lugares caso casos estado parte tarde gracias felizmente punto puntos paro "
    "huelga marcha  servicio servicios tren trenes alguna algunas algunos ninguna ningun nuestra nuestro "
    "manifestantes situation  access service trains everything everyone today yesterday both "
)
_GENERAL = frozenset(_GENERAL_LIST.split())
_IN = re.compile(r"\b(?:en|at|in)\s(?:(?:el|la|los|las|the)\s)?$")
_IS = re.compile(r"\s?[:,-]?\s(?:(?:ya|esta|sigue|continua|todo|is|still)\s)*")


#: "El piquete está en Pampa Quelcata": the one that was just told of.
_THAT_ONE = re.compile(
    r"\W*(?:el|la|los|las|este|ese|dicho|the|this)\s(?:piquetes?|bloqueos?|puntos?|cierres?|barricadas?|"
    r"roadblocks?|blockades?)\b"
)
_LABEL = re.compile(r"[^:\n]{3,30}:\s+")


def shut_hamlet(sentence: Sentence) -> tuple[int, int] | None:
    """Where few words, behind a town's label or not, name a place of no list that is shut: "azapampa cerrado"."""
    flat = sentence.plain
    if _THAT_ONE.match(flat):
        return None
    label = _LABEL.match(flat)
    begin = label.end() if label else 0
    few = remark(flat[begin:], protests=True)
    if few is None or not few.shut or few.states:
        return None
    start, end = begin + few.named[0], begin + few.named[1]
    words = flat[start:end].split()
    named = (
        len(words) <= 3 and len(words[0]) >= 4 and words[0] not in _GENERAL and not words[0].endswith("mente")
    )
    if not named or any(forms(word) for word in words):
        return None
    first = re.search(r"\w", flat[begin:start]) is None and _IS.fullmatch(
        flat[end : max(end, begin + few.start)]
    )
    return (start, end) if first or _IN.search(flat[:start]) is not None else None


def named_in_few(sentence: Sentence) -> bool:
    """Whether its few words name a place, be it on a list or not: "quishuarani libre", "en quishuarani no pasan"."""
    few, flat = sentence.remark, sentence.plain
    if few is None:
        return False
    start, end = few.named
    first = flat[start:end].split()[0]
    if first in _GENERAL or first.endswith("mente") or len(first) < 4 or forms(first):
        return False
    if _IN.search(flat[:start]) is not None:
        return True
    return (
        re.search(r"\w", flat[:start]) is None and _IS.fullmatch(flat[end : max(end, few.start)]) is not None
    )
