"""Sentences without an event: a place listed under a heading, or more of what was just told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.judging import Ground
from handlers.desk.reader.story.points import Point, akin
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.what.actwords import Who, who
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.words.verbforms import FINITE
from handlers.desk.reader.words.verbwords import words

_ALL = re.compile(r"\W*(?:todos|todas|ambos|ambas|all of them|all|both)\b(?! (?:los|las|el|la|the|of the)\b)")
_SOURCE_LINE = re.compile(r"\W*(?:fuentes?|sources?)\s*:")
#: "Vía: Radio Pachamama", "Foto: cortesía", or but an address, which is blank by now.
_FOOT = re.compile(
    r"\W*(?:(?:fuentes?|sources?|via|creditos?|fotos?|photos?|video|informa|redaccion|texto|por)\s*:[^.;]{2,60}|"
    r"(?:mas informacion|leer mas|lee mas|nota completa|ver mas|detalles|read more|more)\s*:?\s*)?\W*$"
)


def foot(told: Told) -> bool:
    """Whether a line says nothing but who says what stands above it, or where more of it stands."""
    alone = told.sentence.alone and not told.sentence.bullet
    return (
        alone
        and not (told.eventful or told.roads or told.tallies)
        and _FOOT.match(told.sentence.plain) is not None
    )


def below_heading(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether a bullet names but a place, or since when, for what the heading tells of."""
    context = trail.context
    under = context.heading is not None and bool(context.kinds or context.clearing)
    name = bool(paths) or (len(told.sentence.plain) <= 60 and not told.moments)
    plain = told.sentence.bullet and not told.eventful and not told.sources
    return under and plain and name and not told.sentence.plain.rstrip().endswith(":")


def attach(trail: Trail, told: Told, paths: list[tuple[Mention, ...]]) -> None:
    """A sentence without an event says more of the last one; a listed place under a heading is one."""
    if _of_list(trail, told, paths):
        return
    if _ALL.match(told.sentence.plain) and not paths and trail.last:
        # "Todos desde las cinco": said of all that the block tells of.
        trail.last = [p for p in trail.points if p.block == trail.last[-1].block]
    near = trail.near(told) and not told.sentence.bullet
    if near and not (paths and paths[0][-1].weight == 3 and not akin(trail.last, paths[0])):
        trail.add(told)
        for point in trail.last if paths else ():
            _move(point, told, paths[0])
        return
    trail.loose.append(told)
    if paths and not _visited(told):
        trail.here = (told.sentence.block, paths[0])


_VISITS = words("viajar visitar arribar llegar acudir travel visit fly arrive")


def _visited(told: Told) -> bool:
    """Whether it says but where somebody in office went: "La presidenta viajó hoy a Ayacucho"."""
    first = next((verb for verb in told.sentence.verbs if verb.tense in FINITE), None)
    if first is None or first.lemma not in _VISITS:
        return False
    return any(who(word) is Who.OFFICE for word in re.findall(r"[a-z]+", told.sentence.plain[: first.start]))


def _of_list(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it is a place of the heading's list, or a line that stands there and is none."""
    context, sentence = trail.context, told.sentence
    if context.heading is None or sentence.block - context.block > 1:
        return False
    if not paths and _SOURCE_LINE.match(sentence.plain):
        # "Fuente: PNP" below a list is no place of it, and says who tells of all.
        trail.loose.append(told)
        return True
    # A sentence of prose below a title says more of what the one before it told.
    prose = bool(trail.last) and trail.last[-1].block == sentence.block and bool(sentence.verbs)
    short = sentence.bullet or (len(sentence.plain) < 90 and not prose)
    # "Noticia en desarrollo." below rows is none of them.
    below_rows = bool(trail.last) and trail.last[0].told[0].sentence.bullet and not sentence.bullet
    spot = bool(paths or told.roads or told.venue or told.sector) or not below_rows
    if (context.kinds or context.clearing) and short and spot:
        context.used = True
        trail.listed(told, paths or [()], context)
        return True
    if below_rows and not spot and sentence.alone and not sentence.verbs:
        trail.loose.append(told)  # "(Información en desarrollo, 13:40 horas)"
        return True
    return False


def _move(point: Point, told: Told, path: tuple[Mention, ...]) -> None:
    """Give a point the place that is said of it later: "El punto pertenece a Anta", not the home of who was named."""
    if not point.path or point.path[0].weight >= path[0].weight or point.own_road:
        return
    other = any(w.day is not None for w in told.moments) or told.counts.dead or told.counts.injured
    point.around += [m.codes for m in point.path]
    point.path, point.ground = path, Ground.NEAR if other else Ground.CARRIED
