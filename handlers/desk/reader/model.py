"""What reading a report gives: drafts with their doubts, tallies, and notes on what was left out."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import datetime

from storage.doubts import Choice, Doubt, Why
from storage.model import EventFacts, Source

__all__ = ["Choice", "Doubt", "Intent", "Note", "NoteWhy", "ReadDraft", "ReadTally", "Reading", "Why"]


class Intent(enum.StrEnum):
    """What a draft wants of the record: open (or update) an event, or lift one that is open."""

    REPORT = "report"
    LIFT = "lift"


class NoteWhy(enum.StrEnum):
    """Why something in the text became no draft."""

    NOT_A_PROTEST = "not_a_protest"
    CONTEXT = "context"  # an earlier time's deaths or events
    DENIED = "denied"  # what the text itself says is not so
    NOBODY_COUNTS = "nobody_counts"  # a number that no source is named for
    NOTHING_OPEN = "nothing_open"  # a road that is free, where nothing is open that could be lifted


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """One event as far as the text tells it; `facts` holds nothing that a blocking doubt asks about."""

    facts: EventFacts
    doubts: tuple[Doubt, ...] = ()
    intent: Intent = Intent.REPORT
    text: str = ""
    free: bool = False  # says only that nothing is in the way, not that something was lifted

    def asks(self, name: str) -> bool:
        """Whether some words of its own make it ask about a field, which is more than to be looked over with the rest."""
        return any(name in doubt.fields for doubt in self.doubts if doubt.why is not Why.NOT_PLAIN)

    def doubtful(self, name: str) -> bool:
        """Whether a doubt asks about this field, or its answers would set it."""
        return any(name in doubt.fields for doubt in self.doubts)


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
    """All that a report says, and when it was written, by its dateline where it has one."""

    drafts: tuple[ReadDraft, ...] = ()
    tallies: tuple[ReadTally, ...] = ()
    notes: tuple[Note, ...] = field(default=())
    written: datetime | None = None
