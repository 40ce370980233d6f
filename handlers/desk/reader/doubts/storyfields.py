"""Whose place, people, hour and road those are that a draft has, where it is told of in a story."""

from __future__ import annotations

import re

from handlers.desk.reader.doubts.cases import Case, Open
from handlers.desk.reader.doubts.storyrivals import only_planned, second_act
from handlers.desk.reader.story.loci import loci
from handlers.desk.reader.story.residue import passes, residue
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.what.kinds import HARMFUL, VIOLENT
from handlers.desk.reader.where.nesting import contains
from handlers.desk.reader.words.verbs import Tense, verbs_in
from storage.model import EventState, Kind, TrafficState


def _loose_near(case: Case) -> list[Told]:
    """The sentences of its paragraph, or right below, that no other point with a place of its own has."""
    theirs = {
        t.sentence.number
        for p in case.others
        if (p.own_path or p.km) and p.kinds[:1] != [Kind.AGREEMENT]  # which says who passes here
        for t in p.told
    }
    at = case.point.told[-1].sentence
    return [
        t
        for t in case.tolds
        if t.sentence.number not in theirs
        and t.sentence.number > at.number
        and t.sentence.block - at.block <= 1
        and not (t.sentence.bullet or t.venue or t.kms or loci(t)[0])
    ]


def some_pass_beside(case: Case) -> Open:
    """Somebody who gets through, as a sentence below says that belongs to no other point."""
    if case.facts.traffic_state is not TrafficState.INTERRUPTED or case.own.sentence.bullet:
        return None
    near = _loose_near(case)
    if any(passes(t.sentence.plain) or TrafficState.RESTRICTED in t.states for t in near):
        return (TrafficState.RESTRICTED,)
    return None


_THEN_HURT = re.compile(
    r"\b(?:resultaron|resulto|quedaron|terminaron|fueron|were|was)\s(?:\w+\s){0,2}(?:herid|lesionad|detenid|arrestad|"
    r"intervenid|asesinad|muert|injured|hurt|wounded|killed|arrested|detained)"
)


def crowd_of_others(case: Case) -> Open:
    """A number of people out of a later sentence beside a second point, or of those who were hurt."""
    if case.facts.crowd is None:
        return None
    counting = [t for t in case.point.told if t.counts.crowd]
    if any(_THEN_HURT.search(t.sentence.plain) for t in counting):
        return ()
    if case.facts.state is EventState.ANNOUNCED:
        return ()  # So many are called out, and nobody has come yet.
    if case.point.second:
        return ()  # The number is that of the sentence's first event as well.
    if case.facts.kind is Kind.ARRESTS:
        return ()  # Those who were taken are no crowd.
    near = [p for p in case.others if p.block == case.point.block]
    later = all(t is not case.own for t in counting)
    violent = case.facts.kind in HARMFUL
    return () if later and (near or violent) and not case.point.listed else None


def dead_of_others(case: Case) -> Open:
    """Dead at what kills nobody, told of beside another point."""
    return None if case.facts.dead is None else _of_another(case)


def hurt_of_others(case: Case) -> Open:
    """Hurt at what hurts nobody, such as arrests or a march, told of beside another point."""
    return None if case.facts.injured is None else _of_another(case)


def _of_another(case: Case) -> Open:
    near = [p for p in case.others if abs(p.block - case.point.block) <= 1]
    return () if near and case.facts.kind not in VIOLENT | {Kind.BLOCKADE, None} else None


def time_of_an_end(case: Case) -> Open:
    """A start out of a sentence that also says that something was lifted, or the start of a kind that is in question."""
    if case.facts.started is None or not case.reports:
        return None
    at = case.facts.started.astimezone(case.now.tzinfo)
    for told in case.point.told:
        mine = [w for w in told.moments if w.hour == at.time() or w.day == at.date()]
        if mine and residue(told).ends and not any(w.role == "since" for w in mine):
            return ()
    return () if second_act(case) is not None and not _since(case) else None


def _since(case: Case) -> bool:
    return any(w.role == "since" for w in case.own.moments)


def start_in_story(case: Case) -> Open:
    """No start, where a sentence of its paragraph tells since when, which another point without a place took up."""
    if case.facts.started is not None or not case.reports or case.own.sentence.bullet:
        return None
    if only_planned(case) is not None:
        return ()
    mine = set(case.point.kinds)
    near = [
        t
        for p in case.others
        if mine & set(p.kinds)
        and not (p.km or p.listed)
        and (not p.own_path or p.path[0].weight <= 1 or p.path[:1] == case.point.path[:1])
        for t in p.told
        if 0 < abs(t.sentence.number - case.own.sentence.number) <= 2
    ]
    return () if any(w.role == "since" for t in near for w in t.moments) else None


def off_its_road(case: Case) -> Open:
    """A place that none of the towns lies near by which its road is named."""
    region, roads = case.facts.region, case.own.roads
    if (
        region is None
        or len(region) < 4
        or not roads
        or len(roads[0].route) < 2
        or case.facts.km_from is not None
    ):
        return None
    path = case.point.path
    if not path or path[0].name in roads[0].route or not roads[0].start:
        return None
    between = case.own.sentence.plain[min(path[0].end, roads[0].start) : max(path[0].end, roads[0].start)]
    apart = bool(re.search(r"[,;] (?:y|e|and)\b", between)) and any(
        v.tense in (Tense.PRESENT, Tense.PAST, Tense.IMPERFECT) for v in verbs_in(between)
    )
    return () if apart else None


def home_of_several(case: Case) -> Open:
    """A place that is but the home of those who act, beside another that holds it: "colectivos de Cusco y Machupicchu"."""
    path = case.point.path
    if not case.facts.region or not path or path[0].weight > 1 or not case.point.own_path:
        return None
    homes = [p.path[0] for p in case.together if p.path and p.path[0].weight <= 1]
    return () if any(contains(one, path[0]) or contains(path[0], one) for one in homes) else None


def venue_of_another(case: Case) -> Open:
    """A place at a spot that bears the name of another of its sentence: Juli, at "the bridge of Ilave"."""
    path, venue = case.point.path, plain(case.facts.place or "")
    if not case.facts.region or not path or not venue or path[0].name in venue:
        return None
    named = (p.path[0].name for p in case.together if p.path and p.path[0].name != path[0].name)
    return () if any(re.search(rf"\b{re.escape(name)}\b", venue) for name in named) else None


def two_departments(case: Case) -> Open:
    """A department, where a later sentence of it names another one."""
    region = case.facts.region
    if region is None or len(region) != 2 or case.facts.kind is Kind.STRIKE or case.point.listed:
        return None
    theirs = {t.sentence.number for p in case.others for t in p.told}
    at = case.own.sentence
    below = (t for t in case.tolds if t.sentence.block == at.block and t.sentence.number > at.number)
    later = [m for t in below if t.sentence.number not in theirs for m in t.mentions if m.weight >= 2]
    tops = dict.fromkeys(next(iter(found)) for m in later if len(found := {c[:2] for c in m.codes}) == 1)
    return tuple(top for top in tops if top != region) or None


def _in_its_sentence(case: Case) -> bool:
    path = case.point.path
    return bool(path) and any(m.name == path[0].name for m in case.own.mentions)


#: So far from its first town people count a road's kilometres from there, whatever its posts say.
_FIRST_KM = 30


def by_kilometre_alone(case: Case) -> Open:
    """A place that only a kilometre gives, in another department than all that the text names."""
    region = case.facts.region
    if region is None or _in_its_sentence(case) or case.facts.km_from is None:
        return None
    ends = case.point.road.towns if case.point.road and len(case.point.road.route) > 1 else ()
    if ends and case.facts.km_from <= _FIRST_KM and not any(code[:2] == region[:2] for code in ends[0]):
        return tuple(
            code for code in ends[0][:1]
        )  # "Km 3 de la carretera Yurimaguas - Tarapoto": from which end
    own = [t for t in case.tolds if t.sentence.whole == case.own.sentence.whole]
    told = own if any(m.weight >= 2 for t in own for m in t.mentions) else case.tolds
    tops = {c[:2] for t in told for m in t.mentions if m.weight >= 2 for c in m.codes}
    return () if tops and region[:2] not in tops else None
