"""What a reading means for the record: the drafts it opens, and what they ask about events that are open. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.desk.reader.matching import matching
from handlers.desk.reader.model import Intent, NoteWhy, ReadDraft, Reading
from handlers.desk.updating import lifted, told_at, updated
from storage.batches import Entry
from storage.doubts import EVENT, Choice, Doubt, Why, blocking
from storage.model import AUTHORITIES, Draft, Event, EventFacts, EventState, Kind, Source, TrafficState
from storage.naming import fold
from storage.tallies import Counted

#: So many open events are offered as the one that is meant.
MOST_OFFERED = 5
_NOTED = 200  # letters of what a note quotes
_FREE = (Why.WHICH_FREE, Why.NOTHING_TO_LIFT)
_OVER = (Why.WHICH_LIFTED, Why.NOTHING_OPEN, *_FREE)


@dataclass(frozen=True, slots=True)
class Planned:
    """The drafts to open, the counts found, and the parts of the text that became neither: why, and the words."""

    entries: tuple[Entry, ...] = ()
    counts: tuple[Counted, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """A draft after an answer: its facts, what is left open, the event and revision it edits, and the events it is not."""

    facts: EventFacts
    doubts: tuple[Doubt, ...]
    edits: tuple[int, int] | None
    apart: tuple[int, ...]


def planned(
    reading: Reading,
    events: Sequence[Event],
    now: datetime,
    teller: str | None = None,
    heard: datetime | None = None,
) -> Planned:
    """The drafts, counts and notes of a reading; `teller` says what the text names no source for.

    Sources that name no time spoke when the text was `heard`, now where that is not given.
    A number that nobody is known to have counted becomes a note: it would go out as the desk's own.
    """
    entries = []
    notes = [(note.why.value, note.text[:_NOTED]) for note in reading.notes]
    for read in reading.drafts:
        doubts = read.doubts
        if read.intent is Intent.LIFT:
            doubts = (*doubts, Doubt(EVENT, Why.WHICH_FREE if read.free else Why.WHICH_LIFTED))
            if read.free and not _may_be_over(read, events):
                notes.append((NoteWhy.NOTHING_OPEN.value, read.text[:_NOTED]))
                continue
        facts = read.facts.changed(campaign=_known_campaign(read.facts.campaign, events))
        settled = matched(facts, doubts, (), events, now, heard)
        entries.append(Entry(settled.facts, settled.doubts, settled.edits))
    counts = []
    for tally in reading.tallies:
        at = tally.at or now
        who = _who(tally.source) or (Source(teller, None, at) if teller else None)
        if who is None:
            note = (NoteWhy.NOBODY_COUNTS.value, tally.text[:_NOTED])
            notes += [note] if note not in notes else []
            continue
        counts.append(
            Counted(tally.region, tally.counted, tally.value, at, who, tally.qualifier, tally.earlier)
        )
    return Planned(tuple(entries), tuple(counts), tuple(notes))


def _may_be_over(read: ReadDraft, events: Sequence[Event]) -> bool:
    """Whether anything is open that a road told to be free may be about, at any of the places that it may mean."""
    regions = [c for d in read.doubts if d.field == "region" for c in d.choices] or [Choice(())]
    return any(matching(replace(read, facts=c.taken(read.facts)), events).events for c in regions)


def _known_campaign(name: str | None, events: Iterable[Event]) -> str | None:
    """The campaign that goes on under this name or a longer or shorter one, else the name as the text has it."""
    if name is None:
        return None
    going = {e.facts.campaign for e in events if e.facts.campaign and _one_name(e.facts.campaign, name)}
    return going.pop() if len(going) == 1 else name


def _one_name(one: str, other: str) -> bool:
    a, b = fold(one).split(), fold(other).split()
    return a[: len(b)] == b[: len(a)]


def _who(source: Source | None) -> Source | None:
    """A count's source; the bare word for those in charge in the desk's first language."""
    if source is not None and source.name.casefold() in ("authorities", "officials", "autoridades"):
        return Source(AUTHORITIES, source.url, source.at)
    return source


def matched(
    facts: EventFacts,
    doubts: Sequence[Doubt],
    apart: Sequence[int],
    events: Iterable[Event],
    now: datetime,
    heard: datetime | None = None,
) -> Settled:
    """A draft that edits no event yet, with the question which open event it is about, where there may be one.

    A clearing that fits one event is its lifting at once; a report of something that may be open
    already asks. While the place is in doubt, nothing is compared.
    """
    over = next((doubt.why for doubt in doubts if doubt.why in _OVER), None)
    others = tuple(doubt for doubt in doubts if doubt.field != EVENT)
    placeless = any(d.field in ("region", "road", "km_from") for d in blocking(others))
    if over is not None:
        free = over in _FREE
        if placeless:
            asked = Doubt(EVENT, Why.WHICH_FREE if free else Why.WHICH_LIFTED)
            return Settled(facts, (*others, asked), None, tuple(apart))
        return _over(facts, others, tuple(apart), events, now, heard or now, free=free)
    if placeless or facts.kind is None or facts.state is EventState.RETRACTED:
        return Settled(facts, others, None, tuple(apart))
    match = matching(ReadDraft(facts), (e for e in events if e.id not in apart))
    if not match.events:
        return Settled(facts, others, None, tuple(apart))
    choices = tuple(Choice(((EVENT, event.id),)) for event in match.events[:MOST_OFFERED])
    doubt = Doubt(EVENT, Why.ALREADY_OPEN, (*choices, Choice(((EVENT, None),))))
    return Settled(facts, (doubt, *others), None, tuple(apart))


def _over(
    facts: EventFacts,
    others: tuple[Doubt, ...],
    apart: tuple[int, ...],
    events: Iterable[Event],
    now: datetime,
    heard: datetime,
    *,
    free: bool,
) -> Settled:
    """A clearing with the event that it lifts, else the question; of a road only told `free` nothing is recorded.

    What began after it was over is another blockade, and what somebody spoke for later may be; what is announced can be
    called off before it begins.
    """
    over = facts.ended or told_at(facts, heard)
    since = (e for e in events if e.id not in apart and _began_by(over, e.facts, facts))
    match = matching(ReadDraft(facts, intent=Intent.LIFT, free=free), since)
    stood = match.events[0].facts.last_confirmed if match.events else None
    if match.sure and len(match.events) == 1 and (stood is None or stood <= over):
        event = match.events[0]
        # Whether it is over at all may still be asked; the rest is as the event has it.
        kept = tuple(d for d in others if d.field == "state")
        return Settled(lifted(event.facts, facts, now, heard), kept, (event.id, event.revision), apart)
    none = Choice((*_as_ended(facts), (EVENT, None)))
    if free:
        choices = tuple(Choice(((EVENT, event.id),)) for event in match.events[:MOST_OFFERED])
        why = Why.WHICH_FREE if choices else Why.NOTHING_TO_LIFT
        return Settled(facts, (Doubt(EVENT, why, choices), *others), None, apart)
    if not match.events:
        return Settled(facts, (Doubt(EVENT, Why.NOTHING_OPEN, (none,)), *others), None, apart)
    choices = tuple(Choice(((EVENT, event.id),)) for event in match.events[:MOST_OFFERED])
    return Settled(facts, (Doubt(EVENT, Why.WHICH_LIFTED, (*choices, none)), *others), None, apart)


def _began_by(over: datetime, event: EventFacts, said: EventFacts) -> bool:
    """Whether an event may be what was over then: it had begun, or is called off without an hour at which it ended."""
    called_off = event.state is EventState.ANNOUNCED and said.ended is None
    return called_off or event.started is None or event.started <= over


def _as_ended(facts: EventFacts) -> tuple[tuple[str, object], ...]:
    kind = facts.kind or Kind.BLOCKADE
    traffic = TrafficState.NORMAL if kind is Kind.BLOCKADE else None
    return (("kind", kind), ("state", EventState.ENDED), ("traffic_state", traffic))


def answered(
    draft: Draft, number: int, choice: int | None, events: Sequence[Event], now: datetime
) -> Settled:
    """The draft after its doubt of that number was answered by a choice, or left without a value (None).

    IndexError for a doubt or a choice that is not there; LookupError for an event that is open no more.
    """
    doubt = draft.doubts[number]
    left = tuple(d for n, d in enumerate(draft.doubts) if n != number)
    if choice is None:
        if doubt.field == EVENT or doubt.field in ("kind", "region"):
            raise IndexError(number)
        facts = draft.facts.changed(**{doubt.field: None})
        return _again(draft, facts, left, events, now)
    taken = doubt.choices[choice]
    facts = taken.taken(draft.facts)
    if doubt.field == EVENT:
        if taken.event is not None:
            event = next((e for e in events if e.id == taken.event), None)
            if event is None:
                raise LookupError(taken.event)
            over = doubt.why in _OVER
            heard = draft.created_at
            merged = lifted(event.facts, facts, now, heard) if over else updated(event.facts, facts, heard)
            kept = () if over else tuple(d for d in left if getattr(facts, d.field, None) is None)
            return Settled(merged, kept, (event.id, event.revision), draft.apart)
        offered = tuple(c.event for c in doubt.choices if c.event is not None)
        return Settled(facts, left, None, (*draft.apart, *offered))
    set_now = {name for name, _ in taken.changes}
    left = tuple(d for d in left if not _settled(d, set_now))
    return _again(draft, facts, left, events, now)


def vouched(draft: Draft) -> Settled:
    """The draft after its editor said that all of it is right: only what keeps it from going out is left open."""
    edits = (draft.event, draft.base_revision or 1) if draft.event is not None else None
    return Settled(draft.facts, blocking(draft.doubts), edits, draft.apart)


#: What these ask about, their answers set beside more, which may be settled and leave them open.
_FIRST_ALONE = (Why.KIND_UNCLEAR, Why.PHASE_UNCLEAR)


def _settled(doubt: Doubt, fields: Collection[str]) -> bool:
    """Whether an answer that set these fields settles another question as well."""
    asked = {doubt.field} if doubt.why in _FIRST_ALONE else doubt.fields
    return doubt.field != EVENT and not asked.isdisjoint(fields)


def _again(
    draft: Draft, facts: EventFacts, left: tuple[Doubt, ...], events: Sequence[Event], now: datetime
) -> Settled:
    """Once the place or the kind is known, an open event may turn out to be the same."""
    if draft.event is not None:
        return Settled(facts, left, (draft.event, draft.base_revision or 1), draft.apart)
    return matched(facts, left, draft.apart, events, now, draft.created_at)
