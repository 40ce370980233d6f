"""What tells of nothing that would be a point: advice, what was long ago, nature and accidents, and what is taken back."""

from __future__ import annotations

import re

from handlers.desk.reader.model import NoteWhy
from handlers.desk.reader.story.lines import beside_all
from handlers.desk.reader.story.loci import loci
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import THAT_CITY, Trail
from handlers.desk.reader.what.advising import advises, done_beside
from handlers.desk.reader.what.asides import aside
from handlers.desk.reader.what.causes import human_besides
from storage.model import Kind


def set_aside(trail: Trail, told: Told) -> bool:
    """Leave a sentence out that tells of nothing which happens, and with it what it takes back."""
    flat = told.sentence.plain
    advised = advises(flat) and not told.kms
    if (advised and not done_beside(flat, told.hits)) or beside_all(told):
        trail.loose.append(told)
        return True
    if told.bygone:
        trail.note(NoteWhy.CONTEXT, told)
        return True
    if _no_protest(trail, told):
        return True
    if aside(flat, told.hits) and not _more_of_last(trail, told):
        trail.note(NoteWhy.NOT_A_PROTEST, told)
        trail.loose.append(told)
        return True
    # What is false where a strike is said not to be over is that it be over.
    firm = any(t.goes_on for point in trail.last for t in point.told)
    if told.takes_back and trail.last and trail.near(told) and not firm:
        # "Habrían tomado el aeropuerto. Corpac dice que no es cierto."
        for point in trail.last:
            trail.note(NoteWhy.DENIED, point.told[0])
        trail.withdraw()
        return True
    return False


def _more_of_last(trail: Trail, told: Told) -> bool:
    """Whether an aside is one on the last points, or tells more than that.

    "Bloquean la vía … Los exportadores perdieron 2 millones por el bloqueo" tells more of that one.
    """
    said = (
        told.kms,
        told.states,
        told.clearing,
        told.generic,
        told.demand,
        told.counts.dead,
        told.counts.injured,
    )
    return any(said) or (trail.near(told) and not loci(told)[0])


#: "Ello, luego de ser afectados por huaicos": why the road is shut that was just told of.
_WHY = re.compile(
    r"\W*(?:ello|esto|eso|esta situacion|este hecho|lo anterior|todo ello|debido a|a causa de|producto de|tras|luego de|"
    r"this|it|that|due to|because of|after|following)\b"
)


def _of_nature(trail: Trail, told: Told) -> bool:
    """Whether a sentence gives nature for what shut the one road that was just told of, and by nobody."""
    if len(trail.last) != 1 or not _WHY.match(told.sentence.plain) or loci(told)[0] or told.roads or told.kms:
        return False
    point = trail.last[0]
    return (
        point.kinds[:1] == [Kind.BLOCKADE]
        and point.told[-1].sentence.number + 1 == told.sentence.number
        and not any(t.human or t.organisers for t in point.told)
    )


#: "La medida", "su reclamo": what was told of before the rain or the works.
_THE_PROTEST = re.compile(
    r"\b(?:la|esta|dicha|el|este|dicho|su|sus)\s(?:\w+\s)?(?:medidas?|protestas?|reclamos?|pliego|plataforma|demandas?|"
    r"pedidos?|exigencias?)\b"
)


def _protests_again(told: Told) -> bool:
    """Whether a sentence below what is no protest says more of the protest told of before it."""
    flat = told.sentence.plain
    more = told.demand or told.counts.crowd or human_besides(flat) or _THE_PROTEST.search(flat)
    more = more or THAT_CITY.search(flat)
    return bool(more) and not told.sentence.bullet


def _no_protest(trail: Trail, told: Told) -> bool:
    """Leave out what tells of a landslide, an accident or works, and more of it in the same block."""
    block = told.sentence.block
    specific = any(h.kind is not Kind.BLOCKADE for h in told.hits)
    if block == trail.dropped and trail.stopped and not told.natural and _protests_again(told):
        trail.dropped, trail.last, trail.stopped = -1, trail.stopped, []
    if told.natural and not specific:
        if _of_nature(trail, told):
            trail.note(NoteWhy.NOT_A_PROTEST, trail.last[0].told[0])
            trail.withdraw()
        trail.note(NoteWhy.NOT_A_PROTEST, told)
        trail.stopped = trail.last or trail.stopped
        trail.dropped, trail.last = block, []
        trail.context.road = told.roads[-1] if told.roads else trail.context.road
        return True
    # "… por lo que el tránsito es fluido. Aún se mantienen bloqueados los kilómetros 163 y 177": of the protest again.
    held = bool(told.hits) and any(p.clearing or p.kinds[:1] == [Kind.BLOCKADE] for p in trail.points)
    said_so = block == trail.dropped and not told.sentence.bullet and not held
    people = (told.human and human_besides(told.sentence.plain)) or told.organisers
    if said_so and not people and not specific and (told.clearing is None or not trail.points):
        trail.note(NoteWhy.NOT_A_PROTEST, told)
        return True
    return False
