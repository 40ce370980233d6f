"""Places that but go without something because it is shut elsewhere: "no llega el gas a Juliaca porque …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where.mentions import Mention

_GOODS = (
    r"(?:gas|gasolina|petroleo|combustible|pollos?|huevos?|pasajes?|balon(?:es)?|viveres|alimentos|verduras?|comida|agua|"
    r"leche|pan|papas?|arroz|azucar|medicinas?|oxigeno|clases|buses|carros|combis|colectivos|vuelos|camiones|fuel|food|"
    r"petrol|flights|buses|trucks)"
)
#: Up to the name of who goes without: what does not get there, or there is none of.
_LACKS = re.compile(
    r"\b(?:no (?:esta(?:n)? )?(?:lleg|entr|sub|sal|arrib)\w+ (?:\w+ ){0,4}?(?:a|al|hasta|para)|"
    rf"(?:no (?:hay|queda|quedan|encuentro|tenemos)|sin|falta|faltan|escase\w+|se acab\w+) (?:\w+ ){{0,2}}?{_GOODS} "
    r"(?:\w+ ){0,2}?(?:en|a|al|para|hasta)|"
    r"no (?:\w+ ){1,3}?(?:reach(?:es)?|gets? to|arrives? (?:in|at)|comes? to))"
    r" (?:la |el )?(?:ciudad de )?$"
)
#: "En Iquitos no hay pollo porque …".
_IN = re.compile(r"\b(?:en|in)\s$")
_THERE_IS_NONE = re.compile(
    rf" (?:ya )?(?:no hay|falta|faltan|escasea\w*|se acabo|there is no) (?:\w+ )?{_GOODS}\b"
)


def without_lacking(sentence: Sentence, found: Sequence[Mention]) -> list[Mention]:
    """The places without those that but go without something, where it is shut at another."""
    flat = sentence.plain
    lacking = {m.start for m in found if m.weight > 0 and _lacks(flat, m)}
    if not any(m.weight >= 2 and m.start not in lacking for m in found):
        return list(found)
    return [replace(m, weight=0) if m.start in lacking else m for m in found]


def _lacks(flat: str, mention: Mention) -> bool:
    before, after = flat[: mention.start], flat[mention.end :]
    return bool(_LACKS.search(before) or (_IN.search(before) and _THERE_IS_NONE.match(after)))
