"""What a sentence tells of at its places: new points, or more of those told of before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.story.atsites import points_of
from handlers.desk.reader.story.closings import (
    ends_itself,
    ends_protest,
    finished,
    opened_before,
    over_by_now,
)
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
from handlers.desk.reader.story.occurrences import Occurrence, occurrence
from handlers.desk.reader.story.points import (
    CROWDS,
    Point,
    add_scene,
    akin,
    names_day,
    one_after_the_other,
    same_kind,
    set_scene,
    spoken_of,
    unsure,
)
from handlers.desk.reader.story.rows import grouped
from handlers.desk.reader.story.samepeople import as_pickets, more_by_them
from handlers.desk.reader.story.sites import Path
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.what import kinds
from handlers.desk.reader.what.kinds import VIOLENT
from handlers.desk.reader.where.nesting import contains
from handlers.desk.reader.words.verbforms import FINITE
from storage.model import Kind

Codes = list[tuple[str, ...]]

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


_BECAUSE = re.compile(r"\W*(?:debido a que|porque|dado que|ya que|puesto que|because)\b")
_THE_TRUCE = re.compile(
    r"\W*(?:la|el|esta|este|the|this)\s(?:tregua|cuarto intermedio|acuerdo|truce|agreement|deal)\b"
)


def happens(trail: Trail, told: Told, paths: list[Path], around: Codes) -> None:
    """A sentence that tells of an event without a kilometre: at each of its places, or more of the last one."""
    one = occurrence(trail, as_pickets(trail, told), paths)
    if _frees(trail, one):
        return
    if one.near and not _of_another_town(trail, one.told, paths) and _ends(trail, one.told):
        if not set(one.found) & VIOLENT:
            return
        one = _violence(one)
    told = one.told
    if one.near and told.clearing is None and _BECAUSE.match(told.sentence.plain):
        trail.add(told)  # "Hubo enfrentamientos. Debido a que un grupo intentó tomar …"
        return
    second = another_to_come(told, trail.last)
    more = not second and _may_be_more(trail, one)
    line = more and other_line(told, trail)
    if (more and _says_more(trail, one, line=line)) or _gathers_there(trail, one):
        return
    if _tells_nothing(trail, one):
        trail.loose.append(told)
        return
    road = other_road(told, trail)
    apart = second or line or road or further_spot(told, trail) or not one.found
    if not (one.said or told.clearing or apart or grouped(told)) and _known(trail, told, one.found):
        return
    made = points_of(trail, one, around)
    for point in made:
        point.listed = point.listed or line or (road and not point.path)
    _take(trail, one, made)


def _frees(trail: Trail, one: Occurrence) -> bool:
    """Whether it says but that a road is free by now, the one just told of or no one knows which."""
    told, plain = one.told, one.told.sentence.plain
    if told.clearing is None or told.clearing.kind is not None or one.said:
        return False
    road = bool(told.roads and trail.points)  # "Highway 34A: open" below one that is shut
    if opened_before(trail, told):
        trail.loose.append(told)  # "Hay bloqueo en Chao. Ayer abrieron a las 2"
        return True
    other = told.clearing.free and not road and _LABEL.match(plain)
    if other or _ELSEWHERE.search(plain):
        trail.loose.append(told)  # "En el resto del país el tránsito es normal"
        return True
    # "Carretera Puno - Juli bloqueada, carretera Puno - Juliaca libre" are two.
    if one.near and not told.sentence.bullet and not other_road(told, trail) and over_by_now(trail, told):
        return True
    if one.near and trail.last and all(p.kinds == [Kind.AGREEMENT] for p in trail.last):
        return False  # "Firmaron el acta en Haquira. La vía está libre": there
    if (told.clearing.free or _IT.search(plain, 0, told.clearing.end)) and not told.roads:
        trail.loose.append(told)
        return True
    return False


def _of_another_town(trail: Trail, told: Told, paths: Sequence[Path]) -> bool:
    """Whether what ends is named with another town than those just told of: "el plantón en Juli terminó"."""
    verb = next((v for v in told.sentence.verbs if v.tense in FINITE), None)
    named = verb is not None and bool(paths) and paths[0][0].weight > 1 and paths[0][0].start < verb.start
    return named and not akin(trail.last, paths[0])


def _ends(trail: Trail, told: Told) -> bool:
    """Whether the march or sit-in just told of is said to have come to its end, which it then has."""
    if told.clearing is None or not (told.clearing.kind in CROWDS - {Kind.STRIKE} or ends_protest(told)):
        return False
    return finished(trail, told)


def _violence(one: Occurrence) -> Occurrence:
    """The violence alone: "La marcha terminó frente a la sede, donde la Policía lanzó gases" tells of an event more."""
    hits = tuple(h for h in one.told.hits if h.kind in VIOLENT)
    return replace(one, told=replace(one.told, clearing=None, hits=hits), found=kinds.ranked(list(hits)))


def _may_be_more(trail: Trail, one: Occurrence) -> bool:
    """Whether a sentence stands so, and names so little, that it may only say more of the last points."""
    told = one.told
    if one.said or not one.near or told.clearing is not None or told.sentence.bullet or grouped(told):
        return False
    return not any(on_other_days(point.told[0], told) for point in trail.last)


def _says_more(trail: Trail, one: Occurrence, *, line: bool) -> bool:
    """Whether it says but more of the last points, which then have it; `line` if it is one with people of its own."""
    told, found, last = one.told, one.found, trail.last
    if found[:1] == [Kind.BLOCKADE] and not one.framed and all(p.kinds == [Kind.AGREEMENT] for p in last):
        return False  # "Firmaron un acta. Las rondas siguen en la carretera"
    struck = all(p.kinds[:1] == [Kind.STRIKE] for p in last)
    if struck and found == [Kind.BLOCKADE] and told.sentence.plain[told.hits[0].start :].startswith("no "):
        trail.add(told)  # "Acatan un paro. No circulan vehículos ni hay clases"
        return True
    if (told.hits or told.states) and (line or one_more(told, trail)):
        return False
    if not found and announces(told, last):
        return False
    if found and all(unsure(p) for p in last):
        trail.add(told)  # "Tomaron las compuertas. La Policía lanzó gas": one thing, and what it is is asked
        for point in last:
            point.kinds += [kind for kind in found if kind not in point.kinds]
        return True
    if found == [Kind.AGREEMENT] and _agreed(told, last):
        trail.add(told)
        return True
    if answered(told, last) or more_by_them(trail, told):
        # "Clashes erupted. Police responded with tear gas", "Tomaron el local. Se colocaron en el frontis"
        trail.add(replace(told, hits=()))
        return True
    if found and not _heard_of(one, last):
        return False
    trail.add(told)
    for point in last:
        point.kinds = point.kinds or found
    return True


def _agreed(told: Told, last: Sequence[Point]) -> bool:
    """Whether an agreement is that of what was told: "The truce will last", "Levantaron el paro. Llegaron a un acuerdo"."""
    return all(point.clearing for point in last) or _THE_TRUCE.search(told.sentence.plain) is not None


def _heard_of(one: Occurrence, last: Sequence[Point]) -> bool:
    """Whether what a sentence tells of is by its words what was told before."""
    told, found = one.told, one.found
    if (
        told.ahead
        and found[:1] == [Kind.STRIKE]
        and not any(t.ahead or p.kinds for p in last for t in p.told)
    ):
        return False  # "Siguen las protestas en Ica. Los transportistas anunciaron un paro"
    return one.framed or spoken_of(told, found, last) or all(same_kind(found, p) for p in last)


def _tells_nothing(trail: Trail, one: Occurrence) -> bool:
    """Whether it tells of nothing that would be a point, and of none that was told before."""
    if one.said:
        return False
    bare = not one.near and not one.found and one.told.clearing is None and bool(trail.points)
    return bare or (one.framed and not one.told.generic)


def _take(trail: Trail, one: Occurrence, made: list[Point]) -> None:
    """Take in the points that a sentence made, with what the sentence right before it says of them."""
    told, before = one.told, trail.loose[-1] if trail.loose else None
    if len(made) == 1 and Kind.CLASH in one.found and _THEN.search(told.sentence.plain):
        made = one_after_the_other(made[0], told)
    if before is not None and len(made) > 1 and names_day(before, told):
        for point in made:
            point.told.append(before)
    if before is not None and len(made) == 1 and set_scene(before, told, made[0]):
        add_scene(made[0], before)
    for point in made:
        point.finished = point.finished or ends_itself(told, point)
    locate(trail, told, made)
    trail.take(made, told)


def _gathers_there(trail: Trail, one: Occurrence) -> bool:
    """Whether people who gather at a square are those of the march just told of in that town, which then has it."""
    if not (one.near and one.said and _of_that_march(trail, one.told, one.paths)):
        return False
    trail.add(one.told)
    (point,) = trail.last
    if one.paths and point.path and contains(point.path[0], one.paths[0][0]):
        # "Marcha regional. Concentración: parque Constitución, Huancayo"
        point.path = (*one.paths[0], *point.path)
    return True


def _of_that_march(trail: Trail, told: Told, paths: Sequence[Path]) -> bool:
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
