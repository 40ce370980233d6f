"""A way along the roads: its legs and places in travelling order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from storage.road import Post, Road


@dataclass(frozen=True, slots=True)
class Leg:
    """A road from one place to the next, in the direction of travel; km as on the posts, None where unknown.

    `start` and `end` number the nodes of the network, `length` is in kilometres.
    """

    road: Road
    start: int
    end: int
    first: Post
    last: Post
    km_from: float | None
    km_to: float | None
    length: float
    cost: float

    @property
    def key(self) -> tuple[str, str, str]:
        """The same for both directions."""
        low, high = sorted((self.first.place, self.last.place))
        return (self.road.key, low, high)

    def reversed(self) -> Leg:
        """The same leg, travelled the other way."""
        return Leg(
            self.road,
            self.end,
            self.start,
            self.last,
            self.first,
            self.km_to,
            self.km_from,
            self.length,
            self.cost,
        )


@dataclass(frozen=True)
class Stop:
    """A place on the network; `key` names it in buttons and links, `away` is how far the place asked for is from it."""

    key: str
    name: str
    district: str
    node: int
    away: float = 0.0
    asked: str = ""


@dataclass(frozen=True)
class Path:
    """The way between two places: its legs in travelling order."""

    legs: tuple[Leg, ...]

    @cached_property
    def length(self) -> float:
        """Kilometres, about."""
        return sum(leg.length for leg in self.legs)

    @cached_property
    def cost(self) -> float:
        """Kilometres with those of slow roads counted for more."""
        return sum(leg.cost for leg in self.legs)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The roads' codes in travelling order, each once in a row."""
        codes: list[str] = []
        for leg in self.legs:
            if not codes or codes[-1] != leg.road.code:
                codes.append(leg.road.code)
        return tuple(codes)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of its roads."""
        return frozenset(leg.road.key for leg in self.legs)

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """The degrees it lies between: south, west, north, east."""
        latitudes = [post.latitude for post in self.posts]
        longitudes = [post.longitude for post in self.posts]
        return min(latitudes), min(longitudes), max(latitudes), max(longitudes)

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """The places passed, the first and the last among them."""
        return (self.legs[0].first, *(leg.last for leg in self.legs)) if self.legs else ()

    @cached_property
    def districts(self) -> tuple[str, ...]:
        """The districts of the places passed, in travelling order."""
        return tuple(dict.fromkeys(post.district for post in self.posts))

    @cached_property
    def crossings(self) -> tuple[Post, ...]:
        """The places where one road is left for another, the ends not."""
        return tuple(one.last for one, other in pairwise(self.legs) if one.road.code != other.road.code)
