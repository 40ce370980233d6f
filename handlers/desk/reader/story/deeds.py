"""What happens by the words of a sentence, and what is over, before it is known where and when."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.desk.reader.figures.counts import Counts, counts
from handlers.desk.reader.story.matter import Matter
from handlers.desk.reader.what import background, causes, kinds, unhappened
from handlers.desk.reader.what.advising import supposed, told_beside
from handlers.desk.reader.what.background import Span, without
from handlers.desk.reader.what.besideends import part_of
from handlers.desk.reader.what.clearings import Clearing
from handlers.desk.reader.what.denials import denied
from handlers.desk.reader.what.endings import Done, endings
from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.what.outcomes import Outcome, outcome
from handlers.desk.reader.what.passing import Remark
from handlers.desk.reader.what.shutplaces import shut
from handlers.desk.reader.when.bygone import at_court, of_earlier, of_past_year
from handlers.desk.reader.who.organisers import how_many
from storage.model import Kind


@dataclass(frozen=True, slots=True)
class Deeds:
    """What a sentence tells of, and what speaks against it."""

    hits: list[Hit]
    over: Clearing | None
    end: Outcome  # what became of the end that it tells of
    people: Counts
    unhappened: list[Span]  # where it tells of what did not happen
    quelled: bool  # something that it names did not happen
    feast: bool  # people keep a feast, or met with an accident
    past: bool  # all of it was before, or is told at court
    bygone: bool  # all of it was weeks or years ago
    mere: bool = False  # it but says what ought to be, or adds up many days
    threat: bool = False  # all of it is but threatened with


def deeds_of(matter: Matter, few: Remark | None) -> Deeds:
    """What a sentence tells of; `few` is what it says of a place if it says no more."""
    event, flat, today = matter.event, matter.flat, matter.today
    none = unhappened.spans(event, matter.verbs)
    named = shut(event, kinds.hits(event, matter.sentence.text, matter.acts))
    hits = [h for h in named if not (denied(event, h.start) or background.within(h.start, none))]
    hits = unhappened.without_meant(event, hits)
    feast = _feast(matter)
    bygone = of_past_year(flat, today)
    past = bygone or at_court(flat, hits)
    if feast or past or (supposed(event) and not told_beside(event, hits)):
        hits = []
    unreal = [*background.meant(event), *background.meanwhile(event, matter.verbs), *matter.granted]
    hits = [h for h in hits if h.kind is not Kind.AGREEMENT or not background.within(h.start, unreal)]
    end = outcome(event, without(event, matter.granted), matter.verbs, hits, few)
    hits, over = list(end.hits), None if bygone else end.over
    if over is not None:
        hits = [h for h in hits if not part_of(over, h, event)]
    earlier = [of_earlier(h, event, today) for h in hits]
    past = past or (bool(hits) and all(earlier))
    hits = [] if past else [replace(h, frame=h.frame or then) for h, then in zip(hits, earlier, strict=True)]
    quelled = any(background.within(h.start, none) for h in named)
    people = _people(matter)
    people = replace(people, other_time=True) if past else people
    return Deeds(hits, over, end, people, none, quelled, feast, past, bygone)


def _people(matter: Matter) -> Counts:
    """The people that a sentence counts, be they those who call for it: "more than 40 unions"."""
    people = counts(matter.event, matter.today)
    many = None if people.crowd else how_many(matter.sentence)
    if many is not None and (many >= 20 or not (people.injured or people.dead)):
        return replace(people, crowd=(many,))
    return people


def _feast(matter: Matter) -> bool:
    """Whether people keep a feast or met with an accident, and nobody protests."""
    if causes.accident(matter.event, matter.acts):
        return True
    if not causes.festive(matter.flat, matter.event, matter.acts):
        return False
    # "Suspenden los bloqueos por la fiesta de la Virgen": the feast is what a protest rests for.
    return not any(end.done is Done.OVER for end in endings(matter.event, matter.verbs))
