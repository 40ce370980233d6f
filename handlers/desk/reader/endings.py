"""Where a sentence says in whatever words that a protest is over: a verb of ending has it as object or subject."""

from __future__ import annotations

import re
from dataclasses import dataclass

from storage.model import Kind

_NOUN = (
    r"(?P<noun>barricad\w+|tranqueras?|bloqueos?|piquetes?|cierres?|paros?|huelgas?|paralizacion(?:es)?|"
    r"medidas? de (?:fuerza|lucha|protesta|"
    r"presion)|medida|"
    r"protestas?|planton(?:es)?|vigilias?|marchas?|movilizacion(?:es)?|tomas?|ocupacion|blockades?|roadblocks?|"
    r"strikes?|walkouts?|"
    r"stoppages?|protests?|march(?:es)?|sit-?ins?|vigils?|occupation)\b"
)
#: Verbs that end what is their object, in the past or the present; what is to come or only wished ends nothing yet.
_ENDS = (
    r"(?:(?:levant|suspend|culmin|termin|finaliz|desactiv|cancel|retir|abandon|anul|aplaz|disolv|desmont)(?:o|io|aron|"
    r"ieron|an|en|ad[oa]s?|"
    r"id[oa]s?)|suspende|levanta|conclu(?:yo|yeron|id[oa]s?)|depus(?:o|ieron)|depuest[oa]s?|posterg(?:o|aron|"
    r"ad[oa]s?)|postpus(?:o|ieron)|"
    r"desisti(?:o|eron)(?: de)?|(?:qued|dej)(?:o|aron|a|an)(?: ya)? sin efecto|pus(?:o|ieron) (?:fin|termino) a(?:l)?|"
    r"d(?:io|ieron) por (?:culminad|terminad|finalizad|concluid|levantad|suspendid)[oa]s?|"
    r"(?:acord|decid|resolv)(?:o|io|aron|ieron) (?:\w+ )?(?:poner fin a(?:l)?|levantar|suspender|deponer|culminar|"
    r"finalizar|terminar|cancelar|"
    r"abandonar|dar por \w+|dejar sin efecto)|"
    r"ended|suspended|lifted|called off|halted|stopped|abandoned|dropped|withdrew|withdrawn|cancell?ed|dismantled|"
    r"removed|took down|postponed|"
    r"scrapped|wound up|concluded)"
)
#: Verbs that say of their subject that it ends.
_BY_ITSELF = (
    r"(?:culmin|termin|finaliz|acab|ces)(?:o|aron)|conclu(?:yo|yeron)|lleg(?:o|aron) a su(?:s)? fin|ended|"
    r"came to an end|(?:is|are) over|"
    r"(?:se |fue |fueron |ha sido |han sido |queda |quedo |quedan |quedaron |esta |estan |was |were |has been |"
    r"have been |been )(?:\w+ )?"
)
_NOT_BETWEEN = (
    r"(?!(?:por|tras|debido|durante|ante|contra|luego|despues|desde|hasta|para|y|e|o|pero|mientras|que|quienes|porque|"
    r"because|due|after|"
    r"during|amid|over|by|following|as|and|but|while|who|which|clases|vuelos|servicios?|trenes|operaciones|"
    r"actividades|labores|salidas|"
    r"viajes|transito|atencion|sesion|flights?|classes|services?|trains?|operations|reunion|dialogo|mesa|talks)\b)"
)
_OBJECT = re.compile(rf"\b(?P<verb>{_ENDS})(?:\s{_NOT_BETWEEN}[\w'-]+){{0,7}}?\s{_NOUN}")
_SUBJECT = re.compile(
    rf"\b{_NOUN}(?:,?\s{_NOT_BETWEEN}[\w'-]+){{0,6}}?,?\s(?:(?:{_BY_ITSELF}){_ENDS}\b|(?P<self>(?:culmin|termin|"
    rf"finaliz|acab|ces)"
    r"(?:o|aron)|conclu(?:yo|yeron)|lleg(?:o|aron) a su fin|ended|came to an end|(?:is|are) (?:now )?over)\b)"
)
_FOR_DAYS = re.compile(r"\b(?:por|durante|for)\s(?:\w+\s){1,2}(?:dias|semanas|meses|days|weeks|months)\b")
_NOT_YET = re.compile(
    r"\b(?:no|ni|not|never|nobody|no one|none|nadie|ningun\w*|nunca|sin|aun|until|hasta|si|if|unless|para|to|cuando|"
    r"when|antes|before|falso|false|"
    r"desmient\w+|den(?:y|ied)|"
    r"pide[n]?|exig\w+|demand\w*|would|will|podria\w*|seria\w*|espera\w*|evalua\w*)\b[^.;,]{0,40}$"
)
_INSIDE = re.compile(r"\b(?:no|not|nunca|never|tampoco|sera|seran|will|would|to be)\b")
_KINDS: tuple[tuple[str, Kind | None], ...] = (
    ("paro", Kind.STRIKE),
    ("paros", Kind.STRIKE),
    ("huelga", Kind.STRIKE),
    ("paraliz", Kind.STRIKE),
    ("strike", Kind.STRIKE),
    ("walkout", Kind.STRIKE),
    ("stoppage", Kind.STRIKE),
    ("planton", Kind.SIT_IN),
    ("vigil", Kind.SIT_IN),
    ("sit", Kind.SIT_IN),
    ("march", Kind.MARCH),
    ("moviliz", Kind.MARCH),
    ("toma", Kind.OCCUPATION),
    ("ocupa", Kind.OCCUPATION),
    ("occup", Kind.OCCUPATION),
)


#: "Abandonaron el local que habían tomado": whoever gives a building back ends its occupation.
_GIVEN_BACK = re.compile(
    r"\b(?:abandon|desocup|devolv|entreg)(?:o|aron|io|ieron)\b|\b(?:left|vacated|handed (?:back|over)|moved out of)\b"
)
_TAKEN = re.compile(
    r"\b(?:toma|tomad[oa]s?|ocupa\w*|tenian tomad[oa]|occup\w+|sit-in|took over|taken over|seized)\b"
)
_BUILDING = re.compile(
    r"\b(?:local|sede|universidad|campus|instalaciones|estacion|planta|municipalidad|palacio|aeropuerto|colegio|ugel|"
    r"campamento|building|university|"
    r"airport|station|plant|offices?|town hall|headquarters|camp)\b"
)
#: "Los piquetes del km 782, en Ocoña, y del km 617, en Chala, fueron retirados": the passive binds its far subject.
_FAR = re.compile(
    rf"\b{_NOUN}[^.;:]{{0,110}}?\b(?:fue|fueron|ha sido|han sido|was|were|has been|have been) (?:\w+ )?"
    r"(?:levantad|suspendid|retirad|despejad|liberad|culminad|desactivad|desmontad|depuest|lifted|removed|cleared|"
    r"called off|suspended|dismantled)"
)


#: "Pidió que levanten el bloqueo".
_WISHED = re.compile(r"\b(?:levant|culmin|termin|finalic|desactiv|cancel|retir|abandon|anul|desmont)en\b")


@dataclass(frozen=True, slots=True)
class Ending:
    """Where it says so, and what ended; None for a road that was shut, or where the word does not say which."""

    start: int
    end: int
    kind: Kind | None


def ending(flat: str) -> Ending | None:
    """What a sentence says is over, None where it says so of nothing, or only that it should be."""
    # "Se suspende durante 45 días el paro": for how long stands between the verb and its object.
    words = _FOR_DAYS.sub(lambda match: "_" * len(match[0]), flat).replace("_ ", "  ")
    words = re.sub(r"_+", lambda match: " " * len(match[0]), words)
    words = re.sub(r" {2,}", lambda match: " " + "-" * (len(match[0]) - 2) + " ", words)
    back = _GIVEN_BACK.search(flat)
    if back and _TAKEN.search(flat) and _BUILDING.search(flat) and not _NOT_YET.search(flat[: back.start()]):
        return Ending(back.start(), back.end(), Kind.OCCUPATION)
    for pattern in (_OBJECT, _SUBJECT, _FAR):
        for match in pattern.finditer(words):
            before = re.split(r"[;.:]|, ", words[: match.start()])[-1]
            if _NOT_YET.search(before) or _INSIDE.search(match[0]) or _WISHED.search(match[0]):
                continue
            noun = match["noun"]
            kind = next((kind for stem, kind in _KINDS if noun.startswith(stem)), None)
            return Ending(match.start(), match.end(), kind)
    return None
