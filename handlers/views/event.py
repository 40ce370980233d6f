"""An event as a person sees it: the message that is pushed, and its line in a list."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from handlers.texts import Texts
from handlers.views import muting, sourcing, times, wording
from handlers.views.reader import Reader
from handlers.views.screen import (
    CAPTION_LIMIT,
    TEXT_LIMIT,
    Button,
    Row,
    Screen,
    fitted,
    measured,
    one_line,
    paragraphs,
    stacked,
)
from handlers.views.voice import Voice, dotted, lowered, spaced
from storage.model import Advice, Event, EventFacts, EventState, Kind, Language, TrafficState, Verification
from storage.regions import Gazetteer

_SENTENCE = 200  # What a demand, an organiser or a passage may take, in UTF-16 units.
_SUMMARY = 300  # Room kept for the summary before lesser lines get any.
_SHORT = 40  # A passage as short as "un carril" stands in a list.


def announcement(
    event: Event,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
    caption: bool = False,
    above: Markup | None = None,
    note: Markup | None = None,
    hint: bool = False,
) -> Screen:
    """What a push, a preview and the details of an event show; its times stay true however late it is read.

    As short as a `caption` must be, where it takes the place of one; with something `above` it, a `note` below its head
    and a `hint` how to get less at its end, where they are given.
    """
    voice, facts = Voice(texts, regions, reader), event.facts
    void = wording.is_void(facts)
    photo = None if void else facts.photo
    head = stacked(_head(event, voice))
    if above is not None:
        head = Markup("\n\n").join((above, head))
    if note is not None:
        head = Markup("\n\n").join((head, note))
    last = (voice("push-hint"),) if hint else ()
    limit = (CAPTION_LIMIT if photo or caption else TEXT_LIMIT) - measured(head)
    limit -= sum(measured(line) + 2 for line in last)
    below = () if void else _below(facts, voice, limit)
    text = Markup("\n\n").join((head, *below, *last))
    return Screen(text, (*muting.below_push(facts.region, voice), *campaign_button(event, voice)), photo)


def line(event: Event, *, texts: Texts, regions: Gazetteer, reader: Reader, within: str = "") -> Markup:
    """One event in a list, as it looks from now; `within` is the region whose list it is."""
    voice, facts = Voice(texts, regions, reader), event.facts
    place = Markup("{} <b>{}</b>").format(
        wording.sign(facts), wording.where(facts, voice, within=within, region_first=True)
    )
    blockade = facts.kind is Kind.BLOCKADE
    told = blockade and not wording.is_void(facts) and facts.state is not EventState.LAPSED
    name = "" if told else lowered(wording.kind(facts, voice))
    parts: list[str] = [place, wording.road(facts)]
    if facts.state is EventState.RETRACTED:
        parts += [name, voice("line-withdrawn")]
    elif facts.verification is Verification.DENIED:
        parts += [name, lowered(sourcing.verified(_sourceless(facts), voice, standing=False))]
    elif facts.state in (EventState.ENDED, EventState.LAPSED):
        parts += [name, wording.outcome(facts, voice)]
    elif facts.state is EventState.ANNOUNCED:
        parts += [
            lowered(wording.kind(facts, voice)),
            lowered(wording.state(facts, voice, standing=False)) if facts.started else voice("line-undated"),
            voice("line-unbegun") if facts.started and facts.started < reader.now else "",
        ]
    else:
        parts += [
            spaced((name, wording.since(facts, voice, standing=False))),
            manner(facts, voice),
            _freshness(event, voice),
        ]
    return dotted(parts)


def _head(event: Event, voice: Voice) -> list[Markup]:
    """Sign, kind, place and road; the state; the source: all that a locked phone shows."""
    facts = event.facts
    title = dotted((wording.heading(facts, voice), wording.where(facts, voice), wording.road(facts)))
    head = [Markup("<b>{} {}</b>").format(wording.sign(facts), title)]
    if facts.state is EventState.RETRACTED:
        return [*head, voice("withdrawn"), *(line for line in (wording.withdrawal(facts, voice),) if line)]
    if facts.verification is Verification.DENIED:
        return [*head, sourcing.verified(facts, voice, standing=True)]
    if facts.state is EventState.ENDED:
        head.append(wording.over(event, voice, standing=True))
        if facts.kind is Kind.BLOCKADE and facts.traffic_state is TrafficState.RESTRICTED:
            head.append(wording.traffic(facts, voice))
        return head
    return [*head, wording.state(facts, voice, standing=True), sourcing.verified(facts, voice, standing=True)]


def _below(facts: EventFacts, voice: Voice, limit: int) -> list[Markup]:
    """The summary and the lines that are known, the lesser ones left out where there is no room."""
    summary = _summary(facts, voice)
    room = limit - min(measured(summary), _SUMMARY) - 4  # 4: the blank lines between the parts
    kept = set()
    ranked = _details(facts, voice)
    for rank, (_, detail) in enumerate(ranked):
        if detail and room > measured(detail):
            room -= measured(detail) + 1
            kept.add(rank)
    details = stacked(ranked[rank][1] for rank in sorted(kept, key=lambda rank: ranked[rank][0]))
    room = limit - 2 - (measured(details) + 2 if details else 0)
    return [part for part in (escape(fitted(summary, room)), details) if part]


def _summary(facts: EventFacts, voice: Voice) -> str:
    """The summary in the reader's language; the other one's, marked as such, where it is the only one.

    The mark stands for what was typed below it as well: who asks for what, and when people pass.
    """
    spanish, english = paragraphs(facts.summary_es), paragraphs(facts.summary_en)
    texts = ((spanish, facts.summary_es_until), (english, facts.summary_en_until))
    (own, until), (other, others_until) = texts if voice.language is Language.ES else texts[::-1]
    told = own or (f"{voice.plain('other-language')} {other}" if other else "")
    # Below a road that is open, or open to some, what people did must not read as what they are doing.
    past = facts.state is EventState.ENDED or (until if own else others_until) is not None
    return voice.plain("told-before", what=told) if told and past else told


def _details(facts: EventFacts, voice: Voice) -> list[tuple[int, Markup]]:
    """The known lines, the weightiest first, each with its place in the message."""

    def said(key: str, value: str | None) -> Markup:
        typed = one_line(value, _SENTENCE)
        return voice(key, what=typed) if typed else Markup("")

    return [
        (8, _advice(facts, voice)),
        (1, said("passage", facts.passage)),
        (3, people(facts, voice)),
        (4, said("demand", facts.demand)),
        (5, said("organisers", facts.organisers)),
        (2, said("sector", facts.sector if facts.place else None)),
        (6, said("campaign", facts.campaign)),
        (9, _everywhere(facts, voice)),
        (7, said("road-name", facts.road_name if facts.road else None)),
    ]


def _everywhere(facts: EventFacts, voice: Voice) -> Markup:
    """All its regions by name, where the first line only counts them."""
    if not wording.are_many(facts):
        return Markup("")
    return voice("places-all", places=", ".join(voice.area(code) for code in facts.regions))


def _advice(facts: EventFacts, voice: Voice) -> Markup:
    if facts.advice is Advice.NONE:
        return Markup("")
    if facts.advice is Advice.AVOID:
        on_road = facts.kind is Kind.BLOCKADE or bool(wording.road(facts))
        return voice("advice-avoid-road" if on_road else "advice-avoid-area")
    return voice(f"advice-{facts.advice.value.replace('_', '-')}")


def people(facts: EventFacts, voice: Voice, asked: Sequence[str] = ("crowd", "injured", "dead")) -> Markup:
    """How many took part, were hurt or died, as far as it is asked; whose count it is, where only one source spoke."""
    counts = {"crowd": facts.crowd, "injured": facts.injured, "dead": facts.dead}
    told = dotted(voice(f"people-{name}", count=counts[name]) for name in asked if counts[name])
    # Of several sources nobody noted which one counted: none of them is made to say it.
    who = sourcing.latest(facts) if len(facts.sources) == 1 else None
    return voice("people-source", told=told, source=sourcing.source(who)) if told and who else told


def manner(facts: EventFacts, voice: Voice) -> Markup:
    """How one gets by, in a few words: "un carril", "restringido"; nothing where the sign says it."""
    passage = one_line(facts.passage, _SENTENCE)
    if passage and measured(passage) <= _SHORT:
        return escape(wording.typed(passage, facts, voice))
    if facts.traffic_state is None or (
        facts.kind is Kind.BLOCKADE and facts.traffic_state is not TrafficState.RESTRICTED
    ):
        return Markup("")
    return lowered(wording.traffic(facts, voice))


def _freshness(event: Event, voice: Voice) -> Markup:
    """When it was last confirmed, or for how long nobody has."""
    age = event.stale_for(voice.reader.now, voice.reader.fresh_for)
    if age is not None:
        return voice("line-stale", time=times.roughly(age, voice.language))
    # A list has room for one source; the event's own message counts them.
    return lowered(sourcing.verified(event.facts, voice, standing=False, brief=True))


def _sourceless(facts: EventFacts) -> EventFacts:
    """The facts for a line too short for sources; the time that the source gave is kept."""
    who = sourcing.speaker(facts)
    return facts.changed(sources=(), last_confirmed=facts.last_confirmed or (who.at if who else None))


def campaign_button(event: Event, voice: Voice) -> tuple[Row, ...]:
    """The way from a message to the status of the campaign that the event belongs to."""
    name = one_line(event.facts.campaign, 40)
    if event.campaign is None or not name:
        return ()
    return ((Button(voice.plain("button-campaign", name=name), f"cp:{event.campaign}"),),)


def state_button(region: str | None, voice: Voice) -> tuple[Row, ...]:
    """The way from a message to the whole department's status."""
    if region is None:
        return ()
    code = voice.known(region[:2]).code
    return ((Button(voice.plain("button-status", place=voice.area(code), country=not code), f"st:{code}"),),)
