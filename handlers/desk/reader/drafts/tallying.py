"""The counts of a text, each with its region, its source and what it was before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from handlers.desk.reader.drafts.shared import Shared
from handlers.desk.reader.figures.comparisons import back_then, compared
from handlers.desk.reader.figures.remainders import counted_free
from handlers.desk.reader.figures.sums import Count
from handlers.desk.reader.figures.tallies import counting
from handlers.desk.reader.model import ReadTally
from handlers.desk.reader.story.counted import on_one_road
from handlers.desk.reader.story.loci import loci
from handlers.desk.reader.story.told import Told, World
from handlers.desk.reader.where.landmarks import whole_country
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.settling import settle
from storage.model import Source
from storage.naming import Level


def tallied(tolds: Sequence[Told], shared: Shared, world: World) -> tuple[ReadTally, ...]:
    """The counts that the sentences give, in their order."""
    bulletin = _Bulletin(shared, world)
    for told in tolds:
        bulletin.read(told)
    return tuple(bulletin.found)


#: A region, what is counted, how many, how exactly, and how many they were before.
_Counted = tuple[str, str, int, str | None, int | None]


def _points(region: str, number: int) -> _Counted:
    """So many blocked points in a region."""
    return region, "blocked_points", number, None, None


@dataclass(slots=True)
class _Bulletin:
    """The counts of a text as far as it is read, and what its headings say of those below them."""

    shared: Shared
    world: World
    found: list[ReadTally] = field(default_factory=list)
    above: Told | None = None  # the heading of lines like "Puno: 35"
    heading: tuple[Mention, ...] = ()  # the place of the last heading
    parts: set[str] = field(default_factory=set)  # the places of all headings
    # Of how many points some are free, and the sentence that says so.
    of_all: tuple[int, int | None] = (-1, None)

    def read(self, told: Told) -> None:
        """Take in the counts of the next sentence."""
        flat = told.sentence.plain
        if not told.tallies and (of_all := counted_free(flat)[1]) is not None:
            self.of_all = (told.sentence.whole, of_all)
        if told.line_count is not None and self.above is not None:
            self._take_line(told, told.line_count, self.above)
            return
        if (total := _SUM_OF.fullmatch(flat)) and sum(bool(t.region) for t in self.found) > 1:
            source = next(iter(self.shared.sources), None)
            by_all = _points("", int(total["n"]))
            self._note_down(ReadTally(*by_all, self.world.now, source, told.sentence.text))
            return
        self.above = told if counting(flat) and not told.kms else None
        if told.heading and not told.sentence.bullet and (paths := loci(told)[0]):
            self.heading = paths[0]
            self.parts |= set(paths[0][0].codes)
        if not self._compare(back_then(flat)) and not self._compare_last(flat):
            self._take_counts(told)

    def _take_line(self, told: Told, number: int, above: Told) -> None:
        """Note down the count of a line such as "Puno: 35"."""
        paths, around = loci(told)
        region = settle(paths[0], around, None).region if paths else None
        if region:
            self._note_down(self._tally(told, _points(region, number), sources=above.sources))

    def _take_counts(self, told: Told) -> None:
        """Note down the counts of a sentence, and the shares of its places."""
        if not told.tallies and not told.shares:
            return
        paths, around = loci(told)
        for count in told.tallies:
            points = count.counted == "blocked_points"
            if points and any(share.value == count.value for share in told.shares):
                continue  # "58 puntos en Puno, 9 en Cusco": a place's, and no sum
            region = self._region_of(told, count, paths, around)
            # "Liberaron 12 de los 88 puntos; permanecen interrumpidos 76."
            of_all = self.of_all[1] if points and self.of_all[0] == told.sentence.whole else None
            counted = (region, count.counted, count.value, count.qualifier, count.earlier or of_all)
            tally = self._tally(told, counted, sources=told.sources)
            if not _none_of_all(told, tally, paths):
                self._note_down(tally)
        for share in told.shares:
            mention = next(m for m in told.mentions if m.start == share.at)
            if (part := settle((mention,), (), None).region) is not None:
                self._note_down(self._tally(told, _points(part, share.value), sources=told.sources))

    def _region_of(
        self,
        told: Told,
        count: Count,
        paths: Sequence[tuple[Mention, ...]],
        around: Sequence[tuple[str, ...]],
    ) -> str:
        """The region of which a count is, empty where it is the country's."""
        above_it = () if _TOTAL.match(told.sentence.plain) and len(self.parts) > 1 else self.heading
        path = _path_of(told, count, paths) or (paths[0] if len(paths) == 1 else () if paths else above_it)
        whole = (
            _of_the_country(told, path)
            or told.shares
            or count.counted == "regions_affected"
            or _beyond(told, count)
            or _DIVIDED.match(told.sentence.plain, count.end)
        )
        if whole:
            return ""
        if path:
            return settle(path, around, None).region or ""
        return _all_in(paths) if count.counted == "blocked_points" else ""

    def _tally(self, told: Told, counted: _Counted, sources: Sequence[Source]) -> ReadTally:
        """A count of a sentence with whoever gives it, at the hour when they did."""
        source = next(iter((*sources, *self.shared.sources)), None)
        at = source.at if source is not None and source.at else self.world.now
        return ReadTally(*counted, at, source, told.sentence.text)

    def _compare(self, then: Sequence[tuple[str | None, int]]) -> bool:
        """Give counts that were read their values of a time before; whether there were any to be given."""
        found, given = self.found, False
        for counted, number in then:
            fits = [n for n, t in enumerate(found) if t.earlier is None and counted in (None, t.counted)]
            if fits:
                main = [n for n in fits if found[n].counted != "regions_affected"] or fits
                main = [n for n in main if not found[n].region] or main  # of the sum, not of the last place
                at = main[-1] if counted is None else fits[0]
                found[at], given = replace(found[at], earlier=number), True
        return given

    def _compare_last(self, flat: str) -> bool:
        """Give the last count its value of a time before, where a sentence says by how many it is more."""
        last = self.found[-1] if self.found else None
        if last is None or last.earlier is not None or (more := compared(flat)) is None:
            return False
        self.found[-1] = replace(last, earlier=last.value - more)
        return True

    def _note_down(self, tally: ReadTally) -> None:
        """Keep a count, or what a later sentence adds to one that was kept: the value of a time before, and who
        says so."""
        for number, known in enumerate(self.found):
            if (known.region, known.counted, known.value) != (tally.region, tally.counted, tally.value):
                continue
            if known.earlier is None and tally.earlier is not None:
                self.found[number] = replace(tally, qualifier=known.qualifier or tally.qualifier)
            return
        self.found.append(tally)


#: Below a list in parts this is the sum of all of them.
_TOTAL = re.compile(r"\W*(?:(?:en )?total|suman|son|hacen|in total|all in all)\b")


_SUM_OF = re.compile(r"\W*(?:total|suman|hacen)(?:\s(?:general|nacional))?\W{1,3}(?P<n>\d{1,3})\W*")


def _all_in(paths: Sequence[Sequence[Mention]]) -> str:
    """The department in which all places of a list lie for sure, which then is that of their count."""
    tops = {code[:2] for path in paths for code in path[0].codes}
    narrow = all(len(code) > 2 for path in paths for code in path[0].codes)
    return tops.pop() if narrow and len(tops) == 1 else ""


#: "Cuatro tramos viales, tres en Piura y uno en …": the first number is that of all.
_DIVIDED = re.compile(
    r"(?:\s[a-z]+){0,3},\s(?:\d{1,2}|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|one|two|three|"
    r"four|five|six)\s"
    r"(?:de (?:ellos|ellas)\s|of them\s)?(?:en|in)\s"
)
_INLAND = re.compile(r"\ben (?:el interior|diversos puntos|distintos puntos|todo el interior) del pais\b")
_NETWORK = re.compile(r"\b(?:vias nacionales|red vial nacional)\b")


def _of_the_country(told: Told, path: Sequence[Mention]) -> bool:
    """Whether a count is the whole country's: of national roads a department has some too."""
    if _INLAND.search(told.sentence.plain):
        return True  # "Quemaron un peaje en Puno, y hay 25 carreteras bloqueadas en el interior del país"
    if not told.country or not path:
        return told.country
    rest = replace(told.sentence, text=_NETWORK.sub("", told.sentence.plain))
    return whole_country(rest) or not _NETWORK.search(told.sentence.plain)


_FEW = 3


def _none_of_all(told: Told, tally: ReadTally, paths: Sequence[Sequence[Mention]]) -> bool:
    """Whether it counts but the spots of one road or district that are told of: "dos vías de la carretera a Caraz"."""
    if told.ahead and told.hits and tally.counted not in ("dead", "injured"):
        return True  # "Un paro para el lunes, con bloqueos en seis vías": none is counted yet.
    few = tally.value <= _FEW
    if tally.counted == "roads_affected":
        return few and bool(told.roads)
    if tally.counted != "blocked_points":
        return False
    if (few and len(told.mentions) > 1 and not told.shares) or on_one_road(told):
        return True  # "La Belaunde Terry está bloqueada en dos tramos"
    if told.sources:
        return False
    if 1 < tally.value == len(paths) and not told.shares:
        return True  # "En cuatro piquetes ubicados en Chala, Ocoña, Atico y Nasca"
    return few and len(tally.region) == Level.DISTRICT * 2


def _beyond(told: Told, count: Count) -> bool:
    """Whether a sum of dead or hurt stands beside what happened at one place, and is not of it."""
    return count.counted in ("dead", "injured") and bool(told.hits)


def _path_of(told: Told, count: Count, paths: Sequence[tuple[Mention, ...]]) -> tuple[Mention, ...]:
    """Of several places in a sentence the one that stands before the count: "Puno concentra 14 puntos, Cusco 6"."""
    if len(paths) == 1 and paths[0][0].start > count.start:
        # "Puno has more than 30 roadblocks, and food runs short in Juliaca"
        named = [m for m in told.mentions if m.weight > 1 and m.end <= count.start]
        return tuple(named[-1:])
    before = [path for path in paths if path[0].end <= count.start]
    if len(before) > 1 and not any(
        c.isdigit() for c in told.sentence.plain[before[0][0].end : before[-1][0].start]
    ):
        return ()  # "Cusco y Puno registran 50 puntos": of both together
    return max(before, key=lambda path: path[0].end, default=()) if len(paths) > 1 else ()
