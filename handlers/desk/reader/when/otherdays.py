"""The days and hours of a sentence that are of somebody else's doing, or of what was before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.when.times import When

#: "Un contingente policial llegaría el lunes": what somebody else is to do is not when it happens.
_OFFICIALS = re.compile(
    r"\b(?:polic\w+|contingente|militares|ejercito|ministr\w+|premier|autoridades|comision|delegacion|fiscal\w*|"
    r"reunion|dialogo|"
    r"gobernador\w*|alcalde\w*|ejecutivo|gobierno|police|minister|officials|army|government)\b[^.;]{0,60}?"
    r"\b(?:\w{3,}(?:aria|eria|iria|arian|erian|irian|ara|era|ira|aran|eran|iran)|will|would)\b"
)
#: "… a los pescadores que ocupaban desde el martes el muelle": the day of what they did before.
_THEY_HAD = re.compile(r"\b(?:que|quienes|who)\s(?:\w+\s){0,2}(?:\w{3,}(?:aban|ian)|had|were)\b[^,.;]*")


#: "Los sucesos de aquel 9 de enero": what is remembered.
_THAT_DAY = re.compile(
    r"\b(?:aquel|(?:sucesos|hechos|masacre|tragedia|muertes|victimas|caidos|fallecidos|represion|matanza|asesinados)"
    r"(?: ocurrid\w+)? (?:de|del|el))(?: el| pasado| dia)?\s$"
)


#: "Bloquearon el puente tras la muerte de dos jóvenes el martes": what it is over was then.
_AFTER_THAT = re.compile(
    r"\b(?:tras|luego de|despues de|a raiz de|after|following|over)\s(?:el|la|los|las|the)\s(?:\w+\s)?(?:muertes?|"
    r"fallecimientos?|asesinatos?|homicidios?|crimen|deten\w+|captura|despidos?|deaths?|killings?|murders?|"
    r"arrests?)\b[^,.;]*"
)


def of_others(flat: str, moments: Sequence[When], *, eventful: bool) -> list[When]:
    """The moments, those that are of somebody else's doing or of what was before marked so."""
    if not eventful and _OFFICIALS.search(flat):
        return [replace(w, role=w.role or "other") for w in moments]
    before = [m.span() for pattern in (_THEY_HAD, _AFTER_THAT) for m in pattern.finditer(flat)]
    apart = [
        w for w in moments if any(a <= w.start < b for a, b in before) or _THAT_DAY.search(flat[: w.start])
    ]
    after = [m.span() for m in _AFTER_THAT.finditer(flat)]
    remembered = [
        w for w in apart if _THAT_DAY.search(flat[: w.start]) or any(a <= w.start < b for a, b in after)
    ]
    if not apart or (len(apart) == len(moments) and not remembered):
        return list(moments)
    return [replace(w, role="other") if w in apart else w for w in moments]
