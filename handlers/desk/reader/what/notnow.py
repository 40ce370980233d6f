"""That one gets through at another time than now: "ayer pasé normal", "desde mañana hay pase", "recién a las 6 abren"."""

from __future__ import annotations

import re

_AGO = (
    r"(?:ayer|anoche|ante(?:s de )?(?:ayer|noche)|antier|hace (?:\w+ )?(?:dias?|semanas?|mes(?:es)?)|"
    r"(?:la|el) (?:semana|mes|lunes|martes|miercoles|jueves|viernes|sabado|domingo) pasad[oa]|"
    r"yesterday|last (?:night|week|\w+day)|(?:\w+ )?(?:days|weeks) ago)"
)
#: Of a day that is over, unless it is since then.
_BEFORE = re.compile(rf"\b(?<!desde )(?<!desde el )(?<!since )(?<!como ){_AGO}\b")
#: What happened then and holds: "ayer abrieron", "anoche levantaron el bloqueo".
_DONE = re.compile(
    r"\b(?:(?:re)?abri(?:o|eron)|liber(?:o|aron)|levant(?:o|aron)|despej(?:o|aron)|desbloque(?:o|aron)|termino|acabo|"
    r"retiraron|fueron|suspend\w+|lifted|(?:re)?opened|cleared|ended|unblocked|removed)\b"
)
#: Now as well: "ayer y hoy normal", "ayer no, ya pasan".
_NOW = re.compile(r"\b(?:hoy|ahora|sigue[n]?|continua[n]?|todavia|aun|desde|since|today|now|still|recien)\b")
_HOUR = r"las? (?:\d{1,2}(?::\d\d)?|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)\b"
#: "A partir del lunes", "recién a las 6": not before.
_LATER = re.compile(
    r"\b(?:a partir del?|desde(?: el)?|from|starting) (?:el |proximo |next )*(?:pasado )?(?:manana|tomorrow)\b|"
    r"\b(?:a partir del?|from|starting) (?:el |proximo |next )*(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|"
    r"\w+day)\b|"
    rf"\b(?:recien|solo|only) (?:a|hasta|desde|at|until) (?:{_HOUR}|el |la )|\b(?:recien|only) (?:manana|tomorrow|en la)|"
    rf"\ba {_HOUR}(?: (?:[ap]m|de la \w+))?,? (?:abren?|dan? (?:el )?(?:pase|paso)|dejan pasar|hay pase|liberan)\b"
)
_FEW = 90  # letters of a message that says no more


def not_now(flat: str) -> bool:
    """Whether a few words that a road is free say so of another day or a later hour."""
    if len(flat) > _FEW:
        return False
    if _LATER.search(flat) is not None:
        return True
    return _BEFORE.search(flat) is not None and not (_DONE.search(flat) or _NOW.search(flat))
