"""The fields of a draft: which are chosen by button, which are typed, and how each typed one is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from handlers.desk import reading
from handlers.desk.attributing import is_nobody
from handlers.desk.dating import dated
from handlers.desk.hours import moment
from handlers.desk.prefill import LONGEST_SUMMARY
from handlers.desk.reading import Unreadable
from handlers.desk.updating import told_at
from storage.model import Advice, EventFacts, EventState, Kind, Language, Severity, TrafficState, Verification

#: Fields set by tapping one of a few values.
CHOICES: Mapping[str, type[StrEnum]] = {
    "kind": Kind,
    "traffic_state": TrafficState,
    "verification": Verification,
    "severity": Severity,
    "state": EventState,
    "advice": Advice,
}
#: What a draft goes back to when such a field is cleared.
_CLEARED: Mapping[str, object] = {
    "verification": Verification.REPORTED,
    "severity": Severity.UNKNOWN,
    "state": EventState.ACTIVE,
    "advice": Advice.NONE,
}
#: Values an editor cannot choose here: withdrawing has its own command, and losing sight of one is nobody's choice.
HIDDEN = {("state", EventState.RETRACTED), ("state", EventState.LAPSED)}

Read = Callable[[str, datetime, ZoneInfo], dict[str, Any]]


def _line(name: str, limit: int) -> Read:
    def read(text: str, _now: datetime, _zone: ZoneInfo) -> dict[str, Any]:
        plain = " ".join(text.split())
        if len(plain) > limit:
            raise Unreadable("desk-too-long")
        if not any(map(str.isalnum, plain)):
            # A thumb that slipped names nobody and nothing.
            raise Unreadable("desk-want-text")
        return {name: plain}

    return read


def _summary(name: str) -> Read:
    language = Language.ES if name.endswith("_es") else Language.EN

    def read(text: str, now: datetime, zone: ZoneInfo) -> dict[str, Any]:
        if len(text.strip()) > LONGEST_SUMMARY:
            raise Unreadable("desk-too-long")
        if not any(map(str.isalnum, text)):
            raise Unreadable("desk-want-text")
        return {name: dated(text.strip(), now, zone, language)}

    return read


def _road(text: str, _now: datetime, _zone: ZoneInfo) -> dict[str, Any]:
    found = reading.road_position(text)
    return {"road": found.road, "road_name": found.name, "km_from": found.km_from, "km_to": found.km_to}


def _started(text: str, now: datetime, zone: ZoneInfo) -> dict[str, Any]:
    return {"started": moment(text, now, zone), "started_timed": True}


def beginning(text: str, now: datetime, zone: ZoneInfo, known: datetime | None) -> dict[str, Any]:
    """The start of what is announced: an hour alone is of the day `known` so far, midnight else the next one."""
    on = known.astimezone(zone).date() if known is not None and known > now else None
    return {"started": moment(text, now, zone, ahead=True, on=on), "started_timed": True}


def _number(name: str) -> Read:
    return lambda text, _now, _zone: {name: reading.people(text)}


def _sources(text: str, now: datetime, _zone: ZoneInfo) -> dict[str, Any]:
    named = reading.named_sources(text, now)
    if any(is_nobody(source.name) for source in named):
        raise Unreadable("desk-source-nobody")
    return {"sources": named}


@dataclass(frozen=True, slots=True)
class Typed:
    """A field whose value the editor's next message gives; `empty` is what clearing leaves."""

    read: Read
    empty: Mapping[str, Any]
    limit: int = 0


#: Region and photo are not here: one is searched for, the other sent.
TYPED: Mapping[str, Typed] = {
    "road": Typed(_road, {"road": None, "road_name": None, "km_from": None, "km_to": None}),
    "place": Typed(_line("place", 200), {"place": None}, 200),
    "started": Typed(_started, {"started": None, "started_timed": None}),
    "sources": Typed(_sources, {"sources": ()}),
    "summary_es": Typed(_summary("summary_es"), {"summary_es": None}, LONGEST_SUMMARY),
    "summary_en": Typed(_summary("summary_en"), {"summary_en": None}, LONGEST_SUMMARY),
    "organisers": Typed(_line("organisers", 300), {"organisers": None}, 300),
    "demand": Typed(_line("demand", 300), {"demand": None}, 300),
    "passage": Typed(_line("passage", 300), {"passage": None}, 300),
    "campaign": Typed(_line("campaign", 120), {"campaign": None}, 120),
    "crowd": Typed(_number("crowd"), {"crowd": None}),
    "injured": Typed(_number("injured"), {"injured": None}),
    "dead": Typed(_number("dead"), {"dead": None}),
}
#: The first screen of a card, and what waits behind "More".
FIRST = (
    "kind",
    "region",
    "road",
    "traffic_state",
    "verification",
    "sources",
    "severity",
    "photo",
    "summary_es",
    "summary_en",
)
MORE = (
    *("state", "started", "place", "organisers", "demand", "passage", "advice", "campaign", "also"),
    *("crowd", "injured", "dead"),
)
FIELDS = frozenset((*FIRST, *MORE))


def on_its_road(facts: EventFacts, values: dict[str, Any]) -> dict[str, Any]:
    """What was typed for a field; a kilometre without a road is one of the road that the draft has."""
    if values.get("km_from") is None or values["road"] is not None or values["road_name"] is not None:
        return values
    return {**values, "road": facts.road, "road_name": facts.road_name}


def spanning(region: str | None, codes: Iterable[str]) -> tuple[str, ...]:
    """Further regions of an event: each once, without what lies in another of them or in its own."""
    found: list[str] = []
    for code in sorted(set(codes), key=len):
        if not any(code.startswith(other) for other in (*found, *(() if region is None else (region,)))):
            found.append(code)
    return tuple(sorted(found))


def cleared(facts: EventFacts, field: str) -> EventFacts:
    """The facts without what that field says."""
    if field in TYPED:
        return facts.changed(**TYPED[field].empty)
    if field == "also":
        return facts.changed(also=())
    if field == "photo":
        return facts.changed(photo=None, photo_bot=None)
    return facts.changed(**{field: _CLEARED.get(field)})


def chosen(facts: EventFacts, field: str, value: str) -> EventFacts:
    """The facts with a tapped value; ValueError for one that the field does not have."""
    if field not in CHOICES:
        raise ValueError(field)
    found = CHOICES[field](value)
    if (field, found) in HIDDEN:
        raise ValueError(value)
    return facts.changed(**{field: found})


def missing(facts: EventFacts) -> tuple[str, ...]:
    """The fields that must be filled before the draft can go out."""
    needed = []
    if facts.kind is None:
        needed.append("kind")
    if facts.region is None:
        needed.append("region")
    if not facts.sources:
        needed.append("sources")
    if not (facts.summary_es or facts.summary_en):
        needed.append("summary_es")
    if facts.state is EventState.ANNOUNCED and facts.started is None:
        needed.append("started")
    return tuple(needed)


def ready(facts: EventFacts, now: datetime, *, heard: datetime | None = None) -> EventFacts:
    """The facts as they go out: confirmed when they say, else when a source spoke; ended now, if they only say that.

    A source that gives no time spoke when the desk `heard` it, however late that goes out; where the desk edits what
    is published already (None), it speaks now.
    """
    if facts.last_confirmed is None:
        spoke = now if heard is None else told_at(facts, heard)
        facts = facts.changed(last_confirmed=min(now, spoke))
    elif facts.last_confirmed > now:
        facts = facts.changed(last_confirmed=now)
    if facts.state is EventState.ENDED and facts.ended is None:
        facts = facts.changed(ended=now if heard is None else min(now, heard))
    if facts.state in (EventState.ANNOUNCED, EventState.ACTIVE) and facts.ended is not None:
        facts = facts.changed(ended=None)
    return facts
