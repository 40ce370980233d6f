"""Points told by their kilometres, and a kilometre that is said of a point told before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.judging import Ground
from handlers.desk.reader.story.crowding import of_each, without_counts
from handlers.desk.reader.story.kmloci import road_of, sector_of, venue_of
from handlers.desk.reader.story.kmplaces import Allotted, allotted
from handlers.desk.reader.story.points import Point, settle_kind
from handlers.desk.reader.story.rows import Item
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.where.kilometres import KmMention
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.roadnames import RoadMention
from handlers.desk.reader.where.routes import along
from storage.model import Kind

#: "Otro mensaje habla del km 1086": another word for the same point.
_OTHERWISE = re.compile(
    r"\b(?:otr[oa]s?|another|others?)\b[^.;]{0,40}\b(?:habla|dice|menciona|indica|senala|refiere|ubica|says?|speaks?|"
    r"mentions?|puts?|claims?)n?\b"
)


def kilometres(
    trail: Trail, told: Told, paths: list[tuple[Mention, ...]], around: list[tuple[str, ...]]
) -> None:
    """One point for each kilometre that a sentence names."""
    if _other_word(trail, told):
        return
    places = allotted(told, paths)
    made = [_at_km(trail, told, places, number, around) for number in range(len(told.kms))]
    made += [_without_km(trail, told, item) for item in places.aside]
    made += _roads_besides(trail, told, made)
    said = told.generic or told.sentence.bullet or any(p.kinds or p.clearing for p in made)
    if trail.last and not said:
        if _completes(trail, made):
            return
        for point in made:
            _do_as_before(point, trail.last[-1], told)
    trail.take(made, told)


def _at_km(
    trail: Trail, told: Told, places: Allotted, number: int, around: Sequence[tuple[str, ...]]
) -> Point:
    """The point at one of the kilometres of a sentence."""
    km, own, item = told.kms[number], places.owned[number], places.items[number]
    path = own or places.common
    lent = () if path or not _behind_a_name(told, km) else next((o for o in places.owned[number:] if o), ())
    rest = [m.codes for other in places.paths for m in other if m not in own]
    point = trail.point(told, path or lent, [*around, *rest])
    if lent:
        point.borrowed, point.ground = True, Ground.NEAR
    point.km = km
    point.kinds = [Kind.BLOCKADE] if _stand_there(trail, told) else trail.kinds_of(told)
    point.clearing = told.clearing or (trail.context.clearing if not told.hits else None)
    several = len(told.kms) > 1 or bool(places.aside)
    point.sector = item.sector or sector_of(told, km, own, several)
    if several:
        point.told = [of_each(told, [() for _ in told.kms])]
        point.venue = item.venue
    else:
        if (plan := trail.planned_above(told) or trail.states_above(told)) is not None:
            point.told.append(plan)
        point.venue = item.venue or venue_of(told, km)
    _put_on_road(point, trail, told, km)
    settle_kind(point, told)
    point.soft = point.soft and not trail.of_people(told)
    return point


def _put_on_road(point: Point, trail: Trail, told: Told, km: KmMention) -> None:
    """Give a kilometre its road: the one that is named with it, else that of the point or heading before."""
    road = road_of(told, km)
    if road is not None:
        point.road, point.own_road = road, True
        return
    if OTHER_ROADS.search(told.sentence.plain):
        point.road, point.own_road = None, False
        return
    above = trail.last and told.sentence.block - trail.last[-1].block <= 1
    previous = (trail.last[-1].road if above else None) or trail.context.road
    if told.sentence.bullet:
        apart = previous is not trail.context.headed and _elsewhere(previous, point)
        if apart or _OWN_ROAD.search(told.sentence.text):
            return
    if previous is not None or trail.last:
        point.road, point.own_road = previous, False


def _do_as_before(point: Point, before: Point, told: Told) -> None:
    """Have happen at a kilometre what happened at the point before it, by the same people."""
    point.kinds, point.clearing = list(before.kinds), before.clearing
    if before.told[0].sentence.whole == told.sentence.whole:
        # "Comuneros bloquean la vía en el km 5; en Juli, a la altura del km 9": the same people
        point.organisers = point.organisers or before.told[0].organisers or before.organisers


#: A row that names a road of its own, be it one that no list has.
_OWN_ROAD = re.compile(r"\b(?:[Cc]arretera|[Vv]ía|[Rr]uta|[Rr]ed [Vv]ial)\s(?:a\s|de\s)?[A-ZÁÉÍÓÚÑ]")


def _elsewhere(road: RoadMention | None, point: Point) -> bool:
    """Whether the road of the row above passes nowhere near the place of this one."""
    return road is not None and bool(point.path) and not (road.roads and along(road, point.path))


_NAME_BEFORE = re.compile(r"[A-ZÁÉÍÓÚÑ][^\W\d_]{3,}\s?\($")


def _behind_a_name(told: Told, km: KmMention) -> bool:
    """Whether a kilometre stands in brackets behind a name, which no list has: "Huyro (kilómetro 195)"."""
    return _NAME_BEFORE.search(told.sentence.text[: km.start]) is not None


#: "Aún hay otras vías interrumpidas": not the road told of before.
OTHER_ROADS = re.compile(r"\b(?:otras (?:vias|carreteras|rutas)|other (?:roads|highways))\b")
_THOSE = re.compile(
    r"\W*(?:los (?:manifestantes|piquetes|huelguistas|bloqueos|protestantes)|the (?:protesters|demonstrators|pickets))\b"
)


def _stand_there(trail: Trail, told: Told) -> bool:
    """Whether those who block a road are but said to stand at a kilometre: "Los manifestantes se han apostado en …"."""
    blocked = trail.stands(Kind.BLOCKADE)
    only = bool(told.hits) and all(hit.kind is Kind.SIT_IN for hit in told.hits)
    return blocked and only and trail.near(told) and _THOSE.match(told.sentence.plain) is not None


def _roads_besides(trail: Trail, told: Told, made: list[Point]) -> list[Point]:
    """The roads that a list of kilometres names without one: "Juliaca - Lampa, km 1 al 30; Huancané - Ninantaya"."""
    if len(told.kms) < 2:
        return []
    found = []
    for road in told.roads:
        named = len(road.route) > 1 and not any(p.road is road for p in made)
        if named and re.search(
            r"[;,]\s(?:y\s)?(?:la\s)?(?:via\s|carretera\s)?$", told.sentence.plain[: road.start]
        ):
            point = trail.point(told, (), [])
            point.told, point.kinds = [without_counts(told)], trail.kinds_of(told)
            point.road, point.own_road, point.listed = road, True, True
            point.path, point.venue, point.sector = (), None, None
            settle_kind(point, told)
            found.append(point)
    return found


def _without_km(trail: Trail, told: Told, item: Item) -> Point:
    point = trail.point(told, tuple(item.path), ())
    point.kinds = trail.kinds_of(told)
    point.clearing = told.clearing or (trail.context.clearing if not told.hits else None)
    point.venue, point.sector, point.told = item.venue, item.sector, [without_counts(told)]
    point.road, point.own_road = None, False
    point.listed = True
    settle_kind(point, told)
    return point


def _other_word(trail: Trail, told: Told) -> bool:
    """Whether a sentence gives but another kilometre of the last point, which then is asked."""
    if len(trail.last) != 1 or len(told.kms) != 1 or told.hits or not _OTHERWISE.search(told.sentence.plain):
        return False
    (point,), (km,) = trail.last, told.kms
    if point.km is None or km.km_from is None:
        return False
    point.others = (*point.others, km.km_from)
    trail.add(told)
    return True


def _completes(trail: Trail, made: list[Point]) -> bool:
    """A sentence that but gives the kilometre of what was told before."""
    if (
        len(made) != 1
        or len(trail.last) != 1
        or trail.last[0].km is not None
        or trail.last[0].block != made[0].block
    ):
        return False
    before, now = trail.last[0], made[0]
    before.km = now.km
    before.road, before.own_road = now.road or before.road, now.own_road or before.own_road
    before.sector, before.venue = before.sector or now.sector, before.venue or now.venue
    before.path = now.path if now.own_path else before.path
    before.told += now.told
    return True
