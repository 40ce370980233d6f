"""Which places of a sentence are its kilometres', and which are points of their own beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.desk.reader.story.kmloci import common_place, own_places, road_of
from handlers.desk.reader.story.rows import Item, grouped
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.where.kilometres import KmMention
from handlers.desk.reader.where.mentions import Mention
from storage.road import Lies

_Path = tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Allotted:
    """What the places of a sentence are to its kilometres."""

    owned: list[_Path]  # of each kilometre its own, if any
    items: list[Item]  # and what it is in its row
    common: _Path  # the place of those that have none of their own
    paths: list[_Path]  # all places but those of points of their own
    aside: list[Item]  # the points of their own, without a kilometre


def allotted(told: Told, paths: list[_Path]) -> Allotted:
    """The places of a sentence, dealt out to its kilometres."""
    row = grouped(told)
    owned, aside = own_places(told, paths), _without_km(told, row)
    if _theirs(told, aside):
        owned, paths, aside = _one_by_one(told, aside), _without(paths, aside), []
    if len(told.kms) > 1:
        # "Km 163, sector La Arena, y 177, sector Huamachuco, en La Libertad": each with its own.
        owned = _by_row(told, [item for item in row if item.sector or item.venue], owned)
    also = bool(aside) and _told_besides(told, aside)
    if aside and (also or len(aside) < len(row)):
        # "En el km 48 (La Joya) y en Chala": what has no kilometre is a point of its own.
        owned, paths = _by_row(told, row, owned), _without(paths, aside)
    else:
        aside = []
    taken = {m.start for path in (*owned, *((i.path for i in aside) if also else ())) for m in path}
    free = [path for path in paths if path[0].start not in taken]
    common = free[0] if len(free) == 1 else () if free else common_place(told, taken)
    items = {item.km.start: item for item in row if item.km is not None}
    return Allotted(owned, [items.get(km.start, Item()) for km in told.kms], common, paths, aside)


def _without_km(told: Told, row: Sequence[Item]) -> list[Item]:
    """Those of a row that have no kilometre and stand in no kilometre's brackets."""
    return [
        item
        for item in row
        if item.km is None
        and (item.venue if not item.path else item.path[0].weight > 1)
        and not any(
            km.bracket and item.path and km.bracket[0] <= item.path[0].start < km.bracket[1]
            for km in told.kms
        )
    ]


def _by_row(told: Told, row: Sequence[Item], owned: Sequence[_Path]) -> list[_Path]:
    """The kilometres' own places, of those that stand in a row the ones that they have there."""
    return [
        next((tuple(item.path) for item in row if item.km is km), own)
        for km, own in zip(told.kms, owned, strict=True)
    ]


def _without(paths: Sequence[_Path], aside: Sequence[Item]) -> list[_Path]:
    """The places but those of these items."""
    elsewhere = {m.start for item in aside for m in item.path}
    return [path for path in paths if path[0].start not in elsewhere]


#: "A la altura de los kilómetros 540 y 525, en los sectores de Chao y San José": their names, one by one.
_THEIR = re.compile(
    r"[,.]?\s(?:en|por|que (?:corresponden?|comprenden?)(?: a)?)\s(?:los|las)\s(?:sectores|zonas|tramos|localidades|"
    r"distritos)\s(?:(?:de|del|denominad[oa]s|conocid[oa]s como|la|el)\s)*"
)


def _theirs(told: Told, aside: Sequence[Item]) -> bool:
    """Whether the places behind several kilometres are their names, one by one."""
    end = max(km.end for km in told.kms)
    if len(told.kms) < 2 or len(aside) != len(told.kms) or any(not i.path or i.span[0] < end for i in aside):
        return False
    return _THEIR.fullmatch(told.sentence.plain[end : min(i.path[0].start for i in aside)]) is not None


def _one_by_one(told: Told, aside: Sequence[Item]) -> list[_Path]:
    """The places of several kilometres, where each may lie in its own; else they are told in another order."""
    named = [tuple(item.path) for item in aside]
    fit = all(_fits(told, km, own) for km, own in zip(told.kms, named, strict=True))
    return named if fit else [() for _ in told.kms]


_BESIDES = re.compile(
    r"\b(?:asi como|ademas del?|al igual que|junto con|as well as|along with)\s(?:(?:tambien|en)\s)?"
    r"(?:(?:las|los|el|la|the)\s)?(?:\w+\s(?:de|al?|hacia|to|of)\s)?(?:(?:los|las|el|la|the)\s)?(?:\w+\s)?(?:de\s|of\s)?$"
)


def _told_besides(told: Told, aside: Sequence[Item]) -> bool:
    """Whether places follow the kilometres as points of their own: "…, así como las salidas de A y B"."""
    first, end = min(item.span[0] for item in aside), max(km.end for km in told.kms)
    return first > end and _BESIDES.search(told.sentence.plain[end:first]) is not None


def _fits(told: Told, km: KmMention, place: _Path) -> bool:
    """Whether a kilometre of its road may lie in a place."""
    road = road_of(told, km)
    if road is None or len(road.roads) != 1 or km.km_from is None:
        return True
    return any(road.roads[0].lies_in(km.km_from, code).lies is not Lies.NO for code in place[0].codes)
