"""Points told by their kilometres, and a kilometre that is said of a point told before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.judging import Ground
from handlers.desk.reader.story.crowding import of_each, without_counts
from handlers.desk.reader.story.kmloci import common_place, own_places, road_of, sector_of, venue_of
from handlers.desk.reader.story.points import Point, settle_kind
from handlers.desk.reader.story.rows import Item, grouped
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.where.kilometres import KmMention
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.roadnames import RoadMention
from handlers.desk.reader.where.routes import along
from storage.model import Kind
from storage.road import Lies

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
    made = []
    stand = _stand_there(trail, told)
    several = len(told.kms) > 1
    owned = own_places(told, paths)
    row = grouped(told)
    aside = [
        item
        for item in row
        if item.km is None
        and (item.venue if not item.path else item.path[0].weight > 1)
        and not any(
            km.bracket and item.path and km.bracket[0] <= item.path[0].start < km.bracket[1]
            for km in told.kms
        )
    ]
    if _theirs(told, aside):
        owned = [tuple(item.path) for item in aside]
        if not all(_fits(told, km, own) for km, own in zip(told.kms, owned, strict=True)):
            owned = [() for _ in told.kms]  # told in another order
        elsewhere = {m.start for item in aside for m in item.path}
        paths, aside = [path for path in paths if path[0].start not in elsewhere], []
    if any(item.km and (item.sector or item.venue) for item in row) and len(told.kms) > 1:
        # "Km 163, sector La Arena, y 177, sector Huamachuco, en La Libertad": each with its own.
        owned = [
            next((tuple(i.path) for i in row if i.km is km and (i.sector or i.venue)), own)
            for km, own in zip(told.kms, owned, strict=True)
        ]
    also = bool(aside) and _told_besides(told, aside)
    if aside and (also or len(aside) < len(row)):
        # "En el km 48 (La Joya) y en Chala": what has no kilometre is a point of its own.
        owned = [
            next((tuple(i.path) for i in row if i.km is km), own)
            for km, own in zip(told.kms, owned, strict=True)
        ]
        elsewhere = {m.start for item in aside for m in item.path}
        paths = [path for path in paths if path[0].start not in elsewhere]
    else:
        aside = []
    several = several or bool(aside)
    of_row = {item.km.start: item for item in row if item.km is not None}
    for number, km in enumerate(told.kms):
        own = owned[number]
        rest = [m for path in paths for m in path if m not in own]
        taken = {m.start for o in owned for m in o} | (
            {m.start for i in aside for m in i.path} if also else set()
        )
        free = [p for p in paths if p[0].start not in taken]
        path = own or (free[0] if len(free) == 1 else () if free else common_place(told, taken))
        lent = () if path or not _behind_a_name(told, km) else next((o for o in owned[number:] if o), ())
        point = trail.point(told, tuple(path or lent), [*around, *(m.codes for m in rest)])
        if lent:
            point.borrowed, point.ground = True, Ground.NEAR
        point.km = km
        point.kinds = [Kind.BLOCKADE] if stand else trail.kinds_of(told)
        if (plan := trail.planned_above(told) or trail.states_above(told)) is not None:
            point.told.append(plan)
        point.clearing = told.clearing or (trail.context.clearing if not told.hits else None)
        item = of_row.get(km.start, Item())
        point.sector = item.sector or sector_of(told, km, own, several)
        point.venue = item.venue or venue_of(told, km)
        if several:
            point.told = [of_each(told, [() for _ in told.kms])]
            point.venue = item.venue
        road = road_of(told, km)
        if road is not None:
            point.road, point.own_road = road, True
        elif OTHER_ROADS.search(told.sentence.plain):
            point.road, point.own_road = None, False
        elif trail.context.road is not None or trail.last:
            above = trail.last and told.sentence.block - trail.last[-1].block <= 1
            previous = (trail.last[-1].road if above else None) or trail.context.road
            names_road = _OWN_ROAD.search(told.sentence.text)
            apart = previous is not trail.context.headed and _elsewhere(previous, point)
            if not (told.sentence.bullet and (names_road or apart)):
                point.road, point.own_road = previous, False
        settle_kind(point, told)
        point.soft = point.soft and not trail.of_people(told)
        made.append(point)
    made += [_without_km(trail, told, item) for item in aside]
    made += _roads_besides(trail, told, made)
    if (
        not any(p.kinds or p.clearing for p in made)
        and trail.last
        and not told.generic
        and not told.sentence.bullet
    ):
        if _completes(trail, made):
            return
        before = trail.last[-1]
        for point in made:
            point.kinds, point.clearing = list(before.kinds), before.clearing
            if before.told[0].sentence.whole == told.sentence.whole:
                # "Comuneros bloquean la vía en el km 5; en Juli, a la altura del km 9": the same people
                point.organisers = point.organisers or before.told[0].organisers or before.organisers
    trail.take(made, told)


#: "A la altura de los kilómetros 540 y 525, en los sectores de Chao y San José": their names, one by one.
_THEIR = re.compile(
    r"[,.]?\s(?:en|por|que (?:corresponden?|comprenden?)(?: a)?)\s(?:los|las)\s(?:sectores|zonas|tramos|localidades|"
    r"distritos)\s(?:(?:de|del|denominad[oa]s|conocid[oa]s como|la|el)\s)*"
)


def _theirs(told: Told, aside: list[Item]) -> bool:
    """Whether the places behind several kilometres are their names, one by one."""
    end = max(km.end for km in told.kms)
    if len(told.kms) < 2 or len(aside) != len(told.kms) or any(not i.path or i.span[0] < end for i in aside):
        return False
    return _THEIR.fullmatch(told.sentence.plain[end : min(i.path[0].start for i in aside)]) is not None


_BESIDES = re.compile(
    r"\b(?:asi como|ademas del?|al igual que|junto con|as well as|along with)\s(?:(?:tambien|en)\s)?"
    r"(?:(?:las|los|el|la|the)\s)?(?:\w+\s(?:de|al?|hacia|to|of)\s)?(?:(?:los|las|el|la|the)\s)?(?:\w+\s)?(?:de\s|of\s)?$"
)


def _told_besides(told: Told, aside: Sequence[Item]) -> bool:
    """Whether places follow the kilometres as points of their own: "…, así como las salidas de A y B"."""
    first, end = min(item.span[0] for item in aside), max(km.end for km in told.kms)
    return first > end and _BESIDES.search(told.sentence.plain[end:first]) is not None


def _fits(told: Told, km: KmMention, place: tuple[Mention, ...]) -> bool:
    """Whether a kilometre of its road may lie in a place."""
    road = road_of(told, km)
    if road is None or len(road.roads) != 1 or km.km_from is None:
        return True
    return any(road.roads[0].lies_in(km.km_from, code).lies is not Lies.NO for code in place[0].codes)


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
