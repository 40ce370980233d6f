"""The points of a text as far as it was read, and what a sentence adds to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from handlers.desk.reader.judging import Ground
from handlers.desk.reader.model import Note, NoteWhy
from handlers.desk.reader.story.context import Context
from handlers.desk.reader.story.crowding import of_each, without_counts
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.rows import grouped
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.what import kinds
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import contains, in_one, tops_of
from handlers.desk.reader.where.routes import along
from storage.model import Kind
from storage.naming import Level

#: "En el centro de la ciudad", which is that of the region just told of.
_THE_CITY = re.compile(
    r"\b(?:en|por) (?:el centro de |las (?:principales )?(?:calles|avenidas) de |diversas calles de )?(?:la|"
    r"esta|dicha|esa) "
    r"(?:misma )?ciudad\b(?! (?:de|del)\b)|\bin the city\b(?! of)|\bcity cent(?:re|er)\b"
)
THAT_CITY = re.compile(r"\ben (?:la misma|dicha|esa|esta misma) (?:ciudad|localidad)\b(?! (?:de|del)\b)")
#: "… pero la de Ilave ya empezó": of no day that is told for another town.
_BY_NOW = re.compile(r"\b(?:ya|already)\b")
_OWN_SPOT = re.compile(
    r"(?:puente|peaje|[oó]valo|cruce|desv[ií]o)\s(?:(?:de|del|la|el)\s)*[A-ZÁÉÍÓÚÑ]", re.IGNORECASE
)


def _of_them(told: Told) -> bool:
    """Whether what a sentence does somewhere is done by those who protest: not "el aeropuerto opera con normalidad"."""
    verbs = told.sentence.verbs
    theirs = bool(told.eventful or told.human or told.organisers or told.states)
    theirs = theirs or any(w.role not in ("other", "aside", "report") for w in told.moments)
    if theirs or _SOMEWHERE.match(told.sentence.plain):
        return True
    return bool(verbs) and _NO_SUBJECT.match(told.sentence.plain[: verbs[0].start]) is not None


#: What may stand before a verb without its subject.
_NO_SUBJECT = re.compile(
    r"\W*(?:(?:se|ya|hoy|ayer|alli|ahi|aqui|tambien|ahora|luego|que|le|les|ademas|asimismo)\W+)*$"
)
#: "Frente a la municipalidad": where it is, without a verb or before it.
_SOMEWHERE = re.compile(
    r"\W*(?:en|frente|al|a (?:la|las|los|un)|desde|sobre|por|junto|cerca|ante|afuera|fuera|at|in|on|near|"
    r"outside)\b(?![^.]*\b(?:"
    r"esperan?|atiend|operan?|funcion|duermen|pernoct|queda|quedaron|permanecen|wait)\w*)"
)


def _other(town: Mention, home: Mention) -> bool:
    """Whether a town is another place than a home, and holds it not."""
    wide = any(region.level == Level.DEPARTMENT for _, region in town.bearers)
    wide = wide or town.bearers[0][0] > 0  # "ALERTA" is a hamlet's name as well
    return not (wide or contains(town, home) or contains(home, town))


def carried_on(one: Sentence, other: Sentence) -> bool:
    """Whether the second is the rest of the first's sentence, "y tomaron …"."""
    return one.block == other.block and other.number == one.number + 1 and other.text[:1].islower()


class Trail:
    """What a text told so far: all its points, the last ones, notes, and what belongs to none of them."""

    def __init__(self) -> None:
        """Nothing is told yet."""
        self.points: list[Point] = []
        self.last: list[Point] = []
        self.notes: list[Note] = []
        self.counted: Told | None = (
            None  # the sentence before that but counts points, which may follow one by one
        )
        self.loose: list[Told] = []
        self.context = Context()
        self.dropped = -1  # the block of what is no protest
        self.stopped: list[Point] = []  # what was told of before that, in its block
        # The place that a sentence without an event set the scene at, and its block.
        self.here: tuple[int, tuple[Mention, ...]] = (-1, ())

    def note(self, why: NoteWhy, told: Told) -> None:
        """Leave a sentence out and say why."""
        self.notes.append(Note(why, told.sentence.text))

    def take(self, made: list[Point], told: Told) -> None:
        """These points are the last ones told of."""
        self.points += made
        self.last = made
        if any(point.own_path for point in made):
            self.here = (-1, ())  # The scene moved on.
        if told.roads:
            self.context.road = told.roads[-1]

    def gap(self, told: Told) -> int:
        """How many blocks lie between the last point and a sentence."""
        return told.sentence.block - self.last[-1].told[-1].sentence.block if self.last else 99

    def near(self, told: Told) -> bool:
        """Whether a sentence stands so close to the last points that it may tell more of them."""
        gap = self.gap(told)
        return gap == 0 or (gap == 1 and len(self.points) == len(self.last))

    def stands(self, kind: Kind) -> bool:
        """Whether all that was just told of is of this kind, and none of it over."""
        return bool(self.last) and all(p.kinds[:1] == [kind] and not p.clearing for p in self.last)

    def add(self, told: Told) -> None:
        """A sentence tells more of the last points."""
        if told.ahead and not _of_them(told):
            told = replace(told, ahead=False)  # "La mesa de diálogo se instalará el lunes"
        shared = of_each(told, [p.path for p in self.last]) if len(self.last) > 1 else told
        for point in self.last:
            point.told.append(shared)
            if len(self.last) == 1 and _of_them(told):  # One spot is not that of all the places of a row.
                point.venue, point.square = point.venue or told.venue, point.square or told.square
                point.sector = point.sector or told.sector
            if not point.own_road and told.roads and len(told.roads) == 1:
                point.road, point.own_road = told.roads[0], True

    def withdraw(self) -> None:
        """The last points are told of no more."""
        gone = {id(point) for point in self.last}
        self.points = [point for point in self.points if id(point) not in gone]
        self.last = []

    def point(self, told: Told, path: tuple[Mention, ...], around: Iterable[tuple[str, ...]]) -> Point:
        """A new point at a place, or at the one that was told before where the sentence names none."""
        path = self._own_place(told, path)
        point = Point([told], path=path, own_path=bool(path), around=list(around))
        if told.sentence.block - self.context.block <= 1:
            point.headed = self.context.path
        if path:
            self._look_around(point, told)
        else:
            self._inherit(point, told)
        point.venue, point.square = told.venue, told.square
        point.sector, point.country = told.sector, told.country
        if told.roads:
            point.road, point.own_road = told.roads[0], True
        elif self._headed(told) and self.context.headed and along(self.context.headed, point.path):
            # "Panamericana Norte:", and rows of towns and bridges on it.
            point.road, point.own_road = self.context.headed, True
        if told.sentence.bullet:
            point.organisers = self.context.organisers
            if told.hits and (states := self.states_above(told)) is not None:
                point.told.append(states)
        now = told.goes_on or _BY_NOW.search(told.sentence.plain) is not None
        elsewhere = path and now and not any(p.path[:1] == path[:1] for p in self.last)
        if self.last and not elsewhere and carried_on(self.last[-1].told[-1].sentence, told.sentence):
            point.before = self.last[-1]  # "Ayer iniciaron un paro y tomaron la vía": on one day
        dated = self.context.dated
        if dated is not None and self._headed(told):
            point.told.append(dated)
        return point

    def _own_place(self, told: Told, path: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The place that a sentence names, or the town told of before in which those of there are or act."""
        if path and path[0].weight <= 1 and _THE_CITY.search(told.sentence.plain):
            path = self._city(told.sentence.block) or path  # "Comuneros de Ilave marchan por la ciudad"
        above = self.inherited(told) if path and (path[0].weight <= 1 or path[0].home) else ()
        return above if above and contains(path[0], above[0]) else path  # "Sicuani. … la Fiscalía de Canchis"

    def _inherit(self, point: Point, told: Told) -> None:
        """Give a point of a sentence that names no place the one told of before, unless its road passes nowhere near."""
        point.path, point.ground = self.inherited(told), self._ground(told)
        if len(told.roads) == 1 and told.roads[0].route and not along(told.roads[0], point.path):
            point.around += [tops_of(m.codes) for m in point.path[:1]]
            point.path = ()
        if self.last and point.path is self.last[-1].path:
            point.around += self.last[-1].around

    def _look_around(self, point: Point, told: Told) -> None:
        """Give a point what its place, of those of that name, may be near: what stands above it or was just told."""
        context, block = self.context, told.sentence.block
        if context.path and context.block <= block:
            point.around += [m.codes for m in context.path]
            above_it = told.sentence.bullet and block - context.block <= 1
            if above_it and context.path[0].weight > 1:  # and not where those who do it are at home
                point.under = context.path[0].codes
        # "La provincia de Huari acata … En San Marcos": of those of that name the one near what was just told.
        near = [self.here[1]] if self.here[0] == block else []
        near += [p.path for p in self.last if p.path and block - p.block <= 1]
        codes = [m.codes for one in near for m in one[:1] if in_one(m)]
        point.around += [*codes, *map(tops_of, codes), *(tops_of(m.codes) for m in point.headed)]

    def _headed(self, told: Told) -> bool:
        """Whether it is a row right below the last heading."""
        return told.sentence.bullet and told.sentence.block - self.context.block <= 1

    def only_homes(self, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
        """Whether a sentence names but homes of those who act, below a town: "Azángaro. Comuneros de Sandia bloquean …"."""
        above = self.inherited(told)
        if not above or above is not self.context.path or told.sentence.bullet:
            return False
        return all((p[0].home or p[0].weight <= 1) and _other(above[0], p[0]) for p in paths)

    def _ground(self, told: Told) -> Ground:
        """How near the place stands that `inherited` finds."""
        if told.sentence.opens and not told.sentence.bullet and told.venue and _OWN_SPOT.match(told.venue):
            return Ground.NEAR  # A paragraph that begins with a bridge of its own may be elsewhere.
        if self.here[0] == told.sentence.block or told.sentence.bullet or not self.last:
            return Ground.CARRIED
        return Ground.CARRIED if self.last[-1].block == told.sentence.block else Ground.NEAR

    def inherited(self, told: Told) -> tuple[Mention, ...]:
        """The place that was told of before a sentence that names none."""
        block = told.sentence.block
        if THAT_CITY.search(told.sentence.plain) and self.last and self.last[-1].path:
            return self.last[-1].path  # "Marchan en Huaros (Lima). En la misma ciudad …"
        if _THE_CITY.search(told.sentence.plain) and (city := self._city(block)):
            return city
        if self.here[0] == block:
            return self.here[1]
        if self.last and block - self.last[-1].block <= 1 and self.last[-1].path and not told.sentence.bullet:
            return self.last[-1].path
        if told.sentence.bullet or block - self.context.block <= 1 or not self.points:
            return self.context.path
        return ()

    def _city(self, block: int) -> tuple[Mention, ...]:
        """The town of which the text last spoke that bears its region's name: "en el centro de la ciudad"."""
        near = [p for p in reversed(self.points) if block - p.block <= 1]
        above = self.context.path if block - self.context.block <= 1 else ()
        for mention in (*(m for p in near[:4] for m in p.path), *above):
            own = [region.code for claim, region in mention.bearers if claim < 2]
            if any(len(code) < 6 for code in own) and any(len(code) == 6 for code in own):
                return (replace(mention, town=True),)
        return ()

    def places_above(self, told: Told) -> list[tuple[Mention, ...]]:
        """The places of the field above a sentence that names none: "Location: Ica, Pisco and Chincha"."""
        near = told.sentence.block - self.context.block <= 2 and told.clearing is None
        first = all(point.block < self.context.block for point in self.points)
        return self.context.places if near and first and not (told.kms or told.venue) else []

    def planned_above(self, told: Told) -> Told | None:
        """The heading that plans what a line below it but places: "Roadblocks are expected at:"."""
        heading = self.context.heading
        below = told.sentence.block - self.context.block <= 1 and not told.hits
        return without_counts(heading) if heading is not None and heading.ahead and below else None

    def of_people(self, told: Told) -> bool:
        """Whether the heading says that people shut the roads of its lines: "Restricciones por manifestaciones:"."""
        heading = self.context.heading
        near = told.sentence.bullet and told.sentence.block - self.context.block <= 1
        return near and heading is not None and (heading.human or heading.generic) and not told.natural

    def states_above(self, told: Told) -> Told | None:
        """The heading that says how the roads below it are, where the line does not: "Vías restringidas:"."""
        heading = self.context.heading
        shut = all(h.kind is Kind.BLOCKADE for h in told.hits)  # "(piquete de ronderos)"
        below = told.sentence.block - self.context.block <= 1 and shut and not told.states
        return without_counts(heading) if heading is not None and heading.states and below else None

    def kinds_of(self, told: Told) -> list[Kind]:
        """The kinds that a sentence tells of, else those of the heading above it."""
        found = kinds.ranked(list(told.hits))
        if found:
            return found
        if told.clearing is None and self.context.kinds and told.sentence.block - self.context.block <= 1:
            self.context.used = True
            return list(self.context.kinds)
        return []

    def listed(self, told: Told, paths: Sequence[tuple[Mention, ...]], like: Point | Context) -> None:
        """Places listed under a heading, or told of by "también": to each happens what was said before."""
        made = []
        found, over = list(like.kinds), like.clearing
        row = grouped(told)
        if len(row) >= len(paths):
            paths = [tuple(item.path) or (() if self.inherited(told) else paths[0]) for item in row]
        for number, path in enumerate(paths):
            point = self.point(told, path, [m.codes for m in self.context.path])
            point.kinds, point.clearing, point.listed = list(found), over, True
            if row and len(row) == len(paths):
                point.venue, point.sector = row[number].venue, row[number].sector
            elif len(paths) > 1:
                point.venue = None
            if not path:
                point.sector = point.sector or (None if point.venue else told.sentence.text.strip(" .,:"))
            if self.context.heading is not None:
                point.told.append(without_counts(self.context.heading))
            made.append(point)
        self.points += made
        self.last = made
