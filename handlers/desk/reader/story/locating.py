"""Where the road is shut that the sentence before named: "Bloquean la vía. El punto está en …" is one point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.story.crowding import without_counts
from handlers.desk.reader.story.points import Point, akin
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.where.landmarks import MINES

#: "El bloqueo es en el sector …": where the road is shut that the sentence before named.
_IS_AT = re.compile(
    r"\W*(?:(?:el|la|los|las|este|esta|the|this)\s(?:\w+\s)?(?:bloqueos?|medidas?(?: de \w+)?|protestas?|piquetes?|cierres?|"
    r"puntos?|interrupcion|manifestantes|blockades?|roadblocks?|pickets?|protesters|points?)\s)?(?:es|son|"
    r"se (?:da|ubica|registra|"
    r"encuentra|produce|realiza|localiza|concentra|ubican|encuentran|registran|concentran)|esta|estan|is|are)\s"
    r"(?:ubicad\w+ |localizad\w+ |apostad\w+ |located )?(?:en|a la altura|at|in|near|entre|between)\b"
)


def locate(trail: Trail, told: Told, made: list[Point]) -> None:
    """Give the first of several places the road of the sentence before, which named it alone and is no point then."""
    if not made or len(trail.last) != 1 or _IS_AT.match(told.sentence.plain) is None:
        return
    (road,) = trail.last
    near = (road.block, road.told[-1].sentence.number + 1) == (told.sentence.block, told.sentence.number)
    bare = road.own_road and not (road.km or road.venue or road.clearing or road.listed)
    if not near or not bare or made[0].kinds != road.kinds or made[0].km:
        return
    if road.path and not akin([road], made[0].path):
        return
    made[0].road, made[0].own_road = road.road, True
    made[0].told += [without_counts(t) for t in road.told]
    trail.points = [point for point in trail.points if point is not road]


def without_mines(tolds: Sequence[Told]) -> list[Told]:
    """The sentences, a mine no place where the text names another: "residents of Mara block the way to Las Bambas"."""
    if not any(m.weight and m.name not in MINES for told in tolds for m in told.mentions):
        return list(tolds)
    return [
        replace(told, mentions=tuple(m for m in told.mentions if m.name not in MINES))
        if any(m.name in MINES for m in told.mentions)
        else told
        for told in tolds
    ]
