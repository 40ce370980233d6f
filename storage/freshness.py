"""Freshness: how long a word about an event holds, and what follows when nobody renews it. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.model import Event, EventState, FreshFor
from storage.stages import is_open

_HOUR = timedelta(hours=1)


def since(event: Event) -> datetime:
    """Since when nobody has spoken for the event: its last confirmation, else its start, else its newest revision.

    An announced event is spoken for until it should have begun.
    """
    facts = event.facts
    if facts.state is EventState.ANNOUNCED:
        moments = (facts.started, facts.last_confirmed or event.updated_at)
        return max(moment for moment in moments if moment is not None)
    return facts.last_confirmed or facts.started or event.updated_at


def due(event: Event, fresh_for: FreshFor) -> datetime | None:
    """From when its editor is asked about it: past its kind's time, or as soon as it should have begun; None if over."""
    facts = event.facts
    if not is_open(facts) or facts.kind is None:
        return None
    spoken = since(event)
    begins = facts.state is EventState.ANNOUNCED and spoken == facts.started
    return spoken if begins else spoken + fresh_for[facts.kind]


def ends(event: Event, fresh_for: FreshFor) -> datetime | None:
    """From when nothing is known of it any more: a second such time after it was due; None if it is over."""
    moment = due(event, fresh_for)
    return None if moment is None or event.facts.kind is None else moment + fresh_for[event.facts.kind]


def patience(event: Event, fresh_for: FreshFor) -> timedelta:
    """How long an answer about it is waited for before others are asked: a third of its kind's time, at least an hour."""
    assert event.facts.kind is not None
    return max(_HOUR, fresh_for[event.facts.kind] / 3)
