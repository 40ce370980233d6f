"""What another report makes of an event that is open: newer news, what nobody had said yet, or its end. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from storage.model import EventFacts, EventState, Source
from storage.stages import MOST_SOURCES, turned

#: What a newer report of an open event says anew; the rest of the event stays as the desk has it.
_NEWS = (
    *("traffic_state", "summary_es", "summary_en", "organisers", "demand"),
    *("crowd", "injured", "dead", "passage"),
)
#: What it adds where the event does not say it yet.
_MORE = ("road", "road_name", "km_from", "km_to", "sector", "place", "latitude", "longitude", "precision")


def told_at(said: EventFacts, heard: datetime) -> datetime:
    """When a report was made: when the last of its sources spoke, else when it was heard."""
    return max((one.at or heard for one in said.sources), default=heard)


def _stamped(said: EventFacts, heard: datetime) -> EventFacts:
    """The report with the time at which it was heard on sources that name none."""
    return said.changed(sources=tuple(replace(s, at=s.at or heard) for s in said.sources))


def lifted(event: EventFacts, said: EventFacts, now: datetime, heard: datetime) -> EventFacts:
    """An event as it is over, by whoever says so: since when the report says, else since that was made."""
    who = _stamped(said, heard).sources[0] if said.sources else None
    ended = said.ended or min(now, told_at(said, heard))
    return turned(event, now=now, state=EventState.ENDED, source=who, ended=ended)


def updated(event: EventFacts, said: EventFacts, heard: datetime) -> EventFacts:
    """An open event with what a newer report says of it; place and start stay as the desk has them.

    One made before the event was last confirmed adds what nobody had said yet, and takes nothing back.
    """
    said = _stamped(said, heard)
    began = event.state is EventState.ANNOUNCED and said.state is EventState.ACTIVE
    stood = event.last_confirmed
    if stood is not None and told_at(said, heard) < stood and not began:
        return _filled(event, said)
    news = {name: getattr(said, name) for name in _NEWS if getattr(said, name) is not None}
    if said.traffic_state is not None and said.traffic_state is not event.traffic_state and not began:
        # The traffic is another since the report says so, and how one got by before counts no more.
        news |= {"passage": said.passage, "traffic_since": _turned_at(event, said, heard)}
    more = {name: getattr(said, name) for name in _MORE} if event.km_from is None and said.km_from else {}
    start = said if event.started is None or (began and said.started is not None) else event
    state = event.state if said.state is EventState.ANNOUNCED else said.state
    return event.changed(
        **news,
        **{name: value for name, value in more.items() if value is not None},
        state=state,
        started=start.started,
        started_timed=start.started_timed,
        ended=said.ended,
        last_confirmed=_said(event, said),
        sources=_joined(said.sources, event.sources),
    )


def _filled(event: EventFacts, said: EventFacts) -> EventFacts:
    """An event with what an older report says besides; how it stands is as others said later."""
    more = _MORE if event.km_from is None and said.km_from else ()
    names = ("organisers", "demand", "crowd", "injured", "dead", "started", *more)
    blanks = {name: getattr(said, name) for name in names if getattr(event, name) is None}
    if "started" in blanks:
        blanks["started_timed"] = said.started_timed
    return event.changed(**blanks, sources=_joined(event.sources, said.sources))


def _turned_at(event: EventFacts, said: EventFacts, heard: datetime) -> datetime:
    """Since when the traffic is as a report says: since its own start, where that is later than the event's."""
    before = event.traffic_since or event.started
    if said.started is not None and before is not None and said.started > before:
        return said.started
    at = told_at(said, heard)
    return at if before is None else max(at, before)


def _said(event: EventFacts, said: EventFacts) -> datetime | None:
    """When a newer report was last confirmed: when it says, never before the event was; None for when it goes out."""
    times = [one.at for one in said.sources if one.at is not None]
    if not times:
        return None
    return max([*times, *([event.last_confirmed] if event.last_confirmed is not None else [])])


def _joined(newer: Sequence[Source], older: Sequence[Source]) -> tuple[Source, ...]:
    found: dict[str, Source] = {}
    for source in (*newer, *older):
        found.setdefault(source.name.casefold(), source)
    return tuple(found.values())[:MOST_SOURCES]
