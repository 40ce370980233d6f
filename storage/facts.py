"""Event facts between their three shapes: the frozen value, the columns of `events`, the JSON of revisions."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from storage.model import (
    Advice,
    EventFacts,
    EventState,
    Kind,
    Precision,
    Severity,
    Source,
    TrafficState,
    Verification,
)

_ENUMS: dict[str, type[enum.StrEnum]] = {
    "kind": Kind,
    "state": EventState,
    "traffic_state": TrafficState,
    "verification": Verification,
    "severity": Severity,
    "precision": Precision,
    "advice": Advice,
}
_MOMENTS = {
    *("traffic_since", "started", "last_confirmed", "ended", "expires"),
    *("summary_es_until", "summary_en_until"),
}
_COLUMNS = [f.name for f in dataclasses.fields(EventFacts) if f.name != "sources"]

_STATE_WEIGHT = {TrafficState.INTERRUPTED: 20, TrafficState.RESTRICTED: 10}
_SEVERITY_WEIGHT = {Severity.EXTREME: 400, Severity.SEVERE: 300, Severity.MODERATE: 200, Severity.MINOR: 100}
_KIND_WEIGHT = {
    Kind.EXCESSIVE_FORCE: 9,
    Kind.CLASH: 8,
    Kind.BLOCKADE: 7,
    Kind.LOOTING: 6,
    Kind.DISPERSAL: 6,
    Kind.ARRESTS: 5,
    Kind.OCCUPATION: 5,
    Kind.STRIKE: 4,
    Kind.MARCH: 3,
    Kind.SIT_IN: 2,
}


def gravity(facts: EventFacts) -> int:
    """How grave an event is, for sorting: severity first, then traffic, then kind. Unknown severity counts as moderate."""
    severity = _SEVERITY_WEIGHT.get(facts.severity, 200)
    traffic = _STATE_WEIGHT.get(facts.traffic_state, 0) if facts.traffic_state else 0
    return severity + traffic + (_KIND_WEIGHT.get(facts.kind, 1) if facts.kind else 0)


def to_columns(facts: EventFacts) -> dict[str, Any]:
    """The columns of `events` that hold these facts (sources live in their own table)."""
    columns = {name: getattr(facts, name) for name in _COLUMNS}
    return columns | {"also": list(facts.also) or None, "gravity": gravity(facts)}


def from_columns(row: Mapping[str, Any], sources: tuple[Source, ...]) -> EventFacts:
    """The facts that a row of `events` holds."""
    values = {name: row[name] for name in _COLUMNS} | {"also": tuple(row["also"] or ())}
    for name, kind in _ENUMS.items():
        if values[name] is not None:
            values[name] = kind(values[name])
    return EventFacts(**values, sources=sources)


def value_to_json(name: str, value: Any) -> Any:
    """The value of one field other than the sources, as JSON."""
    return value.isoformat() if name in _MOMENTS and value is not None else value


def value_from_json(name: str, value: Any) -> Any:
    """The value of one field other than the sources, from its JSON."""
    if value is None:
        return None
    if name in _ENUMS:
        return _ENUMS[name](value)
    if name == "also":
        return tuple(value)
    return datetime.fromisoformat(value) if name in _MOMENTS else value


def to_json(facts: EventFacts) -> dict[str, Any]:
    """The facts as JSON values; what is unset is left out."""
    values: dict[str, Any] = {}
    for name in _COLUMNS:
        value = getattr(facts, name)
        if value is not None and value != ():
            values[name] = value_to_json(name, value)
    values["sources"] = [
        {"name": s.name, "url": s.url, "at": s.at.isoformat() if s.at else None} for s in facts.sources
    ]
    return values


def from_json(values: Mapping[str, Any]) -> EventFacts:
    """The facts that `to_json` wrote; names from a newer version are passed over."""
    known: dict[str, Any] = {}
    for name in _COLUMNS:
        value = value_from_json(name, values.get(name))
        if value is not None:
            known[name] = value
    sources = tuple(
        Source(s["name"], s.get("url"), datetime.fromisoformat(s["at"]) if s.get("at") else None)
        for s in values.get("sources", ())
    )
    return EventFacts(**known, sources=sources)
