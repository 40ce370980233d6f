"""The gazetteer: what people call a place in Peru, turned into one INEI code, or into a question.

The tree is Peru (code "") → 25 departments, Callao among them (2 digits) → 196 provinces (4) → 1,891 districts (6).
Containment is the prefix relation. Nothing here guesses: a name that several places of one level bear comes back as
choices, an unknown one as suggestions.
"""

from __future__ import annotations

import csv
import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, KeysView
from dataclasses import dataclass
from importlib import resources
from itertools import chain

from storage.likeness import alike
from storage.naming import LEVEL_NAMES, Level, fold, readings, shortened, surroundings, without_article

__all__ = ["PERU", "Found", "Gazetteer", "Level", "Region", "distance_km", "fold"]

#: No place takes more letters to name, with its province and department; longer texts are not names.
LONGEST = 200
MOST_SUGGESTIONS = 6


@dataclass(frozen=True, slots=True)
class Region:
    """Peru, a department, a province or a district; a province's coordinates are its capital's."""

    code: str
    name: str
    capital: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    aliases: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """How far down the tree it stands, by the length of its code."""
        return Level(len(self.code) // 2)


PERU = Region(
    "",
    "Perú",
    "Lima",
    -12.0464,
    -77.0428,
    (
        "país",
        "el país",
        "todo el país",
        "todo",
        "todo el Perú",
        "el Perú",
        "nacional",
        "a nivel nacional",
        "todos",
        "all",
        "country",
        "the country",
        "whole country",
        "the whole country",
        "all of Peru",
        "nationwide",
        "Piruw",
    ),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a text names: one region, or choices to ask between, or the nearest names; and where to widen or narrow."""

    region: Region | None = None
    choices: tuple[Region, ...] = ()
    suggestions: tuple[Region, ...] = ()
    also: tuple[Region, ...] = ()


NOTHING = Found()


class Gazetteer:
    """Every region of Peru, by code and by name."""

    def __init__(self, regions: Iterable[Region]) -> None:
        """Know these regions and Peru; each one's parent has to be among them."""
        self._regions = {region.code: region for region in sorted((PERU, *regions), key=lambda r: r.code)}
        self._codes = list(self._regions)  # Sorted: what lies in a region stands together.
        # A name's bearers with how good the claim is: 0 its own name, 1 an alias, 2 the name of its capital.
        self._bearers: dict[str, list[tuple[int, Region]]] = defaultdict(list)
        self._labels: dict[tuple[str, str], str] = {}
        names: dict[str, set[str]] = {}
        for region in self._regions.values():
            claims = self._claims(region)
            for key, claim in claims.items():
                self._bearers[key].append((claim, region))
            names[region.code] = {name for key in claims if (name := surroundings(key.split()))}
        # What may stand beside a place inside this province or department: "melgar", "puno", "melgar puno", "puno melgar".
        self._contexts: dict[str, frozenset[str]] = {}
        for code, own in names.items():
            outer = names[code[:2]] if len(code) == Level.PROVINCE * 2 else set()
            both = (f"{one} {two}" for p in own for d in outer for one, two in ((p, d), (d, p)))
            self._contexts[code] = frozenset(chain(own, outer, both)) if code else frozenset()

    @classmethod
    def load(cls) -> Gazetteer:
        """The gazetteer that ships with Chaski."""
        with (resources.files("storage") / "data" / "regions.csv").open(encoding="utf-8") as file:
            return cls(
                Region(
                    row["code"],
                    row["name"],
                    row["capital"] or None,
                    float(row["latitude"]) if row["latitude"] else None,
                    float(row["longitude"]) if row["longitude"] else None,
                    tuple(filter(None, row["aliases"].split(";"))),
                )
                for row in csv.DictReader(file)
            )

    @staticmethod
    def _claims(region: Region) -> dict[str, int]:
        """The folded names of a region, each with its best claim."""
        own = fold(region.name)
        claims = {own: 0}
        for alias in map(fold, region.aliases):
            claims.setdefault(alias, 1)
        if bare := without_article(own):  # "provincia del Collao", "Agustino"
            claims.setdefault(bare, 1)
        if region.capital and region.code:
            claims.setdefault(fold(region.capital), 2)
        for name, claim in list(claims.items()):  # "Pto. Maldonado", "Sta. Rosa"
            claims.setdefault(shortened(name), claim)
        return claims

    def get(self, code: str) -> Region:
        """The region with this code; "" is Peru, and a code that no region has raises KeyError."""
        try:
            return self._regions[code]
        except KeyError:
            raise KeyError(f"no region has the code {code!r}") from None

    def __contains__(self, code: object) -> bool:
        """Whether some region has this code."""
        return code in self._regions

    def __iter__(self) -> Iterator[Region]:
        """Peru first, then every region in the order of codes."""
        return iter(self._regions.values())

    def __len__(self) -> int:
        """How many regions there are, Peru among them."""
        return len(self._regions)

    def names(self) -> KeysView[str]:
        """Every name, folded, that some region bears."""
        return self._bearers.keys()

    def bearers(self, name: str) -> tuple[tuple[int, Region], ...]:
        """Who bears a folded name, each with its claim: 0 its own name, 1 an alias, 2 the name of its capital."""
        return tuple(self._bearers.get(name, ()))

    def ancestors(self, code: str) -> tuple[Region, ...]:
        """What contains it, nearest first, ending with Peru."""
        return tuple(self._regions[code[:size]] for size in range(len(self.get(code).code) - 2, -1, -2))

    def descendants(self, code: str) -> tuple[Region, ...]:
        """Everything inside it, itself not."""
        first = bisect_left(self._codes, self.get(code).code) + 1
        last = bisect_left(self._codes, f"{code}:")  # ":" follows the digits
        return tuple(self._regions[inner] for inner in self._codes[first:last])

    def children(self, code: str) -> tuple[Region, ...]:
        """What it is divided into."""
        return tuple(r for r in self.descendants(code) if len(r.code) == len(code) + 2)

    @staticmethod
    def contains(outer: str, inner: str) -> bool:
        """Whether the inner region lies in the outer one, or is it."""
        return inner.startswith(outer)

    @staticmethod
    def overlaps(one: str, other: str) -> bool:
        """Whether what happens in one region concerns who follows the other."""
        return one.startswith(other) or other.startswith(one)

    def path(self, code: str) -> str:
        """The place and what contains it: "Juliaca, San Román, Puno"."""
        return ", ".join(r.name for r in (self.get(code), *self.ancestors(code)) if r.code or r.code == code)

    def label(self, code: str, lang: str = "es") -> str:
        """The shortest name that, typed back, finds this region and no other."""
        if (code, lang) not in self._labels:
            region = self.get(code)
            plain = region.name if code or lang == "es" else "Peru"
            marked = f"{plain} ({LEVEL_NAMES[lang][region.level]})"
            parent = f", {self.ancestors(code)[0].name}" if code else ""
            for label in (plain, marked, plain + parent, marked + parent, self.path(code)):
                if self.find(label).region == region:
                    break
            self._labels[code, lang] = label
        return self._labels[code, lang]

    def nearest(self, latitude: float, longitude: float, limit: int = 5) -> tuple[tuple[Region, float], ...]:
        """The districts whose known coordinates lie nearest, each with its distance in km."""
        places = (
            (r, distance_km(latitude, longitude, r.latitude, r.longitude))
            for r in self._regions.values()
            if r.level == Level.DISTRICT and r.latitude is not None and r.longitude is not None
        )
        return tuple(sorted(places, key=lambda place: (place[1], place[0].code))[:limit])

    def find(self, text: str, *, narrow: bool = False, within: str = "") -> Found:
        """What a person's words name: the widest unit that bears the name, or with `narrow` the narrowest.

        `within` keeps to one region and what lies in it; a code that no region has raises KeyError. No text raises.
        """
        self.get(within)
        words = fold(text) if len(text) <= LONGEST else ""
        if not words or len(words) > LONGEST:
            return NOTHING
        if words in self._regions and words.startswith(within):
            return Found(self._regions[words], also=self.ancestors(words)[:-1])
        for key, level, town in readings(words):
            if hits := self._hits(key, narrow or town, within, level):
                return self._answer(key, hits, within)
        tokens = words.split()
        splits = [(tokens[:cut], tokens[cut:]) for cut in range(len(tokens) - 1, 0, -1)]
        # "Santa Rosa, Melgar" first, then the order of road bulletins: "PUNO/MELGAR/SANTA ROSA".
        for name, beside in chain(splits, ((right, left) for left, right in reversed(splits))):
            if (context := surroundings(beside)) is None:
                continue
            for key, level, town in readings(" ".join(name)):
                if hits := self._hits(key, narrow or town, within, level, context):
                    return self._answer(key, hits, within)
        return Found(suggestions=self._suggestions(text, narrow, within))

    def _hits(
        self, key: str, narrow: bool, within: str, level: Level | None, context: str = ""
    ) -> tuple[Region, ...]:
        """The best-claimed bearers of a name, all of one level."""
        bearers = [
            (claim, region)
            for claim, region in self._bearers.get(key, ())
            if (level is None or region.level == level)
            and region.code.startswith(within)
            and (not context or (region.code and context in self._contexts[region.code[:-2]]))
        ]
        best = min((claim for claim, _ in bearers), default=0)
        regions = [region for claim, region in bearers if claim == best]
        wanted = (max if narrow else min)((region.level for region in regions), default=None)
        return tuple(region for region in regions if region.level == wanted)

    def _answer(self, key: str, hits: tuple[Region, ...], within: str) -> Found:
        """One region with its homonyms and its parent beside it, or the question between several."""
        others = [r for _, r in self._bearers[key] if r not in hits and r.code.startswith(within) and r.code]
        if len(hits) > 1:
            # The one inside a wider homonym first: Azángaro in Azángaro before Azángaro in Yauyos.
            kin = [other.code for other in others]
            choices = sorted(hits, key=lambda r: (not any(r.code.startswith(code) for code in kin), r.code))
            return Found(choices=tuple(choices), also=tuple(others))
        region = hits[0]
        others.sort(key=lambda r: (not self.overlaps(r.code, region.code), r.level, r.code))
        wider = [r for r in self.ancestors(region.code)[:1] if r.code and r.code.startswith(within)]
        return Found(region, also=tuple(dict.fromkeys((*others, *wider))))

    def _suggestions(self, text: str, narrow: bool, within: str) -> tuple[Region, ...]:
        """The names nearest to a misspelt one, likeliest first; wider places first among equals."""
        parts = [part for part in map(fold, re.split(r"[,/(]", text)) if part] or [fold(text)]
        # "Santa Roza, Melgar" begins with the place; road bulletins end with it: "PUNO/MELGAR/SANTA ROZA".
        key, level, town = readings(parts.pop(-1 if "/" in text else 0))[-1]
        around = set(map(surroundings, map(str.split, parts))) - {None, ""}
        ranked = []
        for name, score in alike(key, self._bearers.keys(), 2 * MOST_SUGGESTIONS).items():
            for region in self._hits(name, narrow or town, within, level):
                kin = bool(region.code) and not around.isdisjoint(self._contexts[region.code[:-2]])
                ranked.append((not kin, -score, region.level, region.code, region))
        return tuple(dict.fromkeys(entry[-1] for entry in sorted(ranked)))[:MOST_SUGGESTIONS]


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance over the ground between two points, in kilometres."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = (
        math.sin((b - a) / 2) ** 2
        + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))
