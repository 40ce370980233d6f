"""News: what of that which waited for a chat its digest tells. All of it pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from storage.model import EventState, Kind, TrafficState, Verification
from storage.pushes import Change, DeliveryState, Digest, Item, Telling

_OVER = (EventState.ENDED, EventState.LAPSED, EventState.RETRACTED)


class Waiting(NamedTuple):
    """A delivery that waits, its push's matter and the revision it was for, and how the event stands by now."""

    id: int
    destination: int
    state: str
    push: int
    event: int
    sort: int
    grade: int
    phase: int
    of_revision: int
    revision: int
    kind: str
    event_state: str
    traffic: str | None
    verification: str

    @property
    def over(self) -> bool:
        """Whether the event is over by now, or its road free."""
        free = self.kind == Kind.BLOCKADE and self.traffic == TrafficState.NORMAL
        return self.event_state in _OVER or self.verification == Verification.DENIED or free

    @property
    def void(self) -> bool:
        """Whether the desk took it back."""
        return self.event_state == EventState.RETRACTED or self.verification == Verification.DENIED


@dataclass(slots=True)
class Heard:
    """What a chat heard of an event otherwise: its earliest push there, its newest one there or on its way, and the
    newest revision that it was told.
    """

    first: int | None
    newest: int | None
    told: int | None = None


_NOTHING = Heard(None, None)


def telling(
    rows: Iterable[Waiting], heard: Mapping[int, Heard], due: datetime, zone: str | None
) -> tuple[Telling | None, list[int]]:
    """What a digest tells of these rows of one chat, and which are told by nobody any more; `heard` goes by event.

    It is named by the moment at which it was `due`, by the clock of that zone.
    Whatever a newer message has told meanwhile, and what the desk took back before anybody was told, is left out.
    """
    by_event: dict[int, list[Waiting]] = defaultdict(list)
    idle: list[int] = []
    for row in rows:
        other = heard.get(row.event, _NOTHING)
        if (other.newest or 0) > row.push or (other.told or 0) >= row.of_revision:
            idle.append(row.id)
        else:
            by_event[row.event].append(row)
    items, settled, quiet = [], [], False
    for event, theirs in sorted(by_event.items()):
        first = heard.get(event, _NOTHING).first
        known = first is not None and first < max(row.push for row in theirs)
        last = theirs[-1]
        if last.void and not known:
            idle += [row.id for row in theirs]
            continue
        change = Change.OVER if last.over else Change.CHANGED if known else Change.NEW
        items.append(Item(event, last.revision, change))
        settled += [(row.id, last.revision) for row in theirs]
        quiet = quiet or any(row.state == DeliveryState.HELD for row in theirs)
    if not items:
        return None, idle
    return Telling(Digest(tuple(items), due, zone, quiet), tuple(settled)), idle
