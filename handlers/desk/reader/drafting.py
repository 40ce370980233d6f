"""From a point to a draft: what is sure becomes facts, what is not becomes a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.desk.reader import kinds
from handlers.desk.reader.languages import language_of
from handlers.desk.reader.model import Choice, Doubt, Intent, ReadDraft, Why
from handlers.desk.reader.places import Mention
from handlers.desk.reader.points import Point
from handlers.desk.reader.roadsettling import OnRoad, on_road
from handlers.desk.reader.settling import settle
from handlers.desk.reader.starting import started_of
from handlers.desk.reader.telling import Told, World
from storage.model import EventFacts, EventState, Kind, Language, Precision, Source, TrafficState
from storage.regions import Gazetteer

LONGEST_SUMMARY = 1500
_POLICE_ACTS = frozenset(
    {Kind.DISPERSAL, Kind.EXCESSIVE_FORCE, Kind.CLASH, Kind.LOOTING, Kind.OCCUPATION, Kind.ARRESTS}
)
_CROWDS = frozenset({Kind.MARCH, Kind.SIT_IN, Kind.STRIKE})
_EXITS = {
    "cusco": "211101",
    "cuzco": "211101",
    "puno": "211101",
    "huancane": "211101",
    "lampa": "211101",
    "arequipa": "211101",
}
_PROTEST = re.compile(
    r"\b(?:manifest|protest|march|paro\b|huelga|bloque|enfrent|disturb|vandal|saque|piquete|movili|"
    r"demonstr|strike|clash|riot|loot|block|revuelta)\w*"
)
_NO_NAMES = frozenset(
    (
        "todo toda todos todas estos estas este esta donde tanto esos cada medio caso horas varios varias vías via "
        "carretera plena total this that front protest which some many"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Shared:
    """What the whole text gives each of its drafts."""

    sources: tuple[Source, ...]
    everywhere: tuple[Source, ...]
    path: tuple[Mention, ...]
    gazetteer: Gazetteer


def drafted(point: Point, shared: Shared, world: World) -> ReadDraft:
    """The draft of one point, with its doubts."""
    doubts: list[Doubt] = []
    kind = None if point.clearing and point.clearing.kind is None else _kind(point, doubts)
    path = point.path or shared.path
    placed = on_road(point, path, doubts, world)
    region = _region(point, path, kind, placed, shared, doubts)
    facts = EventFacts(
        kind=kind,
        region=region,
        road=placed.code,
        road_name=placed.name,
        km_from=placed.km_from,
        km_to=placed.km_to,
        sector=point.sector,
        place=point.venue,
        sources=_sources(point, shared),
        organisers=_first(t.organisers for t in point.told),
        demand=_first(t.demand for t in point.told),
    )
    if placed.position is not None and placed.km_from is not None:
        facts = facts.changed(
            latitude=placed.position.latitude,
            longitude=placed.position.longitude,
            precision=Precision.APPROXIMATE if placed.position.approximate else Precision.EXACT,
        )
    facts = _traffic(point, kind, facts, doubts)
    facts = _counted(point.told, facts, doubts)
    facts = started_of(point, facts, doubts, world)
    intent = Intent.REPORT
    if point.clearing is not None:
        intent = Intent.LIFT
        facts = facts.changed(
            state=EventState.ENDED,
            traffic_state=TrafficState.NORMAL if kind is None else None,
            started=None,
            ended=None,
        )
    text = _text(point)
    name = "summary_es" if language_of(text) is Language.ES else "summary_en"
    return ReadDraft(facts.changed(**{name: text[:LONGEST_SUMMARY] or None}), tuple(doubts), intent, text)


def _first(values: Iterable[str | None]) -> str | None:
    return next((v for v in values if v), None)


def _text(point: Point) -> str:
    sentences = {t.sentence.number: t.sentence.text for t in point.told}
    return " ".join(sentences[n] for n in sorted(sentences))


def _kind(point: Point, doubts: list[Doubt]) -> Kind | None:
    if point.clearing is not None:
        return point.clearing.kind
    found = list(dict.fromkeys(point.kinds))
    if point.soft:
        if any(t.human for t in point.told):
            return Kind.BLOCKADE
        doubts.append(_kinds_asked([Kind.BLOCKADE]))
        return None
    if not found:
        doubts.append(_kinds_asked([Kind.MARCH, Kind.SIT_IN, Kind.BLOCKADE]))
        return None
    first, rest = found[0], found[1:]
    violent = [k for k in found if k in _POLICE_ACTS]
    if first is Kind.ARRESTS and not any(
        _PROTEST.search(t.sentence.plain) for t in [*point.told, *(point.before.told if point.before else ())]
    ):
        # Arrests without a protest are no event of ours, or the text leaves out what the editor knows.
        doubts.append(_kinds_asked(found))
        return None
    if not rest or (first in _POLICE_ACTS and all(k in _CROWDS or k is Kind.ARRESTS for k in rest)):
        return first
    if (
        set(violent) <= {Kind.CLASH, Kind.DISPERSAL, Kind.ARRESTS}
        and Kind.CLASH in violent
        and all(k in violent or k in _CROWDS for k in found)
    ):
        return Kind.CLASH
    leading = _leading(point, found)
    if leading is not None:
        return leading
    doubts.append(_kinds_asked(found))
    return None


def _leading(point: Point, found: Sequence[Kind]) -> Kind | None:
    """The one kind that is the subject, where the other is but what the people did besides."""
    told = point.told[0]
    order = [h.kind for h in told.hits if not h.frame]
    if not order:
        return None
    if set(found) <= {Kind.MARCH, Kind.SIT_IN} and order[0] in found:
        return order[0]
    if Kind.AGREEMENT in found:
        return Kind.AGREEMENT if order[0] is Kind.AGREEMENT else None
    if set(found) <= {Kind.DISPERSAL, Kind.BLOCKADE} and order[0] is Kind.DISPERSAL:
        return Kind.DISPERSAL
    return None


def _kinds_asked(choices: Sequence[Kind]) -> Doubt:
    return Doubt("kind", Why.KIND_UNCLEAR, tuple(Choice((("kind", kind),)) for kind in choices))


def _region(
    point: Point,
    path: tuple[Mention, ...],
    kind: Kind | None,
    placed: OnRoad,
    shared: Shared,
    doubts: list[Doubt],
) -> str | None:
    # A protest of whatever sort gathers in a town, unless it is on a road.
    venue = bool(point.venue or point.square) or (kind is None and not point.clearing and placed.code is None)
    around = [*point.around]
    if point.path is not path or not point.own_path:
        around += [m.codes for m in path[1:]]
    around += [m.codes for m in shared.path]
    if path:
        km = placed.km_from
        settled = settle(path, around, kind, road=placed.road, km=km, venue=venue)
        if settled.against_road and not point.own_path:
            path = ()  # A place of an earlier sentence; this kilometre lies elsewhere.
        elif settled.region is not None:
            region = settled.region
            if settled.choices:
                doubts.append(_regions_asked(settled.choices, _word(path), blocks=False))
            if point.square and point.square.startswith(region):
                return point.square
            return region
        else:
            doubts.append(_regions_asked(settled.choices, _word(path)))
            return settled.certain
    if point.square:
        return point.square
    if placed.road is not None and placed.km_from is not None:
        implied = placed.road.implied(placed.km_from)
        if implied is not None and (placed.km_to is None or placed.road.implied(placed.km_to) == implied):
            return implied
        ends = [*placed.road.near(placed.km_from), *(placed.road.near(placed.km_to) if placed.km_to else ())]
        tops = tuple(dict.fromkeys(code[:2] for code in ends))
        if len(tops) == 1:
            return tops[0]
        if tops:
            doubts.append(_regions_asked(tops))
            return None
    if point.country or (kind is Kind.STRIKE and any(t.country for t in point.told)):
        return ""
    if route := _route_region(point, shared.gazetteer):
        tops = tuple(dict.fromkeys(code[:2] for code in route))
        if len(tops) == 1:
            return tops[0]
        doubts.append(_regions_asked(tops))
        return None
    doubts.append(_unknown(point, shared.gazetteer))
    return None


def _route_region(point: Point, regions: Gazetteer) -> list[str]:
    """Where the towns lie that a road is named by."""
    if point.road is None:
        return []
    found = []
    for name in point.road.route:
        posts = {p.district for road in point.road.roads if (p := road.at(name))}
        answer = regions.find(name)
        if posts:
            found += sorted(posts)[:1]
        elif answer.region is not None:
            found.append(answer.region.code)
        else:
            # A town that no list knows may lie anywhere along the road.
            found += [p.district for road in point.road.roads for p in road.posts]
    return found


def _regions_asked(codes: Iterable[str], words: str = "", *, blocks: bool = True) -> Doubt:
    return Doubt(
        "region", Why.REGION_AMBIGUOUS, tuple(Choice((("region", code),)) for code in codes), words, blocks
    )


def _word(path: Sequence[Mention]) -> str:
    return path[0].name


def _unknown(point: Point, regions: Gazetteer) -> Doubt:
    """No place is named that is known; an exit's town and the nearest names to a slip are offered."""
    if point.venue and (
        match := re.match(r"(?:salida|exit)\s+(?:a |hacia |to |de )?(\w+)", point.venue, re.IGNORECASE)
    ):
        code = _EXITS.get(match[1].lower())
        if code is not None:
            return Doubt("region", Why.REGION_UNKNOWN, (Choice((("region", code),)),), point.venue)
    for told in point.told[:2]:
        text = told.sentence.text
        match = re.search(r"\b(?:[Ee]n|EN|[Ii]n|de|DE|d)\s+((?:(?:el|la|San|Santa)\s)?[^\W\d_]{4,})", text)
        if (
            match is None
            or kinds.hits(match[1].lower())
            or match[1].lower() in _NO_NAMES
            or re.match(
                r"(?:el|la)\s(?:salida|plaza|via|carretera|zona|ciudad|altura|provincia|region)",
                match[1].lower(),
            )
        ):
            continue
        near = regions.find(match[1], narrow=True)
        if near.suggestions:
            return Doubt(
                "region",
                Why.REGION_UNKNOWN,
                tuple(Choice((("region", r.code),)) for r in near.suggestions[:4]),
                match[1],
            )
    return Doubt("region", Why.REGION_UNKNOWN)


def _traffic(point: Point, kind: Kind | None, facts: EventFacts, doubts: list[Doubt]) -> EventFacts:
    # A state said in a later sentence is nearer to now than the verb of the first.
    states = [s for t in point.told for s in dict.fromkeys(t.states)]
    asked = any(
        d.field == "kind" and any(c.changes[0][1] is Kind.BLOCKADE for c in d.choices) for d in doubts
    )
    if kind is not Kind.BLOCKADE and not asked:
        return facts
    distinct = list(dict.fromkeys(s for s in states if s is not TrafficState.NORMAL))
    if len(distinct) > 1:
        first = point.told[0].states
        if len(set(first)) == 1:
            return facts.changed(traffic_state=first[0])
        doubts.append(
            Doubt(
                "traffic_state", Why.STATE_UNCLEAR, tuple(Choice((("traffic_state", s),)) for s in distinct)
            )
        )
        return facts
    if distinct:
        return facts.changed(traffic_state=distinct[0])
    return (
        facts.changed(traffic_state=TrafficState.INTERRUPTED)
        if kind is Kind.BLOCKADE and not any(t.ahead for t in point.told[:1])
        else facts
    )


def _counted(told: Sequence[Told], facts: EventFacts, doubts: list[Doubt]) -> EventFacts:
    for name in ("crowd", "injured", "dead"):
        found: list[int] = []
        for one in told:
            if name != "crowd" and (one.counts.other_time or one.tallies):
                continue
            found += getattr(one.counts, name)
        distinct = list(dict.fromkeys(found))
        if not distinct:
            continue
        if len(distinct) == 1 or _adds_up(distinct):
            facts = facts.changed(**{name: distinct[0] if len(distinct) == 1 else max(distinct)})
        else:
            numbers = dict.fromkeys((*distinct, sum(distinct)) if name != "crowd" else distinct)
            doubts.append(Doubt(name, Why.COUNT_UNCLEAR, tuple(Choice(((name, n),)) for n in numbers)))
    return facts


def _adds_up(numbers: Sequence[int]) -> bool:
    """Whether one of them is the sum of the others: "12 heridos: 8 civiles y 4 policías"."""
    return len(numbers) > 2 and 2 * max(numbers) == sum(numbers)


def _sources(point: Point, shared: Shared) -> tuple[Source, ...]:
    own = [s for t in point.told for s in t.sources]
    found: dict[str, Source] = {}
    for source in (*own, *shared.everywhere):
        found.setdefault(source.name.casefold(), source)
    return tuple(found.values())[:10] or shared.sources


def moment_or_none(moment: datetime | None, now: datetime) -> datetime | None:
    """A moment that is not ahead of now."""
    return moment if moment is not None and moment <= now else None
