"""What is told twice becomes one point: a headline and its story, a general word and the points it is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.story.crowding import without_counts
from handlers.desk.reader.story.further import SEVERAL, announces, another_day, further_on, told_as_further
from handlers.desk.reader.story.points import Point, akin, other_spot, spots_apart
from handlers.desk.reader.where.landmarks import MINES, only_for_abroad
from handlers.desk.reader.where.nesting import contains
from handlers.desk.reader.where.roadnames import RoadMention
from handlers.desk.reader.where.routes import along, same_road
from storage.model import Kind


def merged(points: list[Point]) -> list[Point]:
    """What is told twice becomes one: a general word on several points goes to each, a headline to its story."""
    kept: list[Point] = []
    sure = [p for p in points if p.kinds[:1] == [Kind.BLOCKADE] and not p.clearing and not _stranded(p)]
    points = [p for p in points if not (sure and _stranded(p))]
    for point in points:
        if point.km is None and point.clearing is None and not point.listed:
            fuller = [
                p
                for p in points
                if p is not point
                and p.km is not None
                and p.clearing is None
                and _fits(point, p)
                and not _another(p)
                and not (_another(point) and (point.own_path or point.venue or point.sector))
            ]
            fuller = _spread(point, points) or fuller
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


def _spread(general: Point, points: Sequence[Point]) -> list[Point]:
    """The places told of later of which a general word was said: "cuatro puntos del corredor. … en A, B y en C"."""
    if (
        general.venue
        or general.sector
        or general.kinds[:1] != [Kind.BLOCKADE]
        or told_as_further(general.told[0])
    ):
        return []
    at = next(n for n, p in enumerate(points) if p is general)
    own = general.told[0].sentence
    later = [p for p in points[at + 1 :] if p.clearing is None and p.told[0].sentence.whole != own.whole]
    later = [p for p in later if p.kinds[:1] in ([Kind.BLOCKADE], []) and p.block - general.block <= 1]
    row = [p for p in later if p.listed and p.told[0].sentence is later[0].told[0].sentence]
    lines = [p for p in later if p.listed and p.told[0].sentence.bullet and not p.told[0].hits]
    several = SEVERAL.search(own.plain) is not None
    # "Miners are blocking highways. Blockades in these places:", and below them the places.
    found = later if several or (lines == later and not general.own_road) else row
    if len(found) < 2 or (not several and told_as_further(found[0].told[0])):
        return []
    return found if all(_fits(general, p) and _same_or_within(p, general) for p in found) else []


def _same_or_within(point: Point, general: Point) -> bool:
    if not general.path or not point.path or not point.own_path:
        return True
    return contains(general.path[0], point.path[0]) or general.path[0].name == point.path[0].name


_HELD_UP = re.compile(r"(?:varad|atascad|atorad|strand)\w*\b")


def _stranded(point: Point) -> bool:
    """Whether it says but where people are held up, who stand far from where the road is shut."""
    told = point.told[0]
    texts = [told.sentence.plain[h.start : h.end] for h in told.hits if not h.frame]
    return (
        point.clearing is None and point.km is None and bool(texts) and all(_HELD_UP.match(t) for t in texts)
    )


_ANOTHER = re.compile(r"\b(?:otr[oa]s?|ademas|tambien|asimismo|another|also)\b")


def _another(point: Point) -> bool:
    """Whether it is told as one more: "Hay otro bloqueo en el km 450"."""
    return _ANOTHER.search(point.told[0].sentence.plain) is not None or told_as_further(point.told[0])


def _fits(general: Point, point: Point) -> bool:
    if general.kinds and point.kinds and general.kinds[0] is not point.kinds[0]:
        return False
    if (
        general.road
        and point.road
        and general.own_road
        and point.own_road
        and not same_road(general.road, point.road)
    ):
        return False
    if not point.kinds and general.own_path and general.block != point.block:
        return False  # "Hay manifestantes en el km 82 …", and below: "Las vías de Canchis están bloqueadas"
    if general.venue and point.km and general.block != point.block:
        return False
    if not general.kinds and general.block != point.block:
        return False
    if not general.path:
        return abs(general.block - point.block) <= 1
    return akin([point], general.path) if point.path else general.block == point.block


_OTHER_GROUP = re.compile(
    r"\b(?:otro grupo|otra delegacion|otro contingente|otra columna|another group|a second group)\b"
)


def _on_water(point: Point) -> bool:
    """Whether it happens on a river, as no road does."""
    return re.match(r"(?i)r[ií]o\b", point.sector or "") is not None


def _twins(one: Point, other: Point) -> bool:
    grouped = one.told[0].sentence.whole != other.told[0].sentence.whole and not other.clearing
    crowd = grouped and other.kinds[:1] in ([Kind.MARCH], [Kind.SIT_IN])
    if crowd and _OTHER_GROUP.search(other.told[0].sentence.plain):
        return False  # "En tanto, otro grupo se moviliza por la ciudad"
    if (one.listed or other.listed) and (
        [m.name for m in one.path[:1]] != [m.name for m in other.path[:1]]
        or other_spot(one.venue, other.venue)
        or one.sector != other.sector
    ):
        return False
    if another_day(one, other):
        return False  # Forms one below the other, each with its day.
    if announces(other.told[0], [one]):
        return False  # "Police dispersed … A rally is expected to start at 15:00 at …"
    if other.venue and _another(other) and other.venue != one.venue and (one.venue or one.sector):
        return False  # "Cerraron la vía en el sector A. … bloquearon también el puente B"
    if _on_water(one) is not _on_water(other):
        return False
    if one.own_road and other.own_road and _other_way(one.road, other.road):
        return False
    if _off_its_way(one, other) or _off_its_way(other, one):
        return False  # "La vía Puno - Juliaca está bloqueada. En Junín bloquean el puente Pichanaqui."
    if one.kinds and other.kinds and not one.clearing and further_on(one, other):
        return False
    if bool(one.clearing) is not bool(other.clearing) or _once_more(one, other):
        return False
    if one.kinds and other.kinds and one.kinds[0] is not other.kinds[0] and not _fought_there(one, other):
        return False
    if one.km and other.km:
        same = one.km.readings == other.km.readings  # "km 1.251" and "km 1.294", each of which may be two
        return (
            same
            and (one.km.km_from, one.km.km_to) == (other.km.km_from, other.km.km_to)
            and (one.road is None or other.road is None or same_road(one.road, other.road))
        )
    apart = one.km or other.km or (other.own_road and (other.sector or other.venue))
    if apart and one.clearing and other.clearing and one.clearing.kind is not other.clearing.kind:
        return False  # "Levantaron el paro. Los piquetes de los kilómetros 782 y 617 fueron retirados"
    if one.km or other.km:
        return bool(one.clearing) and akin([one], other.path)
    if one.own_road and other.own_road and one.road and other.road and not same_road(one.road, other.road):
        return False
    together = one.told[0].sentence is other.told[0].sentence  # "la salida a Puno y la salida a Cusco"
    named = one.venue and other.venue and (one.told[0].sentence.bullet or together)
    if named and other_spot(one.venue, other.venue):
        return False
    beside = not together and one.told[0].sentence.whole == other.told[0].sentence.whole
    if beside and one.sector and other.sector and not one.own_path and one.sector != other.sector:
        return False  # "… en el sector Chanchanmayo, mientras que en Pativilca el cruce a Huaraz …"
    whole = one.told[0].sentence.whole == other.told[0].sentence.whole and one.own_path and other.own_path
    if whole and one.path and other.path and one.path[0].name != other.path[0].name and not together:
        return False  # "Cusco: protests in the square and roadblocks near Urcos"
    line = other.told[0].sentence.opens and one.told[0].sentence.opens and bool(one.kinds and other.kinds)
    if line and other.own_path and one.venue and not one.own_path:
        return False  # Lines one below the other, each with its point.
    if spots_apart(one.venue, other.venue) and one.kinds and other.kinds:
        return False
    if together and one.path and other.path and one.path[0].name != other.path[0].name:
        return False  # "Trujillo, El Porvenir y La Esperanza"
    # "A road was cleared, an official said. Traffic was restored at Ocoña"
    where = one.path or one.own_road or one.venue
    if not one.kinds and not other.kinds and one.block != other.block and (where or not one.clearing):
        return False
    if one.kinds and not other.kinds and _unnamed(other) and not _told_of(one) & _told_of(other):
        return False  # "Cusco is hit by roadblocks. Some protests go on in the city of Sicuani."
    if one.path and other.path:
        return akin([one], other.path) and not (
            one.told[0].sentence.bullet
            and other.told[0].sentence.bullet
            and one.path[0].name != other.path[0].name
        )
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
            into.path, into.own_path, into.ground = extra.path, extra.own_path, extra.ground
        elif contains(into.path[0], extra.path[0]) and not shared:
            into.around += [m.codes for m in into.path]
            into.path = extra.path
        else:
            into.around += [m.codes for m in extra.path]
