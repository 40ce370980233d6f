"""The stages of an event's life: what confirming, changing, withdrawing or losing sight of it makes of the facts. Pure."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from storage.model import (
    Advice,
    EventFacts,
    EventState,
    Kind,
    PushAction,
    Source,
    TrafficState,
    Verification,
)

#: Messages tell times to the minute: what is confirmed again within one says nothing new.
_SAME_MINUTE = timedelta(minutes=1)
#: An event names no more sources than these.
MOST_SOURCES = 10
#: As far as a clock is set back.
_SET_BACK = timedelta(hours=2)
#: A word that is no number and no name: one with a capital is, unless a sentence begins with it, it is shouted, or it
#: turns what is said ("el tránsito NO pasa", "Ya pasan").
_PLAIN = re.compile(
    r"(?:^|[.:;?!]\s|[\n¿¡«“\"])\W*([^\W\d_]+)\b|"
    r"\b((?!kms?\b)[a-záéíóúñü][^\W\d_]*|[A-ZÁÉÍÓÚÑÜ]{5,}|(?i:not?|s[ií]|ya|a[uú]n|ni|sin|yes|still|never|nunca))\b"
)


def is_open(facts: EventFacts) -> bool:
    """Whether it goes on or is announced, as far as is known."""
    open_states = (EventState.ANNOUNCED, EventState.ACTIVE)
    return facts.state in open_states and facts.verification is not Verification.DENIED


def comes(before: EventFacts, after: EventFacts) -> bool:
    """Whether it comes to stand open where it did not: it goes on again, or moves to another place or kind."""
    return is_open(after) and (not is_open(before) or _identity(before) != _identity(after))


def _identity(facts: EventFacts) -> tuple[object, ...]:
    """What one event is told from another by."""
    where = (facts.region, facts.road, facts.km_from, facts.km_to, facts.place, facts.sector)
    return (facts.kind, *where)


def is_withdrawn(facts: EventFacts) -> bool:
    """Whether the desk withdrew or denied it."""
    return facts.state is EventState.RETRACTED or facts.verification is Verification.DENIED


def spoken(facts: EventFacts) -> Source | None:
    """The source that spoke when it was last confirmed; None where all spoke before, and the desk confirmed it alone.

    One without a time of its own spoke when the desk wrote it down.
    """
    found, stood = facts.sources, facts.last_confirmed
    if stood is None:
        return found[0] if found else None
    then = (s for s in found if s.at == stood)
    untimed = (s for s in found if s.at is None)
    later = (s for s in found if s.at is not None and s.at > stood)
    return next(itertools.chain(then, untimed, later), None)


def spoken_since(facts: EventFacts, moment: datetime) -> bool:
    """Whether somebody spoke of it later than at that hour; times are told to the minute."""
    stood = facts.last_confirmed
    return stood is not None and stood.replace(second=0, microsecond=0) > moment


def _timed(facts: EventFacts) -> EventFacts:
    """The facts before something new is said of them: who spoke at no time of their own spoke when it stood last."""
    stood = facts.last_confirmed
    if stood is None or all(one.at is not None for one in facts.sources):
        return facts
    return facts.changed(sources=tuple(Source(s.name, s.url, s.at or stood) for s in facts.sources))


def said(facts: EventFacts, source: Source | None, now: datetime) -> EventFacts:
    """The facts with what a source says now; one that is there already is named once, with its newest time."""
    facts = _timed(facts)
    if source is None:
        return facts
    known = [one for one in facts.sources if one.name.casefold() == source.name.casefold()]
    url = source.url or (known[0].url if known else None)
    others = [one for one in facts.sources if one not in known]
    # The first are those who reported it; with all places taken, the last in the row makes room.
    return facts.changed(sources=(*others[: MOST_SOURCES - 1], Source(source.name, url, _when(source, now))))


def _when(source: Source | None, now: datetime) -> datetime:
    """When a source says it: its own time where it gives one, never one that is yet to come."""
    return min(source.at, now) if source is not None and source.at is not None else now


def _newest(facts: EventFacts, source: Source | None, now: datetime) -> datetime:
    """When it was last confirmed, now that this source speaks of it: never earlier than it was before."""
    said_at = _when(source, now)
    return said_at if facts.last_confirmed is None else max(said_at, min(facts.last_confirmed, now))


def _since(facts: EventFacts, source: Source | None, now: datetime) -> datetime:
    """Since when the traffic is another: since its source says so, never before it was as it was until then."""
    until = (one for one in (facts.started, facts.traffic_since) if one is not None and one <= now)
    return max((_when(source, now), *until))


def confirmed(facts: EventFacts, source: Source | None, now: datetime) -> EventFacts:
    """It still stands: by that source, or else by the desk alone; the same facts within a minute.

    No source is said to have spoken that did not. What lapsed goes on.
    """
    again = facts.last_confirmed is not None and now - facts.last_confirmed < _SAME_MINUTE
    lapsed = facts.state is EventState.LAPSED
    if again and source is None and not lapsed and facts.verification is Verification.CONFIRMED:
        return facts
    found = said(facts, source, now).changed(
        last_confirmed=_newest(facts, source, now), verification=Verification.CONFIRMED
    )
    return found.changed(state=EventState.ACTIVE, ended=None) if lapsed else found


def turned(
    facts: EventFacts,
    *,
    now: datetime,
    state: EventState | None = None,
    traffic_state: TrafficState | None = None,
    passage: str | None = None,
    source: Source | None = None,
    ended: datetime | None = None,
) -> EventFacts:
    """The facts in another state or with other traffic; the same facts where both are so already.

    Ended: since `ended` or now, a blockade's road free, and what was advised meanwhile gone. Open again after it
    ended: since now. Begun after it was announced: since then, if that has passed.
    """
    target = state or (EventState.ACTIVE if traffic_state is not None else facts.state)
    if target is EventState.ENDED:
        if facts.state is EventState.ENDED:
            return facts
        if ended is None and _began_ahead(facts, now):
            # Told as it is, its end would lie before its start: that reads as called off.
            now, source = facts.started or now, source and Source(source.name, source.url)
        free = facts.kind is Kind.BLOCKADE or facts.traffic_state is not None
        over = facts.changed(state=EventState.ENDED)
        return said(dated(facts, over, now), source, now).changed(
            state=EventState.ENDED,
            ended=ended or now,
            last_confirmed=_newest(facts, source, now),
            traffic_state=TrafficState.NORMAL if free else None,
            traffic_since=None,
            passage=None,
            advice=Advice.NONE,
        )
    reopened = target is EventState.ACTIVE and facts.state is EventState.ENDED
    begun = target is EventState.ACTIVE and facts.state is EventState.ANNOUNCED
    traffic = traffic_state or facts.traffic_state
    if reopened and traffic_state is None and facts.kind is Kind.BLOCKADE:
        traffic = TrafficState.INTERRUPTED
    manner = passage or (facts.passage if traffic is facts.traffic_state else None)
    found = facts.changed(state=target, traffic_state=traffic, passage=manner, ended=None)
    if found == facts:
        return facts
    started = facts.started
    if reopened or (begun and (started is None or started > now)):
        started = now
    moved = traffic is not facts.traffic_state and started != now
    return said(dated(facts, found, now), source, now).changed(
        started=started,
        traffic_since=_since(facts, source, now)
        if moved
        else None
        if started == now
        else facts.traffic_since,
        last_confirmed=_newest(facts, source, now),
    )


def _began_ahead(facts: EventFacts, now: datetime) -> bool:
    """Whether what goes on began a little later than it is now: the clock was set back since."""
    return (
        facts.state is EventState.ACTIVE
        and facts.started is not None
        and now < facts.started <= now + _SET_BACK
    )


def dated(
    before: EventFacts, after: EventFacts, now: datetime, action: PushAction = PushAction.CHANGE
) -> EventFacts:
    """The facts after an edit or a turn, with the time up to which each summary held that tells of before the turn.

    A summary written anew tells how it is; one whose numbers or names alone were put right does not. What confirms,
    corrects or withdraws is no turn, nor is what lapsed and goes on as it was. What `after` has of such times counts for
    nothing: a turn that was looked at may have been taken out of the edit again.
    """
    state = EventState.ACTIVE if before.state is EventState.LAPSED else before.state
    moved = (state, before.traffic_state) != (after.state, after.traffic_state)
    turn = moved and action in (PushAction.TELL, PushAction.CHANGE)
    stood = min(before.last_confirmed or now, now)
    until: dict[str, datetime | None] = {}
    for name in ("summary_es", "summary_en"):
        same = _told_alike(getattr(before, name), getattr(after, name))
        known = getattr(before, f"{name}_until") or (stood if turn else None)
        until[f"{name}_until"] = known if same else None
    return after.changed(**until)


def _told_alike(one: str | None, other: str | None) -> bool:
    """Whether two summaries tell the same, numbers and names apart: "… en Ilave, km 1410" and "… en Juli, km 1414"."""
    if one is None or other is None or one == other:
        return one is not None and one == other
    plain = [[word[0].lower() for word in _PLAIN.finditer(text)] for text in (one, other)]
    return bool(plain[0]) and plain[0] == plain[1]


def undated(facts: EventFacts, earlier: Iterable[EventFacts]) -> EventFacts:
    """The facts of a correction: a summary that was of now when the event last stood so is of now again."""
    stood = [e for e in earlier if (e.state, e.traffic_state) == (facts.state, facts.traffic_state)]
    until: dict[str, datetime | None] = {}
    for name in ("summary_es", "summary_en"):
        held = any(
            _told_alike(getattr(e, name), getattr(facts, name)) and getattr(e, f"{name}_until") is None
            for e in stood
        )
        until[f"{name}_until"] = None if held else getattr(facts, f"{name}_until")
    return facts.changed(**until)


def withdrawn(facts: EventFacts, reason: str, now: datetime) -> EventFacts:
    """It was not so: withdrawn and denied, with the reason."""
    return facts.changed(
        state=EventState.RETRACTED,
        verification=Verification.DENIED,
        retraction=reason.strip() or None,
        last_confirmed=now,
        advice=Advice.NONE,
    )


def lapsed(facts: EventFacts, now: datetime) -> EventFacts:
    """Nothing is known of it any more; whether the road is free is not claimed."""
    return facts.changed(state=EventState.LAPSED, ended=now)


def merged(base: EventFacts, mine: EventFacts, newest: EventFacts) -> EventFacts:
    """The newest facts with what an edit changed of those that it started from."""
    changed = {
        field.name: getattr(mine, field.name)
        for field in dataclasses.fields(EventFacts)
        if getattr(mine, field.name) != getattr(base, field.name)
    }
    if "started" in changed:
        changed["started_timed"] = mine.started_timed
    return newest.changed(**changed)


def action_of(before: EventFacts | None, after: EventFacts, chosen: PushAction) -> PushAction:
    """What publishing these facts does in each chat: an edit that turns an event's state answers what they got.

    One that says no more than that it stands, and who says so, wakes nobody: everybody has read the rest.
    """
    if before is None or chosen not in (PushAction.TELL, PushAction.CHANGE):
        return chosen
    if _stands(before, after):
        return PushAction.REFRESH
    turned_ = (before.state, before.traffic_state) != (after.state, after.traffic_state)
    return PushAction.CHANGE if turned_ else chosen


def _stands(before: EventFacts, after: EventFacts) -> bool:
    """Whether nothing reads differently but who confirms it, and when."""
    same = after.changed(
        last_confirmed=before.last_confirmed, sources=before.sources, verification=before.verification
    )
    return same == before and after.verification is not Verification.DENIED


def named(before: EventFacts, after: EventFacts) -> str:
    """What the log calls such a turn."""
    if after.state is EventState.ENDED:
        return "lift"
    if before.state in (EventState.ENDED, EventState.LAPSED):
        return "reopen"
    if before.state is EventState.ANNOUNCED and after.traffic_state is before.traffic_state:
        return "begin"
    return "restrict" if after.traffic_state is TrafficState.RESTRICTED else "block"
