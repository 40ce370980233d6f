"""What in a report speaks for another value of a field than the one that was read, and how near that one stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from handlers.desk.reader.doubts.asking import asked, question
from handlers.desk.reader.doubts.cases import Case
from handlers.desk.reader.doubts.phasing import other_phase
from handlers.desk.reader.judging import Ground, Verdict, judged
from handlers.desk.reader.model import Choice, Doubt, Why
from handlers.desk.reader.story.loci import loci
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.residue import ends, stands
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.what.asides import behind
from handlers.desk.reader.what.kinds import GRAVER, Hit
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.settling import settle
from storage.model import EventFacts, EventState, Kind


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else a text tells of beside one point."""

    points: Sequence[Point]
    tolds: Sequence[Told]
    now: datetime


def weighed(
    point: Point, facts: EventFacts, doubts: Sequence[Doubt], around: Surroundings
) -> tuple[EventFacts, tuple[Doubt, ...]]:
    """The facts and doubts of a draft, with questions where what was read does not stand close enough to its event."""
    already = {name for doubt in doubts for name in doubt.fields}
    more: list[Doubt] = []
    for name, weigh in (("region", _place), ("state", _phase), ("kind", _kind)):
        if name in already:
            continue
        found = weigh(point, facts, around)
        if found is None:
            continue
        ground, rivals, words = found
        verdict = judged(name, ground, rivals=bool(rivals))
        if verdict is Verdict.SURE:
            continue
        more.append(question(name, facts, rivals, words, blocks=verdict is Verdict.ASKED))
        if verdict is Verdict.ASKED:
            facts = facts.changed(**{name: None})
    if facts.started is None and "started" not in already and point.clearing is None:
        before, begun = _day_before(point, facts, around)
        more += before
        facts = facts.changed(started=begun) if begun else facts
    others = [p for p in around.points if p is not point]
    case = Case(point, facts, others, around.tolds, around.now)
    return facts, asked(case, (*doubts, *more))


def _day_before(point: Point, facts: EventFacts, around: Surroundings) -> tuple[list[Doubt], datetime | None]:
    """The day that the sentence right before names, which may be this event's: "Virú vivió ayer horas violentas. …"."""
    first = point.told[0].sentence
    if any(t.moments for t in point.told) or any(t.ahead for t in point.told):
        return [], None
    beside = [
        t for t in around.tolds if (t.sentence.block, t.sentence.number + 1) == (first.block, first.number)
    ]
    # "… marchan en A. Las clases se suspendieron el viernes. En B bloquean …": more of what was told there.
    others = [t for p in around.points if p is not point for t in p.told]
    beside = [t for t in beside if t.eventful or not any(t is o or t.sentence is o.sentence for o in others)]
    days = [
        (w.day, w.hour or time(0), not t.eventful)
        for t in beside
        if not t.ahead
        for w in t.moments
        if w.day is not None and w.usable
    ]
    if not days or days[-1][0] > around.now.date():
        return [], None
    day, hour, alone = days[-1]
    moment = min(datetime.combine(day, hour, around.now.tzinfo), around.now)
    asked = [
        Doubt("started", Why.TIME_UNCLEAR, (Choice((("started", moment.astimezone(UTC)),)),), blocks=False)
    ]
    if day < around.now.date() and facts.state is EventState.ACTIVE:
        states = tuple(Choice((("state", state),)) for state in (EventState.ACTIVE, EventState.ENDED))
        asked.append(Doubt("state", Why.PHASE_UNCLEAR, states, blocks=False))
    # "El caos estalló anoche. Doce heridos dejó el enfrentamiento": the sentence before tells of nothing else.
    return asked, moment.astimezone(UTC) if alone and day < around.now.date() else None


Weight = tuple[Ground, tuple[object, ...], str]


def _place(point: Point, facts: EventFacts, around: Surroundings) -> Weight | None:
    """Where it happens: the places of its own sentence speak first, those of the text where it names none."""
    region = facts.region
    if region is None or (point.listed and point.path):
        return None
    if not point.path:
        # The only place of the whole text.
        borrowed = point.ground is Ground.NEAR and facts.km_from is None
        return (Ground.NEAR, (), "") if borrowed else None
    ground = point.ground
    own = point.told[0]
    along = {name for road in own.roads for name in road.route}
    named = [
        m
        for m in own.mentions
        if m.weight >= 1 or (m.name not in along and any(_lies_in(c, region) for c in m.codes))
    ]
    if ground is not Ground.SAID:
        named += [m for told in around.tolds if told is not own for path in loci(told)[0] for m in path]
    taken = [o for o in around.points if o is not point]
    rivals: list[object] = []
    for mention in named:
        code = settle((mention,), (), facts.kind).region
        if code is None or region.startswith(code) or any(_is_of(mention, other) for other in taken):
            continue
        holds = point.own_path and any(region.startswith(c) and c != region for c in mention.codes)
        if holds or _way_to(own, mention):
            continue
        if any(c == code for m in point.path for c in m.codes):
            continue
        # What lies in the place that was read may be the place itself: "comuneros de Oyón …, en la sierra de Lima".
        rivals.append(code)
    if not rivals and _wide(point, facts):
        rivals.append(_seat(region, point))
    return ground, tuple(r for r in dict.fromkeys(rivals) if r), point.path[0].name


#: "Las salidas a Puno, Arequipa y Cusco": where the ways lead.
_WAY = re.compile(
    r"\b(?:vias?|rutas?|carreteras?|salidas?|accesos?|pase|paso|roads?|routes?|exits?|traffic|highways?)\s(?:(?:principal|only)\s)?"
    r"(?:a|al|hacia|to|towards)\s(?:(?:el|la|the)\s)?(?:[\w ]{3,25}(?:,| y| and)\s){0,4}$"
)


def _way_to(told: Told, mention: Mention) -> bool:
    """Whether a place is but where a road or an exit leads."""
    return _WAY.search(told.sentence.plain[: mention.start]) is not None


def _wide(point: Point, facts: EventFacts) -> bool:
    """Whether a department is read from its bare name, for what happens at one spot: its capital may be meant."""
    said = any(m.sure for m in point.path) or any(w in point.told[0].sentence.plain for w in _DEPARTMENT)
    spot = facts.kind in (None, Kind.BLOCKADE) and facts.km_from is None
    return (
        spot
        and not said
        and facts.region is not None
        and len(facts.region) == 2
        and len(point.told[0].mentions) == 1
    )


_DEPARTMENT = ("region", "departamento", "department", "across", "toda ", "todo ", "provincias", "sur ")


def _seat(region: str, point: Point) -> str | None:
    """The town that bears a department's name and is its capital, None where the name has no such bearer."""
    towns = [c for c in point.path[0].codes if c.startswith(region) and len(c) == 6 and c.endswith("01")]
    return towns[0] if len(towns) == 1 else None


def _lies_in(code: str, region: str) -> bool:
    return len(code) > len(region) and code.startswith(region)


def _is_of(mention: Mention, point: Point) -> bool:
    """Whether a place is that of another point of the text, which so has it."""
    return any(a.startswith(b) for m in point.path for a in m.codes for b in mention.codes)


def _phase(point: Point, facts: EventFacts, around: Surroundings) -> Weight | None:
    """Whether it is to come, goes on or is over."""
    other = other_phase(point, facts, around.now)
    if (
        other is EventState.ENDED
        and any(stands(t) for t in point.told)
        and not any(ends(t) for t in point.told)
    ):
        other = None
    return Ground.CARRIED, (other,) if other else (), ""


#: What befalls those who march, and is no other event than theirs.
_OF_THEM = frozenset({Kind.ARRESTS, Kind.AGREEMENT, Kind.DISPERSAL})


def _kind(point: Point, facts: EventFacts, around: Surroundings) -> Weight | None:
    """What it is: what else its sentences tell of that no other point has."""
    if facts.kind is None or point.clearing is not None:
        return None
    others = {k for p in around.points if p is not point for k in p.kinds if _together(p, point)}
    told = [h.kind for t in point.told for h in t.hits if not h.frame]
    place = GRAVER.index(facts.kind)
    road = any(t.kms for t in point.told)
    rivals = tuple(
        k
        for k in dict.fromkeys(told)
        if k is not facts.kind
        and k not in others
        and (k is Kind.BLOCKADE if road else k not in _OF_THEM and GRAVER.index(k) < place)
    )
    if not rivals and _only_beside(point):
        return Ground.NEAR, (), ""
    return Ground.SAID, rivals, ""


#: "Cumplen su tercer día de paro": its verb tells of it.
_DAYS_OF = re.compile(
    r"\b(?:cumpl\w+|llev\w+|acat\w+|inici\w+)\s(?:(?:su|el|hoy|ya|un)\s)*\w+\s(?:dias?|horas|semanas?)\s(?:\w+\s)?"
    r"(?:de|del|de la)\s$"
)


def _borne_out(told: Told, hit: Hit) -> bool:
    """Whether what stands behind a preposition is told of all the same: by its own verb, or by those whom it hurt."""
    flat = told.sentence.plain
    hurt = (
        hit.kind is Kind.CLASH
        and bool(told.counts.injured or told.counts.dead)
        and not told.counts.other_time
    )
    return hurt or _DAYS_OF.search(flat[: hit.start]) is not None


def _only_beside(point: Point) -> bool:
    """Whether what happens is named only behind a preposition, as the ground or the time of something else."""
    hits = [(t, h) for t in point.told for h in t.hits]
    nouns = [(t, h) for t, h in hits if behind(t.sentence.plain, h) and not _borne_out(t, h)]
    return bool(hits) and len(nouns) == len(hits) and not any(t.kms or t.states for t in point.told)


def _together(one: Point, other: Point) -> bool:
    """Whether two points are told of in one sentence or paragraph."""
    return bool({t.sentence.block for t in one.told} & {t.sentence.block for t in other.told})
