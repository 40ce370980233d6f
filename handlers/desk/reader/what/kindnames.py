"""Where a word that names a kind of event names none: no deal reached, a wave of marches, whoever is held anyway."""

from __future__ import annotations

import re

from handlers.desk.reader.what.pacts import holds_not
from storage.model import Kind

#: "Ica joins the mobilisations": that is no march of its own.
_JOINED = re.compile(
    r"\b(?:join(?:s|ed|ing)?|se suma(?:n|ron)? a|sumarse a|se unen a|se sumo a|reach(?:ed)?|wave of|ola de|"
    r"serie de|olas de)\s(?:the |las |los |la )?(?:nationwide |national |anti-\w+ )?$"
)
#: "La huelga … y convocó a movilizaciones": the strike is told of.
_STRIKERS_CALL = re.compile(
    r"(?<!ademas del )(?<!ademas de la )\b(?:huelga|paro)\b[^.;]*\b(?:convoc|llam)\w+ a (?:las |una )?$"
)
#: "Atenderán los casos de personas detenidas", "familiares de los detenidos": of whom the police hold anyway.
_CASES = re.compile(
    r"\b(?:casos?|audiencias?|situacion|familiares|abogad[oa]s?|defensa|derechos|cases?|relatives|lawyers?)\s(?:de|of|para|for)\s"
    r"(?:\w+\s){0,3}$"
)


#: "With thousands of police mobilised": those who watch.
_FORCES = re.compile(
    r"\b(?:police(?: officers)?|policemen|officers|troops|soldiers|policias|efectivos|agentes|militares)\s"
    r"(?:were |are |fueron |estan |have been |han sido )?$"
)


def names_none(kind: Kind, flat: str, at: int) -> bool:
    """Whether the word of this kind that stands here tells of no event of its own."""
    before = flat[:at]
    if kind is Kind.MARCH:
        if _FORCES.search(before):
            return True
        return _JOINED.search(before) is not None or _STRIKERS_CALL.search(before) is not None
    if kind is Kind.AGREEMENT:
        return holds_not(before)
    return kind is Kind.ARRESTS and _CASES.search(before) is not None
