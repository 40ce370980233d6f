"""To whom a message speaks: "Amigos transportistas, no hay pase" says nothing of what they do."""

from __future__ import annotations

import re

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.who.englishgroups import Group

#: "Amigos transportistas, no hay pase", "Estimados pasajeros: …": to whom it is said; "compañeros, marchamos" is a call.
_TOLD_TO = re.compile(
    r"(?:^|[.!?:]\s|\b(?:hola|buen[oa]s (?:dias|tardes|noches)|urgente|reenviado|ojo|alerta|hi|hello)\W{1,4})"
    r"(?:(?:a todos |para )?(?:l[oa]s |nuestr[oa]s |mis )?(?:amig[oa]s|colegas|estimad[oa]s|senor(?:es|as|itas)?|sres|srs|"
    r"companer[oa]s|herman[oa]s|familia|gente|publico|atencion|aviso(?: a)?|ojo|dear|fellow|attention)\W{1,3}"
    r"(?:todos |tod[oa]s )?(?:l[oa]s |a l[oa]s )?)+$"
)
_WE = re.compile(r"\b\w{2,}(?:amos|emos|imos)\b")


def is_told(sentence: Sentence, group: Group) -> bool:
    """Whether a group is but addressed, and not called out: "compañeros, marchamos"."""
    flat = sentence.plain
    return _TOLD_TO.search(flat[: group.lead]) is not None and not _WE.search(flat[group.end :])
