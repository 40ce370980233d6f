"""Agreements and truces that are named and do not hold: over, not reached, or flouted."""

from __future__ import annotations

import re

#: "Al vencer la tregua", "después de dos días de «tregua»": that is over.
_TRUCE_OVER = re.compile(
    r"\b(?:al (?:vencer|terminar|concluir|culminar)|tras (?:vencer|terminar)|vencid[ao]|venci[oó]|concluid[ao]|cumplid[ao]|"
    r"conclu(?:yo|ye)|(?:despues|luego) de|tras|termin(?:o|ada)|fin de|culmin(?:o|ada)|romp\w+|after|end of|expired?)\s"
    r"(?:(?:la|las|el|una|un|the|a|de|plazo|\w+ (?:dias?|horas?|semanas?|days?|weeks?|hours?)|d)\s){0,4}"
    r"\W{0,2}$"
)
#: "Impossible to reach an agreement", "sin llegar a un acuerdo".
_NO_DEAL = re.compile(
    r"\b(?:imposible|impossible|unable|fail\w*|fracas\w+|lejos de|sin|without|hasta|until|no (?:se )?(?:pud\w+|"
    r"pod\w+|logr\w+|"
    r"lleg\w+|alcanz\w+|hubo|hay)|(?:did|could|can) ?not|n't)\s(?:\w+\s){0,2}?(?:(?:a|to|que)\s)?(?:(?:llegar|lograr|"
    r"alcanzar|reach\w*|find|firmar|sign\w*|un|una|a|an|any|ningun|se \w+)\s){0,3}$"
)
#: "Despite a preliminary agreement", "pese a la tregua": they do it all the same.
_IN_SPITE = re.compile(
    r"\b(?:despite|in spite of|in defiance of|defying|notwithstanding|(?:even |al)though|flout\w*|ignor\w+|"
    r"break\w*|broke|breach\w*|violat\w+|desentiend\w+(?: de)?|pese al?|a pesar del?|no obstante|"
    r"comply with|complied with|honou?r\w*|fulfil\w*|aun con|incumpl\w+|desconoc\w+|viol(?:an|aron|ando))"
    r"\s(?:(?!but|and|pero|y)[\w'-]+\s){0,5}$"
)

#: "La levantarán solo si se firma un acta": it is not signed yet.
_IF = re.compile(
    r"\b(?:si|siempre que|a menos que|if|unless)\s(?:(?:no|se|el|la|the|antes)\s){0,3}(?:\w+\s)?$"
)


#: "Que se cumplan los acuerdos", "if the agreements are kept": asked for, and made long before.
_TO_BE_KEPT = re.compile(r"\b(?:cumpl(?:a|an|e|en|ir)|respet(?:e|en|ar))\s(?:con\s)?(?:el|los|sus?)\s$")


#: "Following a holiday truce, protests have resumed": of the feasts, and with nobody.
_OF_THE_FEASTS = re.compile(r"\b(?:holidays?|christmas|new year(?:'s)?|festive|seasonal)\s$")


def holds_not(before: str) -> bool:
    """Whether what stands before an agreement says that there is none, or that people act in spite of it."""
    rules = (_TRUCE_OVER, _NO_DEAL, _IN_SPITE, _IF, _TO_BE_KEPT, _OF_THE_FEASTS)
    return any(rule.search(before) for rule in rules)
