"""From what the sentences tell to points: one for each thing that happens at one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from handlers.desk.reader import kinds
from handlers.desk.reader.clearings import Clearing
from handlers.desk.reader.model import Note, NoteWhy
from handlers.desk.reader.places import Mention
from handlers.desk.reader.positions import KmMention, RoadMention
from handlers.desk.reader.telling import Told, without_counts
from handlers.desk.reader.venues import bracketed
from storage.model import Kind

#: What the police do to a march is told of the same people at the same place; it is an event of its own.
_STATE_ONLY = re.compile(
    r"^(?:(?:interrump|restring|cerrad|cierre|paraliz)\w*\b.*|.*\b(?:cerrad[ao]s?|interrumpid[ao]s?|"
    r"restringid[ao]s?|closed|shut|cut off|impassable)|(?:no hay|sin) (?:pase|paso))$"
)
_LIST = re.compile(
    r"\s*(?:,|;|/|\by\b|\be\b|\band\b|, y|, and|&|\+)\s*(?:en |in |la |el |las |los |at )*(?:ciudad de |"
    r"distrito de |provincia de )?"
)
_LAST = re.compile(r"\b(?:y|e|and)\b|&")


@dataclass
class Point:
    """One thing at one place, as it grows while the text is read."""

    told: list[Told]
    kinds: list[Kind] = field(default_factory=list)
    clearing: Clearing | None = None
    km: KmMention | None = None
    road: RoadMention | None = None
    path: tuple[Mention, ...] = ()
    around: list[tuple[str, ...]] = field(default_factory=list)
    own_path: bool = False
    own_road: bool = False
    sector: str | None = None
    venue: str | None = None
    square: str | None = None
    country: bool = False
    before: Point | None = None  # what was told just before, at the same place
    soft: bool = False  # only the state of a road is said, not who shut it

    @property
    def block(self) -> int:
        """The block it stands in."""
        return self.told[0].sentence.block


@dataclass
class _Context:
    """What headings and earlier sentences leave for those that follow."""

    path: tuple[Mention, ...] = ()
    road: RoadMention | None = None
    kinds: list[Kind] = field(default_factory=list)
    clearing: Clearing | None = None
    block: int = -1
    used: bool = True
    heading: Told | None = None
    country: bool = False


def points_in(tolds: Sequence[Told]) -> tuple[list[Point], list[Note], list[Told]]:
    """The points of a text, notes on what is left out, and the sentences that belong to no point."""
    return _Walk(tolds).walk()


class _Walk:
    def __init__(self, tolds: Sequence[Told]) -> None:
        self.tolds = tolds
        self.points: list[Point] = []
        self.last: list[Point] = []
        self.notes: list[Note] = []
        self.loose: list[Told] = []
        self.context = _Context()
        self.dropped = -1
        self.here: tuple[int, tuple[Mention, ...]] = (
            -1,
            (),
        )  # the place a sentence without an event set the scene at

    def walk(self) -> tuple[list[Point], list[Note], list[Told]]:
        for number, told in enumerate(self.tolds):
            self._read(told, number)
        self._heading_alone()
        return _merged(self.points), self.notes, self.loose

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
        listed = len(paths) > 1 and ":" in told.sentence.text
        if told.tallies and not told.kms and not listed and not told.clearing:
            self.loose.append(told)
            return
        under = self.context.heading is not None and bool(self.context.kinds or self.context.clearing)
        if under and told.sentence.bullet and paths and not told.eventful:
            self._attach(told, paths)
            return
        followed = number + 1 < len(self.tolds)
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
    def _heads(told: Told, following: Told) -> bool:
        flat = told.sentence.plain.rstrip()
        near = following.sentence.block - told.sentence.block <= 1
        return (
            near
            and (flat.endswith(":") or not (told.hits or told.generic))
            and (following.eventful or bool(following.mentions) or following.heading)
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
        listed = self.context.heading is not None and paths and told.sentence.block - self.context.block <= 1
        if (
            listed
            and (self.context.kinds or self.context.clearing)
            and (told.sentence.bullet or len(told.sentence.plain) < 90)
        ):
            self.context.used = True
            heading = self.context.heading
            made = []
            for path in paths:
                point = self._point(told, path, [m.codes for m in self.context.path])
                point.kinds, point.clearing = list(self.context.kinds), self.context.clearing
                if heading is not None:
                    point.told.append(without_counts(heading))
                made.append(point)
            self.points += made
            self.last = made
            return
        gap = told.sentence.block - self.last[-1].told[-1].sentence.block if self.last else 99
        near = gap == 0 or (gap == 1 and len(self.points) == len(self.last))
        near = near and not told.sentence.bullet
        if near and not (paths and paths[0][-1].weight == 3 and not _kin(self.last, paths[0])):
            self._add(told)
        else:
            self.loose.append(told)
            if paths:
                self.here = (told.sentence.block, paths[0])

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
        owned = _places_of(told, paths)
        for number, km in enumerate(told.kms):
            own = owned[number]
            rest = [m for path in paths for m in path if m not in own]
            taken = {m.start for o in owned for m in o}
            free = [p for p in paths if p[0].start not in taken]
            path = own or (free[0] if len(free) == 1 else ())
            point = self._point(told, tuple(path), [*around, *(m.codes for m in rest)])
            point.km = km
            point.kinds = self._kinds_of(told)
            point.clearing = told.clearing or (self.context.clearing if not told.hits else None)
            point.sector = _sector(told, km, own, several)
            if several:
                point.told = [without_counts(told)]
                point.venue = None
            road = _road_of(told, km)
            if road is not None:
                point.road, point.own_road = road, True
            elif self.context.road is not None or self.last:
                previous = (
                    self.last[-1].road
                    if self.last and told.sentence.block - self.last[-1].block <= 1
                    else None
                )
                point.road, point.own_road = previous or self.context.road, False
            self._finish(point, told)
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
        if not said and near and told.clearing is None and not told.sentence.bullet:
            if (
                only_frame
                or not found
                or _spoken_of(told, found, self.last)
                or all(_same(found, p) for p in self.last)
            ):
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
            self._finish(point, told)
            made.append(point)
        self.points += made
        self.last = made
        if told.roads:
            self.context.road = told.roads[-1]

    def _finish(self, point: Point, told: Told) -> None:
        texts = [told.sentence.plain[h.start : h.end] for h in told.hits if h.kind is Kind.BLOCKADE]
        point.soft = (
            point.kinds == [Kind.BLOCKADE]
            and bool(texts)
            and all(_STATE_ONLY.match(t) for t in texts)
            and not told.human
        )
        if (
            not point.kinds
            and told.generic
            and point.clearing is None
            and (point.km or (told.states and told.roads))
        ):
            point.kinds = [Kind.BLOCKADE]
        if not point.kinds and told.states and point.clearing is None and point.km:
            point.kinds, point.soft = [Kind.BLOCKADE], not told.human


def loci(told: Told) -> tuple[list[tuple[Mention, ...]], list[tuple[str, ...]]]:
    """The places where it happens, each with what contains it; and the codes of the other names around."""
    useful = [m for m in told.mentions if m.weight > 0]
    said = [m for m in useful if m.weight == 3]
    # "El puente de Ilave, en la provincia de El Collao": what lies in the place that is said narrows it.
    useful = [
        replace(m, weight=3) if m.weight == 2 and any(_contains(s, m) for s in said) else m for m in useful
    ]
    best = max((m.weight for m in useful), default=0)
    chosen = [m for m in useful if m.weight == best] if best != 2 else [m for m in useful if m.weight >= 2]
    rest = [m.codes for m in useful if m not in chosen]
    runs = _lists(told, chosen)
    holders = [
        m
        for m in chosen
        if any(_contains(m, o) for o in chosen if o is not m) and not any(m in run for run in runs)
    ]
    leaves = [m for m in chosen if m not in holders]
    paths: list[tuple[Mention, ...]] = []
    for leaf in leaves:
        if any(leaf.name == path[0].name for path in paths):
            continue
        paths.append((leaf, *(h for h in holders if _contains(h, leaf))))
    return paths, rest


def _lists(told: Told, chosen: Sequence[Mention]) -> list[list[Mention]]:
    """Runs of names joined by commas and a last "y": a list of places, not a path."""
    runs: list[list[Mention]] = []
    run: list[Mention] = []
    joined = False
    for mention in chosen:
        between = told.sentence.plain[run[-1].end : mention.start] if run else ""
        if run and _LIST.fullmatch(between):
            run.append(mention)
            if _LAST.search(between):
                joined = True
                runs.append(run)
                run, joined = [], False
            continue
        run = [mention]
    return [r for r in runs if len(r) > 1] if not joined else runs


def _contains(outer: Mention, inner: Mention) -> bool:
    """Whether one name's region contains the other's, and not the other way."""
    # A capital's name is no name of its province here: Desaguadero does not lie in Juli.
    wide = [region.code for claim, region in outer.bearers if claim < 2]
    tall = [region.code for claim, region in inner.bearers if claim < 2]
    down = any(len(i) > len(o) and i.startswith(o) for o in wide for i in inner.codes)
    up = any(len(o) > len(i) and o.startswith(i) for o in outer.codes for i in tall)
    return down and (not up or min(map(len, outer.codes)) < min(map(len, inner.codes)))


def _places_of(told: Told, paths: Sequence[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
    """For each kilometre the place that is its own: in its brackets, right before it, or right after."""
    flat, kms = told.sentence.plain, told.kms
    mentions = [m for m in told.mentions if m.weight > 0]
    before = [
        next(
            (
                m
                for m in mentions
                if m.end <= km.start
                and re.fullmatch(
                    r"\s*[(,:\-–]?\s*(?:en el |a la altura del |\(|at |altura del |el |, )*",
                    flat[m.end : km.start],
                )
            ),
            None,
        )
        for km in kms
    ]
    ahead = before[0] is not None and len(kms) > 1
    owned: list[tuple[Mention, ...]] = []
    for number, km in enumerate(kms):
        inside = tuple(
            m for m in mentions if km.bracket and km.bracket[0] <= m.start and m.end <= km.bracket[1]
        )
        if inside:
            owned.append(inside)
            continue
        if ahead and before[number] is not None:
            owned.append((before[number],))  # type: ignore[arg-type]
            continue
        limit = kms[number + 1].start if number + 1 < len(kms) else len(flat)
        after = next((m for m in mentions if km.end <= m.start < limit), None)
        near = (
            after is not None
            and len(kms) > 1
            and re.fullmatch(
                r"[\s,(:\-]*(?:en|in|at|sector|altura de|a la altura de|near|de|distrito de|the|el|la|\s)*",
                flat[km.end : after.start],
            )
        )
        last = number + 1 == len(kms)
        # A region behind the last of several kilometres is said of all of them, a sector only of the last.
        wide = after is not None and last and len(paths) == 1 and after.bearers[0][0] != 1
        owned.append((after,) if near and after is not None and not wide else ())
    return owned


def _road_of(told: Told, km: KmMention) -> RoadMention | None:
    """The road of a kilometre: "km 5 de la PE-3S" right after it, else the last one before, else the first after."""
    following = [m for m in told.roads if m.start >= km.end]
    flat = told.sentence.plain
    limit = next((k.start for k in told.kms if k.start > km.start), len(flat))
    if (
        following
        and following[0].start - km.end <= 45
        and re.match(
            r"\s*(?:\([^)]*\))?\s*(?:de la|de|del|of the|of|on the|on|en la|-|,|\()?\s*(?:carretera |via |"
            r"autopista |ruta |the |red vial )*$",
            flat[km.end : following[0].start],
        )
        and following[0].start < limit
    ):
        return following[0]
    preceding = [m for m in told.roads if m.end <= km.start]
    if preceding:
        return preceding[-1]
    return following[0] if following else None


def _sector(told: Told, km: KmMention, own: Sequence[Mention], several: bool) -> str | None:
    if (name := bracketed(told.sentence, km.bracket)) is not None:
        official = own and own[0].bearers[0][0] == 0 and len(own[0].name) >= len(name) - 2
        return None if official else name
    limit = next((k.start for k in told.kms if k.start > km.start), len(told.sentence.plain))
    for road in told.roads:
        # "km 774 de la PE-3S (puente Pachachaca)"
        bracket = re.match(r"\s*\(([^)]{2,80})\)", told.sentence.plain[road.end : limit])
        if bracket and 0 <= road.start - km.end <= 25:
            span = (road.end + bracket.start(1), road.end + bracket.end(1))
            official = any(m.start >= span[0] and m.end <= span[1] and m.bearers[0][0] == 0 for m in told.mentions)
            if not official and (name := bracketed(told.sentence, span)) is not None:
                return name
    if several:
        alias = next((m for m in own if m.bearers[0][0] == 1), None)
        return told.sentence.text[alias.start : alias.end] if alias else None
    return told.sector


def _same(found: Sequence[Kind], point: Point) -> bool:
    if point.clearing is not None:
        return not found or found[0] is Kind.BLOCKADE
    return not point.kinds or not found or found[0] in point.kinds


_CROWDS = frozenset({Kind.MARCH, Kind.SIT_IN, Kind.STRIKE})
_ARTICLE = re.compile(r"\b(?:la|el|esta|este|dicha|dicho|the|this|su)\s$")


def _spoken_of(told: Told, found: Sequence[Kind], points: Sequence[Point]) -> bool:
    """Whether "la movilización" is but another word for the sit-in that was told of."""
    if not found or found[0] not in _CROWDS or not all(set(p.kinds) & _CROWDS for p in points):
        return False
    first = told.hits[0]
    return bool(_ARTICLE.search(told.sentence.plain[: first.start]))


def _kin(points: Sequence[Point], path: Sequence[Mention]) -> bool:
    """Whether a place contains, is or lies in that of one of these points."""
    codes = _own_codes(path[:1])
    return any(
        not point.path
        or any(a.startswith(b) or b.startswith(a) for a in _own_codes(point.path[:1]) for b in codes)
        for point in points
    )


def _own_codes(path: Iterable[Mention]) -> list[str]:
    """The regions that bear these names themselves, not by their capital's, unless none does."""
    return [c for m in path for c in ([r.code for claim, r in m.bearers if claim < 2] or m.codes)]


def _merged(points: list[Point]) -> list[Point]:
    """What is told twice becomes one: a general word on several points goes to each, a headline to its story."""
    kept: list[Point] = []
    for point in points:
        if point.km is None and point.clearing is None:
            fuller = [
                p
                for p in points
                if p is not point and p.km is not None and p.clearing is None and _fits(point, p)
            ]
            if fuller:
                for other in fuller:
                    _fold(point, other, len(fuller) > 1)
                continue
        twin = next((p for p in kept if _twins(p, point)), None)
        if twin is not None:
            _fold(point, twin, False)
            twin.km = twin.km or point.km
            continue
        kept.append(point)
    return kept


def _fits(general: Point, point: Point) -> bool:
    if general.kinds and point.kinds and general.kinds[0] is not point.kinds[0]:
        return False
    if (
        general.road
        and point.road
        and general.own_road
        and point.own_road
        and not _same_road(general.road, point.road)
    ):
        return False
    if general.venue and point.km and general.block != point.block:
        return False
    if not general.kinds and general.block != point.block:
        return False
    if not general.path:
        return abs(general.block - point.block) <= 1
    return _kin([point], general.path) if point.path else general.block == point.block


def _twins(one: Point, other: Point) -> bool:
    if bool(one.clearing) is not bool(other.clearing):
        return False
    if one.kinds and other.kinds and one.kinds[0] is not other.kinds[0]:
        return False
    if one.km and other.km:
        return (one.km.km_from, one.km.km_to) == (other.km.km_from, other.km.km_to) and (
            one.road is None or other.road is None or _same_road(one.road, other.road)
        )
    if one.km or other.km:
        return bool(one.clearing) and _kin([one], other.path)
    if one.own_road and other.own_road and one.road and other.road and not _same_road(one.road, other.road):
        return False
    if one.venue and other.venue and one.venue != other.venue and one.told[0].sentence.bullet:
        return False
    if not one.kinds and not other.kinds and one.block != other.block:
        return False
    if one.path and other.path:
        return _kin([one], other.path) and not (
            one.told[0].sentence.bullet
            and other.told[0].sentence.bullet
            and one.path[0].name != other.path[0].name
        )
    if not one.path and not other.path:
        return True
    # A headline without a place and its story; the country's strike and a town's are two.
    return abs(one.block - other.block) <= 1 and not one.country and not other.country


def _same_road(one: RoadMention, other: RoadMention) -> bool:
    return (
        bool(set(one.roads) & set(other.roads))
        or (one.code is not None and one.code == other.code)
        or not one.roads
        or not other.roads
    )


def _fold(extra: Point, into: Point, shared: bool) -> None:
    into.told += [without_counts(t) if shared else t for t in extra.told]
    into.venue = into.venue or (extra.venue if not shared else None)
    into.square = into.square or extra.square
    into.sector = into.sector or (extra.sector if not shared else None)
    into.kinds = into.kinds or extra.kinds
    into.soft = into.soft and extra.soft
    if not into.own_road and extra.own_road:
        into.road, into.own_road = extra.road, True
    if extra.path:
        if not into.path or (not into.own_path and extra.own_path):
            into.around += [m.codes for m in into.path]
            into.path, into.own_path = extra.path, extra.own_path
        elif _narrower(extra.path, into.path) and not shared:
            into.around += [m.codes for m in into.path]
            into.path = extra.path
        else:
            into.around += [m.codes for m in extra.path]


def _narrower(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    return _contains(other[0], one[0])


def copied(point: Point, **changes: object) -> Point:
    """The same point with something else."""
    return replace(point, **changes)  # type: ignore[arg-type]
