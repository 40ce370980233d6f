"""Words by which a sentence says that people protest, and not how."""

from __future__ import annotations

import re

_GENERIC = re.compile(
    r"\b(?:protest(?:as?|an|o|aron|aban?|ando|ed|ing|s|antes)?|se manifest(?:o|aron|aban|aran)|manifestaci?on(?:es)?|"
    r"demonstrat(?:ion|ions|ed|ing|e)|rall(?:y|ies|ied)|(?:thousands|hundreds|crowds?|people) turned out|"
    r"concentra(?:cion|ciones|n|ron|ran?|mos|dos|das)|se concentro|congreg\w+|gathered|gathering|mitin|"
    r"jornada de lucha|medidas? de (?:fuerza|lucha|protesta)|(?:to|will) gather(?= (?:at|in|on|outside|near|for))|"
    r"se reun(?:en|io|ieron|iran)(?![^.;]{0,120}?\b(?:discut|evalu|debat|asamblea|dialog|mesa de|(?:vice)?ministr|"
    r"autoridad|alcald|funcionari|representant|premier|congresist|gerent|"
    r"directiv|gobernador|delegad))|"
    r"alza(?:n|ron) su voz)\b|\bgroup: [^;]{2,90}; location:"
)


def generic(flat: str) -> bool:
    """Whether it only says that people protest, not how."""
    return bool(_GENERIC.search(flat))
