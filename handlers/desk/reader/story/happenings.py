"""What a sentence tells of at its places: new points, or more of those told of before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.judging import Ground
from handlers.desk.reader.story.closings import ends_protest, finished, over_by_now
from handlers.desk.reader.story.crowding import of_each
from handlers.desk.reader.story.further import (
    announces,
    another_to_come,
    further_spot,
    on_other_days,
    one_more,
    other_line,
    other_road,
)
from handlers.desk.reader.story.harms import answered
from handlers.desk.reader.story.locating import locate
from handlers.desk.reader.story.points import (
    CROWDS,
    Point,
    add_scene,
    akin,
    at_its_kilometre,
    names_day,
    one_after_the_other,
    same_kind,
    set_scene,
    settle_kind,
    spoken_of,
    unsure,
)
from handlers.desk.reader.story.rows import grouped
from handlers.desk.reader.story.samepeople import as_pickets, more_by_them, their_place
from handlers.desk.reader.story.sites import Path, Site, beside, of_its_ends, of_this, sites, speaks
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.what import kinds
from handlers.desk.reader.what.kinds import VIOLENT
from handlers.desk.reader.where.nesting import contains, departments_of, shared_with
from handlers.desk.reader.where.routes import along, in_its_provinces
from handlers.desk.reader.where.venues import spots_in
from storage.model import Kind

#: "La misma vía", "los piquetes se ubican en …": the road is that of the sentence before.
_THE_ROAD = re.compile(
    r"\b(?:(?:la misma|esta|esa|dicha|the same|this) (?:via|carretera|ruta|pista|road|highway)|"
    r"(?:los|the) (?:piquetes|bloqueos|puntos|blockades|roadblocks)(?: \w+){0,3} (?:ubica|encuentra|esta|registra|son|"
    r"are)\w*)\b"
)
Codes = list[tuple[str, ...]]

_EXIT = re.compile(r"(?:salida|exit)\b", re.IGNORECASE)
#: "Puntos de la vía Costanera, como el Boquerón y …": what follows is on that road.
_OF_ROAD = re.compile(
    r"\s?(?:,\s(?:como|entre ell[oa]s|a la altura|en)|:|como|such as|in|at|en|a la altura)\s"
)
_ELSEWHERE = re.compile(r"\b(?:el resto|los demas|las demas|otr[oa]s|the rest|other|elsewhere)\b")
#: "La Policía la liberó": what, was told before; "la vía fue liberada" is another thing.
_IT = re.compile(r"\b(?:la|las|lo|los)\s\w+(?:o|aron|ieron|an|en)$")
#: "Alto Libertad: libre" speaks of a place of its own, if of one that no list has.
_LABEL = re.compile(r"[^:]{2,40}:\s")
#: "Marcharon … y se enfrentaron": one after the other, and neither the background of the other.
_THEN = re.compile(
    r"\b(?:marcharon|recorrieron|se movilizaron|marched|rallied|marchaban)\b[^.;]{0,140}?"
    r"(?:\by\b|\band\b|,|\bluego\b|\bthen\b|\bal final\b)[^.;]{0,40}\b(?:se enfrentaron|chocaron|clashed|hubo "
    r"enfrentamientos?)\b"
)


_THE_TRUCE = re.compile(
    r"\W*(?:la|el|esta|este|the|this)\s(?:tregua|cuarto intermedio|acuerdo|truce|agreement|deal)\b"
)


def happens(trail: Trail, told: Told, paths: list[Path], around: Codes) -> None:
    """A sentence that tells of an event without a kilometre: at each of its places, or more of the last one."""
    told = as_pickets(trail, told)
    found = kinds.ranked(list(told.hits))
    spots, (begin, end) = spots_in(told.sentence)
    if any(told.sentence.text[m.start : m.end] in spots for m in told.mentions) or told.asked_for(begin):
        spots, begin, end = [], 0, 0  # Puente Piedra is a district
    if paths and trail.only_homes(told, paths):
        paths = []
    if told.roads and paths and all(speaks(told, path) for path in paths):
        paths = []  # "… con tránsito normal, informa la comisaría de Talavera": who says so sits there
    if of_its_ends(told, paths):
        paths = []  # "La vía que une Ilave y Desaguadero, en El Collao y Chucuito" is one
    # "En Puno, las salidas a Juliaca y Moquegua" are where they are, and not where they lead.
    outside = (tuple(m for m in path if not begin <= m.start < end) for path in paths)
    paths = [path for path in outside if path]
    only_frame = bool(told.hits) and all(h.frame for h in told.hits)
    said = bool(paths) or told.square is not None or (told.country and Kind.STRIKE in found)
    near = trail.near(told)
    if told.clearing is not None and told.clearing.kind is None and not said:
        road = bool(told.roads and trail.points)  # "Highway 34A: open" below one that is shut
        other = told.clearing.free and not road and _LABEL.match(told.sentence.plain)
        if other or _ELSEWHERE.search(told.sentence.plain):
            trail.loose.append(told)  # "En el resto del país el tránsito es normal"
            return
        if near and not told.sentence.bullet and over_by_now(trail, told):
            return
        if (told.clearing.free or _IT.search(told.sentence.plain, 0, told.clearing.end)) and not told.roads:
            trail.loose.append(told)
            return
    if (
        near
        and told.clearing is not None
        and (told.clearing.kind in CROWDS - {Kind.STRIKE} or ends_protest(told))
        and finished(trail, told)
    ):
        if not set(found) & VIOLENT:
            return
        # "La marcha terminó frente a la sede, donde la Policía lanzó gases": that is an event of its own.
        told = replace(told, clearing=None, hits=tuple(h for h in told.hits if h.kind in VIOLENT))
        found = kinds.ranked(list(told.hits))
    more = not said and near and told.clearing is None and not told.sentence.bullet and not grouped(told)
    second = another_to_come(told, trail.last)
    more = more and not (second or any(on_other_days(point.told[0], told) for point in trail.last))
    because = near and told.clearing is None and bool(_BECAUSE.match(told.sentence.plain))
    if because and trail.last:
        trail.add(told)  # "Hubo enfrentamientos. Debido a que un grupo intentó tomar …"
        return
    struck = more and bool(trail.last) and all(p.kinds[:1] == [Kind.STRIKE] for p in trail.last)
    if struck and found == [Kind.BLOCKADE] and told.sentence.plain[told.hits[0].start :].startswith("no "):
        trail.add(told)  # "Acatan un paro. No circulan vehículos ni hay clases"
        return
    line = more and other_line(told, trail)
    if more and (told.hits or told.states) and (line or one_more(told, trail)):
        more = False
    if more and not found and announces(told, trail.last):
        more = False
    if more and found and trail.last and all(unsure(p) for p in trail.last):
        trail.add(told)  # "Tomaron las compuertas. La Policía lanzó gas": one thing, and what it is is asked
        for point in trail.last:
            point.kinds += [kind for kind in found if kind not in point.kinds]
        return
    freed = bool(trail.last) and all(point.clearing is not None for point in trail.last)
    if more and found == [Kind.AGREEMENT] and (freed or _THE_TRUCE.search(told.sentence.plain)):
        trail.add(told)  # "The truce will last until Wednesday", "Levantaron el paro. Llegaron a un acuerdo"
        return
    if more and answered(told, trail.last):
        trail.add(replace(told, hits=()))  # "Clashes erupted. Police responded with tear gas, injuring eight"
        return
    if more and more_by_them(trail, told):
        trail.add(replace(told, hits=()))  # "Tomaron el local. Se colocaron en el frontis": more of it
        return
    heard = only_frame or spoken_of(told, found, trail.last) or all(same_kind(found, p) for p in trail.last)
    if (
        told.ahead
        and found[:1] == [Kind.STRIKE]
        and not any(t.ahead or p.kinds for p in trail.last for t in p.told)
    ):
        heard = False  # "Siguen las protestas en Ica. Los transportistas anunciaron un paro"
    if more and (heard or not found):
        trail.add(told)
        for point in trail.last:
            point.kinds = point.kinds or found
        return
    if near and said and _gathers_there(trail, told, paths):
        trail.add(told)
        point = trail.last[0]
        if paths and point.path and contains(point.path[0], paths[0][0]):
            point.path = (
                *paths[0],
                *point.path,
            )  # "Marcha regional. Concentración: parque Constitución, Huancayo"
        return
    if not said and not near and not found and told.clearing is None and trail.points:
        trail.loose.append(told)
        return
    if only_frame and not said and not told.generic:
        trail.loose.append(told)
        return
    apart = second or line or further_spot(told, trail) or other_road(told, trail)
    apart = apart or not found
    if not (said or told.clearing or apart or grouped(told)) and _known(trail, told, found):
        return
    made: list[Point] = []
    places = sites(told, paths, spots, found)
    above = trail.places_above(told) if places == [Site()] else []
    places = [Site(path) for path in above] or places
    for site in places:
        path = site.path
        # "Trujillo, El Porvenir y La Esperanza": of those of that name the ones beside each other.
        rivals = [o.path[0] for o in places if o.path and o is not site] + [*site.rival[:1]]
        others = beside(told, rivals)
        point = trail.point(told, path, [*around, *shared_with(path[:1], others)])
        point.beside = departments_of(others)
        if site.row:
            point.venue, point.sector = site.venue, site.sector
            point.ground = Ground.NEAR if site.near else point.ground
            point.listed = point.listed or len(places) > 1
            if not site.roadless:
                point.road, point.own_road = site.road, site.road is not None
            point.borrowed = site.near and site.sector is not None
            if site.near and site.venue and _EXIT.match(site.venue):
                point.road, point.own_road = None, False  # An exit leads out on a road of its own
        elif site.road is not None:
            point.road, point.own_road, point.listed = site.road, True, True
            point.sector = point.sector if path else None
        elif len(places) > 1 and not of_this(told, point.sector, path):
            point.sector = None
        if site.road is not None and not along(site.road, point.path):
            point.path, point.own_path = (), False
        point.venue, point.rival = site.venue or point.venue, site.rival
        if len(places) > 1 and point.road is not None and path and not along(point.road, path):
            strays = any(
                along(point.road, other.path) for other in places if other.path and other is not site
            )
            point.ground = Ground.NEAR if strays else point.ground
            point.astray = (
                strays
                and point.road.start < path[0].start
                and all(len(region.code) == 6 for claim, region in path[0].bearers if claim < 2)
            )
            listed = _OF_ROAD.match(told.sentence.plain, point.road.end) and in_its_provinces(
                point.road, path
            )
            if not point.astray and not listed:
                point.road, point.own_road = None, False  # "Between Juliaca and Puno, as well as in Tacna"
        if above:
            point.road, point.astray = next((r for r in told.roads if along(r, path)), None), False
            point.own_road, point.ground = point.road is not None, Ground.CARRIED
        if not said and trail.last and trail.last[-1].block == told.sentence.block:
            point.before = trail.last[-1]
            point.square = point.square or point.before.square
            if told.clearing is not None and point.road is None:
                point.road = point.before.road
            if point.path == point.before.path and len(trail.last) == 1:
                point.venue = point.venue or point.before.venue
        if not said and found[:1] == [Kind.STRIKE]:
            point.path = trail.context.path or their_place(trail, told)
        point.kinds = trail.kinds_of(told) if found or not told.generic else []
        if site.row and len(places) > 1 and Kind.BLOCKADE in point.kinds and Kind.MARCH in point.kinds[:2]:
            point.kinds = [Kind.BLOCKADE]  # "Se movilizaron, bloqueando el óvalo A y la avenida B"
        point.clearing = told.clearing
        at_its_kilometre(point)
        if len(places) > 1:
            point.told = [of_each(told, [s.path for s in places])]
        settle_kind(point, told)
        point.listed = point.listed or line or (other_road(told, trail) and not point.path)
        if (
            point.road is None
            and point.kinds[:1] == [Kind.BLOCKADE]
            and near
            and _THE_ROAD.search(told.sentence.plain)
        ):
            point.road, point.carried = trail.last[0].road, True
        made.append(point)
    if len(made) == 1 and Kind.CLASH in found and _THEN.search(told.sentence.plain):
        made = one_after_the_other(made[0], told)
    if len(made) > 1 and trail.loose and names_day(trail.loose[-1], told):
        for point in made:
            point.told.append(trail.loose[-1])
    if len(made) == 1 and trail.loose and set_scene(trail.loose[-1], told, made[0]):
        add_scene(made[0], trail.loose[-1])
    locate(trail, told, made)
    trail.take(made, told)


_BECAUSE = re.compile(r"\W*(?:debido a que|porque|dado que|ya que|puesto que|because)\b")


def _gathers_there(trail: Trail, told: Told, paths: Sequence[Path]) -> bool:
    """Whether people gathering at a square are those of the march that was just told of in that town."""
    if told.hits or told.clearing or not told.generic or len(trail.last) != 1 or told.sentence.bullet:
        return False
    point = trail.last[0]
    if not set(point.kinds) & {Kind.MARCH, Kind.SIT_IN} or point.block != told.sentence.block:
        return False
    if told.square is not None and point.square is not None:
        return told.square == point.square
    return bool(paths and point.path and akin([point], paths[0]) and told.venue)


def _known(trail: Trail, told: Told, found: Sequence[Kind]) -> bool:
    """Whether it tells more of the only point of its kind, which then is the last one again."""
    known = [p for p in trail.points if p.clearing is None and p.kinds[:1] == [found[0]] and p.km is None]
    together = len({p.told[0].sentence.number for p in known}) == 1
    if not together or (len(known) > 1 and found[0] is not Kind.STRIKE):
        return False
    if found[0] is not Kind.STRIKE and (told.sentence.bullet or _elsewhere_by_now(trail, known)):
        return False
    trail.last = known
    trail.add(told)
    return True


def _elsewhere_by_now(trail: Trail, known: Sequence[Point]) -> bool:
    """Whether the text has gone on to another place since: what it tells there is not of the one known before."""
    now = [p for p in trail.last if p.own_path and p not in known]
    return bool(now) and all(not k.path or not akin([k], p.path) for p in now for k in known)
