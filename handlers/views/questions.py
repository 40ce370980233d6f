"""The questions that a report left open, in words, and their answers as buttons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from handlers.desk.fields import MORE, TYPED, missing
from handlers.views import wording
from handlers.views.desk import key_of
from handlers.views.screen import Button, Row, in_pairs, one_line, stacked
from handlers.views.voice import Voice, dotted
from storage.doubts import EVENT, Choice, Doubt, Why
from storage.model import Event, EventFacts
from storage.naming import fold

#: Makes a button of a label and what tapping it does.
Press = Callable[[str, str], Button]
#: The field whose value is typed, for a doubt about another.
TYPED_AS = {"km_from": "road", "km_to": "road"}
#: What can go out without a value.
SPARED = frozenset({"km_from", "road", "traffic_state", "started", *MORE}) - {"state"}


def brief(facts: EventFacts, voice: Voice) -> Markup:
    """An event in one line: what, where, on which road."""
    return dotted((wording.heading(facts, voice), wording.where(facts, voice), wording.road(facts)))


def question(doubt: Doubt, facts: EventFacts, events: Mapping[int, Event], voice: Voice) -> Markup:
    """The question of a doubt about these facts; `events` are those that it may be about."""
    words = one_line(doubt.words, 60)
    match doubt.why:
        case Why.REGION_AMBIGUOUS:
            return voice("doubt-region-ambiguous", words=words.title())
        case Why.REGION_APART:
            return voice("doubt-region-apart", words=words.title())
        case Why.REGION_UNKNOWN:
            known = any(
                fold(voice.known(code).name) == fold(words)
                for choice in doubt.choices
                if isinstance(code := dict(choice.changes).get("region"), str)
            )
            # A place that is offered below is known; what is not clear is whether it is there.
            named = "apart" if known else "unknown" if words else "none"
            return voice("doubt-region-unknown", named=named, words=words)
        case Why.TIME_UNCLEAR:
            return voice("doubt-time-unclear", known=facts.started is not None, time=voice.start(facts))
        case Why.COUNT_UNCLEAR:
            return voice("doubt-count-unclear", what=doubt.field)
        case Why.ALREADY_OPEN | Why.WHICH_LIFTED | Why.WHICH_FREE:
            told = [
                voice("event-brief", event=str(c.event), told=brief(events[c.event].facts, voice))
                for c in doubt.choices
                if c.event is not None and c.event in events
            ]
            lines = stacked([Markup(""), *told]) if told else Markup("")
            return voice(f"doubt-{doubt.why.value.replace('_', '-')}", count=len(told), events=lines)
        case _:
            return voice(f"doubt-{doubt.why.value.replace('_', '-')}")


def answers(
    doubt: Doubt, number: int, facts: EventFacts, voice: Voice, press: Press, *, named: bool = False
) -> tuple[Row, ...]:
    """The answers to the doubt of that number: its choices, typing another, leaving it out.

    `named` says which field is typed or left out, where another question stands beside it.
    """
    labels = [label(choice, doubt, facts, voice) for choice in doubt.choices]
    if len(set(labels)) < len(labels):
        labels = [
            _long_label(choice, words, voice) for choice, words in zip(doubt.choices, labels, strict=True)
        ]
    buttons = [press(words, f"a.{number}.{n}") for n, words in enumerate(labels) if words]
    if doubt.field != EVENT:
        field = TYPED_AS.get(doubt.field, doubt.field)
        name = f"{voice.plain(f'desk-field-{key_of(field)}')}: " if named else ""
        if field in TYPED or field == "region":
            buttons.append(press(f"{name}{voice.plain('choice-type')}", f"q.{field}"))
        elif not doubt.choices or field == "kind":
            buttons.append(press(f"{name}{voice.plain('desk-more')}", f"f.{field}"))
        if doubt.field in SPARED:
            buttons.append(press(f"{name}{voice.plain('choice-none')}", f"a.{number}.n"))
    return in_pairs(buttons)


def lacking(facts: EventFacts, doubts: Sequence[Doubt], voice: Voice, press: Press) -> tuple[Row, ...]:
    """Buttons for what must be filled and no doubt asks: witnesses have one of their own."""
    asked = {name for doubt in doubts for name in doubt.fields}
    buttons = []
    for field in missing(facts):
        if field in asked:
            continue
        if field == "sources":
            buttons.append(press(voice.plain("choice-witness"), "src"))
            buttons.append(press(voice.plain("choice-other-source"), "q.sources"))
        else:
            action = f"q.{field}" if field in TYPED or field == "region" else f"f.{field}"
            buttons.append(press(voice.plain(f"desk-field-{field.replace('_', '-')}"), action))
    return in_pairs(buttons)


def lacking_line(facts: EventFacts, doubts: Sequence[Doubt], voice: Voice) -> Markup:
    """What must be filled and no doubt asks, in words; empty if nothing."""
    asked = {name for doubt in doubts for name in doubt.fields}
    fields = [field for field in missing(facts) if field not in asked]
    if not fields:
        return Markup("")
    names = ", ".join(voice.plain(f"desk-field-{field.replace('_', '-')}").lower() for field in fields)
    return voice("paste-lacking", names=names)


def label(choice: Choice, doubt: Doubt, facts: EventFacts, voice: Voice) -> str:
    """An answer in few words, with a tick where it is what the draft holds."""
    changes = dict(choice.changes)
    match doubt.why:
        case Why.ALREADY_OPEN:
            return (
                voice.plain("choice-update", event=str(choice.event))
                if choice.event
                else voice.plain("choice-other")
            )
        case Why.WHICH_LIFTED | Why.WHICH_FREE:
            return (
                voice.plain("choice-lift", event=str(choice.event))
                if choice.event
                else voice.plain("choice-none-lifted")
            )
        case Why.NOTHING_OPEN:
            return voice.plain("choice-record-ended")
        case Why.TIME_UNCLEAR:
            if changes.get("started") == facts.started:
                return voice.plain("choice-fine")
            timed = changes.get("started_timed") is True
            return voice.started(changes["started"], timed=timed)  # type: ignore[arg-type]
        case Why.ROAD_REGION:
            km, region = wording.km(changes["km_from"]), changes.get("region")  # type: ignore[arg-type]
            if isinstance(region, str):
                return voice.plain("choice-km-there", km=km, place=voice.where(region))
            place = voice.where(facts.region) if facts.region is not None else ""
            return (
                voice.plain("choice-km-here", km=km, place=place)
                if place
                else voice.plain("choice-km", km=km)
            )
        case Why.ROAD_AMBIGUOUS:
            return one_line(" · ".join(str(v) for v in dict.fromkeys(changes.values()) if v), 60)
    value = changes.get(doubt.field)
    match doubt.field:
        case "region":
            words = voice.where(str(value))
            return f"✓ {words}" if value == facts.region else words
        case "km_from":
            end = changes.get("km_to")
            shown = facts.changed(km_from=value, km_to=end)
            return voice.plain("choice-km", km=wording.kms(shown))
        case "kind" | "traffic_state" | "state":
            name = doubt.field.replace("_", "-")
            words = voice.plain(f"desk-value-{name}-{str(value).replace('_', '-')}")
            return f"✓ {words}" if value == getattr(facts, doubt.field) else words
    if value is None:
        return voice.plain("choice-none")
    kept = value == getattr(facts, doubt.field, None)
    return f"✓ {one_line(str(value), 60)}" if kept else one_line(str(value), 60)


def _long_label(choice: Choice, short: str, voice: Voice) -> str:
    region = dict(choice.changes).get("region")
    return voice.regions.path(region) if isinstance(region, str) else short
