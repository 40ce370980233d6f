"""Which road, and whether its kilometre lies where the text says; what does not agree is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.desk.reader.drafts.onroad import OnRoad
from handlers.desk.reader.model import Choice, Doubt, Why
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.told import World
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.roadnames import RoadMention
from storage.naming import Level, fold
from storage.road import Lies, Road

_RANK = {Lies.YES: 2, Lies.UNKNOWN: 1, Lies.NO: 0}


#: People name a town for what happens so far from it.
NEAR_TOWN_KM = 25.0


@dataclass(frozen=True, slots=True)
class _Fit:
    road: Road
    km: float | None
    rank: int
    within: bool


@dataclass(frozen=True, slots=True)
class _Named:
    """A road as a point names it, with the kilometres that may be meant and the places told of beside it."""

    point: Point
    mention: RoadMention
    values: tuple[float | None, ...]
    to: float | None
    path: Sequence[Mention]
    codes: Sequence[str]

    def km_alone(self) -> OnRoad:
        """The kilometre without its road, if it is one."""
        return OnRoad(None, None, None, self.values[0], self.to) if len(self.values) == 1 else OnRoad()


def on_road(point: Point, path: Sequence[Mention], doubts: list[Doubt], world: World) -> OnRoad:
    """The road and kilometre of a point; what is doubtful is left out and asked."""
    mention, km = point.road, point.km
    values: tuple[float | None, ...] = (km.readings or (km.km_from,)) if km else (None,)
    to = km.km_to if km else None
    if mention is None or not mention.roads:
        code, name = (mention.code, mention.name) if mention else (None, None)
        if km is None or not km.readings:
            return OnRoad(None, code, name, values[0], to)
        doubts.append(_km_asked(Why.KM_UNCLEAR, values))
        return OnRoad(None, code, name)
    named = _Named(point, mention, values, to, path, _codes(point, path))
    fits = _fits(named)
    if point.carried and not any(fit.rank == _RANK[Lies.YES] for fit in fits):
        return OnRoad()
    best = _best(fits)
    if len({f.road.code for f in fits}) > 1 and (found := _of_one_name(named, fits, best, doubts, world)):
        return found
    if best and len({f.road.code for f in best}) == 1 and len({f.km for f in best}) == 1:
        _far_off(best[0], named.codes, doubts, world, to)
        return _settled(point, best, doubts, to)
    roads = list(dict.fromkeys(f.road for f in best or fits))
    if len({road.code for road in roads}) == 1:
        return _at_odds(named, fits, roads, doubts)
    # Which road it is keeps a place that is known from nobody; its kilometre means nothing without one.
    doubts.append(replace(_roads_asked(best or fits), blocks=km is not None or not named.codes))
    if not best and km is not None:
        doubts.append(_km_asked(Why.ROAD_REGION, values))
        return OnRoad()
    return named.km_alone()


def _fits(named: _Named) -> list[_Fit]:
    """How the roads of that name fit the kilometres and the places; those that come nowhere near are not meant."""
    names = [m.name for m in named.path[:1]]
    fits = [_fit(road, km, named.codes, names) for road in named.mention.roads for km in named.values]
    return [fit for fit in fits if _passes(fit.road, named.codes)] or fits


def _of_one_name(
    named: _Named, fits: Sequence[_Fit], best: Sequence[_Fit], doubts: list[Doubt], world: World
) -> OnRoad | None:
    """Which of several roads that share a name, None where the fit alone decides."""
    point, codes, km = named.point, named.codes, named.point.km
    if (main := _mainly(best or (fits if km is None else ()), named.mention, codes)) is not None:
        doubts.append(replace(_roads_asked([main, *best, *fits]), blocks=False))
        _far_off(main, codes, doubts, world, named.to)
        return _settled(point, [main], doubts, named.to)
    if km is None:
        return None
    one = len(named.values) == 1
    if not best and one and (main := _mainly(fits, named.mention, codes)) is not None:
        # "Km 108 de la Interoceánica en Madre de Dios" is counted from another town.
        doubts.append(replace(_roads_asked([main, *fits]), blocks=False))
        doubts.append(_km_asked(Why.ROAD_REGION, named.values, named.to, blocks=False))
        return OnRoad(None, main.road.code, _name(point, [main.road]))
    if not codes or not best or best[0].rank == _RANK[Lies.YES]:
        return None
    if len({f.road.code for f in best}) == 1 and _in_department(best[0], codes):
        return None
    # Roads that share a name are told apart by a yes, not by a perhaps.
    doubts.append(_roads_asked([*best, *fits]))
    if best[0].rank == _RANK[Lies.UNKNOWN] and one:
        doubts.append(_km_asked(Why.ROAD_REGION, named.values, named.to, blocks=False))
    return named.km_alone()


def _at_odds(named: _Named, fits: Sequence[_Fit], roads: Sequence[Road], doubts: list[Doubt]) -> OnRoad:
    """The one road whose kilometre and place do not agree, if the kilometre is not counted from a town."""
    point, mention, values = named.point, named.mention, named.values
    local = len(mention.route) > 1 and len(values) == 1 and _local(mention, roads, values[0])
    if local and (not named.codes or any(_passes(one, named.codes) for one in roads)):
        # "Km 3.5 de la carretera Cajamarca - Bambamarca" is counted from the town.
        doubts.append(_km_asked(Why.ROAD_REGION, values, named.to, blocks=False))
        return OnRoad(None, roads[0].code, _name(point, roads))
    doubts.append(_disagreement(point, fits, named.path, values))
    return OnRoad(roads[0] if len(roads) == 1 else None, roads[0].code, _name(point, roads), None, None)


def _mainly(fits: Sequence[_Fit], mention: RoadMention, codes: Sequence[str]) -> _Fit | None:
    """Of the roads that share a name the one that is likely meant at this place, None where none stands out.

    That is the one with by far the most places in its province or department, else the one whose whole name it is:
    "Carretera Central" at La Oroya, where three of that name meet.
    """
    roads = list(dict.fromkeys(f.road for f in fits))
    if len({f.road.code for f in fits}) < 2 or not codes or len({f.km for f in fits}) > 1:
        return None
    for size in (Level.PROVINCE * 2, Level.DEPARTMENT * 2):
        around = {code[:size] for code in codes}
        count = {road: sum(p.district[:size] in around for p in road.posts) for road in roads}
        first, second = sorted(count.values(), reverse=True)[:2]
        if first >= 3 * max(second, 1):
            return next(f for f in fits if count[f.road] == first)
    name = _NAME_ONLY.sub("", fold(mention.known or mention.name or ""))
    named = [f for f in fits if _NAME_ONLY.sub("", fold(_WHENCE.sub("", f.road.name))) == name]
    return named[0] if len(named) == 1 else None


_NAME_ONLY = re.compile(r"^(?:la |el |the )?(?:carretera|via|autopista) ")
#: "Corredor minero del sur (Mara–Velille)": between which places.
_WHENCE = re.compile(r"\s\([^)]*–[^)]*\)$")


#: A kilometre farther from a district's chief town than this is asked about, where the road has no post in the district.
_NEAR_SEAT_KM = 12.0


def _far_off(fit: _Fit, codes: Sequence[str], doubts: list[Doubt], world: World, to: float | None) -> None:
    """Ask about a kilometre that lies far from the one district that is named, if the road has no post in that."""
    km, named = fit.km, codes
    codes = [c for c in codes if km is not None and fit.road.lies_in(km, c).lies is not Lies.NO]
    wide = any(len(code) < Level.DISTRICT * 2 for code in codes)
    position = None if km is None or wide or fit.rank != _RANK[Lies.UNKNOWN] else fit.road.position(km)
    if fit.rank == _RANK[Lies.UNKNOWN] and named and not codes and fit.road.position(km or 0.0):
        doubts.append(_km_asked(Why.ROAD_REGION, (km,), to, blocks=False))
    if position is None or any(p.district in codes for p in fit.road.posts):
        return
    ways = [world.places.distance(code, position.latitude, position.longitude) for code in codes]
    if codes and not any(way is not None and way <= _NEAR_SEAT_KM for way in ways):
        doubts.append(_km_asked(Why.ROAD_REGION, (km,), to, blocks=False))


def _local(mention: RoadMention, roads: Sequence[Road], km: float | None) -> bool:
    """Whether a kilometre lies on none of these roads between the towns that the text names them by."""
    for road in roads:
        ends = [post.km for name in mention.route if (post := road.at(name)) and post.km is not None]
        if len(ends) > 1 and km is not None and min(ends) - NEAR_TOWN_KM <= km <= max(ends) + NEAR_TOWN_KM:
            return False
    return km is not None


def _passes(road: Road, codes: Sequence[str]) -> bool:
    return any(post.district.startswith(code[:2]) for post in road.posts for code in codes)


def _settled(point: Point, best: Sequence[_Fit], doubts: list[Doubt], to: float | None) -> OnRoad:
    fit = best[0]
    road = fit.road if len(best) == 1 else None
    if fit.km is None:
        return OnRoad(road, fit.road.code, _name(point, [f.road for f in best]))
    if fit.road.reach is None:
        doubts.append(_km_asked(Why.KM_IMPOSSIBLE, (fit.km,), to, blocks=False))
        return OnRoad(road, fit.road.code, _name(point, [fit.road]), fit.km, to)
    outside = [end for end in (fit.km, to) if end is not None and not any(_within(f.road, end) for f in best)]
    if outside:
        doubts.append(_km_asked(Why.KM_IMPOSSIBLE, (fit.km,), to))
        return OnRoad(road, fit.road.code, _name(point, [fit.road]))
    position = road.position(fit.km) if road is not None else None
    return OnRoad(road, fit.road.code, _name(point, [f.road for f in best]), fit.km, to, position)


def _codes(point: Point, path: Sequence[Mention]) -> list[str]:
    """The regions that the place may be; an inherited place binds no kilometre of its own."""
    if path and (point.own_path or point.path or point.km is None):
        # A town's name is not its province's here: "Puerto Maldonado" is one place on the road.
        own = [region.code for claim, region in path[0].bearers if claim < 2]
        return own or [max(path[0].codes, key=len)]
    return [code for codes in point.around for code in codes]


def _fit(road: Road, km: float | None, codes: Sequence[str], names: Sequence[str]) -> _Fit:
    if km is None:
        sizes = (Level.DISTRICT * 2, Level.PROVINCE * 2)
        on = [any(p.district.startswith(c[:size]) for p in road.posts for c in codes) for size in sizes]
        return _Fit(road, None, 2 if not codes or on[0] else int(on[1]), True)
    within = _within(road, km)
    if names and road.named_near(names, km):
        return _Fit(road, km, 2, within)
    rank = max((_RANK[road.lies_in(km, code).lies] for code in codes), default=1)
    if rank == 0 and any((p := road.at(name)) and p.km and abs(p.km - km) <= NEAR_TOWN_KM for name in names):
        rank = 1
    if rank == 0 and any(len(c) == 6 and road.lies_in(km, c[:4]).lies is Lies.YES for c in codes):
        rank = 1  # "Km 140, a la altura de La Oroya": in its province at least
    if road.reach is None:
        rank = 1 if not codes or any(p.district.startswith(c[:2]) for p in road.posts for c in codes) else 0
    return _Fit(road, km, rank, within)


def _in_department(fit: _Fit, codes: Sequence[str]) -> bool:
    """Whether the kilometre surely lies in the department of the place, be the district a perhaps."""
    return fit.km is not None and any(fit.road.lies_in(fit.km, code[:2]).lies is Lies.YES for code in codes)


def _within(road: Road, km: float) -> bool:
    return road.position(km) is not None


def _best(fits: Sequence[_Fit]) -> list[_Fit]:
    """The fits that agree best with the place: known posts before unknown, a yes before a perhaps; none where all say no."""
    for within in (True, False):
        for rank in (2, 1):
            found = [f for f in fits if f.within is within and f.rank == rank]
            if found:
                return found
    if all(f.km is None for f in fits):
        return list(fits)
    return []


def _disagreement(
    point: Point, fits: Sequence[_Fit], path: Sequence[Mention], values: Sequence[float | None]
) -> Doubt:
    if len(values) > 1:
        return _km_asked(Why.KM_UNCLEAR, values)
    km = values[0]
    if not any(f.within for f in fits):
        return _km_asked(Why.KM_IMPOSSIBLE, values, point.km.km_to if point.km else None)
    choices = [Choice((("km_from", km),))]
    for fit in fits:
        implied = fit.road.implied(fit.km) if fit.km is not None else None
        if implied is not None:
            choices.append(Choice((("km_from", km), ("region", implied))))
    return Doubt("km_from", Why.ROAD_REGION, tuple(dict.fromkeys(choices)), path[0].name if path else "")


def _km_asked(
    why: Why, values: Sequence[float | None], to: float | None = None, *, blocks: bool = True
) -> Doubt:
    more = (("km_to", to),) if to is not None else ()
    return Doubt(
        "km_from", why, tuple(Choice((("km_from", v), *more)) for v in values if v is not None), blocks=blocks
    )


def _roads_asked(fits: Sequence[_Fit]) -> Doubt:
    roads = dict.fromkeys((f.road.code, f.road.name) for f in fits)
    return Doubt(
        "road",
        Why.ROAD_AMBIGUOUS,
        tuple(Choice((("road", code), ("road_name", name))) for code, name in roads),
    )


def _name(point: Point, roads: Sequence[Road]) -> str | None:
    names = {road.name for road in roads}
    if len(names) == 1:
        return names.pop()
    return (
        roads[0].name
        if roads and all(r.code == roads[0].code for r in roads)
        else point.road.name
        if point.road
        else None
    )
