"""How a story turns: what is shut again by now, or is said once more to be free."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.story.points import Point, akin
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.what.limits import GOES_ON, bounds_said, for_hours
from handlers.desk.reader.what.passing import SHUT_BY_NOW
from handlers.desk.reader.what.traffic import passable
from handlers.desk.reader.what.truces import truce_of_hours
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import contains
from storage.model import Kind, TrafficState

#: What is told of besides, at another place or by others.
ELSEWHERE = re.compile(
    r"\b(?:otr[oa]s?|tambien|asimismo|igualmente|ademas|similar\w*|mientras tanto|en tanto|por otro lado|por su parte|"
    r"another|also|meanwhile|other|elsewhere|likewise)\b"
)
AGAIN = re.compile(
    r"\b(?:v(?:olvi|uelv)\w+ a|nuevamente|otra vez|de nuevo|retom\w+|reanud\w+|reinici\w+|again|resumed|re-?block\w*)\b"
)
#: "Horas después retomaron la medida": what was lifted.
_RESUMED = re.compile(
    r"\b(?:retom|reanud|reinici)(?:o|aron|an|a)\s(?:la|las|su|sus|con la|con sus?)\s(?:medidas?|protestas?|acciones|"
    r"manifestaciones)\b"
)


_SHUTS = re.compile(r"\b(?:cerr|bloque|tranc|tap|cort)(?:aron|an|ad[oa]s?)\b|\b(?:closed|shut|blocked)\b")
#: "Anoche abrieron. Hoy cerraron".
_TODAY = re.compile(
    r"\W*(?:(?:y|pero|but|and) )?(?:hoy|ahora|esta (?:manana|tarde|madrugada)|recien|today|this morning|now)\b"
    r"(?! (?:no|not)\b)"
)


def all_free(trail: Trail) -> bool:
    """Whether all that was just told of are roads set free."""
    return all(p.clearing is not None and p.clearing.kind is None for p in trail.last)


def shut_again(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether a road that was just told to be free is shut again by now: "Horas después volvieron a bloquearla"."""
    if (
        not trail.last
        or not all_free(trail)
        or not trail.near(told)
        or told.clearing
        or told.ahead
        or told.kms
    ):
        return False
    shut = any(hit.kind is Kind.BLOCKADE and not hit.frame for hit in told.hits)
    flat = told.sentence.plain
    shut = shut or (not told.hits and any(words.search(flat) is not None for words in (_RESUMED, _SHUTS)))
    by_now = SHUT_BY_NOW.match(flat) is not None or (_TODAY.match(flat) is not None and _SHUTS.search(flat))
    again = by_now or (shut and AGAIN.search(told.sentence.plain) is not None)
    if not again or told.sentence.bullet or told.venue:
        return False
    if not all(akin([point], path) for point in trail.last for path in paths):
        return False
    for point in trail.last:
        point.clearing, point.kinds = None, [Kind.BLOCKADE]
        point.told = [replace(t, moments=(), hits=(), clearing=None, states=()) for t in point.told]
    trail.add(told)
    return True


#: "Bloquean la vía. Las movilizaciones se concentran en las provincias de Paita y Sechura": by another word.
_GATHER = re.compile(
    r"\W*(?:las|estas|dichas|the)\s(?:movilizaciones|manifestaciones|protestas|protests|demonstrations)\s(?:se\s)?"
    r"(?:concentra|registra|ubica|desarrolla|da|extiende|are)n?\b"
)


def as_blockades(trail: Trail, told: Told) -> Told:
    """The sentence as one of what people block, where it but says in which places those do who were just told of."""
    shut = trail.stands(Kind.BLOCKADE)
    only = bool(told.hits) and all(hit.kind is Kind.MARCH for hit in told.hits)
    if not (shut and only and trail.near(told) and _GATHER.match(told.sentence.plain)):
        return told
    return replace(told, hits=tuple(replace(hit, kind=Kind.BLOCKADE) for hit in told.hits))


_BEFORE = re.compile(
    r"\b(?:previamente|mas temprano|(?:horas|minutos) antes|(?:la|por la|en la|esta) (?:manana|madrugada)|madrugada|"
    r"primeras horas|desde (?:las?|tempran)|tempran\w+|antes|earlier|before|since)\b"
)
_IN_PROGRESS = re.compile(
    r"\b(?:sigue|continua|permanec|mantien|persist|todavia|aun|remain|still)\w*|"
    r"\b(?:bloquean|cierran|toman|impiden)\b"
)


def shut_before(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it tells how the road was shut before that was just told to be free: "Desde las 5 la bloquearon"."""
    flat = told.sentence.plain
    if not trail.last or not all_free(trail) or not trail.near(told) or told.clearing or told.ahead:
        return False
    shut = bool(told.hits) and all(hit.kind is Kind.BLOCKADE for hit in told.hits)
    if (
        not shut
        or not _BEFORE.search(flat)
        or _IN_PROGRESS.search(flat)
        or AGAIN.search(flat)
        or ELSEWHERE.search(flat)
    ):
        return False
    if told.sentence.bullet or told.sentence.block != trail.last[-1].block:
        return False
    gone = replace(told, hits=tuple(replace(h, frame=True) for h in told.hits), moments=(), states=())
    return narrows(trail, gone, paths)


_WAS_SHUT = re.compile(
    r"\b(?:fue|fueron|estuv\w+|permanecio|permanecieron|habia\w* sido|se (?:registr|produj|dio|inici|origin|concret)\w*|"
    r"was|were|had been|took place|began)\b"
)
_NOW = re.compile(r"\b(?:hoy|ahora|a esta hora|aun|todavia|sigue\w*|continua\w*|now|still|today)\b")


def _beside(point: Point, path: Sequence[Mention]) -> bool:
    """Whether a place lies in the province of a point: "La Oroya", and then "the district of Morococha"."""
    provinces = {code[:4] for m in point.path[:1] for code in m.codes}
    return akin([point], path) or any(code[:4] in provinces for code in path[0].codes)


def where_it_was(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it says where the road was shut that was just told to be free: "El bloqueo fue en el km 141"."""
    (point,), flat = trail.last, told.sentence.plain
    if not all_free(trail) or told.ahead or told.goes_on or AGAIN.search(flat) or _NOW.search(flat):
        return False
    shut = bool(told.hits) and all(hit.kind is Kind.BLOCKADE for hit in told.hits)
    if not shut or len(told.kms) > 1 or not _WAS_SHUT.search(flat) or told.sentence.bullet:
        return False
    known = point.road.roads if point.road else ()
    if any(road.roads and known and not set(road.roads) & set(known) for road in told.roads):
        return False
    if len(paths) > 1 or not all(_beside(point, path) for path in paths):
        return False
    if told.kms and point.km is not None and point.km.km_from != told.kms[0].km_from:
        return False
    point.km = point.km or next(iter(told.kms), None)
    if paths and not (point.path and contains(paths[0][0], point.path[0])):
        point.around += [m.codes for m in point.path]
        point.path, point.own_path = paths[0], True
    trail.add(replace(told, hits=(), states=(), kms=()))
    return True


_INCLUDES = re.compile(
    r"\W*(?:(?:la|el|esta|este|dicha|dicho|the|this|it)\s?)(?:medida|protesta|jornada|paro|huelga|paralizacion|movilizacion|"
    r"accion|strike|protest|action|measure|plan)?\b[^.;]{0,120}?\b(?:comprend|inclu|contempl|consider|consist|"
    r"implic|abarc|involv|compris)\w*\s"
)
#: "Que interrumpirá el desplazamiento hacia Lambayeque": who cannot travel, and where to.
_TRAVEL = re.compile(r"\b(?:desplazamiento|transito|circulacion|viajes?|paso|pase|traffic|travel)\b[^.;]*")


def truce_of_those(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether those who block a road let people through for some hours: "Dan una tregua de una hora cada cinco"."""
    shut = trail.stands(Kind.BLOCKADE)
    only = bool(told.hits) and all(hit.kind is Kind.AGREEMENT for hit in told.hits)
    if not (shut and only and trail.near(told)) or told.sentence.bullet or told.kms or paths:
        return False
    if not truce_of_hours(told.sentence.plain):
        return False
    trail.add(replace(told, hits=(), states=(TrafficState.RESTRICTED,)))
    return True


def as_planned(trail: Trail, told: Told) -> Told:
    """The sentence as one of what is to come, where it says of what a plan told of just before is made up.

    "Acatarán un paro el jueves. Esta medida comprende el bloqueo de la carretera."
    """
    plan = [t for p in trail.last for t in p.told if t.ahead]
    part = _INCLUDES.match(told.sentence.plain)
    if not plan or told.ahead or not told.hits or part is None or not trail.near(told):
        return told
    at = len(told.sentence.plain)
    days = [replace(w, start=at, end=at + 1) for w in plan[0].moments if not w.role]
    travel = next(
        (m.start() for m in _TRAVEL.finditer(told.sentence.plain) if m.start() > told.hits[0].end), at
    )
    return replace(
        told,
        ahead=True,
        states=(),
        moments=told.moments or tuple(days),
        mentions=tuple(m for m in told.mentions if m.start < travel),
    )


def bounded_after(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it says that a road just told to be free is so for some only: "El permiso es solo para los buses"."""
    if not trail.last or not all_free(trail) or not trail.near(told) or told.clearing or told.kms or paths:
        return False
    if any(hit.kind is not Kind.BLOCKADE for hit in told.hits):
        return False
    bounds = bounds_said(told.sentence.plain) & GOES_ON
    if not bounds or told.sentence.bullet:
        return False
    for point in trail.last:
        point.clearing, point.kinds = None, [Kind.BLOCKADE]
        point.told = [replace(t, clearing=None, states=()) for t in point.told]
    trail.add(replace(told, states=(passable(bounds),)))
    return True


def within_hours(trail: Trail, told: Told) -> Told:
    """The sentence as one of a road that some get through, where the one before says for how many hours it is opened.

    "They let buses pass for two hours. The road was opened at km 278."
    """
    over = told.clearing
    if over is None or over.kind is not None or over.limits or told.hits or not trail.near(told):
        return told
    shut = len(trail.last) == 1 and trail.last[0].kinds[:1] == [Kind.BLOCKADE] and not trail.last[0].clearing
    before = trail.last[-1].told[-1] if shut else told
    if TrafficState.RESTRICTED not in before.states or not for_hours(before.sentence.plain):
        return told
    hit = Hit(Kind.BLOCKADE, over.start, over.end)
    return replace(told, clearing=None, hits=(hit,), states=(TrafficState.RESTRICTED,))


def narrows(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it but says where on its road the one that was just told to be free lies, which then is known.

    "El pase por la Carretera Central volvió a la normalidad. Los vehículos podrán volver a pasar por el km 174."
    """
    if len(trail.last) != 1 or not all_free(trail) or any(not hit.frame for hit in told.hits) or told.square:
        return False
    point = trail.last[0]
    road = {one for m in told.roads for one in m.roads}
    same = point.road is not None and (bool(road & set(point.road.roads)) or not (road or told.clearing))
    if not same or len(told.kms) > 1 or (told.kms and point.km is not None) or len(paths) > 1:
        return False
    if ELSEWHERE.search(told.sentence.plain) or (paths and not akin([point], paths[0])):
        return False
    if told.kms:
        point.km = told.kms[0]
    if paths and not point.own_path:
        point.path, point.own_path = paths[0], True
    trail.add(replace(told, clearing=None))
    return True
