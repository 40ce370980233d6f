"""The first draft of a pasted text: only what is certain by simple means is filled in; the card shows it. Pure."""

from __future__ import annotations

import re

from handlers.desk.reading import position_in
from storage.model import EventFacts, Kind, Language, TrafficState
from storage.regions import Gazetteer, fold

#: Longest summary a message can carry beside its other lines.
LONGEST_SUMMARY = 1500

# Folded stems; the first that occurs decides, graver and more special ones before the general ones.
_KINDS: tuple[tuple[str, Kind], ...] = (
    (
        r"bloque\w*|blockade\w*|roadblock\w*|blocked|piquete\w*|toma de (?:carretera|via)s?|tranquera\w*",
        Kind.BLOCKADE,
    ),
    (r"enfrentamiento\w*|clash\w*", Kind.CLASH),
    (r"gases? lacrimogenos?|tear gas|desaloj\w*|dispers\w*", Kind.DISPERSAL),
    (r"saque\w*|looting|looted", Kind.LOOTING),
    (r"deten(?:cion|ciones|id\w+)|arrest\w*", Kind.ARRESTS),
    (r"toma de local\w*|occupation|occupied", Kind.OCCUPATION),
    (r"paro|huelga|strike", Kind.STRIKE),
    (r"planton\w*|vigilia\w*|sit in|vigil", Kind.SIT_IN),
    (r"marcha\w*|movilizacion\w*|march\w*", Kind.MARCH),
    (r"acuerdo\w*|tregua|agreement|truce", Kind.AGREEMENT),
)
_CLEARED = re.compile(
    r"\b(?:liber(?:an?|o|aron|ad[oa]s?)|despej\w+|normaliz\w+|levant(?:an?|o|ad[oa]s?|aron)|reabr\w+|reabiert\w+|"
    r"restablec\w+|habilit\w+|clear(?:s|ed)|lift(?:s|ed)|reopen(?:s|ed)?)\b"
)
_RESTRICTED = re.compile(r"\b(?:restringid\w+|un carril|one lane|restricted|pase restringido)\b")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
#: What such a word names is a square, a street, an exit: "Plaza San Martín" is not the department.
_NOT_A_REGION = frozenset(
    [
        *("plaza", "plazuela", "parque", "jiron", "jr", "avenida", "av", "calle", "salida", "puente"),
        *("hospital", "colegio", "universidad", "estadio", "square", "avenue"),
    ]
)
_LINKS = frozenset({"de", "del", "la", "las", "los", "el", "y"})


def prefilled(text: str, regions: Gazetteer, language: Language) -> EventFacts:
    """Facts with the text as summary, and kind, road, km and region where the text leaves no doubt."""
    summary = text.strip()[:LONGEST_SUMMARY]
    words = fold(summary)
    kind = next((kind for stem, kind in _KINDS if re.search(rf"\b(?:{stem})\b", words)), None)
    cleared = bool(_CLEARED.search(words))
    position = position_in(summary)
    facts = EventFacts(
        # A clearing must not open a blockade: its kind is left to the editor.
        kind=None if cleared else kind,
        region=_region(summary, regions),
        road=position.road,
        km_from=position.km_from,
        km_to=position.km_to,
    )
    if kind is Kind.BLOCKADE and not cleared:
        restricted = _RESTRICTED.search(words)
        facts = facts.changed(
            traffic_state=TrafficState.RESTRICTED if restricted else TrafficState.INTERRUPTED
        )
    if not summary:
        return facts
    return facts.changed(**{"summary_es" if language is Language.ES else "summary_en": summary})


def _region(text: str, regions: Gazetteer) -> str | None:
    """The narrowest place the text names, if all the places it names lie within one another."""
    found = {code for phrase in _names(text) if (code := _code(phrase, regions)) is not None}
    narrowest = max(found, key=len, default=None)
    if narrowest is None or not all(regions.contains(code, narrowest) for code in found):
        return None
    return narrowest


def _code(phrase: str, regions: Gazetteer) -> str | None:
    answer = regions.find(phrase)
    if answer.region is None or not answer.region.code:
        return None
    return answer.region.code


def _names(text: str) -> list[str]:
    """Runs of capitalised words, the longest that name something, with "de", "del" and "la" inside."""
    names = []
    for part in re.split(r"[,;.:()\n/·–—]|\s-\s", text):
        words = [(match[0], match.start()) for match in _WORD.finditer(part)]
        run: list[str] = []
        before = ""
        for word, _ in [*words, ("", 0)]:
            if word[:1].isupper() or (run and word in _LINKS):
                run.append(word)
                continue
            while run and run[-1] in _LINKS:
                run.pop()
            if run and fold(before) not in _NOT_A_REGION and fold(run[0]) not in _NOT_A_REGION:
                names.append(" ".join(run))
            run, before = [], word
    return names
