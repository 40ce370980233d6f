"""What bounds an end or a passage: for whom it is, for how long, how much of the road, and on what condition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from handlers.desk.reader.what.truces import NUMBER, in_days, lasts_hours, truce
from handlers.desk.reader.words.verbs import Tense, Verb
from handlers.desk.reader.words.verbwords import words
from storage.model import Language


class Limit(Enum):
    """How far an end goes, where it is not the whole of it."""

    SOME = "some"  # for buses, for cars: others wait
    URGENT = "urgent"  # for ambulances alone, which leaves a road shut
    HOURS = "hours"  # for hours, by turns, until an hour
    PART = "part"  # one lane
    AGAIN = "again"  # it stands again by now
    DAYS = "days"  # for days, until a day: free as long as it lasts
    HELD_UP = "held up"  # for those who wait: whether for others is not said
    IF = "if"  # on a condition
    AGREED = "agreed"  # it is agreed to do so


#: With these it goes on, and somebody gets through at the most.
GOES_ON = frozenset({Limit.SOME, Limit.URGENT, Limit.HOURS, Limit.PART, Limit.AGAIN})

_SPAN = (
    r"\b(?:por|durante|for)\s(?:(?:un|el|una|a|las|the) (?:lapso|espacio|periodo|plazo|tiempo|termino|period|span|proximas|"
    r"next) (?:de |of )?)?(?:(?:solo|apenas|casi|cerca de|aproximadamente|al menos|only|just|about|around|nearly|some|a|"
    rf"the|mas de|more than|up to) ){{0,2}}{NUMBER}\s(?:y media |and a half |of )?"
)
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|noon|midnight|mediodia)"
_OF_DAY = r"(?:\s?[ap]\.?\s?m\b\.?|\sde la (?:manana|tarde|noche)|\shoras|\sh(?:rs)?\b|:\d\d)"
_DAY = (
    r"(?:(?:proxim[oa]|next|this|dia) )*(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|enero|febrero|marzo|abril|mayo|junio|julio|agosto|setiembre|septiembre|octubre|"
    r"noviembre|diciembre|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"\d{1,2} de|semana|week|manana|tomorrow|fin de)"
)
#: How long, where it follows what is opened: "por dos horas", "hasta las 6 de la tarde".
HOURS = re.compile(
    rf"{_SPAN}(?:horas?|minutos?|hours?|minutes?|hrs?|min)\b|"
    rf"\b(?:hasta|until|till)\s(?:hoy |today )?(?:(?:a )?las? {_CLOCK}(?:\b|(?=[ap]m\b))|"
    rf"el mediodia|la medianoche|(?:la|esta) (?:tarde|"
    rf"noche)|{_CLOCK}{_OF_DAY}|noon|midnight|tonight|this (?:evening|afternoon))|"
    rf"\b(?:de|desde|entre|from|between)\s(?:las? )?{_CLOCK}{_OF_DAY}?\s(?:a|hasta|y|to|until|and)\s(?:las? )?"
    rf"{_CLOCK}{_OF_DAY}|\b(?:de|desde|entre)\slas {_CLOCK}{_OF_DAY}?\s(?:a|hasta|y)\slas {_CLOCK}"
)
TURNS = re.compile(
    r"\b(?:temporal(?:mente)?|momentane\w+|temporari\w+|briefly|intermitente\w*|intermittent\w*|periodical\w*|por (?:horas|"
    r"turnos|intervalos|momentos|tramos horarios|un (?:rato|momento)|las (?:noches|mananas|tardes)|ratos)|a ratos|"
    r"(?:unos|algunos|pocos|escasos|a few) (?:minutos|minutes)|for a (?:while|short time|moment)|durante el dia|"
    r"during the day|el resto del dia|"
    r"(?:los|todos los|on|every) (?:fines de semana|weekends?|lunes y|sabados|domingos|saturdays|sundays)|"
    r"cada (?:\w+ (?:horas?|minutos)|ciert[oa] (?:tiempo|hora|rato)|rato|tanto)|de (?:rato|tanto) en (?:rato|tanto)|"
    r"every \w+ (?:hours?|minutes)|in (?:turns|shifts)|at intervals|de (?:manera|forma) "
    r"(?:momentanea|temporal|intermitente))\b"
)
_DAYS = re.compile(
    rf"{_SPAN}(?:dias?|semanas?|mes(?:es)?|days?|weeks?|months?)\b|"
    rf"\b(?:hasta|until|till)\s(?:(?:el|la|este|esta|the) )*{_DAY}|"
    r"\b(?:hasta|until|till)\s(?:que|despues|after|the end)\b|"
    r"\b(?:por|durante|for|over|during)\s(?:(?:el|la|las|los|the|este|esta|estas|estos|motivo de) )*(?:fin de semana|"
    r"feriado\w*|fiestas?|navidad|ano nuevo|semana santa|elecciones|comicios|carnaval\w*|aniversario|candelaria|weekend|"
    r"christmas|easter|holidays?|elections?|celebrations?|festival|new year)|"
    r"\b(?:por|solo|for) (?:hoy|ahora|esta (?:noche|tarde|manana)|today|tonight|now)\b(?! (?:la|el|los|por)\b)|"
    r"\b(?:mientras|while|as long as)\s(?:(?:se|no|el|la|the|sigan?|continuen?) )*(?:dur\w+|dialog\w+|talks|negotiat\w+|"
    r"negoci\w+|conversa\w+|last\w*|reun\w+)"
)
_PART = re.compile(
    r"\b(?:parcial(?:mente)?|un (?:solo )?(?:carril|sentido|lado)|una (?:via|de las vias)|media (?:via|calzada|pista)|"
    r"partial(?:ly)?|(?:one|a|single) (?:lane|side)|half (?:of )?the road|parte de (?:la|los) (?:via|carretera|pista|"
    r"bloqueos)|part of the (?:road|highway)|pase restringido|restringid[oa]|restricted|alternad[oa])\b"
)
_IF = re.compile(
    r"\b(?:a condicion de|con la condicion|siempre (?:y cuando|que)|on (?:the )?condition|provided|as long as|"
    r"condicionad[oa]|conditional)\b"
)
_VEHICLES = r"(?:vehiculos?|unidades|carros|transportes?|moviles|vehicles?|traffic|trucks?|camiones)"
URGENT = (
    r"(?:ambulancias?|ambulances?|emergenc\w+|enferm[oa]s|herid[oa]s|pacientes|patients|gestantes|bomberos|oxigeno|"
    r"oxygen|medicinas|medicines?|medicamentos|humanitari\w+|peatones|peatonal|pedestrians?|on foot|a pie|"
    r"caminando|personal (?:de salud|medico))"
)
_THOSE = (
    r"(?:buses|bus|omnibus|autobuses|camionetas?|autos?|automoviles|colectivos|taxis|motos?|motocicletas|mototaxis|"
    r"bicicletas|camiones|trailers|traileres|furgonetas|combis|cisternas|cars|trucks|lorries|vans|motorbikes|motorcycles|"
    r"bicycles|coaches|tankers|peatones|turistas?|tourists?|escolares|alimentos|food|combustible|fuel|gas|viveres|"
    r"perecibles|perishable\w*|mujeres|ninos|pasajeros|passengers|residentes?|residents|lugarenos|vecinos|locals|"
    rf"(?:{_VEHICLES}\s)(?:menores|chic[oa]s|chiquit[oa]s|livian[oa]s|liger[oa]s|pequen[oa]s|particulares|pesad[oa]s|oficiales|interprovinciales|"
    r"(?:de|con|que (?:transport|llev|traslad)\w+|carrying|transporting|with)\s(?:\w+ ){0,3}\w+)|"
    r"(?:light|small|private|heavy|smaller|passenger|cargo|tourist|supply|food) (?:vehicles?|cars|trucks|buses|traffic)|"
    r"transporte (?:publico|interprovincial|liviano|de \w+))"
)
_SOME_OF = r"(?:algun[oa]s|ciert[oa]s|unos (?:cuantos|pocos)|determinad[oa]s|some|a few|certain)\s(?:\w+ )?"
WHOM = rf"(?:{URGENT}|{_THOSE}|{_SOME_OF}{_VEHICLES})\b"
_URGENT_ONE, _ONE_OF_THOSE = re.compile(rf"\b{URGENT}\b"), re.compile(rf"\b{WHOM}")
_BEARING_URGENT = re.compile(rf"\s(?:con|de|para|que \w+|with|carrying|for)\s(?:\w+ )?{URGENT}")
ONLY = r"(?<!no )\b(?:solo|solamente|unicamente|exclusiv\w+|only|just|solely|nada mas|nomas)\b"
_FOR_ONLY = re.compile(
    rf"{ONLY}\s(?:\w+ ){{0,7}}?{WHOM}|{WHOM}(?: \w+){{0,2}} (?:nomas|only|solamente|nada mas)\b"
)
_BUT = re.compile(
    rf"\b(?:salvo|excepto|menos|except(?: for)?|but not|no (?:asi )?para)\s(?:\w+ ){{0,2}}?{WHOM}"
)
#: "Abrieron la vía para los buses", "… to let food trucks through".
_FOR = re.compile(
    r"\b(?:para|al?|for|to)\s(?:(?:que|dejar|dar|facilitar|permitir|let|allow|enable|posibilitar|garantizar) )?"
    r"(?:(?:el|la|the) )?(?:(?:pas\w+|circul\w+|transit\w+|cru[cz]\w+|avanc\w+|ingres\w+|salg\w+|passage|transit|"
    r"abastec\w+) )?(?:(?:de|a|of|to|for|del|al) )?(?:(?:el|la|los|las|the|\d+|vari[oa]s|cientos de|decenas de|hundreds of|"
    r"dozens of) ){0,2}"
    rf"{WHOM}"
)
_HELD_UP = re.compile(
    r"\b(?:para|to let|to allow|so)\s(?:[\w]+ ){0,7}?(?:varad[oa]s|atrapad[oa]s|detenid[oa]s|stranded|stuck|waiting)\b"
)
_STOP = re.compile(
    r"(?<!\b[apm])[.;](?!\d)|\n|"
    r",?\s(?:pero|mientras(?! (?:dur|se|el|la))|aunque|sin embargo|but|while(?! talks)|although)\s"
)
#: Behind these a time or people are those of something else: how long it was shut, who was kept waiting.
_OF_SHUTTING = re.compile(
    r"\b(?:que|cual|tras|luego|despues|after|following|cuando|when|which|where|donde|desde que|bloque\w+|cerr[ao]d\w+|"
    r"cerraron|cierre|tomad[oa]s?|interrump\w+|cortad[oa]s?|paralizad\w+|ocupad\w+|blocked|closed|shut|closure|estuvo|"
    r"estuvieron|permanecio|permanecieron|duro|lasted|protest\w*|marcha\w*|retenid\w+|varad\w+|stranded)\b"
)
_SHUT = re.compile(
    r"\b(?:tras|luego|despues|after|following|bloque\w+|cerr[ao]d\w+|cerro|cerraron|cierre|tomad[oa]s?|tomaron|interrump\w+|"
    r"obstru\w+|obstacul\w+|imp(?:edi|id)\w+|cort(?:o|aron|ad[oa]s?)|paraliz\w+|block\w*|closed|shut|closure|estuv\w+|duro|lasted)\b"
)
_JOINING = re.compile(r"\bque (?:une|conecta|comunica|va|lleva|conduce|enlaza)n?\b")


def limits(flat: str, start: int, end: int) -> frozenset[Limit]:
    """What bounds an end that stands from `start` to `end` of a sentence, as far as its clause says."""
    flat = _JOINING.sub(lambda match: "_" * len(match[0]), flat)
    begin, stop = _begin(flat, start), _stop(flat, end)
    found = set()
    flat = in_days(flat)  # a truce of 72 hours is one of days
    for limit, pattern in (
        (Limit.HOURS, HOURS),
        (Limit.HOURS, TURNS),
        (Limit.DAYS, _DAYS),
        (Limit.IF, _IF),
        (Limit.HELD_UP, _HELD_UP),
    ):
        if any(_of_it(flat, m.start(), m.end(), start, end) for m in pattern.finditer(flat, begin, stop)):
            found.add(limit)
    if _PART.search(flat, begin, stop):
        found.add(Limit.PART)
    if truce(flat):
        found.add(Limit.HOURS if lasts_hours(flat) else Limit.DAYS)
    whom = _FOR_ONLY.search(flat, begin, stop) or _BUT.search(flat, begin, stop)
    if whom is None and (match := _FOR.search(flat, start, stop)) is not None:
        whom = match if _of_it(flat, match.start(), match.end(), start, end) else None
    if whom is not None:
        found.add(whose(flat[whom.start() : min(stop, whom.end() + 60)]))
    return frozenset(found)


def _begin(flat: str, at: int) -> int:
    """Where the clause begins that stands at `at`."""
    return max((m.end() for m in _STOP.finditer(flat, 0, at)), default=0)


def _stop(flat: str, at: int) -> int:
    """Where that clause stops."""
    return next((m.start() for m in _STOP.finditer(flat, at)), len(flat))


def whose(named: str) -> Limit:
    """Whether those who get through are but the sick and who helps them: "camiones con oxígeno"."""
    others = [
        m
        for m in _ONE_OF_THOSE.finditer(named)
        if not _URGENT_ONE.search(m[0]) and not _BEARING_URGENT.match(named, m.end())
    ]
    return Limit.SOME if others or not _URGENT_ONE.search(named) else Limit.URGENT


def _of_it(flat: str, begin: int, stop: int, start: int, end: int) -> bool:
    """Whether a time or people from `begin` to `stop` are those of the end, and not of what was shut before it."""
    if begin >= end:
        return _OF_SHUTTING.search(flat, end, begin) is None
    if stop <= start:
        clause = flat[_begin(flat, begin) : start]
        return _SHUT.search(clause) is None
    return _SHUT.search(flat, start, begin) is None


_LETTING = words(
    "permitir dejar autorizar facilitar conceder otorgar dar brindar ceder habilitar abrir let allow permit grant"
)
_AFTER = words("tras luego despues after")
_GIVING = words("dar permitir dejar facilitar conceder otorgar brindar ceder allow let permit")
_GOING = words("pasar circular transitar cruzar avanzar pass circulate cross")
_THROUGH = re.compile(
    r"\s(?:(?:el|la|su|un|the|free) )?(?:(?:libre|solo) )*(?:paso|pase|pasar|transito|circulacion|circular|transitar|cruzar|"
    r"passage|transit|pasen|que pas\w+|que circul\w+)\b"
)
_LET = re.compile(r"\s(?:[\w-]+ ){1,6}?(?:through|pass|past|by|to pass|in|cross)\b")
_THROUGH_EN = re.compile(r"\s(?:through|to pass|past|to cross)\b")
_TOLD = frozenset(
    {Tense.PRESENT, Tense.PAST, Tense.IMPERFECT, Tense.PARTICIPLE, Tense.GERUND, Tense.INFINITIVE}
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Whom those who stand on a road let pass: some, or only ambulances; with the verb that says so."""

    limit: Limit
    start: int
    end: int


def let_through(flat: str, verbs: Sequence[Verb]) -> Passage | None:
    """Who gets past those who stand on a road, as a sentence says; None where it does not."""
    found = [Passage(limit, v.start, v.end) for v in verbs if (limit := _lets(flat, v)) is not None]
    return min(found, key=lambda one: one.limit is not Limit.SOME, default=None)


_PERMIT = re.compile(
    r"\b(?:permisos?|pases?|pasos?|treguas?|apertura|medida|permission|passage|truce|opening|access)\b"
)
_HOW_LONG = re.compile(r"\b(?:por cuanto tiempo|hasta cuando|cuanto (?:tiempo )?(?:durara|dura)|how long)\b")


#: "Ya abrieron, aunque siguen en la berma": those who shut it are there.
_STILL_NEAR = re.compile(
    r"\W*(?:siguen|estan|continuan|permanecen|(?:they are )?still) (?:ahi|alli|al (?:costado|lado)|en (?:la berma|el lugar|"
    r"la zona|los costados)|a un (?:costado|lado)|vigilantes|atentos|concentrad[oa]s|there)\b"
)


def bounds_said(flat: str) -> frozenset[Limit]:
    """What a sentence that ends nothing itself says of the limits of an end that was told before it."""
    found = set()
    whom = _FOR_ONLY.search(flat)
    if whom is not None and _PERMIT.search(flat):
        found.add(whose(flat[whom.start() : whom.end() + 60]))
    if _HOW_LONG.search(flat) or truce(flat) or _STILL_NEAR.match(flat):
        found.add(Limit.DAYS)
    return frozenset(found)


def for_hours(flat: str) -> bool:
    """Whether a sentence says for how many hours, or until which one, something is so."""
    return HOURS.search(flat) is not None


def _lets(flat: str, verb: Verb) -> Limit | None:
    passive = verb.passive and verb.language is Language.EN
    if not (passive or verb.lemma in _LETTING or verb.lemma in _GOING):
        return None
    only = _ONLY_BEFORE.search(flat[: verb.start]) is not None
    may = only and verb.lemma in _GOING and verb.modal in ("poder", "can")  # "solo los vecinos pueden pasar"
    if verb.modal in _AFTER:
        return None  # "Después de haber dado pase por media hora, cerraron la vía"
    if (verb.negated and not only) or verb.tense not in _TOLD or (verb.modal in _WISHED and not may):
        return None
    stop = _stop(flat, verb.end)
    if passive and _THROUGH_EN.match(flat, verb.end):
        begin = _begin(flat, verb.start)
        whom = _ONE_OF_THOSE.search(flat, begin, verb.start)  # "only residents are allowed through"
        return whose(flat[whom.start() : verb.start]) if whom is not None else None
    if verb.lemma in _LETTING:
        after = _THROUGH.match(flat, verb.end) or _LET.match(flat, verb.end, stop)
        if after is None:
            return None
        begin = verb.end
    elif only and verb.lemma in _GOING and (may or verb.tense in (Tense.PRESENT, Tense.IMPERFECT)):
        begin = verb.start - 30
    else:
        return None
    end = min(stop, verb.end + 90)
    whom = _ONE_OF_THOSE.search(flat, max(0, begin), end)
    if whom is None:
        # "Dan pase hasta las 2, luego vuelven a cerrar", "permiten el paso por una hora"
        timed = HOURS.search(flat, verb.end, stop) if verb.lemma in _GIVING else None
        return Limit.SOME if timed is not None else None
    if _OF_SHUTTING.search(flat, verb.end, whom.start()):
        return None
    return whose(flat[whom.start() : end])


_ONLY_BEFORE = re.compile(rf"{ONLY}\s(?:\w+ ){{0,4}}$")
_WISHED = words(
    "pedir exigir solicitar exhortar invocar instar llamar ask urge demand si if para poder deber intentar negar"
)
