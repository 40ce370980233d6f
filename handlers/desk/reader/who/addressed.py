"""To whom a message speaks, "Amigos transportistas, no hay pase", and whom it but sets between commas."""

from __future__ import annotations

import re

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.who.englishgroups import Group
from handlers.desk.reader.who.groups import groups

#: "Amigos transportistas, no hay pase", "Estimados pasajeros: …": to whom it is said; "compañeros, marchamos" is a call.
_TOLD_TO = re.compile(
    r"(?:^|[.!?:]\s|\b(?:hola|buen[oa]s (?:dias|tardes|noches)|urgente|reenviado|ojo|alerta|hi|hello)\W{1,4})"
    r"(?:(?:a todos |para )?(?:l[oa]s |nuestr[oa]s |mis )?(?:amig[oa]s|colegas|estimad[oa]s|senor(?:es|as|itas)?|sres|srs|"
    r"companer[oa]s|herman[oa]s|familia|gente|publico|atencion|aviso(?: a)?|ojo|dear|fellow|attention)\W{1,3}"
    r"(?:todos |tod[oa]s )?(?:l[oa]s |a l[oa]s )?)+$"
)
#: "…, mineros de Secocha, …", but not "…, mineros, choferes y vecinos".
_COMMA = re.compile(r"\s?(?:[,.;(](?!\s\w+ (?:y|e) )|$)")
_SHUT = re.compile(r"\b(?:bloquead|cerrad|tomad|cortad|bloqueo)\w*\b")
#: "Se comunica a todos los afiliados que …": whom it tells.
_LET_KNOW = re.compile(r"\b(?:comunica(?:mos)?|informa(?:mos)?|avisa(?:mos)?|recuerda|recordamos)\s(?:a\s)?$")
_WE = re.compile(r"\b\w{2,}(?:amos|emos|imos)\b")


def is_told(sentence: Sentence, group: Group) -> bool:
    """Whether a group is but addressed, and not called out: "compañeros, marchamos"."""
    flat = sentence.plain
    if _LET_KNOW.search(flat[: group.lead]):
        return True
    return _TOLD_TO.search(flat[: group.lead]) is not None and not _WE.search(flat[group.end :])


def set_apart(sentence: Sentence, group: Group) -> bool:
    """Whether a group stands between commas in a short message of a road that is shut, and no other is named."""
    flat = sentence.plain
    apart = flat[: group.lead].endswith(", ") and _COMMA.match(flat, group.end) is not None
    return apart and len(flat) <= 160 and len(groups(sentence)) == 1 and _SHUT.search(flat) is not None
