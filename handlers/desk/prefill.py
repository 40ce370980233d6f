"""The first draft of a pasted text: what the reader is sure of is filled in; the card shows it. Pure."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.desk.reader import Intent, ReadDraft, read
from storage.model import EventFacts, EventState, Language
from storage.regions import Gazetteer
from storage.roads import Roads

#: Longest summary a message can carry beside its other lines.
LONGEST_SUMMARY = 1500
_MIDNIGHT = datetime(2000, 1, 1, tzinfo=ZoneInfo("America/Lima"))


def prefilled(
    text: str,
    regions: Gazetteer,
    roads: Roads,
    language: Language,
    now: datetime | None = None,
    zone: ZoneInfo | None = None,
) -> EventFacts:
    """Facts with the text as summary, and what the text leaves no doubt about; without a clock no times are read."""
    summary = text.strip()[:LONGEST_SUMMARY]
    found = read(summary, regions, roads, now or _MIDNIGHT, zone or ZoneInfo("America/Lima"))
    facts = _only(found.drafts)
    if now is None:
        facts = facts.changed(started=None, state=EventState.ACTIVE)
    if not any(map(str.isalnum, summary)):
        return facts
    name = "summary_es" if language is Language.ES else "summary_en"
    return facts.changed(**{"summary_es": None, "summary_en": None, name: summary})


def _only(drafts: tuple[ReadDraft, ...]) -> EventFacts:
    """The facts of one draft; of several what they share; of a clearing where it was, never a new blockade."""
    if not drafts:
        return EventFacts()
    first = drafts[0].facts
    if len(drafts) == 1 and drafts[0].intent is Intent.REPORT:
        return first
    if len(drafts) == 1:
        return EventFacts(
            region=first.region,
            road=first.road,
            road_name=first.road_name,
            km_from=first.km_from,
            km_to=first.km_to,
        )
    shared = {
        name: getattr(first, name)
        for name in ("kind", "region", "road", "road_name", "traffic_state", "sources")
        if all(d.intent is Intent.REPORT and getattr(d.facts, name) == getattr(first, name) for d in drafts)
    }
    return EventFacts(**shared)
