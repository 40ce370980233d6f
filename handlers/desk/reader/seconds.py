"""What the people of a sentence do besides, which is an event of its own: "acatan un paro y bloquean el puente"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.asides import behind
from handlers.desk.reader.judging import Ground
from handlers.desk.reader.kinds import Hit
from handlers.desk.reader.points import Point
from handlers.desk.reader.telling import Told
from handlers.desk.reader.verbwords import words
from handlers.desk.reader.verbs import Tense, verbs_in
from storage.model import Kind

#: What is done with a strike by those who are on it.
_STRIKES = words(
    "acatar cumplir iniciar comenzar empezar realizar sostener llevar llegar entrar reiniciar reanudar retomar "
    "continuar seguir arrancar plegar sumar paralizar convocar begin start hold observe stage join enter resume launch"
)
_SIDE = 60  # letters between a strike and its verb


def with_seconds(points: Sequence[Point]) -> list[Point]:
    """The points, each with what its sentence tells of besides as a point of its own behind it."""
    found: list[Point] = []
    done: set[int] = set()
    struck = any(p.kinds[:1] == [Kind.STRIKE] for p in points)
    for point in points:
        found.append(point)
        told = point.told[0]
        if id(told.sentence) in done or point.clearing is not None:
            continue
        done.add(id(told.sentence))
        if not struck and (strike := _strike(point, told)) is not None:
            found.append(strike)
            struck = True
    return found


def _strike(point: Point, told: Told) -> Point | None:
    """The strike that a sentence tells of beside what those on it do."""
    if not point.kinds or point.kinds[0] is Kind.STRIKE:
        return None
    flat = told.sentence.plain
    mine = [h for h in told.hits if h.kind is Kind.STRIKE and not behind(flat, h)]
    hit = next((h for h in mine if _carried(told, h)), None)
    if hit is None:
        return None
    return _beside(point, told, [Kind.STRIKE], hit)


def _carried(told: Told, hit: Hit) -> bool:
    """Whether a verb of a clause of its own says that the strike is held."""
    flat = told.sentence.plain
    for verb in verbs_in(flat, told.sentence.text):
        if verb.negated or verb.tense in (Tense.INFINITIVE, Tense.PARTICIPLE) or verb.lemma not in _STRIKES:
            continue
        if re.search(r"\b(?:que|quienes|who|which)\s(?:\w+\s)?$", flat[: verb.start]):
            continue
        between = flat[min(verb.end, hit.end) : max(verb.start, hit.start)]
        if (verb.start < hit.end and hit.start < verb.end) or (
            len(between) <= _SIDE and not re.search(r"[;.:,]", between)
        ):
            return True
    return False


def _beside(point: Point, told: Told, kinds: list[Kind], hit: Hit) -> Point:
    """The same people's other act: it shares the place and the people, not the road."""
    hits = tuple(h for h in told.hits if h.kind in kinds)
    return replace(
        point,
        told=[replace(told, hits=hits, states=(), kms=(), roads=())],
        kinds=kinds,
        km=None,
        road=None,
        own_road=False,
        sector=None,
        venue=None,
        square=None,
        soft=False,
        others=(),
        around=list(point.around),
        second=True,
    )
