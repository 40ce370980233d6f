"""How a story turns: what is shut again by now, or is said once more to be free."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.story.points import akin
from handlers.desk.reader.story.telling import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.what.limits import GOES_ON, bounds_said, for_hours
from handlers.desk.reader.what.traffic import passable
from handlers.desk.reader.where.mentions import Mention
from storage.model import Kind, TrafficState

#: What is told of besides, at another place or by others.
ELSEWHERE = re.compile(
    r"\b(?:otr[oa]s?|tambien|asimismo|igualmente|ademas|similar\w*|mientras tanto|en tanto|por otro lado|por su parte|"
    r"another|also|meanwhile|other|elsewhere|likewise)\b"
)
_AGAIN = re.compile(
    r"\b(?:v(?:olvi|uelv)\w+ a|nuevamente|otra vez|de nuevo|retom\w+|reanud\w+|reinici\w+|again|resumed|re-?block\w*)\b"
)


def _free(trail: Trail) -> bool:
    """Whether all that was just told of are roads set free."""
    return all(p.clearing is not None and p.clearing.kind is None for p in trail.last)


def shut_again(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether a road that was just told to be free is shut again by now: "Horas después volvieron a bloquearla"."""
    if not trail.last or not _free(trail) or not trail.near(told) or told.clearing or told.ahead or told.kms:
        return False
    shut = any(hit.kind is Kind.BLOCKADE and not hit.frame for hit in told.hits)
    if not shut or not _AGAIN.search(told.sentence.plain) or told.sentence.bullet or told.venue:
        return False
    if not all(akin([point], path) for point in trail.last for path in paths):
        return False
    for point in trail.last:
        point.clearing, point.kinds = None, [Kind.BLOCKADE]
        point.told = [replace(t, moments=(), hits=(), clearing=None, states=()) for t in point.told]
    trail.add(told)
    return True


_INCLUDES = re.compile(
    r"\W*(?:(?:la|el|esta|este|dicha|dicho|the|this|it)\s?)(?:medida|protesta|jornada|paro|huelga|paralizacion|movilizacion|"
    r"accion|strike|protest|action|measure|plan)?\b[^.;]{0,120}?\b(?:comprend|inclu|contempl|consider|consist|"
    r"implic|abarc|involv|compris)\w*\s"
)


#: "Que interrumpirá el desplazamiento hacia Lambayeque": who cannot travel, and where to.
_TRAVEL = re.compile(r"\b(?:desplazamiento|transito|circulacion|viajes?|paso|pase|traffic|travel)\b[^.;]*")


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
    if not trail.last or not _free(trail) or not trail.near(told) or told.clearing or told.kms or paths:
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


def over_again(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it says of roads just told to be free that they are: "Los accesos quedaron expeditos"."""
    over = told.clearing
    same = over is not None and over.kind is None
    if (
        not same
        or not _free(trail)
        or paths
        or told.kms
        or told.roads
        or told.venue
        or told.square
        or told.hits
    ):
        return False
    if ELSEWHERE.search(told.sentence.plain):
        return False
    trail.add(told)
    return True
