"""Whether what a sentence names is to come, goes on or but threatens, by the verb that carries it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from handlers.desk.reader.what.calledout import CALLED_OUT
from handlers.desk.reader.what.endwords import BY_ITSELF, ENDING, PROTEST
from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.words.verbforms import FINITE
from handlers.desk.reader.words.verbs import Tense, Verb
from handlers.desk.reader.words.verbwords import words
from storage.model import Kind, Language


class Phase(Enum):
    """What the verb that carries a thing says of it."""

    AHEAD = "ahead"
    ON = "on"
    THREAT = "threat"  # what may come, or comes unless something else does


#: Verbs by which a thing is announced that is their object, in whatever tense.
_CALLING = words(
    "anunciar convocar llamar programar prever planear planificar preparar alistar acordar decidir "
    "ratificar aprobar coordinar fijar esperar resolver evaluar proponer prometer querer pretender "
    "invitar confirmar garantizar optar disponer plan announce call schedule expect set prepare agree vote propose "
    "pensar want intend hope pledge vow organise organize "
)
#: Verbs that say of a thing to come that it has been so already: "anunciaron que continuará".
_LASTING = words(
    "continuar seguir mantener permanecer proseguir persistir radicalizar prolongar extender cumplir "
    "continue remain keep stay persist extend prolong last "
)
_BEGINNING = words(
    "iniciar comenzar empezar arrancar cumplir venir llevar acatar mantener begin start enter continuar "
    "seguir "
)
_WHICH = re.compile(
    r"(?:\s[\w-]+){0,5},?\s(?:(?:el|la) (?:mismo |misma )?)?(?:que|cual|which|that)\s(?:se )?(?:ya )?"
)
#: Whoever decides to do this did it, where no day is named; whoever decides on a strike calls it.
_DECIDING = words("decidir optar decide choose opt")
_AT_ONCE = words(
    "bloquear paralizar tomar cerrar cortar ocupar obstruir interrumpir block close occupy shut seize"
)
_THREATENING = words("amenazar threaten warn advertir ")
_MAYBE = words("may might could poder ")
#: "De no ser escuchados, tomarán la vía".
_UNLESS = re.compile(
    r"\b(?:de no (?!haber pase)|si (?:el|la|los|las|no|se|en)\b|de lo contrario|caso contrario|en caso de que|de persistir|"
    r"unless|otherwise|if (?:the|their|no|they|it)\b)"
)
#: What stands in the present may be to come with a day: "el lunes se cierra todo".
_DAY = re.compile(
    r"\b(?:(?<!esta )(?<!la )manana(?! del| de)|(?:el|este|proximo|on|this|next) (?:lunes|martes|miercoles|jueves|viernes|"
    r"sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|tomorrow|tonight|esta noche)\b"
)
#: "Desde las cero horas de este lunes" is no day to come.
_SINCE = re.compile(
    r"\b(?:desde|since)\s(?:(?!lunes|martes|miercoles|jueves|viernes|sabado|domingo)[\w:.]+\s){0,6}?"
    r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|\w+day)\b"
)
#: What can be called for; nobody announces a clash.
_CALLED = frozenset({Kind.STRIKE, Kind.MARCH, Kind.SIT_IN, Kind.BLOCKADE, Kind.OCCUPATION})
_OF_END = re.compile(
    r"\b(?:levantamiento|suspension|culminacion|conclusion|fin|final|termino|cese|end|lifting)\s"
    r"(?:\w+\s)?(?:del?|of|to)\s(?:(?:la|las|los|the|their)\s)?$"
)
_EDGE = re.compile(r"[.;:]")
_SET_UP = re.compile(r"\bset(?:s|ting)? (?:up|out|off|fire|alight|ablaze|on)\b")


#: "A strike called by the teachers of Tocache has left the city paralysed": which one, and not that it will be.
_CALLED_BY = re.compile(r"\s(?:on |for )?by\b")
_IS_SHUT = re.compile(r"(?:interrumpid|restringid|cerrad|bloquead|tomad|cortad)[oa]s?$")
#: "Plan on gathering at the square before marching": all that they mean to do is to come.
_AIMED = re.compile(r"\b(?:plans?|planning|intends?|intending|insist|bent|set) on (?:\w+ly )?\w+ing\b[^.;]*$")
#: "A general strike is slated to begin Monday".
_DUE = re.compile(
    r"\s(?:[\w-]+\s){0,4}?(?:is|are|has been|have been)\s(?:now |still )?"
    r"(?:slated|set|due|expected|scheduled|planned|poised|likely)\s(?:to|for)\b"
    r"(?! (?:continue|last|remain|go on|end|be lifted))"
)


def phase(hits: Sequence[Hit], flat: str, verbs: Sequence[Verb]) -> Phase | None:
    """What a sentence says of what it names, None where no verb of it says."""
    found = {phase_of(hit, flat, verbs) for hit in hits if not hit.frame and hit.kind is not Kind.AGREEMENT}
    return next((one for one in (Phase.ON, Phase.AHEAD, Phase.THREAT) if one in found), None)


def phase_of(hit: Hit, flat: str, verbs: Sequence[Verb]) -> Phase | None:
    """What the verb says that carries a thing: its own, or the one whose object or subject its noun is."""
    if flat.startswith("no ", hit.start) and any(
        v.tense is Tense.FUTURE and v.start < hit.end + 4 for v in verbs if v.end > hit.start
    ):
        return Phase.AHEAD  # "No habrá pase"
    if _AIMED.search(flat[: hit.end]) or (hit.kind in _CALLED and _DUE.match(flat, hit.end)):
        return Phase.AHEAD
    inside = [v for v in verbs if v.start < hit.end and hit.start < v.end and v.tense is not Tense.PARTICIPLE]
    if inside:
        return _of_verb(inside[0], flat)
    after = next((v for v in verbs if v.start >= hit.end), None)
    if (
        after is not None
        and after.lemma in _BEGINNING
        and after.tense in (Tense.PAST, Tense.PRESENT, Tense.IMPERFECT)
        and _WHICH.fullmatch(flat[hit.end : after.start])
    ):
        return Phase.ON  # "Acordaron un paro, el mismo que inició el lunes"
    found = _carrier(hit, flat, verbs)
    if (
        found is None
        or (found.lemma in ENDING | BY_ITSELF and found.lemma != "call")
        or _OF_END.search(flat[: hit.start])
    ):
        return None
    if found.lemma == "call" and re.match(r"\s(?:\w+\s){0,4}off\b|\sit\b", flat[found.end :]):
        return None
    if found.tense is Tense.GERUND and found.lemma not in ENDING:
        main = [v for v in verbs if v.end <= found.start and v.tense in FINITE]
        if main and main[-1].tense is Tense.PAST and main[-1].lemma not in _CALLING and not main[-1].negated:
            return Phase.ON  # "Retomaron su protesta, instalando piquetes"
    if found.lemma in _CALLING and not found.negated and not _SET_UP.search(flat, found.start, found.end + 8):
        if hit.kind not in _CALLED or _IS_SHUT.search(flat[hit.start : hit.end]):
            return None  # "Sutran confirmó siete zonas con tránsito restringido"
        if " " not in found.form and _CALLED_BY.match(flat, found.end):
            return None
        return None if found.tense is Tense.PARTICIPLE else Phase.AHEAD
    if found.lemma in _THREATENING:
        return Phase.THREAT
    return _of_verb(found, flat)


#: "Se concentraron, y su objetivo era marchar": what they were about to do.
_MEANT = re.compile(r"\b(?:objetivo|intencion|meta|idea|fin) (?:era|fue) $")


def _carrier(hit: Hit, flat: str, verbs: Sequence[Verb]) -> Verb | None:
    before = [v for v in verbs if v.end <= hit.start and not _EDGE.search(flat[v.end : hit.start])]
    if before:
        between = flat[before[-1].end : hit.start]
        if not re.search(
            r"\b(?:que|that|por|tras|durante|contra|debido|after|during|over|since|,)\W", f"{between} "
        ):
            return before[-1]
    if any(v.start < hit.end and hit.start < v.end and v.tense is Tense.PARTICIPLE for v in verbs):
        return None  # "La vía, bloqueada desde ayer, mientras los demás esperan": no subject of a later verb
    after = [v for v in verbs if v.start >= hit.end and not _EDGE.search(flat[hit.end : v.start])]
    finite = [v for v in after if v.tense is not Tense.PARTICIPLE or v.passive]
    if (
        finite
        and finite[0].start - hit.end <= 70
        and not re.search(r",\s(?:que|y|donde|which|and)\b", flat[hit.end : finite[0].start])
    ):
        return finite[0]
    return None


def _of_verb(verb: Verb, flat: str) -> Phase | None:
    tense, modal = verb.tense, verb.modal
    if modal in _THREATENING or (modal in _MAYBE and tense in (Tense.CONDITIONAL, Tense.FUTURE)):
        return Phase.THREAT
    if tense is Tense.FUTURE or (tense is Tense.CONDITIONAL and not verb.form.startswith("habria")):
        if verb.lemma in _LASTING or modal in _LASTING or verb.negated:
            return None if verb.negated else Phase.ON
        return Phase.THREAT if _UNLESS.search(flat) and verb.lemma not in _LASTING else Phase.AHEAD
    if tense is Tense.INFINITIVE:
        if verb.lemma in _LASTING or _MEANT.search(flat[: verb.start]):
            return Phase.ON
        if verb.language is Language.EN and modal is None and not flat[: verb.start].endswith("to "):
            return Phase.ON  # "Miners still block the road"
        if modal in ("querer", "want") and verb.under is Tense.PAST:
            return None
        if (
            modal in _DECIDING
            and verb.under is Tense.PAST
            and verb.lemma in _AT_ONCE
            and not _DAY.search(_SINCE.sub("", flat))
        ):
            return Phase.ON  # "Decidieron bloquear la vía": they did
        return Phase.AHEAD if modal in _CALLING or modal in ("be", "have", None) else None
    if tense in (Tense.PAST, Tense.IMPERFECT) or verb.form.startswith("habria"):
        return Phase.ON
    if tense is Tense.PRESENT and modal not in (
        "poder",
        "can",
        "must",
        "deber",
        "si",
        "cuando",
        "if",
        "when",
    ):
        return None if tense is Tense.PRESENT and _DAY.search(flat) else Phase.ON
    return None


#: Plans that are told without a verb of their own.
_PLAN = re.compile(
    r"\b(?:(?:due|poised|set|about|slated|ready|likely|expected|gearing up|preparing|bracing) (?:to|for) (?:start|"
    r"begin|hold|take|stage|march|strike|block|walk|go|launch|join|gather|protest|kick|be|"
    r"(?<!due to )(?:a|an|more|new|further))|"
    r"expect(?:s|ing)? (?:[\w-]+ ){1,5}?to "
    r"(?:begin|start|gather|march|strike|protest|take place|be held|kick off|assemble)|"
    r"(?:plans?|planning|intends?|intending) on (?:\w+ly )?\w+ing|"
    r"warn(?:s|ed|ing)? of (?:\W?\w+\W? ){0,3}?(?:protests?|strikes?|march(?:es)?|demonstrations?|road ?blocks?|blockades?)|"
    r"\bon \w+day\b[^.;]{0,60}\b(?:delays?|disruptions?|closures|cancellations) (?:are|is) (?:expected|likely|possible)|"
    r"loom\w*|forthcoming|slated|in the offing|se vienen? (?:un|una|el|la)|proxim[oa]s?|convocatoria|upcoming|next|"
    r"scheduled|planned|programad[oa]s?|previst[oa]s?|a partir (?:de )?manana|nadie (?:sale|trabaja|viaja)|"
    r"todos (?:al paro|a las calles)|nos (?:concentramos|reunimos|movilizamos|vemos|juntamos))\b"
)
_PLANNING = words(
    "anunciar convocar programar prever planear preparar alistar ratificar amenazar plan announce schedule"
)
#: "Decidirán mañana si suspenden el paro".
_WHETHER = re.compile(r"\s(?:\w+\s){0,2}(?:si|whether)\b")
_FIXING = words("pactar agendar fijar citar señalar slate time")
_FOR_WHEN = re.compile(
    r"\s(?:para(?! \w+[aei]r\b)|a (?:realizar|efectuar|llevar|desarrollar)se|for|desde|from|a partir)\b"
)
#: What people do who protest: in the future it is a plan of theirs.
_DOING = words(
    "acatar iniciar realizar haber marchar bloquear movilizar salir ser arrancar comenzar empezar paralizar cerrar tomar "
    "sumar partir concentrar reunir efectuar desarrollar llevar tener cortar radicalizar instalar reiniciar retomar "
    "protestar congregar"
)
_STARTS = words("iniciar comenzar empezar arrancar")
#: What an assembly resolves, point by point: "1. Acatar un paro de 24 horas".
_RESOLVED = re.compile(
    r"\W*(?:acatar|realizar|iniciar|convocar|participar|bloquear|tomar|marchar|paralizar|llevar a cabo|radicalizar|"
    r"movilizar(?:se|nos)?|concentrar(?:se|nos)?|reiniciar|retomar|sumar(?:se|nos))\b"
)


#: "…, a union spokesman announced Tuesday".
_BY_HIM = re.compile(r",\s(?:an?|the|its|their)\s(?:[\w'-]+\s){1,5}$")
_AT_LAST = re.compile(r"(?:\s(?:on |late |early )*\w+day)?\W*$")


def _said_last(verb: Verb, flat: str) -> bool:
    """Whether a verb of announcing only tells who says it: "… died in clashes, announced the Ombudsman"."""
    said = re.search(r"[,\"”»']\s$", flat[: verb.start]) and re.match(
        r"\s(?:el|la|los|las|the)\s", flat[verb.end :]
    )
    said = said or (_BY_HIM.search(flat[: verb.start]) and _AT_LAST.match(flat, verb.end))
    return verb.lemma in _CALLING and bool(said) and not PROTEST.search(flat, verb.end)


def plans(flat: str, verbs: Sequence[Verb]) -> bool:
    """Whether a sentence that names no protest of its own looks ahead."""
    if _RESOLVED.match(flat) or CALLED_OUT.search(flat):
        return True
    for verb in verbs:
        told = _said_last(verb, flat) or _WHETHER.match(flat, verb.end)
        if verb.negated or verb.lemma in ENDING or told:
            continue
        if verb.lemma in _LASTING and verb.tense in (Tense.PRESENT, Tense.FUTURE, Tense.INFINITIVE):
            return False
        if verb.tense is Tense.FUTURE and (verb.lemma in _DOING or verb.form.startswith("will ")):
            return True
        now = verb.tense is Tense.PRESENT and verb.modal is None
        if verb.lemma in _STARTS and now and _DAY.search(flat):
            return True  # "Mañana arranca la huelga", "el lunes inicia el paro"
        if verb.lemma in ("llamar", "call") and re.match(r"\s(?:a|for)\s", flat[verb.end :]):
            return True
        if verb.lemma in _PLANNING and verb.tense in (Tense.PRESENT, Tense.PAST):
            return True
        if (
            verb.tense is Tense.PARTICIPLE
            and verb.lemma in _CALLING | _FIXING
            and _FOR_WHEN.match(flat, verb.end)
        ):
            return True  # "Marcha de maestros, pactada para este viernes"
    return _PLAN.search(flat) is not None


_GOES_ON = re.compile(
    r"\b(?:continua\w*|siguen?|mantienen?|permanece\w*|persiste\w*|still|remain\w*|continue\w*|ongoing|consecutiv\w+|"
    r"indefinid\w+)\b"
)


def of_its_strike(flat: str) -> bool:
    """Whether only the strike of which it is a part is said to go on: "marcharon ayer en el marco del paro indefinido"."""
    words = list(_GOES_ON.finditer(flat))
    return all(m[0][:3] == "ind" and _STRIKE_BEFORE.search(flat[: m.start()]) for m in words)


_STRIKE_BEFORE = re.compile(r"\b(?:paro|huelga|paralizacion)\s(?:\w+\s){0,2}$")


def goes_on(flat: str) -> bool:
    """Whether a sentence says that something began earlier and goes on."""
    return _GOES_ON.search(flat) is not None
