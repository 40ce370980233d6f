"""What was just told, named again by its article, and what a sentence then says more of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from handlers.desk.reader.story.points import CROWDS, Point, akin, of_others, spots_apart
from handlers.desk.reader.story.samepeople import ALIKE, MASSES, at_its_doors
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.what.kinds import VIOLENT, Hit
from handlers.desk.reader.where.kilometres import KmMention
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import contains

#: "La medida", "esta protesta", "the blockade": what was told of, said again by its article.
_SAID_AGAIN = re.compile(
    r"\b(?:la|el|esta|este|dicha|dicho|esa|ese|the|this|that|their)\s(?:\w+\s)?(?P<noun>medida(?: de (?:fuerza|lucha|"
    r"protesta|presion))?|protesta|manifestacion|planton|movilizacion|obstruccion|bloqueo|interrupcion|cierre|piquete|"
    r"concentracion|accion de protesta|jornada de protesta|enfrentamiento|choque|incidente|disturbio|desalojo|ataque|"
    r"clash(?:e(?=s))?|confrontation|incident|eviction|protest|demonstration|demonstrations|blockade|roadblock|"
    r"sit-in|rally|action)s?\b"
)
#: "Los manifestantes que bloquearon la vía son …": the people who were told of.
_THOSE = re.compile(
    r"^\W*(?:\w+\s){0,2}?(?:los|las|the)\s(?:manifestantes|protestantes|huelguistas|personas|pobladores|comuneros|"
    r"transportistas|ciudadanos|movilizados|protesters|demonstrators|strikers|people)\b"
)
_WHO = re.compile(r",?\s(?:que|quienes|who|that)\s[^,.;]{3,90}")
_WHO_ARE = re.compile(r",?\s(?:son|eran|serian|provienen|pertenecen|proceden|are|were|come|came)\b")
#: "Left tourists stranded at Machu Picchu": they are held up there, and nothing is shut.
_HELD_UP = re.compile(
    r"\b(?:varad|atrapad|atascad|detenid|aislad|strand|stuck|trapped)\w*\s(?:\w+\s){0,3}?(?:en|at|in)\s(?:\w+\s){0,2}$"
)
_WHICH = re.compile(r",\s(?:which|que|los que|las que|los cuales|las cuales)\s[^,.;]*")
_THIS = re.compile(r"(?:este|esta|dich[oa]|es[ea]|this|that)\b")
_FARTHEST_STRETCH = 6.0  # km between two posts of one blockade


@dataclass(frozen=True, slots=True)
class Again:
    """Where a sentence names what was told before: by nouns, or by the people with what they are doing."""

    nouns: list[re.Match[str]]
    doing: re.Match[str] | None

    @property
    def spans(self) -> list[tuple[int, int]]:
        """From where to where each of them stands."""
        return [match.span() for match in (*self.nouns, *([self.doing] if self.doing else []))]

    @property
    def homes(self) -> bool:
        """Whether it says of the people where they are at home: "los manifestantes que bloquearon la vía son de …"."""
        return self.doing is not None and _WHO_ARE.match(self.doing.string, self.doing.end()) is not None


def named_again(flat: str) -> Again | None:
    """Where a sentence names again what was told before it, None where it does not."""
    nouns, those = list(_SAID_AGAIN.finditer(flat)), _THOSE.match(flat)
    doing = _WHO.match(flat, those.end()) if those else None
    return Again(nouns, doing) if nouns or doing else None


def more_of_named(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]], again: Again) -> bool:
    """Whether all that a sentence tells is of the last points that it names again, which then have it."""
    if all(point.clearing is not None for point in trail.last):
        # "The protests, which included roadblocks, began ten days ago": before they were over.
        if told.goes_on:
            return False
        told = replace(told, hits=_outside(told.hits, _WHICH.finditer(told.sentence.plain)), moments=())
    if any(of_others(told.sentence.plain, match.end(), trail.last) for match in again.nouns):
        return False
    if all(set(p.kinds[:1]) <= VIOLENT for p in trail.last):
        told = _without_that_violence(told, again)
    spans = again.spans
    named = {hit.kind for hit in told.hits if any(start <= hit.start < end for start, end in spans)}
    if any(named & set(point.kinds[1:]) and point.kinds[0] not in named for point in trail.last):
        return False  # "Marcha en Lima: 16 heridos en enfrentamientos. La movilización comenzó a las 4"
    if not all(of_it(point, told.hits, spans) for point in trail.last):
        return at_its_doors(trail, told, paths)
    own = [] if again.homes else [path for path in paths if _happens_at(told, path)]
    if not all(akin([point], path) for point in trail.last for path in own) or _elsewhere(trail.last, told):
        return False
    mine = {kind for point in trail.last for kind in point.kinds}
    hits = tuple(h for h in told.hits if h.kind in mine)
    trail.add(replace(told, hits=hits, mentions=() if again.homes else told.mentions))
    if len(trail.last) == len(own) == 1:
        _narrow(trail.last[0], told, own[0])
    return True


def _without_that_violence(told: Told, again: Again) -> Told:
    """The sentence without the word by which it names an attack that was just told: "dicho enfrentamiento …"."""
    this = [m.span() for m in again.nouns if _THIS.match(m[0])]
    kept = (h for h in told.hits if h.kind not in VIOLENT or not any(a <= h.start < b for a, b in this))
    return replace(told, hits=tuple(kept))


def _happens_at(told: Told, path: tuple[Mention, ...]) -> bool:
    """Whether a place is where it happens, and not where somebody is at home or held up."""
    held_up = _HELD_UP.search(told.sentence.plain[: path[0].start])
    return path[0].weight > 1 and not path[0].local and not held_up


def _elsewhere(last: Sequence[Point], told: Told) -> bool:
    """Whether it names another spot, kilometre or road than those of the last points; a lone one takes its kilometre."""
    if told.venue and any(spots_apart(told.venue, point.venue) for point in last):
        return True
    if told.kms and not _placed(last, told.kms):
        return True
    return bool(told.roads) and any(p.road and not set(p.road.roads) & set(told.roads[0].roads) for p in last)


def _outside(hits: Sequence[Hit], spans: Iterable[re.Match[str]]) -> tuple[Hit, ...]:
    inside = [match.span() for match in spans]
    return tuple(hit for hit in hits if not any(start <= hit.start < end for start, end in inside))


def _narrow(point: Point, told: Told, path: tuple[Mention, ...]) -> None:
    """The place that only a later sentence names, or names more closely."""
    point.square = point.square or told.square
    if not point.path:
        point.path, point.own_path = path, True
    elif contains(point.path[0], path[0]):
        point.around += [m.codes for m in point.path]
        point.path = path


def of_it(point: Point, hits: Sequence[Hit], spans: Sequence[tuple[int, int]] = ()) -> bool:
    """Whether the kinds that a sentence names are the point's own or stand where it is only named again."""
    if point.clearing is not None:
        return all(hit.frame for hit in hits)  # what else it tells of goes on, or is another
    alike = ALIKE.get(point.kinds[0], frozenset(point.kinds)) if point.kinds else CROWDS
    again = alike | CROWDS if set(point.kinds[:1]) <= MASSES else alike
    return all(
        hit.frame or hit.kind in alike or (hit.kind in again and any(a <= hit.start < b for a, b in spans))
        for hit in hits
    )


def _placed(points: Sequence[Point], kms: Sequence[KmMention]) -> bool:
    """Whether the kilometres of a sentence are those of the only point, which has them from now on."""
    if len(points) != 1:
        return False
    point = points[0]
    ends = [km for one in kms for km in (one.km_from, one.km_to) if km is not None]
    if not ends:
        return True
    if point.km is not None:
        known = [km for km in (point.km.km_from, point.km.km_to) if km is not None]
        return bool(known) and min(known) <= min(ends) and max(ends) <= max(known)
    if max(ends) - min(ends) > _FARTHEST_STRETCH and len(kms) > 1:
        return False
    point.km = replace(kms[0], km_from=min(ends), km_to=max(ends) if max(ends) > min(ends) else None)
    return True
