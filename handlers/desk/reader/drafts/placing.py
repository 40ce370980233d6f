"""The region of a point: what its place means on its road, or the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.desk.reader.drafts.hamlets import on_its_road
from handlers.desk.reader.drafts.nowhere import nowhere, regions_asked
from handlers.desk.reader.drafts.roadsettling import OnRoad
from handlers.desk.reader.model import Choice, Doubt, Why
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.where.landmarks import nationwide
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.routes import province_of, stretches, towns_of
from handlers.desk.reader.where.settling import settle
from storage.model import Kind, Source
from storage.naming import Level
from storage.regions import Gazetteer, fold


@dataclass(frozen=True, slots=True)
class Shared:
    """What the whole text gives each of its drafts."""

    sources: tuple[Source, ...]
    everywhere: tuple[Source, ...]
    path: tuple[Mention, ...]
    gazetteer: Gazetteer
    campaign: str | None = None
    protest: bool = False  # the text speaks of people who protest, and of nothing else that shuts roads
    body: str | None = None  # the body that calls, named by itself over its call or under it
    named: frozenset[str] = frozenset()  # the departments in which places are that the text names for sure


_IN_TOWN = re.compile(
    r"\b(?:ovalo|avenidas?|jirones|calles|centro) (?:\w+ ){0,4}(?:de|a) la ciudad\b|\b(?:las|principales|"
    r"sus) (?:\w+ )?(?:calles|avenidas)\b"
)


#: A bridge to the next country, which bears the name of its own place.
_BORDER = re.compile(r"[Pp]uente (?:inter|bi)nacional(?P<name> .+)")


def region_of(
    point: Point,
    path: tuple[Mention, ...],
    kind: Kind | None,
    placed: OnRoad,
    shared: Shared,
    doubts: list[Doubt],
) -> str | None:
    """The region of a point, None where it is not sure; what would settle it is added to the doubts."""
    # A protest of whatever sort gathers in a town, unless it is on a road.
    venue = (bool(point.venue or point.square) and kind is not Kind.STRIKE) or (
        kind is None and not point.clearing and placed.code is None
    )
    if (
        path
        and point.venue
        and (border := _BORDER.match(point.venue))
        and path[0].name not in border["name"].lower()
    ):
        venue = False  # "Las rondas de Ayabaca bloquearán el puente internacional de Espíndola"
    if (
        kind is Kind.BLOCKADE
        and path
        and point.road
        and point.road.route
        and path[0].name not in point.road.route
    ):
        venue = False  # "Huánuco: … la carretera Tingo María - Monzón, puente …" is not in the town
    if kind is Kind.BLOCKADE and placed.code is None and point.km is None and path and not path[0].sure:
        # "En el óvalo de ingreso a la ciudad", "las calles": in the town.
        venue = venue or _IN_TOWN.search(point.told[0].sentence.plain) is not None
    around = [*point.around]
    if point.path is not path or not point.own_path:
        around += [m.codes for m in path[1:]]
    around += [m.codes for m in shared.path]
    ends = {c[:2] for town in (point.road.towns if point.road else ()) for c in town}
    if point.road and not point.road.roads and len(ends) <= 2:
        around.append(tuple(sorted(ends)))  # "La carretera Iquitos - Nauta … en San Juan Bautista"
    if kind is Kind.STRIKE and point.country and not point.path and path and shared.path:
        here, country = settle(path, around, kind).region, nationwide(point.told[0].sentence)
        doubts.append(regions_asked(("", here) if here else ("",), _word(path), blocks=not country))
        return "" if country else None  # The country's strike, told of beside what happens in one town.
    if point.square and not point.own_path:
        return point.square
    home = bool(path) and point.own_path and path[0].weight <= 1 and kind is not Kind.STRIKE
    if point.square and home and all(code[:2] != point.square[:2] for code in path[0].codes):
        # "Docentes de Puno, frente al Ministerio de Educación": they are where they stand.
        doubts.append(regions_asked((point.square, path[0].codes[0]), _word(path), blocks=False))
        return point.square
    if path and path[0].local and not path[0].sure and all(claim != 1 for claim, _ in path[0].bearers):
        # "El sector Santo Domingo, a 50 km de Puerto Maldonado": no district elsewhere that bears the name.
        nearby = {code[:2] for codes in around for code in codes}
        bearing = {code[:2] for m in path for code in m.codes}
        if nearby and not nearby & bearing:
            doubts.append(regions_asked((*sorted(nearby)[:3], *path[0].codes[:3]), _word(path)))
            return None
    if path:
        km = placed.km_from
        named = point.road is not None and (point.own_road or len(point.road.route) > 1)
        along = stretches(point.road) if point.road is not None and named else ()
        between = point.road is not None and len(point.road.route) > 1
        if between and not along and point.road is not None:
            along = [[code for town in point.road.towns for code in town]]
        settled = settle(
            path, around, kind, road=placed.road, km=km, venue=venue, along=along, between=between
        )
        if settled.against_road and not point.own_path:
            path = ()  # A place of an earlier sentence; this kilometre lies elsewhere.
        elif settled.region is not None:
            region = settled.region
            apart = bool(point.beside) and region[:2] not in point.beside
            if apart and point.astray and len(point.beside) == 1:
                # "En la vía Juliaca-Cusco, en Ayaviri y Chuquibambilla": rather a hamlet there than a town far off.
                here = min(point.beside)
                doubts.append(regions_asked((here, region), _word(path), blocks=False))
                return here
            if apart and not path[0].sure and len({code[:2] for code in path[0].codes}) > 1:
                # "San Jerónimo, La Oroya y Jauja": none of that name lies where the others do.
                doubts.append(regions_asked((*path[0].codes[:4], *sorted(point.beside)[:2]), _word(path)))
                return None
            if point.under and not any(region.startswith(c) or c.startswith(region) for c in point.under):
                # Below "Cusco" a name that only other departments know may be a place that no list has.
                same = any(region[:2] == code[:2] for code in point.under)
                doubts.append(
                    regions_asked((region, min(point.under, key=len)), _word(path), blocks=not same)
                )
                return region if same else None
            if point.rival and (rival := settle(point.rival, (), kind, venue=venue).region) not in (
                None,
                region,
            ):
                # "Machu Picchu: … from Ollantaytambo": the text is about one, it happens at one of them. "Vecinos de
                # Mi Perú y Ventanilla bloquearon la avenida": at one of them, or between them.
                homes = rival is not None and path[0].home and point.rival[0].home
                here = _holding((region, rival or "")) if homes else None
                asked = (*((here,) if here else ()), region, rival or "")
                doubts.append(regions_asked(asked, _word(path), blocks=here is None))
                return here
            if (here := on_its_road(point, path, region, doubts)) != region:
                return here
            if other := _named_after(point, path, region, shared.gazetteer):
                said = path[0].weight > 2  # "En Chanchamayo, el puente Pichanaqui": in the province for sure
                doubts.append(regions_asked((region, other), _word(path), blocks=not said))
                return region[:4] if region[:4] == other[:4] else region[:2]
            if settled.choices:
                doubts.append(regions_asked(settled.choices, _word(path), blocks=False))
            if point.listed and not point.own_path and point.sector and len(region) == Level.DEPARTMENT * 2:
                # "La zona de Tankarpata" below "Cusco": somewhere there, in a place that no list has.
                doubts.append(regions_asked((region,), point.sector, blocks=False))
            if _reaches_out(point, placed, region):
                return region[:4]
            if point.square and point.square.startswith(region):
                return point.square
            return region
        elif point.headed and not _fits_heading(settled.choices, point.headed):
            # "#Tacna … el complejo fronterizo Santa Rosa": no list has the one that is there.
            above = settle(point.headed, (), kind, venue=venue).region
            choices = (*((above,) if above else ()), *settled.choices)
            doubts.append(regions_asked(choices, _word(path), blocks=above is None))
            return above
        else:
            doubts.append(regions_asked(settled.choices, _word(path)))
            return settled.certain
    if point.square:
        return point.square
    if placed.road is not None and placed.km_from is not None:
        implied = placed.road.implied(placed.km_from)
        towns = towns_of(point.road, shared.gazetteer) if point.road and len(point.road.route) > 1 else []
        if implied is not None and towns and implied[:2] not in {code[:2] for code in towns}:
            # "Km 3.5 de la carretera Cajamarca - Bambamarca" is counted from the town, not along the whole road.
            kms = (Choice((("km_from", placed.km_from),)),)
            doubts.append(Doubt("km_from", Why.ROAD_REGION, kms, "", blocks=False))
            tops = tuple(dict.fromkeys(code[:2] for code in towns))
            if len(tops) > 1:
                doubts.append(regions_asked(tops))
            return province_of(point.road, shared.gazetteer) or (tops[0] if len(tops) == 1 else None)
        passed = {post.district[:2] for post in placed.road.posts} & shared.named
        if implied is not None and len(passed) == 1 and implied[:2] not in shared.named:
            # "Km 48 de la Panamericana Sur … en Arequipa" is counted from there, and not from Lima.
            here = passed.pop()
            doubts.append(regions_asked((here, implied), blocks=False))
            kms = (Choice((("km_from", placed.km_from),)),)
            doubts.append(Doubt("km_from", Why.ROAD_REGION, kms, "", blocks=False))
            point.local = True
            return here
        if implied is not None and (placed.km_to is None or placed.road.implied(placed.km_to) == implied):
            return implied
        near = [*placed.road.near(placed.km_from), *(placed.road.near(placed.km_to) if placed.km_to else ())]
        tops = tuple(dict.fromkeys(code[:2] for code in near))
        if len(tops) == 1:
            return tops[0]
        if tops:
            doubts.append(regions_asked(tops))
            return None
    unknown = placed.road is None or placed.km_from is None
    if point.own_road and unknown and (inside := province_of(point.road, shared.gazetteer)):
        return inside
    if placed.road is not None and point.own_road and placed.km_from is None:
        passed = {post.district[:2] for post in placed.road.posts}
        if len(passed) == 1:
            return passed.pop()  # "La carretera Piura - Paita" lies in one department
    if point.country or (kind is Kind.STRIKE and any(t.country for t in point.told)):
        return ""
    if route := towns_of(point.road, shared.gazetteer):
        tops = tuple(dict.fromkeys(code[:2] for code in route))
        if len(tops) == 1:
            return tops[0]
        common = {code[:2] for codes in point.around for code in codes} & set(tops)
        doubts.append(regions_asked(tops, blocks=len(common) != 1))
        return common.pop() if len(common) == 1 else None
    doubts.append(nowhere(point, shared.gazetteer))
    return None


def _holding(codes: Sequence[str]) -> str | None:
    """The narrowest province or department that holds all of them."""
    sizes = (Level.PROVINCE * 2, Level.DEPARTMENT * 2)
    return next((codes[0][:size] for size in sizes if len({code[:size] for code in codes}) == 1), None)


def _fits_heading(choices: Sequence[str], heading: Sequence[Mention]) -> bool:
    codes = heading[0].codes
    return any(choice.startswith(code) or code.startswith(choice) for choice in choices for code in codes)


def _reaches_out(point: Point, placed: OnRoad, region: str) -> bool:
    """Whether a stretch ends in another district of the province, as the text says: "desde Sicuani hasta Maranganí"."""
    if len(region) < 6 or placed.road is None or placed.km_to is None:
        return False
    ends = [
        m for t in point.told for m in t.mentions if any(c[:4] == region[:4] and c != region for c in m.codes)
    ]
    return any(placed.road.named_near([m.name], placed.km_to) for m in ends if region not in m.codes)


def _named_after(point: Point, path: Sequence[Mention], region: str, regions: Gazetteer) -> str | None:
    """The other district that a bridge or a toll is named after, where it may as well lie there."""
    match = re.fullmatch(
        r"(?:puente|peaje|cruce|desv[ií]o|[oó]valo|bridge)\s(?:de |a |al )?(.{4,40})",
        point.venue or "",
        re.IGNORECASE,
    )
    if match is None or path[0].sure:
        return None
    if len(region) != 4 and any(len(code) == 2 for code in path[0].codes) and not path[0].town:
        # "Puno: bloqueado el puente Ilave" may be at Ilave.
        far = regions.find(match[1], narrow=True, within=region[:2]).region
        if far is not None and len(far.code) == 6 and far.code != region and fold(far.name) == fold(match[1]):
            return far.code
    if len(region) < 6:
        return None
    town = next((m for m in path[1:] if m.weight >= 2 and not m.sure), None)
    if fold(match[1]) == path[0].name and town is not None and path[0].perhaps:
        # "Chiclayo: … en el óvalo Pomalca" may be in the city or in Pomalca.
        seat = max(town.codes, key=len)
        return seat if len(seat) == 6 and seat[:4] == region[:4] and seat != region else None
    if path[0].weight > 2 and not any(len(code) == 4 for code in path[0].codes):
        return None
    named = regions.find(match[1], narrow=True, within=region[:4]).region
    fits = named is not None and len(named.code) == 6 and named.code[:4] == region[:4]
    return named.code if named is not None and fits and named.code != region else None


def _word(path: Sequence[Mention]) -> str:
    return path[0].name
