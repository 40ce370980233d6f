"""What the record knows along a way: what blocks it, what is near it, where nobody reported, and how else to go."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.model import Event, EventFacts, EventState, Kind, TrafficState, Verification
from storage.network import Network
from storage.paths import Leg, Path
from storage.regions import distance_km
from storage.road import Post
from storage.whereabouts import Whereabouts

#: What lies so near to the line between two posts may be on the road: the line is no more exact than that.
BESIDE_KM = 6.0
#: The same in degrees and a little more, to look no closer at what is far.
_MARGIN = 0.07
#: A stretch of which the desk recorded nothing for so long counts as unknown.
SILENT_AFTER = timedelta(hours=24)
#: An other way is offered up to so many times the length of the usual one, or so many km more.
_LONGER, _FURTHER_KM = 2.5, 400.0
#: Two ways that share more than this part of their length are one.
_ALIKE = 0.7
#: What a cut counts for, in km, where every way has one.
_CUT_COSTS = 500.0


@dataclass(frozen=True, slots=True)
class Point:
    """An event on the way, `at` kilometres after its beginning; `exact` is False where its kilometre is not known."""

    event: Event
    at: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the way of which the desk recorded nothing since then (None: never), with the road if it is one."""

    first: Post
    last: Post
    since: datetime | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Corridor:
    """A way with what is on it in travelling order, what is near it, and what concerns all around it."""

    path: Path
    points: tuple[Point, ...]
    near: tuple[Event, ...] = ()
    around: tuple[Event, ...] = ()

    @property
    def cuts(self) -> tuple[Event, ...]:
        """What closes it."""
        return tuple(p.event for p in self.points if effect(p.event.facts) is TrafficState.INTERRUPTED)

    @property
    def restrictions(self) -> tuple[Event, ...]:
        """What slows it down."""
        return tuple(p.event for p in self.points if effect(p.event.facts) is TrafficState.RESTRICTED)


def effect(facts: EventFacts) -> TrafficState | None:
    """What an event does to the traffic now, None for nothing that is known."""
    if facts.state is not EventState.ACTIVE or facts.verification is Verification.DENIED:
        return None
    if facts.traffic_state is not None:
        return facts.traffic_state if facts.traffic_state is not TrafficState.NORMAL else None
    return TrafficState.INTERRUPTED if facts.kind is Kind.BLOCKADE else None


def corridor(path: Path, events: Iterable[Event], whereabouts: Whereabouts) -> Corridor:
    """Sort what is going on by where it lies from a way."""
    points, near, around = [], [], []
    provinces = {district[:4] for district in path.districts}
    for event in events:
        facts = event.facts
        if (at := _offset(path, facts, whereabouts.roads(facts))) is not None:
            points.append(Point(event, at, facts.km_from is not None))
        elif _beside(path, facts, whereabouts):
            near.append(event)
        elif (
            facts.region is not None
            and len(facts.region) < 6
            and facts.kind in (Kind.BLOCKADE, Kind.STRIKE)
            and any(province.startswith(facts.region) for province in provinces)
        ):
            around.append(event)
    points.sort(key=lambda point: (point.at, point.event.id))
    near.sort(key=lambda event: (effect(event.facts) is None, -event.id))
    around.sort(key=lambda event: (effect(event.facts) is None, -len(event.facts.region or ""), -event.id))
    return Corridor(path, tuple(points), tuple(near), tuple(around))


def on_way(path: Path, events: Iterable[Event], whereabouts: Whereabouts) -> Corridor:
    """Only what is on a way: the quick look at one that is merely mentioned."""
    found = [
        Point(event, at, event.facts.km_from is not None)
        for event in events
        if (at := _offset(path, event.facts, whereabouts.roads(event.facts))) is not None
    ]
    return Corridor(path, tuple(sorted(found, key=lambda point: (point.at, point.event.id))))


def touches(path: Path, facts: EventFacts, whereabouts: Whereabouts) -> bool:
    """Whether an event, whatever its state, is on a way, or stops traffic somewhere in a district that it passes."""
    if _offset(path, facts, whereabouts.roads(facts)) is not None:
        return True
    stops = facts.kind is Kind.BLOCKADE or facts.traffic_state is not None
    return stops and not facts.road and facts.region in path.districts


def _offset(path: Path, facts: EventFacts, keys: frozenset[str]) -> float | None:
    """How many kilometres after the beginning of a way an event on one of these roads comes first."""
    if keys.isdisjoint(path.keys):
        return None
    so_far = 0.0
    for leg in path.legs:
        if leg.road.key in keys and (within := _within(leg, facts)) is not None:
            return so_far + within
        so_far += leg.length
    return None


def _within(leg: Leg, facts: EventFacts) -> float | None:
    """How far along a leg an event of its road lies, None if it does not lie on it."""
    if facts.km_from is not None:
        if leg.km_from is None or leg.km_to is None:
            return None
        low, high = sorted((leg.km_from, leg.km_to))
        first, last = sorted((facts.km_from, facts.km_to if facts.km_to is not None else facts.km_from))
        if last < low or first > high:
            return None
        met = first if leg.km_from <= leg.km_to else last
        return abs(min(max(met, low), high) - leg.km_from)
    if facts.region is None or len(facts.region) < 4:
        return None
    if leg.first.district.startswith(facts.region):
        return 0.0
    return leg.length if leg.last.district.startswith(facts.region) else None


def _beside(path: Path, facts: EventFacts, whereabouts: Whereabouts) -> bool:
    """Whether an event that no kilometre puts on a way is in a district that it passes, or close to its line."""
    if facts.region is not None and len(facts.region) == 6 and facts.region in path.districts:
        return True
    spot = whereabouts.of(facts)
    if spot is None:
        return False
    south, west, north, east = path.box
    if not (
        south - _MARGIN <= spot.latitude <= north + _MARGIN
        and west - _MARGIN <= spot.longitude <= east + _MARGIN
    ):
        return False
    return any(_is_beside(spot.latitude, spot.longitude, leg.first, leg.last) for leg in path.legs)


def _is_beside(latitude: float, longitude: float, first: Post, last: Post) -> bool:
    north, south = latitude + _MARGIN, latitude - _MARGIN
    east, west = longitude + _MARGIN, longitude - _MARGIN
    if (
        (first.latitude > north and last.latitude > north)
        or (first.latitude < south and last.latitude < south)
        or (first.longitude > east and last.longitude > east)
        or (first.longitude < west and last.longitude < west)
    ):
        return False
    return _aside(latitude, longitude, first, last) <= BESIDE_KM


def _aside(latitude: float, longitude: float, first: Post, last: Post) -> float:
    """How far a position is from the line between two posts, in km; flat, which is exact enough over a leg."""
    scale = math.cos(math.radians(latitude))
    ax, ay = (first.longitude - longitude) * scale, first.latitude - latitude
    bx, by = (last.longitude - longitude) * scale, last.latitude - latitude
    dx, dy = bx - ax, by - ay
    share = 0.0 if not (dx or dy) else min(1.0, max(0.0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
    x, y = ax + share * dx, ay + share * dy
    return distance_km(latitude, longitude, latitude + y, longitude + x / scale)


def silent(path: Path, updated: Mapping[str, datetime], now: datetime) -> tuple[Stretch, ...]:
    """The parts of a way of which the desk recorded nothing for a day; `updated` says when last, by province."""
    runs: list[list[Leg]] = []
    going = False
    for leg in path.legs:
        times = [updated.get(post.district[:4]) for post in (leg.first, leg.last)]
        if any(time is not None and now - time <= SILENT_AFTER for time in times):
            going = False
            continue
        runs[-1:] = [[*runs[-1], leg]] if going else [*runs[-1:], [leg]]
        going = True
    found = []
    for run in runs:
        known = [t for leg in run for p in (leg.first, leg.last) if (t := updated.get(p.district[:4]))]
        found.append(
            Stretch(run[0].first, run[-1].last, max(known, default=None), len(run) == len(path.legs))
        )
    return tuple(found)


def cut_legs(
    events: Iterable[Event], whereabouts: Whereabouts, network: Network
) -> frozenset[tuple[str, str, str]]:
    """The legs of the whole network that something closes now."""
    return frozenset(
        leg.key
        for event in events
        if effect(event.facts) is TrafficState.INTERRUPTED
        for road in whereabouts.roads(event.facts)
        for leg in network.legs(road)
        if _within(leg, event.facts) is not None
    )


def other_ways(
    path: Path, cut: frozenset[tuple[str, str, str]], network: Network, *, limit: int = 2
) -> tuple[Path, ...]:
    """The next best ways that avoid what is cut, the best first; where none does, the one with the fewest cuts."""
    start, end = path.legs[0].start, path.legs[-1].end
    used: set[tuple[str, str, str]] = set()
    found: list[Path] = []

    def around(leg: Leg) -> float | None:
        return None if leg.key in cut else leg.cost * (3.0 if leg.key in used else 1.0)

    def through(leg: Leg) -> float:
        return leg.cost + (_CUT_COSTS if leg.key in cut else 0.0)

    for cost in (*(around for _ in range(limit)), through):
        if cost is through and found:
            break
        way = network.path(start, end, cost)
        if way is None or way.length > max(path.length * _LONGER, path.length + _FURTHER_KM):
            continue
        used |= {leg.key for leg in way.legs}
        if all(_shared(way, other) <= _ALIKE for other in (path, *found)) or (
            cost is around and not found and way.legs != path.legs
        ):
            found.append(way)
    return tuple(found)


def _shared(one: Path, other: Path) -> float:
    keys = {leg.key for leg in other.legs}
    return sum(leg.length for leg in one.legs if leg.key in keys) / (one.length or 1.0)
