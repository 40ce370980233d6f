"""What a sentence says that no field of its draft took up: names, other kinds of event, an end, somebody who passes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.untimed import untimed
from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.what.actrows import LEMMAS
from handlers.desk.reader.what.background import within
from handlers.desk.reader.what.endwords import (
    ACHIEVED,
    BY_ITSELF,
    ENDING,
    GIVING_BACK,
    OPENING,
    REMOVING,
    UNDONE,
)
from handlers.desk.reader.words.verbforms import Tense
from handlers.desk.reader.words.verbs import Verb, verbs_in
from handlers.desk.reader.words.verbwords import words
from storage.model import Kind

#: A capitalised name behind a word that says where something is.
_NAME = re.compile(
    r"\b(?:[Ee]n|[Aa]t|[Ii]n|[Nn]ear|(?:[Ii]ngreso|[Aa]cceso|[Dd]esvío) a)\s"
    r"(?:(?:el|la|los|las|the)\s)?"
    r"((?:(?:San|Santa|Santo|El|La|Los|Las|Alto|Villa|Nuevo|Nueva)\s)?[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{3,})"
)
#: Capitalised, and no place: days, months, offices, kinds of places, and who speaks for whom.
_NO_PLACE = re.compile(
    r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    r"setiembre|septiembre|octubre|noviembre|diciembre|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"january|february|march|april|june|july|august|september|october|november|december|peru|gobierno|estado|"
    r"congreso|ejecutivo|policia|ministeri\w+|municipalidad|presiden\w+|defensoria|fiscalia|ejercito|poder|plaza|"
    r"parque|avenida|carreteras?|panamericana|ovalo|puente|salida|peaje|hospital|universidad|colegio|palacio|"
    r"direccion|government|congress|police|ministry|prime|security|embassy|army|avenue|bridge|central|longitudinal|"
    r"corredor|interoceanica|via|ruta|nacional|region|regional|provincia|distrito|bolivia|chile|ecuador|brasil|"
    r"brazil|lago|rio|cordillera|amazonia|andes|frente|federacion|asociacion|comite|comision|camara|mesa|junta|"
    r"coordinadora|sindicato|union|confederacion|ley|decreto|constitucion|derechos|pueblo|ciudad|cercado|sector|"
    r"comunidad|centro|norte|sur|fiestas|navidad|semana|sutran|provias|covisur|whatsapp|facebook|radio|twitter|"
    r"quechua|aimara|english|spanish)\b"
)

#: Words that tell of a kind of event, by whatever verb or noun, where no reading of the sentence took them up.
_HINTS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{words})\b"))
    for kind, words in (
        (
            Kind.BLOCKADE,
            r"bloque\w+|cerraron|cierran|clausur(?:aron|an)|cort(?:aron|an)|obstru\w+|tranc\w+|interrump\w+|impid\w+|"
            r"piquetes?|barricad\w+|(?:road)?block\w*|shut",
        ),
        (
            Kind.OCCUPATION,
            r"tom(?:aron|an|ando)|ocup(?:aron|ada)|apoder\w+|encerr\w+|retuv\w+|retien\w+|storm\w*|seized|occup\w+|"
            r"took over",
        ),
        (
            Kind.LOOTING,
            r"quem(?:aron|o|a|an)|incendi(?:o|aron|an|ad[oa]s?)|saque\w+|destroz\w+|apedre\w+|"
            r"atac(?:o|aron|an|ad[oa]s?)|vandal\w+|burn\w*|on fire|torched|loot\w*|ransack\w*|attack\w*|damag\w+|danos",
        ),
        (
            Kind.MARCH,
            r"march(?:a|as|an|aron|ando|es|ed|ing)|moviliz\w+|recorr(?:en|ieron|eran)|rall(?:y|ied)",
        ),
        (Kind.SIT_IN, r"planton\w*|vigilias?|congreg\w+|sit-?ins?|vigils?"),
        (Kind.CLASH, r"enfrent\w+|chocaron|clash\w*|tear gas|lacrimogen\w*|perdigon\w*"),
        (Kind.DISPERSAL, r"desaloj\w+|dispers\w+|evict\w*"),
        (Kind.ARRESTS, r"detenid[oa]s|detuv\w+|arrest(?:ed|ad[oa]s|aron)|detained|capturad[oa]s"),
        (Kind.STRIKE, r"walk(?:ed|ing)? (?:off|out)|downed tools|paraliz(?:an|aron) (?:sus )?labores"),
    )
)
#: What is denied, asked for, feared or the ground of something else tells of no other event.
_NOT_TOLD = re.compile(
    r"\b(?:no|not|ni|nor|sin|without|never|para|to|por|over|contra|against|pid\w+|exig\w+|demand\w*|evit\w+|avoid\w*|"
    r"cese|fin|tras|after|si|if|podr\w+|could|might|may|amenaz\w+|threat\w*)\s(?:\w+\s){0,3}$"
)

_PIECE = re.compile(r"[.;:,]|\b(?:pero|but|mientras|while|y|and|aunque|although)\b")
_PASSING = re.compile(
    r"\b(?:circulan|pasan|pasar|pasen|pase|transit(?:an|ar|en)|carril(?:es)?|(?:let|getting) through|allow(?:ing|ed|s)?|"
    r"(?:one|single) lane|altern\w+|intermiten\w+|por horas|cada \w+ (?:horas?|minutos)|every \w+ hours?|"
    r"abr(?:en|iran|ieron|io|e)|open(?:s|ed|ing)|parcial\w*|partial\w*|media (?:via|calzada|pista)|dejan|"
    r"restring\w+(?! por completo| total)|permit\w+|livianos|menores|vehiculos particulares|only (?:cars|trucks))\b"
)
#: Where these alone are kept from passing, others do.
_ONLY_SOME = re.compile(
    r"\b(?:camiones mineros|vehiculos (?:pesados|de carga)|heavy (?:trucks|vehicles)|"
    r"(?:vehiculos|camiones|unidades|buses|personal) de la (?:empresa|minera|mina))\b"
)
#: Who gets through such a blockade says nothing of the road; nor does what nobody can do, or somebody asks for.
_NO_PASSING = re.compile(
    r"\b(?:no|ni|nadie|sin|not|ningun\w*|nothing|impid\w+|ambul\w+|emergencia\w*|humanitari\w*|enfermos|a pie|on foot|"
    r"peatones|pedestrians|unable|cannot|pide\w*|invoc\w+|exig\w+|solicit\w+|exhort\w+|persuad\w+|dejen|permitan|abran|"
    r"cruzar)\b"
)

#: Verbs of an end, whatever they end: not those that as often mean something else ("entregaron un memorial").
_ENDERS = (ENDING | OPENING | REMOVING | GIVING_BACK | BY_ITSELF) - words(
    "entregar leave hand return take pull move call stop halt end drop reprogramar posponer postergar aplazar postpone"
)
#: An end that is told by a noun, or by a verb that only its particle makes one.
_END = re.compile(
    r"\b(?:tregua|truce|called off|is over|se fueron|sin efecto|dejaron|levantamiento|desbloqueo|liberacion|reapertura|"
    r"normalizacion|despeje|unblocking|ended|ends|ending)\b"
)
#: Those who come to free a road: that they did is not said where it is only what they came for.
_CAME_FOR = re.compile(
    r"\b(?:polic\w+|pnp|efectivos|agentes|ejercito|militares|operativos?|police|troops|soldiers|operation)\b"
)
_NO_END = re.compile(
    r"\b(?:no|not|nor|ni|sin|never|nunca|para|pid\w+|exig\w+|demand\w*|falta\w*|until|hasta|intent\w*|pued\w+)\b\W+"
    r"(?:\w+\W+){0,3}$"
)
_NO_END_BUT = re.compile(
    r"\b(?:no|not|nor|ni|sin|never|nunca|pid\w+|exig\w+|demand\w*|falta\w*|intent\w*|trat\w+|busc\w+|tried|trying|try|fail\w*)\b"
    r"\W+(?:\w+\W+){0,4}$"
)
#: What ends beside a protest: trains, flights, classes.
_SERVICES = re.compile(
    r"\b(?:transito|pase|buses|salidas|vuelos?|flights?|clases|garantias|servicios?|services?|operaciones|operations|"
    r"trenes|trains?|actividades|altern[oa]s?|alternative|estado de emergencia|licencias?|passengers?|viajes?)\b"
)
_RESUMED = re.compile(
    r"\b(?:again|volvieron|vuelven|volvio|retom\w+|nuevamente|otra vez|de nuevo|re-?block\w*|resum\w+|vencid\w+|vencer\w*)\b"
)
_NOT_YET = frozenset({Tense.SUBJUNCTIVE, Tense.CONDITIONAL, Tense.FUTURE, Tense.INFINITIVE})
_RUN_AGAIN = re.compile(r"\b(?:running|open|moving|normal\w*|operating) again\b")


@dataclass(frozen=True, slots=True)
class Residue:
    """What is left of a sentence: names, kinds hinted at, an end, somebody who passes, a time that nobody read."""

    names: tuple[str, ...]
    kinds: tuple[Kind, ...]
    ends: bool
    passing: bool
    time: bool


def residue(told: Told) -> Residue:
    """What of a sentence no field took up."""
    flat = _undemanded(told)
    return Residue(names(told), _kinds(told, flat), ends(told), passes(flat), untimed(told))


def _undemanded(told: Told) -> str:
    asked = plain(told.demand or "")
    return told.sentence.plain.replace(asked, " " * len(asked)) if asked else told.sentence.plain


def _kinds(told: Told, flat: str) -> tuple[Kind, ...]:
    spans = [(h.start, h.end) for h in told.hits]
    if told.clearing is not None:
        spans.append((told.clearing.start, told.clearing.end))
    return tuple(
        kind
        for kind, words in _HINTS
        if any(
            not within(m.start(), spans) and not _NOT_TOLD.search(flat[: m.start()])
            for m in words.finditer(flat)
        )
    )


def ends(told: Told) -> bool:
    """Whether a sentence has a word for an end that no reading as a clearing took up."""
    if "ends" not in told.known:
        told.known["ends"] = _ends(told)
    found: bool = told.known["ends"]
    return found


def _ends(told: Told) -> bool:
    flat = _undemanded(told)
    if told.clearing is not None or (_RESUMED.search(flat) and not _RUN_AGAIN.search(flat)):
        return False
    verbs = told.sentence.verbs if flat == told.sentence.plain else verbs_in(flat, told.sentence.text)
    for number, verb in enumerate(verbs):
        if (
            verb.lemma in _ENDERS
            and _ended(flat, verb, verbs[:number])
            and not _of_a_service(flat, verb.start)
        ):
            return True
    undone = [v for v in verbs if v.negated or v.modal or v.tense in _NOT_YET]
    return any(
        not _NO_END.search(flat[: m.start()])
        and not _of_a_service(flat, m.start())
        and not any(v.start < m.end() and m.start() < v.end for v in undone)
        for m in _END.finditer(flat)
    )


def _ended(flat: str, verb: Verb, before: Sequence[Verb]) -> bool:
    """Whether a verb of ending says that it was done, or may have been: "tuvieron que intervenir para liberar la vía"."""
    if verb.negated or verb.tense in (Tense.SUBJUNCTIVE, Tense.CONDITIONAL, Tense.FUTURE):
        return False
    if verb.tense is Tense.INFINITIVE:
        came = verb.modal not in UNDONE and flat[: verb.start].endswith(("para ", "to "))
        came = came and _CAME_FOR.search(flat[: verb.start]) is not None
        came = came and (not before or before[-1].tense is Tense.PAST)
        return verb.modal in ACHIEVED or (came and not _NO_END_BUT.search(flat[: verb.start]))
    if verb.lemma in ("abrir", "open", "habilitar"):
        return verb.tense is Tense.PAST and not verb.passive  # "por el carril abierto", "abren cada hora"
    return verb.modal is None or verb.modal in ACHIEVED


#: What is done for as long as a protest stands.
_LASTS = LEMMAS | frozenset(
    {
        "acatar",
        "cumplir",
        "impedir",
        "mantener",
        "seguir",
        "continuar",
        "permanecer",
        "controlar",
        "persistir",
        "remain",
    }
)


def stands(told: Told) -> bool:
    """Whether a verb of now says that it stands: "tomaron ayer el local y hasta hoy impiden el ingreso"."""
    return any(
        v.tense is Tense.PRESENT and not v.negated and v.modal is None and v.lemma in _LASTS
        for v in told.sentence.verbs
    )


def all_past(told: Sequence[Told]) -> bool:
    """Whether every verb of what tells of it is of the past: "marched on Thursday. Since 4 p.m. people arrived"."""
    verbs = [v for t in told for v in t.sentence.verbs if t.hits or t.generic]
    tenses = {
        Tense.PRESENT if v.form.startswith(("ha ", "han ", "has ", "have ")) else v.tense for v in verbs
    }
    return Tense.PAST in tenses and not tenses & {Tense.PRESENT, Tense.FUTURE}


def _of_a_service(flat: str, at: int) -> bool:
    """Whether what ends stands in a clause with trains, flights or classes, which end beside a protest."""
    start = max((m.end() for m in _PIECE.finditer(flat) if m.end() <= at), default=0)
    end = min((m.start() for m in _PIECE.finditer(flat) if m.start() > at), default=len(flat))
    piece = flat[start:end]
    return _SERVICES.search(piece) is not None and _RUN_AGAIN.search(piece) is None


def passes(flat: str) -> bool:
    """Whether some get through, or will, of whom no clause says that they do not."""
    if _ONLY_SOME.search(flat):
        return True
    return any(_PASSING.search(piece) and not _NO_PASSING.search(piece) for piece in _PIECE.split(flat))


def names(told: Told) -> tuple[str, ...]:
    """The capitalised names behind a word for where, which neither the gazetteer nor any field knows."""
    if told.sentence.shouted or told.sentence.whispered:
        return ()
    spans = [(m.start, m.end) for m in told.mentions] + [(m.start, m.end) for m in told.roads]
    texts = (told.venue, told.square, told.sector, told.organisers, told.demand, told.campaign)
    taken = {
        word
        for text in (*texts, *(source.name for source in told.sources))
        for word in re.findall(r"\w+", plain(text or ""))
    }
    found = []
    for match in _NAME.finditer(told.sentence.text):
        name = plain(match[1])
        known = any(start < match.end(1) and match.start(1) < end for start, end in spans)
        if not known and name.split()[-1] not in taken and not _NO_PLACE.match(name):
            found.append(match[1])
    return tuple(found)
