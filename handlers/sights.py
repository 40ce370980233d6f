"""Sights that visitors ask for by name and that are no region: in which regions they lie; pure."""

from __future__ import annotations

import re

from storage.naming import fold

_SIGHTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"sacred valley|valle sagrado", ("0813", "0804")),
    (r"colca(?: canyon| valley)|(?:canon|valle) del colca", ("0405",)),
    (r"(?:lake|lago) titicaca|titicaca", ("21",)),
    (
        r"rainbow mountain|vinicunca|(?:montana|cerro) de (?:los )?(?:siete|7) colores",
        ("0806", "0812"),
    ),
    (r"inca trail|camino inca", ("0813",)),
    (r"huacachina", ("110101",)),
    (r"kuelap|cuelap", ("0105",)),
)
_NAMED = tuple((re.compile(rf"\b(?:{names})\b"), codes) for names, codes in _SIGHTS)


def named(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The sight that a text names, in its folded words, and the codes of the regions it lies in; None for none."""
    for pattern, codes in _NAMED:
        if match := pattern.search(fold(text)):
            return match[0], codes
    return None
