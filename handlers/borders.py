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
        if match and not spot_before(words[: match.start()]):
            return Abroad(key, codes, words[: match.start()], words[match.end() :])
    return None
