"""The counts of a text, each with its region, its source and what it was before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

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


def tallied(tolds: Sequence[Told], shared: Shared, world: World) -> tuple[ReadTally, ...]:
    """The counts that the sentences give, in their order."""
    found: list[ReadTally] = []
    heading: tuple[Mention, ...] = ()
    parts: set[str] = set()  # the places of all headings
    # Of how many points some are free, and the sentence that says so.
    before: tuple[int, int | None] = (-1, None)
    above: Told | None = None  # the heading of lines like "Puno: 35"
    for told in tolds:
        paths, around = loci(told)
        if not told.tallies and (of_all := counted_free(told.sentence.plain)[1]) is not None:
            before = (told.sentence.whole, of_all)
        if told.line_count is not None and above is not None:
            source = next(iter((*above.sources, *shared.sources)), None)
            at = source.at if source is not None and source.at else world.now
            region = settle(paths[0], around, None).region if paths else None
            if region:
                by_line = (region, "blocked_points", told.line_count, None, None)
                _note_down(ReadTally(*by_line, at, source, told.sentence.text), found)
            continue
        if (total := _SUM_OF.fullmatch(told.sentence.plain)) and sum(bool(t.region) for t in found) > 1:
            source = next(iter(shared.sources), None)
            by_all = ("", "blocked_points", int(total["n"]), None, None)
            _note_down(ReadTally(*by_all, world.now, source, told.sentence.text), found)
            continue
        above = told if counting(told.sentence.plain) and not told.kms else None
        if told.heading and paths and not told.sentence.bullet:
            heading, parts = paths[0], parts | set(paths[0][0].codes)
        if _compare(found, back_then(told.sentence.plain)):
            continue
        if found and found[-1].earlier is None and (more := compared(told.sentence.plain)) is not None:
            found[-1] = replace(found[-1], earlier=found[-1].value - more)
            continue
        source = next(iter(told.sources), None) or next(iter(shared.sources), None)
        at = source.at if source is not None and source.at else world.now
        for count in told.tallies:
            if count.counted == "blocked_points" and any(share.value == count.value for share in told.shares):
                continue  # "58 puntos en Puno, 9 en Cusco": a place's, and no sum
            above_it = () if _TOTAL.match(told.sentence.plain) and len(parts) > 1 else heading
            path = _path_of(told, count, paths) or (
                paths[0] if len(paths) == 1 else () if paths else above_it
            )
            whole = (
                _of_the_country(told, path)
                or told.shares
                or count.counted == "regions_affected"
                or _beyond(told, count)
                or _DIVIDED.match(told.sentence.plain, count.end)
            )
            region = "" if whole or not path else settle(path, around, None).region or ""
            if not (path or whole) and count.counted == "blocked_points":
                region = _all_in(paths)
            # "Liberaron 12 de los 88 puntos; permanecen interrumpidos 76."
            shut = before[0] == told.sentence.whole and count.counted == "blocked_points"
            of_all = before[1] if shut else None
            tally = ReadTally(
                *(region, count.counted, count.value, count.qualifier, count.earlier or of_all),
                *(at, source, told.sentence.text),
            )
            if not _few_of_one(told, tally):
                _note_down(tally, found)
        for share in told.shares:
            mention = next(m for m in told.mentions if m.start == share.at)
            if (part := settle((mention,), (), None).region) is not None:
                _note_down(
                    ReadTally(
                        part, "blocked_points", share.value, None, None, at, source, told.sentence.text
                    ),
                    found,
                )
    return tuple(found)


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


def _compare(found: list[ReadTally], then: Sequence[tuple[str | None, int]]) -> bool:
    """Give counts that were read their values of a time before; whether there were any to be given."""
    given = False
    for counted, number in then:
        fits = [n for n, t in enumerate(found) if t.earlier is None and counted in (None, t.counted)]
        if fits:
            main = [n for n in fits if found[n].counted != "regions_affected"] or fits
            main = [n for n in main if not found[n].region] or main  # of the sum, not of the last place
            at = main[-1] if counted is None else fits[0]
            found[at], given = replace(found[at], earlier=number), True
    return given


def _note_down(tally: ReadTally, found: list[ReadTally]) -> None:
    """Keep a count, or what a later sentence adds to one that was kept: the value of a time before, and who
    says so."""
    for number, known in enumerate(found):
        if (known.region, known.counted, known.value) != (tally.region, tally.counted, tally.value):
            continue
        if known.earlier is None and tally.earlier is not None:
            found[number] = replace(tally, qualifier=known.qualifier or tally.qualifier)
        return
    found.append(tally)


def _few_of_one(told: Told, tally: ReadTally) -> bool:
    """Whether it counts but the spots of one road or district that are told of: "dos vías de la carretera a Caraz"."""
    if told.ahead and told.hits and tally.counted not in ("dead", "injured"):
        return True  # "Un paro para el lunes, con bloqueos en seis vías": none is counted yet.
    if (
        tally.counted == "blocked_points"
        and tally.value <= _FEW
        and len(told.mentions) > 1
        and not told.shares
    ):
        return True
    if tally.counted == "blocked_points" and on_one_road(told):
        return True  # "La Belaunde Terry está bloqueada en dos tramos"
    few = tally.value <= _FEW and not told.sources
    one = tally.counted == "blocked_points" and len(tally.region) == 6
    named = len(loci(told)[0])
    if tally.counted == "blocked_points" and 1 < tally.value == named and not (told.sources or told.shares):
        return True  # "En cuatro piquetes ubicados en Chala, Ocoña, Atico y Nasca"
    return (few and one) or (tally.counted == "roads_affected" and tally.value <= _FEW and bool(told.roads))


_FEW = 3


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
