"""The places that a sentence names: who may bear each name, and how surely the words say that it happens there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where import commonwords
from handlers.desk.reader.where.demonyms import by_adjective
from handlers.desk.reader.where.destinations import on_the_way, writing_from
from handlers.desk.reader.where.directions import without_directions
from handlers.desk.reader.where.guesses import nearly, post_names
from handlers.desk.reader.where.lacking import without_lacking
from handlers.desk.reader.where.landmarks import MINES, NICKNAMES, UNIVERSITIES
from handlers.desk.reader.where.levels import at_level, level_said, town_of_its_hospital
from handlers.desk.reader.where.mentions import IN_TRUTH, Mention, called_local, part_of_longer
from handlers.desk.reader.where.namesakes import without_namesakes
from handlers.desk.reader.where.neighbours import (
    likely,
    together,
    where_it_is_said,
    without_dateline,
    without_holders,
    without_its_brackets,
    without_route_ends,
)
from handlers.desk.reader.where.reasons import without_reasons
from handlers.desk.reader.where.streetnames import (
    among_streets,
    bears_it,
    lies_in_it,
    names_else,
    spot_before,
)
from handlers.desk.reader.where.weights import row_before, weight_of
from handlers.desk.reader.where.writtennames import heads_list, written_as_name
from handlers.desk.reader.words.nearness import Near
from storage.naming import Level, fold
from storage.regions import Gazetteer, Region, distance_km
from storage.road import Road
from storage.roads import Roads

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

_SAINTS = frozenset({"san", "santa", "santo", "villa", "nueva", "nuevo", "virgen"})
_GOES_ON = re.compile(r"\s(?:de|del)\s(?:la\s|las\s|los\s|el\s)?(?P<name>[A-ZÁÉÍÓÚÑ][^\W\d_]+)")
_LONGEST_NAME = 7  # words
_MOST_NAMES = 27  # in one sentence: every department, and then some


#: Every town has one: "en el Cercado" is that of the town that is told of.
_ANYWHERE = frozenset({"el cercado"})


class Index:
    """Every name of a region or of a post, by its first word."""

    def __init__(self, regions: Gazetteer, roads: Roads) -> None:
        """Know the names of these regions and of the posts of these roads."""
        self._regions = regions
        names: dict[str, tuple[tuple[int, Region], ...]] = {}
        for name in set(regions.names()) - _ANYWHERE:
            bearers = tuple((claim, region) for claim, region in regions.bearers(name) if region.code)
            if bearers and not name.isdigit():
                names[name] = bearers
        for road in roads:
            for post in road.posts:
                if post.shown is None or post.district not in regions:
                    continue
                own = fold(re.sub(r"\s*\(.*\)", "", post.shown))
                for part in post_names(post.shown):
                    if part not in names:
                        names[part] = ((1, regions.get(post.district)),)
                    elif part == own and not any(r.code[:4] == post.district[:4] for _, r in names[part]):
                        # Izcuchaca is a district of Huancavelica, and the town of Anta on another road.
                        names[part] = (*names[part], (1, regions.get(post.district)))
        for name in [n for n in names if n.count(" ") == 1 and len(n) > 9]:
            names.setdefault(name.replace(" ", ""), names[name])  # "Vilquechico"
        for name, code in NICKNAMES.items():
            if code in regions:
                names[name] = ((0, regions.get(code)),)
        for name, code in {**MINES, **UNIVERSITIES}.items():
            if code in regions:
                names.setdefault(name, ((1, regions.get(code)),))
        self._names = names
        self._near = Near(name for name in names if " " not in name)
        self._first: dict[str, int] = defaultdict(int)
        for name in names:
            words = name.split()
            self._first[words[0]] = max(self._first[words[0]], len(words))

    def mentions(
        self,
        sentence: Sentence,
        taken: list[tuple[int, int]] | None = None,
        along: Sequence[Road] = (),
        beside: Sequence[Road] = (),
    ) -> list[Mention]:
        """The places named, in order, each as long as it can be; spans that are `taken` are passed over.

        A common word counts where one of the roads that it stands `along` has a post of that name, or where it is
        said to be there ("en chala") and one of those does that may be meant (`beside`).
        """
        words = [_bare(m) for m in _WORD.finditer(sentence.plain)]
        found: list[Mention] = []
        at = 0
        while at < len(words) and len(found) < _MOST_NAMES:
            mention, used = self._at(sentence, words, at, taken or [])
            if mention is not None:
                found.append(mention)
            at += used
        named = [m for m in found if any(r.at(m.name) for r in (*along, *(beside if m.weight == 3 else ())))]
        few = sentence.remark if len(found) == 1 and found[0].weight <= 2 else None
        if few is not None and not few.start <= found[0].start < few.end:
            # "Por Chala ya se puede pasar": there and nowhere else; "siguen con piedras" names no Las Piedras.
            found = [replace(m, weight=3 if m.weight else 0, perhaps=False) for m in found]
        found = likely(sentence, found, named)
        if (truth := IN_TRUTH.search(sentence.plain)) is not None:
            found = [replace(m, weight=0) if m.end <= truth.start() else m for m in found]
        found = without_holders(sentence, without_route_ends(sentence, without_dateline(sentence, found)))
        found = on_the_way(sentence, writing_from(sentence, without_namesakes(sentence, found)))
        found = without_reasons(sentence, without_directions(sentence, found))
        found = together(sentence, without_its_brackets(sentence, found))
        return without_lacking(sentence, where_it_is_said(sentence, found))

    def adjectives(self, sentence: Sentence) -> tuple[Mention, ...]:
        """The places that a sentence names by an adjective: "transportistas puneños"."""
        return tuple(by_adjective(sentence, self._regions))

    def _at(
        self, sentence: Sentence, words: list[tuple[str, int, int]], at: int, taken: list[tuple[int, int]]
    ) -> tuple[Mention | None, int]:
        most = min(max(self._first.get(words[at][0], 0), 2), _LONGEST_NAME, len(words) - at)
        for size in range(most, 0, -1):
            run = words[at : at + size]
            if any(_apart(sentence.plain[a[2] : b[1]]) for a, b in pairwise(run)):
                continue
            name = " ".join(word.replace("'", " ") for word, _, _ in run)
            bearers = self._names.get(name) or (
                self._names.get(name.replace(" ", "")) if size == 2 and len(name) > 8 else None
            )
            start, end = run[0][1], run[-1][2]
            if bearers is None or any(a < end and start < b for a, b in taken):
                continue
            if mention := self._mention(sentence, name, bearers, start, end):
                return mention, size
        return self._guessed(sentence, words[at]), 1

    def _guessed(self, sentence: Sentence, word: tuple[str, int, int]) -> Mention | None:
        """The well-known town that a word of a message typed in haste is one letter off."""
        if (meant := nearly(sentence, word, self._near, self._names)) is None:
            return None
        mention = self._mention(sentence, meant, self._names[meant], *word[1:])
        return replace(mention, guessed=True) if mention is not None and not mention.perhaps else None

    def _mention(
        self, sentence: Sentence, name: str, bearers: tuple[tuple[int, Region], ...], start: int, end: int
    ) -> Mention | None:
        """A name as a place, None where the words around say that it is none."""
        before, after = sentence.plain[:start], sentence.plain[end:]
        level, town = level_said(before, after)
        heads = level is None and heads_list(sentence, name, bearers)
        written = level is not None or heads or written_as_name(sentence, name, start, end)
        if heads:
            bearers = tuple(b for b in bearers if b[1].level == 1) or bearers
        upper, common = sentence.text[start].isupper(), commonwords.is_common(name)
        if not written and not (common and (upper or sentence.whispered)):
            return None
        if names_else(sentence.text, start, end):
            return None
        if name in MINES:
            return Mention(start, end, name, bearers, 1) if upper else None
        spot, row = spot_before(before), row_before(sentence.text, start)
        own = spot != "" and not lies_in_it(spot)
        if (own and not bears_it(spot, name, bearers)) or among_streets(sentence, start, row):
            return None
        if own:
            # "Puente Virú" is at Virú where the road has a post of that name
            written = town_of_its_hospital(spot, name, bearers)
        elif spot and upper:
            written = True  # "El óvalo de La Joya" is there
        bearers = at_level(bearers, level, town)
        weight = weight_of(sentence, start, end, row, levelled=level is not None)
        longer = level is None and self._goes_on(sentence, name, bearers, end)
        if longer and weight <= 1:
            return None
        if level is None and part_of_longer(sentence.text, start, end, common=common):
            return None
        return Mention(
            start,
            end,
            name,
            bearers,
            weight,
            town,
            sure=level is not None,
            local=longer or called_local(before),
            perhaps=not written,
        )

    def _goes_on(
        self, sentence: Sentence, name: str, bearers: tuple[tuple[int, Region], ...], end: int
    ) -> bool:
        """Whether a saint's name goes on to one that no list has: "Santa María de Huachipa"."""
        more = _GOES_ON.match(sentence.text, end) if name.split()[0] in _SAINTS else None
        if more is None or sentence.shouted:
            return False
        inside = self.codes(fold(more["name"]))
        return not any(region.code.startswith(code) for _, region in bearers for code in inside)

    def names(self) -> Iterable[str]:
        """Every folded name of a region or a post."""
        return self._names.keys()

    def codes(self, name: str, *, own: bool = False) -> tuple[str, ...]:
        """The codes of the regions that bear a folded name, with `own` not by their capital's."""
        return tuple(region.code for claim, region in self._names.get(name, ()) if claim < 2 or not own)

    def listed(self, name: str) -> str:
        """The folded name that the list has for a town called otherwise: "Pichanaki", "Ciudad Blanca"."""
        bearers = self._names.get(name, ())
        own = {fold(region.name) for claim, region in bearers if region.level == Level.DISTRICT}
        return own.pop() if len(own) == 1 and len(bearers) == 1 and name not in own else name

    def name_at(self, flat: str, at: int) -> int:
        """How many letters the longest name of a place that begins here takes, 0 for none."""
        words = [(m[0], m.start(), m.end()) for m in islice(_WORD.finditer(flat, at), _LONGEST_NAME)]
        if not words or words[0][1] != at:
            return 0
        for size in range(min(self._first.get(words[0][0], 0), len(words)), 0, -1):
            run = words[:size]
            if any(_apart(flat[a[2] : b[1]]) for a, b in pairwise(run)):
                continue
            if " ".join(word for word, _, _ in run) in self._names:
                return run[-1][2] - at
        return 0

    def distance(self, code: str, latitude: float, longitude: float) -> float | None:
        """How many kilometres a district's chief town lies from there, None where nobody knows."""
        region = self._regions.get(code)
        if region.latitude is None or region.longitude is None:
            return None
        return distance_km(region.latitude, region.longitude, latitude, longitude)


@lru_cache(maxsize=4)
def index(regions: Gazetteer, roads: Roads) -> Index:
    """The index of these places, made once."""
    return Index(regions, roads)


def _bare(match: re.Match[str]) -> tuple[str, int, int]:
    """A word with where it stands, an English genitive's "'s" left off."""
    word = match[0].removesuffix("'s")
    return word, match.start(), match.start() + len(word)


def _apart(between: str) -> bool:
    """Whether two words are too far apart to be one name."""
    return not re.fullmatch(r"[\s']{1,3}|'s\s|-", between)
