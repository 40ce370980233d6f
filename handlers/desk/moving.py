"""An event that is put at another place: the road, kilometre and sector of the old one that cannot be there go. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.fields import spanning
from handlers.views.wording import km
from storage.model import EventFacts, Precision
from storage.road import Lies, Road
from storage.roads import Roads

_KM = r"(?:kms?\.?|kil[oó]metros?|kilomet(?:er|re)s?)"


def moved(before: EventFacts, after: EventFacts, roads: Roads) -> EventFacts:
    """The facts at their new region without what they kept of the old one that cannot be there.

    What was changed together with the place was meant, and stays; so does what no list of roads speaks against.
    """
    old, new = before.region, after.region
    if old is None or new is None or old == new:
        return after
    name = after.road or after.road_name
    counts = roads.find(name) if name else ()
    same_road = (after.road, after.road_name) == (before.road, before.road_name)
    same_km = after.km_from is not None and after.km_from == before.km_from
    away = not old.startswith(new[:2]) and not new.startswith(old[:2])
    if name and same_road and not _passes(counts, new, away):
        gone = {"road": None, "road_name": None, "sector": None}
        gone |= {"km_from": None, "km_to": None} if same_km else {}
    elif same_km and not _lies(counts, after.km_from or 0.0, new, away):
        gone = {"km_from": None, "km_to": None, "sector": None}
    elif away and (after.latitude, after.longitude) == (before.latitude, before.longitude):
        return after.changed(latitude=None, longitude=None, precision=None)
    else:
        return after
    if after.sector != before.sector:
        gone.pop("sector")
    found = after.changed(**gone, latitude=None, longitude=None, precision=None)
    return _unsaid(after, found)


def at_region(facts: EventFacts, code: str, roads: Roads) -> EventFacts:
    """The facts at a place that was typed or tapped."""
    return moved(facts, facts.changed(region=code, also=spanning(code, facts.also)), roads)


def _passes(counts: Sequence[Road], region: str, away: bool) -> bool:
    """Whether a road comes through the department; of one that no list has, whether it was there before."""
    posts = [post for road in counts for post in road.posts]
    return any(post.district.startswith(region[:2]) for post in posts) if posts else not away


def _lies(counts: Sequence[Road], at: float, region: str, away: bool) -> bool:
    """Whether a kilometre may lie in the region."""
    known = [road for road in counts if road.reach is not None]
    return any(road.lies_in(at, region).lies is not Lies.NO for road in known) if known else not away


def _unsaid(before: EventFacts, after: EventFacts) -> EventFacts:
    """The summaries without the road and kilometre that are gone, where they stand by themselves: ": PE-3S km 1410"."""
    if not before.road or (after.road and before.km_from is None):
        return after
    code = re.escape(before.road).replace("\\-", r"[\s-]?")
    number = km(before.km_from).partition(".")[0]
    at = rf"[\s,]+{_KM}\s*{number}(?:[.,+]\d{{1,3}})?(?![\d:+])" if number else ""
    if after.road:
        gone = re.compile(rf"(?<={before.road}){at}", re.IGNORECASE)
    else:
        gone = re.compile(rf"(?:\s*\(|[,:;·]\s+){code}(?:{at})?(?![\w-])\)?(?=[\s.,;)]|$)", re.IGNORECASE)
    es, en = (gone.sub("", text) if text else None for text in (before.summary_es, before.summary_en))
    return after.changed(summary_es=es, summary_en=en)


def unplaced(facts: EventFacts) -> EventFacts:
    """The facts without a position."""
    return facts.changed(latitude=None, longitude=None, precision=None)


def placed(facts: EventFacts, roads: Roads) -> EventFacts:
    """The facts at the position that the road's known posts give for the kilometre; at none where they give none."""
    counts = roads.coded(facts.road) if facts.road else ()
    if len(counts) != 1 or facts.km_from is None:
        return unplaced(facts)
    position = counts[0].position(facts.km_from)
    if position is None:
        return unplaced(facts)
    return facts.changed(
        latitude=position.latitude,
        longitude=position.longitude,
        precision=Precision.APPROXIMATE if position.approximate else Precision.EXACT,
    )


def left_behind(before: EventFacts, after: EventFacts) -> bool:
    """Whether an event was put at another place, and its road or kilometre did not go with it."""
    if before.region == after.region:
        return False
    return any(
        getattr(before, n) is not None and getattr(after, n) is None for n in ("road", "road_name", "km_from")
    )


def still_said(before: EventFacts, after: EventFacts) -> bool:
    """Whether a summary goes on naming the road or the kilometre that did not go with its event."""
    words = [before.road] if before.road and not after.road else []
    words += [rf"{_KM} ?{km(before.km_from)}"] if before.km_from is not None and after.km_from is None else []
    text = f"{after.summary_es or ''}\n{after.summary_en or ''}"
    return any(re.search(rf"\b{word}(?![\w+])", text, re.IGNORECASE) for word in words)
