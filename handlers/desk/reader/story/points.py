"""A point: one thing that happens at one place, as it grows while a text is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from handlers.desk.reader.figures.counts import Counts
from handlers.desk.reader.judging import Ground
from handlers.desk.reader.story.loci import loci
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.what.actwords import Who, who
from handlers.desk.reader.what.clearings import Clearing
from handlers.desk.reader.what.kinds import HARMFUL
from handlers.desk.reader.where.kilometres import KmMention
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.roadnames import RoadMention
from storage.model import Kind
from storage.naming import fold


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
    listed: bool = False  # one of a list, so no other is the same
    organisers: str | None = None  # as the heading above names them
    under: tuple[str, ...] = ()  # what the place of the heading above may be
    rival: tuple[Mention, ...] = ()  # another place that it may be as well
    others: tuple[float, ...] = ()  # other kilometres that the text gives for it
    beside: frozenset[str] = frozenset()  # the departments of the other places of its list
    astray: bool = False  # the road of its list passes nowhere near who bears its name
    finished: bool = False  # a later sentence says that it came to its end
    carried: bool = False  # its road is that of the sentence before, if it passes there
    headed: tuple[Mention, ...] = ()  # the place of the heading above
    soft: bool = False  # only the state of a road is said, not who shut it
    ground: Ground = Ground.SAID  # how near to it its place is named
    borrowed: bool = False  # its place is that of another of its row, for no list has its own name
    harmed: list[Told] = field(default_factory=list)  # who was hurt at it, told with another
    second: bool = False  # what the people of a sentence do besides, or may but do

    @property
    def block(self) -> int:
        """The block it stands in."""
        return self.told[0].sentence.block

    def besides(self, told: Told, kind: Kind) -> Point:
        """Another act of its people in its town, on none of its roads and at none of its spots."""
        return replace(
            self,
            told=[told],
            kinds=[kind],
            km=None,
            road=None,
            own_road=False,
            venue=None,
            square=None,
            soft=False,
            others=(),
            around=list(self.around),
            second=True,
        )


def akin(points: Sequence[Point], path: Sequence[Mention]) -> bool:
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


CROWDS = frozenset({Kind.MARCH, Kind.SIT_IN, Kind.STRIKE})


_ARTICLE = re.compile(r"\b(?:la|el|esta|este|dicha|dicho|the|this|su)\s$")


def same_kind(found: Sequence[Kind], point: Point) -> bool:
    """Whether the kinds that a sentence tells of can be those of the point."""
    if point.clearing is not None:
        over = point.clearing.kind or Kind.BLOCKADE
        return not found or (found[0] is Kind.BLOCKADE and over in (Kind.BLOCKADE, Kind.OCCUPATION))
    return not point.kinds or not found or found[0] in point.kinds


def spoken_of(told: Told, found: Sequence[Kind], points: Sequence[Point]) -> bool:
    """Whether "la movilización" is but another word for the sit-in that was told of."""
    if not found or found[0] not in CROWDS or not all(set(p.kinds) & CROWDS for p in points):
        return False
    first, flat = told.hits[0], told.sentence.plain
    return bool(_ARTICLE.search(flat[: first.start])) and not of_others(flat, first.end, points)


_WHOSE = re.compile(r"s?\s(?:de (?:los|las)|del?|by|of)\s(?:the )?(?P<who>[a-z]{5,})")
_NO_GROUP = re.compile(r"(?:fuerza|lucha|protesta|presion|carretera|puente|panamericana)")


def of_others(flat: str, end: int, points: Sequence[Point]) -> bool:
    """Whether a protest named up to here is of people who were not told of: "la marcha de los estudiantes"."""
    whose = _WHOSE.match(flat, end)
    if whose is None or _NO_GROUP.match(whose["who"]) or who(whose["who"]) is not Who.PEOPLE:
        return False
    return all(whose["who"][:5] not in t.sentence.plain for point in points for t in point.told)


#: What the police do to a march is told of the same people at the same place; it is an event of its own.
_STATE_ONLY = re.compile(
    r"^(?:(?:interrump|restring|cerrad|cierre(?!s? (?:vial|vehicular))|paraliz)(?!(?:ieron|en)\b)\w*\b.*|"
    r".*\b(?:cerrad[ao]s?|interrumpid[ao]s?|"
    r"restringid[ao]s?|closed|shut|cut off|impassable)|(?:no hay|sin) (?:pase|paso)|tampoco .*|sin poder .*|"
    r"(?:todavia|aun) .*|"
    r"se cierra todo|no va "
    r"a haber .*|no habra .*|no (?:se )?puede.*|"
    r"ningun.*|ni una? .*|nadie .*|(?:nos|los|las) (?:tienen|dejaron|han) .*|(?:estamos|quedamos|seguimos) .*|ni para .*|"
    r"(?:rocks?|stones|boulders|tyres|tires|logs|trees|debris|no one|nobody) .*)$"
)


#: Landslides put stones on a road; with stones it is shut by people.
_BY_HAND = re.compile(
    r"\b(?:cerrad|bloquead|tapad|trancad|cortad|tomad)\w* con (?:\w+ ){0,2}(?:piedras|llantas|palos|troncos|rocas|"
    r"monticulos|montones|tierra)\b"
)


_SPOT = re.compile(
    r"(?:salida|ingreso|acceso|puente|[oó]valo|peaje|cruce|desv[ií]o|exit|bridge)\b", re.IGNORECASE
)


_LINK = re.compile(r"\b(?:de|del|la|el|al?) ")


def other_spot(one: str | None, other: str | None) -> bool:
    """Whether two names of spots differ in more than capitals and small words: "Puente Ocoña", "puente de Ocoña"."""
    return _LINK.sub("", fold(one or "")) != _LINK.sub("", fold(other or ""))


def spots_apart(one: str | None, other: str | None) -> bool:
    """Whether two exits or bridges are named that are not the same."""
    named = one is not None and other is not None and other_spot(one, other)
    return named and all(_SPOT.match(name or "") for name in (one, other))


#: "Paro de transportistas: Arequipa, km 48 de la Panamericana Sur".
_STRIKE_LABEL = re.compile(r"\W*(?:paro|huelga|paralizacion|strike)\b[^:.;]{0,60}:\s")


def settle_kind(point: Point, told: Told) -> None:
    """Mark a blockade that only a road's state tells of, and take a protest on a road for one."""
    flat = told.sentence.plain
    shut = [h for h in told.hits if h.kind is Kind.BLOCKADE]
    texts = [flat[h.start : h.end] for h in shut]
    done = any(flat[: h.start].endswith("han ") for h in shut)  # "Han interrumpido la vía": somebody did
    point.soft = (
        point.kinds == [Kind.BLOCKADE]
        and bool(texts)
        and not done
        and all(_STATE_ONLY.match(t) for t in texts)
        and not (told.human or told.organisers)
        and not _BY_HAND.search(told.sentence.plain)
    )
    on_road = told.states or (told.roads and (told.sentence.bullet or _STRIKE_LABEL.match(flat)))
    if point.kinds == [Kind.STRIKE] and point.km and on_road and point.clearing is None:
        point.kinds = [Kind.BLOCKADE]  # "El paro también afecta …: el tránsito está detenido en el km 318"
    if (
        not point.kinds
        and told.generic
        and point.clearing is None
        and (point.km or (told.states and told.roads))
    ):
        point.kinds = [Kind.BLOCKADE]
    spot = point.venue is not None and _SPOT.match(point.venue) is not None
    if not point.kinds and told.states and point.clearing is None and spot and told.human:
        point.kinds = [Kind.BLOCKADE]  # "En la salida a Huancané permanece restringida …"
    if not point.kinds and told.states and point.clearing is None and point.km:
        point.kinds, point.soft = [Kind.BLOCKADE], not told.human


def unsure(point: Point) -> bool:
    """Whether no word or act says for sure what it is: whoever takes a lake's gates may block or occupy."""
    mine = [h for t in point.told for h in t.hits if h.kind in point.kinds[:1]]
    shut = point.kinds[:1] == [Kind.BLOCKADE] and any(t.states for t in point.told)
    return bool(mine) and not shut and not any(h.sure for h in mine)


def names_day(before: Told, told: Told) -> bool:
    """Whether the sentence right before but says on which day to come it will be: "ESTE LUNES NADIE SALE. Paro total"."""
    near = (before.sentence.block, before.sentence.number + 1) == (told.sentence.block, told.sentence.number)
    plan = before.ahead and not before.eventful and not told.moments and not loci(before)[0]
    return near and plan and any(w.day is not None for w in before.moments)


def set_scene(before: Told, told: Told, point: Point) -> bool:
    """Whether the sentence right before says how the road is, or since when, where this one says what happens there."""
    near = (before.sentence.block, before.sentence.number + 1) == (told.sentence.block, told.sentence.number)
    more = (before.states and not told.states) or (
        any(w.role == "since" for w in before.moments) and not told.moments
    )
    # "17 fallecidos en Juliaca. Otros 50 heridos … tras los enfrentamientos"
    more = more or bool((before.counts.dead or before.counts.injured) and not before.counts.other_time)
    paths, _ = loci(before)
    if names_day(before, told):
        return True
    if not near or not more:
        return False
    return bool(paths) and akin([point], paths[0])


def at_its_kilometre(point: Point) -> None:
    """Give a clash or arrests without a place of their own the kilometre that was told of just before."""
    before = point.before
    if before is None or before.km is None or point.path or point.km or point.road or point.clearing:
        return
    if point.kinds and set(point.kinds) <= HARMFUL:
        point.km, point.road, point.carried = before.km, before.road, True


def add_scene(point: Point, scene: Told) -> None:
    """Give a point the sentence that set its scene: "Están varados en el puente Montalvo. El bloqueo es de …"."""
    point.told.append(scene)
    if point.kinds[:1] == [Kind.BLOCKADE]:
        point.venue, point.sector = point.venue or scene.venue, point.sector or scene.sector


def one_after_the_other(point: Point, told: Told) -> list[Point]:
    """The march, with those who took part, and the clash that it became."""
    march = replace(point, kinds=[Kind.MARCH], venue=None, around=list(point.around))
    clash = replace(point, kinds=[Kind.CLASH], around=list(point.around))
    march.told = [replace(told, counts=Counts(crowd=told.counts.crowd))]
    clash.told = [replace(told, counts=replace(told.counts, crowd=()))]
    return [march, clash]
