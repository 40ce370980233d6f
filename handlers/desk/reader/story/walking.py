"""From what the sentences tell to points, in the order of the text: which room each sentence is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.model import Note, NoteWhy
from handlers.desk.reader.story.athome import at_home, marched_there, shut_by_them, told_where
from handlers.desk.reader.story.attaching import attach, below_heading, foot
from handlers.desk.reader.story.chapters import chapters
from handlers.desk.reader.story.closings import clears_up, ends_at, left
from handlers.desk.reader.story.counted import as_counted, nowhere, of_counted, take_count
from handlers.desk.reader.story.crowding import without_counts
from handlers.desk.reader.story.further import enumerates, in_each
from handlers.desk.reader.story.grounds import why_it_is
from handlers.desk.reader.story.hamlets import in_a_hamlet, told_shut
from handlers.desk.reader.story.happenings import happens
from handlers.desk.reader.story.harms import settled
from handlers.desk.reader.story.headings import (
    below,
    between,
    heads,
    of_row,
    says_so_again,
    take_heading,
    take_places,
    unused,
)
from handlers.desk.reader.story.likewise import also_there, same_elsewhere
from handlers.desk.reader.story.loci import loci
from handlers.desk.reader.story.merging import merged
from handlers.desk.reader.story.milestones import OTHER_ROADS, kilometres
from handlers.desk.reader.story.namesalike import river_of, side_by_side
from handlers.desk.reader.story.parts import one_thing
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.retold import without_retold
from handlers.desk.reader.story.samepeople import in_their_words, of_the_strike, shut_by_it
from handlers.desk.reader.story.seconds import with_seconds
from handlers.desk.reader.story.setaside import set_aside
from handlers.desk.reader.story.sharing import share
from handlers.desk.reader.story.stories import so_far, take_scene, tells_more
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.story.turns import (
    AGAIN,
    all_free,
    as_blockades,
    as_planned,
    bounded_after,
    shut_again,
    shut_before,
    truce_of_those,
    within_hours,
)
from handlers.desk.reader.story.unclaimed import with_unclaimed
from handlers.desk.reader.story.unclear import told_by_its_effect, unclear, unclear_besides
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.unmapped import named_in_few, unmapped
from storage.model import Kind

#: A text with more points is no report.
MOST_POINTS = 120


def points_in(tolds: Sequence[Told]) -> tuple[list[Point], list[Note], list[Told]]:
    """The points of a text, notes on what is left out, and the sentences that belong to no point."""
    end = len(tolds)
    while end > 1 and foot(tolds[end - 1]) and not any(foot(told) for told in tolds[: end - 1]):
        end -= 1  # "Vía: Radio Pachamama": who says all of it
    read = [_points_of(chapter) for chapter in chapters(tolds[:end])]
    points = [point for own, _, _ in read for point in own][:MOST_POINTS]
    if len(read) > 1 and any(not nowhere(point) for point in points):
        points = [point for point in points if not nowhere(point)]
    return (
        points,
        [note for _, own, _ in read for note in own],
        [
            *(told for *_, own in read for told in own),
            *tolds[end:],
        ],
    )


def _points_of(tolds: Sequence[Told]) -> tuple[list[Point], list[Note], list[Told]]:
    trail = Trail()
    tolds = [told_shut(told) for told in tolds]
    for number, told in enumerate(tolds):
        if len(trail.points) >= MOST_POINTS:
            break
        _read(trail, told, tolds[number + 1] if number + 1 < len(tolds) else None)
    _heading_alone(trail)
    if not trail.points and not trail.notes:
        unclear(trail, tolds)
        if not trail.points:
            told_by_its_effect(trail)
    elif trail.points:
        unclear_besides(trail)
    elsewhere = any(not nowhere(point) for point in trail.points)
    if elsewhere or any(t.counted not in ("dead", "injured") for told in tolds for t in told.tallies):
        # "84 puntos bloqueados. Los bloqueos se concentran en el sur": of no place, and counted.
        trail.points = [point for point in trail.points if not nowhere(point)]
    share(trail.points)
    side_by_side(trail.points)
    return (
        settled(with_unclaimed(with_seconds(without_retold(merged(trail.points))))),
        trail.notes,
        trail.loose,
    )


def _threatens(trail: Trail, told: Told, _paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it but threatens with something, which is said of what was just told."""
    if told.threat and trail.stopped and trail.dropped == told.sentence.block:
        trail.loose.append(told)
        return True
    if told.threat and trail.last and trail.near(told):
        trail.add(replace(told, hits=(), kms=(), roads=(), mentions=(), moments=(), ahead=False))
        return True
    return False


#: What may be said of what was just told, each rule with what it then does.
_OF_WHAT_WAS_TOLD = (
    *(_threatens, why_it_is, in_each, in_their_words, told_where, shut_by_them, marched_there),
    *(left, clears_up, ends_at, shut_again, bounded_after, shut_before, truce_of_those),
    *(take_places, of_the_strike, tells_more, same_elsewhere),
)


def _read(trail: Trail, told: Told, following: Told | None) -> None:
    """Send a sentence to the room that it is for; `following` is the next one."""
    if told.sentence.bullet and told.sentence.block - trail.context.block == 1:
        trail.context.block = told.sentence.block  # Lines with an empty one between them are one list.
    if set_aside(trail, told) or in_a_hamlet(trail, told):
        return
    if told.counts.other_time and not told.kms:
        trail.note(NoteWhy.CONTEXT, told)
    if so_far(trail, told):
        told = replace(told, tallies=())  # "Dos heridos hasta el momento": of what was just told
        if not told.hits:
            trail.add(told)
            return
    told = one_thing(within_hours(trail, as_blockades(trail, as_planned(trail, told))))
    told, paths, around = _placed(trail, told)
    if told.counts.other_time and told.tallies and not paths and not told.kms and told.square is None:
        trail.loose.append(told)
        return
    if paths and at_home(trail, told, paths):
        told, paths = replace(told, mentions=tuple(m for m in told.mentions if m.weight > 1)), []
    if trail.last and all_free(trail) and not paths and _shut_in_a_hamlet(told):
        trail.last = []  # "En Ocoña ya pasan. Mineros bloquean la vía en Quishuarani": no more of Ocoña
    if any(rule(trail, told, paths) for rule in _OF_WHAT_WAS_TOLD):
        return
    counted, trail.counted = trail.counted, None
    above: list[Told] = []
    if counted is not None and told.kms and not told.clearing and of_counted(told):
        above, told = [without_counts(counted)], as_counted(told, counted)
    if counted is not None and paths and not told.eventful and enumerates(told):
        # "Hay tres puntos. El primero está en …"
        trail.listed(told, paths, Point([counted], kinds=[Kind.BLOCKADE]))
        return
    if also_there(trail, told, paths) or take_count(trail, told, paths, following):
        return
    if below_heading(trail, told, paths):
        attach(trail, told, paths)
        return
    if following is not None and _heads(trail, told, paths, following):
        return
    if not told.eventful and (by_it := shut_by_it(trail, told)) is not None:
        told = by_it
    if not told.eventful:
        attach(trail, told, paths)
        return
    if OTHER_ROADS.search(told.sentence.plain) and not told.roads:
        trail.context.road = None
    if told.kms:
        kilometres(trail, told, paths, around)
        for point in trail.last:
            point.told += above
    else:
        before = list(trail.loose)
        happens(trail, told, paths, around)
        take_scene(trail, told, before)


def _shut_in_a_hamlet(told: Told) -> bool:
    """Whether it tells of a road that is shut at a place which no list has."""
    shut = any(hit.kind is Kind.BLOCKADE and not hit.frame for hit in told.hits)
    unlisted = unmapped(told.sentence) or named_in_few(told.sentence)
    return shut and not AGAIN.search(told.sentence.plain) and unlisted


def _placed(trail: Trail, told: Told) -> tuple[Told, list[tuple[Mention, ...]], list[tuple[str, ...]]]:
    """The places of a sentence and what is around them; those named only by who comes from there are but a river's."""
    paths, around = loci(told)
    if not paths or any(not path[0].adjective or path[0].weight > 1 for path in paths):
        return told, paths, around
    if not (above := trail.inherited(told)):
        return told, paths, around
    # "Los puneños …" below what happens at Ilave; what happens on a river there is one thing more.
    river = paths[0][0] not in told.adjectives
    if river and told.sector is None:
        told = replace(told, sector=river_of(told, paths[0][0]))
    return told, [above] if river else [], around


def _heads(trail: Trail, told: Told, paths: list[tuple[Mention, ...]], following: Told) -> bool:
    """Whether it stands above what follows, or parts it, which then knows of it."""
    if heads(told, following, paths) and not of_row(trail, told, following):
        if not below(trail, told):
            _heading_alone(trail)
        take_heading(trail, told, paths)
        trail.context.used = trail.context.used or bool(following.hits and says_so_again(told, following))
        return True
    if between(trail, told, following):
        trail.context.block = told.sentence.block
        trail.loose.append(told)
        return True
    return False


def _heading_alone(trail: Trail) -> None:
    """A heading that nothing followed up tells of something itself."""
    if (told := unused(trail)) is not None:
        happens(trail, told, *loci(told))
