"""What a running Chaski is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TextIO
from zoneinfo import ZoneInfo

from storage.model import FRESH_FOR, FreshFor, Language
from storage.sealing import Sealer
from storage.staff import FourEyes


class NotListening(Exception):
    """The feeds' address cannot be listened on; says why."""


@dataclass(frozen=True, slots=True)
class Feed:
    """Where Sutran's feed is, and how long to rest between two questions."""

    url: str
    every: timedelta


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a running Chaski is told; `rate` is in messages a second, `web` is host and port of the feeds."""

    token: str
    api_url: str
    database_url: str
    sealer: Sealer
    owners: frozenset[int]
    zone: ZoneInfo
    default_language: Language
    rate: float
    undo: timedelta
    now: Callable[[], datetime]
    four_eyes: FourEyes = FourEyes.OFF
    fresh_for: FreshFor = field(default_factory=lambda: FRESH_FOR)
    proxy: str | None = None
    web: tuple[str, int] | None = None
    sutran: Feed | None = None
    #: Telegram Stars a day that a rate above the free one may cost; none: nothing is paid for.
    paid_cap: int | None = None
    terminal: TextIO | None = None
