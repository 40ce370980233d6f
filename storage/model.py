"""What Chaski remembers: frozen values, one vocabulary for every floor.

Moments are timezone-aware datetimes in UTC; distances are kilometres; regions are INEI codes
("" Peru, 2 digits department, 4 province, 6 district).
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.doubts import Doubt


class Kind(enum.StrEnum):
    """What sort of protest event it is (terms after ACLED, words as used in Peru)."""

    BLOCKADE = "blockade"
    MARCH = "march"
    SIT_IN = "sit_in"
    STRIKE = "strike"
    OCCUPATION = "occupation"
    CLASH = "clash"
    DISPERSAL = "dispersal"
    EXCESSIVE_FORCE = "excessive_force"
    LOOTING = "looting"
    ARRESTS = "arrests"
    AGREEMENT = "agreement"


class TrafficState(enum.StrEnum):
    """The road authority's own words for whether a road can be passed."""

    INTERRUPTED = "interrupted"
    RESTRICTED = "restricted"
    NORMAL = "normal"


class Verification(enum.StrEnum):
    """How sure the desk is that it happened."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    DENIED = "denied"


class EventState(enum.StrEnum):
    """Where an event is in its life; lifting changes this, it never opens a new event."""

    ANNOUNCED = "announced"
    ACTIVE = "active"
    ENDED = "ended"
    LAPSED = "lapsed"  # nobody has confirmed it for too long: nothing is known, and nothing claimed
    RETRACTED = "retracted"


class Severity(enum.StrEnum):
    """CAP severity."""

    EXTREME = "extreme"
    SEVERE = "severe"
    MODERATE = "moderate"
    MINOR = "minor"
    UNKNOWN = "unknown"


class Precision(enum.StrEnum):
    """How exactly the position is known (ACLED geo_precision 1 to 3)."""

    EXACT = "exact"
    DISTRICT = "district"
    APPROXIMATE = "approximate"


class Advice(enum.StrEnum):
    """CAP response type: what the reader is advised to do."""

    AVOID = "avoid"
    MONITOR = "monitor"
    PREPARE = "prepare"
    ALL_CLEAR = "all_clear"
    NONE = "none"


class Language(enum.StrEnum):
    """The languages Chaski speaks."""

    ES = "es"
    EN = "en"


#: How long a kind of event counts as fresh after it was last confirmed.
FreshFor = Mapping[Kind, timedelta]
#: What holds where the settings say nothing else.
FRESH_FOR: FreshFor = {
    Kind.BLOCKADE: timedelta(hours=6),
    Kind.MARCH: timedelta(hours=4),
    Kind.SIT_IN: timedelta(hours=6),
    Kind.STRIKE: timedelta(hours=24),
    Kind.OCCUPATION: timedelta(hours=12),
    Kind.CLASH: timedelta(hours=3),
    Kind.DISPERSAL: timedelta(hours=3),
    Kind.EXCESSIVE_FORCE: timedelta(hours=24),
    Kind.LOOTING: timedelta(hours=6),
    Kind.ARRESTS: timedelta(hours=24),
    Kind.AGREEMENT: timedelta(hours=48),
}


#: Why an event may be withdrawn, where one word is enough.
RETRACTIONS = ("unfounded", "elsewhere", "twice")


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: a medium, an authority, a witness; `at` is when they said it."""

    name: str
    url: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EventFacts:
    """All that an editor states about one protest at one place; what a revision holds."""

    kind: Kind | None = None
    region: str | None = None
    state: EventState = EventState.ACTIVE
    traffic_state: TrafficState | None = None
    traffic_since: datetime | None = None  # of this traffic state, where it is not the event's start
    verification: Verification = Verification.REPORTED
    severity: Severity = Severity.UNKNOWN
    road: str | None = None  # code such as PE-3S
    road_name: str | None = None
    km_from: float | None = None
    km_to: float | None = None
    sector: str | None = None
    place: str | None = None  # square, bridge, exit: words for people
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision | None = None
    started: datetime | None = None
    started_timed: bool | None = None  # a start at midnight is an hour that somebody said, not its day alone
    last_confirmed: datetime | None = None
    ended: datetime | None = None  # or since when nothing is known of it
    expires: datetime | None = None
    summary_es: str | None = None
    summary_en: str | None = None
    # When what each tells was last so, where the event took a turn since.
    summary_es_until: datetime | None = None
    summary_en_until: datetime | None = None
    organisers: str | None = None
    demand: str | None = None
    crowd: int | None = None
    injured: int | None = None
    dead: int | None = None
    passage: str | None = None
    advice: Advice = Advice.NONE
    campaign: str | None = None
    also: tuple[str, ...] = ()  # further regions of one event that spans several, as a strike does
    retraction: str | None = None  # why it was withdrawn: one of RETRACTIONS, or the desk's own words
    photo: str | None = None  # Telegram file id
    photo_bot: int | None = None  # the bot it belongs to: file ids die with their bot
    sources: tuple[Source, ...] = ()

    @property
    def regions(self) -> tuple[str, ...]:
        """All regions that it concerns, its own first; nothing while that is unknown."""
        return () if self.region is None else (self.region, *self.also)

    def changed(self, **changes: object) -> EventFacts:
        """The same facts with some of them replaced; another start is of an hour only where that is said with it."""
        if changes.get("started", self.started) != self.started:
            changes.setdefault("started_timed", None)
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Event:
    """One protest at one place as the record knows it now; `revision` counts from 1."""

    id: int
    revision: int
    facts: EventFacts
    created_at: datetime
    updated_at: datetime
    external_id: str | None = None
    campaign: int | None = None  # the record of the campaign that it belongs to

    def stale_for(self, now: datetime, fresh_for: FreshFor) -> timedelta | None:
        """How long an active event has gone unconfirmed, None while it is fresh or over."""
        facts = self.facts
        if facts.state is not EventState.ACTIVE or facts.kind is None:
            return None
        since = facts.last_confirmed or facts.started or self.updated_at
        age = now - since
        return age if age > fresh_for[facts.kind] else None


@dataclass(frozen=True, slots=True)
class Revision:
    """What an event was stated to be from a moment on; `number` counts from 1. Who stated it is not told."""

    number: int
    at: datetime
    facts: EventFacts


#: The source of a count that only says that those in charge gave it.
AUTHORITIES = "Autoridades"


@dataclass(frozen=True, slots=True)
class Tally:
    """A count that a source gives for a region at a time, e.g. at least 37 blocked points."""

    id: int
    region: str
    counted: str  # blocked_points | roads_affected | regions_affected | injured | dead
    value: int
    at: datetime
    source: Source
    qualifier: str | None = None  # at_least | about | up_to
    earlier: int | None = None


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat that talks to Chaski; `telegram_id` is unsealed in memory only."""

    id: int
    telegram_id: int
    kind: str
    language: Language
    language_chosen: bool = False
    suspended: bool = False


@dataclass(frozen=True, slots=True)
class Subscription:
    """A destination follows a target: (`region`, INEI code) now, routes later."""

    id: int
    destination: int
    target: str
    target_kind: str = "region"


@dataclass(frozen=True, slots=True)
class Campaign:
    """A strike or the like that groups events; `ended` is None while it goes on."""

    id: int
    name: str
    ended: datetime | None = None


class PushAction(enum.StrEnum):
    """What a push does in each chat."""

    TELL = "tell"  # a message of its own
    CHANGE = "change"  # another state: a reply to the message they got
    CORRECT = "correct"  # every delivered copy is edited and answered
    RETRACT = "retract"  # the same, the event withdrawn
    REFRESH = "refresh"  # delivered copies are edited, nobody is notified
    DIGEST = "digest"  # what waited is told in one message


@dataclass(frozen=True, slots=True)
class Draft:
    """Work in progress at the desk; `version` rises with every change so that old buttons are noticed."""

    id: int
    editor: int
    facts: EventFacts
    version: int
    created_at: datetime
    updated_at: datetime
    event: int | None = None  # the event it edits
    base_revision: int | None = None  # the revision that edit started from
    awaiting: str | None = None  # the field whose value the editor's next message gives
    message_id: int | None = None  # the desk message that shows it
    published_event: int | None = None
    sent_at: datetime | None = None  # since when it waits for a publisher
    batch: int | None = None  # the batch of drafts out of one text
    doubts: tuple[Doubt, ...] = ()  # what the text left open
    apart: tuple[int, ...] = ()  # the open events of which its editor said that they are others
    action: PushAction = PushAction.TELL  # what its publication does in each chat
