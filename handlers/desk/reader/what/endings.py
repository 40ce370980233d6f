"""Which verb of a sentence ends a protest, opens a road or gives a building back, and whether it was done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from handlers.desk.reader.what import endwords as table
from handlers.desk.reader.what.background import granted
from handlers.desk.reader.what.reach import first_of, objects, subjects
from handlers.desk.reader.words.verbs import Tense, Verb
from handlers.desk.reader.words.verbwords import words
from storage.model import Kind, Language


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
_IF = words("si cuando if when unless until hasta antes before sin para yet once")
_HELD_BY = re.compile(
    r"\s(?:[\w-]+\s){1,6}(?:que|con (?:los|las) que|that|which)\s(?:\w+\s)?"
    r"(?:obstru|imped|bloque|cerraba|interrump|block)\w*"
)
_NOUN_OF_END = re.compile(
    r"\s(?:que se produjo )?(?:(?:sobre|acerca de|del?|el|la|un|una|about|the|an?|trabajos? de|labores de|acciones de|"
    r"works? of) )*"
    r"(?:levantamiento|suspension|culminacion|conclusion|fin|final|termino|cese|liberacion|reapertura|normalizacion|desbloqueo|lifting|suspension|end|reopening|clearing)\s"
    r"(?:(?:temporal|definitiv[oa]|total|inmediat[oa]|parcial)\s)?(?:(?:del?|of|to)\s)?(?:(?:la|las|el|"
    r"los|su|sus|the|their|a|all|todos|huelga de)\s)*"
    rf"(?P<noun>{table.PROTEST.pattern}|{table.ROAD.pattern}|km|kilometros?)\b"
)
#: "Cerraron la pista y la Policía la reabrió".
_IT_BEFORE = re.compile(r"\b(?:la|las|lo|los)\s(?:ha\s|han\s)?$")
_ROADS = re.compile(rf"\b{table.ROAD.pattern}\b")
#: "La Policía tomó el control de la vía".
_CONTROL = re.compile(r"\s(?:el |the )?control\b")
_FORCES = re.compile(r"\b(?:polic\w+|pnp|efectivos|agentes|ejercito|fuerzas armadas|militares|police)\b")
_ZONE, _IT = re.compile(r"zonas?|sector(?:es)?|lugar|km|kilomet(?:ros?|ers?|res?)"), re.compile(r"it|them")
_PROTESTS = re.compile(rf"\b{table.PROTEST.pattern}\b")
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
_NOT_BROUGHT = re.compile(r"\bno (?:se )?(?:ha |han )?\w+ que\b[^.;]*$")
#: "Lo que vuelve inviable restablecer el tránsito".
_CANNOT = re.compile(
    r"\b(?:inviable|imposible|dificil|complicado|impossible|hard|difficult)\s(?:de |to )?(?:se )?$"
)
_PIECE = re.compile(r"[.;,]|\s(?:(?<!vez )que|y(?! cuando)|and|which|that)\s")
_AGO = re.compile(r"hace (?:\w+ )?(?:minutos|momentos|instantes|horas|hora|dias)\b")


def endings(flat: str, verbs: Sequence[Verb]) -> Iterator[Ending]:
    """Each verb of a sentence that ends something, with whether it was done."""
    # "Logró desbloquear hace minutos la Carretera Central": when, between a verb and its object
    verbs = [verb for verb in verbs if not _AGO.match(flat, verb.start)]
    flat = _AGO.sub(lambda match: " " * len(match[0]), flat)
    masked = table.BESIDE.sub(lambda match: "_" * len(match[0]), flat)
    for number, verb in enumerate(verbs):
        if (found := _target(masked, verb, verbs, number)) is not None:
            start, end, noun, road = found
            kind = None if road else next((kind for stem, kind in _KINDS if noun.startswith(stem)), None)
            if table.BUILDING.fullmatch(noun):
                kind = Kind.OCCUPATION
            itself = end == verb.end and verb.lemma in table.BY_ITSELF
            done = _done(flat, verb, verbs[:number], itself=itself)
            agreed = verb.lemma in table.PLEDGING or (
                verb.tense is Tense.INFINITIVE and verb.modal in table.AGREEING
            )
            yield Ending(start, end, kind, done, road, agreed)


def _target(words: str, verb: Verb, verbs: Sequence[Verb], number: int) -> tuple[int, int, str, bool] | None:
    """What a verb ends: from where to where, its noun, and whether that is a road."""
    if verb.lemma in table.SHUTTING and not _CONTROL.match(words, verb.end):
        return _no_longer(words, verb, verbs, number)
    if verb.lemma in table.REMOVING and (held := _HELD_BY.match(words, verb.end)):
        return verb.start, held.end(), "piedras", True  # "retiraron los quioscos que obstruían la vía"
    if verb.lemma in table.SAYING and (noun := _NOUN_OF_END.match(words, verb.end)):
        road = table.ROAD.fullmatch(noun["noun"]) or noun["noun"].startswith("k")
        return verb.start, noun.end(), noun["noun"], bool(road)
    if verb.lemma in table.RETURNING and (back := table.BACK_TO_WORK.match(words, verb.end)):
        return verb.start, back.end(), back["noun"], False  # "volvieron a las aulas tras 40 días de huelga"
    patterns = _patterns(words, verb)
    if not patterns or table.DIGS.match(words, verb.end):
        return None
    reflexive = re.search(r"\bse\s(?:\w+\s)?$", words[max(0, verb.start - 12) : verb.start]) is not None
    loose = verb.tense is Tense.PARTICIPLE
    if verb.lemma in ("reanudar", "resume", "retomar", "renew") and _PROTESTS.search(_clause(words, verb)):
        return None  # "han sido reanudados los bloqueos"
    closed = _TO_ITS_END.match(words, verb.end) is not None and verb.lemma in ("llegar", "come")
    if verb.passive or reflexive or closed or verb.lemma in table.BY_ITSELF:
        wide = verb.passive or reflexive or closed or _RELATIVE.search(words[: verb.start]) is not None
        far = 6 if loose else 26 if closed else 18 if wide else 8
        before = first_of(subjects(words, verb, verbs, number, far=far, wide=wide), patterns)
        if before is not None and (
            table.SERVICE.search(words, before[1], verb.start) or table.SERVICES.match(words, verb.end)
        ):
            return None  # "Por el bloqueo en Ocoña nuestras salidas quedan suspendidas"
        if before is not None:
            return before[0], verb.end, before[2], before[3]
        if number and verb.lemma in table.BY_ITSELF and words[: verb.start].endswith((" y ", " and ")):
            # "El plantón reunió a cien personas y terminó a las 4": both have one subject
            before = first_of(
                subjects(words, verbs[number - 1], verbs, number - 1, far=8, wide=False), patterns
            )
            if before is not None:
                return before[0], verb.end, before[2], before[3]
    if verb.passive and (opens := _OPENS.match(words)) is not None and words[: verb.start].endswith(", "):
        road = next((road for pattern, road in patterns if pattern.fullmatch(opens["noun"])), None)
        if road is not None:
            return opens.start("noun"), verb.end, opens["noun"], road
    after = first_of(objects(words, verb, verbs, number, far=4 if loose else 10), patterns)
    if after is None and verb.lemma in table.OPENING and _IT_BEFORE.search(words[: verb.start]):
        road = _ROADS.search(words[: verb.start])
        if road is None and _FORCES.search(words[: verb.start]) and not table.CAUGHT.search(words):
            return verb.start, verb.end, "via", True  # "El Ejército llegó a la zona y la liberó"
        return (verb.start, verb.end, road[0], True) if road is not None else None
    if after is None and verb.language is Language.EN and verb.tense is Tense.PAST and not verb.passive:
        # "Roadblock at Urcos cleared at 1 pm"
        after = first_of(subjects(words, verb, verbs, number, far=8, wide=False), patterns)
        return (after[0], verb.end, after[2], after[3]) if after is not None else None
    return (verb.start, after[1], after[2], after[3]) if after is not None else None


def _clause(words: str, verb: Verb) -> str:
    before, after = re.split(r"[.;:]", words[: verb.start])[-1], re.split(r"[.;:,]", words[verb.end :])[0]
    return before + after


#: "La huelga, que duró veinte días, llegó a su fin".
_TO_ITS_END = re.compile(r"\s(?:a su(?:s)? fin(?:al)?|to an end)\b")
#: "Los piquetes que mantenían cerrada la vía en A, y en B, fueron retirados".
_OPENS = re.compile(
    rf"\W*(?:(?:el|la|los|las|the)\s)?(?P<noun>{table.PROTEST.pattern}|{table.BARRIER.pattern})\s"
    r"(?:que|instalad\w+|colocad\w+|ubicad\w+|which|that)\s"
)
_RELATIVE = re.compile(r",\s(?:(?:el|la) )?(?:que|cual|which|who)\s[^,.;]*,\s$")
_HELD = re.compile(
    r"\b(?:bloque(?:ad|ab)\w+|tomad[oa]s?|tomaban|cerrad[oa]s?|ocupad[oa]s?|piquetes?|barricadas?)\b"
)


def _patterns(words: str, verb: Verb) -> list[tuple[re.Pattern[str], bool]]:
    """What a verb can end, each with whether it is a road or lies on one."""
    lemma, after = verb.lemma, words[verb.end : verb.end + 60]
    found = []
    if lemma in table.ENDING and (lemma != "call" or re.match(r"\s(?:[\w-]+\s){0,5}?off\b", after)):
        found.append((table.PROTEST, False))
    if lemma in table.REMOVING and (
        lemma not in ("take", "pull", "move") or re.search(r"\b(?:down|away|off)\b", after)
    ):
        found.append((table.BARRIER, True))
    if lemma in table.OPENING:
        found.append((table.ROAD, True))
    if lemma in ("liberar", "despejar", "desbloquear", "clear", "unblock"):
        found.append((_ZONE, True))
    if lemma == "desalojar" and not _FORCES.search(words):
        found.append((table.ROAD, True))  # whoever stands on a road leaves it
    if lemma in ("clear", "reopen", "unblock"):
        found.append((_IT, True))
    if lemma in ("terminar", "culminar", "acabar", "end", "finish") and table.TURNED.match(after):
        return []  # "Las movilizaciones han terminado en bloqueo de vías"
    if lemma in ("dejar", "leave") and re.match(
        r"\s(?:\w+\s)?(?:libres?|expedit[oa]s?|abiert[oa]s?|open|free)\b", after
    ):
        found.append((table.ROAD, True))
    if _CONTROL.match(words, verb.end) and (lemma == "retomar" or _FORCES.search(words)):
        found.append((table.ROAD, True))
    if (lemma == "poner" and re.match(r"\s(?:\w+\s)?(?:fin|termino)\b", after)) or (
        lemma in ("dejar", "quedar") and re.search(r"\b(?:sin efecto|en suspenso)\b", words)
    ):
        found.append((table.PROTEST, False))
    if (
        lemma in ("culminar", "terminar", "finalizar", "concluir", "levantar", "suspender")
        and "por" in words[max(0, verb.start - 4) : verb.start]
    ):
        found.append((table.PROTEST, False))  # "dieron por terminado el paro"
    if lemma in ("llegar", "come") and _TO_ITS_END.match(after):
        found.append((table.PROTEST, False))
    # A march leaves the square where it gathers: who leaves frees only what is said to have been held.
    gone = lemma in ("retirar", "replegar", "withdraw") or (
        # "Las vías de ingreso y salida de Puno amanecieron bloqueadas": a noun
        lemma == "salir" and verb.tense is not Tense.PARTICIPLE and _HELD.search(words) is not None
    )
    if gone and re.match(r"\s(?:\w+ )?(?:del?|from)\b", after):
        found.append((table.ROAD, True))  # "se retiraron de la vía"
        if table.TAKEN.search(words):
            found.append((table.BUILDING, False))
    if lemma in table.GIVING_BACK and (table.TAKEN.search(words) or table.quits(lemma, words[: verb.start])):
        found.append((table.BUILDING, False))
    return found


def _no_longer(
    words: str, verb: Verb, verbs: Sequence[Verb], number: int
) -> tuple[int, int, str, bool] | None:
    """A road that is no longer blocked."""
    before = words[max(0, verb.start - 20) : verb.start]
    ceased = (verb.modal == "dejar" and " de " in verb.form) or (
        verb.negated and re.search(r"\bya no\b", before) is not None and verb.tense is Tense.PRESENT
    )
    ceased = ceased or "no longer" in words[max(0, verb.start - 12) : verb.end]
    if not ceased:
        return None
    found = first_of(objects(words, verb, verbs, number, far=8), [(table.ROAD, True)])
    found = found or first_of(subjects(words, verb, verbs, number, far=8, wide=True), [(table.ROAD, True)])
    return (min(verb.start, found[0]), max(verb.end, found[1]), found[2], True) if found else None


def _done(flat: str, verb: Verb, earlier: Sequence[Verb], *, itself: bool) -> Done:
    if verb.lemma in table.SHUTTING and not _CONTROL.match(flat, verb.end):
        return Done.OVER
    if (verb.lemma in table.PLEDGING or verb.modal in table.PLEDGING) and _BY_OFFICE.search(
        flat[: verb.start]
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
    if verb.form.endswith(("ando", "iendo", "ing")) or modal in _IF:
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
