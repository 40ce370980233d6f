"""A road: what is known to go on along it, by its kilometres, and that silence says nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import event as event_view
from handlers.views.reader import Reader
from handlers.views.screen import Button, Screen, fitted, in_pairs, one_line, stacked
from handlers.views.status import counted, paging
from handlers.views.voice import Voice
from storage.model import Event
from storage.regions import Gazetteer
from storage.road import Road

_LABEL = 40
_AROUND = 3


@dataclass(frozen=True, slots=True)
class RoadData:
    """A road, all that goes on along it by kilometre, the page of it that is `shown`, and what may be on it (`around`)."""

    road: Road
    events: Sequence[Event]
    shown: Sequence[Event]
    around: Sequence[Event]
    page: int = 0
    pages: int = 1


def road(data: RoadData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The answer to a road's name."""
    voice = Voice(texts, regions, reader)

    def lines(events: Sequence[Event]) -> list[Markup]:
        return [event_view.line(event, texts=texts, regions=regions, reader=reader) for event in events]

    counts = Counter(event.facts.kind for event in data.events if event.facts.kind)
    parts = [
        stacked((voice.title(f"{_named(data.road)}"), counted(counts, None, voice) or voice("road-quiet"))),
        stacked(lines(data.shown)),
    ]
    if data.around:
        more = len(data.around) - _AROUND
        told = [*lines(data.around[:_AROUND]), *([voice("and-more", count=more)] if more > 0 else [])]
        parts.append(stacked((voice("road-near"), *told)))
    parts.append(stacked((voice("silence"), voice("road-hint"))))
    refresh = Button(voice.plain("button-refresh"), f"rd:{data.road.code}:{data.page}")
    return Screen(
        Markup("\n\n").join(part for part in parts if part),
        (*paging(data.road.code, data.page, data.pages, "rd"), (refresh,)),
    )


def which(roads: Sequence[Road], *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Asks which of several roads is meant."""
    voice = Voice(texts, regions, reader)
    rows = tuple((Button(fitted(_named(road), _LABEL), f"rd:{road.code}:0"),) for road in roads)
    return Screen(voice("road-which"), rows)


def sight(
    name: str,
    codes: Sequence[str],
    roads: Sequence[Road] = (),
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """Says in which regions, and on which roads, a sight or a stop lies, each with what goes on there a tap away."""
    voice = Voice(texts, regions, reader)
    buttons = [Button(fitted(regions.path(code), _LABEL), f"st:{code}:0") for code in codes]
    rows = tuple((Button(fitted(_named(road), _LABEL), f"rd:{road.code}:0"),) for road in roads)
    return Screen(voice("sight", name=one_line(name, _LABEL)), (*in_pairs(buttons), *rows))


def _named(road: Road) -> str:
    return f"{road.code} {road.name}"
