"""What is told of its people's homes below what they do: the same thing once more, or where it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.story.further import told_as_further
from handlers.desk.reader.story.homes import homes_of_all
from handlers.desk.reader.story.points import akin
from handlers.desk.reader.story.rows import grouped
from handlers.desk.reader.story.samepeople import of_that
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.where.mentions import Mention
from storage.model import Kind

_ITS_SPOT = re.compile(
    r"\W*(?:la|el|esta|este|dicha|dicho|los|the)\s(?:medida(?: de (?:fuerza|protesta|lucha))?|protesta|bloqueo|"
    r"manifestacion|piquete|corte|toma|accion|protest|blockade)s?\s(?:se\s)?(?:realiz|ubic|desarroll|registr|concentr|"
    r"cumpl|efectu|llev\w+ a cabo|encuentr|es\b|tiene lugar|takes place|is\b)\w*\s(?:en|a la altura|entre|cerca|at|in|"
    r"near)\b"
)


def told_where(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Give the only point just told of, which no place was told for but its people's home, where it is."""
    if len(trail.last) != 1 or not _ITS_SPOT.match(told.sentence.plain):
        return False
    several = len(told.kms) > 1 or len(paths) > 1 or len(grouped(told)) > 1
    if several or not (paths or told.kms):
        return False
    point = trail.last[0]
    if (
        told.clearing
        or point.km is not None
        or (point.path and point.path[0].weight > 1)
        or not trail.near(told)
    ):
        return False
    point.path, point.own_path = (paths[0], True) if paths else (point.path, point.own_path)
    point.km = told.kms[0] if told.kms else None
    trail.add(told)
    return True


_PEOPLE_OF = re.compile(
    r"^\W*(?:(?:los|las|unos|unas|decenas|cientos|de|un|grupo) )*\w+(?: \w+)? (?:de|del) (?:[\w]+,? ){0,6}$"
)


def at_home(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether the places are but the homes of those who go on: "La Policía llegó, pero pobladores de B siguen en la vía"."""
    if not trail.last or any(path[0].weight > 1 for path in paths):
        return False
    if of_that(told):
        return True  # "Pobladores de Cusipata están apostados en el lugar"
    if told.kms or not trail.last[-1].path:
        return False
    if told.clearing is not None:
        # "Ocoyo: se normalizó el pase. Pobladores de Acostambo levantaron el bloqueo"
        before = trail.last[-1].clearing
        people = all(_PEOPLE_OF.search(told.sentence.plain[: path[0].start]) for path in paths)
        freed = before is not None and told.clearing.kind == before.kind
        return freed and people and trail.near(told) and not (told.roads or told.sentence.bullet)
    return told.goes_on and trail.last[-1].told[-1].sentence.whole == told.sentence.whole


#: "Impiden el paso", "no dejan pasar a nadie": what comes of a road that was told to be shut.
_NO_PASSING = re.compile(
    r"\b(?:imp[ie]d\w+|obstaculiz\w+|obstru\w+|dificult\w+|prevent\w*|(?:are|is) (?:stopping|preventing|blocking)|"
    r"stop(?:ped)?|(?:no|sin) (?:dej|permit)\w+|not (?:let|allow)\w*)\b[^.;]{0,40}"
    r"\b(?:pas[oe]|pasar|pasen|transito|circul\w+|libre|vehiculos?|traffic|vehicles?|trucks?|anyone|nobody|nadie)\b"
)
#: Others, elsewhere: no more of the same.
_OTHERS = re.compile(
    r"\b(?:otr[oa]s?|tambien|asimismo|ademas|igualmente|mientras|en tanto|por su parte|paralela\w*|also|another|meanwhile|"
    r"other|elsewhere)\b"
)


def shut_by_them(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether people named by their homes do but what was just told of the one road that they shut.

    "Está bloqueada en el km 618. Mineros de los sectores de A, B y C impiden el paso": of that kilometre.
    """
    if (
        len(trail.last) != 1
        or not trail.stands(Kind.BLOCKADE)
        or not trail.near(told)
        or told.sentence.bullet
    ):
        return False
    point, flat = trail.last[0], told.sentence.plain
    own = told.kms or told.roads or told.venue or told.square or told.clearing or told.ahead
    if own or not (point.own_path or point.km or point.own_road) or _OTHERS.search(flat):
        return False
    shut = bool(told.hits) and all(h.kind is Kind.BLOCKADE for h in told.hits)
    homes = [(m,) for m in told.mentions if m.weight > 0]
    if not shut or told_as_further(told) or not homes_of_all(told, homes):
        return False
    if len(homes) < 2 and not _NO_PASSING.search(flat):
        return False
    trail.add(replace(told, mentions=(), sector=None))
    return True


def marched_there(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Give the one march just told of by its people's homes the place that they went through or to."""
    if not trail.stands(Kind.MARCH) or not trail.near(told) or told.sentence.bullet or len(paths) != 1:
        return False
    marched = bool(told.hits) and all(h.kind in (Kind.MARCH, Kind.SIT_IN) for h in told.hits)
    apart = told.clearing or told.ahead or told.kms or _OTHERS.search(told.sentence.plain)
    if not marched or apart:
        return False
    if len(trail.last) > 1 and not _between_them(trail, told, paths[0]):
        return False
    point = trail.last[0]
    if not point.path or not point.own_path:
        return False
    if point.path[0].name == paths[0][0].name:
        trail.add(told)
        return True
    homes = (*point.path[:1], *point.rival[:1])
    if not all(m.home or m.weight <= 1 for m in homes):
        return False
    named = {m.name for m in told.mentions}
    if not any(m.name in named or akin([replace(point, path=(m,))], paths[0]) for m in homes):
        return False
    point.path, point.rival = paths[0], ()
    point.around += [m.codes for m in homes]
    trail.add(told)
    return True


def _between_them(trail: Trail, told: Told, path: tuple[Mention, ...]) -> bool:
    """Whether people of several towns went from one of them to the other, which then was one march."""
    names = {m.name for m in told.mentions}
    here = [p for p in trail.last if p.path and p.path[0].name == path[0].name]
    if len(here) != 1 or not all(p.path and p.path[0].name in names for p in trail.last):
        return False
    gone = [p for p in trail.last if p is not here[0]]
    trail.points = [p for p in trail.points if not any(p is one for one in gone)]
    here[0].around += [p.path[0].codes for p in gone]
    here[0].listed = False
    here[0].told = [replace(here[0].told[0], counts=told.counts)] if told.counts.crowd else here[0].told
    trail.last = here
    return True
