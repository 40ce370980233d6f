"""The points of a sentence, one at each of its places, each with the road and the spot that are its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.judging import Ground
from handlers.desk.reader.story.crowding import of_each
from handlers.desk.reader.story.occurrences import Occurrence
from handlers.desk.reader.story.points import Point, at_its_kilometre, settle_kind
from handlers.desk.reader.story.samepeople import their_place
from handlers.desk.reader.story.sites import Path, Site, beside, of_this, sites
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.where.nesting import departments_of, shared_with
from handlers.desk.reader.where.roadnames import RoadMention
from handlers.desk.reader.where.routes import along, in_its_provinces
from storage.model import Kind

#: "La misma vía", "los piquetes se ubican en …": the road is that of the sentence before.
_THE_ROAD = re.compile(
    r"\b(?:(?:la misma|esta|esa|dicha|the same|this) (?:via|carretera|ruta|pista|road|highway)|"
    r"(?:los|the) (?:piquetes|bloqueos|puntos|blockades|roadblocks)(?: \w+){0,3} (?:ubica|encuentra|esta|registra|son|"
    r"are)\w*)\b"
)
_EXIT = re.compile(r"(?:salida|exit)\b", re.IGNORECASE)
#: "Puntos de la vía Costanera, como el Boquerón y …": what follows is on that road.
_OF_ROAD = re.compile(
    r"\s?(?:,\s(?:como|entre ell[oa]s|a la altura|en)|:|como|such as|in|at|en|a la altura)\s"
)


def points_of(trail: Trail, one: Occurrence, around: Sequence[tuple[str, ...]]) -> list[Point]:
    """A point at each place of a sentence, or at those that a field above it names."""
    told = one.told
    places = sites(told, one.paths, one.spots, one.found)
    above = trail.places_above(told) if places == [Site()] else []
    places = [Site(path) for path in above] or places
    shared = of_each(told, [site.path for site in places]) if len(places) > 1 else None
    made: list[Point] = []
    for site in places:
        point = _started(trail, one, site, [other for other in places if other is not site], around)
        if above:
            point.road, point.astray = next((r for r in told.roads if along(r, site.path)), None), False
            point.own_road, point.ground = point.road is not None, Ground.CARRIED
        if not one.said:
            _follow(trail, one, point)
        point.kinds = trail.kinds_of(told) if one.found or not told.generic else []
        if site.row and shared is not None and Kind.BLOCKADE in point.kinds and Kind.MARCH in point.kinds[:2]:
            point.kinds = [Kind.BLOCKADE]  # "Se movilizaron, bloqueando el óvalo A y la avenida B"
        point.clearing = told.clearing
        at_its_kilometre(point)
        point.told = [shared] if shared is not None else point.told
        settle_kind(point, told)
        shut = point.road is None and point.kinds[:1] == [Kind.BLOCKADE]
        if shut and one.near and _THE_ROAD.search(told.sentence.plain):
            point.road, point.carried = trail.last[0].road, True
        made.append(point)
    return made


def _started(
    trail: Trail, one: Occurrence, site: Site, others: Sequence[Site], around: Sequence[tuple[str, ...]]
) -> Point:
    """A point at its place, with its spot, and with a road if that passes there."""
    told, path = one.told, site.path
    # "Trujillo, El Porvenir y La Esperanza": of those of that name the ones beside each other.
    rivals = beside(told, [other.path[0] for other in others if other.path] + [*site.rival[:1]])
    point = trail.point(told, path, [*around, *shared_with(path[:1], rivals)])
    point.beside = departments_of(rivals)
    if site.row:
        _take_row(point, site, several=bool(others))
    elif site.road is not None:
        point.road, point.own_road, point.listed = site.road, True, True
        point.sector = point.sector if path else None
    elif others and not of_this(told, point.sector, path):
        point.sector = None
    if site.road is not None and not along(site.road, point.path):
        point.path, point.own_path = (), False
    point.venue, point.rival = site.venue or point.venue, site.rival
    if others and path and point.road is not None and not along(point.road, path):
        _off_its_road(point, point.road, told, path, [other.path for other in others if other.path])
    return point


def _take_row(point: Point, site: Site, *, several: bool) -> None:
    """Give a point of a row the spot and the road that stand beside its place."""
    point.venue, point.sector = site.venue, site.sector
    point.ground = Ground.NEAR if site.near else point.ground
    point.listed = point.listed or several
    if not site.roadless:
        point.road, point.own_road = site.road, site.road is not None
    point.borrowed = site.near and site.sector is not None
    if site.near and site.venue and _EXIT.match(site.venue):
        point.road, point.own_road = None, False  # An exit leads out on a road of its own


def _off_its_road(point: Point, road: RoadMention, told: Told, path: Path, others: Sequence[Path]) -> None:
    """Of a point whose road does not pass its place: that is another of the name, or the point has no road."""
    strays = any(along(road, other) for other in others)
    point.ground = Ground.NEAR if strays else point.ground
    point.astray = (
        strays
        and road.start < path[0].start
        and all(len(region.code) == 6 for claim, region in path[0].bearers if claim < 2)
    )
    listed = _OF_ROAD.match(told.sentence.plain, road.end) and in_its_provinces(road, path)
    if not point.astray and not listed:
        point.road, point.own_road = None, False  # "Between Juliaca and Puno, as well as in Tacna"


def _follow(trail: Trail, one: Occurrence, point: Point) -> None:
    """Give a point of a sentence that names no place what was told just before it: the spot, the road, the people's town."""
    if trail.last and trail.last[-1].block == one.told.sentence.block:
        before = point.before = trail.last[-1]
        point.square = point.square or before.square
        if one.told.clearing is not None and point.road is None:
            point.road = before.road
        if point.path == before.path and len(trail.last) == 1:
            point.venue = point.venue or before.venue
    if one.found[:1] == [Kind.STRIKE]:
        point.path = trail.context.path or their_place(trail, one.told)
