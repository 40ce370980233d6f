"""Where a position is: which district, or outside of Peru; and which way and how far something lies from it.

No outlines of districts are known, only those of the departments and where the chief towns and the posts of the roads
are: the nearest one decides, and near a border of departments the outline.
"""

from __future__ import annotations

import enum
import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from storage.model import EventFacts, Precision
from storage.regions import Gazetteer, Level, Region, distance_km
from storage.road import Lies, Road
from storage.roads import Roads

#: So near to a known place, an outline thinned out to a kilometre says nothing against it.
_AT_PLACE_KM = 5.0
#: Places of events that are looked up once.
_REMEMBERED = 4096
Ring = tuple[tuple[float, float], ...]


class Wind(enum.StrEnum):
    """The eight directions."""

    NORTH = "north"
    NORTHEAST = "northeast"
    EAST = "east"
    SOUTHEAST = "southeast"
    SOUTH = "south"
    SOUTHWEST = "southwest"
    WEST = "west"
    NORTHWEST = "northwest"


@dataclass(frozen=True, slots=True)
class Spot:
    """A position in degrees; `approximate` unless somebody measured it there."""

    latitude: float
    longitude: float
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A department's outline: rings of (longitude, latitude), and the box around them."""

    code: str
    rings: tuple[Ring, ...]
    west: float
    south: float
    east: float
    north: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a position lies inside."""
        if not (self.south <= latitude <= self.north and self.west <= longitude <= self.east):
            return False
        return sum(_crosses(ring, latitude, longitude) for ring in self.rings) % 2 == 1


class Stated(NamedTuple):
    """What an event states of where it is."""

    region: str | None
    road: str | None
    road_name: str | None
    km_from: float | None
    latitude: float | None
    longitude: float | None
    precision: Precision | None


class Whereabouts:
    """Turns positions into districts, and events into positions."""

    def __init__(self, regions: Gazetteer, roads: Roads, outlines: Iterable[Outline]) -> None:
        """Know the places and posts, and the outlines of the departments."""
        self._regions = regions
        self._roads = roads
        self._outlines = tuple(outlines)
        places = {
            (region.latitude, region.longitude, region.code)
            for region in regions
            if region.level == Level.DISTRICT and region.latitude is not None and region.longitude is not None
        }
        posts = {(post.latitude, post.longitude, post.district) for road in roads for post in road.posts}
        self._places = sorted(places | posts, key=lambda place: place[2])
        self._placed = lru_cache(_REMEMBERED)(self._place)

    @classmethod
    def load(cls, regions: Gazetteer, roads: Roads) -> Whereabouts:
        """With the outlines that ship with Chaski."""
        return cls(regions, roads, outlines())

    def department(self, latitude: float, longitude: float) -> str | None:
        """The code of the department whose outline a position lies in, None outside of all."""
        return next((o.code for o in self._outlines if o.holds(latitude, longitude)), None)

    def at(self, latitude: float, longitude: float) -> Region | None:
        """The district that a position most likely is in, None outside of Peru."""
        places = [(distance_km(latitude, longitude, lat, lon), code) for lat, lon, code in self._places]
        away, nearest = min(places)
        inside = self.department(latitude, longitude)
        if inside is None and away > _AT_PLACE_KM:
            return None
        # Lima's outline holds the city, its region and nothing of Callao.
        if inside is not None and away > _AT_PLACE_KM and not nearest.startswith(inside):
            nearest = min((place for place in places if place[1].startswith(inside)), default=(0, nearest))[1]
        return self._regions.get(nearest)

    def of(self, facts: EventFacts) -> Spot | None:
        """Where an event is: as stated, by its kilometre, or its district's chief town; None if none is known."""
        return self._placed(_whereof(facts))[0]

    def roads(self, facts: EventFacts) -> frozenset[str]:
        """The keys of the road, or of the counts of it, that an event is on; see `roads_of`."""
        return self._placed(_whereof(facts))[1]

    def _place(self, stated: Stated) -> tuple[Spot | None, frozenset[str]]:
        facts = EventFacts(**stated._asdict())
        roads = roads_of(facts, self._roads)
        return self._spot(facts, roads), frozenset(road.key for road in roads)

    def _spot(self, facts: EventFacts, roads: Iterable[Road]) -> Spot | None:
        if facts.latitude is not None and facts.longitude is not None:
            exact = facts.precision in (Precision.EXACT, None)
            return Spot(facts.latitude, facts.longitude, not exact)
        if facts.km_from is not None:
            for road in roads:
                if (position := road.position(facts.km_from)) is not None:
                    return Spot(position.latitude, position.longitude, True)
        if facts.region is None or len(facts.region) < 6 or facts.region not in self._regions:
            return None
        region = self._regions.get(facts.region)
        if region.latitude is not None and region.longitude is not None:
            return Spot(region.latitude, region.longitude, True)
        return next((Spot(lat, lon, True) for lat, lon, code in self._places if code == facts.region), None)


def _whereof(facts: EventFacts) -> Stated:
    return Stated(
        facts.region,
        facts.road,
        facts.road_name,
        facts.km_from,
        facts.latitude,
        facts.longitude,
        facts.precision,
    )


def roads_of(facts: EventFacts, roads: Roads) -> tuple[Road, ...]:
    """The road, or the counts of it, that an event is on; none where road, kilometre and region disagree."""
    found = roads.coded(facts.road) if facts.road else ()
    if not found and (name := facts.road_name or facts.road):
        found = roads.named(name)
    if facts.region is None or not found:
        return found
    if facts.km_from is None:
        return tuple(r for r in found if any(p.district.startswith(facts.region) for p in r.posts))
    lies = {road.key: road.lies_in(facts.km_from, facts.region).lies for road in found}
    sure = tuple(road for road in found if lies[road.key] is Lies.YES)
    return sure or tuple(road for road in found if lies[road.key] is Lies.UNKNOWN)


def outlines() -> tuple[Outline, ...]:
    """The outlines of the departments that ship with Chaski."""
    text = (resources.files("storage") / "data" / "departments.geojson").read_text(encoding="utf-8")
    found = []
    for feature in json.loads(text)["features"]:
        rings = tuple(
            tuple((x, y) for x, y in ring)
            for polygon in feature["geometry"]["coordinates"]
            for ring in polygon
        )
        xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
        found.append(Outline(feature["properties"]["code"], rings, min(xs), min(ys), max(xs), max(ys)))
    return tuple(found)


def direction(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> Wind:
    """Which way the second position lies from the first."""
    a, b = math.radians(latitude), math.radians(to_latitude)
    east = math.radians(to_longitude - longitude)
    x = math.sin(east) * math.cos(b)
    y = math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(east)
    return tuple(Wind)[round(math.degrees(math.atan2(x, y)) / 45) % 8]


def _crosses(ring: Ring, latitude: float, longitude: float) -> int:
    """How many sides of a ring a line from the position to the east crosses."""
    count = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > latitude) != (y2 > latitude) and longitude < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1):
            count += 1
    return count
