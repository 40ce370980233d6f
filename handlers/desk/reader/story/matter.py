"""The matter of a sentence: its words for what happens, all that it but asks for, remembers or advises left blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.desk.reader.story.told import World
from handlers.desk.reader.text.askings import asked_until
from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.what import background, causes, remarks
from handlers.desk.reader.what.acts import Act, acts_in
from handlers.desk.reader.what.advising import advised
from handlers.desk.reader.what.background import Span, without
from handlers.desk.reader.what.calledout import CALLED_OUT
from handlers.desk.reader.what.denials import questions, said_false
from handlers.desk.reader.what.generics import generic
from handlers.desk.reader.where.roadnames import RoadMention, roads_in
from handlers.desk.reader.where.roadwords import as_roads
from handlers.desk.reader.where.routes import narrowed
from handlers.desk.reader.who.campaigns import Campaign, campaign_in
from handlers.desk.reader.who.demands import demand
from handlers.desk.reader.who.demandwords import A_PROTEST, LIFT_ASKED
from handlers.desk.reader.words.verbs import Verb, verbs_in

Asked = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Matter:
    """A sentence with what of it tells of what happens, and where the rest of it stands."""

    sentence: Sentence
    today: date
    event: str  # as long as the sentence, so that all stands where it stood
    verbs: Sequence[Verb]
    acts: Sequence[Act]
    roads: list[RoadMention]
    asked: Asked | None  # what people ask for, from where to where
    threats: list[Span]
    dead: list[Span]  # where it tells of who died before
    apart: list[Span]  # where it tells of nothing that happens
    granted: list[Span]  # what it but grants: "although …"
    campaign: Campaign | None

    @property
    def flat(self) -> str:
        """All of the sentence, without accents and capitals."""
        return self.sentence.plain

    @property
    def acted(self) -> bool:
        """Whether people do something of what they do who protest."""
        return causes.acted(self.acts)

    @property
    def generic(self) -> bool:
        """Whether it only says that people protest, not how."""
        return generic(self.event)


def matter_of(sentence: Sentence, world: World) -> Matter:
    """What of a sentence tells of what happens."""
    flat, threats = sentence.plain, background.threats(sentence.plain)
    asked = _asked(sentence, threats)
    roads = narrowed(sentence, roads_in(sentence, world.roads, world.places))
    # What people ask for, and who says so, tells nothing of what happens: "piden cesar la represión".
    event = flat
    if asked is not None:
        event = without(flat, [(asked[1], asked_until(sentence.text, flat, sentence.verbs, *asked[1:]))])
    event = as_roads(event, roads)
    event = without(event, questions(event))
    dead = background.who_died(flat)
    apart = [*background.not_because(event), *background.remembered(event), *dead]
    apart += [*remarks.general(event), *advised(event), *said_false(event)]
    event = without(event, apart)
    whole = event == flat  # nothing is left out of it
    verbs = sentence.verbs if whole else verbs_in(event, sentence.text)
    acts = sentence.acts if whole else acts_in(event, sentence.text, verbs)
    return Matter(
        sentence=sentence,
        today=world.now.astimezone(world.zone).date(),
        event=event,
        verbs=verbs,
        acts=acts,
        roads=roads,
        asked=asked,
        threats=threats,
        dead=dead,
        apart=apart,
        granted=background.granted(event),
        campaign=campaign_in(event),
    )


def _asked(sentence: Sentence, threats: Sequence[Span]) -> Asked | None:
    """What people ask for, up to what they threaten with, and None where it is what is to be lifted."""
    flat, asked = sentence.plain, demand(sentence)
    if asked is None:
        return None
    cut = next((start for start, _ in threats if asked[1] < start < asked[2]), None)
    if cut is not None:
        asked = (sentence.text[asked[1] : cut].rstrip(" ,").removesuffix(" y"), asked[1], cut)
    out = CALLED_OUT.search(flat)
    called = out is not None and out.start() < asked[2] and asked[1] < out.end()
    if called or LIFT_ASKED.search(flat[asked[1] : asked[2]]) or A_PROTEST.match(flat, asked[1]):
        return None  # What is to be lifted goes on; "bloqueada por una paralización …" asks for nothing.
    return asked
