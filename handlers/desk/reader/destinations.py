"""Places that are named only because somebody goes there or writes from there."""

from __future__ import annotations

import re

from handlers.desk.reader.mentions import Mention
from handlers.desk.reader.sentences import Sentence

#: Where somebody is bound for is not where they are held up: "trains to Machu Picchu suspended".
_BOUND_FOR = re.compile(
    r"\b(?:trenes?|buses|bus|vuelos?|viajes?|pasajes?|trains?|flights?|travel|trips?|bound|rumbo|camino|con destino)"
    r"\s(?:a|al|hacia|to|for)\s(?:la |el |los )?$"
)


def on_the_way(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """The places without those that are only somebody's destination, where another is named."""
    here = [m for m in found if not _BOUND_FOR.search(sentence.plain[: m.start])]
    return here or found


#: Who writes from a place tells of what is elsewhere: "Message from our driver in Nazca: …".
_WRITES_FROM = re.compile(
    r"\b(?:messages?|drivers?|mensajes?|chofer(?:es)?|conductor(?:es)?|corresponsal|guides?|guias?|"
    r"reporting)\b[^.;:]{0,30}$"
)


def writing_from(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """The places without the one that somebody but writes from, where another is named."""
    flat = sentence.plain
    here = [
        m
        for m in found
        if not (
            re.match(r"\s*(?::|,? (?:says|dice)\b)", flat[m.end :]) and _WRITES_FROM.search(flat[: m.start])
        )
    ]
    return here or found
