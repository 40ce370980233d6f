"""From what the sentences tell to points, in the order of the text: which room each sentence is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.judging import Ground
from handlers.desk.reader.model import Note, NoteWhy
from handlers.desk.reader.story.athome import at_home, marched_there, shut_by_them, told_where
from handlers.desk.reader.story.closings import clears_up, left
from handlers.desk.reader.story.counted import counts_only, nowhere, of_counted
from handlers.desk.reader.story.crowding import without_counts
from handlers.desk.reader.story.further import enumerates, in_each
from handlers.desk.reader.story.happenings import happens
from handlers.desk.reader.story.harms import settled
from handlers.desk.reader.story.headings import (
    below,
    between,
    heads,
    of_row,
    over_rows,
    says_so_again,
    take_heading,
    take_places,
    unused,
)
from handlers.desk.reader.story.likewise import also_there, same_elsewhere
from handlers.desk.reader.story.lines import beside_all
from handlers.desk.reader.story.loci import loci
from handlers.desk.reader.story.merging import merged
from handlers.desk.reader.story.milestones import OTHER_ROADS, kilometres
from handlers.desk.reader.story.namesalike import river_of, side_by_side
from handlers.desk.reader.story.parts import one_thing
from handlers.desk.reader.story.points import Point, akin
from handlers.desk.reader.story.retold import no_protest, without_retold
from handlers.desk.reader.story.samepeople import in_their_words, of_the_strike, shut_by_it
from handlers.desk.reader.story.seconds import with_seconds
from handlers.desk.reader.story.sharing import share
from handlers.desk.reader.story.stories import so_far, take_scene, tells_more
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.story.turns import (
    as_blockades,
    as_planned,
    bounded_after,
    shut_again,
    shut_before,
    truce_of_those,
    within_hours,
)
from handlers.desk.reader.story.unclear import unclear, unclear_besides
from handlers.desk.reader.what.advising import advises, done_beside
from handlers.desk.reader.what.asides import aside
from handlers.desk.reader.where.mentions import Mention
from storage.model import Kind

_ALL = re.compile(r"\W*(?:todos|todas|ambos|ambas|all of them|all|both)\b(?! (?:los|las|el|la|the|of the)\b)")
_SOURCE_LINE = re.compile(r"\W*(?:fuentes?|sources?)\s*:")
#: A text with more points is no report.
MOST_POINTS = 120


def points_in(tolds: Sequence[Told]) -> tuple[list[Point], list[Note], list[Told]]:
    """The points of a text, notes on what is left out, and the sentences that belong to no point."""
    trail = Trail()
    for number, told in enumerate(tolds):
        if len(trail.points) >= MOST_POINTS:
            break
        _read(trail, told, tolds[number + 1] if number + 1 < len(tolds) else None)
    _heading_alone(trail)
    if not trail.points and not trail.notes:
        unclear(trail, tolds)
    elif trail.points:
        unclear_besides(trail)
    elsewhere = any(not nowhere(point) for point in trail.points)
    if elsewhere or any(t.counted not in ("dead", "injured") for told in tolds for t in told.tallies):
        # "84 puntos bloqueados. Los bloqueos se concentran en el sur": of no place, and counted.
        trail.points = [point for point in trail.points if not nowhere(point)]
    share(trail.points)
    side_by_side(trail.points)
    return settled(with_seconds(without_retold(merged(trail.points)))), trail.notes, trail.loose


def _read(trail: Trail, told: Told, following: Told | None) -> None:
    if told.sentence.bullet and told.sentence.block - trail.context.block == 1:
        trail.context.block = told.sentence.block  # Lines with an empty one between them are one list.
    advised = advises(told.sentence.plain) and not told.kms
    if (advised and not done_beside(told.sentence.plain, told.hits)) or beside_all(told):
        trail.loose.append(told)
        return
    if told.bygone:
        trail.note(NoteWhy.CONTEXT, told)
        return
    if no_protest(trail, told):
        return
    # "Bloquean la vía … Los exportadores perdieron 2 millones por el bloqueo" tells more of that one.
    more = trail.near(told) and not loci(told)[0]
    said = (
        told.kms,
        told.states,
        told.clearing,
        told.generic,
        told.demand,
        told.counts.dead,
        told.counts.injured,
    )
    if aside(told.sentence.plain, told.hits) and not (more or any(said)):
        trail.note(NoteWhy.NOT_A_PROTEST, told)
        trail.loose.append(told)
        return
    # What is false where a strike is said not to be over is that it be over.
    firm = any(t.goes_on for point in trail.last for t in point.told)
    if told.takes_back and trail.last and trail.near(told) and not firm:
        # "Habrían tomado el aeropuerto. Corpac dice que no es cierto."
        for point in trail.last:
            trail.note(NoteWhy.DENIED, point.told[0])
        trail.withdraw()
        return
    if told.counts.other_time and not told.kms:
        trail.note(NoteWhy.CONTEXT, told)
    if so_far(trail, told):
        told = replace(told, tallies=())  # "Dos heridos hasta el momento": of what was just told
        if not told.hits:
            trail.add(told)
            return
    told = one_thing(within_hours(trail, as_blockades(trail, as_planned(trail, told))))
    paths, around = loci(told)
    if paths and all(path[0].adjective and path[0].weight <= 1 for path in paths) and trail.inherited(told):
        # "Los puneños …" below what happens at Ilave; what happens on a river there is one thing more.
        river = paths[0][0] not in told.adjectives
        if river and told.sector is None:
            told = replace(told, sector=river_of(told, paths[0][0]))
        paths = [trail.inherited(told)] if river else []
    if told.counts.other_time and told.tallies and not paths and not told.kms and told.square is None:
        trail.loose.append(told)
        return
    if paths and at_home(trail, told, paths):
        told, paths = replace(told, mentions=tuple(m for m in told.mentions if m.weight > 1)), []
    if told.threat and trail.stopped and trail.dropped == told.sentence.block:
        trail.loose.append(told)
        return
    if told.threat and trail.last and trail.near(told):
        trail.add(replace(told, hits=(), kms=(), roads=(), mentions=(), moments=(), ahead=False))
        return
    if in_each(trail, told, paths):
        trail.listed(replace(told, hits=()), paths, trail.last[-1])
        return
    if any(
        rule(trail, told, paths)
        for rule in (
            *(in_their_words, told_where, shut_by_them, marched_there),
            *(left, clears_up, shut_again, bounded_after, shut_before, truce_of_those),
        )
    ):
        return
    if take_places(trail, told, paths):
        return
    if of_the_strike(trail, told) or tells_more(trail, told, paths) or same_elsewhere(trail, told, paths):
        return
    flat = told.sentence.plain
    counted, trail.counted = trail.counted, None
    above: list[Told] = []
    if counted is not None and told.kms and not told.clearing and of_counted(told):
        above = [without_counts(counted)]
        # "La carretera A - B está bloqueada en dos puntos. Los cierres se ubican en el km 13 y en el km 56"
        roads = told.roads or tuple(replace(road, start=0, end=0) for road in counted.roads)
        told = replace(told, hits=tuple(replace(h, start=0, end=0) for h in counted.hits), roads=roads)
    if counted is not None and paths and not told.eventful and enumerates(told):
        trail.listed(
            told, paths, Point([counted], kinds=[Kind.BLOCKADE])
        )  # "Hay tres puntos. El primero está en …"
        return
    if also_there(trail, told, paths):
        return
    if told.line_count is not None and not told.hits:
        trail.context.used = True  # The heading above says what is counted.
        trail.loose.append(told)
        return
    counts_below = following is not None and following.line_count is not None and not following.hits
    if counts_only(told, paths) or (counts_below and not told.kms and not paths):
        if len(paths) == 1 and paths[0][0].weight == 3:
            trail.here = (
                told.sentence.block,
                paths[0],
            )  # "En la región Cusco hay siete puntos": they come below.
        trail.loose.append(told)
        if len(told.roads) == 1:
            trail.context.road = told.roads[0]  # "La Panamericana Sur, donde hay dos puntos": their road
        shut = any(hit.kind is Kind.BLOCKADE for hit in told.hits) and told.clearing is None
        if shut and over_rows(told, following):
            take_heading(trail, told, paths if len(paths) == 1 else [])
            return
        trail.counted = told if shut and not told.shares else None
        return
    if _below_heading(trail, told, paths):
        _attach(trail, told, paths)
        return
    if following is not None and heads(told, following, paths) and not of_row(trail, told, following):
        if not below(trail, told):
            _heading_alone(trail)
        take_heading(trail, told, paths)
        trail.context.used = trail.context.used or bool(following.hits and says_so_again(told, following))
        return
    if following is not None and between(trail, told, following):
        trail.context.block = told.sentence.block
        trail.loose.append(told)
        return
    if not told.eventful and (by_it := shut_by_it(trail, told)) is not None:
        told = by_it
    if not told.eventful:
        _attach(trail, told, paths)
        return
    if OTHER_ROADS.search(flat) and not told.roads:
        trail.context.road = None
    if told.kms:
        kilometres(trail, told, paths, around)
        for point in trail.last:
            point.told += above
    else:
        before = list(trail.loose)
        happens(trail, told, paths, around)
        take_scene(trail, told, before)


def _below_heading(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether a bullet names but a place, or since when, for what the heading tells of."""
    context = trail.context
    under = context.heading is not None and bool(context.kinds or context.clearing)
    name = bool(paths) or (len(told.sentence.plain) <= 60 and not told.moments)
    plain = told.sentence.bullet and not told.eventful and not told.sources
    return under and plain and name and not told.sentence.plain.rstrip().endswith(":")


def _heading_alone(trail: Trail) -> None:
    """A heading that nothing followed up tells of something itself."""
    if (told := unused(trail)) is not None:
        happens(trail, told, *loci(told))


def _attach(trail: Trail, told: Told, paths: list[tuple[Mention, ...]]) -> None:
    """A sentence without an event says more of the last one; a listed place under a heading is one."""
    context = trail.context
    listed = context.heading is not None and told.sentence.block - context.block <= 1
    if listed and not paths and _SOURCE_LINE.match(told.sentence.plain):
        # "Fuente: PNP" below a list is no place of it, and says who tells of all.
        trail.loose.append(told)
        return
    # A sentence of prose below a title says more of what the one before it told.
    prose = bool(trail.last) and trail.last[-1].block == told.sentence.block and bool(told.sentence.verbs)
    short = told.sentence.bullet or (len(told.sentence.plain) < 90 and not prose)
    # "Noticia en desarrollo." below rows is none of them.
    below_rows = bool(trail.last) and trail.last[0].told[0].sentence.bullet and not told.sentence.bullet
    spot = bool(paths or told.roads or told.venue or told.sector) or not below_rows
    if listed and (context.kinds or context.clearing) and short and spot:
        context.used = True
        trail.listed(told, paths or [()], context)
        return
    if listed and below_rows and not spot and told.sentence.alone and not told.sentence.verbs:
        trail.loose.append(told)  # "(Información en desarrollo, 13:40 horas)"
        return
    if _ALL.match(told.sentence.plain) and not paths and trail.last:
        # "Todos desde las cinco": said of all that the block tells of.
        trail.last = [p for p in trail.points if p.block == trail.last[-1].block]
    near = trail.near(told) and not told.sentence.bullet
    if near and not (paths and paths[0][-1].weight == 3 and not akin(trail.last, paths[0])):
        trail.add(told)
        for point in trail.last if paths else ():
            if point.path and point.path[0].weight < paths[0][0].weight and not point.own_road:
                # "El punto pertenece a Anta": rather there than at the home of who was named.
                point.around += [m.codes for m in point.path]
                other = (
                    any(w.day is not None for w in told.moments) or told.counts.dead or told.counts.injured
                )
                point.path, point.ground = paths[0], Ground.NEAR if other else Ground.CARRIED
        return
    trail.loose.append(told)
    if paths:
        trail.here = (told.sentence.block, paths[0])
