"""Where exactly the things of one sentence happen: each place with its bridge or exit, and where else it may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from handlers.desk.reader.story.homes import homes_of_all
from handlers.desk.reader.story.rows import Item, grouped, within
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import contains
from handlers.desk.reader.where.roadnames import RoadMention
from handlers.desk.reader.where.routes import passed_by, stretches
from storage.model import Kind
from storage.naming import fold

Path = tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A place with its spot; `rival` is the other place that it may be, `row` says that it is one of a row."""

    path: Path = ()
    venue: str | None = None
    rival: Path = ()
    sector: str | None = None
    row: bool = False
    near: bool = False  # its place is that of another of the row
    road: RoadMention | None = None  # one of several that are listed
    roadless: bool = True  # none of its row has a road of its own


#: People pass along streets and gather at squares of one town, which makes them no events of their own.
_ALONG = re.compile(r"(?:avenida|av\.|jiron|jr\.|calle|plaza|parque|plazuela|mercado)\b")


_ROAD_AND = re.compile(
    r"\)?\s*(?:,|;|,?\s(?:y|e|and)\b)\s*(?:(?:en|on|of)\s)?(?:(?:la|las|el|the)\s)?(?:(?:via|vias|carretera|carreteras|ruta|"
    r"rutas|tramo|que une|que va|panamericana|highway|road)\s)?(?:de\s|a\s)?"
)


def _listed_roads(told: Told) -> list[RoadMention]:
    """The roads that a sentence lists by the towns they join: "las vías Juliaca - Huancané y Puno - Ilave"."""
    roads = [road for road in told.roads if road.route or road.code]
    flat = told.sentence.plain
    row = [
        other
        for one, other in pairwise(roads)
        if _ROAD_AND.fullmatch(re.sub(r"^\s?\([^)]{2,40}\)", "", flat[one.end : other.start]))
    ]
    return roads if len(roads) > 1 and len(row) == len(roads) - 1 and len(roads) == len(told.roads) else []


def _in_brackets(told: Told, road: RoadMention) -> Path:
    """The place right behind a road, in brackets or not: "Juliaca-Cusco (altura de Ayaviri)", "the 1S near Ocoña"."""
    inside = re.match(r"\s?\([^)]{2,40}\)", told.sentence.plain[road.end :])
    named = (m for m in told.mentions if m.weight > 0 and road.end <= m.start)
    if inside is None:  # "… and Highway 1S near Ocoña"
        return next(((m,) for m in named if _AT_IT.fullmatch(told.sentence.plain[road.end : m.start])), ())
    return next(((m,) for m in named if m.end <= road.end + inside.end()), ())


def _row(told: Told, paths: Sequence[Path], found: Sequence[Kind]) -> list[Site]:
    """The places of a row of bridges, exits and towns, if the sentence names such a one."""
    if found[:1] == [Kind.STRIKE]:
        return []
    items = grouped(told)
    if (roads := _listed_roads(told)) and len(items) <= len(roads):
        return [Site(_in_brackets(told, road), road=road) for road in roads]
    roadless = not any(item.road for item in items)
    if found[:1] != [Kind.BLOCKADE] and any(_ALONG.match(plain(item.venue or "")) for item in items):
        return []
    row: list[Site] = []
    for item in items:
        firsts = [other.path[0] for other in items if other.path and other is not item]
        around = [
            m
            for m in told.mentions
            if m.weight > 0 and item.path and m not in (*item.path, *firsts) and contains(m, item.path[0])
        ]
        holders = [m for m in told.mentions if m.weight > 1 and m not in firsts and not within(m, items)]
        alone = len(paths) == 1 and not within(paths[0][0], items) and not any(o.path for o in items)
        homes = paths[0] if alone else ()
        above = tuple(holders[:1]) or homes
        path = (*item.path, *around) or (row[-1].path if row else above)
        elsewhere = _elsewhere(told, items, item)
        path = tuple(elsewhere) if elsewhere else path
        sector = (
            _written(told, item)
            if elsewhere and not item.spot
            else item.sector or (None if item.venue or item.km else _post(told, item.path))
        )
        if item.road is not None and len(item.road.route) > 1 and sum(i.road is not None for i in items) > 1:
            sector = re.sub(r"^[a-záéíóúñ ]+\s(?=[A-ZÁÉÍÓÚÑ])", "", item.road.name or "") or None
        row.append(Site(path, item.venue, (), sector, True, not item.path, item.road, roadless))
    return row


def _elsewhere(told: Told, items: Sequence[Item], item: Item) -> Sequence[Mention]:
    """The place named before a row, if one of the row bears but the name of a place in another department."""
    first = min((i.path[0].start for i in items if i.path), default=0)
    said = [
        m for m in told.mentions if m.weight == 3 and m.end <= first and not any(m in i.path for i in items)
    ]
    if len(item.path) != 1 or item.km:
        return ()
    if not said and item.path[0].weight == 2 and not item.path[0].sure:
        # "Puntos de la vía Costanera, como el Boquerón y …, en Cocachacra": no town elsewhere that bears the name.
        passed = {d[:2] for road in told.roads for way in stretches(road) for d in way}
        said = [i.path[0] for i in items if i is not item and i.path and i.path[0].weight == 3]
        said = [m for m in said if passed & {c[:2] for c in m.codes}]
        if passed & {code[:2] for code in item.path[0].codes}:
            return ()
    if not said:
        return ()
    tops = {code[:2] for m in said for code in m.codes}
    own = {code[:2] for code in item.path[0].codes}
    beside = any(i is not item and (not i.path or {c[:2] for c in i.path[0].codes} & tops) for i in items)
    return said[-1:] if beside and not own & tops else ()


def _written(told: Told, item: Item) -> str:
    return told.sentence.text[item.path[0].start : item.path[0].end]


def _post(told: Told, path: Sequence[Mention]) -> str | None:
    """The name of a place that is but a post in some district, and none itself."""
    if not path or any(fold(region.name) == path[0].name for _, region in path[0].bearers):
        return None
    return told.sentence.text[path[0].start : path[0].end]


_AT_IT = re.compile(
    r"\)?,?\s(?:in|at|near|around|en|cerca de|a la altura del?|altura de)\s(?:(?:the|la|el)\s)?"
    r"(?:(?:city|town|district|province|region|department|ciudad|distrito|provincia|departamento)\s(?:of|del?)\s)?"
)
_NEXT_ROAD = re.compile(
    r"(?:\s(?:department|region|province|district|city))?,?\s(?:and|y|e|as well as|asi como)\s(?:[\w-]+\s){0,5}"
)


def _road_each(told: Told) -> list[Site]:
    """The places of two roads or more, each told with its own: "the Marginal at Tocache and the Central at Tarma"."""
    roads = [road for road in told.roads if road.roads]
    flat, found = told.sentence.plain, list[Site]()
    behind = 0
    for road in roads:
        there = [m for m in told.mentions if m.weight > 0 and m.start >= road.end]
        if not there or not _AT_IT.fullmatch(flat[road.end : there[0].start]):
            return []
        if behind and not _NEXT_ROAD.fullmatch(flat[behind : road.start]):
            return []
        behind = there[0].end
        holders = [m for m in told.mentions if m is not there[0] and contains(m, there[0])]
        found.append(Site((there[0], *holders), road=road))
    return found if len(found) > 1 and len({site.road.roads for site in found if site.road}) > 1 else []


def sites(told: Told, paths: Sequence[Path], spots: Sequence[str], found: Sequence[Kind]) -> list[Site]:
    """Each place of a sentence with the exit or bridge that it happens at, and the other place that it may rather be."""
    row = _row(told, paths, found)
    if found[:1] == [Kind.BLOCKADE] and len(each := _road_each(told)) > len(row):
        return each
    if row:
        return row
    if spots and len(paths) <= 1:
        return [Site(paths[0] if paths else (), spot) for spot in spots]
    if len(paths) == 2 and (_label_and_other(told, paths) or _both_labels(told, paths)):
        return [Site(paths[0], rival=paths[1])]
    if len(paths) == 2 and (bridge := next((p for p in paths if p[0].name in plain(told.venue or "")), None)):
        # "Kiteni: … en el puente Kumpirushiato" is at the bridge, or in the town.
        return [Site(bridge, rival=next(p for p in paths if p is not bridge))]
    struck = Kind.STRIKE in found or (told.clearing is not None and told.clearing.kind is Kind.STRIKE)
    if len(paths) == 2 and _WITHIN.fullmatch(told.sentence.plain[paths[0][0].end : paths[1][0].start]):
        return [Site(paths[0])]  # "Near Ticlio, in Junín" is one place, in whichever region
    at_one = told.venue is not None and found[:1] == [Kind.BLOCKADE]
    homes = len(paths) > 1 and all(p[0].weight == 1 and (at_one or not p[0].sure) for p in paths)
    if homes and not struck:
        # "Alcaldes de Sullana y Paita marcharon": the homes of those who are at one place.
        return [Site(paths[0], rival=paths[-1])]
    if struck and (whole := _of_whole(told, paths)) is not None:
        return [Site((whole,))]
    counted = (
        told.counts.crowd
        or (paths and _VILLAGES.search(told.sentence.plain, paths[0][0].end))
        or (told.organisers or "").lower() == "comunidades"
    )
    if len(paths) > 1 and told.clearing is not None and struck and homes_of_all(told, paths):
        counted = True  # "Los colectivos de A y B levantaron el paro": theirs
    if len(paths) > 1 and (counted or not struck) and homes_of_all(told, paths, level=told.clearing is None):
        # "1500 pobladores de los distritos de A, B y C": one crowd, somewhere in what holds them.
        first, last = (tuple(replace(m, home=True) for m in path) for path in (paths[0], paths[-1]))
        return [Site(first, rival=last)]
    if len(paths) == 1 and (home := _home_elsewhere(told, paths[0])):
        return [Site(paths[0], rival=home)]
    return [Site(path) for path in paths] or [Site()]


#: "Pobladores de los distritos de A, B y de las cuatro comunidades aledañas".
_VILLAGES = re.compile(
    r"\b(?:y|e|and)\s(?:(?:de|from)\s)?(?:(?:las|the)\s)?(?:\w+\s)?(?:comunidades|communities)\b"
)


def _of_whole(told: Told, paths: Sequence[Path]) -> Mention | None:
    """The region that people of several towns are said to strike in: "a strike in the Cusco region"."""
    if len(paths) < 2 or not homes_of_all(told, paths):
        return None
    struck = next((h.end for h in told.hits if h.kind is Kind.STRIKE), None)
    around = [m for m in paths[0][1:] if m.sure and all(m in path[1:] for path in paths)]
    return next((m for m in around if struck is not None and m.start >= struck), None)


def beside(told: Told, names: Sequence[Mention]) -> list[Mention]:
    """The other names of a list, each with those of its bearers that the one road of the sentence passes."""
    if len(told.roads) != 1:
        return list(names)
    passed = [passed_by(told.roads[0], name) for name in names]
    return [name for name in passed if name is not None] or list(names)


def _label_and_other(told: Told, paths: Sequence[Path]) -> bool:
    """Whether a sentence begins with one place and a colon, and names another that does not lie there."""
    flat, (one, other) = told.sentence.plain, (paths[0][0], paths[1][0])
    label = (
        re.fullmatch(r"\W*", flat[: one.start]) is not None and re.match(r"\s*:", flat[one.end :]) is not None
    )
    return label and not contains(one, other) and not contains(other, one)


_WITHIN = re.compile(r"\s?,?\s(?:en|in)\s(?:la region |la provincia de |el departamento de |the )?")
_OFFICE = re.compile(
    r"\b(?:comisaria|policia|region policial|prefectura|fiscalia|municipalidad|gobierno regional|ugel|radio|"
    r"defensoria|direccion)"
    r"(?: \w+)?(?: de(?:l| la)?)?\s$"
)
_HOME = re.compile(
    r"\b(?:pobladores|vecinos|moradores|comuner[oa]s|ronderos|campesinos|comunidades|habitantes|residents|"
    r"villagers)\s(?:de|del|of|from)"
    r"(?: la| los| el)?\s$"
)


def speaks(told: Told, path: Path) -> bool:
    """Whether a place is but that of an office that speaks, and of nobody who protests."""
    before = told.sentence.plain[: path[0].start]
    return path[0].weight == 1 and _OFFICE.search(before) is not None


def _home_elsewhere(told: Told, path: Path) -> Path:
    """Where those live who do it, if a label names another place: "Huaraz: vecinos de Catac cerraron …"."""
    flat = told.sentence.plain
    if not re.fullmatch(r"\W*", flat[: path[0].start]) or not re.match(r"\s*[:.|]", flat[path[0].end :]):
        return ()
    homes = (m for m in told.mentions if m.weight == 1 and _HOME.search(flat[: m.start]))
    return next(((m,) for m in homes if not contains(path[0], m) and not contains(m, path[0])), ())


def _both_labels(told: Told, paths: Sequence[Path]) -> bool:
    """Whether two places stand before the colon, and the one bridge or square behind it is at either."""
    flat, (one, other) = told.sentence.plain, (paths[0][0], paths[1][0])
    first = re.fullmatch(r"\W*", flat[: one.start]) is not None
    return first and bool(told.venue) and re.match(r"\s*:", flat[other.end :]) is not None


def of_this(told: Told, sector: str | None, path: Path) -> bool:
    """Whether a sector stands right before a place of several: "el sector Illpa, distrito de Paucarcolla, y San Antón"."""
    if sector is None or not path:
        return sector is None
    at = told.sentence.text.find(sector.split()[-1])
    return 0 <= at <= path[0].start and len(told.sentence.plain[at : path[0].start]) <= len(sector) + 25


def of_its_ends(told: Told, paths: Sequence[Path]) -> bool:
    """Whether the places of a sentence but hold the two ends of the one road that it names."""
    if len(told.roads) != 1 or len(paths) != 2 or len(told.roads[0].towns) != 2:
        return False
    ends = told.roads[0].towns
    return all(
        any(town.startswith(code) and len(town) > len(code) for town in end for code in path[0].codes)
        for end, path in zip(ends, paths, strict=True)
    )
