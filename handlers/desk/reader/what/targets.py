"""What a verb of ending ends in its sentence: its object, its subject, or what was told of before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handlers.desk.reader.what import endwords as table
from handlers.desk.reader.what.endable import CONTROL, FORCES, TO_ITS_END, endable
from handlers.desk.reader.what.reach import Patterns, first_of, heads, objects, subjects
from handlers.desk.reader.words.verbs import IN_RELATIVE, Tense, Verb
from handlers.desk.reader.words.verbwords import words
from storage.model import Language

IF = words("si cuando if when unless until hasta antes before sin para yet once")
_HELD_BY = re.compile(
    r"\s(?:[\w-]+\s){1,6}(?:que|con (?:los|las) que|that|which)\s(?:\w+\s)?"
    r"(?:obstru|imped|bloque|cerraba|interrump|block)\w*"
)
_NOUN_OF_END = re.compile(
    r"\s(?:que se produjo )?(?:(?:sobre|acerca de|del?|el|la|un|una|about|the|an?|trabajos? de|labores de|acciones de|"
    r"works? of) )*"
    r"(?:levantamiento|suspension|culminacion|conclusion|fin|final|termino|cese|liberacion|reapertura|normalizacion|desbloqueo|lifting|end|reopening|clearing|removal|"
    r"dismantling)\s"
    r"(?:(?:temporal|definitiv[oa]|total|inmediat[oa]|parcial)\s)?(?:(?:del?|of|to)\s)?(?:(?:la|las|el|"
    r"los|su|sus|the|their|a|all|todos|huelga de)\s)*"
    rf"(?P<noun>{table.PROTEST.pattern}|{table.ROAD.pattern}|km|kilometros?)\b"
)
_CLEANING = re.compile(
    r"\s(?:(?:la|el|trabajos de|labores de) )*(?:limpieza|retiro|despeje|remocion)\s"
    r"(?:total\s)?de(?:l| las?| los)?\s(?:\w+\s)?"
    rf"(?:{table.ROAD.pattern}|{table.BARRIER.pattern})\b"
)
#: "Cerraron la pista y la Policía la reabrió".
_IT_BEFORE = re.compile(r"\b(?:la|las|lo|los)\s(?:ha\s|han\s)?$")
_ROADS = re.compile(rf"\b{table.ROAD.pattern}\b")
_PROTESTS = re.compile(rf"\b{table.PROTEST.pattern}\b")


#: From where to where something ends, its noun, and whether that is a road.
Ended = tuple[int, int, str, bool]


def target(words: str, verb: Verb, verbs: Sequence[Verb], number: int) -> Ended | None:
    """What a verb ends: from where to where, its noun, and whether that is a road."""
    if verb.lemma in table.SHUTTING and not CONTROL.match(words, verb.end):
        return _no_longer(words, verb, verbs, number)
    known = _by_its_words(words, verb) or _left(words, verb, verbs, number)
    if known is not None:
        return known
    if verb.lemma in CONTINUING and verb.negated:
        # "Decidieron no continuar con la huelga"
        ended = first_of(objects(words, verb, verbs, number, far=5), [(table.PROTEST, False)])
        return (verb.start, ended[1], ended[2], False) if ended else None
    patterns = endable(words, verb)
    if not patterns or table.DIGS.match(words, verb.end) or _resumed(words, verb):
        return None
    reflexive = re.search(r"\bse\s(?:\w+\s)?$", words[max(0, verb.start - 12) : verb.start]) is not None
    closed = TO_ITS_END.match(words, verb.end) is not None and verb.lemma in ("llegar", "come")
    of_itself = verb.passive or reflexive or closed
    if of_itself or verb.lemma in table.BY_ITSELF:
        wide = of_itself or _RELATIVE.search(words[: verb.start]) is not None
        far = 6 if verb.tense is Tense.PARTICIPLE else 26 if closed else 18 if wide else 8
        before = first_of(subjects(words, verb, verbs, number, far=far, wide=wide), patterns)
        if before is not None and (
            table.SERVICE.search(words, before[1], verb.start) or table.SERVICES.match(words, verb.end)
        ):
            return None  # "Por el bloqueo en Ocoña nuestras salidas quedan suspendidas"
        found = _up_to(verb, before) or _further_before(words, verb, verbs, number, patterns)
        if found is not None:
            return found
    return _behind(words, verb, verbs, number, patterns)


def _by_its_words(words: str, verb: Verb) -> Ended | None:
    """What a verb ends with the words right behind it: "retiraron los quioscos que obstruían la vía"."""
    if verb.lemma in table.REMOVING and (held := _HELD_BY.match(words, verb.end)):
        return verb.start, held.end(), "piedras", True
    forces = FORCES.search(words[: verb.start]) is not None
    says = verb.lemma in table.SAYING
    begins = verb.lemma in _BEGINNING and not forces
    if (begins or says) and (noun := _NOUN_OF_END.match(words, verb.end)):
        road = table.ROAD.fullmatch(noun["noun"]) or noun["noun"].startswith("k")
        return verb.start, noun.end(), noun["noun"], bool(road)
    if says and forces and (away := _CLEANING.match(words, verb.end)):
        return verb.start, away.end(), "piedras", True  # "La Policía realizó la limpieza de las pistas"
    if verb.lemma in table.RETURNING and (back := table.BACK_TO_WORK.match(words, verb.end)):
        return verb.start, back.end(), back["noun"], False  # "volvieron a las aulas tras 40 días de huelga"
    return None


def _resumed(words: str, verb: Verb) -> bool:
    """Whether it is a protest that goes on anew: "han sido reanudados los bloqueos"."""
    again = verb.lemma in ("reanudar", "resume", "retomar", "renew") and not CONTROL.match(words, verb.end)
    return again and _PROTESTS.search(_clause(words, verb)) is not None


def _up_to(verb: Verb, noun: Ended | None) -> Ended | None:
    """From a noun before a verb up to the end of the verb."""
    return (noun[0], verb.end, noun[2], noun[3]) if noun is not None else None


def _further_before(
    words: str, verb: Verb, verbs: Sequence[Verb], number: int, patterns: Patterns
) -> Ended | None:
    """What ends of itself or is ended, where it is not the nearest noun before: the subject of a verb before."""
    if (shut := _shut_until(verb, verbs[:number])) is not None:
        return shut.start, verb.end, "via", True
    loose = verb.tense is Tense.PARTICIPLE
    if not loose and (own := first_of(heads(words, verb, verbs, number), patterns)) is not None:
        return _up_to(verb, own)
    if not number:
        return None
    before = verbs[number - 1]
    if loose and _AND_THEN.search(words[: verb.start]):
        # "Fue tomada por manifestantes y luego liberada por la Policía"
        found = first_of(heads(words, before, verbs, number - 1), patterns)
        if found is not None:
            return _up_to(verb, found)
    if verb.lemma in table.BY_ITSELF and words[: verb.start].endswith((" y ", " and ")):
        # "El plantón reunió a cien personas y terminó a las 4": both have one subject
        found = first_of(subjects(words, before, verbs, number - 1, far=8, wide=False), patterns)
        return _up_to(verb, found)
    return None


def _behind(words: str, verb: Verb, verbs: Sequence[Verb], number: int, patterns: Patterns) -> Ended | None:
    """What a verb ends that stands behind it, or is but meant: "la Policía la reabrió"."""
    far = 4 if verb.tense is Tense.PARTICIPLE else 10
    after = first_of(objects(words, verb, verbs, number, far=far), patterns)
    if after is not None:
        return verb.start, after[1], after[2], after[3]
    if verb.lemma in table.OPENING and _IT_BEFORE.search(words[: verb.start]):
        road = _ROADS.search(words[: verb.start])
        if road is None and FORCES.search(words[: verb.start]) and not table.CAUGHT.search(words):
            return verb.start, verb.end, "via", True  # "El Ejército llegó a la zona y la liberó"
        return (verb.start, verb.end, road[0], True) if road is not None else None
    if verb.language is Language.EN and verb.tense is Tense.PAST and not verb.passive:
        # "Roadblock at Urcos cleared at 1 pm"
        return _up_to(verb, first_of(subjects(words, verb, verbs, number, far=8, wide=False), patterns))
    return None


def _shut_until(verb: Verb, earlier: Sequence[Verb]) -> Verb | None:
    """What shut a road, right before it was opened: "quedando bloqueada por horas antes de ser abierta"."""
    last = earlier[-1] if earlier else None
    again = verb.passive and verb.tense is Tense.INFINITIVE and verb.modal in ("antes", "before", "hasta")
    shut = last is not None and last.passive and last.lemma in table.SHUTTING
    return last if again and shut and verb.lemma in table.OPENING else None


def _stopped(words: str, before: Verb, verb: Verb) -> bool:
    """Whether it is said to be done no longer: "stopped blocking"."""
    said = before.lemma in ("stop", "cease", "end", "quit") and before.tense is Tense.PAST
    return said and not before.negated and not words[before.end : verb.start].strip()


#: "Iniciaron el desbloqueo de la vía": where those do so who shut it, it is over; the police may be kept from it.
_BEGINNING = frozenset({"iniciar", "comenzar", "empezar", "begin", "start"})
CONTINUING = frozenset({"continuar", "proseguir", "seguir", "continue"})
_LEAVING = frozenset({"retirar", "replegar", "dispersar", "withdraw", "disperse", "leave"})


def opened(flat: str, verbs: Sequence[Verb]) -> Iterator[tuple[int, int]]:
    """Where a sentence says how a road is by now that was shut: "La vía al distrito de Huasta quedó expedita"."""
    masked = table.BESIDE.sub(lambda match: "_" * len(match[0]), flat)
    for number, verb in enumerate(verbs):
        state = _OPEN.match(flat, verb.end)
        told = verb.tense in (Tense.PAST, Tense.PRESENT) and not verb.negated
        if state is None or not told or verb.modal in IF or verb.modal in table.UNDONE:
            continue
        if (head := first_of(heads(masked, verb, verbs, number), [(table.ROAD, True)])) is not None:
            yield head[0], state.end()


#: Behind a verb of being: how a road is that one can pass.
_OPEN = re.compile(
    r"\s(?:(?:ya|totalmente|completamente|nuevamente|finalmente|otra vez|de nuevo|now|again|fully)\s)*"
    r"(?:libres?|expedit[oa]s?|transitables?|operativ[oa]s?|abiert[oa]s?|despejad[oa]s?|open|passable|clear)\b"
    r"(?! (?:solo|para|parcial|por horas|only|to))"
)


_AFTERWARDS = re.compile(r"[.;:,]|\b(?:luego|tras|despues|ante|after|following)\b")


def _clause(words: str, verb: Verb) -> str:
    before, after = re.split(r"[.;:]", words[: verb.start])[-1], _AFTERWARDS.split(words[verb.end :])[0]
    return before + after


_AND_THEN = re.compile(
    r"(?:,|\b(?:y|pero|and|but))\s(?:(?:luego|despues|finalmente|posteriormente|horas despues|mas tarde|later|then)\s)$"
)
_RELATIVE = re.compile(r",\s(?:(?:el|la) )?(?:que|cual|which|who)\s[^,.;]*,\s$")


def _left(words: str, verb: Verb, verbs: Sequence[Verb], number: int) -> Ended | None:
    """The road that those shut who now left: "Los ronderos que bloqueaban la vía en Paiján se retiraron"."""
    if verb.lemma not in _LEAVING or verb.tense is not Tense.PAST or verb.passive:
        return None
    if verb.language is not Language.EN and not words[: verb.start].endswith(" se "):
        return None
    for at, shut in enumerate(verbs[:number]):
        if (
            shut.lemma in table.SHUTTING
            and shut.tense is Tense.IMPERFECT
            and IN_RELATIVE.search(words[: shut.start])
        ):
            found = first_of(objects(words, shut, verbs, at, far=8), [(table.ROAD, True)])
            return (shut.start, verb.end, found[2], True) if found else None
    return None


def _no_longer(words: str, verb: Verb, verbs: Sequence[Verb], number: int) -> Ended | None:
    """A road that is no longer blocked."""
    before = words[max(0, verb.start - 20) : verb.start]
    ceased = (
        (verb.modal == "dejar" and " de " in verb.form)
        or (verb.tense is Tense.GERUND and number > 0 and _stopped(words, verbs[number - 1], verb))
    ) or (verb.negated and re.search(r"\bya no\b", before) is not None and verb.tense is Tense.PRESENT)
    ceased = ceased or "no longer" in words[max(0, verb.start - 12) : verb.end]
    if not ceased:
        return None
    found = first_of(objects(words, verb, verbs, number, far=8), [(table.ROAD, True)])
    found = found or first_of(subjects(words, verb, verbs, number, far=8, wide=True), [(table.ROAD, True)])
    return (min(verb.start, found[0]), max(verb.end, found[1]), found[2], True) if found else None
