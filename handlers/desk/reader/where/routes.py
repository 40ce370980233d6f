"""Roads named by the towns that they join: which places lie along them, and in what region they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.roadnames import RoadMention
from storage.naming import Level
from storage.regions import Gazetteer
from storage.road import Road


def along(mention: RoadMention, path: Sequence[Mention]) -> bool:
    """Whether a place may lie on the stretch that a road is named by, or on a road that is named whole."""
    codes = [code for m in path[:1] for code in m.codes]
    passed = _passed(mention)
    if not passed and codes and len(mention.towns) > 1:
        # A road that no list has lies in the provinces of its towns, as far as anybody can tell.
        near = {code[:4] for town in mention.towns for code in town}
        return any(one.startswith(code[:4]) for code in codes for one in near)
    if not passed or not codes:
        return any(m.name in mention.route for m in path) or not passed
    return any(
        district.startswith(code) or code.startswith(district) for district in passed for code in codes
    )


#: "La Carretera Central, en el tramo Huancayo – Jauja": one road, of which the second name is the stretch.
_STRETCH_OF = re.compile(r"\s?[,(]?\s?(?:(?:en|on)\s)?(?:(?:el|la|su|un|una|the|its)\s)?(?:tramo\s)?")


def narrowed(sentence: Sentence, found: Sequence[RoadMention]) -> list[RoadMention]:
    """The roads, one that is named with its stretch as the one that joins those towns."""
    kept: list[RoadMention] = []
    for mention in found:
        before = kept[-1] if kept else None
        shared = tuple(r for r in mention.roads if before is not None and r in before.roads)
        shared = shared or (before.roads if before is not None and not mention.roads else ())
        gap = sentence.plain[before.end : mention.start] if before is not None else ""
        whole = before is not None and len(before.route) < 2 and len(mention.route) > 1
        if before is not None and whole and shared and _STRETCH_OF.fullmatch(gap):
            kept[-1] = replace(mention, start=before.start, roads=shared)
        else:
            kept.append(mention)
    return kept


def object_of_works(sentence: Sentence, mention: RoadMention) -> bool:
    """Whether a road is but what is to be mended or built: "por el mal estado de la carretera Nasca - Puquio"."""
    return _OBJECT.search(sentence.plain[: mention.start]) is not None


#: A road that is to be mended or built is what people ask for, and not where they are.
_OBJECT = re.compile(
    r"\b(?:mal estado|asfaltad[oa]|asfaltamiento|construccion|mejoramiento|pavimentacion|rehabilitacion|mantenimiento|"
    r"reparacion|culminacion|ampliacion|concesion|contaminacion|obras?|estado|repair|paving)\s(?:de|del|of)\s(?:la |"
    r"el |las |los |the )?"
    r"(?:carretera |via |tramo |autopista |corredor )?(?:de la |del )?$"
)


def in_its_provinces(mention: RoadMention, path: Sequence[Mention]) -> bool:
    """Whether a place lies in a province that a road passes, be it in none of the districts where the road has a post."""
    near = {district[:4] for district in _passed(mention)}
    return any(code[:4] in near for m in path[:1] for code in m.codes if len(code) > Level.DEPARTMENT * 2)


def passed_by(mention: RoadMention, name: Mention) -> Mention | None:
    """A name with those of its bearers that a road passes, or that lie in a province on it; None where none does."""
    passed = _passed(mention)
    if not passed:
        return name
    for size in (6, Level.PROVINCE * 2):
        kept = tuple(b for b in name.bearers if any(d.startswith(b[1].code[:size]) for d in passed))
        if kept:
            return replace(name, bearers=kept)
    return None


def stretches(mention: RoadMention) -> list[list[str]]:
    """The districts that each road passes which may be meant: between the towns that it is named by, or all of it."""
    if len(mention.route) < 2:
        return [[post.district for post in road.posts] for road in mention.roads]
    return [_stretch(road, mention.route) for road in mention.roads]


def _passed(mention: RoadMention) -> set[str]:
    return {district for stretch in stretches(mention) for district in stretch}


def _stretch(road: Road, route: Sequence[str]) -> list[str]:
    """The districts between the two ends of a route on a road."""
    places = [post.place for post in road.posts]
    ends = [places.index(post.place) for name in (route[0], route[-1]) if (post := road.at(name)) is not None]
    if len(ends) < 2:
        return [post.district for post in road.posts]
    return [post.district for post in road.posts[min(ends) : max(ends) + 1]]


def province_of(mention: RoadMention | None, regions: Gazetteer) -> str | None:
    """The province in which both towns lie that a road is named by: "la carretera entre Sicuani y Combapata"."""
    if mention is None or len(mention.route) != 2:
        return None
    ends = []
    for name in mention.route:
        posts = {p.district for road in mention.roads if (p := road.at(name))}
        bearers = {region.code for claim, region in regions.bearers(name) if claim < 2}
        ends.append({code[:4] for code in posts or bearers if len(code) > 3})
    shared = ends[0] & ends[1]
    return shared.pop() if len(shared) == 1 else None


def towns_of(mention: RoadMention | None, regions: Gazetteer) -> list[str]:
    """Where the towns lie that a road is named by."""
    if mention is None:
        return []
    found = []
    for name in mention.route:
        posts = {p.district for road in mention.roads if (p := road.at(name))}
        answer = regions.find(name)
        if posts:
            # A name on several roads may be any of them.
            found += sorted(posts)
        elif answer.region is not None:
            found.append(answer.region.code)
        else:
            # A town that no list knows may lie anywhere along the road.
            found += [p.district for road in mention.roads for p in road.posts]
    return found


def same_road(one: RoadMention, other: RoadMention) -> bool:
    """Whether two mentions may be of one road; what no list has may be any."""
    return (
        bool(set(one.roads) & set(other.roads))
        or (one.code is not None and one.code == other.code)
        or not one.roads
        or not other.roads
    )
