"""One road: where a kilometre of it lies, and in which region that is.

A road is a list of posts in order; the kilometre of some is known. Between two known posts a position is interpolated
and approximate; outside of them nothing is said.
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from storage.naming import fold

#: How far an interpolated kilometre may be from the real one (median 2 km, nine in ten under 6.4).
TOLERANCE_KM = 10.0


#: A post so near is the place itself.
AT_POST_KM = 2.0


#: The departments that border on each other: a road may touch one between two posts in another.
_NEIGHBOURS = {
    line[:2]: frozenset(line[3:].split())
    for line in (
        *("01 06 13 16 22", "02 10 13 15", "03 04 05 08", "04 03 05 08 11 18 21", "05 03 04 08 09 11 12"),
        *("06 01 13 14 20", "07 15", "08 03 04 05 12 17 21 25", "09 05 11 12 15", "10 02 13 15 16 19 22 25"),
        *(
            "11 04 05 09 15",
            "12 05 08 09 15 19 25",
            "13 01 02 06 10 14 22",
            "14 06 13 20",
            "15 02 07 09 10 11 12 19",
        ),
        *(
            "16 01 10 22 25",
            "17 08 21 25",
            "18 04 21 23",
            "19 10 12 15 25",
            "20 06 14 24",
            "21 04 08 17 18 23",
        ),
        *("22 01 10 13 16", "23 18 21", "24 20", "25 08 10 12 16 17 19"),
    )
}


_POST_NAME = re.compile(r"km \d+ \((.+)\)")


class Lies(enum.Enum):
    """Whether a kilometre lies in a region; UNKNOWN between two posts of different regions and outside of all posts."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Post:
    """A place on a road: its district's code, degrees, and its kilometre where that is known."""

    place: str
    district: str
    latitude: float
    longitude: float
    km: float | None = None
    status: str = "none"

    @property
    def shown(self) -> str | None:
        """The place's name for people, None for a row that is a bare kilometre post."""
        return None if _POST_NAME.fullmatch(self.place) else self.place


@dataclass(frozen=True, slots=True)
class Position:
    """Where a kilometre is, between which posts; `approximate` is False at a surveyed post only."""

    latitude: float
    longitude: float
    approximate: bool
    before: Post
    after: Post


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a kilometre lies in a region, and from which kilometre to which the road is known to be in it."""

    lies: Lies
    ranges: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Road:
    """A road, or one count of kilometres of it; `key` tells counts apart and is for the machine alone."""

    key: str
    name: str
    aliases: tuple[str, ...]
    start: str
    end: str
    posts: tuple[Post, ...]

    @property
    def code(self) -> str:
        """The road's code as people write it, such as PE-3S."""
        return self.key.partition("#")[0]

    @cached_property
    def known(self) -> tuple[Post, ...]:
        """The posts whose kilometre is known, in its order."""
        return tuple(sorted((p for p in self.posts if p.km is not None), key=_km))

    @property
    def reach(self) -> tuple[float, float] | None:
        """The first and the last known kilometre, None where fewer than two are known."""
        return (_km(self.known[0]), _km(self.known[-1])) if len(self.known) > 1 else None

    def position(self, km: float) -> Position | None:
        """Where this kilometre is, None outside of the known posts."""
        if self.reach is None or not self.reach[0] <= km <= self.reach[1]:
            return None
        at = max(1, bisect_left(self.known, km, key=_km))
        before, after = self.known[at - 1], self.known[at]
        for post in (before, after):
            if _km(post) == km:
                return Position(post.latitude, post.longitude, post.status != "verified", post, post)
        share = (km - _km(before)) / (_km(after) - _km(before))
        return Position(
            round(before.latitude + share * (after.latitude - before.latitude), 4),
            round(before.longitude + share * (after.longitude - before.longitude), 4),
            True,
            before,
            after,
        )

    def near(self, km: float) -> tuple[str, ...]:
        """The districts this kilometre may be in, nearest post first; empty outside of the known posts."""
        position = self.position(km)
        if position is None:
            return ()
        around = [p for p in self.known if abs(_km(p) - km) <= TOLERANCE_KM]
        around += [position.before, position.after]
        return tuple(dict.fromkeys(p.district for p in sorted(around, key=lambda p: abs(_km(p) - km))))

    def implied(self, km: float) -> str | None:
        """The narrowest region that this kilometre leaves no doubt about, None where that is no department."""
        districts = self.near(km)
        if not districts:
            return None
        nearest = min(self.known, key=lambda p: abs(_km(p) - km))
        if abs(_km(nearest) - km) <= AT_POST_KM and nearest.status == "verified":
            return nearest.district[:4]
        common = _common(districts)
        return common[:4] or None

    def ranges(self, region: str) -> tuple[tuple[float, float], ...]:
        """From which kilometre to which the road is known to be in this region."""
        found: list[tuple[float, float]] = []
        inside = False
        for post in self.known:
            if post.district.startswith(region):
                found[-1:] = [(found[-1][0], _km(post))] if inside else [*found[-1:], (_km(post), _km(post))]
                inside = True
            else:
                inside = False
        return tuple(found)

    def lies_in(self, km: float, region: str) -> Answer:
        """Whether this kilometre lies in a region, as far as the posts tell, give or take ten kilometres."""
        ranges = self.ranges(region)
        position = self.position(km)
        if not region:
            return Answer(Lies.YES, ranges)
        if any(first - TOLERANCE_KM <= km <= last + TOLERANCE_KM for first, last in ranges):
            return Answer(Lies.YES, ranges)
        if len(region) > 2 and self.lies_in(km, region[:-2]).lies is Lies.NO:
            return Answer(Lies.NO, ranges)
        if position is None:
            return Answer(self._beyond(km, region), ranges)
        ends = (position.before.district, position.after.district)
        if any(end.startswith(region) for end in ends):
            return Answer(Lies.UNKNOWN, ranges)
        # With posts of its own elsewhere on the road, or too far from here, it is not this one.
        return Answer(Lies.NO if ranges or self._far(position, region) else Lies.UNKNOWN, ranges)

    def _beyond(self, km: float, region: str) -> Lies:
        """Outside of the known posts: the region of the nearer end may go on, no other may."""
        if self.reach is None:
            return Lies.UNKNOWN
        end = self.known[0] if km < self.reach[0] else self.known[-1]
        return Lies.UNKNOWN if end.district.startswith(region[:2]) else Lies.NO

    @staticmethod
    def _far(position: Position, region: str) -> bool:
        """Whether a region that the road has no post in lies too far away to be touched between two posts."""
        ends = {position.before.district[:2], position.after.district[:2]}
        if len(region) == 6 and any(
            post.district[:4] == region[:4] for post in (position.before, position.after)
        ):
            return False  # A district without a post of its own, in the province of the nearest ones.
        return len(ends) == 1 or not any(region[:2] == end or region[:2] in _NEIGHBOURS[end] for end in ends)

    def named_near(self, names: Iterable[str], km: float) -> bool:
        """Whether a post within ten kilometres has one of these folded names in its own."""
        posts = [p for p in self.known if abs(_km(p) - km) <= TOLERANCE_KM and p.shown]
        return any(f" {name} " in f" {fold(p.place)} " for p in posts for name in names)

    def at(self, place: str) -> Post | None:
        """The post that bears this name, with or without what stands in brackets."""
        return self._named.get(fold(place))

    @cached_property
    def _named(self) -> dict[str, Post]:
        """The posts by what people call them, the first of a name."""
        return {name: p for p in reversed(self.posts) if p.shown for name in _names(p.shown)}


def _km(post: Post) -> float:
    assert post.km is not None
    return post.km


def _common(districts: Iterable[str]) -> str:
    """The region that holds them all: the longest prefix that is a whole code."""
    first, last = min(districts), max(districts)
    size = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[: size - size % 2]


def _names(place: str) -> set[str]:
    """What a post is called: whole, without its brackets, and what the brackets hold where that is a place."""
    return {fold(place), fold(re.sub(r"\s*\(.*\)", "", place))}
