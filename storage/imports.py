"""What an import hands to the record: validated rows with the id they have where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.model import EventFacts, Source


@dataclass(frozen=True, slots=True)
class ImportedEvent:
    """One curated event; the same `external_id` imported again updates the same event."""

    external_id: str
    facts: EventFacts


@dataclass(frozen=True, slots=True)
class ImportedTally:
    """One count that a source gives for a region at a time, as `storage.model.Tally`."""

    external_id: str
    region: str
    counted: str
    value: int
    at: datetime
    source: Source
    qualifier: str | None = None
    earlier: int | None = None
