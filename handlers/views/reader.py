"""For whom a screen is written: which language, at what moment, by which clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from storage.model import Language


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader's language, the moment of writing (aware) and the zone whose clock times are shown."""

    language: Language
    now: datetime
    zone: ZoneInfo
