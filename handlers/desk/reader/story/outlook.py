"""Whether what a sentence tells of is on or to come, and its moments, each with whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from handlers.desk.reader.story.deeds import Deeds
from handlers.desk.reader.story.matter import Matter
from handlers.desk.reader.story.told import World
from handlers.desk.reader.what import background
from handlers.desk.reader.what.background import without
from handlers.desk.reader.what.endings import Done, endings
from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.what.phases import Phase, goes_on, phase, phase_of, plans
from handlers.desk.reader.when import times
from handlers.desk.reader.when.governing import governed, happened, uncalled, under_way
from handlers.desk.reader.when.otherdays import unhung
from handlers.desk.reader.when.times import When
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.words.verbs import Tense
from storage.model import Kind


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a sentence says of whether it is on or to come."""

    ahead: bool  # it is to come
    said: Phase | None  # as its verbs say
    ending: int | None  # where it says that it is to end
    alone: bool  # that it stands is said by its end alone
    moments: list[When] = field(default_factory=list)


def outlook(matter: Matter, hits: Sequence[Hit], mentions: Sequence[Mention], *, alone: bool) -> Outlook:
    """Whether what a sentence tells of is on or to come."""
    event, verbs = matter.event, matter.verbs
    ending = next((e.start for e in endings(event, verbs) if e.done is Done.AHEAD), None)
    # "La marcha por la defensa del agua empezará a las 10": the verb may stand behind what they ask for.
    said = phase(hits, event, verbs)
    said = said or (phase(hits, matter.flat, matter.sentence.verbs) if matter.asked else None)
    said = Phase.ON if alone else said
    if said is not None and (ending is None or alone):
        ahead = said is not Phase.ON
    else:
        # not "Previsto", which is a town
        ahead = ending is None and plans(without(event, [(m.start, m.end) for m in mentions]), verbs)
    return Outlook(ahead, said, ending, alone)


def only_threatens(matter: Matter, world: World) -> bool:
    """Whether what a sentence threatens with has no day to come: "Si no los reciben, tomarán la vía"."""
    if not matter.threats:
        return False
    dated = times.moments(matter.flat, world.now, world.zone, future=True)
    return not any(w.day is not None and w.day > matter.today for w in unhung(matter.flat, dated))


def dated(matter: Matter, deeds: Deeds, look: Outlook, world: World) -> Outlook:
    """The outlook with the moments, each marked with whose it is."""
    event, flat, verbs, today = matter.event, matter.flat, matter.verbs, matter.today
    hits = deeds.hits
    past = any(v.tense is Tense.PAST for v in verbs)
    moments = [] if deeds.bygone else times.moments(flat, world.now, world.zone, future=look.ahead, told=past)
    moments = governed(flat, moments, hits, verbs, today)
    if look.said is Phase.ON and any(phase_of(h, event, verbs) is Phase.AHEAD for h in hits):
        # "Bloquean la vía y anuncian que mañana marcharán": what is to come has the day to come.
        moments = _without_days_to_come(moments, today)
    if look.ahead and look.said is None and under_way(hits, verbs, moments, today):
        # "Bloquean la vía; el miércoles 22 se reunirán": what is to come is something else.
        look = replace(look, ahead=False)
    if not hits and not matter.generic and any(v.tense is Tense.FUTURE for v in verbs):
        # What is to come beside what is told: when it will be is no start.
        moments = uncalled(flat, moments)
    if not look.ahead and goes_on(flat):
        # "Continuará hasta …, y el jueves viajará una delegación": it goes on, so no day to come is its start.
        moments = _without_days_to_come(moments, today)
    if look.ending is not None:
        # The day on which it is to end is not the one on which it began.
        moments = [replace(w, role="until") if w.start > look.ending or not w.role else w for w in moments]
    if deeds.end.bounded and look.alone:
        # "Abrieron la vía de 6 de la tarde a 5 de la mañana": when one passes is no start.
        moments = [replace(w, role=w.role or "other") for w in moments]
    deadly, before = bool(deeds.people.dead), deeds.people.other_time
    moments = happened(event, moments, hits, deadly=deadly, bygone=before)
    silent = matter.generic if not hits else not verbs
    if look.said is None and silent and not past and _all_to_come(moments, today):
        look = replace(look, ahead=True)  # "Mañana viernes concentración 8 am": no verb says so
    return replace(look, moments=_of_its_strike(matter, moments, hits))


def _without_days_to_come(moments: Sequence[When], today: date) -> list[When]:
    """The moments, each day to come that of something else."""
    return [replace(w, role=w.role or "other") if w.day and w.day > today else w for w in moments]


def _all_to_come(moments: Sequence[When], today: date) -> bool:
    """Whether it names days for what it tells of, and none that has come."""
    days = [w.day for w in moments if not w.role and w.day is not None]
    return bool(days) and min(days) > today


def _of_its_strike(matter: Matter, moments: Sequence[When], hits: Sequence[Hit]) -> list[When]:
    """The moments; those of the strike or campaign in which it happens, and of what is but granted, are no start."""
    # "Marchan en el tercer día de paro": the strike began then, the march did not.
    other = any(not h.frame and h.kind is not Kind.STRIKE for h in hits)
    found = [
        replace(w, role="since", of=Kind.STRIKE if other else w.of) if w.role == "strike" else w
        for w in moments
    ]
    campaign = matter.campaign
    if campaign is not None and any(h.kind is not Kind.STRIKE for h in hits):
        # "Paro nacional del 4 de enero: bloquean …" does not say since when they block.
        named = range(campaign.start, campaign.end)
        found = [replace(w, role="other") if w.start in named else w for w in found]
    return [replace(w, role="other") if background.within(w.start, matter.granted) else w for w in found]
