"""What a text says is not so: a rumour denied tells of no event."""

from __future__ import annotations

import re

_FALSE = re.compile(
    r"\b(?:(?:es|son|resulta|era) (?:totalmente |completamente )?(?:falsos?|falsas?|mentira|bulos?|rumor(?:es)?)|"
    r"falso que|no es (?:cierto|verdad)|no son ciert[oa]s|"
    r"desmient\w+|desminti\w+|desmentid[oa]|niega[n]?(?: que)?|nego que|negaron que|descart(?:o|a|an|aron)(?: que)?|"
    r"(?:it is|it's|is|are) (?:not true|untrue|false)|false (?:report|rumou?r)s?|den(?:y|ies|ied) (?:that|reports|any)|"
    r"rumou?rs? (?:of|that)|no such)\b"
)
_BUT = re.compile(r"[.;]|\b(?:pero|sino|aunque|sin embargo|lo cierto|but|however|instead|solo|mientras)\b")


def denied(flat: str, at: int) -> bool:
    """Whether what stands at a place of a sentence is said not to be so."""
    return any(
        match.end() <= at and not _BUT.search(flat[match.end() : at]) for match in _FALSE.finditer(flat[:at])
    )
