"""Where one breath says of two places that one is shut and the other free: "Juli sigue cerrado, Ilave ya abrieron"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_JOINT = re.compile(
    r"(?P<cut>[,;]\s(?:(?:pero|y|but|and|while|mientras que)\s)?|\s(?:pero|y|but|and|while|mientras que)\s)"
)
_SHUT = re.compile(
    r"\b(?:cerrad[oa]s?|bloquead[oa]s?|tomad[oa]s?|trancad[oa]s?|tapad[oa]s?|siguen con|no hay (?:pase|paso)|no dejan pasar|"
    r"cerraron|volvieron a cerrar|bloque(?:an|aron)|closed|shut|blocked)\b"
)
_FREE = re.compile(
    r"\b(?:libres?|abiert[oa]s?|abrieron|reabrieron|liberaron|despejaron|despejad[oa]s?|(?:ya|si) (?:hay|dan) (?:pase|paso)|"
    r"ya (?:estan )?(?:pasan|pasando|dejan pasar)|normal|expedit[oa]|open|clear|free|opened|reopened|cleared|passable)\b"
)
#: Of which no clause of this says its place: "pero el paso peatonal está libre".
_ROADS = (
    r"(?:el|la|los|las|un|una|ya|se|todo|toda|nadie|ahora|hoy|recien|luego|despues|solo|via|carretera|pista|paso|pase|carril|"
    r"transito|ruta|autopista|gente|the|road|one|lane|traffic|it|now|then|only|later|ahi|aca|alla|aqui|nos|me|estuvo|"
    r"esta|estaba|estaban|estan|sigue|fue|fueron|han|quedo|quedaron|quedan|sera|seran|que|was|were|is|are|has|have|vehiculos|carros|buses|camiones|motos|ambulancias|otra|otro|alterna|desvio)"
)
_STANDS = (
    r"(?:(?:ya|sigue|siguen|esta|estan|aun|todavia|continua|amanecio|quedo|se|is|are|still|now|has|been|again|remains?|la|lo|fue|"
    r"todo|also|tambien) ){0,4}"
)
_DOES = r"(?:liber|abr|reabr|cerr|bloque|despej|clos|block|open|clear)"
_OF_ITS_OWN = re.compile(
    rf"(?:(?:en|in|at)\s(?:(?:el|la|los|las|the)\s)?[a-z]{{3,}}(?:\s(?!y\b)[a-z]+){{0,3}}?|(?!{_ROADS}\b|{_DOES})[a-z]{{3,}}"
    rf"(?:\s(?!{_ROADS}\b|{_DOES})[a-z]{{2,}}){{0,2}}?)\s{_STANDS}(?P<state>[a-z ]{{4,26}})"
)
_STATE_FIRST = re.compile(
    r"(?:(?:ya|la|lo|se|sigue|siguen|volvieron a|todavia|aun) ){0,3}(?P<state>\w+) (?:\w+ ){0,3}?(?:en|in|at) "
    r"(?!la\b|el\b)[a-z]{3,}"
)
#: "… and the 34A at Urcos is blocked", "y la de Chala está bloqueada": a road of another place, and how it is.
_ELSEWHERE = re.compile(
    r"(?!(?:it|they|todo|todos|ya|no|nadie|se)\b)(?=(?:[\w-]+\s){0,6}?(?:en|at|near|in|de|of|to|hacia|bridge|puente|ovalo|"
    r"exit|salida|peaje)\b)(?:[\w-]+\s){2,8}?(?:is|are|esta|estan|sigue|siguen|permanece|permanecen|continua|continuan|quedo|"
    r"quedaron|amanecio|remains?)\s(?P<state>[a-z ]{4,26})"
)
_FARTHEST = 160  # letters of a message that says no more


def opposed(flat: str) -> tuple[int, int] | None:
    """Where the second of two places begins whose state is not that of the first, None where there is none."""
    if len(flat) > _FARTHEST or not (_SHUT.search(flat) and _FREE.search(flat)):
        return None
    for joint in _JOINT.finditer(flat):
        before = flat[: joint.start()]
        was = _SHUT.search(before) is not None, _FREE.search(before) is not None
        if was[0] is not was[1] and any(state is was[1] for state in _states(flat, joint.end("cut"))):
            return joint.start("cut"), joint.end("cut")
    return None


def _states(flat: str, at: int) -> Iterator[bool]:
    """Whether what stands there is shut, else free, as far as it says so of a place of its own."""
    for pattern in (_OF_ITS_OWN, _STATE_FIRST, _ELSEWHERE):
        if (match := pattern.match(flat, at)) is None:
            continue
        begin = match.start("state")
        for shut, words in ((True, _SHUT), (False, _FREE)):
            state = words.search(flat, at, begin + 30)
            if state is not None and state.start() <= begin + 12:
                yield shut
