"""A start that a sentence tells and that no reading of its moments took up."""

from __future__ import annotations

import re

from handlers.desk.reader.story.told import Told
from handlers.desk.reader.words.periods import EARLIER_DAYS

#: A time that is told, whether or not it was read.
_SINCE = re.compile(
    r"\b(?:desde (?:la |el |las |los |hace |ayer|anoche|hoy|tempran|muy )(?:manana|madrugada|noche|tarde|mediodia|"
    r"medianoche|amanecer|lunes|martes|miercoles|jueves|viernes|sabado|domingo|\d|una|dos|tres|cuatro|cinco|seis|"
    r"siete|ocho|nueve|diez)?|since|hace \w+ (?:horas?|dias?|semanas?)|\w+ (?:hours?|days?|weeks?) ago|anoche|"
    r"madrugada|overnight|last night|the day before|la vispera|(?:el dia|la noche) anterior|"
    r"a (?:los )?\w+ dias de|(?:llevan?|cumplen?) (?:hoy |ya )?\w+ (?:dias?|horas?|semanas?)|"
    r"(?:segundo|tercer|cuarto|quinto|sexto|second|third|fourth|fifth) (?:dia|day))"
)


def untimed(told: Told) -> bool:
    """Whether a start is told that is none of the moments read."""
    read = [(w.start, w.end) for w in told.moments]
    return any(
        not any(start < m.end() and m.start() < end for start, end in read)
        for pattern in (_SINCE, EARLIER_DAYS)
        for m in pattern.finditer(told.sentence.plain)
    )
