"""The days and hours of a sentence that are of somebody else's doing, or of what was before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.when.times import When
from handlers.desk.reader.words.monthnames import MONTH
from handlers.desk.reader.words.verbs import Verb

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


#: What comes before what is told: its days are its own.
_FOLLOWING = re.compile(
    r"\b(?:tras|luego de|despues de|a raiz de|after|following)\s(?!las? \d|\d|a\s\d)(?:[^,.;\d]|\d(?!\s?(?:dias|"
    r"days|horas|hours)))*"
)
#: "Nuestras salidas de esta noche a Ilo quedan suspendidas": when a bus would have left.
_OF_SERVICES = re.compile(
    r"\b(?:(?<!en la )(?<!en las )(?<!a la )(?<!de la )(?<!por la )(?<!la )(?<!las )salidas?|"
    r"viajes?|buses|servicios?|vuelos?|trenes?|pasajes?|boletos?|clases|departures|trips?|flights?|trains?|"
    r"tickets?)\s(?:\w+\s){0,2}?(?:de(?! la (?:empresa|linea))|del|para|programad\w+|on|for|of|scheduled)\s[^,.;]{0,30}"
)
#: "Llevan más de 10 días sin agua": how long they have lacked it.
_WITHOUT = re.compile(
    r"\b(?:llev\w+|tien\w+|hace|desde hace|for|have been)\s[^,.;]{0,25}?\b(?:dias|semanas|meses|anos|horas|days|weeks|"
    r"months)\s"
    r"(?:sin|que no|esperando|pidiendo|reclamando|without)\b"
)
_OF_THEM = re.compile(r"\b(?:que|quienes|who|which|that)\s")


def _of_what_was(phrase: re.Match[str], when: When) -> bool:
    """Whether a moment is that of what the phrase says was before: in a clause of its own, or set before all the rest."""
    if not phrase.start() <= when.start < phrase.end():
        return False
    opens = not re.search(r"\w", phrase.string[: phrase.start()]) and phrase.string[phrase.end() :][:1] == ","
    return opens or _OF_THEM.search(phrase.string[phrase.start() : when.start]) is not None


#: What may speak of the event told of before, where a sentence names none itself: "Todo empezó ayer", "el hecho".
_OF_THE_EVENT = re.compile(
    r"\b(?:inici\w+|comenz\w+|comienz\w+|empez\w+|empiez\w+|arranc\w+|desde|ocurr\w+|sucedi\w+|registr\w+|"
    r"se produj\w+|hechos?|"
    r"suceso\w*|incidente\w*|medida\w*|protesta\w*|bloqueo\w*|paro|huelga|situacion|esto|ello|pase|paso|"
    r"transito|vias?|carretera|"
    r"pista|puente|ruta|acuerd\w+|piedras?|llantas?|palos|llegaron|salieron|estuvieron|caos|violen\w+|"
    r"tension|zozobra|"
    r"zona|lugar|asi|convoc\w+|jornada|march\w+|concentra\w+|planton|plazo|sumar\w+|plegar\w+|began|started|"
    r"since|happened|there|it|this|they|road|bridge|traffic|protest\w*|arrived)\b"
)

#: A verb that no table knows: "jugarán el sábado".
_SOMEBODY_DOES = re.compile(r"\b\w{2,}(?:[aei]r(?:a|an|emos)|[ai]eron|aron|aba[n]?)\b")
_DID = re.compile(r"\b\w{2,}ó\b")  # "entrenó", "se inauguró"
_ENGLISH = re.compile(r"\b(?:the|of|and|was|were|on|at)\b")


_CONDITION = re.compile(r"\b(?:si|de no|en caso|if|unless)\b[^,.;:]*")


#: "El 15 de abril, una asamblea eligió a los dirigentes": a date that opens what somebody else did.
_LONG_AGO = re.compile(
    rf"\W*(?:el|en|a)\s(?:pasado |ultimo )?(?:(?:lunes|martes|miercoles|jueves|viernes|sabado|"
    rf"domingo) )?\d{{1,2}} de (?:{MONTH})\b[^,]{{0,12}},"
)


def unhung(flat: str, moments: Sequence[When]) -> list[When]:
    """The moments without those of a condition: "Si mañana no viene el ministro, tomarán el aeropuerto"."""
    spans = [match.span() for match in _CONDITION.finditer(flat)]
    return [w for w in moments if not any(start <= w.start < end for start, end in spans)]


def does(text: str, flat: str, verbs: Sequence[Verb]) -> bool:
    """Whether a sentence says by a verb, known or not, that somebody does something; `flat` is its plain text."""
    return bool(verbs) or _SOMEBODY_DOES.search(flat) is not None or _DID.search(text) is not None


def of_others(
    flat: str, moments: Sequence[When], *, eventful: bool, told: bool, hits: Sequence[Hit] = ()
) -> list[When]:
    """The moments, those that are of somebody else's doing or of what was before marked so.

    `told` is whether a verb of the sentence says of somebody else what they do.
    """
    other = (told or bool(_LONG_AGO.match(flat))) and not eventful
    if other and _OF_THE_EVENT.search(flat) is None and _ENGLISH.search(flat) is None:
        return [replace(w, role=w.role or "other") for w in moments]  # "El viernes hay partido"
    if not eventful and _OFFICIALS.search(flat):
        return [replace(w, role=w.role or "other") for w in moments]
    back = list(_FOLLOWING.finditer(flat))
    if any(not h.frame and not any(m.start() <= h.start < m.end() for m in back) for h in hits):
        # "Exigen su renuncia tras el desalojo que sufrieron el sábado": what it follows was then.
        moments = [
            replace(w, role="other")
            if w.role in ("", "since") and any(_of_what_was(m, w) for m in back)
            else w
            for w in moments
        ]
    lacking = [m.span() for pattern in (_OF_SERVICES, _WITHOUT) for m in pattern.finditer(flat)]
    had = [*(m.span() for m in _THEY_HAD.finditer(flat)), *lacking]
    after = [m.span() for m in _AFTER_THAT.finditer(flat)]
    remembered = [
        w for w in moments if any(a <= w.start < b for a, b in after) or _THAT_DAY.search(flat[: w.start])
    ]
    apart = [w for w in moments if w in remembered or any(a <= w.start < b for a, b in had)]
    served = any(a <= w.start < b for w in moments for a, b in lacking)
    if not apart or (len(apart) == len(moments) and not (remembered or served)):
        return list(moments)
    return [replace(w, role="other") if w in apart else w for w in moments]
