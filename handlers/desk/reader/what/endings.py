"""Which verb of a sentence ends a protest, opens a road or gives a building back, and whether it was done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from handlers.desk.reader.what import endwords as table
from handlers.desk.reader.what.background import granted
from handlers.desk.reader.what.endable import CONTROL, FORCES
from handlers.desk.reader.what.targets import CONTINUING, IF, target
from handlers.desk.reader.words.verbs import Tense, Verb
from storage.model import Kind


class Done(Enum):
    """Whether an end was brought about, is to come or wished for, is said not to be, or was undone since."""

    OVER = "over"
    AHEAD = "ahead"
    WISHED = "wished"  # asked for, meant, or only if something else happens
    NOT = "not"
    BEFORE = "before"  # it had ended, and what the sentence tells of came later


@dataclass(frozen=True, slots=True)
class Ending:
    """A verb of ending with what it ends, from the first word of both to the last; `kind` is None for a road."""

    start: int
    end: int
    kind: Kind | None
    done: Done
    road: bool
    agreed: bool = False  # it is agreed to end it, which says only that it will be


_KINDS: tuple[tuple[str, Kind], ...] = (
    *(
        (stem, Kind.STRIKE)
        for stem in ("paro", "huelga", "paraliz", "strike", "walkout", "stoppage", "shutdown")
    ),
    *((stem, Kind.SIT_IN) for stem in ("planton", "platon", "vigil", "sit")),
    *((stem, Kind.MARCH) for stem in ("march", "moviliz")),
    *((stem, Kind.OCCUPATION) for stem in ("toma", "ocupa", "occup")),
)
#: "Mantienen bloqueada la vía, pese a que ayer levantaron la huelga": not what is told.
_ALTHOUGH = re.compile(
    r"\b(?:pese a|a pesar de|no obstante|aunque|si bien|although|though|despite|even after|even though)\b[^.;,]*$"
)
#: "Informó que la vía había sido liberada" tells of now.
_REPORTED = re.compile(
    r"\b(?:(?:que|that)\s(?:[\w-]+\s){2,9}|(?:said|says|reported)\s(?:on \w+day\s)?(?:an?|the|their)\s(?:[\w-]+\s){1,9})$"
)
_AIMED = re.compile(r"\b(?:hopes? of|aim(?:ed)? (?:of|at)|view to|purpose of|goal of|miras a)\s(?:\w+ly\s)?$")
_OF_ROAD = re.compile(rf"\s(?:del|de|of)\s(?:(?:la|las|los|the|a|dicha|esta)\s)?{table.ROAD.pattern}\b")
_LATER = re.compile(
    r"\s(?:\w+\s)?(?:hoy (?:a|por)|manana|esta noche|el \w+|a (?:las|la|medianoche)|tomorrow|tonight|on \w+day|at \d)"
)
_NOT_NOW = re.compile(
    r"\b(?:siempre (?:y cuando|que)|a condicion|con la condicion|una vez que|cuando|si (?:se|el|la|los|las|no)|provided|if|"
    r"once|when|(?:a partir|desde) (?:de |del )?(?:manana|las|la medianoche|este|el)|manana|esta (?:noche|tarde)|"
    r"tomorrow|tonight|starting|as of|from)\b"
)
#: Who orders a road to be freed, and does not stand on it.
_BY_OFFICE = re.compile(
    r"\b(?:juez|jueza|juzgado|fiscal|fiscalia|gobierno|ejecutivo|ministr\w+|president\w+|prefect\w+|mininter|pcm|congreso|"
    r"tribunal|poder judicial|government|court|judge|prosecutors?|minister)\s(?:[\w-]+ ){0,4}$"
)
#: "El Sindicato de Trabajadores del Gobierno Regional decidió …".
_WHO_WORK_THERE = re.compile(
    r"\b(?:sindicato|trabajador\w+|obrer[oa]s|docentes|emplead[oa]s|servidores|federacion|gremio|union|workers|employees)\b"
    r"[^.;,]*$"
)
_NOT_BROUGHT = re.compile(r"\bno (?:se )?(?:ha |han )?\w+ que\b[^.;]*$")
#: "Lo que vuelve inviable restablecer el tránsito".
_CANNOT = re.compile(
    r"\b(?:inviable|imposible|dificil|complicado|impossible|hard|difficult)\s(?:de |to )?(?:se )?$"
)
_PIECE = re.compile(r"[.;,]|\s(?:(?<!vez )que|y(?! cuando)|and|which|that)\s")
_TO_COME = re.compile(r"\b(?:will|would|may|might|could|plan\w*)\b")
_AGO = re.compile(r"hace (?:\w+ )?(?:minutos|momentos|instantes|horas|hora|dias)\b")


def endings(flat: str, verbs: Sequence[Verb]) -> Iterator[Ending]:
    """Each verb of a sentence that ends something, with whether it was done."""
    # "Logró desbloquear hace minutos la Carretera Central": when, between a verb and its object
    verbs = [verb for verb in verbs if not _AGO.match(flat, verb.start)]
    flat = _AGO.sub(lambda match: " " * len(match[0]), flat)
    masked = table.BESIDE.sub(lambda match: "_" * len(match[0]), flat)
    for number, verb in enumerate(verbs):
        if (found := target(masked, verb, verbs, number)) is not None:
            start, end, noun, road = found
            kind = None if road else next((kind for stem, kind in _KINDS if noun.startswith(stem)), None)
            if table.BUILDING.fullmatch(noun):
                kind = Kind.OCCUPATION
            if kind is Kind.OCCUPATION and _OF_ROAD.match(masked, end):
                kind = None  # "Suspendieron la toma de la carretera"
            itself = end == verb.end and verb.lemma in table.BY_ITSELF
            verb = _joined(flat, verb, verbs[:number])
            done = _done(flat, verb, verbs[:number], itself=itself)
            agreed = verb.lemma in table.PLEDGING or (
                verb.tense is Tense.INFINITIVE and verb.modal in table.AGREEING
            )
            yield Ending(start, end, kind, done, road, agreed)


def _joined(flat: str, verb: Verb, earlier: Sequence[Verb]) -> Verb:
    """The verb, under what governs the one that it is joined to: "decidieron otorgar una tregua y liberar los puntos"."""
    first = earlier[-1] if earlier else None
    both = first is not None and first.tense is verb.tense is Tense.INFINITIVE and verb.modal == first.lemma
    if first is None or not both or first.modal is None or not flat[: verb.start].endswith((" y ", " and ")):
        return verb
    return replace(verb, modal=first.modal, under=first.under)


def _done(flat: str, verb: Verb, earlier: Sequence[Verb], *, itself: bool) -> Done:
    if verb.lemma in table.SHUTTING and not CONTROL.match(flat, verb.end):
        return Done.OVER
    if verb.lemma in CONTINUING:
        asked = verb.modal in table.UNDONE or verb.modal in IF or verb.tense is Tense.SUBJUNCTIVE
        return Done.WISHED if asked else Done.OVER
    office = _BY_OFFICE.search(flat[: verb.start])
    if (
        (verb.lemma in table.PLEDGING or verb.modal in table.PLEDGING)
        and office is not None
        and not _WHO_WORK_THERE.search(flat[: office.start()])
    ):
        return Done.WISHED  # "La fiscalía dispuso el desbloqueo de la vía"
    if verb.negated or (verb.tense is Tense.INFINITIVE and _CANNOT.search(flat[: verb.start])):
        return Done.NOT
    before = verb.form.startswith(("habia", "had ")) and not _REPORTED.search(flat[: verb.start])
    before = before and "already" not in verb.form and not flat[: verb.start].endswith("ya ")
    although = _ALTHOUGH.search(flat[: verb.start])
    if before or (although is not None and (although.start() > 2 or granted(flat))):
        return Done.BEFORE
    # "Si bien la Policía despejó la vía": no condition
    tense, modal = verb.tense, None if verb.modal == "si" and although is not None else verb.modal
    beside = any(v.tense is Tense.PAST and not v.negated for v in earlier[-3:])
    if tense is Tense.GERUND and beside and not _AIMED.search(flat[: verb.start]):
        return Done.OVER  # "La Policía lanzó gases, habilitando el paso"
    if modal in ("hasta", "until", "antes", "before") and (tense is Tense.PAST or (verb.passive and beside)):
        return Done.OVER  # "Bloqueada hasta que la Policía la despejó", "antes de ser abierta"
    now = tense is Tense.PRESENT and " " in verb.form and verb.modal in ("venir", "ir", "estar", None)
    if now and verb.form.endswith(("ando", "iendo")) and not FORCES.search(flat[: verb.start]):
        return Done.OVER  # "Los comuneros vienen retirando las piedras"
    after = modal == "after" and verb.form.endswith("ing")
    if (after or verb.form.startswith("having ")) and not _TO_COME.search(flat):
        return Done.OVER  # "After lifting the strike, they marched"
    if verb.form.endswith(("ando", "iendo", "ing")) or modal in IF:
        return Done.WISHED
    if tense in (Tense.PAST, Tense.PARTICIPLE) or verb.form.startswith("habria"):
        return Done.OVER
    if tense is Tense.PRESENT:
        if itself and _LATER.match(flat, verb.end):
            return Done.AHEAD
        return Done.WISHED if modal is not None and modal not in table.ACHIEVED else Done.OVER
    if tense is Tense.SUBJUNCTIVE:
        if modal in table.BROUGHT and verb.under in (Tense.PAST, Tense.PRESENT):
            # "La Policía logró que liberaran la vía"
            return Done.NOT if _NOT_BROUGHT.search(flat[: verb.start]) else Done.OVER
        return Done.OVER if modal in ("luego", "despues", "tras") else Done.WISHED
    if tense is Tense.INFINITIVE:
        sure = verb.under in (None, Tense.PAST, Tense.PRESENT, Tense.PARTICIPLE, Tense.GERUND)
        if modal in table.ACHIEVED and sure and not (modal == "poder" and verb.under is not Tense.PAST):
            if modal in table.AGREEING and _NOT_NOW.search(_PIECE.split(flat[verb.end :])[0]):
                return Done.AHEAD  # "Acordaron levantar el paro siempre y cuando se firme el acta mañana"
            return Done.OVER
        return Done.AHEAD if modal in table.PLANNED else Done.WISHED
    return Done.AHEAD if tense in (Tense.FUTURE, Tense.CONDITIONAL) else Done.WISHED
