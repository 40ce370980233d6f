"""One event told over several sentences: which of them only says more of what was just told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from handlers.desk.reader.story.closings import over_again
from handlers.desk.reader.story.counted import names_all
from handlers.desk.reader.story.crowding import without_counts
from handlers.desk.reader.story.further import another_to_come, on_other_days, told_as_further
from handlers.desk.reader.story.likewise import like_above
from handlers.desk.reader.story.loci import loci
from handlers.desk.reader.story.points import CROWDS, Point, akin, of_others, spots_apart
from handlers.desk.reader.story.samepeople import ALIKE, MASSES, at_its_doors, how_it_came, same_act
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.story.turns import ELSEWHERE, narrows, where_it_was
from handlers.desk.reader.what.kinds import VIOLENT, Hit
from handlers.desk.reader.where.kilometres import KmMention
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import contains
from handlers.desk.reader.who.callers import WAS_CALLED
from storage.model import Kind

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
#: What it contains or becomes is another event: "la medida incluye el bloqueo del puente".
_BECOMES = re.compile(
    r"(?<!which )(?<!that )(?<!que )\b(?:incluye\w*|incluy\w+|comprende|contempla\w*|acompan\w+|deriv\w+|desemboc\w+|"
    r"termin(?:o|aron) (?:en|con)|"
    r"culmin(?:o|aron) (?:en|con)|provoc\w+|gener\w+ (?:un )?enfrent\w+|includ\w+|turned into|led to|ended in)\b"
)
#: "Esto impide el tránsito hacia …": what comes of it.
_COMES_OF_IT = re.compile(
    r"\W*(?:(?:todo )?(?:esto|ello|eso)|(?:los|las|estos|estas|dich[oa]s|the|these) (?:bloqueos|piquetes|protestas|cierres|"
    r"roadblocks|blockades|protests)|lo (?:que|cual|anterior)|(?:esta|dicha) situacion|(?:este|dicho) hecho|this|which|"
    r"(?:est[ea]|dich[oa]|the|this) (?:obstruccion|bloqueo|cierre|interrupcion|piquete|corte|closure|blockade|roadblock|"
    r"obstruction)(?: (?:de|on|of) (?:la |las |the )?(?:vias?|carreteras?|pistas?|rutas?|road|highway))?,?|"
    r"(?:la|esta|dicha) (?:protesta|medida(?: de \w+)?))\s(?:ha |han |has |have |viene |vienen |esta )?"
    r"(?:impid|impedid|gener|provoc|ocasion|origin|caus|afect|perjudic|dificult|restring|prevent|left|affect)\w*"
    r"(?! (?:un |una |el |la |los )?(?:enfrent|choque|herid|muert|fallec|saque|detenid|incend|clash))"
)
_LASTS = re.compile(
    r"\b(?:sera(?:n)? (?:indefinid|por tiempo indefinid)[oa]s?\b|continuar(?:a|an)|seguir(?:a|an)|proseguir(?:a|"
    r"an)|se (?:prolongar|extender|mantendr|radicalizar)(?:a|an)|"
    r"(?:expected|likely|set|will|going) (?:to )?(?:continue|last|go on|persist))\b"
)
#: "Left tourists stranded at Machu Picchu": they are held up there, and nothing is shut.
_HELD_UP = re.compile(
    r"\b(?:varad|atrapad|atascad|detenid|aislad|strand|stuck|trapped)\w*\s(?:\w+\s){0,3}?(?:en|at|in)\s(?:\w+\s){0,2}$"
)
#: "Esto impide el tránsito hacia Uchumayo": what comes of it, wherever.
_THEREBY = re.compile(
    r"\W*(?:esto|eso|ello|esta (?:situacion|accion)|this|that)\s(?:(?:ha|has|tambien|viene|is) )?(?:impid|imped|gener|"
    r"provoc|ocasion|caus|afect|oblig|dej|perjudic|complic|block|left|leav|prevent|forc)\w*"
)
_HAD = re.compile(r".{0,8}?\b(?:had|habian?)\b")
_LASTED = re.compile(
    r"\bse ven(?:ia|ian) (?:dando|acatando|desarrollando|realizando|cumpliendo|registrando)\b|"
    r"\b(?:el|la|the)\s(?:\w+\s){1,5}(?:duro|habia (?:comenzado|iniciado|empezado)|had (?:begun|started|lasted)|lasted)\b"
)
_WHICH = re.compile(r",\s(?:which|que|los que|las que|los cuales|las cuales)\s[^,.;]*")
_FARTHEST_STRETCH = 6.0  # km between two posts of one blockade


def tells_more(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether a sentence only says more of the last points, which then have it."""
    if not trail.last or not trail.near(told) or told.sentence.bullet:
        return False
    if told.country and any(hit.kind is Kind.STRIKE for hit in told.hits):
        return False
    if another_to_come(told, trail.last) or any(on_other_days(p.told[0], told) for p in trail.last):
        return False
    if told.clearing is not None:
        return over_again(trail, told, paths) or narrows(trail, told, paths)
    flat = told.sentence.plain
    if names_all(told) and len(trail.last) == 1:
        return False  # "La vía se mantiene bloqueada en dos puntos: Chiple y Chamaya"
    if told.ahead and WAS_CALLED.search(flat):
        told = replace(told, ahead=False)  # "La protesta fue convocada por los arroceros"
    if (later := _LASTS.search(flat)) is not None:
        # "The demonstrations are expected to continue on Friday": that is no start.
        told = replace(told, moments=tuple(w for w in told.moments if w.start < later.start()), ahead=False)
    if told.ahead and not any(t.ahead for p in trail.last for t in p.told):
        return False
    if _COMES_AS.match(flat) and not (told.kms or told.roads) and all(p.clearing is None for p in trail.last):
        trail.add(replace(told, hits=(), mentions=(), moments=(), ahead=False))
        return True
    if like_above(trail, told, paths) or how_it_came(trail, told, paths):
        return True
    if _COMES_OF_IT.match(flat) and not told.kms and all(p.clearing is None for p in trail.last):
        trail.add(replace(told, hits=(), roads=(), mentions=(), moments=(), ahead=False))
        return True
    over = all(point.clearing is not None for point in trail.last)
    if over and told.hits and all(_HAD.match(flat[max(0, h.start - 8) : h.end]) for h in told.hits):
        # "The decision followed a meeting in Velille, where residents had taken the road": before it was freed.
        before = replace(told, hits=(), moments=(), states=())
        if not told.kms:
            trail.add(before)
        if not told.kms or narrows(trail, before, paths):
            return True
    if (
        over
        and told.hits
        and all(h.kind in (Kind.STRIKE, Kind.BLOCKADE) for h in told.hits)
        and _LASTED.search(flat)
    ):
        # "Los cocaleros liberaron la vía. El paro se venía dando desde el sábado": until then.
        trail.add(replace(told, hits=(), moments=()))
        return True
    if ELSEWHERE.search(flat) or _BECOMES.search(flat) or told_as_further(told):
        return False
    if over and len(trail.last) == 1 and where_it_was(trail, told, paths):
        return True
    again = list(_SAID_AGAIN.finditer(flat))
    those = _THOSE.match(flat)
    doing = _WHO.match(flat, those.end()) if those else None
    if not again and doing is None and _THEREBY.match(flat) and not told.kms:
        if any(point.clearing for point in trail.last) or not all(
            _of_it(p, told.hits, ()) for p in trail.last
        ):
            return False
        trail.add(replace(told, hits=(), mentions=(), roads=()))
        return True
    if not again and doing is None:
        return same_act(trail, told, paths) or at_its_doors(trail, told, paths)
    spans = [match.span() for match in again] + ([doing.span()] if doing else [])
    if all(point.clearing is not None for point in trail.last):
        # "The protests, which included roadblocks, began ten days ago": before they were over.
        if told.goes_on:
            return False
        told = replace(told, hits=_outside(told.hits, _WHICH.finditer(flat)), moments=())
    if any(of_others(flat, match.end(), trail.last) for match in again):
        return False
    if all(set(p.kinds[:1]) <= VIOLENT for p in trail.last):
        # "Dicho enfrentamiento …" of an attack that was just told.
        this = [m.span() for m in again if _THIS.match(m[0])]
        told = replace(
            told,
            hits=tuple(
                h for h in told.hits if h.kind not in VIOLENT or not any(a <= h.start < b for a, b in this)
            ),
        )
    named = {hit.kind for hit in told.hits if any(start <= hit.start < end for start, end in spans)}
    if any(named & set(point.kinds[1:]) and point.kinds[0] not in named for point in trail.last):
        return False  # "Marcha en Lima: 16 heridos en enfrentamientos. La movilización comenzó a las 4"
    if not all(_of_it(point, told.hits, spans) for point in trail.last):
        return at_its_doors(trail, told, paths)
    homes = doing is not None and _WHO_ARE.match(flat, doing.end()) is not None
    own = [
        path
        for path in paths
        if path[0].weight > 1 and not path[0].local and not _HELD_UP.search(flat[: path[0].start])
    ]
    if own and not homes and not all(akin([point], path) for point in trail.last for path in own):
        return False
    if told.venue and any(spots_apart(told.venue, point.venue) for point in trail.last):
        return False
    if told.kms and not _placed(trail.last, told.kms):
        return False
    if told.roads and any(p.road and not set(p.road.roads) & set(told.roads[0].roads) for p in trail.last):
        return False
    mine = {kind for point in trail.last for kind in point.kinds}
    trail.add(
        replace(
            told,
            hits=tuple(h for h in told.hits if h.kind in mine),
            mentions=() if homes else told.mentions,
        )
    )
    if own and not homes and len(trail.last) == len(own) == 1:
        _narrow(trail.last[0], told, own[0])
    return True


#: "The clashes come as …": what else there is in those days.
_COMES_AS = re.compile(
    r"\W*(?:the|these|los|las|el|la|estos|estas|esta|este)\s(?:\w+\s){1,3}?(?:comes?|came|se (?:dan?|producen?|registran?|"
    r"enmarcan?|suman?)|ocurren?|llegan?)\s(?:as|amid|in the context|after|en medio|en (?:el|un) (?:marco|"
    r"contexto)|cuando|mientras|"
    r"a (?:pocos|pocas|dias|semanas))\b"
)


_THIS = re.compile(r"(?:este|esta|dich[oa]|es[ea]|this|that)\b")
_HERE = re.compile(
    r"\W*(?:aqui|ahi|alli|en (?:ese|este|dicho|el) (?:lugar|punto|sector)|en (?:esa|esta|la) zona|there|here)\b"
)


#: "Cientos de buses permanecen varados en la Panamericana Sur. Este bloqueo …": it is where they are held up.
_STRANDED = re.compile(
    r"\b(?:varad|atrapad|atascad|detenid|retenid|inmovilizad|strand|stuck)\w*\b|\bfilas? de\b|\bqueues?\b"
)
_THIS_ONE = re.compile(
    r"\W*(?:este|esta|dich[oa]|es[ea]|the|this)\s(?:bloqueo|medida|protesta|piquete|cierre|obstruccion|"
    r"interrupcion|paralizacion|"
    r"manifestacion|situacion se debe|blockade|roadblock|protest|closure)\b"
)


def take_scene(trail: Trail, told: Told, before: Sequence[Told]) -> None:
    """Give what was just told "here" the place of the sentence right before it, which told of no event."""
    scene = before[-1] if before else None
    flat = told.sentence.plain
    this = scene is not None and _THIS_ONE.match(flat) and _STRANDED.search(scene.sentence.plain)
    if scene is None or not (this or _HERE.match(flat)):
        return
    if (scene.sentence.block, scene.sentence.number + 1) != (told.sentence.block, told.sentence.number):
        return
    for point in trail.last:
        if point.told[0] is not told or point.own_path or point.own_road:
            continue
        point.venue, point.square = point.venue or scene.venue, point.square or scene.square
        if scene.roads:
            point.road, point.own_road = scene.roads[0], True
        if (paths := loci(scene)[0]) and not point.path:
            point.path, point.own_path = paths[0], True
        point.told.append(without_counts(replace(scene, moments=() if told.moments else scene.moments)))


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


def _of_it(point: Point, hits: Sequence[Hit], spans: Sequence[tuple[int, int]]) -> bool:
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


_SO_FAR = re.compile(r"\b(?:hasta el momento|hasta ahora|por ahora|so far)\b")
_IN_ALL = re.compile(r"\b(?:en total|total de|dej(?:o|aron|a)|saldo|in all)\b")
_OVERALL = re.compile(
    r"\b(?:desde el|desde (?:diciembre|enero)|since|suman|acumulad\w+|a nivel|en todo el|nationwide)\b"
)


def so_far(trail: Trail, told: Told) -> bool:
    """Whether it but counts the hurt or dead of the one thing that was just told of."""
    mine = bool(told.tallies) and all(t.counted in ("dead", "injured") for t in told.tallies)
    flat = told.sentence.plain
    violent = all(set(p.kinds) & VIOLENT for p in trail.last)
    here = (
        bool(_SO_FAR.search(flat) or (violent and _IN_ALL.search(flat)))
        and not _OVERALL.search(flat)
        and not told.counts.other_time
    )
    apart = any(h.kind not in VIOLENT for h in told.hits)
    return mine and here and not apart and not loci(told)[0] and len(trail.last) == 1 and trail.near(told)
