"""Reading a report as the desk does, against all places and roads, which are read once."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from handlers.desk.reader import ReadDraft, Reading, read
from storage.regions import Gazetteer
from storage.roads import Roads
from tests.conftest import LIMA, Clock


@cache
def places() -> tuple[Gazetteer, Roads]:
    """All regions and roads that Chaski ships."""
    return Gazetteer.load(), Roads.load()


def reading(text: str, now: datetime | None = None) -> Reading:
    """What a report says, read on the day of the tests where no other is given."""
    return read(text, *places(), now or Clock().now(), LIMA)


def drafts(text: str) -> tuple[ReadDraft, ...]:
    """The drafts of a report."""
    return reading(text).drafts


def only(text: str) -> ReadDraft:
    """The one draft of a report that tells of one event."""
    (draft,) = drafts(text)
    return draft


def asks(draft: ReadDraft, name: str) -> bool:
    """Whether some words of its own make a draft ask about a field, which is more than to be looked over with the rest."""
    return draft.asks(name)
