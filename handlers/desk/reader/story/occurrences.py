"""What happens as one sentence tells it: of which kinds, and which of its places and spots say where."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.desk.reader.story.sites import Path, of_its_ends, speaks
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.what import kinds
from handlers.desk.reader.where.venues import spots_in
from storage.model import Kind


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What one sentence tells of, where it says that to be, and how it stands to what was told before."""

    told: Told
    found: list[Kind]
    paths: list[Path]
    spots: list[str]
    said: bool  # it says itself where it is
    near: bool  # it may tell more of the last points
    framed: bool  # its words for it are but the ground of something else


def occurrence(trail: Trail, told: Told, paths: list[Path]) -> Occurrence:
    """What a sentence tells of, with those of its places and spots at which it is."""
    spots, (begin, end) = spots_in(told.sentence)
    if any(told.sentence.text[m.start : m.end] in spots for m in told.mentions) or told.asked_for(begin):
        spots, begin, end = [], 0, 0  # Puente Piedra is a district
    if _but_aside(trail, told, paths):
        paths = []
    # "En Puno, las salidas a Juliaca y Moquegua" are where they are, and not where they lead.
    outside = (tuple(m for m in path if not begin <= m.start < end) for path in paths)
    paths = [path for path in outside if path]
    found = kinds.ranked(list(told.hits))
    said = bool(paths) or told.square is not None or (told.country and Kind.STRIKE in found)
    framed = bool(told.hits) and all(h.frame for h in told.hits)
    return Occurrence(told, found, paths, spots, said, trail.near(told), framed)


def _but_aside(trail: Trail, told: Told, paths: list[Path]) -> bool:
    """Whether a sentence names its places for another thing: homes, an office that speaks, the ends of a road."""
    if not paths or trail.only_homes(told, paths):
        return True
    if told.roads and all(speaks(told, path) for path in paths):
        return True  # "… con tránsito normal, informa la comisaría de Talavera": who says so sits there
    return of_its_ends(told, paths)  # "La vía que une Ilave y Desaguadero, en El Collao y Chucuito" is one
