"""Understanding where somebody wants to go from and to."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass

from handlers.journeywords import (
    AND,
    ARROW,
    ASKED,
    ASKED_BEHIND,
    BACK,
    BARE,
    BETWEEN,
    DASHED,
    JOINED,
    JOINT,
    LOOSE,
    SETTING_OUT,
    TOLD,
)
from storage.naming import fold
from storage.network import Network, bare
from storage.paths import Stop
from storage.regions import Gazetteer, Region

#: A place farther than this from every known road is said to have none.
FAR_KM = 80.0
_LONGEST = 300
_MOST_WORDS = 12
_AT_PLACE_KM = 10.0
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class End:
    """One end of a journey: the place on the road, or choices between several, or the nearest names; `words` as typed.

    `also` has namesakes off the roads, `roadless` the place that no known road comes near.
    """

    words: str
    stop: Stop | None = None
    choices: tuple[Stop, ...] = ()
    suggestions: tuple[Stop, ...] = ()
    also: tuple[Stop, ...] = ()
    roadless: Region | None = None

    @property
    def known(self) -> bool:
        """Whether the words name something."""
        return self.stop is not None or bool(self.choices)


class Guide:
    """Turns words into places on the road."""

    def __init__(self, regions: Gazetteer, network: Network) -> None:
        """Know these regions and roads."""
        self._regions = regions
        self._network = network

    def journey(self, text: str, *, asked: bool) -> tuple[End, End | None] | None:
        """Where from and where to; only where from is known for one name alone, None for what names no journey.

        `asked` says that the text followed the command: then two names side by side are a journey.
        """
        text = text.strip(" \t\n¿?¡!.").strip()
        lead = ASKED.match(text)
        words = text[lead.end() if lead else 0 :][:_LONGEST].strip()
        behind = ASKED_BEHIND.search(words)
        words = words[: behind.start()] if behind else words
        if not words:
            return None
        told = [match.groups() for way in TOLD if (match := way.fullmatch(words))]
        told += [match.groups() for match in [DASHED.fullmatch(words)] if match]
        if not told and not self._is_name(words):
            told = [match.groups() for match in [JOINED.fullmatch(words)] if match]
        best = self._best(told) if told else None
        if best is not None and all(end.known for end in best):
            return best
        if not self._is_name(words) and (inside := self._inside(words) or self._set_out(words)) is not None:
            return inside
        if best is not None:
            return best
        if not asked:
            between = BARE.fullmatch(words)
            ends = self._best([between.groups()]) if between and not self._is_name(words) else None
            if ends is not None and all(end.known for end in ends):
                return ends
            return self.beside(words) if behind or (lead and lead["way"]) else None
        if self._is_name(words):
            return (self.end(words), None)
        loose = [
            (words[: found.start()].strip(), words[found.end() :].strip())
            for found in LOOSE.finditer(words)
            if words[: found.start()].strip() and words[found.end() :].strip()
        ]
        parts = words.split()[:_MOST_WORDS]
        loose += [(" ".join(parts[:cut]), " ".join(parts[cut:])) for cut in range(1, len(parts))]
        ends = self._best(loose) if loose else None
        if ends is not None and all(end.known for end in ends):
            return ends
        whole = self.end(words)
        # Two slips at once ("juliaka arekipa") are asked about one after the other.
        if whole.known or ends is None:
            return (whole, None)
        slips = all(end.suggestions for end in ends)
        return ends if slips or any(end.known for end in ends) else (whole, None)

    def beside(self, text: str) -> tuple[End, End] | None:
        """The two places of a text that names these alone, side by side: "arequipa lima"; None for "Santa Rosa Melgar"."""
        words = text.strip(" \t\n¿?¡!.").split() if not re.search("[,;\n]", text) else []
        for cut in range(1, min(len(words), _MOST_WORDS)):
            first, last = " ".join(words[:cut]), " ".join(words[cut:])
            if not self._is_name(first) or not self._is_name(last):
                continue
            inner = self._regions.find(f"{first}, {last}").region
            if inner is not None and any(region == inner for _, region in self._regions.bearers(fold(first))):
                return None  # a place and what it lies in
            return self.end(first), self.end(last)
        return None

    def _inside(self, words: str) -> tuple[End, End] | None:
        """The journey that a sentence names: "buses from Lima to Cusco tomorrow", "entre Cusco y Puno"."""
        tokens = [token.strip(",;:?!¿¡.") for token in ARROW.sub(" → ", words).split()]
        tokens = [part for token in tokens for part in self._parted(token)]
        for at, token in enumerate(map(str.lower, tokens)):
            if token not in JOINT | AND | BACK:
                continue
            runs = [tokens[max(0, at - size) : at] for size in range(min(_LONGEST_NAME, at), 0, -1)]
            first = next((run for run in runs if self._is_name(" ".join(run))), None)
            runs = [tokens[at + 1 : at + 1 + size] for size in range(_LONGEST_NAME, 0, -1)]
            last = next((run for run in runs if run and self._is_name(" ".join(run))), None)
            if first is None or last is None:
                continue
            before = tokens[at - len(first) - 1].lower() if at > len(first) else ""
            if (token in AND and before not in BETWEEN) or (token in BACK and before not in JOINT):
                continue
            ends = self.end(" ".join(first)), self.end(" ".join(last))
            if all(end.known for end in ends):
                return (ends[1], ends[0]) if token in BACK else ends
        return None

    def _set_out(self, words: str) -> tuple[End, End] | None:
        """The journey of who says where they are, and where to later on: "estoy en Nasca puedo pasar a Lima"."""
        begun = SETTING_OUT.search(words)
        if begun is None:
            return None
        tokens = [token.strip(",;:?!¿¡.") for token in words[begun.end() :].split()]
        first = next(
            (size for size in range(_LONGEST_NAME, 0, -1) if self._is_name(" ".join(tokens[:size]))), 0
        )
        for at in range(first + 1, len(tokens)) if first else ():
            runs = [" ".join(tokens[at : at + size]) for size in range(_LONGEST_NAME, 0, -1)]
            last = next((run for run in runs if self._is_name(run)), None)
            if last is not None and tokens[at - 1].lower() in JOINT:
                ends = self.end(" ".join(tokens[:first])), self.end(last)
                return ends if all(end.known for end in ends) else None
        return None

    def _parted(self, token: str) -> tuple[str, ...]:
        """Two names that a hyphen joins, "juliaca-desaguadero", with the arrow it stands for; else the word as it is."""
        first, hyphen, last = token.partition("-")
        joins = bool(hyphen) and not self._is_name(token) and self._is_name(first) and self._is_name(last)
        return (first, "→", last) if joins else (token,)

    def _best(self, pairs: Iterable[tuple[str, ...]]) -> tuple[End, End]:
        """The first way to part the words that leaves least to ask."""
        ends = [(self.end(pair[0]), self.end(pair[1])) for pair in pairs]
        return max(
            ends,
            key=lambda both: sum(
                4 * (end.stop is not None) + 2 * end.known + bool(end.suggestions) for end in both
            ),
        )

    def _is_name(self, words: str) -> bool:
        name = fold(words)
        return bool(self._regions.bearers(name) or self._network.named(words))

    def end(self, words: str) -> End:
        """The place on the road that these words mean; a place's key or code from a button too."""
        words = words.strip()
        if (keyed := self._network.keyed(words)) is not None:
            return End(words, self.called(keyed))
        if words.isdecimal() and words in self._regions:
            return End(words, self.stop_of(self._regions.get(words)))
        named = self._network.named(words)
        found = self._regions.find(words)
        if found.region is not None and found.region.code:
            return self._between(words, found.region, named)
        if found.choices:
            return self._choice(words, [self._apart(region) for region in found.choices], named)
        if named:
            return self._choice(words, [], named)
        near = [self.stop_of(region) for region in found.suggestions if region.code]
        return End(words, suggestions=tuple({stop.key: stop for stop in near if stop}.values()))

    def _between(self, words: str, region: Region, named: tuple[Stop, ...]) -> End:
        """One region was found: the post of its name in it, and whoever else on the roads bears the name."""
        inside = [stop for stop in named if stop.district.startswith(region.code)]
        outside = tuple(stop for stop in named if stop not in inside)
        own = inside[0] if len(inside) == 1 else self.stop_of(region)
        if own is None:
            return self._choice(words, [], named) if named else End(words, roadless=region)
        if not outside:
            return End(words, own)
        return self._asked(words, [own if inside else self._apart(region), *outside])

    def _choice(self, words: str, stops: Iterable[Stop | None], named: tuple[Stop, ...]) -> End:
        """The one place that is on the roads, with its namesakes beside them; where several are, the question."""
        stops = tuple(stops)
        known = {stop.node: stop for stop in (*stops, *named) if stop is not None}
        on_road = [stop for stop in known.values() if not stop.away]
        if len(known) == 1:
            return End(words, next(iter(known.values())))
        if len(on_road) == 1 and len(named) == 1 and on_road[0].node == named[0].node:
            department = self._regions.get(named[0].district[:2]).name
            stop = dataclasses.replace(named[0], name=f"{bare(named[0].name)} ({department})")
            return End(words, stop, also=tuple(other for other in known.values() if other.away))
        return self._asked(words, known.values())

    def _asked(self, words: str, stops: Iterable[Stop | None]) -> End:
        """The question between several, each under the name that tells it apart."""
        known = {stop.node: stop for stop in stops if stop is not None}
        told = [
            stop
            if stop.key in self._regions
            else dataclasses.replace(stop, name=f"{bare(stop.name)}, {self._around(stop)}")
            for stop in known.values()
        ]
        return End(words, choices=tuple(sorted(told, key=lambda stop: stop.district)))

    def _around(self, stop: Stop) -> str:
        return self._regions.path(stop.district[:4])

    def _apart(self, region: Region) -> Stop | None:
        """A region among its namesakes: under the name that tells it apart."""
        stop = self.stop_of(region)
        return (
            dataclasses.replace(stop, key=region.code, name=self._regions.path(region.code)) if stop else None
        )

    def nearest_first(self, end: End, other: Stop) -> End:
        """The same question with the choices nearest to the other end first: they are likelier meant."""
        post = self._network.post(other.node)

        def away(stop: Stop) -> float:
            return self._network.away(stop, post.latitude, post.longitude)

        return dataclasses.replace(end, choices=tuple(sorted(end.choices, key=away)))

    def called(self, stop: Stop) -> Stop:
        """A place under the name that people call it by: Lima, not the bridge where its roads begin."""
        capital = self.stop_of(self._regions.get(stop.district[:2]))
        return capital if capital is not None and capital.node == stop.node and not capital.away else stop

    def stop_of(self, region: Region) -> Stop | None:
        """Where a region's chief town lies on the roads, or the place on them nearest to it; None far from all."""
        names = {fold(name) for name in (region.capital, region.name) if name}
        stops = [
            stop
            for stop in self._network.stops
            if stop.district.startswith(region.code)
            and (len(region.code) == 6 or fold(bare(self._network.post(stop.node).place)) in names)
        ]
        capital = fold(region.capital or region.name)

        def fits(stop: Stop) -> tuple[bool, float]:
            own = fold(bare(self._network.post(stop.node).place))
            return (own != capital, self._network.away(stop, region.latitude, region.longitude))

        if stops:
            stop = min(stops, key=fits)
            name = bare(self._network.post(stop.node).place)
            return dataclasses.replace(stop, name=name) if fold(name) in names else stop
        if region.latitude is None or region.longitude is None:
            # A homonym whose coordinates nobody tells apart: its province's chief town is where one goes.
            around = self.stop_of(self._regions.get(region.code[:-2])) if len(region.code) == 6 else None
            return dataclasses.replace(around, key=region.code, asked=region.name) if around else None
        nearest, away = self._network.near(region.latitude, region.longitude)
        if away > FAR_KM:
            return None
        if away <= _AT_PLACE_KM:
            away = 0.0
        return dataclasses.replace(nearest, key=region.code, away=away, asked=region.name)
