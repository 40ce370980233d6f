"""A sentence that tells of several things in parts: one that is freed while another stays shut, one place after another."""

from __future__ import annotations

import re

from handlers.desk.reader.text.enumerations import enumerated
from handlers.desk.reader.text.laterdays import later_day
from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.text.opposites import opposed
from handlers.desk.reader.text.othertowns import other_town
from handlers.desk.reader.text.partings import parting
from handlers.desk.reader.text.taken import taken_each
from handlers.desk.reader.words.verbs import IN_RELATIVE

Cut = tuple[int, int] | None

_EVENT = (
    r"\b(?:bloque|liber(?!tad)|levant|suspend|restablec|march|paro\b|enfrent|acord|tregua|planton|blocked|clash|strike|"
    r"reopen|closed\b|shut\b|cut\b|cortad|"
    r"cerrad|interrump|restring)"
)
_PARTED = re.compile(
    rf"(;\s)(?=[^;]*{_EVENT}|(?:hoy |ahora |ademas )?se suma|(?:y )?en (?!(?:el|la) (?:puente|ovalo|sector|km|kilometro|"
    rf"cruce|peaje|tramo)\b)[^;,.]{{3,30}}, (?:el|la|los|las|tambien|a la altura|en|hay)\b)"
)
_BUT = re.compile(
    r"((?:[;,]\s*|\s)(?:sin embargo,?|pero|mientras(?: que)?|en tanto,?|aunque|however,?|but|while|meanwhile,?)\s)"
    r"(?=[^.;]{0,60}\b(?:sigue|continua|permanece|mantien|persiste|todavia|still|remain|continue)\w*)"
)
#: "Police cleared km 300; however, they met new pickets at km 278": freed here, shut there.
_FREED = re.compile(
    r"\b(?:liber(?!tad)|levant|despej|desbloque|reabr|reabiert|reopen|clear(?:ed)?|lift|unblock)\w*"
)
_BUT_SHUT = re.compile(
    r"((?:;|,)\s(?:sin embargo,?|no obstante,?|pero|however,?|but)\s)(?![^.;]*\b(?:mism[oa]|same|ahi|alli|there)\b)"
    r"(?=[^.;]{0,90}\b(?:bloque(?:aron|an|o)|cerraron|tomaron|piquetes?|barricadas?|block(?:ed|ing)|closed|shut|pickets?|"
    r"picket lines|roadblocks?|barricades?)\b[^.;]{0,60}?\b(?:en|at|in|on|near)\s)"
)
#: "Pese a que estos tramos fueron liberados, aún hay otras vías interrumpidas": the first but stands against it.
_ALTHOUGH = re.compile(
    r"^\W*(?:pese a que|a pesar de que|aunque|si bien|although|even though|though)\s[^.;]{10,140}?"
    r"(?P<cut>,\s(?=(?:[^.;,]{2,70}\s)?(?:aun|todavia|se mantien\w+|persist\w+|siguen?|continuan?|permanecen?)\b)|"
    r"\s(?=(?:aun|todavia|se mantien\w+|persist\w+|siguen|continuan|permanecen|others?|there are still)\b))"
)
#: "Aunque liberaron la vía en el km 447, los bloqueos continúan en Chao": the same, told of with their own places.
_ALTHOUGH_FREED = re.compile(
    r"^\W*(?:pese a que|a pesar de que|aunque|si bien|although|even though|though)\s"
    r"(?=[^.;,]{0,140}\b(?:km|kilometros?)\b)"
    r"(?=[^.;,]{0,80}\b(?<!no )(?:(?:liber(?!tad)|despej|desbloque)(?:o|aron)|reabri(?:o|eron)|cleared|reopened)\b)"
    r"[^.;]{10,140}?(?P<cut>,\s)"
    r"(?=(?:los|las|el|the)\s(?:piquetes?|bloqueos?|cortes|pickets|roadblocks|blockades)\s(?:\w+\s){1,3}(?:en|in|at)\s)"
)
#: "Mientras en Puno los maestros levantaron la huelga, los de Lima iniciarán una": two things.
_WHILE = re.compile(
    r"^\W*mientras(?: que)?\s[^.;]{10,220}?\b(?:levant|suspend|deposi|depus|culmin|conclu)\w+[^.;]{0,120}?(?P<cut>,\s)"
    r"(?=(?:los|las|el|la)\s[^.;]{0,90}?\b(?:iniciar|acatar|continu|segu|mantendr|reiniciar|realizar|comenzar|empezar)\w*)"
)
_BUT_WILL = re.compile(
    r"([;,]\s*(?:sin embargo,?|pero|mientras(?: que)?|en tanto,?)\s)"
    r"(?=[^.;]{0,90}\b(?:iniciar|acatar|reiniciar|realizar|comenzar|empezar)an?\b[^.;]{0,50}\b(?:paro|huelga|protesta|marcha|"
    r"paralizacion))"
)
#: "One stays shut while the other was freed" tells of two as well.
_STILL = r"\b(?:sigue|continua|permanece|mantien|persiste|still|remain|continue|bloquead)\w*"
_STILL_OR_SHUT = r"\b(?:bloquead|interrumpid|cerrad|tomad|restringid|bloqueos?|piquetes?|blocked|closed|shut|blockades?)\w*"
_BUT_FREED = re.compile(
    r"([;,]\s*(?:sin embargo,?|pero|mientras(?: que)?|en tanto,?|aunque|however,?|but|while|meanwhile,?)\s)"
    r"(?=[^.;]{0,90}\b(?:liber(?!tad)|restablec|normaliz|despej|reabr|reabiert|desbloque|reopen|cleared|unblocked|habilit)\w*)"
)

#: Verbs of a main clause that tell of something that happens; no participles of what is named besides.
_DOES = (
    r"(?:(?:bloque|march|tom|cerr|obstru|acat|inici|realiz|protest|quem|incendi|saque|lanz|dispers|paraliz|liber(?!tad)|levant|"
    r"instal|coloc|ocup|reanud|reinici|despej)(?:an|aron|o|a|en|ieron)|cierran?|moviliz(?:an|aron|o|a)|cumplen?|cumplio|"
    r"recorr(?:en|ieron|io)|reprim(?:en|io|ieron)|detuv\w+|obstruy\w+|(?:se )?(?:registr|report|produj|enfrent|concentr|"
    r"desarroll|pleg|sum|retir)(?:an?|o|aron|eron)|hay|hubo|continua[n]?|siguen?|permanecen?|persisten?|mantien\w+|"
    r"(?:esta|estan|fue|fueron|quedo|quedaron) (?:\w+ )?(?:bloquead|cerrad|tomad|interrump|liberad|restringid)\w*|"
    r"block(?:ed)?|marched|march|held|staged|gathered|rallied|kept|clashed|clash|seized|occupied|are|is|were|was|remains?|continues?)\b"
)
_TOLD = re.compile(rf"\b{_DOES}")
_PROTESTS = re.compile(
    rf"{_EVENT}|\b(?:huelga|tom(?:an|aron|o)\b|toma\b|protest|moviliz|concentr|vigilia|saque|quem|incendi|reprim|dispers|desaloj|piquete|"
    r"obstru|ocup|manifest)"
)
#: "Acatan un paro de 48 horas y bloquean …": who strikes, and what the same people do besides.
_STRIKE_AND = re.compile(
    r"\b(?:acat\w+|cumpl\w+|inici\w+|reinici\w+|comenz\w+|arranc\w+|sostien\w+|realiz\w+|llev\w+ a cabo|continu\w+|"
    r"(?:se )?(?:sum|pleg)\w+)\s(?:\w+\s){0,6}(?:paro|huelga|paralizacion)\b[^.;]{0,90}?"
    r"(?P<cut>,?\s(?:y|ademas)\s)(?:(?:hoy|ayer|tambien|ademas|luego)\s)?"
    # Who shuts it as one, "la gente … y cerró la vía", is named but before the joint.
    r"(?:(?:bloque|tom|cerr|ocup)(?:an|aron|en|ieron)|"
    r"(?:march|realiz|recorr|protest|mantien|retien|retuv|instal|coloc|quem|incendi|paraliz)(?:an|aron|en|ieron|o|"
    r"a|e)|cierran?|(?:se )?(?:moviliz|concentr)(?:an|aron|o|a))\b"
)
#: "Continúa cerrado el puente …, y hay pase restringido en el km 25": another thing that is.
_AND_THERE_IS = re.compile(
    r"(?P<cut>[,;]?\s(?:y|e|and|aunque|mientras(?: que)?|en tanto(?: que)?)\s)"
    r"(?=(?:tambien |ademas )?(?:hay|continua[n]?|sigue[n]?|permanece[n]?|"
    r"se registra[n]?|se reporta[n]?|"
    r"there (?:is|are))\s(?:\w+\s){0,5}?(?:bloque|pase|piquete|cortes?\b|transito|cerrad|restring|"
    r"interrump|tomad|otro|otra|via|"
    r"carretera|puente|road)"
    r"[^.;]{0,80}?\b(?:en|km|at|in)\b)"
)
#: "… pero advirtieron que lo retomarán el lunes": what is but threatened.
_THREAT = re.compile(
    r"(?P<cut>(?:[;,]\s*|\s)(?:(?:pero|aunque|y|but|and)\s)?)(?:advirt\w+|amenaz\w+|anunci\w+|warned|threatened)\s"
    r"(?:con |que |they |to |that )(?:\w+\s){0,3}(?:retom|volver|reinici|reanud|resum|radicaliz|would|will)\w*"
)
#: "Kepashiato y Kiteni: … y retienen cisternas en el puente": at which of them is to be asked of the whole.
_TWO_LABELS = re.compile(r"[^:]{3,40}\sy\s[^:]{3,40}:")
#: "… en la vía A - B, donde hay 200 ronderos, y en la vía C - D, donde hay 150": each with those who stand there.
_AND_WHERE = re.compile(
    r"\b(?:donde|where)\b[^.;]{5,120}?(?P<cut>,?\s)(?=(?:y|and)\s(?:en|on|in|at)\s(?:el|la|los|las|the)\s[^,;.]{5,60},?\s"
    r"(?:donde|where)\b)"
)
#: "Los km 45 y 52 están cerrados, así como las salidas de …": shut as well, told behind the verb.
_AS_WELL = re.compile(
    r"\b(?:bloquead|cerrad|tomad|interrumpid|restringid|obstruid|cortad|blocked|closed|shut)\w*(?:\s\w+){0,3}?"
    r"(?P<cut>,?\s)(?:asi como|al igual que|lo mismo que|as well as|along with)\s"
    r"(?:(?:tambien|en|el|la|los|las|the|otr[oa]s?|dos|tres|principales)\s){0,3}(?:salidas?|ingresos?|accesos?|entradas?|puentes?|vias?|carreteras?|rutas?|tramos?|"
    r"sector(?:es)?|km|kilometros?|cruces?|desvios?|peajes?|ovalos?|roads?|highways?|bridges?|exits?|entrances?)\b"
)
#: "El puerto de Nauta sigue tomado, los de Saramuro igual cerrados": another place, of which the same is told.
_LIKEWISE = re.compile(
    r"\b(?:bloquead|cerrad|tomad|interrumpid|bloqueos?|piquetes?|blocked|closed|shut)\w*\b[^.;]{0,90}?(?P<cut>,\s(?:y\s)?)"
    r"(?=(?:l[oa]s|el|la) del?\s[a-z]{4,}(?:\s[a-z]{3,})?\s(?:igual|tambien|lo mismo)\s(?:\w+\s)?"
    r"(?:bloquead|cerrad|tomad|interrumpid|siguen|estan|no )\w*)"
)
_MOST = 12  # parts of one sentence


def clauses(text: str) -> list[str]:
    """A sentence in the parts that each tell of something."""
    left = [one for part in taken_each(text, plain(text)) for one in enumerated(part, plain(part))]
    found: list[str] = []
    while left:
        part = left.pop(0)
        cut = _cut_of(part, plain(part)) if len(found) + len(left) < _MOST else None
        if cut is None:
            found.append(part)
        else:
            left = [part[: cut[0]], part[cut[1] :], *left]
    return found


def _cut_of(text: str, flat: str) -> Cut:
    """Where the first part of a sentence ends and the next one begins, None where it is but one."""
    return next((cut for rule in _RULES if (cut := rule(text, flat)) is not None), None)


def _but(_text: str, flat: str) -> Cut:
    """Before what goes on, or is freed or shut, where the other is not."""
    freed, shut = _BUT_FREED.search(flat), _BUT_SHUT.search(flat)
    match = (
        _BUT.search(flat)
        or (freed if freed and re.search(_STILL, flat[: freed.start()]) else None)
        or (shut if shut and _FREED.search(flat[: shut.start()]) else None)
        or next((m for m in _PARTED.finditer(flat) if re.search(_EVENT, flat[: m.start()])), None)
    )
    return (match.start(), match.end(1)) if match else None


def _but_will(_text: str, flat: str) -> Cut:
    """Before what others will begin."""
    will = _BUT_WILL.search(flat)
    return (will.start(), will.end(1)) if will and re.search(_EVENT, flat[: will.start()]) else None


def _against(_text: str, flat: str) -> Cut:
    """Behind what the sentence only sets against the rest: "mientras …, los de Lima", "pese a que …, aún hay"."""
    if (meanwhile := _WHILE.match(flat)) is not None:
        return meanwhile.span("cut")
    if (freed := _ALTHOUGH_FREED.match(flat)) is not None:
        return freed.span("cut")
    though = _ALTHOUGH.match(flat)
    return though.span("cut") if though and re.search(_STILL_OR_SHUT, flat[though.end() :]) else None


def _also(_text: str, flat: str) -> Cut:
    """Before what there is besides: another state of a road, what is shut as well."""
    there_is = next((m for m in _AND_THERE_IS.finditer(flat) if _TOLD.search(flat[: m.start()])), None)
    if there_is is not None and _PROTESTS.search(flat[: there_is.start()]):
        return there_is.start(), there_is.end("cut")
    well = _AS_WELL.search(flat) or _AND_WHERE.search(flat) or _LIKEWISE.search(flat)
    return well.span("cut") if well else None


def _threat(_text: str, flat: str) -> Cut:
    """Before what people but threaten to do."""
    threat = _THREAT.search(flat)
    return (threat.start(), threat.end("cut")) if threat and _TOLD.search(flat[: threat.start()]) else None


def _besides_strike(_text: str, flat: str) -> Cut:
    """Before what those who strike do besides."""
    match = _STRIKE_AND.search(flat)
    if match is None or IN_RELATIVE.search(flat[: match.start()]) or _TWO_LABELS.match(flat):
        return None
    return match.span("cut")


#: Each says where a sentence is cut, the surest first.
_RULES = (opposed, other_town, _but, _but_will, _against, _also, _threat, later_day, parting, _besides_strike)
