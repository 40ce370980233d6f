"""From a point to a draft: what is sure becomes facts, what is not becomes a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from handlers.desk.reader.doubts.weighing import Surroundings, weighed
from handlers.desk.reader.drafts.clues import Clues
from handlers.desk.reader.drafts.counting import counted
from handlers.desk.reader.drafts.hamlets import off_its_road
from handlers.desk.reader.drafts.kindsettling import kind_of
from handlers.desk.reader.drafts.onroad import OnRoad
from handlers.desk.reader.drafts.placing import region_of
from handlers.desk.reader.drafts.roadsettling import on_road
from handlers.desk.reader.drafts.shared import Shared
from handlers.desk.reader.drafts.starting import started_of
from handlers.desk.reader.judging import Ground
from handlers.desk.reader.model import Choice, Doubt, Intent, ReadDraft, Why
from handlers.desk.reader.story.points import CROWDS, Point
from handlers.desk.reader.story.told import Told, World
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.routes import along
from handlers.desk.reader.where.unmapped import shut_hamlet, unmapped
from handlers.desk.reader.who.organisers import same_people
from handlers.desk.reader.who.sources import once
from handlers.desk.reader.words.languages import language_of
from storage.model import EventFacts, EventState, Kind, Language, Precision, Source, TrafficState

LONGEST_SUMMARY = 1500
#: "Fuente: Sutran." at the end, which every message says by itself.
_SAID_BELOW = re.compile(r"\s*\b(?:fuentes?|sources?)\s*:\s*[^.:\n]{2,80}\.?\s*$", re.IGNORECASE)

#: A part of the country that is no region: no town that is told of beside it is meant.
_WIDE = re.compile(
    r"\b(?:macro ?r?region|macro ?sur|sur (?:del pais|andino|peruano)|todo el sur|regiones del sur|(?:varias|distintas|"
    r"diversas) regiones)\b"
)


#: What says of people that they are those who protest, where their sentence tells of no event.
_THEY_ARE = re.compile(
    r"\b(?:son|eran|se trata|participan|integra\w*|conforma\w*|protest\w*|manifest\w*|medida|bloque\w*|exig\w*|"
    r"pid\w+|reclam\w*|"
    r"demand\w*|rechaz\w*|acata[n]?|acataron|apostad\w*|instal\w*|permanec\w*|mantien\w*|encuentran|estan|"
    r"estuvieron|lider\w*|"
    r"encabez\w*|convoc\w*|organiz\w*|lleg\w*|retir\w*|coloc\w*|quem\w*|impid\w*|paro|huelga|are|were|led|called|joined)\b"
)


def _theirs(told: Told) -> bool:
    """Whether the people a sentence names are those who protest: not "los comerciantes cerraron sus tiendas"."""
    if told.eventful or told.demand or told.sentence.bullet or not told.sentence.verbs:
        return True
    return _THEY_ARE.search(told.sentence.plain) is not None


def _demanded(told: Sequence[Told]) -> str | None:
    """What is asked for where the event is told of, else below it, else above it."""
    first = next((t.sentence.number for t in told if t.hits), 0)
    return _first(t.demand for t in sorted(told, key=lambda t: (not t.hits, t.sentence.number < first)))


def drafted(point: Point, shared: Shared, around: Surroundings, world: World) -> ReadDraft:
    """The draft of one point, with its doubts."""
    doubts: list[Doubt] = []
    unnamed = point.clearing is not None and point.clearing.kind is None
    kind = None if unnamed else kind_of(point, doubts, protest=shared.protest)
    placed, region = _located(point, kind, shared, doubts, world)
    facts = _named(point, kind, placed, region, shared)
    facts = counted(point, _traffic(point, kind, facts, doubts), doubts)
    if point.clearing is None:
        facts, intent = _under_way(point, facts, shared, doubts, world), Intent.REPORT
    else:
        facts, intent = _lifted(facts), Intent.LIFT
    facts, weighty = weighed(point, facts, list(dict.fromkeys(doubts)), around)
    text = _text(point)
    free = point.clearing is not None and point.clearing.free
    return ReadDraft(facts.changed(**_summary(text)), weighty, intent, text, free)


def _located(
    point: Point, kind: Kind | None, shared: Shared, doubts: list[Doubt], world: World
) -> tuple[OnRoad, str | None]:
    """The road and the region of a point, as far as they are sure."""
    path = _place(point, shared)
    if path and (there := off_its_road(point, path)):
        point.around = [codes for codes in point.around if codes != path[0].codes]
        path = ()
        doubts.append(there)
    placed = on_road(point, path, doubts, world)
    if point.others and placed.km_from is not None:
        values = (placed.km_from, *point.others)
        doubts.append(Doubt("km_from", Why.KM_UNCLEAR, tuple(Choice((("km_from", km),)) for km in values)))
        placed = placed.without_km()
    asked = next((d.choices for d in doubts if d.field == "kind"), ())
    likely = Kind.BLOCKADE if len(asked) == 1 and point.soft else kind
    where = region_of(Clues(point, path, likely, placed, shared))
    doubts += where.doubts
    return placed.without_km() if where.local else placed, where.region


def _place(point: Point, shared: Shared) -> tuple[Mention, ...]:
    """The place that is told of a point, else the one of the whole text, if its road may pass there."""
    if not point.own_path and _WIDE.search(point.told[0].sentence.plain):
        return ()
    if point.path or not shared.path:
        return point.path
    if point.road and len(point.road.route) > 1 and not along(point.road, shared.path):
        return ()
    if point.clearing is None and point.sector and shut_hamlet(point.told[0].sentence) is not None:
        return ()  # "Pilcomayo cerrado, azapampa también": wherever that lies
    if point.clearing is not None and unmapped(point.told[0].sentence):
        return ()  # "En Quishuarani ya pasan": there, and nowhere that is known
    point.ground = Ground.NEAR
    return shared.path


def _named(point: Point, kind: Kind | None, placed: OnRoad, region: str | None, shared: Shared) -> EventFacts:
    """What happens, where, who is behind it and who says so."""
    own = _first(t.organisers for t in point.told if _theirs(t))
    facts = EventFacts(
        kind=kind,
        region=region,
        road=placed.code,
        road_name=placed.name,
        km_from=placed.km_from,
        km_to=placed.km_to,
        sector=None if point.sector and point.venue and point.sector in point.venue else point.sector,
        place=point.venue,
        sources=_sources(point, shared),
        organisers=own or point.organisers or _still(point) or shared.body,
        demand=_demanded(point.told),
    )
    if placed.position is None or placed.km_from is None:
        return facts
    return facts.changed(
        latitude=placed.position.latitude,
        longitude=placed.position.longitude,
        precision=Precision.APPROXIMATE if placed.position.approximate else Precision.EXACT,
    )


def _under_way(
    point: Point, facts: EventFacts, shared: Shared, doubts: list[Doubt], world: World
) -> EventFacts:
    """The facts of what goes on or is announced, with when and in which campaign."""
    facts = started_of(point, facts, doubts, world)
    if facts.state is EventState.ANNOUNCED:
        # Nothing is shut yet: "mañana se cierran las salidas, no habrá pase".
        # Nor was anybody hurt: "a march is planned, after two died in yesterday's".
        facts = facts.changed(traffic_state=None, injured=None, dead=None)
    elif point.finished and facts.kind in CROWDS | {Kind.CLASH}:
        facts = facts.changed(state=EventState.ENDED)
    return facts.changed(campaign=_first(t.campaign for t in point.told) or shared.campaign)


def _lifted(facts: EventFacts) -> EventFacts:
    """The facts of what is over; when it was is not told with it."""
    traffic = TrafficState.NORMAL if facts.kind is None else None
    return facts.changed(state=EventState.ENDED, traffic_state=traffic, started=None, ended=None)


def _summary(text: str) -> dict[str, str | None]:
    """The text as the summary in its language, without the source below it."""
    name = "summary_es" if language_of(text) is Language.ES else "summary_en"
    return {name: _SAID_BELOW.sub("", text)[:LONGEST_SUMMARY] or None}


def _still(point: Point) -> str | None:
    """Whoever did what was told of just before, where a sentence says only what they do besides."""
    before, first = point.before, point.told[0].sentence
    if before is None or before.block != point.block or point.listed or not same_people(first):
        return None
    return _first(t.organisers for t in before.told)


def _first(values: Iterable[str | None]) -> str | None:
    return next((v for v in values if v), None)


def _text(point: Point) -> str:
    sentences = {t.sentence.number: t.sentence.text for t in point.told}
    return " ".join(sentences[n] for n in sorted(sentences))


def _traffic(point: Point, kind: Kind | None, facts: EventFacts, doubts: list[Doubt]) -> EventFacts:
    """The facts with how the road is; a state said in a later sentence is nearer to now than the first one's verb."""
    shut, ahead = kind is Kind.BLOCKADE, point.told[0].ahead
    asked = any(
        d.field == "kind" and any(c.changes[0][1] is Kind.BLOCKADE for c in d.choices) for d in doubts
    )
    if not shut and (ahead or not asked):
        return facts
    states = dict.fromkeys(s for t in point.told for s in t.states if s is not TrafficState.NORMAL)
    distinct, first = list(states), set(point.told[0].states)
    if len(distinct) < 2:
        fallback = TrafficState.INTERRUPTED if shut and not ahead else None
        state = distinct[0] if distinct else fallback
        return facts.changed(traffic_state=state) if state is not None else facts
    if len(first) == 1:
        return facts.changed(traffic_state=first.pop())
    choices = tuple(Choice((("traffic_state", s),)) for s in distinct)
    doubts.append(Doubt("traffic_state", Why.STATE_UNCLEAR, choices))
    return facts


def _sources(point: Point, shared: Shared) -> tuple[Source, ...]:
    own = [s for t in point.told for s in t.sources]
    return once((*own, *shared.everywhere)) or shared.sources
