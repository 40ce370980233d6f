"""Which open event a draft is about: the one it would say again, or the one it says is over. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handlers.desk.reader.model import Intent, ReadDraft
from storage.model import Event, EventFacts, EventState, Kind
from storage.naming import fold

#: Reports of one point give its kilometre up to so far apart.
SAME_POINT_KM = 1.0
#: A clearing is told by the nearest post or town, so its kilometre may be farther off.
SAME_CLEARING_KM = 5.0
#: How well a clearing fits an event that goes on somewhere in all that is around its place: not surely.
_AROUND = 1


@dataclass(frozen=True, slots=True)
class Match:
    """The open events that a draft may be about, likeliest first; `sure` when there is one and no other fits as well.

    What is over in a place is never surely the event of all that is around it.
    """

    events: tuple[Event, ...] = ()
    sure: bool = False


def matching(draft: ReadDraft, events: Iterable[Event]) -> Match:
    """The open events that this draft updates or lifts: the same road within a kilometre, or the same place and kind."""
    alive = [e for e in events if e.facts.state in (EventState.ACTIVE, EventState.ANNOUNCED)]
    score = _lifted if draft.intent is Intent.LIFT else _updated
    ranked = [(score(draft.facts, event.facts), event) for event in alive]
    # That one gets through a town says nothing of what goes on somewhere around it.
    least = _AROUND if draft.free else 0
    fits = sorted((pair for pair in ranked if pair[0] > least), key=lambda pair: (-pair[0], -pair[1].id))
    best = [event for points, event in fits if points == fits[0][0]]
    events_found = tuple(event for _, event in fits)
    if draft.intent is not Intent.LIFT:
        return Match(tuple(best), len(best) == 1)
    around = bool(fits) and fits[0][0] == _AROUND
    return Match(events_found, len(best) == 1 and not around)


def _updated(draft: EventFacts, event: EventFacts) -> int:
    """How well a report fits an open event, 0 not at all: a blockade by road and kilometre, the rest by place and kind."""
    if draft.kind is not None and draft.kind is not event.kind:
        return 0
    if (apart := _apart(draft, event)) is not None:
        return 3 if apart <= SAME_POINT_KM else 0
    if draft.road and event.road and draft.road != event.road:
        return 0
    if draft.kind is None or draft.region is None or draft.region != event.region:
        return 0
    if (
        Kind.BLOCKADE is draft.kind
        and (draft.km_from is None) is not (event.km_from is None)
        and not _same_words(draft, event)
    ):
        # A town may have several: one with a kilometre and one without are not the same unless the words say so.
        return 1 if draft.road is None or draft.road == event.road else 0
    if draft.place and event.place and not _same_words(draft, event):
        return 0
    return 2


def _lifted(draft: EventFacts, event: EventFacts) -> int:
    """How well a clearing fits an open event; one without a place fits every event of its kind in its region."""
    if event.kind is not (draft.kind or Kind.BLOCKADE):
        return 0
    if (apart := _apart(draft, event)) is not None:
        return 6 if apart <= SAME_POINT_KM else 5 if apart <= SAME_CLEARING_KM else 0
    if draft.road and event.road and draft.road != event.road:
        return 0
    if _same_words(draft, event) and _related(draft.region, event.region):
        return 5
    if draft.region is None:
        return 3 if draft.road is not None and draft.road == event.road else 0
    if draft.region == event.region:
        return 4
    if not draft.region or not _related(draft.region, event.region):
        return 0
    return 3 if event.region and event.region.startswith(draft.region) else _AROUND


def _apart(one: EventFacts, other: EventFacts) -> float | None:
    """How many kilometres lie between two points of one road, None where that is not said."""
    if not one.road or one.road != other.road or one.km_from is None or other.km_from is None:
        return None
    one_end, other_end = one.km_to or one.km_from, other.km_to or other.km_from
    return max(0.0, one.km_from - other_end, other.km_from - one_end)


def _same_words(one: EventFacts, other: EventFacts) -> bool:
    """Whether the square, bridge, exit or sector is the same by its name."""
    names = {fold(n) for n in (one.place, one.sector) if n}
    return any(fold(n) in names for n in (other.place, other.sector) if n)


def _related(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and (one.startswith(other) or other.startswith(one))
