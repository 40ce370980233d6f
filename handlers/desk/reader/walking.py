"""From what the sentences tell to points, in the order of the text: what a heading or a sentence leaves for the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from handlers.desk.reader import kinds
from handlers.desk.reader.clearings import Clearing
from handlers.desk.reader.context import Context
from handlers.desk.reader.loci import common_place, loci, own_places, road_of, sector_of, venue_of
from handlers.desk.reader.mentions import Mention
from handlers.desk.reader.merging import merged
from handlers.desk.reader.model import Note, NoteWhy
from handlers.desk.reader.points import Point, akin, same_kind, set_scene, settle_kind, spoken_of
from handlers.desk.reader.telling import Told, without_counts
from storage.model import Kind


def points_in(tolds: Sequence[Told]) -> tuple[list[Point], list[Note], list[Told]]:
    """The points of a text, notes on what is left out, and the sentences that belong to no point."""
    return _Walk(tolds).walk()


_ALSO = re.compile(
    r"\W*(?:tambien|asimismo|igualmente|lo mismo|de igual (?:forma|manera)|also|likewise|similarly)\b"
)


#: A text with more points is no report.
MOST_POINTS = 120


class _Walk:
    def __init__(self, tolds: Sequence[Told]) -> None:
        self.tolds = tolds
        self.points: list[Point] = []
        self.last: list[Point] = []
        self.notes: list[Note] = []
        self.loose: list[Told] = []
        self.context = Context()
        self.dropped = -1
        self.here: tuple[int, tuple[Mention, ...]] = (
            -1,
            (),
        )  # the place a sentence without an event set the scene at

    def walk(self) -> tuple[list[Point], list[Note], list[Told]]:
        for number, told in enumerate(self.tolds):
            if len(self.points) >= MOST_POINTS:
                break
            self._read(told, number)
        self._heading_alone()
        return merged(self.points), self.notes, self.loose

    def _read(self, told: Told, number: int) -> None:
        block = told.sentence.block
        specific = any(h.kind is not Kind.BLOCKADE for h in told.hits)
        if told.natural and not specific:
            self.notes.append(Note(NoteWhy.NOT_A_PROTEST, told.sentence.text))
            self.dropped, self.last = block, []
            self.context.road = told.roads[-1] if told.roads else self.context.road
            return
        if (
            block == self.dropped
            and not told.sentence.bullet
            and not told.human
            and not specific
            and told.clearing is None
        ):
            self.notes.append(Note(NoteWhy.NOT_A_PROTEST, told.sentence.text))
            return
        if told.counts.other_time and not told.kms:
            self.notes.append(Note(NoteWhy.CONTEXT, told.sentence.text))
        paths, around = loci(told)
        # "5 regiones: Puno, Cusco, …" counts them; "3 puntos: Ilave, Juli, …" lists what happens.
        narrow = any(min(map(len, path[0].codes)) > 2 for path in paths)
        listed = len(paths) > 1 and ":" in told.sentence.text and narrow
        if paths and self.last and not told.eventful and _ALSO.match(told.sentence.plain):
            self._listed(told, paths, self.last[-1].kinds, self.last[-1].clearing)
            return
        counted = any(t.counted not in ("dead", "injured") for t in told.tallies) or (
            told.tallies and not (told.hits and paths)
        )
        if counted and not told.kms and not listed and not told.clearing:
            self.loose.append(told)
            return
        under = self.context.heading is not None and bool(self.context.kinds or self.context.clearing)
        name = bool(paths) or len(told.sentence.plain) <= 60
        if (
            under
            and told.sentence.bullet
            and name
            and not told.eventful
            and not told.sources
            and not told.moments
        ):
            self._attach(told, paths)
            return
        followed = number + 1 < len(self.tolds)
        if followed and self._over_list(told, self.tolds[number + 1], paths):
            self._take_heading(told, paths, around)
            return
        if told.heading and followed and self._heads(told, self.tolds[number + 1]):
            self._take_heading(told, paths, around)
            return
        if not told.eventful:
            self._attach(told, paths)
            return
        if told.kms:
            self._kilometres(told, paths, around)
            return
        self._event(told, paths, around)

    @staticmethod
    def _over_list(told: Told, following: Told, paths: list[tuple[Mention, ...]]) -> bool:
        """Whether it only says of the list below that all of it is over: "VÍAS LIBERADAS"."""
        return (
            told.clearing is not None
            and not told.kms
            and not paths
            and len(told.sentence.plain) <= 60
            and (following.sentence.bullet or told.sentence.plain.rstrip().endswith(":"))
            and following.sentence.block - told.sentence.block <= 1
            and following.clearing is None
            and not following.hits
        )

    @staticmethod
    def _heads(told: Told, following: Told) -> bool:
        flat = told.sentence.plain.rstrip()
        near = following.sentence.block - told.sentence.block <= 1
        return (
            near
            and (flat.endswith(":") or not (told.hits or told.generic))
            and (
                following.eventful
                or bool(following.mentions)
                or following.heading
                or (following.sentence.bullet and flat.endswith(":"))
            )
        )

    def _take_heading(
        self, told: Told, paths: list[tuple[Mention, ...]], around: list[tuple[str, ...]]
    ) -> None:
        self._heading_alone()
        ended = told.sentence.plain.rstrip().endswith(":")
        if paths:
            self.context.path = paths[0]
        if told.roads:
            self.context.road = told.roads[-1]
        if told.hits or told.clearing or (ended and not told.sources):
            self.context.kinds = kinds.ranked(list(told.hits))
            self.context.clearing = told.clearing
            self.context.used = not told.hits
            self.context.heading = told
        days = [w for w in told.moments if w.day is not None]
        only_day = bool(days) and all(w.hour is None and not w.role for w in days)
        self.context.dated = without_counts(told) if only_day else None
        self.context.country = told.country
        self.context.block = told.sentence.block
        if told.moments and self.last and self.last[0].block == told.sentence.block and not paths:
            for point in self.last:
                point.told.append(told)
            return
        if told.mentions or told.roads:
            self.last = []
        self.loose.append(told)

    def _heading_alone(self) -> None:
        """A heading that nothing followed up tells of something itself."""
        told = self.context.heading
        if told is not None and not self.context.used:
            self.context.used = True
            paths, around = loci(told)
            if told in self.loose:
                self.loose.remove(told)
            self._event(told, paths, around)
        self.context.heading = None

    def _attach(self, told: Told, paths: list[tuple[Mention, ...]]) -> None:
        """A sentence without an event says more of the last one; a listed place under a heading is one."""
        listed = self.context.heading is not None and told.sentence.block - self.context.block <= 1
        if (
            listed
            and (self.context.kinds or self.context.clearing)
            and (told.sentence.bullet or len(told.sentence.plain) < 90)
        ):
            self.context.used = True
            self._listed(told, paths or [()], self.context.kinds, self.context.clearing)
            return
        gap = told.sentence.block - self.last[-1].told[-1].sentence.block if self.last else 99
        near = gap == 0 or (gap == 1 and len(self.points) == len(self.last))
        near = near and not told.sentence.bullet
        if near and not (paths and paths[0][-1].weight == 3 and not akin(self.last, paths[0])):
            self._add(told)
        else:
            self.loose.append(told)
            if paths:
                self.here = (told.sentence.block, paths[0])

    def _listed(
        self, told: Told, paths: list[tuple[Mention, ...]], found: list[Kind], over: Clearing | None
    ) -> None:
        """Places listed under a heading, or told of by "también": to each happens what was said before."""
        made = []
        for path in paths:
            point = self._point(told, path, [m.codes for m in self.context.path])
            point.kinds, point.clearing, point.listed = list(found), over, True
            if not path:
                point.sector = point.sector or (None if point.venue else told.sentence.text.strip(" .,:"))
            if self.context.heading is not None:
                point.told.append(without_counts(self.context.heading))
            made.append(point)
        self.points += made
        self.last = made

    def _add(self, told: Told) -> None:
        shared = without_counts(told) if len(self.last) > 1 else told
        for point in self.last:
            point.told.append(shared)
            point.venue = point.venue or told.venue
            point.sector = point.sector or told.sector
            if not point.own_road and told.roads and len(told.roads) == 1:
                point.road, point.own_road = told.roads[0], True

    def _point(self, told: Told, path: tuple[Mention, ...], around: Iterable[tuple[str, ...]]) -> Point:
        point = Point([told], path=path, own_path=bool(path), around=list(around))
        if not path:
            point.path = self._inherited(told)
        elif self.context.path and self.context.block <= told.sentence.block:
            point.around += [m.codes for m in self.context.path]
        point.venue, point.square, point.sector, point.country = (
            told.venue,
            told.square,
            told.sector,
            told.country,
        )
        if told.roads:
            point.road, point.own_road = told.roads[0], True
        dated = self.context.dated
        if dated is not None and told.sentence.bullet and told.sentence.block - self.context.block <= 1:
            point.told.append(dated)
        return point

    def _inherited(self, told: Told) -> tuple[Mention, ...]:
        block = told.sentence.block
        if self.here[0] == block:
            return self.here[1]
        if self.last and block - self.last[-1].block <= 1 and self.last[-1].path and not told.sentence.bullet:
            return self.last[-1].path
        if told.sentence.bullet or block - self.context.block <= 1 or not self.points:
            return self.context.path
        return ()

    def _kinds_of(self, told: Told) -> list[Kind]:
        found = kinds.ranked(list(told.hits))
        if found:
            return found
        if told.clearing is None and self.context.kinds and told.sentence.block - self.context.block <= 1:
            self.context.used = True
            return list(self.context.kinds)
        return []

    def _kilometres(
        self, told: Told, paths: list[tuple[Mention, ...]], around: list[tuple[str, ...]]
    ) -> None:
        made = []
        several = len(told.kms) > 1
        owned = own_places(told, paths)
        for number, km in enumerate(told.kms):
            own = owned[number]
            rest = [m for path in paths for m in path if m not in own]
            taken = {m.start for o in owned for m in o}
            free = [p for p in paths if p[0].start not in taken]
            path = own or (free[0] if len(free) == 1 else () if free else common_place(told, taken))
            point = self._point(told, tuple(path), [*around, *(m.codes for m in rest)])
            point.km = km
            point.kinds = self._kinds_of(told)
            point.clearing = told.clearing or (self.context.clearing if not told.hits else None)
            point.sector = sector_of(told, km, own, several)
            point.venue = venue_of(told, km)
            if several:
                point.told = [without_counts(told)]
                point.venue = None
            road = road_of(told, km)
            if road is not None:
                point.road, point.own_road = road, True
            elif self.context.road is not None or self.last:
                previous = (
                    self.last[-1].road
                    if self.last and told.sentence.block - self.last[-1].block <= 1
                    else None
                )
                point.road, point.own_road = previous or self.context.road, False
            settle_kind(point, told)
            made.append(point)
        if (
            not any(p.kinds or p.clearing for p in made)
            and self.last
            and not told.generic
            and not told.sentence.bullet
        ):
            if self._completes(made):
                return
            for point in made:
                point.kinds, point.clearing = list(self.last[-1].kinds), self.last[-1].clearing
        self.points += made
        self.last = made
        if told.roads:
            self.context.road = told.roads[-1]

    def _completes(self, made: list[Point]) -> bool:
        """A sentence that but gives the kilometre of what was told before."""
        if (
            len(made) != 1
            or len(self.last) != 1
            or self.last[0].km is not None
            or self.last[0].block != made[0].block
        ):
            return False
        before, now = self.last[0], made[0]
        before.km, before.road, before.own_road = (
            now.km,
            now.road or before.road,
            now.own_road or before.own_road,
        )
        before.sector, before.venue = before.sector or now.sector, before.venue or now.venue
        before.path = now.path if now.own_path else before.path
        before.told += now.told
        return True

    def _event(self, told: Told, paths: list[tuple[Mention, ...]], around: list[tuple[str, ...]]) -> None:
        found = kinds.ranked(list(told.hits))
        only_frame = bool(told.hits) and all(h.frame for h in told.hits)
        said = bool(paths) or told.square is not None or (told.country and Kind.STRIKE in found)
        gap = told.sentence.block - self.last[-1].told[-1].sentence.block if self.last else 99
        near = gap == 0 or (gap == 1 and len(self.points) == len(self.last))
        if (
            told.clearing is not None
            and told.clearing.kind is None
            and not said
            and near
            and not told.sentence.bullet
        ):
            # "… bloquearon la vía. El tránsito se reanudó por la tarde": the same point, over by now.
            shut = [p for p in self.last if p.kinds[:1] == [Kind.BLOCKADE] and p.clearing is None]
            if shut and len(shut) == len(self.last):
                for point in shut:
                    point.clearing = told.clearing
                self._add(told)
                return
        more = not said and near and told.clearing is None and not told.sentence.bullet
        heard = only_frame or spoken_of(told, found, self.last) or all(same_kind(found, p) for p in self.last)
        if more and (heard or not found):
            self._add(told)
            for point in self.last:
                point.kinds = point.kinds or found
            return
        if not said and not near and not found and told.clearing is None and self.points:
            self.loose.append(told)
            return
        if only_frame and not said and not told.generic:
            self.loose.append(told)
            return
        if not said and told.clearing is None and found:
            known = [
                p
                for p in self.points
                if p.clearing is None and p.kinds and p.kinds[0] is found[0] and p.km is None
            ]
            if len(known) == 1 and (found[0] is Kind.STRIKE or not told.sentence.bullet):
                self.last = known
                self._add(told)
                return
        made = []
        for path in paths or [()]:
            point = self._point(told, path, around)
            if not said and self.last and self.last[-1].block == told.sentence.block:
                point.before = self.last[-1]
                point.square, point.venue = (
                    point.square or point.before.square,
                    point.venue or point.before.venue,
                )
            if not said and found[:1] == [Kind.STRIKE]:
                point.path = self.context.path
            point.kinds, point.clearing = (
                self._kinds_of(told) if found or not told.generic else [],
                told.clearing,
            )
            if len(paths) > 1:
                point.told = [without_counts(told)]
            settle_kind(point, told)
            made.append(point)
        if len(made) == 1 and self.loose and set_scene(self.loose[-1], told, made[0]):
            made[0].told.append(self.loose[-1])
        self.points += made
        self.last = made
        if told.roads:
            self.context.road = told.roads[-1]
