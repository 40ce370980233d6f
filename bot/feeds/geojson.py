"""GeoJSON (RFC 7946): a region's events for maps."""

from __future__ import annotations

from typing import Any

import orjson

from bot.feeds.edition import Edition
from bot.feeds.native import native
from storage.model import Event, Precision
from storage.regions import Gazetteer

TYPE = "application/geo+json"


def geojson(edition: Edition) -> bytes:
    """A FeatureCollection; each feature has the fields of an export, and the headline in words."""
    features = [
        feature(
            event,
            edition.regions,
            native(event, edition.mark, public=True)
            | {
                "headline": edition.headline(event),
                "updated": event.updated_at.isoformat(),
                "revision": event.revision,
                "url": edition.link(event),
            },
            edition.urn(f"event:{event.id}"),
        )
        for event in edition.events
    ]
    return orjson.dumps({"type": "FeatureCollection", "features": features})


def feature(event: Event, regions: Gazetteer, properties: dict[str, Any], name: str) -> dict[str, Any]:
    """One event at its place; at its region's centre and said so where the place is not known, nowhere for the country."""
    facts, geometry = event.facts, None
    place = (facts.latitude, facts.longitude)
    precision = facts.precision
    if None in place and facts.region:
        region = regions.get(facts.region)
        place, precision = (region.latitude, region.longitude), Precision.APPROXIMATE
    if place[0] is not None and place[1] is not None:
        geometry = {"type": "Point", "coordinates": [round(place[1], 6), round(place[0], 6)]}
        if precision:
            properties = properties | {"precision": precision.value}
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": properties}
