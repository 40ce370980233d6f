"""One event told over several sentences: which of them only says more of what was just told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.story.closings import over_again
from handlers.desk.reader.story.counted import names_all
from handlers.desk.reader.story.crowding import without_counts
from handlers.desk.reader.story.further import another_to_come, on_other_days, told_as_further
from handlers.desk.reader.story.likewise import like_above
from handlers.desk.reader.story.loci import loci
from handlers.desk.reader.story.namedagain import more_of_named, named_again, of_it
from handlers.desk.reader.story.samepeople import at_its_doors, how_it_came, same_act
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.story.turns import ELSEWHERE, narrows, where_it_was
from handlers.desk.reader.what.kinds import VIOLENT
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.who.callers import WAS_CALLED
from storage.model import Kind

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
#: "The clashes come as …": what else there is in those days.
_COMES_AS = re.compile(
    r"\W*(?:the|these|los|las|el|la|estos|estas|esta|este)\s(?:\w+\s){1,3}?(?:comes?|came|se (?:dan?|producen?|registran?|"
    r"enmarcan?|suman?)|ocurren?|llegan?)\s(?:as|amid|in the context|after|en medio|en (?:el|un) (?:marco|"
    r"contexto)|cuando|mientras|"
    r"a (?:pocos|pocas|dias|semanas))\b"
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
    if names_all(told) and len(trail.last) == 1:
        return False  # "La vía se mantiene bloqueada en dos puntos: Chiple y Chamaya"
    told = _begun(told)
    if told.ahead and not any(t.ahead for p in trail.last for t in p.told):
        return False
    over = all(point.clearing is not None for point in trail.last)
    if _comes_beside(trail, told, paths) or (over and _before_its_end(trail, told, paths)):
        return True
    flat = told.sentence.plain
    if ELSEWHERE.search(flat) or _BECOMES.search(flat) or told_as_further(told):
        return False
    if over and len(trail.last) == 1 and where_it_was(trail, told, paths):
        return True
    if (again := named_again(flat)) is not None:
        return more_of_named(trail, told, paths, again)
    if _THEREBY.match(flat) and not told.kms:
        if any(point.clearing for point in trail.last) or not all(of_it(p, told.hits) for p in trail.last):
            return False
        trail.add(replace(told, hits=(), mentions=(), roads=()))
        return True
    return same_act(trail, told, paths) or at_its_doors(trail, told, paths)


def _begun(told: Told) -> Told:
    """The sentence, if it says who called for what was told, or how long it will last, as one of what is on."""
    if told.ahead and WAS_CALLED.search(told.sentence.plain):
        told = replace(told, ahead=False)  # "La protesta fue convocada por los arroceros"
    if (later := _LASTS.search(told.sentence.plain)) is not None:
        # "The demonstrations are expected to continue on Friday": that is no start.
        told = replace(told, moments=tuple(w for w in told.moments if w.start < later.start()), ahead=False)
    return told


def _comes_beside(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it says what else there is in those days, how it was or began, or what comes of it."""
    flat, stands = told.sentence.plain, all(p.clearing is None for p in trail.last)
    if stands and _COMES_AS.match(flat) and not (told.kms or told.roads):
        trail.add(replace(told, hits=(), mentions=(), moments=(), ahead=False))
        return True
    if like_above(trail, told, paths) or how_it_came(trail, told, paths):
        return True
    if stands and _COMES_OF_IT.match(flat) and not told.kms:
        trail.add(replace(told, hits=(), roads=(), mentions=(), moments=(), ahead=False))
        return True
    return False


def _before_its_end(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it says of what was told to be over how it was until then."""
    flat = told.sentence.plain
    if told.hits and all(_HAD.match(flat[max(0, h.start - 8) : h.end]) for h in told.hits):
        # "The decision followed a meeting in Velille, where residents had taken the road": before it was freed.
        before = replace(told, hits=(), moments=(), states=())
        if not told.kms:
            trail.add(before)
            return True
        if narrows(trail, before, paths):
            return True
    lasted = told.hits and all(h.kind in (Kind.STRIKE, Kind.BLOCKADE) for h in told.hits)
    if lasted and _LASTED.search(flat):
        # "Los cocaleros liberaron la vía. El paro se venía dando desde el sábado": until then.
        trail.add(replace(told, hits=(), moments=()))
        return True
    return False


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


_SO_FAR = re.compile(r"\b(?:hasta el momento|hasta ahora|por ahora|so far)\b")
_IN_ALL = re.compile(r"\b(?:en total|total de|dej(?:o|aron|a)|saldo|balance|in all)\b")
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
