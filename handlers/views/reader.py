"""For whom a screen is written: which language, at what moment, by which clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from storage.model import FRESH_FOR, FreshFor, Language


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader's language, the moment of writing (aware), the zone whose clock times are shown, and what is stale.

    Where `back` is set that moment is gone by, and "today" would be taken for the reader's own.
    """

    language: Language
    now: datetime
    zone: ZoneInfo
    fresh_for: FreshFor = field(default_factory=lambda: FRESH_FOR, hash=False)
    back: bool = False
