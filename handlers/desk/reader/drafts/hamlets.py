"""Places by whose name a list knows but a district that the road passes nowhere near: rather a hamlet on the road."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handlers.desk.reader.drafts.clues import Answer, Clues
from handlers.desk.reader.drafts.nowhere import regions_asked
from handlers.desk.reader.model import Doubt
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.where.mentions import Mention
from storage.naming import Level
from storage.road import Road


def off_its_road(point: Point, path: Sequence[Mention]) -> Doubt | None:
    """The question beside a kilometre, "a la altura de Rosaspata", None where it may be the district that is named."""
    km, place = point.km.km_from if point.km is not None else None, path[0]
    roads = point.road.roads if point.road is not None and point.own_road and km is not None else ()
    here = next((code for road in roads if km is not None and (code := road.implied(km)) is not None), None)
    passed = _passed(roads)
    far = all(region.level == Level.DISTRICT and region.code[:2] not in passed for _, region in place.bearers)
    if here is None or not far or place.sure or len(path) > 1:
        return None
    return regions_asked((here, *place.codes[:3]), place.name, blocks=False)


def on_its_road(clues: Clues, region: str) -> Answer | None:
    """Where such a place rather is, with the question beside it; None where its road may pass the one of its name."""
    point = clues.point
    passed = _passed(point.road.roads if point.road else ())
    if not passed or region[:2] in passed or clues.path[0].sure or point.km is None:
        return None
    near = {code[:2] for codes in point.around for code in codes} & passed
    here = next(iter(near or passed)) if len(near or passed) == 1 else None
    asked = regions_asked((*((here,) if here else ()), region), clues.word, blocks=here is None)
    return Answer(here, (asked,))


def _passed(roads: Iterable[Road]) -> set[str]:
    """The departments in which these roads have posts."""
    return {post.district[:2] for road in roads for post in road.posts}
