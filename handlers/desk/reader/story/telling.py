"""All that one sentence tells, gathered once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.desk.reader.figures.labels import line_count
from handlers.desk.reader.figures.shares import shares_in
from handlers.desk.reader.figures.tallies import tallies_in
from handlers.desk.reader.story.deeds import Deeds, deeds_of
from handlers.desk.reader.story.matter import Matter, matter_of
from handlers.desk.reader.story.outlook import Outlook, dated, only_threatens, outlook
from handlers.desk.reader.story.setting import Setting, named_in, setting_of
from handlers.desk.reader.story.told import Told, World
from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.what import background, causes, remarks
from handlers.desk.reader.what.advising import supposed
from handlers.desk.reader.what.background import without
from handlers.desk.reader.what.denials import denies, questions, takes_back
from handlers.desk.reader.what.generics import generic
from handlers.desk.reader.what.phases import Phase, goes_on, phase_of
from handlers.desk.reader.when.otherdays import does, of_others
from handlers.desk.reader.when.times import When
from handlers.desk.reader.where.landmarks import square_in, whole_country
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import in_a_name
from handlers.desk.reader.where.unmapped import named_in_few, unmapped
from handlers.desk.reader.where.venues import sector_in
from handlers.desk.reader.who.organisers import organisers
from handlers.desk.reader.who.sources import sources_in
from storage.model import Kind


def tell(sentence: Sentence, world: World) -> Told:
    """What this sentence says."""
    matter = matter_of(sentence, world)
    named, deeds = named_in(matter, world), deeds_of(matter, sentence.remark)
    where = setting_of(matter, named, past=deeds.past)
    few = sentence.remark
    if (
        few is not None
        and few.states
        and deeds.end.remarked
        and not (where.placed or where.venue or unmapped(sentence))
    ):
        deeds = deeds_of(matter, None)  # "Tránsito fluvial restringido" names no place
    deeds = _weighed(matter, deeds, named, where)
    mentions = where.mentions
    if only_threatens(matter, world):
        deeds, where = _without_threats(matter, deeds, where)
    alone = deeds.end.alone and bool(deeds.hits)
    if deeds.end.wished and not (where.placed or where.venue):
        deeds = replace(deeds, hits=[])  # "The troops are trying to clear the road": which, was told before
    look = dated(matter, deeds, outlook(matter, deeds.hits, mentions, alone=alone), world)
    local = bool(deeds.hits) and where.narrow
    if matter.campaign is not None and any(h.kind is Kind.STRIKE for h in deeds.hits):
        where = where.besides_campaign(matter.campaign)
    if not look.moments:
        # "Amenazan con tomar el km 48" names no day: nothing is announced.
        hits = [h for h in deeds.hits if phase_of(h, matter.event, matter.verbs) is not Phase.THREAT]
        deeds = replace(deeds, hits=hits)
        if look.said is Phase.THREAT:
            where, look = replace(where, kms=[]), replace(look, ahead=False)
    return _told(matter, deeds, where, look, world, local=local)


def _weighed(matter: Matter, deeds: Deeds, named: Sequence[Mention], where: Setting) -> Deeds:
    """What a sentence tells of, now that its places are known: not by a word of a name, nor in general."""
    hits = [h for h in deeds.hits if not in_a_name(h, named, matter.sentence)]
    if deeds.end.remarked and not (where.placed or where.venue):
        # "No hay pase en Quishuarani": where that is is asked; "no se pasa" alone is of no place.
        hits, deeds = hits if unmapped(matter.sentence) else [], replace(deeds, over=None)
    elif deeds.over is not None and not (named or where.placed or where.venue) and _of_a_hamlet(matter):
        deeds = replace(deeds, over=None)  # "Quishuarani libre": that is none of the places told of before
    mere = remarks.mere(matter.event, placed=where.placed)
    somewhere = where.placed or where.venue or matter.acted
    vague = mere or (not somewhere and remarks.unspecific(matter.event, matter.verbs, hits))
    people = replace(deeds.people, other_time=True) if mere else deeds.people
    hits = [] if vague else remarks.doubted(matter.event, hits)
    return replace(deeds, hits=hits, mere=mere, people=people)


def _of_a_hamlet(matter: Matter) -> bool:
    """Whether it is but a remark that a place is free which no list has, told below others or in small letters."""
    few = matter.sentence.remark
    told = few is not None and not few.shut and named_in_few(matter.sentence)
    return told and (matter.sentence.number > 0 or not unmapped(matter.sentence))


def _without_threats(matter: Matter, deeds: Deeds, where: Setting) -> tuple[Deeds, Setting]:
    """What a sentence tells of besides what it but threatens with: without a day that is no plan, and beside an event
    none at all."""
    outside = [h for h in deeds.hits if not background.within(h.start, matter.threats)]
    if outside or deeds.over or not deeds.hits:
        where = where.besides_threats(matter, free=deeds.over is not None)
    return replace(deeds, hits=outside or deeds.hits, threat=bool(deeds.hits) and not outside), where


def _told(matter: Matter, deeds: Deeds, where: Setting, look: Outlook, world: World, *, local: bool) -> Told:
    """All of it; `local` where it happens in a town or at a kilometre, so that no count is a region's."""
    sentence, flat, hits = matter.sentence, matter.flat, deeds.hits
    human, doers = causes.human(flat), organisers(sentence)
    moments = of_others(
        flat,
        look.moments,
        eventful=bool(hits or deeds.over or where.kms or matter.generic),
        told=does(sentence.text, flat, matter.verbs) and not (matter.acted or human),
        hits=hits,
    )
    natural = deeds.feast or causes.apart(matter.event, matter.acts, eventful=bool(hits))
    sums = [] if natural and not human else tallies_in(matter.event, deeds.people, local=local)
    reported = next((_moment(w, world) for w in moments if w.role == "report"), None)
    asks = ("?" in flat or not hits) and bool(questions(flat))
    return Told(
        sentence=sentence,
        hits=tuple(hits),
        generic=_generic(matter, deeds),
        human=matter.acted or causes.human(without(flat, matter.apart)) or (bool(hits) and doers is not None),
        natural=natural,
        clearing=deeds.over,
        roads=tuple(where.roads),
        kms=tuple(where.kms),
        mentions=tuple(where.mentions),
        adjectives=world.places.adjectives(sentence),
        country=whole_country(sentence),
        venue=where.venue,
        square=square_in(sentence, matter.dead),
        sector=sector_in(sentence),
        states=deeds.end.states,
        moments=tuple(moments),
        ahead=look.ahead,
        goes_on=goes_on(flat),
        counts=deeds.people,
        organisers=doers,
        demand=(matter.asked[0] or None) if matter.asked else None,
        sources=sources_in(sentence, reported),
        tallies=tuple(sums),
        shares=shares_in(flat, where.mentions, sums),
        line_count=line_count(flat, where.mentions),
        denies=denies(flat) or asks or (deeds.quelled and not hits),
        takes_back=not hits and takes_back(flat),
        campaign=matter.campaign.name if matter.campaign and not deeds.past else None,
        threat=deeds.threat,
        bygone=deeds.bygone,
    )


def _generic(matter: Matter, deeds: Deeds) -> bool:
    """Whether it only says that people protest, not how, and that they do so now."""
    event = matter.event
    if deeds.past or deeds.feast or deeds.mere or not generic(without(event, deeds.unhappened)):
        return False
    return not (remarks.beside_services(event) or causes.freed(event) or supposed(event))


def _moment(when: When, world: World) -> datetime | None:
    if when.moment is not None:
        return when.moment
    if when.hour is None:
        return None
    day = when.day or world.now.astimezone(world.zone).date()
    return datetime.combine(day, when.hour, world.zone)
