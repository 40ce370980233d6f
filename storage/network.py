"""The road network: which roads meet where, and the way from one place to another along them.

A place where several roads have a post of the same name and position is a crossing. The lengths come from kilometre
posts; where a post has none they are taken from the distance over the ground, and are approximate.
"""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from storage.naming import fold
from storage.paths import Leg, Path, Stop
from storage.regions import distance_km
from storage.road import Post, Road
from storage.roads import Roads

#: A road in the mountains is about so much longer than the straight line between two of its places.
WINDING = 1.3
#: Posts of two roads with one name are one place up to here.
_SAME_PLACE_KM = 10.0
#: Who drives far prefers the surfaced trunk roads: what a kilometre of the others counts for, from memory.
_SLOW = {
    **dict.fromkeys(("PE-3SF", "PE-3SG", "PE-3SY", "PE-30B", "PE-26B", "PE-28D", "PE-24A", "PE-38"), 1.7),
    **dict.fromkeys(("PE-28B", "PE-24", "PE-20A", "PE-18", "PE-26", "PE-38A", "PE-5NA", "PE-08B"), 1.4),
    **dict.fromkeys(("PE-10A", "PE-14", "PE-12", "PE-06A", "PE-34G", "PE-34J", "PE-34H", "PE-1SD"), 1.2),
}
#: Parts of one road as bad as that, between two kilometres: over La Unión, from the Cañón del Pato to Huamachuco, over
#: Chota; over Puerto Bermúdez.
_SLOW_PARTS = {
    "PE-3N": ((235.0, 500.0, 1.5), (648.0, 1098.0, 1.7), (1270.0, 1576.0, 1.5)),
    "PE-5N#centro": ((19.0, 330.0, 1.6),),
}
#: Roads that begin between two posts of another, and what lies between: (road, place, road, place, km).
_TIES = (
    ("PE-28B", "Quinua", "PE-3S", "Ayacucho", 32.0),
    ("PE-20A", "Lima (Carabayllo)", "PE-1N", "Lima (Santa Anita)", 28.0),
    ("PE-20A", "Lima (Carabayllo)", "PE-1N", "Puente Piedra", 7.0),
)


class Network:
    """Every road and crossing that is known."""

    def __init__(self, roads: Roads) -> None:
        """Join these roads where they share a place."""
        self.roads = roads
        self._nodes: list[list[Post]] = []
        self._at: dict[tuple[str, int], int] = {}
        by_name: dict[str, list[int]] = defaultdict(list)
        for road in roads:
            for index, post in enumerate(road.posts):
                node = next((n for n in by_name[fold(post.place)] if self._is_at(n, post)), None)
                if node is None:
                    node = len(self._nodes)
                    self._nodes.append([])
                    by_name[fold(post.place)].append(node)
                self._nodes[node].append(post)
                self._at[road.key, index] = node
        self._legs: dict[int, list[Leg]] = defaultdict(list)
        self._by_road: dict[str, list[Leg]] = defaultdict(list)
        for road in roads:
            self._join(road)
        self._tie()
        self.stops = self._stops()
        self._keys = {stop.key: stop for stop in self.stops}
        self._at_node = {stop.node: stop for stop in self.stops}
        self._names: dict[str, list[Stop]] = defaultdict(list)
        for stop in self.stops:
            whole = self._nodes[stop.node][0].place
            for name in {fold(whole), fold(bare(whole))}:
                self._names[name].append(stop)

    @classmethod
    def load(cls) -> Network:
        """The network of the roads that ship with Chaski."""
        return cls(Roads.load())

    def _is_at(self, node: int, post: Post) -> bool:
        other = self._nodes[node][0]
        return (
            distance_km(other.latitude, other.longitude, post.latitude, post.longitude) <= _SAME_PLACE_KM
            and post.shown is not None
        )

    def _join(self, road: Road) -> None:
        kms = estimated_kms(road.posts)
        for index, (first, last) in enumerate(pairwise(road.posts)):
            km_from, km_to = kms[index], kms[index + 1]
            ground = distance_km(first.latitude, first.longitude, last.latitude, last.longitude)
            known = km_from is not None and km_to is not None
            length = abs(km_to - km_from) if known else ground * WINDING  # type: ignore[operator]
            start, end = self._at[road.key, index], self._at[road.key, index + 1]
            cost = length * _slowness(road, km_from, km_to)
            self._add(
                Leg(
                    road,
                    start,
                    end,
                    first,
                    last,
                    km_from if known else None,
                    km_to if known else None,
                    length,
                    cost,
                )
            )

    def _tie(self) -> None:
        roads = {road.key: road for road in self.roads}
        for key, place, other, there, km in _TIES:
            if key not in roads or other not in roads:
                continue
            first, last = roads[key].at(place), roads[other].at(there)
            if first is None or last is None:
                continue
            start = self._at[key, roads[key].posts.index(first)]
            end = self._at[other, roads[other].posts.index(last)]
            self._add(Leg(roads[key], start, end, first, last, None, None, km, km * _SLOW.get(key, 1.0)))

    def _add(self, leg: Leg) -> None:
        self._by_road[leg.road.key].append(leg)
        self._legs[leg.start].append(leg)
        self._legs[leg.end].append(leg.reversed())

    def _stops(self) -> tuple[Stop, ...]:
        shown = [(node, posts[0]) for node, posts in enumerate(self._nodes) if posts[0].shown]
        bearers: dict[str, int] = defaultdict(int)
        for _, post in shown:
            bearers[bare(post.place)] += 1
        return tuple(
            Stop(
                f"{post.district}{re.sub(r'[^a-z]', '', fold(post.place))[:6]}",
                bare(post.place) if bearers[bare(post.place)] == 1 else post.place,
                post.district,
                node,
            )
            for node, post in shown
        )

    def legs(self, road: str) -> Sequence[Leg]:
        """The legs of a road, or of one count of it, by its key; each in one direction."""
        return self._by_road.get(road, ())

    def post(self, node: int) -> Post:
        """Where a node is."""
        return self._nodes[node][0]

    def stop_at(self, node: int) -> Stop:
        """The place of a node, as the roads name it; KeyError for a bare post."""
        return self._at_node[node]

    def keyed(self, key: str) -> Stop | None:
        """The place that a button or a link means."""
        return self._keys.get(key)

    def named(self, name: str) -> tuple[Stop, ...]:
        """The places on the network that bear this name, with or without what stands in brackets."""
        return tuple(self._names.get(fold(name), ()))

    def near(self, latitude: float, longitude: float) -> tuple[Stop, float]:
        """The place on the network nearest to a position, and how far it is in km."""
        nearest = min(self.stops, key=lambda stop: self.away(stop, latitude, longitude))
        return nearest, self.away(nearest, latitude, longitude)

    def away(self, stop: Stop, latitude: float | None, longitude: float | None) -> float:
        """How far a place is from a position, in km over the ground; 0 where the position is not known."""
        post = self.post(stop.node)
        if latitude is None or longitude is None:
            return 0.0
        return distance_km(latitude, longitude, post.latitude, post.longitude)

    def path(self, start: int, end: int, cost: Callable[[Leg], float | None] | None = None) -> Path | None:
        """The cheapest way, None where the known roads do not join the two; a leg whose cost is None is not taken."""
        best = {start: 0.0}
        came: dict[int, Leg] = {}
        waiting = [(0.0, start)]
        while waiting:
            so_far, node = heapq.heappop(waiting)
            if node == end:
                break
            if so_far > best[node]:
                continue
            for leg in self._legs[node]:
                price = leg.cost if cost is None else cost(leg)
                if price is None:
                    continue
                total = so_far + price
                if total < best.get(leg.end, float("inf")):
                    best[leg.end] = total
                    came[leg.end] = leg
                    heapq.heappush(waiting, (total, leg.end))
        if end not in best:
            return None
        legs: list[Leg] = []
        while end != start:
            legs.append(came[end])
            end = came[end].start
        return Path(tuple(reversed(legs)))


def bare(place: str) -> str:
    """A place's name without what stands in brackets: "Lima (Santa Anita)" is "Lima"."""
    return re.sub(r"\s*\(.*\)", "", place)


def estimated_kms(posts: Iterable[Post]) -> list[float | None]:
    """The posts' kilometres; between two known ones by the distance over the ground, None outside of them."""
    listed = list(posts)
    kms = [post.km for post in listed]
    known = [index for index, km in enumerate(kms) if km is not None]
    for before, after in pairwise(known):
        steps = [
            distance_km(a.latitude, a.longitude, b.latitude, b.longitude)
            for a, b in zip(listed[before:after], listed[before + 1 : after + 1], strict=True)
        ]
        first, last, so_far = kms[before], kms[after], 0.0
        assert first is not None and last is not None
        for index, step in zip(range(before + 1, after), steps, strict=False):
            so_far += step
            kms[index] = round(first + (last - first) * so_far / (sum(steps) or 1.0), 1)
    return kms


def _slowness(road: Road, km_from: float | None, km_to: float | None) -> float:
    for low, high, factor in _SLOW_PARTS.get(road.key, ()):
        if km_from is not None and km_to is not None and low <= min(km_from, km_to) < high:
            return factor
    return _SLOW.get(road.key, 1.0)
