"""The region of a point that its road and kilometre leave, where no place's name says it."""

from __future__ import annotations

from handlers.desk.reader.drafts.clues import Answer, Clues
from handlers.desk.reader.drafts.nowhere import regions_asked
from handlers.desk.reader.model import Choice, Doubt, Why
from handlers.desk.reader.where.nesting import tops_of
from handlers.desk.reader.where.routes import province_of, towns_of
from storage.road import Road


def by_kilometre(clues: Clues) -> Answer | None:
    """The region in which the kilometre of a known road lies, or that from which it is counted."""
    road, km, km_to = clues.placed.road, clues.placed.km_from, clues.placed.km_to
    if road is None or km is None:
        return None
    if (implied := road.implied(km)) is not None:
        if (
            local := _from_its_towns(clues, implied, km) or _from_a_town(clues, road, implied, km)
        ) is not None:
            return local
        if km_to is None or road.implied(km_to) == implied:
            return Answer(implied)
    tops = tops_of([*road.near(km), *(road.near(km_to) if km_to else ())])
    if not tops:
        return None
    return Answer(tops[0]) if len(tops) == 1 else Answer(None, (regions_asked(tops),))


def by_its_towns(clues: Clues) -> Answer | None:
    """The province in which the towns lie that the point's own road joins, where no kilometre says more."""
    unknown = clues.placed.road is None or clues.placed.km_from is None
    if not clues.point.own_road or not unknown:
        return None
    inside = province_of(clues.point.road, clues.shared.gazetteer)
    return Answer(inside) if inside else None


def by_its_posts(clues: Clues) -> Answer | None:
    """The department in which the point's own road has all its posts: "la carretera Piura - Paita"."""
    road = clues.placed.road
    if road is None or not clues.point.own_road or clues.placed.km_from is not None:
        return None
    passed = tops_of(post.district for post in road.posts)
    return Answer(passed[0]) if len(passed) == 1 else None


def by_its_ends(clues: Clues) -> Answer | None:
    """The department of the towns that the road is named by; of several the one that is told of near by."""
    tops = tops_of(towns_of(clues.point.road, clues.shared.gazetteer))
    if len(tops) < 2:
        return Answer(tops[0]) if tops else None
    common = {code[:2] for codes in clues.point.around for code in codes} & set(tops)
    asked = regions_asked(tops, blocks=len(common) != 1)
    return Answer(common.pop() if len(common) == 1 else None, (asked,))


def _from_its_towns(clues: Clues, implied: str, km: float) -> Answer | None:
    """Where "km 3.5 de la carretera Cajamarca - Bambamarca" is: counted from the town, not along the whole road."""
    road, regions = clues.point.road, clues.shared.gazetteer
    towns = towns_of(road, regions) if road is not None and len(road.route) > 1 else []
    tops = tops_of(towns)
    if not towns or implied[:2] in tops:
        return None
    asked = (_counted_from_there(km), *((regions_asked(tops),) if len(tops) > 1 else ()))
    return Answer(province_of(road, regions) or (tops[0] if len(tops) == 1 else None), asked)


def _from_a_town(clues: Clues, road: Road, implied: str, km: float) -> Answer | None:
    """Where "km 48 de la Panamericana Sur … en Arequipa" is: counted from there, and not from Lima."""
    named = clues.shared.named
    passed = {post.district[:2] for post in road.posts} & named
    if len(passed) != 1 or implied[:2] in named:
        return None
    here = passed.pop()
    asked = (regions_asked((here, implied), blocks=False), _counted_from_there(km))
    return Answer(here, asked, local=True)


def _counted_from_there(km: float) -> Doubt:
    """The question whether a kilometre is one of the whole road, though it is counted from a town."""
    return Doubt("km_from", Why.ROAD_REGION, (Choice((("km_from", km),)),), "", blocks=False)
