"""What headings leave for the sentences under them."""

from __future__ import annotations

from dataclasses import dataclass, field

from handlers.desk.reader.story.told import Told
from handlers.desk.reader.what.clearings import Clearing
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.roadnames import RoadMention
from storage.model import Kind


@dataclass
class Context:
    """What headings and earlier sentences leave for those that follow."""

    path: tuple[Mention, ...] = ()
    road: RoadMention | None = None
    kinds: list[Kind] = field(default_factory=list)
    clearing: Clearing | None = None
    block: int = -1
    dated: Told | None = None  # a heading that names but the day of what is below
    used: bool = True
    heading: Told | None = None
    organisers: str | None = None
    country: bool = False
    headed: RoadMention | None = None  # the road that the heading itself names
    #: Of a field that names several: "Location: A, B, C".
    places: list[tuple[Mention, ...]] = field(default_factory=list)
