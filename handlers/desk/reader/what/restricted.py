"""Where but some get through, or all but now and then, in a driver's few words: "solo motos", "abren cada dos horas"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.desk.reader.what.limits import HOURS, ONLY, TURNS, URGENT, WHOM, Limit, whose
from storage.model import TrafficState

_NOT = r"(?:no|ni|nadie|tampoco|not|nobody|can't|cannot|won't|don't)"
#: That one gets through, or that it is opened.
_GOES = (
    r"(?:(?:se )?(?:puede[n]? )?(?:pas(?:an?|ar|ando)|cruz(?:an?|ar)|circul(?:an?|ar)|transit(?:an?|ar))|"
    r"dej(?:an?|ando|aron|aban) pasar|(?:hay|dan?|dando|con|permiten(?: el)?|solo|nomas) (?:pases?|paso)|pases?|paso|"
    r"ab(?:ren?|riendo|rieron|ierto)|liberan|libre|"
    r"get(?:s|ting)? through|(?:can )?(?:pass(?:es|ing)?|cross(?:es|ing)?)|(?:are )?(?:let|allowed) (?:through|past)|"
    r"let(?:s|ting)? (?:\w+ ){1,3}?(?:through|pass|past)|open(?:s|ing|ed)?|passage|way through)"
)
_GOING = re.compile(rf"\b(?<!no )(?<!ni )(?<!not )(?<!nadie )(?<!no se )(?<!no hay ){_GOES}\b")
_NOBODY = re.compile(rf"\b{_NOT} (?:\w+ ){{0,2}}?{_GOES}\b")
_OTHERS = (
    rf"(?:{WHOM}|(?:los|la gente|personas|l[oa]s vecin[oa]s) (?:del?|que son de) (?:la |el )?(?:pueblo|lugar|barrio|zona|"
    r"sitio|sector|comunidad))"
)
_ONLY = re.compile(ONLY)
_FEW = re.compile(
    rf"{ONLY} (?:(?:{_GOES}|al?|los|las|el|la|para|de|en|se|permit\w+|for|the) ){{0,4}}?(?P<few>{_OTHERS})|"
    rf"\b(?P<some>{_OTHERS})(?: pasan)? (?:nomas|nada mas|solamente|only)\b"
)
#: What is sold as well as carried: "solo gas en Ilave" tells of no road.
_GOODS = re.compile(
    r"^(?:alimentos|food|combustible|fuel|gas|viveres|perecibles|perishable\w*|medicin\w+|medicamentos|oxigeno|oxygen|"
    r"turistas?|tourists?|mujeres|ninos|residentes?|residents|vecinos|locals|lugarenos|pasajeros|passengers)"
)
_THESE = re.compile(rf"\b{_OTHERS}")
#: Where the heavy ones pass, all do; these pass where others do not.
_LIGHT = (
    rf"(?:{URGENT}|(?:los )?(?:motos?|motocicletas|mototaxis|bicicletas|autos|colectivos|taxis|combis|camionetas|"
    r"(?:(?:vehiculos|carros|unidades) )?(?:menores|livianos|ligeros|pequenos|particulares|chicos|chiquitos)|"
    r"(?:small|light|private|smaller) (?:cars|vehicles)|cars|motorbikes|motorcycles|bicycles))\b"
)
_LIGHT_GO = re.compile(
    rf"\b(?<!no )(?<!ni )(?<!not )(?<!no se ){_GOES} (?:(?:a|para|los|las|de|si) ){{0,3}}(?P<behind>{_LIGHT})|"
    rf"\b(?P<before>{_LIGHT}) (?:si )?(?:pueden )?{_GOES}\b"
)
#: "Buses no pasan", "no dejan pasar camiones".
_BARRED = re.compile(
    rf"\b{_OTHERS} (?:(?:que |ya |si )?no(?: {_GOES})?|can't(?: {_GOES})?|cannot(?: {_GOES})?)\b|"
    rf"\b(?:no|not|can't) (?:\w+ ){{0,2}}?{_GOES} (?:(?:a|para|los|las|for) ){{0,2}}{_OTHERS}\b"
)
#: "Ni motos pasan", "not even ambulances": nobody does.
_NOT_EVEN = re.compile(rf"\b(?:ni|ni siquiera|not even) (?:(?:a|para|las?|los?|por|the) ){{0,2}}{_OTHERS}")
#: "De noche abren", but not "de noche abrieron".
_AT_NIGHT = re.compile(r"\b(?:de (?:noche|madrugada)|at night(?: only)?)\b")
_DID = re.compile(r"\b(?:\w+(?:aron|ieron)|opened|let)\b")
#: Now and then, or one after the other.
_NOW_AND_THEN = (
    TURNS,
    HOURS,
    re.compile(
        r"\b(?:(?:un|uno|una) (?:por|a) (?:un[oa]?)|de (?:a|en) (?:un[oa]?(?: en un[oa]?)?|poc[oa]s|poquit[oa]s|"
        r"(?:\d+|dos|tres|cinco|diez) en (?:\d+|dos|tres|cinco|diez))|por tandas|por grupos|"
        r"(?:en|por) las (?:noches|madrugadas)|(?<!hace )un (?:rato|ratito|momento|ratico)|"
        r"(?:between|from) \d{1,2}(?::\d\d)? ?(?:[ap]m )?(?:and|to|till|until) \d{1,2}(?::\d\d)?(?: ?[ap]m)?|"
        r"(?:de|desde|entre) (?:las? )?\d{1,2}(?::\d\d)? ?(?:[ap]m )?(?:a|y|hasta) (?:las? )?\d{1,2}(?::\d\d)?(?: ?[ap]m)?|"
        r"cada (?:cierto|\w+) (?:tiempo|rato|h|hrs?|min|horas?|minutos?)|cada hora|"
        r"every (?:\w+ )?(?:hours?|minutes?|hrs?|h)|one by one|one at a time)\b"
    ),
)
_AND_SHUT = re.compile(
    r"\s(?:y|e|luego|and|then) (?:(?:luego|despues|vuelven a|again|they|it) )*(?:cierran|cerrar|close)\b"
)
#: How much of the road.
_PART = re.compile(
    r"\b(?:(?:por )?(?:un|una|solo|one|a single)(?: sol[oa])? (?:carril|lado|sentido|costado|lane|side)|media (?:via|pista|"
    r"calzada|carretera)|half (?:of )?the road|parcial(?:mente)?|partial(?:ly)?|restringid[oa]s?|restricted|intermitente|"
    r"(?:pase|paso) (?:parcial|controlado|alternado|intermitente|restringido))\b"
)
_SHUT_BESIDE = re.compile(r"\b(?:cerrad|bloquead|tomad|trancad|bloqueo|closed|blocked|block)\w*")
#: "Restringido o cerrado": which of the two is asked.
_OR_SHUT = re.compile(
    r"\b(?:o|u|or) (?:cerrad|bloquead|interrumpid|closed|blocked|shut|interrupted)|"
    r"\b(?:cerrad[oa]|bloquead[oa]|interrumpid[oa]|closed|blocked|shut|interrupted) (?:o|u|or) "
)
#: "No solo motos": all do.
_NOT_ONLY = re.compile(r"\b(?:no|not|ya no) (?:es )?(?:solo|solamente|only)\b")
_AS_WELL = re.compile(rf"\b{_OTHERS} (?:si|can|yes|do)\b|\b(?:pero|but) {_OTHERS}")


@dataclass(frozen=True, slots=True)
class Restricted:
    """That a road is shut for most, or for most of the time; `states` are those that its words may mean."""

    states: tuple[TrafficState, ...]
    spans: tuple[tuple[int, int], ...]  # the words that say so


def restricted(flat: str) -> Restricted | None:
    """What a few words say of who gets through, when, or on which lane; None where all or nobody do."""
    if _NOT_ONLY.search(flat):
        return None
    if _NOT_EVEN.search(flat):
        return _of((TrafficState.INTERRUPTED,), flat, _NOT_EVEN, _NOBODY, _GOING, _SHUT_BESIDE)
    few = [match["few"] or match["some"] for match in _FEW.finditer(flat)]
    light = [match["behind"] or match["before"] for match in _LIGHT_GO.finditer(flat)]
    if light or (few and (_GOING.search(flat) or not any(map(_GOODS.search, few)))):
        urgent = all(whose(one) is Limit.URGENT for one in [*few, *light])
        state = TrafficState.INTERRUPTED if urgent else TrafficState.RESTRICTED
        return _of((state,), flat, _FEW, _LIGHT_GO, _BARRED, _THESE, _GOING, _NOBODY, _SHUT_BESIDE)
    if _BARRED.search(flat):
        both = (TrafficState.INTERRUPTED, TrafficState.RESTRICTED)
        return _of(both[1:] if _AS_WELL.search(flat) else both, flat, _BARRED, _THESE, _GOING)
    times = _NOW_AND_THEN if _DID.search(flat) else (*_NOW_AND_THEN, _AT_NIGHT)
    goes = _GOING.search(flat) is not None or _ONLY.search(flat) is not None
    if goes and any(words.search(flat) for words in times):
        return _of((TrafficState.RESTRICTED,), flat, *times, _GOING, _AND_SHUT)
    if _PART.search(flat) and not _OR_SHUT.search(flat):
        return _of((TrafficState.RESTRICTED,), flat, _PART, _GOING, _SHUT_BESIDE)
    return None


def _of(states: tuple[TrafficState, ...], flat: str, *said: re.Pattern[str]) -> Restricted:
    """These states, with where the words stand that say so."""
    return Restricted(
        states, tuple(sorted({match.span() for words in said for match in words.finditer(flat)}))
    )
