"""Rivers that go by the names of provinces and districts: "ninguna embarcación sube ni baja del Marañón"."""

from __future__ import annotations

import re

#: Rivers with boats on them whose names are those of places as well.
_RIVERS = (
    "maranon|ucayali|huallaga|amazonas|apurimac|napo|tigre|pastaza|morona|urubamba|madre de dios|tambopata|"
    "inambari|tambo|perene|ene|mantaro|putumayo|yavari|santiago|cenepa|nieva|pachitea|nanay|ampiyacu|tapiche|corrientes|"
    "alto amazonas|rio santiago|imaza|chinchipe|tahuamanu|las piedras|manu|mayo|utcubamba|cahuapanas|purus|yurua"
)
_RIVER = re.compile(rf"(?:{_RIVERS})\Z")
#: "Del Marañón", "navegar el Ucayali", "por el Napo"; "en Marañón" is the province.
_ARTICLE = re.compile(
    r"(?:\bdel|\bal|\b(?:por|x|en|sobre|surca\w*|cruza\w*|naveg\w+|cerr\w+|bloque\w+)?\s?el|\bthe)\s$"
)
_LEVEL = re.compile(r"\b(?:provincia|distrito|departamento|region|datem)\s(?:del?|de la)\s$")
_BOATS = re.compile(
    r"\b(?:embarcaci?on(?:es)?|lanchas?|botes?|barcazas?|naves|motonaves?|naveg\w+|fluvial(?:es)?|pequepeques?|"
    r"deslizador(?:es)?|chalupas?|balsas?|rapidos|puertos?|muelle|embarcaderos?|rio|boats?|barges?|ferr(?:y|ies)|river)\b"
)


def is_river(flat: str, start: int, name: str) -> bool:
    """Whether a name that stands there, with its article, is a river's in a sentence about boats."""
    if _RIVER.match(name) is None or _ARTICLE.search(flat[:start]) is None or _LEVEL.search(flat[:start]):
        return False
    return _BOATS.search(flat) is not None
