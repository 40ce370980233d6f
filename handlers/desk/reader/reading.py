"""Reading a report: text, places, roads and a clock in; drafts with their doubts, tallies and notes out. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.desk.reader.doubts.weighing import Surroundings
from handlers.desk.reader.drafts.drafting import drafted
from handlers.desk.reader.drafts.placing import Shared
from handlers.desk.reader.figures.comparisons import back_then, compared
from handlers.desk.reader.figures.remainders import counted_free
from handlers.desk.reader.figures.tallies import Count, counting
from handlers.desk.reader.model import Note, ReadDraft, Reading, ReadTally
from handlers.desk.reader.story.counted import on_one_road
from handlers.desk.reader.story.days import with_days
from handlers.desk.reader.story.headings import labelled, located
from handlers.desk.reader.story.locating import without_mines
from handlers.desk.reader.story.loci import loci
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.telling import Told, World, tell
from handlers.desk.reader.story.walking import points_in
from handlers.desk.reader.text.datelines import undated
from handlers.desk.reader.text.letters import cleaned
from handlers.desk.reader.text.othernews import without_other_news
from handlers.desk.reader.text.sentences import sentences
from handlers.desk.reader.text.spelling import typed
from handlers.desk.reader.text.tables import without_tables
from handlers.desk.reader.when.times import dateline
from handlers.desk.reader.where.landmarks import whole_country
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import in_one
from handlers.desk.reader.where.places import index
from handlers.desk.reader.where.settling import settle
from handlers.desk.reader.who.organisers import body_alone
from handlers.desk.reader.who.sources import once
from storage.regions import Gazetteer
from storage.roads import Roads

#: More drafts than this out of one text would bury the desk; the rest of a text is not read further.
MOST_DRAFTS = 60


def read(text: str, regions: Gazetteer, roads: Roads, now: datetime, zone: ZoneInfo) -> Reading:
    """One draft for each point that a report tells of, its tallies, and what was left out; no text raises."""
    text, dated = undated(typed(without_other_news(cleaned(text))), now, zone)
    parts = sentences(without_tables(text))
    world = World(index(regions, roads), roads, now, zone)
    written = dated or next((d for s in parts[:2] if (d := dateline(s.plain, now, zone)) is not None), None)
    if written is not None:
        world = World(world.places, roads, min(written, now), zone)
    tolds = [tell(sentence, world) for sentence in parts]
    tolds = with_days(labelled(located(without_mines(tolds))), world.now.astimezone(zone))
    points, notes, loose = points_in(tolds)
    shared = _shared(tolds, points, loose, regions)
    around = Surroundings(points, tolds, world.now.astimezone(zone))
    drafts = tuple(drafted(point, shared, around, world) for point in points[:MOST_DRAFTS])
    # "Dos heridos hasta el momento" is said of a point, and is no sum.
    own = {t.sentence.number for point in points for t in point.told if not t.tallies}
    counted = [replace(t, tallies=()) if t.sentence.number in own or t.sentence.lists else t for t in tolds]
    return Reading(_distinct(drafts), _tallies(counted, shared, world), tuple(notes))


def _shared(
    tolds: Sequence[Told], points: Sequence[Point], loose: Sequence[Told], regions: Gazetteer
) -> Shared:
    # Who gives a count says nothing of the points beside it, unless nobody else is named.
    counting = [told for told in loose if told.tallies]
    named = [told for told in tolds if told.sources]
    of_points = [told for told in named if not any(told is one for one in counting)]
    sources = once(source for told in of_points or named for source in told.sources)
    alone = len(sources) == 1 and not of_points
    everywhere = once(source for told in loose if alone or not told.tallies for source in told.sources)
    # A heading, or a sentence that tells of nothing else, names the campaign of all; an event names its own.
    campaigns = {told.campaign for told in (*loose, *tolds[:1]) if told.campaign and not told.ahead}
    campaign = campaigns.pop() if len(campaigns) == 1 else None
    place = _only_place(tolds, points)
    bodies = {name for told in tolds if (name := body_alone(told.sentence)) is not None}
    body = bodies.pop() if len(bodies) == 1 else None
    sure = frozenset(m.codes[0][:2] for told in tolds for m in told.mentions if m.weight >= 2 and in_one(m))
    return Shared(sources, everywhere, place, regions, campaign, _of_protest(tolds, points), body, sure)


_BLOCKADES = re.compile(r"\b(?:bloqueos?|piquetes?|road ?blocks?|blockades?)\b")


def _of_protest(tolds: Sequence[Told], points: Sequence[Point]) -> bool:
    """Whether all that is shut in a text is shut by people: it speaks of them, and of no landslide or accident."""
    sure = any(point.kinds and not point.soft for point in points)
    said = any(told.human or _BLOCKADES.search(told.sentence.plain) for told in tolds)
    return (sure or said) and not any(told.natural for told in tolds)


def _only_place(tolds: Sequence[Told], points: Sequence[Point]) -> tuple[Mention, ...]:
    """The place of the whole text, where all that it names lies within one another; for points that name none."""
    paths = [path for told in tolds for path in loci(told)[0] if path[0].weight >= 2]
    paths = [path for path in paths if path[0].sure or not path[0].local or len(path) > 1]
    if not paths or all(point.path for point in points):
        return ()
    narrow = max(paths, key=lambda path: min(len(c) for c in path[0].codes))
    codes = narrow[0].codes
    fits = all(
        any(a.startswith(b) or b.startswith(a) for a in path[0].codes for b in codes) for path in paths
    )
    return narrow if fits else ()


def _tallies(tolds: Sequence[Told], shared: Shared, world: World) -> tuple[ReadTally, ...]:
    found: list[ReadTally] = []
    heading: tuple[Mention, ...] = ()
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
        above = told if counting(told.sentence.plain) and not told.kms else None
        if told.heading and paths:
            heading = paths[0]
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
            path = _path_of(told, count, paths) or (paths[0] if len(paths) == 1 else () if paths else heading)
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


def _distinct(drafts: Sequence[ReadDraft]) -> tuple[ReadDraft, ...]:
    """The drafts without those that say again what another says with more."""
    kept: list[ReadDraft] = []
    for draft in drafts:
        twin = next((k for k in kept if _same(k, draft)), None)
        if twin is None:
            kept.append(draft)
    return tuple(kept)


def _same(one: ReadDraft, other: ReadDraft) -> bool:
    a, b = one.facts, other.facts
    return (
        one.intent is other.intent
        and (a.kind, a.region, a.road, a.road_name, a.km_from, a.km_to, a.place, a.state)
        == (
            b.kind,
            b.region,
            b.road,
            b.road_name,
            b.km_from,
            b.km_to,
            b.place,
            b.state,
        )
        and (a.sector == b.sector or (one.text != other.text and None in (a.crowd, b.crowd)))
        and a.region is not None
        and (a.km_from is not None or one.doubts == other.doubts)
    )


__all__ = ["Note", "read"]
