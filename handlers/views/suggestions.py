"""What a feed suggests to the desk: the list with its buttons, the notice of what is new, and how the feed does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup, escape

from handlers.texts import Texts
from handlers.views import event as event_view
from handlers.views import wording
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen, one_line, stacked
from handlers.views.status import paging
from handlers.views.voice import Voice, dotted, lowered
from storage.model import Event, TrafficState
from storage.permission import Way
from storage.regions import Gazetteer
from storage.suggesting import Suggestion, Wants

#: Suggestions on one page: three buttons each.
PER_PAGE = 5
_IN_NEWS = 8
_WORDS = 160


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page of what waits (`page` from 0), how each may go on, and when the feed was looked at, None if it is off."""

    shown: Sequence[Suggestion]
    ways: Mapping[int, Way]
    total: int
    page: int
    looked: datetime | None
    failing: datetime | None = None

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // PER_PAGE))


def waiting(data: Waiting, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """What waits for a decision, each with its one-tap buttons."""
    voice = Voice(texts, regions, reader)
    lines = [
        Markup("<b>{}</b>").format(voice("suggestions-title", count=data.total)),
        _looked(data, voice),
    ]
    rows: list[Row] = []
    first = data.page * PER_PAGE + 1
    for number, one in enumerate(data.shown, first):
        lines += [Markup(""), *_told(number, one, voice)]
        rows.append(_buttons(number, one, data, voice))
    rows += paging("p", data.page, data.pages, "sg")
    rows.append((Button(voice.plain("button-refresh"), f"sg:p:{data.page}"),))
    return Screen(stacked(line for line in lines), tuple(rows))


def _looked(data: Waiting, voice: Voice) -> Markup:
    if data.failing is not None:
        return voice("suggestions-failing", time=voice.when(data.failing, standing=False))
    if data.looked is None:
        return voice("suggestions-never")
    return voice("suggestions-looked", time=voice.when(data.looked, standing=False))


def _told(number: int, one: Suggestion, voice: Voice) -> list[Markup]:
    """What is suggested, the point in a line, its own words, and why it needs a look."""
    lines = [Markup("<b>{} · {}</b>").format(str(number), _asks(one, voice)), _line(one, voice)]
    if one.wants is not Wants.LIFT:
        lines.append(escape(one_line(one.facts.summary_es, _WORDS)))
    if one.doubt:
        lines.append(voice(f"suggestions-doubt-{one.doubt}"))
    return [line for line in lines if line]


def _asks(one: Suggestion, voice: Voice) -> Markup:
    """In a few words, what would happen: "Nuevo", "Cambió: restringido", "Sigue", "Ya no figura"."""
    number = str(one.event) if one.event is not None else ""
    if one.wants is Wants.NEW:
        return voice("suggestions-new")
    if one.wants is Wants.LIFT:
        normal = one.facts.traffic_state is TrafficState.NORMAL
        return voice("suggestions-normal" if normal else "suggestions-gone", number=number)
    if confirms(one):
        return voice("suggestions-still", number=number)
    return voice("suggestions-changed", number=number, now=lowered(wording.traffic(one.facts, voice)))


def confirms(one: Suggestion) -> bool:
    """Whether an update only says that the event still stands as it did."""
    stood = one.about.traffic_state if one.about is not None else None
    return one.facts.traffic_state is None or one.facts.traffic_state is stood


def _line(one: Suggestion, voice: Voice) -> Markup:
    """The point as a line of a list, in the state that the feed gives."""
    event = Event(0, 1, one.facts, one.updated_at, one.updated_at)
    return event_view.line(event, texts=voice.texts, regions=voice.regions, reader=voice.reader)


def _buttons(number: int, one: Suggestion, data: Waiting, voice: Voice) -> Row:
    def button(key: str, action: str) -> Button:
        label = voice.plain(f"suggestions-button-{key}")
        return Button(f"{number} · {label}", f"sg:{one.id}:{one.version}:{action}:{data.page}")

    sends = data.ways.get(one.id) is not Way.PUBLISH
    edit = button("edit", "edit")
    match one.wants:
        case Wants.NEW if one.doubt is not None:
            return (edit, button("ignore", "ign"))
        case Wants.NEW:
            return (button("send" if sends else "publish", "pub"), edit, button("ignore", "ign"))
        case Wants.LIFT:
            return (button("lift", "pub"), edit, button("stays", "ign"))
        case _:
            return (button("confirm" if confirms(one) else "update", "pub"), edit, button("ignore", "ign"))


def news(
    found: Sequence[Suggestion], waiting: int, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """Told to an editor: what the feed says anew in their regions, in one message."""
    voice = Voice(texts, regions, reader)
    counts = {wants: sum(1 for one in found if one.wants is wants) for wants in Wants}
    told = dotted(
        voice(f"suggestions-count-{wants}", count=count) for wants, count in counts.items() if count
    )
    lines = [Markup("<b>{}</b>").format(voice("suggestions-news", told=told))]
    lines += [
        dotted((lowered(_asks(one, voice)), _line(one, voice)))
        if one.wants is not Wants.NEW
        else _line(one, voice)
        for one in found[:_IN_NEWS]
    ]
    if len(found) > _IN_NEWS:
        lines.append(voice("suggestions-more", count=len(found) - _IN_NEWS))
    return Screen(stacked(lines), ((Button(voice.plain("suggestions-open", count=waiting), "sg:p:0"),),))


def feed_broken(since: datetime, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Told to owners: the feed gives nothing that can be used."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("suggestions-broken", time=voice.when(since, standing=True)))


def feed_back(since: datetime, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Told to owners: the feed answers again."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("suggestions-back", time=voice.when(since, standing=True)))
