"""The words under which an event is found: folded, without endings that part singular from plural."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import datetime

from storage.model import EventFacts, EventState, Kind
from storage.regions import fold

LONGEST = 40
#: Words that stand in every second sentence and tell events apart as little as a comma does.
_STOP = (
    "a al algo ante aqui asi con cual cuando de del desde donde e el ella en entre era es esa ese esta estaba este "
    "fue ha hay hasta hoy km kilometro la las lo los mas me mi muy no o para pero por que se segun ser si sin sobre "
    "son su sus tambien un una uno unos y ya peru cuanto cuanta cuantos cuantas quien quienes "
    "about all an and any are as at be been by for from has have in into is it its near of off on or that the their "
    "there this to was were what when where which who with how many"
)
STOP = frozenset(_STOP.split())
#: What people call each kind, whatever the text of the event says.
_KINDS: dict[Kind, str] = {
    Kind.BLOCKADE: "bloqueo corte cierre piquete blockade roadblock block",
    Kind.MARCH: "marcha movilizacion march rally",
    Kind.SIT_IN: "planton vigilia vigil",
    Kind.STRIKE: "paro huelga strike",
    Kind.OCCUPATION: "toma local occupation",
    Kind.CLASH: "enfrentamiento choque clash",
    Kind.DISPERSAL: "intervencion policial desalojo dispersal police",
    Kind.EXCESSIVE_FORCE: "uso excesivo fuerza excessive force represion",
    Kind.LOOTING: "saqueo dano looting damage",
    Kind.ARRESTS: "detencion detenido arrest",
    Kind.AGREEMENT: "acuerdo tregua agreement truce",
}
#: What people call the harm done to anybody, however the text of an event puts it, and the fact that counts it.
_DEAD = "muerto muerta muert murio murieron fallecido fallecida fallecio fallecieron dead death died killed fatalitie"
_INJURED = "herido herida lesionado lesionada injured injurie wounded"
HARMS = {"dead": frozenset(_DEAD.split()), "injured": frozenset(_INJURED.split())}
_COUNTRY = "nacional nation nationwide"
_VOWELS = frozenset("aeiou")


def stem(word: str) -> str:
    """A folded word as the index has it: "bloqueos" and "bloqueo", "plantones" and "plantón" are the same."""
    if len(word) >= 4 and word[-1] == "s" and word[-2] != "s" and not word[0].isdigit():
        word = word[:-1]
    if len(word) >= 5 and word[-1] == "e" and word[-2] not in _VOWELS:
        word = word[:-1]
    return word[:LONGEST]


def telling(text: str) -> list[str]:
    """The folded words of a text that tell events apart, in their order."""
    return [word for word in fold(text).split() if word not in STOP and (len(word) > 1 or word.isdigit())]


def within_mark(region: str) -> str:
    """The mark in the index of all that lies in a region; nobody can type it, for folding drops its sign."""
    return f"#{region}"


def just_mark(region: str) -> str:
    """The mark of what concerns exactly this region, all of it."""
    return f"={region}"


def head_mark(word: str) -> str:
    """A word where an event is named by it: of its kind, its place or its road."""
    return f"!{word}"[:LONGEST]


def index_words(facts: EventFacts, region_words: str) -> set[str]:
    """All under which an event is found: the stems of its words, and the marks of its region and those around it."""
    withdrawn = facts.state is EventState.RETRACTED
    head = [
        region_words if facts.region else _COUNTRY,
        _KINDS[facts.kind] if facts.kind else None,
        *((None,) * 4 if withdrawn else (facts.road, facts.road_name, facts.sector, facts.place)),
    ]
    # What was taken back is found by where and when, no longer by what was said.
    body = (
        []
        if withdrawn
        else [
            facts.summary_es,
            facts.summary_en,
            facts.organisers,
            facts.demand,
            facts.campaign,
            *(source.name for source in facts.sources),
        ]
    )
    first = {stem(word) for text in head if text for word in telling(text)}
    first |= {f"{int(km)}" for km in (facts.km_from, facts.km_to) if km is not None}
    found = first | {stem(word) for text in body if text for word in telling(text)}
    found |= harm_words(facts, found)
    found |= {head_mark(word) for word in first}
    for code in facts.regions or ("",):
        found |= {just_mark(code), *(within_mark(code[:size]) for size in range(0, len(code) + 1, 2))}
    return found


def harm_words(facts: EventFacts, said: AbstractSet[str]) -> set[str]:
    """All that deaths and injuries are called, where the facts count some or the stems that are `said` tell of them."""
    counts = {"dead": facts.dead, "injured": facts.injured}
    known = facts.state is not EventState.RETRACTED
    return {
        word for harm, names in HARMS.items() if known and (counts[harm] or names & said) for word in names
    }


def harms(words: Iterable[str]) -> tuple[str, ...]:
    """The harms that folded words ask about: "dead", "injured"."""
    stems = {stem(word) for word in words}
    return tuple(harm for harm, names in HARMS.items() if names & stems)


def happened(facts: EventFacts, written: datetime) -> datetime:
    """The moment that an event is filed under: when it began, or else the earliest that anybody spoke of it."""
    said = [
        moment for moment in (facts.last_confirmed, facts.ended, *(s.at for s in facts.sources)) if moment
    ]
    return facts.started or min(said, default=written)
