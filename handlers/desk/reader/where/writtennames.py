"""Whether letters are written as a place's name, and are no common word: capitals, rows of lists, small letters of chats."""

from __future__ import annotations

import re

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where import commonwords
from handlers.desk.reader.where.mentions import SAID_HERE
from storage.regions import Region

_GOES_ON = re.compile(
    r"\s(?:sigue\w*|continua\w*|esta|estan|hay|ya|no|tambien|aun|todavia|cerraron|bloquea\w*)\b"
)


#: "EN EL MARCO DEL PARO", "CON PALOS, PIEDRAS Y LLANTAS": capitals tell nothing there.
_NO_NAME = re.compile(
    r"\b(?:el|la|los|las|un|una)\s$|\b(?:palos|llantas|troncos|fierros|ramas|tierra|arena),\s$"
)


#: "La Joya: km 48", "Corrales, sector Santa Elisa": a common word begins a row as a name.
_LABELS = re.compile(
    r"\s*[:/|(]|\s-\s|,?\s*(?:km|kilometro)\b|,\s(?:sector|puente|distrito|provincia|comunidad)\b"
)
#: "Chala BLOQUEO TOTAL", "Chao - tránsito restringido": how it is there, behind a name that begins a row.
_SO_THERE = re.compile(
    r"\s*[-–:,(|]?\s*(?:bloqueos?\b|bloquead[oa]|transito\b|cerrad[oa]|cierre\b|tomad[oa]|interrump\w+|restring\w+|"
    r"sin (?:pase|paso|acceso)|no hay (?:pase|paso)|libre\b|abiert[oa]|(?:via|pase|paso|carretera|puente)\s(?:\w+ )?"
    r"(?:bloque|cerr|libre|interrump|restring|tomad)\w*|en paro\b|blocked|closed|shut\b|roadblock)"
)
#: "PE-1S km 973 - La Joya", "Óvalo Quiñones - Corrales".
_IN_ROW = re.compile(
    r"[/(,:]\s*$|(?:\d|^\W*(?:ovalo|puente|cruce|peaje|km\s[\d.+]+\ssector)\s[^,;.]{3,40})\s-\s$"
)
_AT_KM = re.compile(r"\s*\((?:km|kilometro)\s?\d")


def written_as_name(sentence: Sentence, name: str, start: int, end: int) -> bool:
    """Whether these letters are a name here, and no common word."""
    return _as_name(sentence, name, start, end) or _said_in_small(sentence, name, start)


def _as_name(sentence: Sentence, name: str, start: int, end: int) -> bool:
    before, after = sentence.plain[:start], sentence.plain[end:]
    original = sentence.text[start:end]
    capital = original[:1].isupper() and original.split()[-1][:1].isupper()
    told = bool(SAID_HERE.search(before[-60:]))
    common = commonwords.is_common(name)
    if sentence.text[start - 1 : start] == "#":
        return True  # "#jaén la marcha …"
    if capital and sentence.bullet and not re.search(r"\w", before + after):
        return True  # "- Talavera": all of a row
    row = (
        not re.search(r"\w", before) and name not in commonwords.STATES and _SO_THERE.match(after) is not None
    )
    if common and capital and row:
        return True
    if sentence.shouted:
        if common and _NO_NAME.search(before):
            return False
        return not common or told or bool(re.search(r"[/(,:-]\s*$", before))
    if capital:
        told = told or bool(
            re.search(
                r"\b(?:desde|from|hacia|(?:pobladores|comuneros|vecinos|moradores|ronderos|campesinos|"
                r"(?:municipalidad|municipio|comisaria|hospital|ugel|alcalde|alcaldesa|plaza de armas|puerto|"
                r"muelle|embarcadero)(?: distrital|"
                r" provincial)?|calles|centro(?: historico)?|(?:plaza|parque|avenida)(?: principal| mayor| central)|juzgado|"
                r"habitantes|agricultores|\w{3,}(?:istas|entes|antes|ores|eros)) de|"
                r"(?:residents|villagers|farmers|people|communit(?:y|ies)|inhabitants|protesters|leaders) (?:of|from)|"
                r"km \d[\d+.]*)\s*$",
                before[-40:],
            )
        )
        first = not re.search(r"\w", before)
        if common:
            labelled = bool(_LABELS.match(after))
            placed = _IN_ROW.search(before) or _AT_KM.match(after)
            return labelled if first else told or placed is not None
        return True
    if common and sentence.whispered and told and _GOES_ON.match(after):
        return True  # "en naranjos sigue tomada"
    if common and sentence.whispered and _PORT_OF.search(before):
        return True  # "el puerto de nauta sigue tomado"
    if common or len(name) < 5:
        line = not re.search(r"\w", before) and re.match(
            r"\s*(?:[:,-]|bloque\w*|cerrad\w*|libre|ciudad|tomad\w*|km|sigue\w*|ya|continua\w*)", after
        )
        few = told or line is not None or sentence.remark is not None
        return name in commonwords.SHORT and few
    return name not in commonwords.SMALL or (sentence.whispered and told)


_PORT_OF = re.compile(r"\b(?:puerto|muelle|embarcadero|plaza de armas|peaje)\s(?:de\s)$")


def _said_in_small(sentence: Sentence, name: str, start: int) -> bool:
    """Whether a short name in a message without capitals is told as a place: "en la entrada a moho"."""
    return (
        sentence.whispered
        and len(name) == 4
        and not commonwords.is_common(name)
        and bool(
            SAID_HERE.search(sentence.plain[max(0, start - 60) : start])
            or _OF_SMALL.search(sentence.plain[max(0, start - 30) : start])
        )
    )


#: "El hospital de jaen", "los comuneros de moho".
_OF_SMALL = re.compile(
    r"\b(?:hospital|plaza|mercado|colegio|salida|entrada|ciudad|pueblo|gente|pobladores|comuneros|vecinos|"
    r"agricultores|mineros|maestros|ronderos|terminal|peaje|centro)\s(?:de|a)\s$"
)


def heads_list(sentence: Sentence, name: str, bearers: tuple[tuple[int, Region], ...]) -> bool:
    """Whether a department's or province's name is all of a line: "LA LIBERTAD" above its rows."""
    return (
        sentence.alone
        and re.sub(r"^\W+|\W+$", "", sentence.plain) == name
        and any(r.level < 3 for _, r in bearers)
    )
