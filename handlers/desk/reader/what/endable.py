"""What a verb can end: a protest by its name, a road, what lies on it, or a building that was held."""

from __future__ import annotations

import re
from collections.abc import Callable

from handlers.desk.reader.what import endwords as table
from handlers.desk.reader.words.verbs import Tense, Verb

_TRAFFIC = re.compile(r"\s(?:the |all )?traffic (?:through|past|by|to (?:pass|resume|flow|circulate|move))\b")
_THE_ROAD = re.compile(
    r"\s(?:la|el|los|las|the)\s(?:vias?|carreteras?|pistas?|puentes?|panamericana|roads?|highways?|bridges?)\b"
    # "left the road impassable": as whoever left it made it
    r"(?!\s(?:\w+ly\s)?(?:impassable|block|clos|shut|cut|cover|litter|strewn|sealed|full|unusable|damaged|broken)\w*)"
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
_LAID = re.compile(
    r"\b(?:roadblocks|blockades|barricades|rocks|stones|t[iy]res|logs|boulders|roads|highways|streets)\b"
)
#: "La huelga, que duró veinte días, llegó a su fin".
TO_ITS_END = re.compile(r"\s(?:a su(?:s)? fin(?:al)?|to an end)\b")
_HELD = re.compile(
    r"\b(?:bloque(?:ad|ab)\w+|tomad[oa]s?|tomaban|cerrad[oa]s?|ocupad[oa]s?|piquetes?|barricadas?)\b"
)
_OFF = re.compile(r"\s(?:[\w-]+\s){0,5}?off\b")
_AWAY = re.compile(r"\b(?:down|away|off)\b")
_FREE = re.compile(r"\s(?:\w+\s)?(?:libres?|expedit[oa]s?|abiert[oa]s?|open|free)\b")
_AN_END = re.compile(r"\s(?:\w+\s)?(?:fin|termino)\b")
_SUSPENDED = re.compile(r"\b(?:sin efecto|en suspenso)\b")
_FROM = re.compile(r"\s(?:\w+ )?(?:del?|from)\b")


def endable(words: str, verb: Verb) -> list[tuple[re.Pattern[str], bool]]:
    """What a verb can end, each with whether it is a road or lies on one."""
    after = words[verb.end : verb.end + 60]
    if _comes_to_more(verb, after):
        return []
    return [(noun, on_road) for applies, noun, on_road in _RULES if applies(words, after, verb)]


def _comes_to_more(verb: Verb, after: str) -> bool:
    """Whether what ended is told to go on: "las movilizaciones han terminado en bloqueo de vías"."""
    if verb.lemma in table.BY_ITSELF and verb.form.endswith("aron") and table.AT_LAST.match(after):
        return True
    turns = verb.lemma in ("terminar", "culminar", "acabar", "end", "finish")
    return turns and table.TURNED.match(after) is not None


def _ends(words: str, after: str, verb: Verb) -> bool:
    return verb.lemma in table.ENDING and (verb.lemma != "call" or _OFF.match(after) is not None)


def _removes(words: str, after: str, verb: Verb) -> bool:
    loose = verb.lemma in ("take", "pull", "move")
    return verb.lemma in table.REMOVING and (not loose or _AWAY.search(after) is not None)


def _opens(words: str, after: str, verb: Verb) -> bool:
    return verb.lemma in table.OPENING


def _frees(words: str, after: str, verb: Verb) -> bool:
    return verb.lemma in ("liberar", "despejar", "desbloquear", "clear", "unblock")


def _clears_out(words: str, after: str, verb: Verb) -> bool:
    """Whether people leave of themselves: whoever stands on a road leaves it."""
    return verb.lemma == "desalojar" and not FORCES.search(words)


def _opens_it(words: str, after: str, verb: Verb) -> bool:
    cleared_out = after.startswith(" them") and FORCES.search(words[: verb.start])
    if cleared_out and not _LAID.search(words[: verb.start]):
        return False  # "until police cleared them": people, where nothing lay on a road
    return verb.lemma in ("clear", "reopen", "unblock")


def _lets_pass(words: str, after: str, verb: Verb) -> bool:
    """Whether a road is left open or by those on it, or whoever shut it lets traffic through."""
    if verb.lemma in ("dejar", "leave") and _FREE.match(after):
        return True
    if verb.lemma in ("abandonar", "leave") and _THE_ROAD.match(after):
        return True
    past = verb.tense is Tense.PAST and _TRAFFIC.match(after) is not None
    return verb.lemma in table.LETTING and (past or _FREELY.match(after) is not None)


def _takes_control(words: str, after: str, verb: Verb) -> bool:
    """Whether it is the police that takes control of a road: "police say, protesters took control"."""
    nearest = words[: verb.start].rpartition(",")[2].strip() or words
    control = CONTROL.match(words, verb.end) is not None
    return control and (verb.lemma == "retomar" or FORCES.search(nearest) is not None)


def _puts_an_end(words: str, after: str, verb: Verb) -> bool:
    """Whether several words say that a protest ends: "pusieron fin", "dejan sin efecto", "dieron por terminado"."""
    lemma = verb.lemma
    if lemma == "poner" and _AN_END.match(after):
        return True
    if lemma in ("dejar", "quedar") and _SUSPENDED.search(words):
        return True
    ended = lemma in ("culminar", "terminar", "finalizar", "concluir", "levantar", "suspender")
    if ended and "por" in words[max(0, verb.start - 4) : verb.start]:
        return True
    return lemma in ("llegar", "come") and TO_ITS_END.match(after) is not None


def _leaves(words: str, after: str, verb: Verb) -> bool:
    """Whether people leave what is said to have been held: a march leaves but the square where it gathers."""
    gone = verb.lemma in ("retirar", "replegar", "withdraw") or (
        # "Las vías de ingreso y salida de Puno amanecieron bloqueadas": a noun
        verb.lemma == "salir" and verb.tense is not Tense.PARTICIPLE and _HELD.search(words) is not None
    )
    return gone and _FROM.match(after) is not None  # "se retiraron de la vía"


def _gives_back(words: str, after: str, verb: Verb) -> bool:
    """Whether a building that was held is left or given back."""
    taken = table.TAKEN.search(words) is not None
    if taken and _leaves(words, after, verb):
        return True
    return verb.lemma in table.GIVING_BACK and (taken or table.quits(verb.lemma, words[: verb.start]))


#: Whether a verb, with the words of its sentence and those behind it, can end what bears such a name.
_RULES: tuple[tuple[Callable[[str, str, Verb], bool], re.Pattern[str], bool], ...] = (
    (_ends, table.PROTEST, False),
    (_removes, table.BARRIER, True),
    (_opens, table.ROAD, True),
    (_frees, _ZONE, True),
    (_clears_out, table.ROAD, True),
    (_opens_it, _IT, True),
    (_lets_pass, table.ROAD, True),
    (_takes_control, table.ROAD, True),
    (_puts_an_end, table.PROTEST, False),
    (_leaves, table.ROAD, True),
    (_gives_back, table.BUILDING, False),
)
