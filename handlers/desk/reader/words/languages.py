"""Spanish or English, by the small words."""

from __future__ import annotations

import re

from storage.model import Language

_SPANISH_LIST = (
    "el la los las de del en y a que se por con para un una no hay desde al su es está están lo como más"
    " según vía "
    "paro"
)
_SPANISH = frozenset(_SPANISH_LIST.split())
_ENGLISH_LIST = "the of in and to a on by at have has are is was were with for from since been that this their near no there"
_ENGLISH = frozenset(_ENGLISH_LIST.split())


def language_of(text: str) -> Language:
    """The language of a text; Spanish where the words leave it open."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    spanish, english = sum(w in _SPANISH for w in words), sum(w in _ENGLISH for w in words)
    return Language.EN if english > spanish else Language.ES
