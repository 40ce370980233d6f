"""What a verb of ending ends: a protest by its name, a road, what lies on it, or a building that was held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handlers.desk.reader.what import endwords as table
from handlers.desk.reader.what.reach import first_of, heads, objects, subjects
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
_TRAFFIC = re.compile(r"\s(?:the |all )?traffic (?:through|past|by|to (?:pass|resume|flow|circulate|move))\b")
_THE_ROAD = re.compile(
    r"\s(?:la|el|los|las|the)\s(?:vias?|carreteras?|pistas?|puentes?|panamericana|roads?|highways?|bridges?)\b"
)
#: "Se replegaron y permitieron el libre tránsito".
_FREELY = re.compile(
    r"\s(?:el |la |un )?(?:libre|free) (?=(?:paso|pase|transito|circulacion|passage|transit)\b)"
)
#: "La Policía tomó el control de la vía".
CONTROL = re.compile(r"\s(?:el |the )?control\b")
FORCES = re.compile(r"\b(?:polic\w+|pnp|efectivos|agentes|ejercito|fuerzas armadas|militares|police)\b")
_ZONE = re.compile(r"zonas?|sector(?:es)?|lugar|km|kilomet(?:ros?|ers?|res?)")
_IT = re.compile(r"it|them")
_PROTESTS = re.compile(rf"\b{table.PROTEST.pattern}\b")


def target(words: str, verb: Verb, verbs: Sequence[Verb], number: int) -> tuple[int, int, str, bool] | None:
    """What a verb ends: from where to where, its noun, and whether that is a road."""
    if verb.lemma in table.SHUTTING and not CONTROL.match(words, verb.end):
        return _no_longer(words, verb, verbs, number)
    if verb.lemma in table.REMOVING and (held := _HELD_BY.match(words, verb.end)):
        return verb.start, held.end(), "piedras", True  # "retiraron los quioscos que obstruían la vía"
    begins = verb.lemma in _BEGINNING and not FORCES.search(words[: verb.start])
    if (begins or verb.lemma in table.SAYING) and (noun := _NOUN_OF_END.match(words, verb.end)):
        road = table.ROAD.fullmatch(noun["noun"]) or noun["noun"].startswith("k")
        return verb.start, noun.end(), noun["noun"], bool(road)
    if (
        verb.lemma in table.SAYING
        and FORCES.search(words[: verb.start])
        and (away := _CLEANING.match(words, verb.end))
    ):
        return verb.start, away.end(), "piedras", True  # "La Policía realizó la limpieza de las pistas"
    if verb.lemma in table.RETURNING and (back := table.BACK_TO_WORK.match(words, verb.end)):
        return verb.start, back.end(), back["noun"], False  # "volvieron a las aulas tras 40 días de huelga"
    if (left := _left(words, verb, verbs, number)) is not None:
        return left
    if verb.lemma in CONTINUING and verb.negated:
        # "Decidieron no continuar con la huelga"
        ended = first_of(objects(words, verb, verbs, number, far=5), [(table.PROTEST, False)])
        return (verb.start, ended[1], ended[2], False) if ended else None
    patterns = _patterns(words, verb)
    if not patterns or table.DIGS.match(words, verb.end):
        return None
    reflexive = re.search(r"\bse\s(?:\w+\s)?$", words[max(0, verb.start - 12) : verb.start]) is not None
    loose = verb.tense is Tense.PARTICIPLE
    again = verb.lemma in ("reanudar", "resume", "retomar", "renew") and not CONTROL.match(words, verb.end)
    if again and _PROTESTS.search(_clause(words, verb)):
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
        if (shut := _shut_until(verb, verbs[:number])) is not None:
            return shut.start, verb.end, "via", True
        own = heads(words, verb, verbs, number) if not loose else ()
        if (before := first_of(iter(own), patterns)) is not None:
            return before[0], verb.end, before[2], before[3]
        if loose and number and _AND_THEN.search(words[: verb.start]):
            # "Fue tomada por manifestantes y luego liberada por la Policía"
            before = first_of(heads(words, verbs[number - 1], verbs, number - 1), patterns)
            if before is not None:
                return before[0], verb.end, before[2], before[3]
        if number and verb.lemma in table.BY_ITSELF and words[: verb.start].endswith((" y ", " and ")):
            # "El plantón reunió a cien personas y terminó a las 4": both have one subject
            before = first_of(
                subjects(words, verbs[number - 1], verbs, number - 1, far=8, wide=False), patterns
            )
            if before is not None:
                return before[0], verb.end, before[2], before[3]
    after = first_of(objects(words, verb, verbs, number, far=4 if loose else 10), patterns)
    if after is None and verb.lemma in table.OPENING and _IT_BEFORE.search(words[: verb.start]):
        road = _ROADS.search(words[: verb.start])
        if road is None and FORCES.search(words[: verb.start]) and not table.CAUGHT.search(words):
            return verb.start, verb.end, "via", True  # "El Ejército llegó a la zona y la liberó"
        return (verb.start, verb.end, road[0], True) if road is not None else None
    if after is None and verb.language is Language.EN and verb.tense is Tense.PAST and not verb.passive:
        # "Roadblock at Urcos cleared at 1 pm"
        after = first_of(subjects(words, verb, verbs, number, far=8, wide=False), patterns)
        return (after[0], verb.end, after[2], after[3]) if after is not None else None
    return (verb.start, after[1], after[2], after[3]) if after is not None else None


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


#: "La huelga, que duró veinte días, llegó a su fin".
_TO_ITS_END = re.compile(r"\s(?:a su(?:s)? fin(?:al)?|to an end)\b")
_AND_THEN = re.compile(
    r"(?:,|\b(?:y|pero|and|but))\s(?:(?:luego|despues|finalmente|posteriormente|horas despues|mas tarde|later|then)\s)$"
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
    if lemma == "desalojar" and not FORCES.search(words):
        found.append((table.ROAD, True))  # whoever stands on a road leaves it
    if lemma in ("clear", "reopen", "unblock"):
        found.append((_IT, True))
    if lemma in table.BY_ITSELF and verb.form.endswith("aron") and table.AT_LAST.match(after):
        return []
    if lemma in ("terminar", "culminar", "acabar", "end", "finish") and table.TURNED.match(after):
        return []  # "Las movilizaciones han terminado en bloqueo de vías"
    if lemma in ("dejar", "leave") and re.match(
        r"\s(?:\w+\s)?(?:libres?|expedit[oa]s?|abiert[oa]s?|open|free)\b", after
    ):
        found.append((table.ROAD, True))
    if lemma in ("abandonar", "leave") and _THE_ROAD.match(after):
        found.append((table.ROAD, True))
    if lemma in table.LETTING and (
        _FREELY.match(after) or (verb.tense is Tense.PAST and _TRAFFIC.match(after))
    ):
        found.append((table.ROAD, True))
    nearest = words[: verb.start].rpartition(",")[2].strip() or words  # "Police say, protesters took control"
    if CONTROL.match(words, verb.end) and (lemma == "retomar" or FORCES.search(nearest)):
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


def _left(words: str, verb: Verb, verbs: Sequence[Verb], number: int) -> tuple[int, int, str, bool] | None:
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


def _no_longer(
    words: str, verb: Verb, verbs: Sequence[Verb], number: int
) -> tuple[int, int, str, bool] | None:
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
