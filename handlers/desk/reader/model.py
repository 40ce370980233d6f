"""What reading a report gives: drafts with their doubts, tallies, and notes on what was left out."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import datetime

from storage.model import EventFacts, Source


class Intent(enum.StrEnum):
    """What a draft wants of the record: open (or update) an event, or lift one that is open."""

    REPORT = "report"
    LIFT = "lift"


class Why(enum.StrEnum):
    """What a doubt is about."""

    REGION_AMBIGUOUS = "region_ambiguous"  # several places bear the name
    REGION_UNKNOWN = "region_unknown"  # the text names none, or a name that no place has
    ROAD_AMBIGUOUS = "road_ambiguous"  # several roads, or several counts of one, fit
    ROAD_REGION = "road_region"  # that kilometre of that road lies elsewhere
    KM_IMPOSSIBLE = "km_impossible"  # beyond the road's known posts
    KM_UNCLEAR = "km_unclear"  # "1.410" may be thousands or metres
    KIND_UNCLEAR = "kind_unclear"
    STATE_UNCLEAR = "state_unclear"  # interrupted or restricted
    TIME_UNCLEAR = "time_unclear"  # the day is said and not the hour
    COUNT_UNCLEAR = "count_unclear"  # two numbers for the same people, or an earlier time's


class NoteWhy(enum.StrEnum):
    """Why something in the text became no draft."""

    NOT_A_PROTEST = "not_a_protest"
    CONTEXT = "context"  # an earlier time's deaths or events


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a doubt: the fields of the facts that it sets."""

    changes: tuple[tuple[str, object], ...]

    def taken(self, facts: EventFacts) -> EventFacts:
        """The facts after this answer."""
        return facts.changed(**dict(self.changes))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question that the text leaves open; without choices the editor types the answer.

    A doubt that does not block stands beside a value that is right in the main, such as an hour for "last night".
    """

    field: str
    why: Why
    choices: tuple[Choice, ...] = ()
    words: str = ""
    blocks: bool = True


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """One event as far as the text tells it; `facts` holds nothing that a blocking doubt asks about."""

    facts: EventFacts
    doubts: tuple[Doubt, ...] = ()
    intent: Intent = Intent.REPORT
    text: str = ""

    def doubtful(self, name: str) -> bool:
        """Whether a doubt asks about this field."""
        return any(doubt.field == name for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class ReadTally:
    """A count that a source gives for a region, as in `storage.model.Tally`."""

    region: str
    counted: str
    value: int
    qualifier: str | None = None
    earlier: int | None = None
    at: datetime | None = None
    source: Source | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A part of the text that became no draft, and why."""

    why: NoteWhy
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a report says."""

    drafts: tuple[ReadDraft, ...] = ()
    tallies: tuple[ReadTally, ...] = ()
    notes: tuple[Note, ...] = field(default=())
