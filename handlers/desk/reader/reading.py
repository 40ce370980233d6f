"""Reading a report: text, places, roads and a clock in; drafts with their doubts, tallies and notes out. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.desk.reader.doubts.weighing import Surroundings
from handlers.desk.reader.drafts.drafting import drafted
from handlers.desk.reader.drafts.shared import Shared
from handlers.desk.reader.drafts.tallying import tallied
from handlers.desk.reader.model import Note, ReadDraft, Reading
from handlers.desk.reader.story.days import with_days
from handlers.desk.reader.story.headings import labelled, located
from handlers.desk.reader.story.lines import with_rows
from handlers.desk.reader.story.locating import without_mines
from handlers.desk.reader.story.loci import loci
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.telling import tell
from handlers.desk.reader.story.told import Told, World
from handlers.desk.reader.story.walking import points_in
from handlers.desk.reader.text.alike import with_alike
from handlers.desk.reader.text.contraries import with_contraries
from handlers.desk.reader.text.datelines import undated
from handlers.desk.reader.text.letters import cleaned
from handlers.desk.reader.text.marks import unmarked
from handlers.desk.reader.text.othernews import without_other_news
from handlers.desk.reader.text.sentences import sentences
from handlers.desk.reader.text.spelling import typed
from handlers.desk.reader.text.stretches import with_stretches
from handlers.desk.reader.text.tables import without_tables
from handlers.desk.reader.text.trimmings import trimmed
from handlers.desk.reader.when.times import dateline
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import in_one
from handlers.desk.reader.where.places import index
from handlers.desk.reader.who.organisers import body_alone
from handlers.desk.reader.who.sources import once
from storage.model import EventState
from storage.regions import Gazetteer
from storage.roads import Roads

#: More drafts than this out of one text would bury the desk; the rest of a text is not read further.
MOST_DRAFTS = 60


def read(text: str, regions: Gazetteer, roads: Roads, now: datetime, zone: ZoneInfo) -> Reading:
    """One draft for each point that a report tells of, its tallies, and what was left out; no text raises."""
    text, dated = undated(
        with_stretches(
            with_contraries(with_alike(typed(trimmed(without_other_news(unmarked(cleaned(text))))))), roads
        ),
        now,
        zone,
    )
    parts = sentences(without_tables(text))
    world = World(index(regions, roads), roads, now, zone)
    written = dated or next((d for s in parts[:2] if (d := dateline(s.plain, now, zone)) is not None), None)
    if written is not None:
        world = World(world.places, roads, min(written, now), zone)
    tolds = [tell(sentence, world) for sentence in parts]
    tolds = with_rows(labelled(located(without_mines(tolds))))
    tolds = with_days(tolds, world.now.astimezone(zone))
    points, notes, loose = points_in(tolds)
    shared = _shared(tolds, points, loose, regions)
    around = Surroundings(points, tolds, world.now.astimezone(zone))
    drafts = tuple(drafted(point, shared, around, world) for point in points[:MOST_DRAFTS])
    # "Dos heridos hasta el momento" is said of a point, and is no sum.
    own = {t.sentence.number for point in points for t in point.told if not t.tallies}
    counted = [replace(t, tallies=()) if t.sentence.number in own or t.sentence.lists else t for t in tolds]
    return Reading(_distinct(drafts), tallied(counted, shared, world), tuple(notes), world.now)


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
        and not (a.state is EventState.ANNOUNCED and a.started and b.started and a.started != b.started)
        and (a.sector == b.sector or (one.text != other.text and None in (a.crowd, b.crowd)))
        and a.region is not None
        and (a.km_from is not None or one.doubts == other.doubts)
    )


__all__ = ["Note", "read"]
