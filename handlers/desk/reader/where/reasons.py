"""Places of what people protest over: a spill, a death or a concession elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where.mentions import Mention

#: What happened that they protest over, which is no protest itself, up to where it was.
_OVER = re.compile(
    r"\b(?:tras|luego de|despues de|por|a raiz de|a causa de|debido a|ante|contra|rechazo a|protesta por|after|over)l?\s"
    r"(?:(?:el|la|los|las|un|una|the|a)\s)?"
    r"(?!\w*(?:bloque|paro|huelga|enfrent|march|protest|toma|desaloj|intervenc|represion|moviliz|block|strike|clash))"
    r"(?:(?:\w+\s){1,8}?(?:ocurrid|sucedid|registrad|suscitad|producid|cometid|perpetrad|otorgad|concedid|detectad)[oa]s?\b"
    r"(?:\s\w+){0,4}?|"
    r"(?:muertes?|asesinatos?|fallecimientos?|derrames?|accidentes?|ataques?|masacres?|desaparicion|secuestro|feminicidio)\s"
    r"(?:del?\s)(?:\w+\s){1,5}?)"
    r"\s?(?:en|de)(?:\s(?:el|la|los|las))?"
    r"(?:\s(?:distrito|provincia|region|localidad|ciudad|comunidad|sector|zona|caserio|centro poblado)"
    r"(?:\s(?:nativa|campesina))?(?:\s(?:de|del))?)?\s$"
)


def without_reasons(sentence: Sentence, found: Sequence[Mention]) -> list[Mention]:
    """The mentions; where one place is told of, that of what people protest over is none of theirs."""
    over = [m for m in found if _OVER.search(sentence.plain[max(0, m.start - 150) : m.start])]
    if not over or not any(m.weight and m not in over for m in found):
        return list(found)
    return [replace(m, weight=0) if m in over else m for m in found]
