"""A protest that a sentence names but by a noun, so that its verbs must say whether it still goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.what.kinds import Hit

_NOUN = re.compile(
    r"(?:bloqueos?|piquetes?|paros?|huelgas?|paralizaci?on(?:es)?|tomas? del?|ocupacion|cierres?|interrupcion|"
    r"barricad\w+|tranqueras?|plan?ton(?:es)?|vigilias?|movilizaci?on(?:es)?|caravanas?|pasacalles?|road ?blocks?|"
    r"blockades?|barricades?|strikes?|walkouts?|(?:work )?stoppages?|sit[- ]?ins?|vigils?|procession)\b"
)
_VERB = re.compile(r"\w+ó\b")
#: A verb that says it stands now, that it began, or that somebody keeps it.
_NOW = re.compile(
    r"\b(?:hay|esta[n]?|ha[n]?|sigue[n]?|siguen|continua\w*|continu\w*|mantien\w*|mantuv\w*|permanec\w*|persist\w*|"
    r"prosigu\w*|amanec\w*|cumpl\w*|lleva[n]?|aun|todavia|hasta (?:ahora|el momento)|indefinid\w*|indefinite\w*|"
    r"se (?:registr|report|realiz|desarroll|produ[cj]|present|cumpl|viv|acat|inici|instal|intensific|extend|radicaliz)\w*|"
    r"inici\w+|comenz\w+|empez\w+|arranc\w+|reinici\w+|retom\w+|reanud\w+|instal\w+|coloc\w+|levantaron barric\w+|"
    r"acat\w+|sum(?:o|an|aron)|adher\w+|pleg\w+|unieron|radicaliz\w+|intensific\w+|"
    r"is|are|has|have|still|remain\w*|continu\w*|ongoing|began|begun|start\w*|launched|resumed|joined|set up|went on|"
    r"go on|entered|put up|erected|staged?|staging|held|holding|since|desde|hoy|today|now|ahora|"
    r"\w{3,}ing|\w{3,}(?:ando|iendo))\b"
)
#: "…, que continúa".
_WHICH_STANDS = re.compile(
    r",\s(?:que|el cual|la cual|which|that)\s(?:\w+\s){0,2}?(?:sigue|continu|mantien|permanec|persist|cumpl|lleva|esta|"
    r"remain|is|has)\w*"
)
#: Whoever speaks of it tells nothing of its state.
_SPEECH = (
    r"(?:inform|report|indic|senal|dij|anunci|precis|confirm|registr|declar|advirt|advert|alert|manifest|sostuv|"
    r"explic|asegur|afirm|agreg|coment|detall|public|difund|verific|identific|exig|reclam|demand|said|told|warned|"
    r"added|confirmed|reported|announced|pid)\w*"
)
_SPEAKS = re.compile(_SPEECH)
_SPOKEN_OF = re.compile(rf"\b(?:fue|fueron|was|were)\s(?:\w+\s)?{_SPEECH}")
_PAST = re.compile(r"(?<!\w)[a-záéíóúñ]{2,}ó(?!\w)")
_PAST_PLAIN = re.compile(
    r"\b(?:\w{2,}(?:aron|ieron|eron)|\w{3,}(?:aba|aban)|fue|fueron|era|eran|hubo|habia[n]?|"
    r"was|were|had|left|lost|cost|caused|ended|kept|made|took|met|forced|hurt|hit|\w{3,}[^e\W]ed)\b"
)
_EDGE = re.compile(r"[.;:]\s|,\s|\b(?:mientras|while|aunque|although)\b")


def told_as_past(flat: str, text: str, hits: Sequence[Hit]) -> bool:
    """Whether a sentence names its protest only by nouns whose clause has a verb of the past and none of now.

    "El bloqueo en Urcos dejó a cien turistas sin tren" does not say whether the road is free by now; a line without
    any verb ("Bloqueo en Ilave, PE-3S km 1410") tells of now, and so does what somebody keeps or began.
    """
    if not hits or not all(_NOUN.match(flat, hit.start, hit.end) for hit in hits):
        return False
    if any(_VERB.match(text, hit.start) for hit in hits):
        return False  # "Bloqueó un carril"
    edges = [0, *(m.start() for m in _EDGE.finditer(flat)), len(flat)]
    for hit in hits:
        start = max(e for e in edges if e <= hit.start)
        end = min(e for e in edges if e >= hit.end)
        clause = flat[start:end]
        if _NOW.search(clause) or _WHICH_STANDS.match(flat, end):
            return False
        if not _past(clause, text[start:end]):
            return False
    return True


def _past(clause: str, written: str) -> bool:
    clause = _SPOKEN_OF.sub(lambda match: " " * len(match[0]), clause)  # "A roadblock was reported"
    verbs = [m[0] for m in _PAST_PLAIN.finditer(clause)]
    verbs += [clause[m.start() : m.end()] for m in _PAST.finditer(written)]
    return any(not _SPEAKS.match(verb) for verb in verbs)
