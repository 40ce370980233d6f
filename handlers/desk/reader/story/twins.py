"""Whether two points are one that is told twice: a headline and its story, a road and what was said of it later."""

from __future__ import annotations

import re

from handlers.desk.reader.story.further import announces, another_day, further_on, told_as_further
from handlers.desk.reader.story.points import Point, akin, other_spot, spots_apart
from handlers.desk.reader.where.landmarks import MINES, only_for_abroad
from handlers.desk.reader.where.roadnames import RoadMention
from handlers.desk.reader.where.routes import along, same_road
from storage.model import Kind

_ANOTHER = re.compile(r"\b(?:otr[oa]s?|ademas|tambien|asimismo|another|also)\b")


def another(point: Point) -> bool:
    """Whether it is told as one more: "Hay otro bloqueo en el km 450"."""
    return _ANOTHER.search(point.told[0].sentence.plain) is not None or told_as_further(point.told[0])


_OTHER_GROUP = re.compile(
    r"\b(?:otro grupo|otra delegacion|otro contingente|otra columna|another group|a second group)\b"
)


def _on_water(point: Point) -> bool:
    """Whether it happens on a river, as no road does."""
    return re.match(r"(?i)r[ií]o\b", point.sector or "") is not None


_SHORT = 45  # letters of a sentence that is one of several of the same make


def twins(one: Point, other: Point) -> bool:
    """Whether the later of two points is but the earlier one told once more."""
    if _two_rows(one, other) or _two_events(one, other) or _two_ways(one, other):
        return False
    if one.km and other.km:
        return _at_one_kilometre(one, other)
    if _two_ends(one, other):
        return False
    if one.km or other.km:
        return bool(one.clearing) and akin([one], other.path)
    if (
        _in_the_same_words(one, other)
        or _two_spots(one, other)
        or _two_towns(one, other)
        or _both_unnamed(one, other)
    ):
        return False
    return _of_one_place(one, other)


def headline_of(one: Point, other: Point) -> bool:
    """Whether the earlier point is but the headline of a story that tells of it in whole sentences below."""
    own, story = one.told[0].sentence, other.told[0].sentence
    if (
        not own.headline
        or len(one.told) > 1
        or one.listed
        or other.listed
        or one.km
        or one.clearing
        or other.clearing
    ):
        return False
    if story.bullet or story.title or story.whole == own.whole or another(other):
        return False
    if one.kinds[:1] == [] or one.kinds[0] not in other.kinds or one.told[0].ahead is not other.told[0].ahead:
        return False
    if one.own_road and other.own_road and one.road and other.road and not same_road(one.road, other.road):
        return False
    return not spots_apart(one.venue, other.venue) and (
        not one.path or not other.path or akin([other], one.path)
    )


def _together(one: Point, other: Point) -> bool:
    """Whether one sentence tells of both: "la salida a Puno y la salida a Cusco"."""
    return one.told[0].sentence is other.told[0].sentence


def _of_one_whole(one: Point, other: Point) -> bool:
    """Whether the sentences that tell of them are parts of one."""
    return one.told[0].sentence.whole == other.told[0].sentence.whole


def _named_apart(one: Point, other: Point) -> bool:
    """Whether each has a place, and the two are called by other names."""
    return bool(one.path and other.path) and one.path[0].name != other.path[0].name


def _in_the_same_words(one: Point, other: Point) -> bool:
    """Whether two short sentences say the same of two places, though one holds the other: "Bloqueo en A. Bloqueo en B"."""
    words = [_without_place(point) for point in (one, other)]
    return _named_apart(one, other) and words[0] is not None and words[0] == words[1]


def _without_place(point: Point) -> str | None:
    """The words of a short sentence around its place, None where it is longer or names none."""
    flat = point.told[0].sentence.plain
    if not point.own_path or len(flat) > _SHORT:
        return None
    place = point.path[0]
    return f"{flat[: place.start]}_{flat[place.end :]}".strip(" .,;!-")


def _two_rows(one: Point, other: Point) -> bool:
    """Whether one is of a list and the other is not that row of it."""
    if not (one.listed or other.listed):
        return False
    names = [[m.name for m in point.path[:1]] for point in (one, other)]
    return names[0] != names[1] or other_spot(one.venue, other.venue) or one.sector != other.sector


def _two_events(one: Point, other: Point) -> bool:
    """Whether the later is told as one more, by other people or for another day, or is of another kind."""
    crowd = other.kinds[:1] in ([Kind.MARCH], [Kind.SIT_IN]) and not other.clearing
    if crowd and not _of_one_whole(one, other) and _OTHER_GROUP.search(other.told[0].sentence.plain):
        return True  # "En tanto, otro grupo se moviliza por la ciudad"
    if another_day(one, other):
        return True  # Forms one below the other, each with its day.
    if announces(other.told[0], [one]):
        return True  # "Police dispersed … A rally is expected to start at 15:00 at …"
    if bool(one.clearing) is not bool(other.clearing) or _once_more(one, other):
        return True
    if not (one.kinds and other.kinds):
        return False
    if not one.clearing and further_on(one, other):
        return True
    return one.kinds[0] is not other.kinds[0] and not _fought_there(one, other)


def _two_ways(one: Point, other: Point) -> bool:
    """Whether they are on roads, or a road and a river, of which neither is at the other."""
    if other.venue and another(other) and other.venue != one.venue and (one.venue or one.sector):
        return True  # "Cerraron la vía en el sector A. … bloquearon también el puente B"
    if _on_water(one) is not _on_water(other):
        return True
    if one.own_road and other.own_road and _other_way(one.road, other.road):
        return True
    # "La vía Puno - Juliaca está bloqueada. En Junín bloquean el puente Pichanaqui."
    return _off_its_way(one, other) or _off_its_way(other, one)


def _two_ends(one: Point, other: Point) -> bool:
    """Whether two things are over: "Levantaron el paro. Los piquetes de los kilómetros 782 y 617 fueron retirados"."""
    if one.clearing is None or other.clearing is None or one.clearing.kind is other.clearing.kind:
        return False
    return bool(one.km or other.km or (other.own_road and (other.sector or other.venue)))


def _at_one_kilometre(one: Point, other: Point) -> bool:
    if one.km is None or other.km is None or one.km.readings != other.km.readings:
        return False  # "km 1.251" and "km 1.294", each of which may be two
    if (one.km.km_from, one.km.km_to) != (other.km.km_from, other.km.km_to):
        return False
    return one.road is None or other.road is None or same_road(one.road, other.road)


def _two_spots(one: Point, other: Point) -> bool:
    """Whether they are on two roads, or at two spots or sectors."""
    if one.own_road and other.own_road and one.road and other.road and not same_road(one.road, other.road):
        return True
    together = _together(one, other)
    named = one.venue and other.venue and (one.told[0].sentence.bullet or together)
    if named and other_spot(one.venue, other.venue):
        return True
    beside = not together and _of_one_whole(one, other)
    if beside and one.sector and other.sector and not one.own_path and one.sector != other.sector:
        return True  # "… en el sector Chanchanmayo, mientras que en Pativilca el cruce a Huaraz …"
    return bool(one.kinds and other.kinds) and spots_apart(one.venue, other.venue)


def _two_towns(one: Point, other: Point) -> bool:
    """Whether one sentence tells of two towns, or two lines of a point each."""
    if _named_apart(one, other):
        if _together(one, other):
            return True  # "Trujillo, El Porvenir y La Esperanza"
        if _of_one_whole(one, other) and one.own_path and other.own_path:
            return True  # "Cusco: protests in the square and roadblocks near Urcos"
    line = other.told[0].sentence.opens and one.told[0].sentence.opens and bool(one.kinds and other.kinds)
    return bool(line and other.own_path and one.venue) and not one.own_path


def _both_unnamed(one: Point, other: Point) -> bool:
    """Whether no word says of the later that it is what was told before."""
    if other.kinds:
        return False
    if not one.kinds:
        # "A road was cleared, an official said. Traffic was restored at Ocoña"
        where = one.path or one.own_road or one.venue
        return one.block != other.block and bool(where or not one.clearing)
    # "Cusco is hit by roadblocks. Some protests go on in the city of Sicuani."
    return _unnamed(other) and not _told_of(one) & _told_of(other)


def _of_one_place(one: Point, other: Point) -> bool:
    if one.path and other.path:
        lines = one.told[0].sentence.bullet and other.told[0].sentence.bullet
        return akin([one], other.path) and not (lines and _named_apart(one, other))
    if not one.path and not other.path:
        return True
    # A headline without a place and its story; the country's strike and a town's are two.
    some = not one.kinds and bool(one.told[0].counts.crowd)  # "200 indigenous Peruvians have taken over …"
    country = (one.country and not some and not _at_that_mine(one, other)) or other.country
    return abs(one.block - other.block) <= 1 and not country


def _fought_there(one: Point, other: Point) -> bool:
    """Whether the other is but the blockade at whose kilometre those of one fought with the police."""
    return (
        one.km is not None
        and other.km is not None
        and other.kinds[:1] == [Kind.BLOCKADE]
        and Kind.BLOCKADE in one.kinds
    )


_A_MINE = re.compile(r"\b(?:an?|una?)\s(?:[\w-]+\s){0,4}?(?:mine|mina|minera)\b")


def _at_that_mine(one: Point, other: Point) -> bool:
    """Whether one is at a mine in Peru, of which the other tells the name: "workers at a mine in Peru went on strike"."""
    first = one.told[0].sentence
    named = bool(other.path) and other.path[0].name in MINES
    return named and only_for_abroad(first) and bool(_A_MINE.search(first.plain))


_ONCE_MORE = re.compile(
    r"\b(?:volver\w+ a|volveremos a|retomar\w+|reanudar\w+|reiniciar\w+|extender\w+|radicalizar\w+|resume|again)\b"
)


def _once_more(one: Point, other: Point) -> bool:
    """Whether one of two tells of what is on, the other of what people will do besides: "y mañana volverán a
    bloquear"."""
    plan = next((p for p in (one, other) if p.told[0].ahead), None)
    if plan is None or (one.told[0].ahead and other.told[0].ahead) or not plan.path:
        return False
    return _ONCE_MORE.search(plan.told[0].sentence.plain) is not None and bool(plan.told[0].moments)


_THAT_PROTEST = re.compile(
    r"\b(?:la|esta|dicha|su|the|this|their|la jornada de|los|las|l)\s(?:\w+\s)?(?:protest\w*|manifestaci\w+|"
    r"manifestantes|"
    r"concentracion|demonstrat\w+|rall\w+|medida\w*)\b|\bprotestan?\b"
)


def _unnamed(point: Point) -> bool:
    """Whether it tells of some protest at a place of its own, and not of the one told before by its article."""
    told = point.told[0]
    return point.own_path and told.generic and not _THAT_PROTEST.search(told.sentence.plain)


def _told_of(point: Point) -> set[tuple[str, ...]]:
    return {mention.codes for mention in point.path[:1]}


def _other_way(one: RoadMention | None, other: RoadMention | None) -> bool:
    """Whether two roads are named by other towns: "la carretera Cajamarca - Bambamarca" and "… Cajamarca - Chota"."""
    if one is None or other is None or min(len(one.route), len(other.route)) < 2:
        return False
    return not (set(one.route) <= set(other.route) or set(other.route) <= set(one.route))


def _off_its_way(one: Point, other: Point) -> bool:
    """Whether one is told by a road between two towns, and the other by a place that lies nowhere on it."""
    if one.road is None or not one.own_road or one.own_path:
        return False
    if len(one.road.route) < 2 or not one.road.roads:
        return False
    return other.own_path and not other.own_road and not along(one.road, other.path)
