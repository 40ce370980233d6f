"""All that one sentence tells, gathered once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from handlers.desk.reader.figures.counts import counts
from handlers.desk.reader.figures.labels import line_count
from handlers.desk.reader.figures.shares import shares_in
from handlers.desk.reader.figures.tallies import tallies_in
from handlers.desk.reader.story.told import Told, World
from handlers.desk.reader.text.partings import asked_until
from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.what import background, causes, kinds, remarks, unhappened
from handlers.desk.reader.what.acts import acts_in
from handlers.desk.reader.what.advising import advised, supposed, told_beside
from handlers.desk.reader.what.background import without
from handlers.desk.reader.what.calledout import CALLED_OUT
from handlers.desk.reader.what.clearings import part_of
from handlers.desk.reader.what.denials import denied, denies, questions, said_false, takes_back
from handlers.desk.reader.what.endings import Done, endings
from handlers.desk.reader.what.outcomes import outcome
from handlers.desk.reader.what.phases import Phase, goes_on, phase, phase_of, plans
from handlers.desk.reader.what.shutplaces import shut
from handlers.desk.reader.when import times
from handlers.desk.reader.when.bygone import at_court, of_earlier, of_past_year
from handlers.desk.reader.when.governing import governed, happened, uncalled, under_way
from handlers.desk.reader.when.otherdays import does, of_others, unhung
from handlers.desk.reader.when.times import When
from handlers.desk.reader.where.kilometres import kilometres_in
from handlers.desk.reader.where.landmarks import square_in, whole_country
from handlers.desk.reader.where.limastreets import bare_streets, lima_streets
from handlers.desk.reader.where.nesting import in_a_name
from handlers.desk.reader.where.origins import told_at
from handlers.desk.reader.where.roadnames import roads_in
from handlers.desk.reader.where.roadwords import as_roads
from handlers.desk.reader.where.routes import narrowed, object_of_works
from handlers.desk.reader.where.spots import venue_besides
from handlers.desk.reader.where.venues import sector_in
from handlers.desk.reader.who.campaigns import campaign_in
from handlers.desk.reader.who.demands import demand
from handlers.desk.reader.who.demandwords import A_PROTEST, LIFT_ASKED
from handlers.desk.reader.who.organisers import how_many, organisers
from handlers.desk.reader.who.sources import sources_in
from handlers.desk.reader.words.verbs import Tense, verbs_in
from storage.model import Kind


def tell(sentence: Sentence, world: World) -> Told:
    """What this sentence says."""
    flat, asked = sentence.plain, demand(sentence)
    threats = background.threats(flat)
    if (
        asked
        and (cut := next((start for start, _ in threats if asked[1] < start < asked[2]), None)) is not None
    ):
        asked = (sentence.text[asked[1] : cut].rstrip(" ,").removesuffix(" y"), asked[1], cut)
    out = CALLED_OUT.search(flat) if asked else None
    called = asked is not None and out is not None and out.start() < asked[2] and asked[1] < out.end()
    if asked and (called or LIFT_ASKED.search(flat[asked[1] : asked[2]]) or A_PROTEST.match(flat, asked[1])):
        asked = None  # What is to be lifted goes on; "bloqueada por una paralización …" asks for nothing.
    roads = narrowed(sentence, roads_in(sentence, world.roads, world.places))
    # What people ask for, and who says so, tells nothing of what happens: "piden cesar la represión".
    event = without(
        flat, [(asked[1], asked_until(sentence.text, flat, sentence.verbs, *asked[1:]))] if asked else []
    )
    event = as_roads(event, roads)
    event = without(event, questions(event))
    dead = background.who_died(flat)
    apart = [
        *(background.not_because(event) + background.remembered(event) + dead),
        *(remarks.general(event) + advised(event) + said_false(event)),
    ]
    event = without(event, apart)
    whole = event == flat  # nothing is left out of it
    verbs = sentence.verbs if whole else verbs_in(event, sentence.text)
    granted = background.granted(event)
    unreal = [*background.meant(event), *background.meanwhile(event, verbs), *granted]
    acts = sentence.acts if whole else acts_in(event, sentence.text, verbs)
    hits = shut(event, kinds.hits(event, sentence.text, acts))
    none = unhappened.spans(event, verbs)
    quelled = any(background.within(h.start, none) for h in hits)
    hits = [h for h in hits if not (denied(event, h.start) or background.within(h.start, none))]
    hits = unhappened.without_meant(event, hits)
    today = world.now.astimezone(world.zone).date()
    feast = causes.accident(event, acts) or (
        # "Suspenden los bloqueos por la fiesta de la Virgen": the feast is what a protest rests for.
        causes.festive(flat, event, acts) and not any(e.done is Done.OVER for e in endings(event, verbs))
    )
    past = (bygone := of_past_year(flat, today)) or at_court(flat, hits)
    hits = [] if feast or past or (supposed(event) and not told_beside(event, hits)) else hits
    hits = [h for h in hits if h.kind is not Kind.AGREEMENT or not background.within(h.start, unreal)]
    end = outcome(event, without(event, granted), verbs, hits)
    hits, over, states = list(end.hits), None if bygone else end.over, end.states
    if over is not None:
        hits = [h for h in hits if not part_of(over, h, event)]
    earlier = [of_earlier(h, event, today) for h in hits]
    past = past or (bool(hits) and all(earlier))
    hits = [] if past else [replace(h, frame=h.frame or then) for h, then in zip(hits, earlier, strict=True)]
    taken = [*((m.start, m.end) for m in roads), *lima_streets(flat), *bare_streets(flat)]
    kms = kilometres_in(sentence, [(m.start, m.end) for m in roads if m.code])
    kms = [] if past else [km for km in kms if not background.within(km.start, apart)]
    along = [road for m in roads if len(m.roads) == 1 or m.code for road in m.roads]
    mentions = world.places.mentions(sentence, taken, along, [road for m in roads for road in m.roads])
    mentions = [m for m in mentions if not background.within(m.start, apart)]
    hits = [h for h in hits if not in_a_name(h, mentions, sentence)]
    roads = [m for m in roads if not object_of_works(sentence, m)]
    venue = venue_besides(sentence, dead, mentions)
    if venue and (
        any(m.route and m.start <= sentence.text.find(venue) < m.end for m in roads)
        or (
            asked
            and venue.startswith(("Congreso", "Lote"))
            and asked[1] < sentence.text.find(venue) < asked[2]
        )
    ):
        venue = None  # "La carretera que une Puerto Maldonado con Cusco", "por la ley que ve el Congreso"
    kms = [k for k in kms if not (asked and asked[1] <= k.start < asked[2])]
    mentions = told_at(sentence, mentions, asked[1:] if asked else None, bare=not (roads or kms))
    placed = bool(mentions or roads or kms)
    mere = remarks.mere(event, placed=placed)
    vague = mere or (not (placed or venue or causes.acted(acts)) and remarks.unspecific(event, verbs, hits))
    hits = [] if vague else remarks.doubted(event, hits)
    ending = next((e.start for e in endings(event, verbs) if e.done is Done.AHEAD), None)
    ahead = ending is None and plans(
        without(event, [(m.start, m.end) for m in mentions]), verbs
    )  # not "Previsto"
    threat, dated = False, times.moments(flat, world.now, world.zone, future=True) if threats else []
    if threats and not any(w.day is not None and w.day > today for w in unhung(flat, dated)):
        # "Si no los reciben, tomarán la vía": without a day it is no plan, and beside an event none at all.
        outside = [h for h in hits if not background.within(h.start, threats)]
        threat, hits = bool(hits) and not outside, outside or hits
        if outside or over or not hits:
            kms = [km for km in kms if not background.within(km.start, threats)]
            there = [m for m in mentions if not background.within(m.start, threats)]
            mentions = there or (mentions if over else [])  # "… retomarán el bloqueo de A, dijeron al abrir"
    alone = end.alone and bool(hits)
    if end.wished and not (mentions or kms or roads or venue):
        hits = []  # "The troops are trying to clear the road": which, was told before
    # "La marcha por la defensa del agua empezará a las 10": the verb may stand behind what they ask for.
    said = phase(hits, event, verbs) or (phase(hits, flat, sentence.verbs) if asked else None)
    said = Phase.ON if alone else said
    ahead = said is not Phase.ON if said is not None and (ending is None or alone) else ahead
    people = counts(event, today)
    people = replace(people, other_time=True) if past or mere else people
    many = None if people.crowd else how_many(sentence)
    if many is not None and (many >= 20 or not (people.injured or people.dead)):
        people = replace(people, crowd=(many,))
    local = bool(kms or any(m.weight >= 2 and m.bearers[0][1].level > 1 for m in mentions)) and bool(hits)
    moments = [] if bygone else times.moments(flat, world.now, world.zone, future=ahead)
    moments = governed(flat, moments, hits, verbs, today)
    if said is Phase.ON and any(phase_of(h, event, verbs) is Phase.AHEAD for h in hits):
        # "Bloquean la vía y anuncian que mañana marcharán": what is to come has the day to come.
        moments = [replace(w, role=w.role or "other") if w.day and w.day > today else w for w in moments]
    if ahead and said is None and under_way(hits, verbs, moments, today):
        ahead = False  # "Bloquean la vía; el miércoles 22 se reunirán": what is to come is something else.
    if not hits and not kinds.generic(event) and any(v.tense is Tense.FUTURE for v in verbs):
        # What is to come beside what is told: when it will be is no start.
        moments = uncalled(flat, moments)
    if not ahead and goes_on(flat):
        # "Continuará hasta …, y el jueves viajará una delegación": it goes on, so no day to come is its start.
        moments = [replace(w, role=w.role or "other") if w.day and w.day > today else w for w in moments]
    if ending is not None:
        # The day on which it is to end is not the one on which it began.
        moments = [replace(w, role="until") if w.start > ending or not w.role else w for w in moments]
    if end.bounded and alone:
        # "Abrieron la vía de 6 de la tarde a 5 de la mañana": when one passes is no start.
        moments = [replace(w, role=w.role or "other") for w in moments]
    moments = happened(event, moments, hits, deadly=bool(people.dead), bygone=people.other_time)
    # "Marchan en el tercer día de paro": the strike began then, the march did not.
    other = any(not h.frame and h.kind is not Kind.STRIKE for h in hits)
    moments = [
        replace(w, role="since", of=Kind.STRIKE if other else w.of) if w.role == "strike" else w
        for w in moments
    ]
    campaign = campaign_in(event)
    named = range(campaign.start, campaign.end) if campaign else range(0)
    if any(h.kind is Kind.STRIKE for h in hits):
        mentions = [m for m in mentions if m.start not in named]  # "… en apoyo a la toma de Lima"
    if campaign is not None and any(h.kind is not Kind.STRIKE for h in hits):
        # "Paro nacional del 4 de enero: bloquean …" does not say since when they block.
        moments = [replace(w, role="other") if w.start in named else w for w in moments]
    moments = [replace(w, role="other") if background.within(w.start, granted) else w for w in moments]
    if not moments:
        # "Amenazan con tomar el km 48" names no day: nothing is announced.
        hits = [h for h in hits if phase_of(h, event, verbs) is not Phase.THREAT]
        kms, ahead = ([], False) if said is Phase.THREAT else (kms, ahead)
    told = does(sentence.text, flat, verbs) and not (causes.acted(acts) or causes.human(flat))
    happens = bool(hits or over or kms or kinds.generic(event))
    moments = of_others(flat, moments, eventful=happens, told=told, hits=hits)
    apart_from = feast or causes.apart(event, acts, eventful=bool(hits))
    sums = [] if apart_from and not causes.human(flat) else tallies_in(event, people, local=local)
    at = next((_moment(w, world) for w in moments if w.role == "report"), None)
    doers = organisers(sentence)
    return Told(
        sentence,
        tuple(hits),
        kinds.generic(without(event, none))
        and not (
            past or feast or mere or remarks.beside_services(event) or causes.freed(event) or supposed(event)
        ),
        causes.acted(acts) or causes.human(without(flat, apart)) or (bool(hits) and doers is not None),
        apart_from,
        over,
        tuple(roads),
        tuple(kms),
        tuple(mentions),
        world.places.adjectives(sentence),
        whole_country(sentence),
        venue,
        square_in(sentence, dead),
        sector_in(sentence),
        states,
        tuple(moments),
        ahead,
        goes_on(flat),
        people,
        doers,
        (asked[0] or None) if asked else None,
        sources_in(sentence, at),
        tuple(sums),
        shares_in(flat, mentions, sums),
        line_count(flat, mentions),
        denies(flat) or (("?" in flat or not hits) and bool(questions(flat))) or (quelled and not hits),
        not hits and takes_back(flat),
        campaign.name if campaign and not past else None,
        threat=threat,
        bygone=bygone,
    )


def _moment(when: When, world: World) -> datetime | None:
    if when.moment is not None:
        return when.moment
    if when.hour is None:
        return None
    day = when.day or world.now.astimezone(world.zone).date()
    return datetime.combine(day, when.hour, world.zone)
