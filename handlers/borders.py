"""Countries and towns beyond the border that travellers ask for, and the crossings that lead there; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.desk.reader.where.streetnames import spot_before
from storage.naming import fold

#: The country's text key, what people call it and its towns, and its main crossings on a road, each by the region whose
#: status is worth a look and the place where the road leaves Peru.
_ABROAD = (
    (
        "bolivia",
        r"bolivian?|bolivian[oa]s?|la paz|copacabana",
        (("210402", "Desaguadero"), ("211301", "Yunguyo")),
    ),
    ("chile", r"chile|chilen[oa]s?|chilean|arica", (("2301", "La Concordia"),)),
    (
        "ecuador",
        r"ecuador|ecuatorian[oa]s?|ecuadorian|guayaquil|huaquillas",
        (("240302", "Aguas Verdes"), ("200210", "Suyo")),
    ),
    ("brazil", r"brasil|brazil|brasilen[oa]s?|brazilian", (("170301", "Iñapari"),)),
)
#: Who marches "por la paz" wants peace, not the city.
_PEACE = re.compile(r"\b(?:por|con|viva|y|queremos|quiero|llegue|haya|(?:busc|pid|exig|manten)\w+) $")
_NAMED = tuple((key, re.compile(rf"\b(?:{names})\b"), codes) for key, names, codes in _ABROAD)


@dataclass(frozen=True, slots=True)
class Abroad:
    """A country by its text key, the crossings (region, place) that lead there, and the folded text around its name."""

    country: str
    crossings: tuple[tuple[str, str], ...]
    before: str
    behind: str


def named(text: str) -> Abroad | None:
    """The country that a text names, itself or by one of its towns; None for none, and for a street of its name."""
    words = fold(text)
    for key, pattern, codes in _NAMED:
        match = pattern.search(words)
        if match is None or spot_before(words[: match.start()]):
            continue
        before, behind = words[: match.start()], words[match.end() :]
        if match[0] != "la paz" or not _PEACE.search(before):
            return Abroad(key, codes, before, behind)
    return None
