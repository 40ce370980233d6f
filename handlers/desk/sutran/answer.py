"""From the bytes of an answer to the alerts in it, as plain texts under plain names. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storage.regions import fold

#: More alerts than Peru ever had at once; what lies beyond is no list of road alerts.
MOST_ALERTS = 20_000
#: Letters of one value that are looked at.
_LONGEST = 2_000


class Broken(ValueError):
    """The answer is no list of alerts; the message says in one English word or two what it is, for the log."""


@dataclass(frozen=True, slots=True)
class Alerts:
    """The alerts that could be read, each by folded names of its properties; `whole` is False where some could not."""

    rows: tuple[Mapping[str, str], ...]
    whole: bool


def read_answer(data: bytes) -> Alerts:
    """The alerts of a GeoJSON answer, whatever its content type, byte-order mark or encoding; Broken if it is none."""
    text = _decoded(data).strip("\ufeff \t\r\n\x00")
    if not text:
        raise Broken("empty")
    if text.startswith("<"):
        raise Broken("a web page")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise Broken("not JSON, or half of it") from None
    features = found.get("features") if isinstance(found, dict) else found
    if not isinstance(features, list):
        raise Broken("no list of features")
    if len(features) > MOST_ALERTS:
        raise Broken("too many features")
    rows = [row for feature in features if (row := _row(feature))]
    if features and not rows:
        raise Broken("no feature that can be read")
    return Alerts(tuple(rows), len(rows) == len(features))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _row(feature: Any) -> dict[str, str]:
    """The properties of a feature and its position; nothing for what is no feature."""
    if not isinstance(feature, dict):
        return {}
    properties = feature.get("properties")
    if not isinstance(properties, dict) or not properties:
        return {}
    row: dict[str, str] = {}
    for name, value in properties.items():
        told = _told(value)
        if told:
            row.setdefault(fold(str(name)[:80]).replace(" ", "_"), told)
    if row and (position := _position(feature.get("geometry"))) is not None:
        row.setdefault("longitud", position[0])
        row.setdefault("latitud", position[1])
    return row


def _told(value: Any) -> str:
    """A value as text on one line; "" for what says nothing."""
    if isinstance(value, bool) or value is None or not isinstance(value, str | int | float):
        return ""
    # What no screen shows, such as halves of letters and zero bytes, no database takes either.
    seen = "".join(c for c in str(value)[:_LONGEST] if c.isprintable() or c.isspace())
    told = " ".join(seen.split())
    return "" if told.lower() in ("null", "none", "nan", "-", "--", "s/n", "undefined") else told


def _position(geometry: Any) -> tuple[str, str] | None:
    """Longitude and latitude of a point, or of the first post of a line, as texts."""
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    for _ in range(3):
        if isinstance(coordinates, Sequence) and coordinates and isinstance(coordinates[0], Sequence):
            coordinates = coordinates[0]
    if not isinstance(coordinates, list) or len(coordinates) < 2:
        return None
    longitude, latitude = _told(coordinates[0]), _told(coordinates[1])
    return (longitude, latitude) if longitude and latitude else None
