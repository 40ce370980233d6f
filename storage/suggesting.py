"""What a feed says, set beside what the desk did about it: when to ask, when to stay silent. Pure."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from storage.model import EventFacts, TrafficState

#: A point must lack in so many complete answers in a row before it counts as gone,
GONE_AFTER = 2
#: and in so many where most points vanished at once, which a broken feed does more often than a truce.
GONE_AFTER_ALL = 6
_FEW = 4
#: A feed that confirms again within this time tells the desk nothing.
_NEWER = timedelta(minutes=30)


class Wants(enum.StrEnum):
    """What a suggestion asks the desk to do."""

    NEW = "new"
    UPDATE = "update"  # an event at the desk: another state, or a confirmation
    LIFT = "lift"


class Standing(enum.StrEnum):
    """What the desk did about a suggestion."""

    WAITING = "waiting"
    TAKEN = "taken"
    IGNORED = "ignored"
    GONE = "gone"  # the feed lists it no more, and nothing is left to do


@dataclass(frozen=True, slots=True)
class Sighting:
    """A point as the feed lists it now; `event` is an open event at the desk that it may be about."""

    key: str
    human: bool
    facts: EventFacts
    doubt: str | None = None
    event: int | None = None


@dataclass(frozen=True, slots=True)
class About:
    """An open event that a suggestion is about, as far as a feed can add to it."""

    event: int
    region: str
    traffic_state: TrafficState | None
    last_confirmed: datetime | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A point of the feed and what is asked about it; `version` rises whenever an old button would do another thing."""

    id: int
    key: str
    wants: Wants
    standing: Standing
    facts: EventFacts
    version: int
    seen_at: datetime
    updated_at: datetime
    doubt: str | None = None  # why it cannot go out unseen, see handlers.desk.sutran
    event: int | None = None
    about: About | None = None  # the event while it is open
    told_at: datetime | None = None
    missed: int = 0  # complete answers in a row that lacked it
    in_hand: bool = False  # an editor works on a draft of it

    @property
    def region(self) -> str:
        """Where it is decided: the event's region, else the point's own, else the country."""
        return self.about.region if self.about is not None else self.facts.region or ""


def says_more(about: About, facts: EventFacts) -> bool:
    """Whether a feed's facts would change an open event: another state, or a word that is newer."""
    if facts.traffic_state is not None and facts.traffic_state is not about.traffic_state:
        return True
    said = facts.last_confirmed
    return said is not None and (about.last_confirmed is None or said - about.last_confirmed >= _NEWER)


def _overtaken(known: Suggestion, facts: EventFacts, about: About) -> bool:
    """Whether the desk spoke for the event after the feed did: then an old state there is no news.

    A feed that changes a state without a new time says so now, and its question stands until the desk speaks again.
    """
    said, desk = facts.last_confirmed, about.last_confirmed
    if said is None or desk is None or said >= desk or facts.traffic_state is not known.facts.traffic_state:
        return False
    asked = known.standing is Standing.WAITING and known.event == about.event
    return not asked or known.updated_at < desk


def patience(known: int, missing: int) -> int:
    """How many complete answers must lack a point, where so many of the known ones are missing at once."""
    return GONE_AFTER_ALL if known >= _FEW and missing * 2 > known else GONE_AFTER


def seen(known: Suggestion | None, point: Sighting, about: About | None, now: datetime) -> Suggestion | None:
    """The suggestion after its point was listed; None where there is nothing to suggest."""
    if known is None:
        if not point.human or (about is None and point.facts.traffic_state is TrafficState.NORMAL):
            return None
        blank = Suggestion(
            0, point.key, Wants.NEW, Standing.GONE, point.facts, 0, now, now, point.doubt, missed=0
        )
        return _asked(blank, point, about, now)
    was_gone = known.missed >= GONE_AFTER
    back = replace(known, missed=0, seen_at=now)
    if known.in_hand:
        # Compared again once the draft is out: what it says by then is what an update must differ from.
        return back
    if known.standing is Standing.IGNORED:
        moved = point.facts.traffic_state is not known.facts.traffic_state
        another = was_gone and point.facts.started != known.facts.started
        if not moved and not another:
            return replace(back, facts=point.facts, doubt=point.doubt)
    if known.standing is Standing.TAKEN and point.facts == known.facts:
        return back
    return _asked(back, point, about, now)


def unseen(known: Suggestion, now: datetime, needed: int = GONE_AFTER) -> Suggestion:
    """The suggestion after a complete answer lacked its point, which is gone once `needed` of them did."""
    if known.standing is Standing.GONE:
        return known
    gone = replace(known, missed=min(known.missed + 1, GONE_AFTER_ALL))
    if gone.missed < needed or known.in_hand:
        return gone
    if known.about is not None:
        return gone if known.wants is Wants.LIFT else _asking(gone, Wants.LIFT, now)
    if known.standing is Standing.IGNORED:
        return gone
    return replace(gone, standing=Standing.GONE, version=known.version + 1, updated_at=now)


def _asked(base: Suggestion, point: Sighting, about: About | None, now: datetime) -> Suggestion:
    """What a point asks of the desk now."""
    normal = point.facts.traffic_state is TrafficState.NORMAL
    fresh = replace(
        base,
        facts=point.facts,
        doubt=point.doubt,
        about=about,
        event=about.event if about is not None else None,
    )
    if about is None:
        if normal:
            return replace(fresh, standing=Standing.GONE, version=base.version + 1, updated_at=now)
        return _asking(fresh, Wants.NEW, now, base)
    if not _overtaken(base, point.facts, about):
        if normal:
            return _asking(fresh, Wants.LIFT, now, base)
        if says_more(about, point.facts):
            return _asking(fresh, Wants.UPDATE, now, base)
    if base.standing is Standing.TAKEN:
        return fresh
    return replace(
        fresh, wants=Wants.UPDATE, standing=Standing.TAKEN, version=base.version + 1, updated_at=now
    )


def _asking(now_is: Suggestion, wants: Wants, now: datetime, before: Suggestion | None = None) -> Suggestion:
    """The suggestion waiting for the desk; its people are told again only of another question or another state."""
    before = before or now_is
    same = before.standing is Standing.WAITING and before.wants is wants and before.event == now_is.event
    if same and before.facts == now_is.facts and before.doubt == now_is.doubt:
        return now_is
    quiet = same and before.facts.traffic_state is now_is.facts.traffic_state
    return replace(
        now_is,
        wants=wants,
        standing=Standing.WAITING,
        version=before.version + 1,
        updated_at=now,
        told_at=before.told_at if quiet else None,
    )
