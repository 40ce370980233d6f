"""An event as `chaski import` reads it back: the fields of docs/import.md, what is unset left out."""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import orjson

from bot.rows import EventRow
from storage.exports import own_id
from storage.model import Event, EventFacts, EventState, Source

FIELDS = tuple(EventRow.model_fields)
_DEFAULTS = EventFacts()
#: What somebody wrote or counted; nothing of it goes on about an event that was withdrawn.
_WORDS = "summary_es summary_en organisers demand crowd injured dead passage campaign sector place"
_TOLD = frozenset(_WORDS.split())
#: What makes a spreadsheet reckon instead of show; a space before it is taken away again by the import.
_RECKONED = ("=", "+", "-", "@", "\t", "\r")


def native(event: Event, record: uuid.UUID, *, public: bool = False) -> dict[str, Any]:
    """The fields as JSON values; for the `public` what was withdrawn keeps its place and kind alone."""
    facts = event.facts
    values: dict[str, Any] = {"external_id": event.external_id or own_id(record, event.id)}
    silent = _TOLD if public and facts.state is EventState.RETRACTED else frozenset()
    for name in FIELDS[1:]:
        if name == "sources" or name in silent:
            continue
        value = getattr(facts, name)
        # The country's code is empty and is told all the same.
        if value is None or (value == getattr(_DEFAULTS, name) and name != "state"):
            continue
        values[name] = (
            value.isoformat() if isinstance(value, datetime) else list(value) if name == "also" else value
        )
    values["sources"] = [_source(source) for source in facts.sources]
    return values


def json_line(event: Event, record: uuid.UUID) -> bytes:
    """One line of JSON, with its end."""
    return orjson.dumps(native(event, record)) + b"\n"


def csv_head() -> str:
    """The line that names the columns."""
    return _row(FIELDS)


def csv_line(event: Event, record: uuid.UUID, *, public: bool = False) -> str:
    """One event in the columns of `csv_head`; its sources share a cell."""
    values = native(event, record, public=public)
    # An empty cell is a field left out: the country goes by its name.
    values["region"] = values["region"] or "Perú"
    values["also"] = " ; ".join(values.get("also", ()))
    values["sources"] = " ; ".join(_cell(source) for source in values["sources"])
    return _row(_safe(values.get(name, "")) for name in FIELDS)


def _source(source: Source) -> dict[str, str]:
    told = {"name": source.name, "url": source.url, "at": source.at.isoformat() if source.at else None}
    return {name: value for name, value in told.items() if value}


def _cell(source: dict[str, str]) -> str:
    parts = [source.get(name, "").replace("|", "/").replace(" ; ", ", ") for name in ("name", "url", "at")]
    return "|".join(parts).rstrip("|")


def _safe(value: object) -> str:
    text = f"{value}"
    return f" {text}" if isinstance(value, str) and text.startswith(_RECKONED) else text


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
