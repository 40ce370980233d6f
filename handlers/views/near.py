"""What is near somebody: the district first, then the nearest events with distance and direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import event as event_view
from handlers.views import times, wording
from handlers.views.reader import Reader
from handlers.views.screen import Button, Screen, in_pairs, stacked
from handlers.views.status import not_free
from handlers.views.voice import Voice, dotted, spaced
from storage.corridors import effect
from storage.model import Event, TrafficState
from storage.regions import Gazetteer
from storage.whereabouts import Wind

#: From here on, decimals of a kilometre tell nothing.
_WHOLE = 10.0


class Sent(StrEnum):
    """What was sent: where somebody is, where they are and go on to be, or a place that they need not be at."""

    HERE = "here"
    MOVING = "moving"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Hit:
    """An event near a position: how many km away, in which direction, and whether that is but approximate."""

    event: Event
    km: float
    wind: Wind
    approximate: bool


@dataclass(frozen=True, slots=True)
class NearData:
    """The district of a position, what is near it (`within` km), and what concerns all around; no position."""

    region: str
    hits: Sequence[Hit]
    more: int
    around: Sequence[Event]
    desk_updated: datetime | None
    followed: frozenset[str]
    sent: Sent
    within: float


def near(data: NearData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The answer to a shared position."""
    voice = Voice(texts, regions, reader)
    here = voice(
        "near-place" if data.sent is Sent.PLACE else "near-here",
        place=voice.where(data.region),
        time=times.day_time(reader.now, reader.zone, reader.language),
    )
    if data.hits:
        first = data.hits[0]
        kind = spaced((wording.sign(first.event.facts), wording.kind(first.event.facts, voice)))
        nearest = voice(
            "near-first",
            kind=kind,
            km=_km(first),
            approximate=first.approximate,
            wind=voice.plain(f"wind-{first.wind.value}"),
        )
        head = [nearest, here]
        body = [_hit(hit, voice) for hit in data.hits]
        if data.more:
            body.append(voice("and-more", count=data.more))
        if any(hit.approximate for hit in data.hits):
            body.append(voice("near-approximate"))
    else:
        # What is told of a whole department may well be near: nothing is said to be away that has no place.
        closed = sum(effect(event.facts) is TrafficState.INTERRUPTED for event in data.around)
        counted = voice("count-blockade", count=closed)
        nothing = voice("near-nothing", km=round(data.within))
        head = [voice("near-perhaps", counted=counted) if closed else nothing, here]
        body = [not_free(data.region[:4], data.desk_updated, voice)]
    parts = [stacked(head), stacked(body)]
    if data.around:
        wider = [event_view.line(e, texts=texts, regions=regions, reader=reader) for e in data.around]
        parts.append(stacked((voice("status-around"), *wider)))
    parts.append(voice(_KEPT[data.sent]))
    return Screen(Markup("\n\n").join(parts), _buttons(data, voice))


def ask(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Asks for the position, with a button that shares it."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("near-ask"), share=voice.plain("near-share"))


def in_private(link: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Leads from a group to the private chat."""
    return Screen(Voice(texts, regions, reader)("near-private", link=link))


def outside(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Says that a position lies outside Peru."""
    return Screen(Voice(texts, regions, reader)("near-outside"))


_KEPT = {Sent.HERE: "near-dropped", Sent.MOVING: "near-moving", Sent.PLACE: "near-dropped-place"}


def _km(hit: Hit) -> str:
    """How far, as exactly as it is known: "97", "4.3"; "3.5", of an approximate position in halves."""
    if round(hit.km, 1) >= _WHOLE:
        return f"{hit.km:.0f}"
    return f"{max(0.5, round(2 * hit.km) / 2):g}" if hit.approximate else f"{hit.km:.1f}"


def _hit(hit: Hit, voice: Voice) -> Markup:
    far = voice(
        "near-distance", approximate=hit.approximate, km=_km(hit), wind=voice.plain(f"wind-{hit.wind.value}")
    )
    line = event_view.line(hit.event, texts=voice.texts, regions=voice.regions, reader=voice.reader)
    return dotted((far, line))


def _buttons(data: NearData, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    """Follow the district or its province, or see its department's status."""
    codes = [data.region, data.region[:4]]
    rows = [
        Button(voice.plain("button-follow", place=voice.label(code)), f"fo:{code}")
        for code in codes
        if not any(code.startswith(one) for one in data.followed)
    ]
    rows.append(
        Button(
            voice.plain("button-status", place=voice.area(data.region[:2]), country=False),
            f"st:{data.region[:2]}",
        )
    )
    return in_pairs(rows)
