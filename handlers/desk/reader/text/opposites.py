"""Where one breath says of two places that one is shut and the other free: "Juli sigue cerrado, Ilave ya abrieron"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from handlers.desk.reader.what.passing import remark, states_in

_AGAINST = (
    r"(?:pero|y|e|en cambio|mientras(?: que| tanto)?|aunque|sin embargo|por su parte|"
    r"but|and|while|whereas|though|although|however|instead)"
)
_JOINT = re.compile(rf"[,;.]\s(?:{_AGAINST},?\s){{0,2}}|\s(?:/|//|\||-|–|—)\s|\s(?:{_AGAINST},?\s){{1,2}}")
#: What no place is called; who alone may pass opens none either.
NO_NAME = (
    r"(?:ahora|hoy|ayer|anoche|recien|luego|despues|solo|solamente|tod[oa]s?|nadie|nada|gente|vias?|carreteras?|pistas?|paso|"
    r"pases?|carril(?:es)?|transito|trafico|rutas?|autopista|roads?|lanes?|traffic|vehiculos?|carros?|buses|camion\w*|motos?|"
    r"ambulancias?|otr[oa]s?|noches?|manana|tarde|madrugada|mediodia|horas?|minutos?|momentos?|amb[oa]s|sentidos?|"
    r"ida|vuelta|emergencias?|casos?|partes?|tramos?|puntos?|algun[oa]s?|vari[oa]s?|ratos?|turnos?|peaton\w*|pie|paros?|"
    r"huelgas?|marchas?|planton|cada|unos|unas|cerca|nosotros|"
    r"ell[oa]s|fuerza|acuerdo|protestas?|policias?|pnp|manifestantes|pobladores|comuneros|vecinos|pueblo|sitio|lugar|zonas?|"
    r"bloqueo|again|then|moment|cars|trucks|hours|people|protesters|police|siguen?|continuan?|hay|ya|por|ella?s?|del?|que|"
    r"desde|hasta|con|sin|para|aun|todavia|estan?|cerro|cerra\w+|bloque\w+|abier\w+|abri\w+|libres?|normal|la|el|los|las|"
    r"the|there|still|now|only|they|all|both|one|it|se|no|ni|en|at|in|su|sus|esta|este|eso|esa|aqui|aca|alla|alli|ahi)\b"
)
_NO_NAMES = re.compile(NO_NAME)
_CAPITAL = re.compile(r"\b[A-ZÁÉÍÓÚÑ][\wáéíóúñ]{2,}")
#: In a text without capitals: "en juli", "la de juli", or what stands before its state, "juli ya abrieron".
_AT = re.compile(
    r"\b(?:en|por|hacia|in|at|near|de)\s(?:(?:el|la|los|las|the|puente|peaje|ovalo|cruce|km|salida|entrada|zona)\s){0,2}"
    rf"(?!{NO_NAME})[a-z]{{3,}}"
)
_SUBJECT = re.compile(rf"\W*(?:(?:el|la|puente|peaje|ovalo|cruce|salida)\s){{0,2}}(?!{NO_NAME})[a-z]{{3,}}\b")
_KM = re.compile(r"\bkm\.? ?\d")
_AT_FIRST = re.compile(r"\W*(?:en|por|hacia|in|at|near)\s")
#: "Pero hay pase por la ruta alterna de Juli": who takes it does not pass the place.
_BESIDE = re.compile(r"\b(?:altern\w+|desvios?|trochas?|peaton\w*|a pie|detours?|on foot|para ambulancias)\b")
#: "Falso que hayan bloqueado Checacupe, yo acabo de pasar", "¿está bloqueado o se puede pasar?": one thing.
_NOT_SO = re.compile(
    r"[?¿]|\b(?:fals[oa]s?|mentiras?|fake|no es (?:cierto|verdad)|desmient\w+|not true|untrue)\b"
)
_FARTHEST = 200  # letters of a message that says no more
#: "Ilave está normal pero hay marcha en Puno": people in the street elsewhere than where one gets through.
_CROWD = re.compile(
    r"\b(?:marchas?|plant(?:on|ones)|concentraci(?:on|ones)|movilizaci(?:on|ones)|protestas?|vigilias?|paros?|huelgas?|"
    r"march(?:es)?|protests?|rall(?:y|ies)|strikes?|sit-ins?)\b"
)
#: "Ilave cerrado Juli abierto": no mark between them.
_NEXT = re.compile(rf"\s(?:(?:en|por|in|at)\s)?(?!{NO_NAME}|{_AGAINST}\b)(?=[a-z]{{3,}})")


@dataclass(frozen=True)
class _Part:
    """What a piece of a message says: where its joint is, the place it names, if any, and how that is.

    `name` is where the place stands, `first` and `last` how it is: "shut", "free", "crowd", "" where nothing says so.
    """

    joint: tuple[int, int]
    end: int
    name: int | None
    state: int
    first: str
    last: str
    at: bool  # it begins with "en", "por"


_States = Sequence[tuple[int, int, str]]


def opposed(text: str, flat: str) -> tuple[int, int] | None:
    """Where the second of two places begins of which each is told how it is, None where there is none.

    Two that are shut, or free, are told apart where nothing else is said of either.
    """
    if len(flat) > _FARTHEST or _NOT_SO.search(flat):
        return None
    if (joint := _told_apart(flat)) is not None:
        return joint
    states = [(start, end, "shut" if shut else "free") for start, end, shut in states_in(flat)]
    if len(states) < 2 and not (states and states[0][2] == "free" and _CROWD.search(flat)):
        return None
    if all(state == "free" for *_, state in states):
        states = sorted([*states, *((*match.span(), "crowd") for match in _CROWD.finditer(flat))])
    return _turn(flat, _parts(text, flat, states))


def _told_apart(flat: str) -> tuple[int, int] | None:
    """The first joint at which a remark on one place ends and one on another begins."""
    joints = [match.span() for match in _JOINT.finditer(flat)]
    ends = [*(start for start, _ in joints), len(flat)]
    for number, (start, end) in enumerate(joints):
        if remark(flat[:start], protests=True) is None:
            continue
        following = (remark(flat[end:stop], protests=True) for stop in ends[number + 1 :])
        # "No hay pase, solo a pie, en Camaná …": what names nobody up to the next joint is of the first
        if any(right is not None and right.named[0] < ends[number + 1] - end for right in following):
            return start, end
    return None


def _turn(flat: str, parts: Sequence[_Part]) -> tuple[int, int] | None:
    named, was, waiting = False, "", None
    for part in parts:
        if not part.first:
            # "Chala libre, Ilave, Juli y Pomata cerrados": the names may be the next one's.
            if part.name is not None and was and waiting is None:
                waiting = part
            named = named or part.name is not None
            continue
        if named and was and (joint := _between(flat, was, waiting, part)) is not None:
            return joint
        named, was, waiting = named or part.name is not None, part.last, None
    return None


def _between(flat: str, was: str, waiting: _Part | None, part: _Part) -> tuple[int, int] | None:
    """Where this piece parts from what stands before it and the names that are `waiting` between, None where it does not."""
    before, own = flat[: part.joint[0]], flat[part.joint[1] : part.end]
    if part.first == was:
        alone = waiting is None and part.name is not None
        return part.joint if alone and remark(before) is not None and remark(own) is not None else None
    if "crowd" in (was, part.first) and remark(own if was == "crowd" else before) is None:
        return None  # "Levantaron el paro, los carros circulan": one thing
    if part.name is None:
        return waiting.joint if waiting is not None and waiting.at else None
    listed = waiting is not None and part.name < part.state and not part.at
    return waiting.joint if waiting is not None and listed else part.joint


def _parts(text: str, flat: str, states: _States) -> list[_Part]:
    capitals = len(_CAPITAL.findall(text[1:])) > 0 and text.upper() != text
    inside = [match.span() for match in _JOINT.finditer(flat)]
    joints = [(0, 0), *inside, (len(flat), len(flat))]
    for (_, begin), (end, _) in pairwise(list(joints)):
        joints += _unmarked(text, flat, begin, end, states, capitals)
    joints.sort()
    found = []
    for joint, following in pairwise(joints):
        begin, end = joint[1], following[0]
        own = [state for state in states if begin <= state[0] < end]
        found.append(
            _Part(
                joint,
                end,
                _name(text, flat, begin, end, own, capitals),
                own[0][0] if own else end,
                own[0][2] if own else "",
                own[-1][2] if own else "",
                _AT_FIRST.match(flat, begin, end) is not None,
            )
        )
    return found


def _unmarked(
    text: str, flat: str, begin: int, end: int, states: _States, capitals: bool
) -> Iterator[tuple[int, int]]:
    """The joints without a mark, behind a state whose place stands before it: "Ilave cerrado Juli abierto"."""
    own = [state for state in states if begin <= state[0] < end and state[2] != "crowd"]
    for (_, done, _), (then, _, _) in pairwise(own):
        follows = _NEXT.match(flat, done)
        if follows is None or follows.end() >= then or (capitals and not text[follows.end()].isupper()):
            continue
        if _name(text, flat, begin, done, own, capitals) is not None:
            yield done, done + 1
            begin = done + 1


def _name(text: str, flat: str, begin: int, end: int, states: _States, capitals: bool) -> int | None:
    """Where a piece names a place, as far as its letters tell."""
    if _BESIDE.search(flat, begin, end):
        return None
    if (kilometre := _KM.search(flat, begin, end)) is not None:
        return kilometre.start()
    if capitals:
        names = (m.start() for m in _CAPITAL.finditer(text, begin, end))
        told = [(start, done) for start, done, _ in states]
        return next(
            (n for n in names if not _NO_NAMES.match(flat, n) and not any(a <= n < b for a, b in told)), None
        )
    if (place := _AT.search(flat, begin, end)) is not None:
        return place.start()
    subject = _SUBJECT.match(flat, begin, end) if states else None
    return subject.start() if subject is not None and subject.end() <= states[0][0] else None
