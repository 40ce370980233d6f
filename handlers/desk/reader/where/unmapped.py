"""Places that no list has: hamlets and farms, of which an editor knows where they lie."""

from __future__ import annotations

import re

from handlers.desk.reader.text.sentences import Sentence

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
