"""What a sentence says, and the world that it is said in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from handlers.desk.reader.figures.counts import Counts
from handlers.desk.reader.figures.shares import Share
from handlers.desk.reader.figures.sums import Count
from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.what import kinds
from handlers.desk.reader.what.clearings import Clearing
from handlers.desk.reader.when.times import When
from handlers.desk.reader.where.kilometres import KmMention
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.places import Index
from handlers.desk.reader.where.roadnames import RoadMention
from storage.model import Source, TrafficState
from storage.roads import Roads


@dataclass(frozen=True, slots=True)
class World:
    """What a report is read against: the places, the roads, the moment and its zone."""

    places: Index
    roads: Roads
    now: datetime
    zone: ZoneInfo


@dataclass(frozen=True)
class Told:
    """What a sentence says, each kind of thing in the order of the words."""

    sentence: Sentence
    hits: tuple[kinds.Hit, ...]
    generic: bool
    human: bool
    natural: bool
    clearing: Clearing | None
    roads: tuple[RoadMention, ...]
    kms: tuple[KmMention, ...]
    mentions: tuple[Mention, ...]
    adjectives: tuple[Mention, ...]  # the places named by one: "puneños"
    country: bool
    venue: str | None
    square: str | None
    sector: str | None
    states: tuple[TrafficState, ...]
    moments: tuple[When, ...]
    ahead: bool
    goes_on: bool
    counts: Counts
    organisers: str | None
    demand: str | None
    sources: tuple[Source, ...]
    tallies: tuple[Count, ...]
    shares: tuple[Share, ...]  # of the count, by place
    line_count: int | None  # of a line that says but a place and a number
    denies: bool  # it says of something that it is not so, or only asks
    takes_back: bool  # it says that what was told before it is not so
    campaign: str | None
    threat: bool = False  # all that it tells of is but threatened with
    bygone: bool = False  # all of it was weeks or years ago

    @cached_property
    def known(self) -> dict[str, Any]:
        """What other rooms found out about it once, by what they call it; none of it holds for a copy that is changed."""
        return {}

    @property
    def eventful(self) -> bool:
        """Whether it tells of something that happens, be it only the name of a road and a kilometre."""
        return bool(self.hits or self.generic or self.clearing or self.kms)

    @property
    def heading(self) -> bool:
        """Whether it but names a place, a road or a day for what follows."""
        flat = self.sentence.plain
        return (
            not self.kms
            and not self.clearing
            and not self.counts.crowd
            and (flat.rstrip().endswith(":") or (not self.hits and not self.generic and len(flat) <= 70))
            and bool(self.mentions or self.roads or self.moments or self.hits or self.country or self.generic)
        )

    def written(self, match: re.Match[str], group: str) -> str:
        """What a part found in the plain words of the sentence says as it was written."""
        return self.sentence.text[match.start(group) : match.end(group)]

    def asked_for(self, at: int) -> bool:
        """Whether what stands there is what people ask for: "para exigir la reconstrucción de los puentes A y B"."""
        begin = self.sentence.text.find(self.demand) if self.demand else -1
        return 0 <= begin <= at < begin + len(self.demand or "")
