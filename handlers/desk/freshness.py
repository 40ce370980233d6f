"""Whom to ask about events that nobody confirmed in time, and which of them to give up. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from storage.facts import gravity
from storage.freshness import due, ends, patience, since
from storage.model import Event, EventState, FreshFor
from storage.permission import Act, may
from storage.questions import EVERY, About, Answer, Asked
from storage.staff import Editor, Role

#: How long `/status` says, and its editor may hear, that nothing is known of an event any more.
TOLD_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Watched:
    """An event that may be stale or lapsed a while ago, who spoke for it last, and whom the desk asked about it."""

    event: Event
    keeper: int | None = None
    asked: Sequence[Asked] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """What is to be done now: the events to ask each editor about, the worst first, and those to give up."""

    asks: Mapping[int, Sequence[tuple[int, About]]] = field(default_factory=dict)
    lapses: Sequence[Event] = ()


def decide(
    watched: Iterable[Watched],
    editors: Sequence[Editor],
    last: Mapping[int, datetime],
    now: datetime,
    fresh_for: FreshFor,
) -> Round:
    """What a look at all that is watched leads to; `last` is when each editor was asked anything last.

    First its editor is asked, then the others of its region, then owners: the next ones as soon as all before them
    do not know, cannot be reached, or have not answered in time. A second period after it was due, an event is
    given up, but never before somebody had time to answer.
    """
    free = {editor.id for editor in editors if now - last.get(editor.id, now - EVERY) >= EVERY}
    asks: dict[int, list[tuple[Event, About]]] = {}
    lapses = []
    for one in watched:
        if one.event.facts.state is EventState.LAPSED:
            wanted, about = _untold(one, editors, now), About.LAPSED
        else:
            moment = due(one.event, fresh_for)
            if moment is None or now <= moment:
                continue
            if _given_up(one, editors, now, fresh_for):
                lapses.append(one.event)
                continue
            announced = one.event.facts.state is EventState.ANNOUNCED
            wanted, about = _next(one, editors, now, fresh_for), About.BEGUN if announced else About.STANDS
        for editor in wanted:
            if editor in free:
                asks.setdefault(editor, []).append((one.event, about))
    return Round(
        {
            editor: [(event.id, about) for event, about in sorted(found, key=_worst)]
            for editor, found in asks.items()
        },
        lapses,
    )


def waits(event: Event, asked_at: datetime, now: datetime) -> bool:
    """Whether a question of that moment about the event still wants an answer: nobody has spoken for it since.

    What lapsed may be taken up again for a while.
    """
    facts = event.facts
    if facts.state is EventState.LAPSED:
        if facts.ended is None or now - facts.ended > TOLD_FOR:
            return False
    elif facts.state not in (EventState.ACTIVE, EventState.ANNOUNCED):
        return False
    return since(event) < asked_at


def _worst(entry: tuple[Event, About]) -> tuple[bool, bool, int, datetime, int]:
    event, about = entry
    facts = event.facts
    announced = facts.state is EventState.ANNOUNCED
    return (about is About.LAPSED, announced, -gravity(facts), since(event), event.id)


def _able(one: Watched, editors: Sequence[Editor]) -> list[Editor]:
    """Who may speak for the event: all the places that it concerns have to lie in their regions."""
    places = one.event.facts.regions or (None,)
    return [editor for editor in editors if all(may(editor, Act.SEND, place) for place in places)]


def _circles(one: Watched, editors: Sequence[Editor]) -> list[list[int]]:
    """Who can answer, in the order in which they are asked."""
    there = _able(one, editors)
    others = [editor for editor in there if editor.id != one.keeper]
    circles = (
        [editor.id for editor in there if editor.id == one.keeper],
        [editor.id for editor in others if editor.role is not Role.OWNER],
        [editor.id for editor in others if editor.role is Role.OWNER],
    )
    return [circle for circle in circles if circle]


def _rows(one: Watched) -> dict[int, Asked]:
    """What each editor was asked last since somebody spoke for the event."""
    spoken = since(one.event)
    return {asked.editor: asked for asked in one.asked if asked.at > spoken}


def _is_past(asked: Asked | None, now: datetime, wait: timedelta) -> bool:
    """Whether nothing more is hoped for from this editor."""
    if asked is None:
        return False
    return not asked.reached or asked.answer is Answer.UNKNOWN or now - asked.at >= wait


def _next(one: Watched, editors: Sequence[Editor], now: datetime, fresh_for: FreshFor) -> list[int]:
    """Whom to ask now: of the first circle where somebody may still answer, those who were not asked yet."""
    rows, wait = _rows(one), patience(one.event, fresh_for)
    for circle in _circles(one, editors):
        fresh = [editor for editor in circle if editor not in rows]
        if fresh:
            return fresh
        if not all(_is_past(rows.get(editor), now, wait) for editor in circle):
            return []
    return []


def _given_up(one: Watched, editors: Sequence[Editor], now: datetime, fresh_for: FreshFor) -> bool:
    moment = ends(one.event, fresh_for)
    if moment is None or now < moment:
        return False
    rows, wait = _rows(one), patience(one.event, fresh_for)
    assert one.event.facts.kind is not None
    period = fresh_for[one.event.facts.kind]
    # Somebody spoke for it, and a publisher has yet to look: that is an answer, for one period more.
    if any(
        asked.answer is Answer.SENT and asked.answered_at is not None and now - asked.answered_at < period
        for asked in rows.values()
    ):
        return False
    reached = [asked.at for asked in rows.values() if asked.reached]
    if reached and now - min(reached) >= wait:
        return True
    members = [editor for circle in _circles(one, editors) for editor in circle]
    return all(_is_past(rows.get(editor), now, wait) for editor in members)


def _untold(one: Watched, editors: Sequence[Editor], now: datetime) -> list[int]:
    """Its editor, if they have not heard yet that nothing is known of it."""
    ended = one.event.facts.ended
    if ended is None or now - ended > TOLD_FOR or one.keeper is None:
        return []
    if any(asked.about is About.LAPSED and asked.at >= ended for asked in one.asked):
        return []
    return [editor.id for editor in _able(one, editors) if editor.id == one.keeper]
