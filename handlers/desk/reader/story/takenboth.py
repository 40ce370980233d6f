"""A house and a road taken in one breath, which are two events: "tomaron el coliseo y la salida a Hualgayoc"."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.desk.reader.figures.counts import Counts
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.what.actwords import Thing, things
from storage.model import Kind

_THE = r"(?:el|la|los|las|the)"
_TAKES = re.compile(
    r"\b(?:(?:tom|ocup|cop)(?:aron|an|o|ado|aran?|ar|ando)|seized|occupied|took over|have taken|has taken|taken over)\s"
    rf"{_THE}\s(?P<first>(?!(?:calles|armas)\b)[a-z][^.,;:]{{2,40}}?)\s(?:y|and)\s(?:tambien\s)?{_THE}\s"
    r"(?P<second>[a-z][^.,;:]{2,40}?)"
    r"(?=\s*(?:$|[.,;:()])|\s(?:en|in|at|desde|hoy|ayer|anoche|manana|esta|a las|y|and|por|para|exig\w+|since|today|this)\b)"
)


def taken_both(point: Point, told: Told) -> Point | None:
    """The road taken in the same breath as the house of a point, or the house beside its road; each has its own spot."""
    if point.told[0] is not told or point.kinds[:1] not in ([Kind.OCCUPATION], [Kind.BLOCKADE]):
        return None
    match = _TAKES.search(told.sentence.plain)
    if match is None or point.clearing is not None or told.kms:
        return None
    spots = {_sort(match[name]): told.written(match, name) for name in ("first", "second")}
    if len(spots) != 2 or None in spots:
        return None
    hits = tuple(hit for hit in told.hits if hit.kind in (Kind.OCCUPATION, Kind.BLOCKADE))
    if not hits:
        return None
    mine = point.kinds[0]
    other = Kind.BLOCKADE if mine is Kind.OCCUPATION else Kind.OCCUPATION
    kept = tuple(hit for hit in told.hits if hit.kind is not other)
    point.kinds, point.venue = [mine], spots[mine]
    point.told[0] = replace(told, hits=kept or hits, states=() if mine is Kind.OCCUPATION else told.states)
    own = replace(told, hits=(replace(hits[0], kind=other),), counts=Counts(), states=())
    second = point.besides(own, other)
    second.venue = spots[other]
    return second


def _sort(named: str) -> Kind | None:
    """What is done to it by whoever takes it, by its noun: a house is occupied, a road blocked."""
    noun = things(named.split()[0])
    if Thing.ROAD in noun:
        return Kind.BLOCKADE
    return Kind.OCCUPATION if Thing.BUILDING in noun else None
